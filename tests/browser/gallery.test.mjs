// The gallery in a real browser: accessibility, width, policy, and what the script adds.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, startBrowser } from "./browser.mjs";
import { excess, smallTargets, violations } from "./checks.mjs";
import { startGallery } from "./gallery.mjs";
import { PAGES } from "./pages.mjs";

let gallery;
let browser;

before(async () => {
  [gallery, browser] = await Promise.all([startGallery(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await gallery?.close();
});

/** A page of the gallery and what its console complained about. */
async function open(name, { language = "zh-Hans", theme = "light", viewport = DESK, ...options } = {}) {
  const context = await browser.newContext({ viewport, colorScheme: theme, locale: "zh-CN", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${gallery.url}/${language}/${theme}/${name}.html`);
  return { page, context, complaints };
}

for (const name of PAGES) {
  for (const theme of ["light", "dark"]) {
    test(`${name} in ${theme} has no accessibility violation and fits at both widths`, async () => {
      // The policy would keep the checker out, so only this test lifts it.
      const { page, context } = await open(name, { theme, bypassCSP: true });
      for (const viewport of [DESK, PHONE]) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await violations(page), [], `at ${viewport.width}`);
        assert.ok((await excess(page)) <= 0, `${await excess(page)} px too wide at ${viewport.width}`);
      }
      await context.close();
    });
  }

  test(`${name} obeys the content policy, has no press target under 24 px and no id twice`, async () => {
    const { page, context, complaints } = await open(name, { viewport: PHONE });
    assert.deepEqual(complaints, []);
    assert.deepEqual(await page.evaluate(smallTargets), []);
    const ids = await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), (each) => each.id));
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
    await context.close();
  });
}

test("everything is there without a script", async () => {
  const { page, context } = await open("gallery", { javaScriptEnabled: false });
  assert.equal(await page.locator("#field-office").isVisible(), true);
  assert.equal(await page.locator(".entry").count(), 6);
  await page.locator("label[for=timeline-internal]").click();
  assert.equal(await page.locator(".entry:visible").count(), 1);
  await context.close();
});

test("a long select becomes a search by pinyin initials that fills the select", async () => {
  const { page, context } = await open("gallery");
  const box = page.getByRole("combobox", { name: /牵头单位 必填/ });
  await box.fill("zrzy");
  await page.getByRole("option", { name: /州自然资源和规划局/ }).waitFor();
  await box.press("Enter");
  assert.equal(await box.inputValue(), "州自然资源和规划局");
  assert.equal(await page.locator("select[name=office]").last().inputValue(), "zr");
  await context.close();
});

test("a search on the server puts the chosen id beside the words", async () => {
  const { page, context } = await open("gallery");
  const box = page.getByRole("combobox", { name: /企业/ });
  await box.fill("sly");
  await page.getByRole("option", { name: /示例乙/ }).click();
  assert.equal(await box.inputValue(), "示例乙新材料有限公司");
  assert.equal(await page.locator("[name=firm_id]").inputValue(), "f2");
  await box.fill("别的企业");
  assert.equal(await page.locator("[name=firm_id]").inputValue(), "");
  await context.close();
});

test("what was typed survives a closed page and can be thrown away", async () => {
  const { page, context } = await open("gallery");
  await page.locator("[name=title]").fill("北口被封");
  await page.locator("[name=password]").fill("secret");
  await page.locator("[name=title]").blur();
  await page.close();
  const again = await context.newPage();
  await again.goto(`${gallery.url}/zh-Hans/light/gallery.html`);
  assert.equal(await again.locator("[name=title]").inputValue(), "北口被封");
  assert.equal(await again.locator("[name=password]").inputValue(), "");
  assert.doesNotMatch(await again.evaluate(() => JSON.stringify(localStorage)), /secret|sample-token/);
  await again.getByRole("button", { name: /不要草稿/ }).click();
  assert.equal(await again.locator("[name=title]").inputValue(), "");
  assert.equal(await again.evaluate(() => localStorage.length), 0);
  await context.close();
});

test("a form is sent only once, and errors take the focus", async () => {
  const { page, context } = await open("gallery");
  assert.equal(await page.evaluate(() => document.activeElement.className), "errors");
  let posts = 0;
  page.on("request", (request) => (posts += request.method() === "POST" ? 1 : 0));
  const send = page.locator("form[data-draft] button.button").first();
  await send.evaluate((button) => {
    button.click();
    button.click();
  });
  await page.waitForTimeout(300);
  assert.equal(posts, 1);
  assert.equal(await send.getAttribute("aria-disabled"), "true");
  await context.close();
});

test("arrows move from row to row of a table", async () => {
  const { page, context } = await open("gallery");
  await page.locator("tbody a", { hasText: "2024-0052" }).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "2024-0047");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "2024-0038");
  await context.close();
});

for (const language of ["zh-Hant", "en"]) {
  test(`every page fits a telephone in ${language} and says its language`, async () => {
    for (const name of PAGES) {
      const { page, context } = await open(name, { language, viewport: PHONE });
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.ok((await excess(page)) <= 0, `${name} is ${await excess(page)} px too wide`);
      await context.close();
    }
  });
}

test("a ledger is printed across and a case upright, with the arithmetic of its date", async () => {
  for (const [name, across] of [["ledger", true], ["case", false]]) {
    const { page, context } = await open(name);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = pdf.match(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/);
    assert.equal(Number(width) > Number(height), across, `${name}: ${width} by ${height}`);
    await context.close();
  }
  const { page, context } = await open("case");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".sum-days").first().isVisible(), true);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".nav").isVisible(), false);
  assert.equal(await page.locator(".print-head").isVisible(), true);
  await context.close();
});

test("the head of a table stays in sight, and what has the focus is not under it", async () => {
  const { page, context } = await open("gallery", { viewport: { width: 1280, height: 320 } });
  const last = page.locator("tbody a", { hasText: "2024-0038" });
  await last.evaluate((link) => window.scrollTo(0, link.getBoundingClientRect().top + window.scrollY - 60));
  const head = page.locator("table[data-rows] thead th").first();
  assert.equal(Math.round((await head.boundingBox()).y), 0);
  const first = page.locator("tbody a", { hasText: "2024-0052" });
  await last.focus();
  for (let row = 0; row < 3; row += 1) await page.keyboard.press("ArrowUp");
  const [link, bar] = [await first.boundingBox(), await head.boundingBox()];
  assert.ok(link.y >= bar.y + bar.height, `the link at ${link.y} lies under the head, which ends at ${bar.y + bar.height}`);
  await context.close();
});
