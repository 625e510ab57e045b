// A page that is told when its room changes fetches itself again and takes over the parts that differ.
// What travels by the stream is a number; every word comes through the page's own address.

const AGAIN_MS = 2000;
const AT_MOST_EVERY_MS = 500;

/** Whether something in a part was typed or chosen and not sent yet. */
export function isTouched(part) {
  return Array.from(part.querySelectorAll("input, textarea, select")).some((field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) {
      const chosen = Array.from(field.options).findIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(chosen, 0);
    }
    return field.value !== field.defaultValue;
  });
}

/** Takes the parts of a fresh page over. A part that somebody is writing in stays until it is sent. */
export function takeOver(page, fresh) {
  const touched = new Set();
  for (const part of page.querySelectorAll("[data-live-part]")) {
    const holds = part.contains(page.activeElement) && page.activeElement.matches("input, textarea, select");
    if (isTouched(part) || holds) touched.add(part);
  }
  for (const part of page.querySelectorAll("[data-live-part]")) {
    if (!part.isConnected || touched.has(part)) continue;
    const name = part.dataset.livePart;
    const now = fresh.querySelector(`[data-live-part="${name}"]`);
    const within = Array.from(part.querySelectorAll("[data-live-part]")).some((inner) => touched.has(inner));
    if (!now || within || part.dataset.was === now.innerHTML) continue;
    part.dataset.was = now.innerHTML;
    part.replaceChildren(...Array.from(now.childNodes, (node) => page.importNode(node, true)));
  }
  page.dispatchEvent(new page.defaultView.Event("taken-over"));
}

/** Follows the room that the page names; answers `{refresh}` for others who know that something changed. */
export function followRoom(page) {
  const root = page.querySelector("[data-live]");
  if (!root) return { refresh: async () => {}, onOpen: () => {} };
  const window = page.defaultView;
  const state = root.querySelector("[data-live-state]");
  const opened = [];
  let pulse = Number(root.dataset.pulse);
  let asking = null;
  let askedAt = 0;
  let again = false;

  const say = (word) => {
    state.textContent = state.dataset[word] ?? "";
    state.className = `live__state live__state--${word === "on" ? "on" : "off"}`;
  };
  const fetchPage = async () => {
    const answer = await window.fetch(root.querySelector("[data-live-refresh]").href, { credentials: "same-origin" });
    if (answer.redirected && new URL(answer.url).pathname === "/sign-in") return say("ended");
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new window.DOMParser().parseFromString(await answer.text(), "text/html");
    takeOver(page, fresh);
    pulse = Math.max(pulse, Number(fresh.querySelector("[data-live]")?.dataset.pulse ?? 0));
  };
  // However many changes come at once, the page is fetched by one after another and not too often.
  const refresh = async () => {
    if (asking) {
      again = true;
      return asking;
    }
    asking = (async () => {
      do {
        again = false;
        const wait = askedAt + AT_MOST_EVERY_MS - Date.now();
        if (wait > 0) await new Promise((resolve) => window.setTimeout(resolve, wait));
        askedAt = Date.now();
        await fetchPage().catch(() => say("off"));
      } while (again);
    })();
    await asking;
    asking = null;
  };

  let stream = null;
  let timer = null;
  const open = () => {
    if (stream || page.visibilityState === "hidden") return;
    stream = new window.EventSource(root.dataset.live);
    stream.addEventListener("open", () => {
      say("on");
      for (const each of opened) each();
    });
    stream.addEventListener("change", (event) => {
      if (Number(event.data) > pulse) refresh();
    });
    stream.addEventListener("error", () => {
      say("off");
      // The browser comes back by itself after a break, but not after an answer that is no stream.
      if (stream.readyState !== window.EventSource.CLOSED) return;
      close();
      refresh();
      window.clearTimeout(timer);
      timer = window.setTimeout(open, AGAIN_MS);
    });
  };
  const close = () => {
    stream?.close();
    stream = null;
  };
  // A page that nobody looks at gives its place to others.
  page.addEventListener("visibilitychange", () => (page.visibilityState === "hidden" ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("online", () => {
    close();
    open();
  });
  page.addEventListener("submit", (event) => sendQuietly(page, event, root, refresh));
  open();
  return { refresh, onOpen: (then) => opened.push(then) };
}

/** Sends a form of the room without leaving the page; what the server says against it is shown above. */
async function sendQuietly(page, event, root, refresh) {
  const form = event.target;
  if (!("quiet" in form.dataset) || event.defaultPrevented) return;
  event.preventDefault();
  const window = page.defaultView;
  const body = new window.URLSearchParams(new window.FormData(form));
  const button = event.submitter;
  if (button?.name) body.append(button.name, button.value);
  root.querySelector(".quiet-note")?.remove();
  const note = (text) => {
    const line = page.createElement("span");
    line.className = "quiet-note";
    line.setAttribute("role", "alert");
    line.textContent = text;
    root.prepend(line);
    root.scrollIntoView({ block: "nearest" });
  };
  try {
    const answer = await window.fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok && answer.status !== 409) {
      const fresh = new window.DOMParser().parseFromString(await answer.text(), "text/html");
      note(fresh.querySelector("main .errors, main .notice")?.textContent.trim() || root.dataset.failed);
      return;
    }
    if (answer.status === 409) note(root.dataset.changed);
    const typed = answer.ok ? [] : typedInto(form);
    form.reset();
    page.activeElement?.blur?.();
    await refresh();
    // What was typed over an older state is not lost: it stands in the fresh form.
    for (const [id, value] of typed) {
      const field = page.getElementById(id);
      if (field) field.value = value;
    }
    page.dispatchEvent(new window.Event("quiet-sent"));
  } catch {
    note(root.dataset.failed);
  }
}

function typedInto(form) {
  const fields = form.querySelectorAll("textarea[id], input[id]:not([type=hidden])");
  return Array.from(fields).filter((field) => field.value !== field.defaultValue).map((field) => [field.id, field.value]);
}
