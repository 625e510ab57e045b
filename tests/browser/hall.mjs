// A programme with people in a hall today, on either engine, whose server can be killed and started again.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const ROOT = new URL("../..", import.meta.url).pathname;
const run = promisify(execFile);
const program = process.env.ZHENGQI_BINARY ?? join(ROOT, "target/debug/zhengqi");
/** Built beside the programme by `cargo build --example hall`. */
const founder = join(dirname(program), "examples/hall");

/** The engines that can be tried here: PostgreSQL needs a cluster, which `cargo xtask with-postgres` gives. */
export function engines() {
  const cluster = process.env.ZHENGQI_TEST_POSTGRES;
  return cluster ? ["sqlite", "postgres"] : ["sqlite"];
}

/** Founds the programme: `{url, meeting, visit, kill, start, verify, close}`. */
export async function openHall(engine) {
  const folder = await mkdtemp(join(tmpdir(), "hall-"));
  const database = engine === "postgres" ? await freshDatabase() : null;
  const place = database ? ["--data", folder, "--database", database.url] : ["--data", folder];
  const { stdout } = await run(founder, [folder, ...(database ? [database.url] : [])]);
  const [meeting, visit] = stdout.trim().split(" ");
  let server = await serve([...place, "--listen", "127.0.0.1:0"]);
  const { url } = server;
  const listen = url.replace("http://", "");
  return {
    url, meeting, visit,
    /** As when the power fails: nothing is put in order. */
    kill: async () => {
      server.child.kill("SIGKILL");
      await server.stopped;
    },
    start: async () => {
      server = await serve([...place, "--listen", listen]);
    },
    /** What `zhengqi verify` says, and its exit code. */
    verify: async () => (await run(program, ["verify", ...place])).stdout,
    close: async () => {
      server.child.kill("SIGTERM");
      await server.stopped;
      await rm(folder, { recursive: true, force: true });
      await database?.drop();
    },
  };
}

async function serve(place) {
  const child = spawn(program, ["serve", ...place], { stdio: ["ignore", "pipe", "ignore"] });
  const stopped = new Promise((resolve) => child.once("exit", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^ready (http:\S+)$/.exec(line);
    if (ready) return { child, stopped, url: ready[1] };
  }
  throw new Error("the server ended before it was ready");
}

async function freshDatabase() {
  const cluster = process.env.ZHENGQI_TEST_POSTGRES;
  const name = `hall_${process.pid}_${Date.now()}`;
  const psql = (sql) => run("psql", [cluster, "-v", "ON_ERROR_STOP=1", "-c", sql]);
  await psql(`CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: cluster.replace(/\/[^/]*$/, `/${name}`),
    drop: () => psql(`DROP DATABASE IF EXISTS ${name}`),
  };
}
