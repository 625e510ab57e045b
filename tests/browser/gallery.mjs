// Builds the gallery of components and pages and serves it on loopback under the policy that the real
// server sends, so that an inline style or script that slipped in fails here too.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";

const ROOT = new URL("../..", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The firms that the lookup of the sample form knows. */
const FIRMS = [
  { value: "f1", label: "示例甲物流有限公司", foundBy: "slj", detail: "吉首市" },
  { value: "f2", label: "示例乙新材料有限公司", foundBy: "sly", detail: "泸溪县" },
];

/** Writes the gallery into a new folder and serves it: `{url, close}`. */
export async function startGallery() {
  const folder = await mkdtemp(join(tmpdir(), "gallery-"));
  await promisify(execFile)("cargo", ["run", "-q", "-p", "web", "--example", "gallery", "--", folder], { cwd: ROOT });
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

async function answer(folder, request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://gallery");
  if (pathname === "/lookup/firms") {
    const typed = searchParams.get("q");
    const found = FIRMS.filter((firm) => firm.foundBy.startsWith(typed) || firm.label.includes(typed));
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(found));
    return;
  }
  if (request.method === "POST") {
    response.writeHead(204).end();
    return;
  }
  try {
    const body = await readFile(join(folder, normalize(pathname)));
    const type = TYPES[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
