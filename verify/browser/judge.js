// Judges finished pages in a real browser. Arguments: *.html files. Prints as JSON
//
//   {"problems": [{page, view, rule, what}], "notes": [the same, for information], "seconds": n}
//
// axe-core looks for violations of WCAG 2.2 A and AA at every width, light and dark, and at 400 % zoom; checks.js,
// figures.js and print.js see what it cannot. A file whose name ends with ".klistra-in.html" is a fragment and is put in
// a bare page: the dress is the intranet's own, so the width, the focus and the paper are too. browser_test.go starts this.
"use strict";

const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");
const axe = require("axe-core");
const checks = require("./checks.js");
const figures = require("./figures.js");
const print = require("./print.js");

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const workers = 3; // each has its own process; more do not help on two cores

const views = [320, 768, 1280].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ name: `${width} ${colorScheme}`, width, height: 900, colorScheme })));
views.push({ name: "400 %", width: 320, height: 256, colorScheme: "light" }); // of 1280 by 1024 (WCAG 1.4.10)
const fragmentViews = views.filter((v) => v.name === "1280 light");

async function main(files) {
  const start = Date.now();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: process.getuid() === 0 ? ["--no-sandbox"] : [] });
  const report = { problems: [], notes: [] };
  const queue = [...files];
  await Promise.all(Array.from({ length: workers }, () => work(browser, queue, report)));
  await browser.close();
  report.seconds = (Date.now() - start) / 1000;
  console.log(JSON.stringify(report));
}

async function work(browser, queue, report) {
  const context = await browser.newContext();
  context.setDefaultTimeout(0); // a loaded machine is slow, not wrong
  for (let file; (file = queue.shift()); ) {
    const page = await context.newPage();
    await judge(page, file, report);
    await page.close();
  }
  await context.close();
}

async function judge(page, file, report) {
  const fragment = file.endsWith(".klistra-in.html");
  const add = (list, view) => (rule, what) => list.push({ page: path.basename(file), view, rule, what });
  const url = pathToFileURL(path.resolve(file)).href;
  page.on("request", (r) => r.url().split("#")[0] !== url && add(report.problems, "")("extern resurs", r.url()));
  page.on("console", (m) => m.type() === "error" && add(report.problems, "")("felkonsolen", m.text()));
  await page.goto(url);
  if (fragment) await host(page, fs.readFileSync(file, "utf8"));
  await page.evaluate(axe.source);
  for (const view of fragment ? fragmentViews : views) {
    await show(page, view);
    const problem = add(report.problems, view.name);
    await runAxe(page, view, problem, add(report.notes, view.name));
    await figures.check(page, problem);
    if (!fragment && view.colorScheme === "light") await checks.view(page, problem); // the dark page differs in colour only
  }
  if (fragment) return;
  await show(page, views[0]);
  await checks.textSpacing(page, add(report.problems, "textavstånd"));
  await print.check(page, add(report.problems, "utskrift"));
}

// host puts a fragment in the plainest page that an intranet could have.
async function host(page, fragment) {
  await page.setContent(`<!DOCTYPE html><html lang="sv"><title>Sida</title><style>body{line-height:1.5}th,td{padding:.4em}</style><main><h1>Sida</h1>${fragment}</main></html>`);
}

async function show(page, { width, height, colorScheme }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, media: "screen" });
}

async function runAxe(page, view, problem, note) {
  let runOnly = { type: "tag", values: wcag };
  if (view.name === "1280 light") runOnly.values = [...wcag, "best-practice"]; // advice once is enough
  if (view.colorScheme === "dark") runOnly = { type: "rule", values: ["color-contrast"] }; // all that dark changes
  const found = await page.evaluate(axeInPage, runOnly);
  for (const v of found) (v.tags.some((t) => wcag.includes(t)) ? problem : note)(v.id, `${v.nodes.length} st: ${v.nodes[0]}`);
}

// axeInPage runs in the page.
async function axeInPage(runOnly) {
  document.querySelectorAll("details").forEach((d) => (d.open = true)); // what is closed is not judged
  const plain = new CSSStyleSheet(); // axe sees no colour through the shade at the edge of a table that scrolls
  plain.replaceSync(".scroll{background:none!important}");
  document.adoptedStyleSheets = [plain];
  window.scrollTo(0, 0);
  const rules = runOnly.type === "tag" ? { "target-size": { enabled: true } } : {};
  const { violations, incomplete } = await axe.run(document, { runOnly, rules, resultTypes: ["violations"] });
  document.adoptedStyleSheets = [];
  const undecided = incomplete
    .filter((r) => r.id === "color-contrast")
    .map((r) => ({ id: "kontrast som inte går att avgöra", tags: [], nodes: r.nodes.filter((n) => !/^<(tspan|text)/.test(n.html)) })) // figures.js does
    .filter((r) => r.nodes.length > 0);
  return [...violations, ...undecided].map(({ id, tags, nodes }) => ({ id, tags, nodes: nodes.map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message ?? "")) }));
}

main(process.argv.slice(2)).catch((err) => {
  console.error(err);
  process.exit(1);
});
