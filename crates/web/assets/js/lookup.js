// A search by name, code or pinyin initials, put in front of a long select or an input whose entries the
// server knows. What is submitted stays in the select, or in the hidden field beside the input.
import { isComposing } from "./forms.js";
import { matches, moved } from "./matching.js";

const LIMIT = 12;
const WAIT_MS = 150;

export function enhanceLookups(page) {
  const texts = page.getElementById("lookup-texts")?.dataset ?? {};
  for (const select of page.querySelectorAll("select[data-lookup]")) enhanceSelect(page, select, texts);
  for (const input of page.querySelectorAll("input[data-lookup]")) enhanceInput(page, input, texts);
}

function enhanceSelect(page, select, texts) {
  const entries = Array.from(select.options)
    .filter((option) => option.value !== "")
    .map((option) => ({ value: option.value, label: option.text, foundBy: option.dataset.foundBy, detail: option.dataset.detail }));
  const input = page.createElement("input");
  input.className = "input";
  for (const name of ["id", "aria-describedby", "aria-invalid", "required"]) {
    const value = select.getAttribute(name);
    if (value !== null) input.setAttribute(name, value);
  }
  select.removeAttribute("id");
  select.removeAttribute("required");
  select.hidden = true;
  select.before(input);
  const show = () => {
    input.value = select.value ? select.selectedOptions[0].text : "";
  };
  show();
  select.form?.addEventListener("draft-change", show);
  select.addEventListener("suggested", show);
  attach(page, input, texts, {
    find: async (typed) => matches(entries, typed, LIMIT),
    take: (entry) => {
      select.value = entry ? entry.value : "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
      if (entry) show();
    },
    settle: show,
  });
}

function enhanceInput(page, input, texts) {
  const hidden = input.form?.elements.namedItem(input.dataset.chosen);
  attach(page, input, texts, {
    find: async (typed) => {
      if (typed.trim() === "") return [];
      const answer = await fetch(`${input.dataset.lookup}?q=${encodeURIComponent(typed)}`, {
        headers: { accept: "application/json" },
      });
      return answer.ok ? (await answer.json()).slice(0, LIMIT) : [];
    },
    take: (entry) => {
      if (hidden) hidden.value = entry ? entry.value : "";
      if (entry) {
        input.value = entry.label;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
    // Words that were not chosen from the list are resolved by the server.
    settle: () => {},
  });
}

/** Makes an input a combobox as the ARIA practices describe it. */
function attach(page, input, texts, source) {
  const list = page.createElement("ul");
  list.className = "lookup__list";
  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
  list.hidden = true;
  const status = page.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  const box = page.createElement("div");
  box.className = "lookup";
  input.before(box);
  box.append(input, list, status);
  input.autocomplete = "off";
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  let found = [];
  let at = -1;
  let asked = 0;
  let timer;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry) => {
    source.take(entry);
    close();
  };
  const mark = (next) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = next;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = async () => {
    const turn = ++asked;
    const entries = await source.find(input.value).catch(() => []);
    // A slower answer to an earlier question must not replace a newer one.
    if (turn !== asked || page.activeElement !== input) return;
    found = entries;
    list.replaceChildren(...found.map((entry, position) => option(page, list.id, entry, position)));
    at = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    const nothing = found.length === 0 && input.value.trim() !== "";
    status.textContent = nothing ? texts.none : found.length > 0 ? `${found.length} ${texts.results}` : "";
  };

  input.addEventListener("input", () => {
    source.take(null);
    clearTimeout(timer);
    timer = setTimeout(open, WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      else mark(moved(event.key, at, found.length));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(found[Math.max(at, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", () => {
    asked += 1;
    clearTimeout(timer);
    close();
    source.settle();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const chosen = event.target.closest("[role=option]");
    if (chosen) choose(found[Number(chosen.dataset.at)]);
  });
}

function option(page, listId, entry, position) {
  const item = page.createElement("li");
  item.className = "lookup__option";
  item.id = `${listId}-${position}`;
  item.dataset.at = String(position);
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.append(entry.label);
  if (entry.detail) {
    const detail = page.createElement("span");
    detail.className = "lookup__detail";
    detail.textContent = entry.detail;
    item.append(detail);
  }
  return item;
}
