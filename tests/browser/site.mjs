// The real programme with its demonstration year, in a folder that is thrown away, on a port of loopback.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = new URL("../..", import.meta.url).pathname;
export const PASSWORD = "Face-to-Face-2024";
/** One account for each role. */
export const ACCOUNTS = [
  "manager", "dispatcher", "federation", "leader", "secretary", "clerk", "deputy", "head", "supervisor", "inspector",
  "caller", "statistician", "firm", "system", "security", "audit",
];

/** Builds the year and serves it: `{url, close}`. */
export async function startSite() {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  const program = process.env.ZHENGQI_BINARY ?? join(ROOT, "target/debug/zhengqi");
  const server = spawn(program, ["demo", "--dir", folder, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const stopped = new Promise((resolve) => server.once("exit", resolve));
  const close = async () => {
    server.kill("SIGTERM");
    await stopped;
    await rm(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = /^ready (http:\S+)$/.exec(line);
    if (ready) return { url: ready[1], close };
  }
  await close();
  throw new Error("the demonstration ended before it was ready");
}

/** A browser window of its own in which somebody is signed in. */
export async function signIn(browser, url, account, options = {}) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${url}/sign-in`);
  await page.fill("[name=account]", account);
  await page.fill("[name=password]", PASSWORD);
  await Promise.all([page.waitForURL((to) => to.pathname !== "/sign-in"), page.keyboard.press("Enter")]);
  return page;
}
