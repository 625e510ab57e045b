// Shows cases that are alike and suggestions while a problem is being typed; without script a button does.
import { isComposing } from "./forms.js";

const WAIT_MS = 700;
const ENOUGH = 8;
const MOST = 600;
const FIELDS = ["title", "facts", "ask"];

/** The question for what is typed so far; nothing while it is too short to compare. */
export function question(values) {
  const typed = FIELDS.map((name) => [name, (values[name] ?? "").trim().slice(0, MOST)]);
  const length = typed.reduce((sum, [, text]) => sum + text.length, 0);
  return length < ENOUGH ? "" : new URLSearchParams(typed).toString();
}

export function adviseWhileTyping(page) {
  for (const place of page.querySelectorAll("[data-advice]")) attach(page, place);
}

function attach(page, place) {
  const form = place.closest("form");
  if (!form) return;
  place.setAttribute("aria-live", "polite");
  let timer;
  let asked = "";
  const ask = async () => {
    const values = Object.fromEntries(FIELDS.map((name) => [name, form.elements.namedItem(name)?.value]));
    const query = question(values);
    if (query === "" || query === asked) return;
    asked = query;
    const answer = await fetch(`${place.dataset.advice}?${query}`).catch(() => null);
    // A slower answer to an earlier question must not replace a newer one.
    if (!answer?.ok || query !== asked) return;
    const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...piece.body.childNodes);
  };
  form.addEventListener("input", (event) => {
    if (isComposing(event) || !FIELDS.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
}
