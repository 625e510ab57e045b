// Eases for the recorder: the category suggests who handles it, the firm that is chosen shows its file.
import { isComposing } from "./forms.js";

/**
 * The handler that a list of `{category, place|ofOffice, office, officer}` suggests for what was chosen: one for the place
 * of the firm comes before one for everywhere.
 */
export function suggested(usual, { category, place, office }) {
  if (office) return usual.find((each) => each.ofOffice === office);
  const handlers = usual.filter((each) => each.category === category);
  return handlers.find((each) => each.place && each.place === place) ?? handlers.find((each) => !each.place);
}

export function suggestHandlers(page) {
  const usual = Array.from(page.getElementById("usual")?.content.children ?? [], (each) => ({ ...each.dataset }));
  const lead = page.querySelector("select[name=lead]");
  const officer = page.querySelector("select[name=officer]");
  if (usual.length === 0 || !lead || !officer) return;
  // What a person chose is never replaced by a suggestion.
  let byHand = lead.value !== "";
  const put = (select, value) => {
    select.value = value ?? "";
    select.dispatchEvent(new Event("suggested"));
  };
  page.querySelector("select[name=category]")?.addEventListener("change", (event) => {
    const found = suggested(usual, { category: event.target.value, place: placeOf(page) });
    if (byHand || !found) return;
    put(lead, found.office);
    put(officer, found.officer);
  });
  lead.addEventListener("change", () => {
    byHand = lead.value !== "";
    const found = byHand ? suggested(usual, { office: lead.value }) : null;
    put(officer, found?.officer);
  });
  lead.form.addEventListener("reset", () => {
    byHand = false;
  });
}

/** The cursor waits where people begin to speak, and Ctrl with Enter ends a problem from any field. */
export function answerToKeys(page) {
  const form = page.querySelector("form[data-keys], form[data-draft^='assign:']");
  if (!form) return;
  const begun = page.activeElement && page.activeElement !== page.body;
  let last = form.querySelector("input:not([type=hidden])");
  const back = () => last?.focus({ preventScroll: true });
  if (!begun && !page.defaultView.location.hash) back();
  form.addEventListener("focusin", (event) => {
    last = event.target;
  });
  // Who has moved the agenda on goes on writing where the cursor was.
  page.addEventListener("quiet-sent", back);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[name=then], .form-actions button"));
  });
}

function placeOf(page) {
  const firm = page.querySelector("form [name=firm]")?.value;
  return Array.from(page.querySelectorAll("details[data-file]")).find((file) => file.dataset.file === firm)?.dataset.place;
}

/** The file of the chosen firm is unfolded, the others are folded. */
export function unfoldFiles(page) {
  const firm = page.querySelector("form [name=firm]");
  const files = page.querySelectorAll("details[data-file]");
  if (!firm || files.length === 0) return;
  firm.addEventListener("change", () => {
    if (firm.value === "") return;
    for (const file of files) file.open = file.dataset.file === firm.value;
  });
}
