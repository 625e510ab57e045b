// The parts of the script that need no page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { question } from "../../crates/web/assets/js/advice.js";
import * as drafts from "../../crates/web/assets/js/drafts.js";
import { isComposing } from "../../crates/web/assets/js/forms.js";
import { matches, moved, rank } from "../../crates/web/assets/js/matching.js";
import { nextRow } from "../../crates/web/assets/js/moving.js";
import { storage } from "./storage.mjs";

const OFFICES = [
  { value: "zj", label: "州住房和城乡建设局", foundBy: "zzfhcxjsj zzjj" },
  { value: "zr", label: "州自然资源和规划局", foundBy: "zzrzyhghj zzgj" },
  { value: "gx", label: "州工业和信息化局", foundBy: "zgyhxxhj zgxj" },
];
const found = (typed, limit = 10) => matches(OFFICES, typed, limit).map((office) => office.value);

test("an office is found by its pinyin initials, in any width and case", () => {
  assert.deepEqual(found("zgx"), ["gx"]);
  assert.deepEqual(found("ＺＧＸ"), ["gx"]);
  assert.deepEqual(found(" zz "), ["zj", "zr"]);
  assert.deepEqual(found("zrzy"), ["zr"]);
});

test("an office is found by its characters, also when some are left out", () => {
  assert.deepEqual(found("自然资源"), ["zr"]);
  assert.deepEqual(found("州自规局"), ["zr"]);
  assert.deepEqual(found("财政"), []);
});

test("a label that begins with the words comes before one that only contains them", () => {
  const entries = [{ label: "示例湘酒业" }, { label: "湘酒业" }];
  assert.deepEqual(matches(entries, "湘酒", 5).map((entry) => entry.label), ["湘酒业", "示例湘酒业"]);
  assert.equal(rank(entries[0], "酱酒"), null);
});

test("with nothing typed all entries are offered in their order, up to the limit", () => {
  assert.deepEqual(found("", 2), ["zj", "zr"]);
});

test("the mark moves round in a circle", () => {
  assert.equal(moved("ArrowDown", -1, 3), 0);
  assert.equal(moved("ArrowDown", 2, 3), 0);
  assert.equal(moved("ArrowUp", 0, 3), 2);
  assert.equal(moved("ArrowUp", -1, 0), -1);
});

test("arrows move between rows and stop at the ends", () => {
  assert.equal(nextRow("ArrowDown", 0, 3), 1);
  assert.equal(nextRow("ArrowDown", 2, 3), 2);
  assert.equal(nextRow("ArrowUp", 0, 3), 0);
  assert.equal(nextRow("End", 0, 3), 2);
  assert.equal(nextRow("a", 0, 3), null);
});

test("Enter that chooses a word of the input method is composing", () => {
  assert.equal(isComposing({ isComposing: true }), true);
  assert.equal(isComposing({ isComposing: false, keyCode: 229 }), true);
  assert.equal(isComposing({ isComposing: false, keyCode: 13 }), false);
});

const field = (type, name, value, more = {}) => ({ type, name, value, disabled: false, ...more });

test("a draft never holds passwords, files or the form's token", () => {
  const form = [
    field("text", "title", "北口被封"),
    field("password", "password", "secret"),
    field("file", "files", "C:\\a.pdf"),
    field("hidden", "csrf", "token"),
    field("textarea", "note", "x", { matches: (selector) => selector === "[data-no-draft]" }),
  ];
  assert.deepEqual(drafts.read(form), [["title", "北口被封"]]);
});

test("what was read is written back, boxes and repeated names included", () => {
  const form = () => [
    field("text", "step", ""),
    field("text", "step", ""),
    field("checkbox", "tried", "12345", { checked: false }),
    field("checkbox", "tried", "court", { checked: true }),
    field("radio", "difficulty", "simple", { checked: true }),
    field("radio", "difficulty", "complex", { checked: false }),
  ];
  const filled = form();
  Object.assign(filled[0], { value: "先拆墩" });
  Object.assign(filled[1], { value: "再调灯" });
  Object.assign(filled[2], { checked: true });
  Object.assign(filled[3], { checked: false });
  Object.assign(filled[4], { checked: false });
  Object.assign(filled[5], { checked: true });
  const empty = form();
  drafts.write(empty, drafts.read(filled));
  assert.deepEqual(empty, filled);
});

test("a draft is kept for fourteen days and then swept away", () => {
  const store = storage();
  const day = 24 * 60 * 60 * 1000;
  drafts.save(store, "case:1", 0, [["title", "x"]]);
  store.setItem("draft:broken", "{");
  store.setItem("other", "stays");
  assert.deepEqual(drafts.load(store, "case:1", 13 * day), { at: 0, values: [["title", "x"]] });
  assert.equal(drafts.load(store, "case:1", 14 * day), null);
  drafts.sweep(store, 14 * day);
  assert.deepEqual([store.length, store.key(0)], [1, "other"]);
});

test("nothing is asked before enough is typed, and never more than is compared", () => {
  assert.equal(question({ title: "用电" }), "");
  assert.equal(question({}), "");
  const asked = new URLSearchParams(question({ title: " 厂区用电扩容 ", facts: "电".repeat(5000) }));
  assert.equal(asked.get("title"), "厂区用电扩容");
  assert.equal(asked.get("facts").length, 600);
});
