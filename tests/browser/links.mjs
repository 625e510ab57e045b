// Follows every kind of link that a signed-in person is shown.
import { PASSWORD } from "./site.mjs";

/** Pages of one kind differ only in their ids, numbers, days and years; so many of each are enough. */
const EACH = 3;

/** Answers `{count, broken, unmarked}`: pages seen, links that lead nowhere, pages that don't say 演示数据. */
export async function walk(url, account) {
  const ask = client(url);
  await enter(ask, url, account);
  const kinds = new Map();
  const known = new Set(["/"]);
  const found = { count: 0, broken: [], unmarked: [] };
  const queue = [["/", "the beginning"]];
  while (queue.length > 0) {
    const [path, from] = queue.shift();
    const answer = await ask(path);
    const body = await answer.text();
    found.count += 1;
    if (answer.status >= 400) found.broken.push(`${answer.status} ${path} on ${from}`);
    const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    if (isPage && answer.status < 300 && !body.includes("演示数据")) found.unmarked.push(path);
    const links = isPage ? [...body.matchAll(/href="(\/[^"#]*)/g)].map((match) => match[1].replaceAll("&amp;", "&")) : [];
    const moved = answer.headers.get("location");
    for (const link of moved ? [moved, ...links] : links) {
      const kind = kindOf(link);
      const seen = kinds.get(kind) ?? 0;
      if (link.startsWith("/assets/") || known.has(link) || seen >= EACH) continue;
      kinds.set(kind, seen + 1);
      known.add(link);
      queue.push([link, path]);
    }
  }
  return found;
}

function kindOf(link) {
  const [path, query] = link.split("?");
  const names = query ? [...new URLSearchParams(query).keys()].join(",") : "";
  return `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d|\d{4}(-\d{4})?/g, "…")}?${names}`;
}

/** A fetch that keeps cookies and follows nothing. */
function client(url) {
  const jar = new Map();
  return async (path, options = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url + path, { redirect: "manual", ...options, headers: { ...options.headers, cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(each);
      jar.set(name, value);
    }
    return answer;
  };
}

async function enter(ask, url, account) {
  const page = await (await ask("/sign-in")).text();
  const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  const body = new URLSearchParams({ csrf: hidden("csrf"), key: hidden("key"), account, password: PASSWORD });
  const answer = await ask("/sign-in", { method: "POST", body, headers: { origin: url } });
  if (answer.status !== 303) throw new Error(`${account} can't sign in: ${answer.status}`);
}
