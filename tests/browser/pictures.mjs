// Takes the pictures of the README from the demonstration year: npm run pictures
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PHONE, startBrowser } from "./browser.mjs";
import { signIn, startSite } from "./site.mjs";

const FOLDER = new URL("../../docs/pictures", import.meta.url).pathname;
const DESK = { width: 1280, height: 800 };
/** Name, who looks, what at, and how large the window is. */
const PICTURES = [
  ["ledger", "dispatcher", "/cases", DESK],
  ["case", "dispatcher", "/cases/2024-0030", DESK],
  ["figures", "statistician", "/figures/2024", DESK],
  ["phone", "firm", "/cases/2024-0001", PHONE],
];

await mkdir(FOLDER, { recursive: true });
const [site, browser] = await Promise.all([startSite(), startBrowser()]);
try {
  for (const [name, account, path, viewport] of PICTURES) {
    const page = await signIn(browser, site.url, account, { viewport });
    await page.goto(site.url + path);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await page.context().close();
  }
} finally {
  await browser.close();
  await site.close();
}
