// The contrast of words in drawings, which axe-core does not look at (WCAG 1.4.3).
"use strict";

async function check(page, problem) {
  for (const what of await page.evaluate(faint)) problem("kontrast i figur", what);
}

// faint runs in the page: each word's colour against that of the topmost shape beneath it, else the page's.
function faint() {
  const found = [];
  const parts = (c) => c.match(/[\d.]+/g).map(Number);
  const luminance = (c) => {
    const [r, g, b] = parts(c).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const clear = (c) => c === "none" || parts(c)[3] === 0;
  const ground = (el) => {
    for (; el; el = el.parentElement) {
      const colour = getComputedStyle(el).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  for (const svg of document.querySelectorAll("figure svg")) {
    if (svg.getBoundingClientRect().width < 2) continue; // for the ear
    const shapes = [...svg.querySelectorAll("path")];
    for (const word of svg.querySelectorAll("text tspan[x]")) {
      const box = word.getBBox();
      const middle = svg.createSVGPoint();
      middle.x = box.x + box.width / 2;
      middle.y = box.y + box.height / 2;
      const under = shapes.findLast((s) => !clear(getComputedStyle(s).fill) && s.isPointInFill(middle));
      const [a, b] = [luminance(getComputedStyle(word).fill), luminance(under ? getComputedStyle(under).fill : ground(svg))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) found.push(`${contrast.toFixed(2)}:1: ${word.textContent}`);
    }
  }
  return found;
}

module.exports = { check };
