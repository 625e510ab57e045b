// What a telephone keeps of a visit: who it is kept for, what is shown without a signal, and that it is wiped.

const WHOSE = "visits:person";
const UNSENT = "outbox:visit:";
const DRAFTS = "draft:visit:";

/** The names in a storage that belong to visits. */
export function ofVisits(storage) {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  return keys.filter((key) => key?.startsWith(UNSENT) || key?.startsWith(DRAFTS) || key === WHOSE);
}

/** How many captures have not been sent. */
export function unsent(storage) {
  return ofVisits(storage).filter((key) => key.startsWith(UNSENT)).length;
}

/** Throws away everything that is kept of visits. */
export async function wipe(window, storage) {
  for (const key of ofVisits(storage)) storage.removeItem(key);
  await window.caches?.delete("visits").catch(() => {});
  const registered = await window.navigator.serviceWorker?.getRegistrations().catch(() => []);
  for (const each of registered ?? []) if (new URL(each.scope).pathname === "/visits/") await each.unregister();
}

/** Registers the worker on the pages of a visit; anywhere else only sees to it that signing out wipes. */
export function keepVisits(page, storage) {
  const window = page.defaultView;
  wipeAtSignOut(page, storage);
  showWhatIsAsked(page);
  const root = page.querySelector("[data-worker]");
  if (!root) return;
  const offline = page.querySelector("[data-offline-note]");
  const tell = () => (offline.hidden = window.navigator.onLine);
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  tell();
  if (!window.navigator.serviceWorker) return;
  begin(window, storage, root).catch(() => {});
}

async function begin(window, storage, root) {
  const person = root.dataset.person;
  // Somebody else's telephone now: what the one before kept is not for this one.
  if (storage.getItem(WHOSE) && storage.getItem(WHOSE) !== person) await wipe(window, storage);
  storage.setItem(WHOSE, person);
  const registration = await window.navigator.serviceWorker.register(root.dataset.worker, { scope: "/visits/" });
  await window.navigator.serviceWorker.ready;
  const pages = Array.from(root.querySelectorAll("a"), (link) => link.getAttribute("href"));
  registration.active?.postMessage({ keep: [...pages, ...root.dataset.files.split(" ")] });
}

function wipeAtSignOut(page, storage) {
  const window = page.defaultView;
  for (const form of page.querySelectorAll("form[action='/sign-out']")) {
    form.addEventListener("submit", async (event) => {
      if ("wiped" in form.dataset || ofVisits(storage).length === 0) return;
      event.preventDefault();
      const asks = page.querySelector("[data-leave]")?.dataset.leave ?? form.dataset.leave;
      if (unsent(storage) > 0 && asks && !window.confirm(asks)) return;
      await wipe(window, storage);
      form.dataset.wiped = "";
      form.submit();
    });
  }
}

/** Fields of the form that belong to one outcome are shown with it. */
function showWhatIsAsked(page) {
  const parts = page.querySelectorAll("[data-when]");
  if (parts.length === 0) return;
  const form = parts[0].closest("form");
  const show = () => {
    const chosen = form.querySelector("[name=outcome]:checked")?.value;
    for (const part of parts) part.hidden = part.dataset.when !== chosen;
  };
  for (const name of ["change", "draft-change", "reset"]) form.addEventListener(name, () => page.defaultView.setTimeout(show));
  show();
}
