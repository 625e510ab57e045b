// Takes pictures of all gallery pages: node shots.mjs FOLDER [NAME…]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DESK, PHONE, startBrowser } from "./browser.mjs";
import { startGallery } from "./gallery.mjs";
import { PAGES } from "./pages.mjs";

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const gallery = await startGallery();
const browser = await startBrowser();
for (const name of wanted.length > 0 ? wanted : PAGES) {
  for (const theme of ["light", "dark"]) {
    for (const viewport of [DESK, PHONE]) {
      const page = await browser.newPage({ viewport, colorScheme: theme, locale: "zh-CN" });
      await page.goto(`${gallery.url}/zh-Hans/${theme}/${name}.html`);
      await page.screenshot({ path: join(folder, `${name}-${theme}-${viewport.width}.png`), fullPage: true });
      await page.close();
    }
  }
  const page = await browser.newPage();
  await page.goto(`${gallery.url}/zh-Hans/light/${name}.html`);
  await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
  await page.close();
}
await browser.close();
await gallery.close();
