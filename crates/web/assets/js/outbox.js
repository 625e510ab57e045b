// What is captured at the console is kept on this computer before it is sent, and forgotten when the server has
// acknowledged it. Each capture has a key of its own: sent twice, it acts once.
import { read, write } from "./drafts.js";
import { isTouched } from "./live.js";

const PREFIX = "outbox:";
const RETRY_MS = 3000;
const PATIENCE_MS = 8000;

/** Keeps a capture `{key, at, values}` in a box; each lies apart, so that two windows never overwrite each other. */
export function keep(storage, box, capture) {
  storage.setItem(`${PREFIX}${box}:${capture.key}`, JSON.stringify(capture));
}

export function drop(storage, box, key) {
  storage.removeItem(`${PREFIX}${box}:${key}`);
}

/** What a box holds, the oldest first. */
export function waiting(storage, box) {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  const own = keys.filter((key) => key?.startsWith(`${PREFIX}${box}:`));
  const captures = own.map((key) => {
    try {
      return JSON.parse(storage.getItem(key));
    } catch {
      return null;
    }
  });
  return captures.filter((each) => each?.key && Array.isArray(each.values)).sort((a, b) => a.at - b.at);
}

/**
 * Sends what a box holds, one after another, by `deliver(capture)`, which answers `{is: "kept"}`, `{is: "refused", message}`,
 * `{is: "later"}` or `{is: "sign-in"}`. Only what is kept by the server is forgotten here. Answers the last of these.
 */
export async function send(storage, box, deliver) {
  let last = { is: "kept" };
  for (const capture of waiting(storage, box).filter((each) => !each.refused)) {
    last = await deliver(capture);
    if (last.is === "kept") drop(storage, box, capture.key);
    else if (last.is === "refused") keep(storage, box, { ...capture, refused: last });
    else return last;
  }
  return last;
}

/** A key that nobody else makes. */
export function freshKey(crypto) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What an answer of the server means for a capture. */
export async function meaning(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { is: "sign-in" };
  if (answer.ok) return { is: "kept", ...(await answer.json()) };
  if (answer.status === 422 || answer.status === 409) {
    const said = await answer.json().catch(() => ({}));
    return { is: "refused", field: said.field, message: said.message };
  }
  return { is: "later" };
}

/** Sends a capture to where it belongs, as the form would. */
async function post(page, capture) {
  const window = page.defaultView;
  const body = new window.URLSearchParams(capture.values);
  body.set("csrf", page.querySelector("input[name=csrf]").value);
  body.set("key", capture.key);
  const stop = new window.AbortController();
  const timer = window.setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await window.fetch(capture.to, {
      method: "POST", body, credentials: "same-origin", redirect: "manual",
      headers: { accept: "application/json" }, signal: stop.signal,
    });
    return await meaning(answer);
  } catch {
    return { is: "later" };
  } finally {
    window.clearTimeout(timer);
  }
}

/** What a form holds, ready to be kept: also the firm that a search has put into a hidden field. */
function captured(form, button, key) {
  const values = [...read(form.elements), ["then", button?.value ?? ""]];
  const hidden = form.querySelector("[type=hidden][name=other_firm_id]");
  if (hidden?.value) values.push(["other_firm_id", hidden.value]);
  return { key, at: Date.now(), to: new URL(form.action).pathname, about: form.dataset.about, values };
}

/**
 * Takes the form with `data-outbox` over, and sends what its box still holds. A page with a box and no form, such as the
 * list of a visit, only sends.
 */
export function keepCaptures(page, storage, room) {
  const root = page.querySelector("[data-outbox]");
  const list = page.querySelector("[data-outbox-list]");
  if (!root || !list) return;
  storage.setItem(`${PREFIX}test`, "1");
  storage.removeItem(`${PREFIX}test`);
  const window = page.defaultView;
  const form = root.matches("form") ? root : null;
  const box = root.dataset.outbox;
  const unsent = () => waiting(storage, box).filter((each) => !each.refused);
  let sending = null;
  let last = { is: "kept" };
  let thanks = null;
  let arrived = false;
  const flush = () => {
    sending ??= (async () => {
      const had = unsent().length > 0;
      last = await send(storage, box, (capture) => post(page, capture));
      sending = null;
      if (last.is === "kept" && last.number) thanks = last;
      show();
      if (had && last.is !== "later") await room.refresh();
      arrived ||= had && last.is === "kept";
    })();
    return sending;
  };
  // The pages of a visit say how each stop ended; nobody's words are taken away for that.
  const renew = () => {
    if (arrived && "leave" in root.dataset && !(form && isTouched(form))) window.location.reload();
  };
  const show = () => paint(page, list, { captures: waiting(storage, box), last, thanks }, (capture) => {
    if (!form || capture.to !== new URL(form.action).pathname) return window.location.assign(capture.to);
    drop(storage, box, capture.key);
    write(form.elements, capture.values);
    form.dispatchEvent(new Event("draft-change"));
    show();
  });

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector("button[name=then]");
    const capture = captured(form, button, freshKey(window.crypto));
    thanks = null;
    keep(storage, box, capture);
    await sending;
    await flush();
    const mine = waiting(storage, box).find((each) => each.key === capture.key);
    if (mine?.refused) {
      // Everything typed still stands in the form: nothing to put back.
      drop(storage, box, capture.key);
      complain(page, form, mine.refused);
    } else {
      begin(form);
    }
    show();
    renew();
  });
  const again = () => unsent().length > 0 && flush().then(renew);
  room.onOpen(again);
  window.addEventListener("online", again);
  window.setInterval(again, RETRY_MS);
  show();
  again();
}

/** An empty form for the next problem; the leader and the declaration stand as they were. */
function begin(form) {
  complain(form.ownerDocument, form, null);
  const declared = form.elements.namedItem("no_state_secrets")?.checked;
  form.reset();
  const box = form.elements.namedItem("no_state_secrets");
  if (box && declared) box.checked = true;
  form.dispatchEvent(new Event("draft-change"));
  form.dispatchEvent(new Event("change"));
  form.querySelector("#field-firm")?.focus();
}

/** The sentence beside the field that must be mended, and the cursor in it. */
function complain(page, form, refused) {
  form.querySelector(".outbox-error")?.remove();
  if (!refused) return;
  const field = page.getElementById(`field-${refused.field}`);
  const line = page.createElement("p");
  line.className = "outbox-error field__error";
  line.setAttribute("role", "alert");
  line.textContent = refused.message ?? "";
  const label = field?.labels?.[0]?.textContent.trim();
  if (label && !field.closest(".field")) line.textContent = `${label}: ${line.textContent}`;
  (field?.closest(".field") ?? form.querySelector(".form-actions")).append(line);
  field?.focus();
}

/** Says what has not been sent, what was refused, and what has just been recorded. */
function paint(page, list, { captures, last, thanks }, mend) {
  const unsent = captures.filter((each) => !each.refused);
  const refused = captures.filter((each) => each.refused);
  list.replaceChildren();
  list.hidden = unsent.length + refused.length === 0 && !thanks;
  list.classList.toggle("outbox--good", unsent.length + refused.length === 0);
  const line = (text) => {
    const p = page.createElement("p");
    p.setAttribute("role", "status");
    p.textContent = text;
    list.append(p);
    return p;
  };
  const typed = (capture, name) => capture.values.find(([each]) => each === name)?.[1];
  const title = (capture) => [capture.about, typed(capture, "title") || typed(capture, "note")].filter(Boolean).join(" ");
  if (unsent.length > 0) {
    const why = last.is === "sign-in" ? list.dataset.signIn : list.dataset.unsent.replace("#", String(unsent.length));
    line(`${why} ${list.dataset.hint}`);
    const items = page.createElement("ul");
    for (const capture of unsent) items.append(Object.assign(page.createElement("li"), { textContent: title(capture) }));
    list.append(items);
  }
  for (const capture of refused) {
    const p = line(`${list.dataset.refused}: ${title(capture)} ${capture.refused.message ?? ""} `);
    const button = Object.assign(page.createElement("button"), { type: "button", textContent: list.dataset.mend });
    button.className = "button button--plain button--small";
    button.addEventListener("click", () => mend(capture));
    p.append(button);
  }
  if (thanks && unsent.length === 0) {
    const p = line(`${list.dataset.captured} ${thanks.number} `);
    if (thanks.slip) {
      const slip = Object.assign(page.createElement("a"), { href: `${thanks.slip}?print`, textContent: list.dataset.print });
      slip.accessKey = "p";
      slip.target = "_blank";
      slip.rel = "noopener";
      p.append(slip);
    }
  }
}
