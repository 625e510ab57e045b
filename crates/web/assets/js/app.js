// Everything here only eases what already works without a script.
import { keepDrafts } from "./drafts.js";
import { closeMenus, focusErrors, guardForms, unfoldForPrint } from "./forms.js";
import { enhanceLookups } from "./lookup.js";
import { moveByArrows } from "./moving.js";

guardForms(document);
focusErrors(document);
closeMenus(document);
unfoldForPrint(document);
moveByArrows(document);
enhanceLookups(document);
try {
  keepDrafts(document, window.localStorage, () => Date.now());
} catch {
  // Storage is forbidden in this browser: forms work, only without drafts.
}
