// The whole programme on its demonstration year, as its people use it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, startBrowser } from "./browser.mjs";
import { excess, violations } from "./checks.mjs";
import { walk } from "./links.mjs";
import { ACCOUNTS, signIn, startSite } from "./site.mjs";
import { fromIntakeToStrikeOff } from "./story.mjs";

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([startSite(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

for (const account of ACCOUNTS) {
  test(`no link that ${account} is shown leads nowhere, and every page says that its data are invented`, async () => {
    const { count, broken, unmarked } = await walk(site.url, account);
    assert.ok(count > 5, `only ${count} pages`);
    assert.deepEqual(broken, []);
    assert.deepEqual(unmarked, []);
  });
}

/** The pages that people have before them most, each seen by somebody whose work it is. */
const PAGES = {
  dispatcher: ["/", "/cases", "/cases?columns=full", "/cases/2024-0030", "/cases/new", "/meetings?year=2024", "/firms", "/offices", "/settings"],
  statistician: ["/figures/2024", "/figures/2024/cut?by=category,office", "/finance", "/projects", "/mediations"],
  manager: ["/pairings/2024", "/calendar/2024"],
  supervisor: ["/boards/supervision", "/bulletin/2024-12-23"],
  leader: ["/boards/leader"],
  clerk: ["/boards/office", "/account/notices", "/account/notices/messages"],
  system: ["/deliveries", "/settings/notices"],
  firm: ["/", "/cases/2024-0001", "/cases/new", "/account"],
  security: ["/accounts", "/accounts/new"],
  audit: ["/audit"],
};

for (const [account, paths] of Object.entries(PAGES)) {
  test(`what ${account} reads is accessible and fits a desk and a telephone`, async () => {
    // The policy would keep the checker out, so only this test lifts it.
    const page = await signIn(browser, site.url, account, { bypassCSP: true });
    for (const path of paths) {
      await page.goto(site.url + path);
      for (const viewport of [DESK, PHONE]) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await violations(page), [], `${path} at ${viewport.width}`);
        assert.ok((await excess(page)) <= 0, `${path} is ${await excess(page)} px too wide at ${viewport.width}`);
      }
    }
    await page.context().close();
  });
}

test("a problem goes from intake to strike-off by clicking, each step by the person whose turn it is", async () => {
  await fromIntakeToStrikeOff(browser, site.url, "冷链仓库用电容量不足");
});

test("the same works on a telephone without a script", async () => {
  await fromIntakeToStrikeOff(browser, site.url, "厂区道路限行", { javaScriptEnabled: false, viewport: PHONE });
});
