// The browser that the tests drive: Debian's Chromium, or the one that ZHENGQI_CHROMIUM names.
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

export function startBrowser() {
  return chromium.launch({ executablePath: process.env.ZHENGQI_CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
}
