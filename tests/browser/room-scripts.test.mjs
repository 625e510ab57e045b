// The parts of the room's scripts that need no page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText } from "../../crates/web/assets/js/clocks.js";
import { suggested } from "../../crates/web/assets/js/console.js";
import { isTouched } from "../../crates/web/assets/js/live.js";
import * as outbox from "../../crates/web/assets/js/outbox.js";
import * as visit from "../../crates/web/assets/js/visit.js";
import { storage } from "./storage.mjs";

const capture = (key, at) => ({ key, at, to: "/meetings/1/console", values: [["title", key]] });

test("captures wait in their order, each box apart", () => {
  const store = storage();
  outbox.keep(store, "m:a", capture("second", 2));
  outbox.keep(store, "m:a", capture("first", 1));
  outbox.keep(store, "m:b", capture("other", 0));
  store.setItem("outbox:m:a:broken", "{");
  assert.deepEqual(outbox.waiting(store, "m:a").map(({ key }) => key), ["first", "second"]);
});

test("only what the server has kept is forgotten, and nothing overtakes what could not be sent", async () => {
  const store = storage();
  for (const at of [1, 2, 3]) outbox.keep(store, "m", capture(`k${at}`, at));
  const sent = [];
  const answers = { k1: { is: "kept", number: "2024-0001" }, k2: { is: "later" } };
  const last = await outbox.send(store, "m", async ({ key }) => (sent.push(key), answers[key]));
  assert.deepEqual([sent, last.is], [["k1", "k2"], "later"]);
  assert.deepEqual(outbox.waiting(store, "m").map(({ key }) => key), ["k2", "k3"]);
});

test("what was refused waits for its writer and is not sent again by itself", async () => {
  const store = storage();
  outbox.keep(store, "m", capture("k1", 1));
  await outbox.send(store, "m", async () => ({ is: "refused", message: "缺标题" }));
  assert.equal(outbox.waiting(store, "m")[0].refused.message, "缺标题");
  await outbox.send(store, "m", () => assert.fail("sent again"));
});

test("an answer means what it says, and no answer means later", async () => {
  const answer = (status, body) => ({ status, ok: status < 300, json: async () => body });
  assert.deepEqual(await outbox.meaning(answer(200, { number: "2024-0007" })), { is: "kept", number: "2024-0007" });
  assert.equal((await outbox.meaning(answer(422, { field: "lead" }))).field, "lead");
  assert.deepEqual(await outbox.meaning(answer(503)), { is: "later" });
  assert.deepEqual(await outbox.meaning({ type: "opaqueredirect", status: 0 }), { is: "sign-in" });
  assert.deepEqual(await outbox.meaning(answer(403)), { is: "sign-in" });
});

test("no two keys are the same", () => {
  const keys = new Set(Array.from({ length: 100 }, () => outbox.freshKey(globalThis.crypto)));
  assert.equal(keys.size, 100);
  assert.match([...keys][0], /^[0-9a-f]{32}$/);
});

test("a clock counts hours only when there are some", () => {
  assert.deepEqual([7, 187, 3727, -3].map(clockText), ["0:07", "3:07", "1:02:07", "0:00"]);
});

test("the category suggests an office, an office suggests its first person", () => {
  const usual = [
    { category: "finance", place: "433101", office: "g", officer: "p3" },
    { category: "finance", place: "", office: "f", officer: "p1" },
    { ofOffice: "f", officer: "p2" },
  ];
  assert.equal(suggested(usual, { category: "finance" }).officer, "p1");
  assert.equal(suggested(usual, { category: "finance", place: "433123" }).officer, "p1");
  assert.equal(suggested(usual, { category: "finance", place: "433101" }).officer, "p3");
  assert.equal(suggested(usual, { office: "f" }).officer, "p2");
  assert.equal(suggested(usual, { category: "law" }), undefined);
});

test("a part in which somebody writes or chooses is touched, one with its own values is not", () => {
  const part = (...fields) => ({ querySelectorAll: () => fields });
  assert.equal(isTouched(part({ type: "hidden", value: "2", defaultValue: "1" }, { type: "text", value: "", defaultValue: "" })), false);
  assert.equal(isTouched(part({ type: "textarea", value: "三天", defaultValue: "" })), true);
  assert.equal(isTouched(part({ type: "checkbox", checked: true, defaultChecked: false })), true);
  const options = [{ defaultSelected: true }, { defaultSelected: false }];
  assert.equal(isTouched(part({ type: "select-one", options, selectedIndex: 0 })), false);
  assert.equal(isTouched(part({ type: "select-one", options, selectedIndex: 1 })), true);
});

test("signing out wipes what belongs to visits and nothing else", async () => {
  const store = storage();
  for (const key of ["outbox:visit:1:p:k", "draft:visit:1:f", "visits:person", "outbox:m:p:k", "draft:console:1"]) store.setItem(key, "x");
  assert.equal(visit.unsent(store), 1);
  await visit.wipe({ navigator: {} }, store);
  assert.deepEqual(Array.from({ length: store.length }, (_, at) => store.key(at)), ["outbox:m:p:k", "draft:console:1"]);
});
