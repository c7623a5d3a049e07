// Whether the page can be printed: no word is lost, nothing is wider than the sheet, and the contents list stays behind.
"use strict";

const { execFileSync } = require("child_process");

async function check(page, problem) {
  const { words, links } = await page.evaluate(content);
  await page.emulateMedia({ media: "print", colorScheme: "dark" }); // paper is light whatever the screen is
  await page.setViewportSize({ width: 616, height: 900 }); // 163 mm, between the margins
  for (const what of await page.evaluate(tooWide)) problem("går utanför arket", what);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
  const printed = bare(text);
  for (const [word, times] of count(words.map(bare).filter((w) => w.length > 0))) {
    const found = printed.split(word).length - 1;
    if (found < times) problem("ord saknas", `"${word}" står ${times} gånger på sidan och ${found} på papper`);
  }
  if (links && printed.includes(bare(links))) problem("innehållsförteckningen skrivs ut", links.slice(0, 60));
}

// bare takes away what a line break may add or take: space and hyphens.
function bare(s) {
  return s.normalize("NFC").replace(/[\s\u00a0\u00ad\u200b\u2010\u2011-]/g, "");
}

function count(words) {
  const times = new Map();
  for (const w of words) times.set(w, (times.get(w) ?? 0) + 1);
  return times;
}

// tooWide runs in the page: what would make the browser shrink the whole print. Wide tables have a sheet of their own,
// 257 mm between the margins.
function tooWide() {
  const wide = [...document.querySelectorAll(".wide")];
  const found = wide.filter((region) => {
    region.style.width = "971px";
    return region.scrollWidth > 972;
  });
  wide.forEach((region) => (region.style.display = "none"));
  const root = document.scrollingElement;
  const rest = root.scrollWidth > innerWidth ? [`sidan är ${root.scrollWidth} bred på ett ark med ${innerWidth}`] : [];
  wide.forEach((region) => region.removeAttribute("style"));
  return [...rest, ...found.map((region) => `tabellen är ${region.scrollWidth} bred: ${region.textContent.trim().slice(0, 60)}`)];
}

// content runs in the page: the words that paper shall have, and those of the contents list. A figure drawn anew for
// narrow screens has its words once more.
function content() {
  const words = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode()); ) {
    if (!n.parentElement.closest(".visually-hidden, nav, title, desc, svg.narrow")) words.push(...n.data.split(/\s+/));
  }
  return { words, links: document.querySelector("nav")?.querySelector("ol")?.textContent ?? "" };
}

module.exports = { check };
