// The hands of a recorder: one problem captured and assigned, by the keyboard alone.
import assert from "node:assert/strict";

/**
 * Captures what a firm says and, if `office` is named, assigns it; `suggested` leaves the office to the catalogue, `atDesk`
 * has its representative acknowledge there and then. Nothing but keys is used. Answers how long it took, in milliseconds, until the form was empty again.
 */
export async function capture(page, { firm, title, category, office, suggested, atDesk }) {
  const began = Date.now();
  const press = (key) => page.keyboard.press(key);
  const next = async (field) => {
    await press("Tab");
    await focused(page, field);
  };
  const write = (words) => page.keyboard.insertText(words);
  await focused(page, "firm");
  await pick(page, await initials(page, "firm", firm));
  await next("category");
  for (let step = 0; step < 30 && (await page.inputValue("#field-category")) !== category; step++) await press("ArrowDown");
  await next("title");
  await write(title);
  await next("ask");
  await write(`请协调解决：${title}。`);
  await press("Tab");
  if (!(await page.locator("[name=no_state_secrets]").isChecked())) await press("Space");
  if (office) {
    await next("lead");
    if (!suggested) await pick(page, await initials(page, "lead", office));
    assert.equal(await page.inputValue("#field-lead"), office);
    await until(page, "instruction");
    await write(`一周内书面答复：${title}`);
    await next("acknowledged_by");
    if (atDesk) await pick(page, await initials(page, "lead", office));
    await press("Control+Enter");
  } else {
    await until(page, null, "record");
    await press("Enter");
  }
  await page.waitForFunction(() => document.querySelector("#field-title").value === "", null, { timeout: 15_000 });
  return Date.now() - began;
}

/** The pinyin initials by which an entry of a long list is found: the entry at a place, or the one with a name. */
async function initials(page, list, wanted) {
  const entries = await page.locator(`select[name=${list}] option:not([value=""])`).evaluateAll((options) =>
    options.map((option) => ({ name: option.text, by: option.dataset.foundBy ?? "" })),
  );
  const found = typeof wanted === "number" ? entries[wanted] : entries.find(({ name }) => name === wanted);
  assert.ok(found?.by, `${list} has ${wanted}`);
  return found.by.split(" ")[0];
}

async function pick(page, typed) {
  await page.keyboard.type(typed);
  await page.locator("[role=option]:visible").first().waitFor();
  await page.keyboard.press("Enter");
}

function focused(page, field) {
  return page.waitForFunction((id) => document.activeElement?.id === id, `field-${field}`);
}

/** Goes on from field to field until the named one, or a button with a value, has the cursor. */
async function until(page, field, button) {
  for (let step = 0; step < 20; step++) {
    const is = await page.evaluate(() => ({ id: document.activeElement.id, value: document.activeElement.value }));
    if (field ? is.id === `field-${field}` : is.value === button) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the cursor never came to ${field ?? button}`);
}
