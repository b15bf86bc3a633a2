"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const pieces = [...document.querySelectorAll(".words .s")].map((element) => ({
    element,
    start: Number(element.id.slice(1)),
    records: (element.dataset.r || "").split(" ").filter(Boolean).map(find),
  }));
  const links = pieces.filter((piece) => piece.element.matches("a"));
  const styles = [...new Set([...document.querySelectorAll("[data-style]")].map((card) => card.dataset.style))];
  const off = new Set();
  const panel = find("panel");
  const twoColumns = matchMedia("(min-width: 64rem)");
  let steps = [];
  let step = 0;
  let opener = null;

  const visible = (piece) => piece.records.filter((card) => card && !off.has(card.dataset.layer));
  const titleOf = (card) => card.dataset.title || card.querySelector(".t").textContent;

  function draw() {
    for (const piece of pieces) {
      const shown = visible(piece);
      const wanted = new Set(shown.map((card) => card.dataset.style));
      for (const style of styles) piece.element.classList.toggle(style, wanted.has(style));
      if (!piece.element.matches("a")) continue;
      if (shown.length) piece.element.href = "#" + shown[0].id;
      else piece.element.removeAttribute("href");
    }
    rove(links.find((piece) => piece.element.tabIndex === 0 && piece.element.hasAttribute("href")));
  }

  // The marks are one stop of the tab key; the arrow keys go from mark to mark.
  function rove(to) {
    const open = links.filter((piece) => piece.element.hasAttribute("href"));
    const stop = to || open[0];
    for (const piece of links) piece.element.tabIndex = piece === stop ? 0 : -1;
  }

  function walk(event) {
    const open = links.filter((piece) => piece.element.hasAttribute("href"));
    const here = open.findIndex((piece) => piece.element === document.activeElement);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: open.length - 1 }[event.key];
    if (here < 0 || there === undefined || !open[there] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    rove(open[there]);
    open[there].element.focus();
  }

  function clear() {
    for (const element of document.querySelectorAll(".lit, .now, .hit")) element.classList.remove("lit", "now", "hit");
    steps = [];
  }

  function hit(card) {
    card.classList.add("hit");
    for (const lines of document.querySelectorAll(`[data-of="${card.id}"]`)) lines.classList.add("hit");
  }

  function light(at) {
    for (const range of at.split(" ")) {
      const [start, end] = range.split("-").map(Number);
      const inside = pieces.filter((piece) => piece.start >= start && piece.start < end);
      for (const piece of inside) piece.element.classList.add("lit");
      if (inside.length) steps.push(inside);
    }
  }

  function goTo(number) {
    step = (number + steps.length) % steps.length;
    for (const element of document.querySelectorAll(".now")) element.classList.remove("now");
    for (const piece of steps[step]) piece.element.classList.add("now");
    const first = steps[step][0].element;
    first.scrollIntoView({ block: "center" });
    const paragraph = first.closest("p").dataset.number;
    const words = steps[step].map((piece) => piece.element.textContent).join("").trim();
    find("panel-count").textContent = `${step + 1} of ${steps.length}${paragraph ? `, ¶${paragraph}` : ""}: “${words}”`;
  }

  function item(card) {
    const link = document.createElement("a");
    const kind = document.createElement("span");
    const title = document.createElement("bdi");
    const row = document.createElement("li");
    link.href = "#" + card.id;
    kind.className = "kind";
    kind.textContent = card.dataset.kind;
    title.textContent = titleOf(card);
    link.append(kind, title);
    row.append(link);
    return row;
  }

  function open(from, title, record, cards) {
    opener = from;
    find("panel-kind").textContent = record ? record.dataset.kind : "";
    find("panel-title").textContent = title;
    if (record) find("panel-title").href = "#" + record.id;
    else find("panel-title").removeAttribute("href");
    find("panel-count").textContent = "";
    find("panel-list").replaceChildren(...cards.map(item));
    for (const id of ["panel-back", "panel-next"]) find(id).hidden = steps.length < 2;
    panel.hidden = false;
    panel.focus({ preventScroll: true });
  }

  function close() {
    if (panel.hidden) return;
    clear();
    panel.hidden = true;
    if (opener) opener.focus({ preventScroll: true });
  }

  function showEvidence(link) {
    const card = link.closest("[data-layer]");
    clear();
    light(link.dataset.at);
    if (card) hit(card);
    open(link, card ? titleOf(card) : link.textContent, card, []);
    if (steps.length) goTo(0);
  }

  function showRecords(piece) {
    const cards = visible(piece);
    clear();
    piece.element.classList.add("now");
    cards.forEach(hit);
    open(piece.element, piece.element.textContent, null, cards);
    if (twoColumns.matches) cards[0].scrollIntoView({ block: "center" });
  }

  function showCard(card) {
    clear();
    panel.hidden = true;
    hit(card);
    card.scrollIntoView({ block: "center" });
    card.focus({ preventScroll: true });
  }

  function follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const piece = pieces.find((one) => one.element === event.target.closest(".words .s"));
    const link = event.target.closest("a[href^='#']");
    const target = link && find(link.getAttribute("href").slice(1));
    if (piece) {
      if (getSelection().isCollapsed && visible(piece).length) showRecords(piece); // else words are being selected
    } else if (link && link.dataset.at) showEvidence(link);
    else if (target && target.matches("[data-layer]")) showCard(target);
    else if (target && location.protocol === "about:") target.scrollIntoView(); // a frame would load the notebook instead
    else return;
    event.preventDefault();
  }

  for (const button of document.querySelectorAll("[data-toggles]")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(pressed));
      if (pressed) off.delete(button.dataset.toggles);
      else off.add(button.dataset.toggles);
      draw();
    });
  }
  document.addEventListener("click", follow);
  document.addEventListener("keydown", (event) => (event.key === "Escape" ? close() : walk(event)));
  find("panel-back").addEventListener("click", () => goTo(step - 1));
  find("panel-next").addEventListener("click", () => goTo(step + 1));
  find("panel-close").addEventListener("click", close);
  draw();
})();
