// Small guards around forms and menus.

/** True while an input method is still composing, so that Enter chooses a word and does not submit. */
export function isComposing(event) {
  return event.isComposing === true || event.keyCode === 229;
}

/** Enter during composition never submits, and a form is sent only once. */
export function guardForms(page) {
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && isComposing(event) && event.target.matches?.("input")) event.preventDefault();
    },
    true,
  );
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if ("sent" in form.dataset) event.preventDefault();
    else markSent(form);
  });
  // A page that comes back from the browser's memory may be used again.
  page.defaultView.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) unmarkSent(form);
  });
}

function markSent(form) {
  form.dataset.sent = "";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
}

function unmarkSent(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
}

/** The summary of errors takes the focus when the page opens; its links lead into the fields. */
export function focusErrors(page) {
  page.querySelector("[data-focus-first]")?.focus();
}

/** Escape, or a press elsewhere, closes an open menu. */
export function closeMenus(page) {
  const open = () => page.querySelectorAll("details.menu[open]");
  page.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

/** On paper every due date shows its arithmetic, folded or not. */
export function unfoldForPrint(page) {
  let unfolded = [];
  page.defaultView.addEventListener("beforeprint", () => {
    unfolded = Array.from(page.querySelectorAll(".due details:not([open])"));
    for (const details of unfolded) details.open = true;
  });
  page.defaultView.addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
}

/** The button of a page that is made for paper; `?print` in its address opens the printer at once. */
export function printWhenAsked(page) {
  const button = page.querySelector("button[data-print]");
  if (!button) return;
  const window = page.defaultView;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  if (new URLSearchParams(window.location.search).has("print")) window.print();
}
