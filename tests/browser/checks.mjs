// What every page is held to: accessibility, width, targets that a finger can hit.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds; the page must have been opened with its content policy lifted. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: AXE });
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
  return result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

/** By how many pixels a page is wider than its window. */
export function excess(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Buttons, chips, boxes and stand-alone links below 24 by 24 px; links inside a text are exempt. */
export function smallTargets() {
  const inText = (link) => link.matches("a") && getComputedStyle(link).display === "inline";
  return Array.from(document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary, label.chip"))
    .filter((each) => each.offsetParent !== null && !inText(each) && !each.matches(".skip"))
    .filter((each) => each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24)
    .map((each) => each.outerHTML.slice(0, 100));
}
