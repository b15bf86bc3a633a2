"""The HTML page in a browser: Debian's Chromium, without a window, with the page from a file."""

import html
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spacy.language import Language

from diploparse import Meeting, Party, Person, Report, Span, read, to_html

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

screenshots = pytest.importorskip("docs.screenshots", reason="selenium is not installed")
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
if not screenshots.is_there():
    pytest.skip("chromium and chromedriver are not installed", allow_module_level=True)

WIDE, PHONE = (1280, 800), (390, 780)
HOSTILE = '\u202eAna Silva\u202c met "></style><script>document.title = 1</script> <img src=x onerror="document.title = 2"> javascript:alert(1) \u2066\u202e.'


@pytest.fixture(scope="module")
def chrome() -> "Iterator[Chrome]":
    with screenshots.browser() as chrome:
        yield chrome


@pytest.fixture(scope="module")
def report(nlp: Language) -> Report:
    filler = "\n\n".join(["Nothing was said, and the harbour lay still as on any other day of that long spring."] * 30)
    return read(f"{screenshots.TEXT}\n{filler}\n\nSolbakken left.", screenshots.PUBLISHED, nlp=nlp)


class Shown:
    """A page in the browser."""

    def __init__(self, chrome: "Chrome", source: str, folder: Path, size: tuple[int, int] = WIDE, *, dark: bool = False) -> None:
        path = folder / "page.html"
        path.write_text(source, encoding="utf-8")
        chrome.get_log("browser")
        screenshots.show(chrome, path, *size, dark=dark)
        self.chrome = chrome

    def one(self, selector: str) -> "WebElement":
        return self.chrome.find_element("css selector", selector)

    def all(self, selector: str) -> "list[WebElement]":
        return self.chrome.find_elements("css selector", selector)

    def marked(self, words: str) -> "WebElement":
        return next(piece for piece in self.all(".words .s") if piece.text == words)

    def do(self, code: str, *arguments: object) -> object:
        return self.chrome.execute_script(code, *arguments)

    def is_in_view(self, element: "WebElement") -> bool:
        code = "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.width > 0"
        for _ in range(40):  # a frame scrolls smoothly, whatever the page was told about motion
            if self.do(code, element):
                return True
            time.sleep(0.05)
        return False

    def press(self, *keys: str) -> None:
        for key in keys:
            self.focused.send_keys(key)

    @property
    def focused(self) -> "WebElement":
        return self.chrome.switch_to.active_element

    @property
    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.chrome.get_log("browser")]


@pytest.fixture
def page(chrome: "Chrome", report: Report, tmp_path: Path) -> Iterator[Shown]:
    shown = Shown(chrome, to_html(report), tmp_path)
    yield shown
    assert shown.complaints == []


def test_a_layer_is_switched_off_and_on(page: Shown) -> None:
    day = page.marked("Thursday")
    before = day.value_of_css_property("background-image")
    toggle = page.one("[data-toggles=times]")
    assert "time" in (day.get_attribute("class") or "").split()
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "false"
    assert day.value_of_css_property("background-image") != before
    assert day.get_attribute("href") is None
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert day.value_of_css_property("background-image") == before
    assert day.get_attribute("href")


def test_a_layer_leaves_the_marks_of_the_others(page: Shown) -> None:
    name = page.marked("Nxele")  # in a quotation, and a person
    assert {"person", "quotation"} <= set(page.do("return [...arguments[0].classList]", name))  # type: ignore[call-overload]
    page.one("[data-toggles=quotations]").click()
    assert page.do("return [...arguments[0].classList]", name) == ["s", "person"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_record_shows_its_evidence(chrome: "Chrome", report: Report, tmp_path: Path, size: tuple[int, int]) -> None:
    page = Shown(chrome, to_html(report), tmp_path, size)
    last = page.all(".words .person")[-1]
    assert page.do("return arguments[0].getBoundingClientRect().top > innerHeight", last)
    page.do("document.querySelector('.card.person .t').scrollIntoView()")
    page.one(".card.person .t").click()
    assert "1 of 3" in page.one("#panel").text
    page.one("#panel-back").click()
    assert "3 of 3" in page.one("#panel").text
    assert page.is_in_view(last)
    assert {"lit", "now"} <= set((last.get_attribute("class") or "").split())
    covered = page.do(
        "return arguments[0].getBoundingClientRect().bottom > arguments[1].getBoundingClientRect().top", last, page.one("#panel")
    )
    assert not covered
    page.one("#panel-title").click()
    assert page.is_in_view(page.one(".card.person.hit"))
    assert page.complaints == []


def test_a_fact_shows_its_own_evidence(page: Shown) -> None:
    fact = next(found for found in page.all(".card.meeting dd a") if found.text == "Nairobi")
    page.do("arguments[0].scrollIntoView()", fact)
    fact.click()
    assert [piece.text for piece in page.all(".words .lit")] == ["Nairobi"]
    assert page.is_in_view(page.one(".words .lit"))


def test_marked_text_shows_its_records(page: Shown) -> None:
    page.marked("Nxele").click()
    assert [kind.text for kind in page.all("#panel-list .kind")] == ["Person", "Quotation"]
    assert len(page.all("#records .hit")) == 2
    assert page.is_in_view(page.one(".card.person.hit"))
    page.all("#panel-list a")[0].click()
    assert page.one(".card.person.hit .t").text == "Thandiwe Nxele"


def test_the_keyboard_goes_from_mark_to_mark_and_back(page: Shown) -> None:
    page.do("document.querySelector('[data-toggles=times]').focus()")
    page.press(Keys.TAB)
    assert page.focused.get_attribute("id") == page.all(".words a")[0].get_attribute("id")
    page.press(Keys.ARROW_RIGHT)
    second = page.focused
    assert second.get_attribute("id") == page.all(".words a")[1].get_attribute("id")
    assert second.value_of_css_property("outline-style") == "solid"
    page.press(Keys.ENTER)
    assert page.focused.get_attribute("id") == "panel"
    page.press(Keys.ESCAPE)
    assert not page.one("#panel").is_displayed()
    assert page.focused == second
    page.press(Keys.END, Keys.ARROW_RIGHT)
    assert page.focused.get_attribute("id") == page.all(".words a")[-1].get_attribute("id")
    page.press(Keys.TAB)
    assert page.do("return arguments[0].closest('#records') !== null", page.focused)


def test_the_keyboard_switches_a_layer_and_finds_evidence(page: Shown) -> None:
    page.do("document.querySelector('[data-toggles=people]').focus()")
    page.press(Keys.SPACE)
    assert page.one("[data-toggles=people]").get_attribute("aria-pressed") == "false"
    page.do("document.querySelector('#when .where').focus()")
    page.press(Keys.ENTER)
    assert page.is_in_view(page.one(".words .now"))
    page.press(Keys.ESCAPE)
    assert page.focused.get_attribute("class") == "ev where"


def test_the_page_does_not_scroll_sideways(chrome: "Chrome", report: Report, tmp_path: Path) -> None:
    for size in (WIDE, (1024, 700), PHONE, (320, 600)):
        page = Shown(chrome, to_html(report), tmp_path, size)
        assert page.do("return document.documentElement.scrollWidth <= innerWidth"), size


def test_links_lead_to_the_words_without_javascript(chrome: "Chrome", report: Report, tmp_path: Path) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = Shown(chrome, to_html(report), tmp_path)
        fact = next(found for found in page.all(".card.meeting dd a") if found.text == "Oslo")
        chrome.get(fact.get_attribute("href") or "")
        target = page.one(".words :target")
        assert target.text == "Oslo"
        assert target.value_of_css_property("color") == "rgba(29, 31, 36, 1)"
        assert not page.one("[data-toggles]").is_enabled()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def hostile_report() -> Report:
    start = HOSTILE.index("Ana")
    person = Person(name="\u202eAna\u2066 </script>", family="Silva", mentions=(Span(start, start + 9),))
    other = Party(name="Tom", kind="state")
    meeting = Meeting(participants=(person, other), kind="talks", status="held", mentions=(Span(12, 15),))
    paragraphs = (Span(0, len(HOSTILE)), Span(len(HOSTILE) + 2, len(HOSTILE) + 14))
    text = f"{HOSTILE}\n\nAfter it all."
    return Report(text=text, title=HOSTILE, records=(person, meeting), version="1", model="m", paragraphs=paragraphs)


def test_a_hostile_article_stays_text(chrome: "Chrome", tmp_path: Path) -> None:
    page = Shown(chrome, to_html(hostile_report()), tmp_path)
    assert chrome.title.startswith("Ana Silva met")
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert "javascript:alert(1)" in page.one("#p1").text
    page.one(".card.person .t").click()
    assert page.one("#panel-title").text == "Ana </script>"
    assert page.complaints == []


def test_what_turns_the_direction_turns_nothing_outside_its_paragraph(chrome: "Chrome", tmp_path: Path) -> None:
    page = Shown(chrome, to_html(hostile_report()), tmp_path)
    left = """
        const text = document.querySelector(arguments[0]).firstChild, range = document.createRange();
        return [0, 3].map((i) => { range.setStart(text, i); range.setEnd(text, i + 1); return range.getBoundingClientRect().left; });
    """
    for selector in ("#p2", ".card.meeting .note .status", "#graph-title"):
        first, fourth = page.do(left, selector)  # type: ignore[misc]
        assert first < fourth
    names = page.do("return document.querySelector('.card.meeting .t').textContent")
    assert names == "Ana </script>, Tom"


def test_a_notebook_s_frame_works_and_touches_nothing(chrome: "Chrome", report: Report, tmp_path: Path) -> None:
    page = Shown(chrome, f"<!doctype html><title>Notebook</title><p>Above</p>{report._repr_html_()}<p>Below</p>", tmp_path)
    chrome.switch_to.frame(page.one("iframe"))
    page.one(".card .t").click()
    assert page.is_in_view(page.one(".words .now"))
    page.do("document.querySelector('.bar a[href=\"#when\"]').click()")
    assert page.is_in_view(page.one("#when h2"))
    with pytest.raises(Exception, match="Blocked a frame"):
        page.do("parent.document.title = 'Taken'")
    chrome.switch_to.default_content()
    assert chrome.title == "Notebook"
    assert html.unescape(page.one("iframe").get_attribute("srcdoc") or "").startswith("<!doctype html>")


def test_a_page_is_dark_where_that_is_wished_and_light_on_paper(chrome: "Chrome", report: Report, tmp_path: Path) -> None:
    page = Shown(chrome, to_html(report), tmp_path, dark=True)
    assert page.one("html").value_of_css_property("background-color") == "rgba(20, 22, 26, 1)"
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert page.one("html").value_of_css_property("background-color") == "rgba(255, 255, 255, 1)"
    assert not page.one(".bar").is_displayed()
