// Keeps what someone has typed into a long form until it is submitted and accepted. The draft stays on
// this computer; passwords, files and hidden fields (such as the form's token) never enter it.

const PREFIX = "draft:";
const KEPT_FOR_MS = 14 * 24 * 60 * 60 * 1000;
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

/** The fields of a form that a draft may hold. */
export function draftable(elements) {
  return Array.from(elements).filter(
    (field) => field.name && !NEVER.has(field.type) && !field.disabled && !field.matches?.("[data-no-draft]"),
  );
}

/** What a form holds now, as a list of [name, value] for text and chosen boxes. */
export function read(elements) {
  return draftable(elements)
    .filter((field) => !isBox(field) || field.checked)
    .flatMap((field) =>
      field.type === "select-multiple"
        ? Array.from(field.selectedOptions, (option) => [field.name, option.value])
        : [[field.name, field.value]],
    );
}

/** Puts a draft back. Fields that the draft does not know keep what they have. */
export function write(elements, values) {
  const byName = new Map();
  for (const [name, value] of values) byName.set(name, [...(byName.get(name) ?? []), value]);
  for (const field of draftable(elements)) {
    const wanted = byName.get(field.name);
    if (isBox(field)) field.checked = wanted?.includes(field.value) ?? false;
    else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = wanted?.includes(option.value) ?? false;
    } else if (wanted) field.value = wanted.shift() ?? field.value;
  }
}

/** The draft under a key: `{at, values}`, or null if there is none, it is too old or can't be read. */
export function load(storage, key, now) {
  try {
    const draft = JSON.parse(storage.getItem(PREFIX + key));
    return draft && now - draft.at < KEPT_FOR_MS && Array.isArray(draft.values) ? draft : null;
  } catch {
    return null;
  }
}

export function save(storage, key, now, values) {
  storage.setItem(PREFIX + key, JSON.stringify({ at: now, values }));
}

export function forget(storage, key) {
  storage.removeItem(PREFIX + key);
}

/** Removes drafts that nobody came back for. */
export function sweep(storage, now) {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  for (const key of keys.filter((each) => each?.startsWith(PREFIX))) {
    if (!load(storage, key.slice(PREFIX.length), now)) storage.removeItem(key);
  }
}

/** Restores and keeps the drafts of all forms with `data-draft`. */
export function keepDrafts(page, storage, clock) {
  const settled = page.body.dataset.settledDraft;
  if (settled) forget(storage, settled);
  sweep(storage, clock());
  for (const form of page.querySelectorAll("form[data-draft]")) keepDraft(page, form, storage, clock);
}

function keepDraft(page, form, storage, clock) {
  const key = form.dataset.draft;
  const draft = load(storage, key, clock());
  const unchanged = JSON.stringify(read(form.elements));
  // A form that came back with errors already holds what was typed last.
  if (draft && !("kept" in form.dataset) && JSON.stringify(draft.values) !== unchanged) {
    write(form.elements, draft.values);
    showNote(page, form, draft.at, () => {
      forget(storage, key);
      form.reset();
      form.dispatchEvent(new Event("draft-change"));
    });
    form.dispatchEvent(new Event("draft-change"));
  }
  let timer;
  const keep = () => {
    clearTimeout(timer);
    const values = read(form.elements);
    if (JSON.stringify(values) === unchanged) forget(storage, key);
    else save(storage, key, clock(), values);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  form.addEventListener("change", keep);
  page.defaultView.addEventListener("pagehide", () => timer && keep());
}

function showNote(page, form, at, discard) {
  const note = page.getElementById("draft-note")?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  const time = note.querySelector("time");
  const saved = new Date(at);
  time.dateTime = saved.toISOString();
  time.textContent = saved.toLocaleString(page.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  note.querySelector("button").addEventListener("click", () => {
    discard();
    note.remove();
  });
  form.prepend(note);
}

function isBox(field) {
  return field.type === "checkbox" || field.type === "radio";
}
