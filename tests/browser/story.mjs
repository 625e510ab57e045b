// A problem from intake to strike-off, each step by the person whose turn it is, by clicking.
import assert from "node:assert/strict";
import { signIn } from "./site.mjs";

const LEADER = "州委书记";

/** Tells the whole story of a problem with this title and answers the number of its case. */
export async function fromIntakeToStrikeOff(browser, url, title, options = {}) {
  const desks = new Map();
  const as = async (account) => {
    if (!desks.has(account)) desks.set(account, await signIn(browser, url, account, options));
    return desks.get(account);
  };
  const number = await raise(await as("firm"), title);
  const act = async (account, label, fill = {}) => {
    const page = await as(account);
    await page.goto(`${url}/cases/${number}`);
    await take(page, label, fill);
  };
  await act("dispatcher", "受理", { category: "要素保障", difficulty: "ordinary" });
  const dispatcher = await as("dispatcher");
  await dispatcher.goto(`${url}/cases/${number}`);
  await take(dispatcher, "交办", { lead: "州工信局", officer: "工信局企业服务科科长", difficulty: "ordinary", leader: LEADER });
  await act("leader", "确认交办");
  await act("clerk", "签收");
  await act("clerk", "登记联系企业", { method: "phone", summary: "已电话核实用电需求。", meal: "none" });
  await act("clerk", "拟写答复", {
    class: "a",
    text: "贵公司反映的用电容量问题收悉。供电公司已于12月30日完成增容接电，现可按两千千伏安用电，责任人为企业服务科科长。",
    evidence: "增容接电验收单（12月30日）",
  });
  await act("head", "签发");
  await act("dispatcher", "审核发出");
  await act("firm", "评价", {
    satisfaction: "satisfied", solved: "yes", speed: "satisfied", attitude: "satisfied", result: "satisfied",
  });
  await act("caller", "登记回访", {
    reached: "yes", "answers.contacted": "yes", "answers.solved": "yes", "answers.satisfaction": "satisfied",
    "answers.pressed": "no", "answers.wants_rework": "no",
  });
  await act("dispatcher", "核验", { reach: "this_firm" });
  await act("leader", "审核销号");
  const page = await as("firm");
  await page.goto(`${url}/cases/${number}`);
  assert.match(await page.locator("main").innerText(), /已销号/);
  for (const desk of desks.values()) await desk.context().close();
  return number;
}

async function raise(page, title) {
  await page.getByRole("link", { name: "登记诉求" }).first().click();
  await fillIn(page, {
    firm: "酒鬼酒股份有限公司", title, facts: "新建冷链仓库需要两千千伏安，现有容量不够。",
    ask: "请协调供电公司增容。", category: "要素保障", place: "吉首市", request_type: "help", proceedings: "none",
    urgency: "normal", openness: "internal", contact_name: "办公室主任", contact_phone: "0743-8512345",
    no_state_secrets: "true",
  });
  await send(page, "提交登记");
  const number = /cases\/(\d{4}-\d{4})\/registered$/.exec(page.url());
  assert.ok(number, `registered, not ${page.url()}`);
  return number[1];
}

/** Opens an action of the case page and sends its form. */
async function take(page, label, fill) {
  const before = page.url();
  await page.locator("main").getByRole("link", { name: label, exact: true }).or(
    page.locator("main").getByRole("button", { name: label, exact: true }),
  ).first().click();
  await page.waitForLoadState();
  if (page.url() !== before) {
    await fillIn(page, fill);
    await send(page, label);
  }
  const wrong = page.locator(".errors");
  assert.equal(await wrong.count(), 0, `${label}: ${(await wrong.allInnerTexts()).join(" ")}`);
}

async function send(page, label) {
  const button = page.locator("main form").getByRole("button", { name: label }).last();
  await Promise.all([page.waitForNavigation(), button.click()]);
}

async function fillIn(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`);
    const kind = await field.first().evaluate((element) => element.type);
    if (kind === "radio") await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === "checkbox") await field.check();
    else if (kind === "select-one") await choose(field, value);
    else await field.fill(value);
  }
}

/** In a plain list, or in the search by name that the script puts before a long one. */
async function choose(field, value) {
  if (!(await field.isVisible())) {
    const search = field.page().locator(`main [id="field-${await field.getAttribute("name")}"]`);
    await search.fill(value);
    await field.page().getByRole("option", { name: value }).first().click();
    return;
  }
  const options = await field.locator("option").evaluateAll((all) => all.map(({ value, text }) => ({ value, text })));
  const wanted = options.find((option) => option.value === value) ?? options.find((option) => option.text.includes(value));
  assert.ok(wanted, `${value} is offered`);
  await field.selectOption(wanted.value);
}
