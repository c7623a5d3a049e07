// What axe-core cannot see: reflow, clipped words, the size of targets, focus, and heads that stay.
"use strict";

// view looks at the page as it is shown now.
async function view(page, problem) {
  for (const [rule, what] of await page.evaluate(look)) problem(rule, what);
}

// look runs in the page.
function look() {
  const found = [];
  const name = (el) => `<${el.localName}${el.id ? " id=" + el.id : ""}> ${el.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`;
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) found.push(["sidled", `sidan är ${root.scrollWidth} bred i ett fönster på ${innerWidth}`]);

  for (const el of document.querySelectorAll("th,td,dt,dd,p,h1,h2,h3,h4,figcaption,summary")) {
    if (el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 1 && getComputedStyle(el).display !== "inline") found.push(["ryms inte", name(el)]);
  }
  // A date, an amount and a telephone number stand on one line in a cell, and what hangs together by a hyphen everywhere.
  for (const el of document.querySelectorAll("th time, td time, td.num data, span.nb")) {
    if (el.getClientRects().length > 1) found.push(["bruten uppgift", name(el)]);
  }
  // WCAG 2.5.8; a link in a sentence is free, so these are those that stand alone.
  for (const el of document.querySelectorAll("nav a, summary, button, [tabindex]")) {
    const r = el.getBoundingClientRect();
    if (r.width > 0 && (r.width < 24 || r.height < 24)) found.push(["liten yta", `${r.width} × ${r.height}: ${name(el)}`]);
  }
  // WCAG 2.4.7 and 2.4.11: what has focus is marked, and nothing that stays in place hides it.
  for (const el of document.querySelectorAll("a[href], summary, [tabindex]")) {
    if (el.getClientRects().length === 0) continue;
    el.focus();
    const outline = getComputedStyle(el);
    if (outline.outlineStyle === "none" || parseFloat(outline.outlineWidth) < 2) found.push(["fokus syns inte", name(el)]);
    const r = el.getClientRects()[0];
    const at = (x, y) => document.elementFromPoint(r.left + r.width * x, Math.min(r.top + r.height * y, innerHeight - 2));
    if (![[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => el.contains(at(x, y)))) found.push(["fokus skyms", name(el)]);
  }
  document.activeElement?.blur();

  // The head of a long table stays in sight while its rows go by.
  for (const table of document.querySelectorAll("table")) {
    const region = table.closest("[role=region]");
    const within = region && region.scrollHeight > region.clientHeight + 1;
    const rows = table.tBodies[0].rows;
    if (innerHeight < 500 || table.offsetHeight < 1.5 * innerHeight || rows.length < 4) continue;
    const row = rows[rows.length >> 1];
    row.scrollIntoView({ block: "center" });
    const head = table.tHead.rows[0].cells[0].getBoundingClientRect();
    const top = within ? region.getBoundingClientRect().top : 0;
    if (Math.abs(head.top - Math.max(top, 0)) > 3) found.push(["tabellhuvudet följer inte med", `${Math.round(head.top)} i stället för ${Math.round(top)}: ${name(table)}`]);
    if (within) region.scrollTop = 0;
  }
  window.scrollTo(0, 0);
  return found;
}

// textSpacing sets the spacing that a reader may choose (WCAG 1.4.12) and looks again.
async function textSpacing(page, problem) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}");
    document.adoptedStyleSheets = [sheet];
  });
  await view(page, problem);
  for (const what of await page.evaluate(clipped)) problem("avklippt", what);
  await page.evaluate(() => (document.adoptedStyleSheets = []));
}

// clipped runs in the page: words outside a box that cuts them off and cannot be scrolled.
function clipped() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode()); ) {
    if (!n.data.trim() || n.parentElement.closest(".visually-hidden, .skip, title, desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    const box = range.getBoundingClientRect();
    for (let el = n.parentElement; el; el = el.parentElement) {
      const style = getComputedStyle(el);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      const r = el.getBoundingClientRect();
      if (box.right > r.right + 1 || box.left < r.left - 1 || box.bottom > r.bottom + 1 || box.top < r.top - 1) found.push(`<${el.localName}>: ${n.data.trim().slice(0, 60)}`);
    }
  }
  return found;
}

module.exports = { view, textSpacing };
