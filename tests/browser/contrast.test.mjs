// The colours of both themes against WCAG 2.2: text 4.5 to 1, marks, borders and focus 3 to 1.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const FOLDER = new URL("../../crates/web/assets/css/", import.meta.url);
const PAPERS = ["--paper", "--paper-2", "--desk"];

const TEXT = [
  ...onPapers(["--ink", "--ink-2", "--seal", "--action", "--action-strong", "--good", "--warn", "--bad"]),
  ["--on-action", "--action"],
  ["--on-action", "--action-strong"],
  ["--on-seal", "--seal"],
  ["--on-seal", "--seal-strong"],
  ["--action", "--action-tint"],
  ["--action-strong", "--action-tint"],
  ["--seal", "--seal-tint"],
  ["--seal-strong", "--seal-tint"],
  ["--good", "--good-tint"],
  ["--warn", "--warn-tint"],
  ["--bad", "--bad-tint"],
  ["--inside", "--inside-tint"],
  ["--ink-2", "--inside-tint"],
  ...["--good-tint", "--warn-tint", "--bad-tint", "--inside-tint", "--action-tint"].map((tint) => ["--ink", tint]),
];

const MARKS = [
  ...onPapers(["--rule-strong", "--focus", "--good-mark", "--warn-mark", "--bad-mark", "--inside"]),
  ["--bar", "--paper"],
  ["--bar", "--bar-track", 2.5],
];

function onPapers(inks) {
  return inks.flatMap((ink) => PAPERS.map((paper) => [ink, paper]));
}

/** The custom properties of a sheet that are colours: name → [r, g, b]. */
function colours(css) {
  const found = css.matchAll(/(--[\w-]+):\s*#([0-9a-f]{6});/g);
  return new Map(Array.from(found, ([, name, hex]) => [name, [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16))]));
}

/** Relative luminance as WCAG defines it. */
function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function failures(palette, pairs, least) {
  return pairs.flatMap(([front, back, own]) => {
    const ratio = contrast(palette.get(front), palette.get(back));
    return ratio < (own ?? least) ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
  });
}

const light = colours(await readFile(new URL("tokens.css", FOLDER), "utf8"));
const dark = colours(await readFile(new URL("tokens-dark.css", FOLDER), "utf8"));

for (const [name, palette] of [["light", light], ["dark", dark]]) {
  test(`every text of the ${name} theme can be read`, () => {
    assert.deepEqual(failures(palette, TEXT, 4.5), []);
  });
  test(`every mark, border and focus ring of the ${name} theme can be seen`, () => {
    assert.deepEqual(failures(palette, MARKS, 3), []);
  });
}

test("the dark theme changes every colour and adds none", () => {
  assert.deepEqual([...dark.keys()].sort(), [...light.keys()].sort());
});

test("black on white is 21 to 1", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]).toFixed(2), "21.00");
});
