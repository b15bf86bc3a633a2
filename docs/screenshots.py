"""Make the pictures of the HTML page: `python docs/screenshots.py`.

Needs Debian's packages chromium and chromium-driver, and selenium (`pip install '.[test]'`). The article is made up, and so is
everyone in it.
"""

import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

import diploparse

IMAGES: Final = Path(__file__).parent / "images"
PUBLISHED: Final = "2025-05-15"
TITLE: Final = "Envoys of two lake states meet in Geneva"
TEXT: Final = """\
GENEVA — Foreign Minister Ingrid Solbakken of Norway said on Thursday that the talks between Kenya and Uganda had been “useful and frank,” \
and that the two sides would meet again next week.

“There is no time to lose,” she told reporters. “We want the border to stay open, and the fishermen to come home.”

Kenyan President Kwabena Asamoah met Ugandan President Thandiwe Nxele in Geneva on Wednesday evening. The Kenyan delegation, led by \
Deputy Foreign Minister Leila Khasawneh, included Ambassador Mateus Figueiredo and Rashid Al-Hinai, who arrived on Monday morning.

Nxele refused to meet Opposition Leader Dragan Vukotić, according to the Ugandan Foreign Ministry.

Khasawneh said that the plan was “a step forward.” A second round of talks between Kenya and Uganda is planned for June 2 in Nairobi, \
the Ugandan Foreign Ministry said. “It will not be the last,” a Western diplomat said.

Solbakken will meet Nxele in Oslo on Monday. The last summit of the two presidents was held in 2019.
"""
_FLAGS: Final = (
    *("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "hide-scrollbars", "disable-lcd-text"),
    *("disable-background-networking", "disable-component-update", "disable-sync"),
)


def is_there() -> bool:
    """Tell whether there is a browser to open."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


@contextmanager
def browser() -> Iterator[Chrome]:
    """Open Debian's Chromium without a window and with an empty profile, and close it again."""
    with tempfile.TemporaryDirectory() as profile:
        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*_FLAGS, f"user-data-dir={profile}"):
            options.add_argument(f"--{flag}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        chrome = Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            yield chrome
        finally:
            chrome.quit()


def show(chrome: Chrome, page: Path, width: int, height: int, *, scale: float = 1, dark: bool = False) -> None:
    """Load a page as a screen of `width` by `height` shows it."""
    screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600}
    wishes = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": k, "value": v} for k, v in wishes.items()]})
    chrome.get(page.as_uri())


def main() -> None:
    """Write the pictures."""
    report = diploparse.read(TEXT, PUBLISHED, title=TITLE)
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        page = Path(folder) / "page.html"
        page.write_text(diploparse.to_html(report), encoding="utf-8")
        IMAGES.mkdir(exist_ok=True)
        show(chrome, page, 1120, 700)
        chrome.execute_script("document.getElementById('graph').scrollIntoView()")
        _keep(chrome, "page-wide.png")
        show(chrome, page, 390, 780, scale=1.25, dark=True)
        _keep(chrome, "page-phone.png")


def _keep(chrome: Chrome, name: str) -> None:
    picture = chrome.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (IMAGES / name).write_bytes(base64.b64decode(picture["data"]))


if __name__ == "__main__":
    main()
