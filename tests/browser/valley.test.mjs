// A visit on site in a valley without a signal: what was opened before is there, what is captured arrives once, and
// nothing stays on the telephone after signing out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, startBrowser } from "./browser.mjs";
import { openHall } from "./hall.mjs";
import { signIn } from "./site.mjs";

const TITLE = "进山公路塌方影响出货";
const NOTE = "已讲清贴息政策，留了办事指南";
let browser;
let hall;

before(async () => {
  [browser, hall] = await Promise.all([startBrowser(), openHall("sqlite")]);
});

after(async () => {
  await browser?.close();
  await hall?.close();
});

test("a visit goes on without a signal, and what was captured arrives once when there is one again", async () => {
  const page = await signIn(browser, hall.url, "manager", { viewport: PHONE });
  const list = `${hall.url}/visits/${hall.visit}`;
  await page.goto(list);
  await untilEverythingIsKept(page);
  assert.deepEqual((await page.evaluate(kept)).filter((path) => !/^\/(visits|assets)\//.test(path)), []);
  const stops = await page.locator(".stops__link").evaluateAll((links) => links.map((link) => link.href));

  await hall.kill();
  await page.goto(stops[0]);
  await raise(page);
  await page.goto(stops[1]);
  await page.getByLabel("没有问题").check();
  await save(page, 2);
  await page.goto(stops[2]);
  await page.getByLabel("当场答复了").check();
  await page.fill("[name=note]", NOTE);
  await page.goto(list);
  await page.getByText("还有 2 条没有送到").waitFor();

  await hall.start();
  await page.waitForFunction(() => !Object.keys(window.localStorage).some((key) => key.startsWith("outbox:")));
  // The list renews itself when what it waited for has arrived.
  await page.getByText("已记问题").waitFor();
  const ends = await page.locator(".stops__link").allInnerTexts();
  assert.match(ends[0], /已记问题/);
  assert.match(ends[1], /无需办理/);
  assert.match(ends[2], /待走访/);
  await page.goto(stops[2]);
  assert.equal(await page.inputValue("[name=note]"), NOTE);
  await page.goto(`${hall.url}/meetings/${hall.visit}/console`);
  assert.deepEqual(await page.locator(".spoken__title").allInnerTexts(), [TITLE]);

  await page.goto(list);
  await page.evaluate(() => document.querySelector("form[action='/sign-out']").requestSubmit());
  await page.waitForURL(/sign-in|\/$/);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  const left = await page.evaluate(() => Object.keys(window.localStorage));
  assert.deepEqual(left.filter((key) => /visit/.test(key)), []);
  await page.context().close();
});

async function raise(page) {
  await page.getByLabel("有问题要办").check();
  await page.selectOption("[name=category]", "factors");
  await page.fill("[name=title]", TITLE);
  await page.fill("[name=ask]", "请尽快抢通。");
  await page.locator("[name=no_state_secrets]").check();
  await save(page, 1);
}

/** Saves what stands in the form; the telephone then keeps so many captures. */
async function save(page, count) {
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText(`还有 ${count} 条没有送到`).waitFor();
}

async function kept() {
  const cache = await caches.open("visits");
  return (await cache.keys()).map((request) => new URL(request.url).pathname);
}

async function untilEverythingIsKept(page) {
  for (let tries = 0; tries < 150; tries++) {
    if (await page.evaluate(everythingIsKept)) return;
    await page.waitForTimeout(100);
  }
  assert.fail("the telephone never kept the pages of the visit");
}

async function everythingIsKept() {
  const root = document.querySelector("[data-worker]");
  const pages = Array.from(root.querySelectorAll("a"), (link) => link.getAttribute("href"));
  const cache = await caches.open("visits");
  const paths = (await cache.keys()).map((request) => new URL(request.url).pathname);
  return [...pages, ...root.dataset.files.split(" ")].every((path) => paths.includes(path));
}
