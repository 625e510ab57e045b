// Everything here only eases what already works without a script.
import { adviseWhileTyping } from "./advice.js";
import { runClocks } from "./clocks.js";
import { answerToKeys, suggestHandlers, unfoldFiles } from "./console.js";
import { keepDrafts } from "./drafts.js";
import { closeMenus, focusErrors, guardForms, printWhenAsked, unfoldForPrint } from "./forms.js";
import { followRoom } from "./live.js";
import { enhanceLookups } from "./lookup.js";
import { moveByArrows } from "./moving.js";
import { keepCaptures } from "./outbox.js";
import { keepVisits } from "./visit.js";

// Forms that are sent without leaving the page come first: what they take, the guards leave alone.
const room = followRoom(document);
try {
  keepVisits(document, window.localStorage);
  keepCaptures(document, window.localStorage, room);
} catch {
  // Storage is forbidden in this browser: the form is sent as any other.
}
guardForms(document);
focusErrors(document);
closeMenus(document);
unfoldForPrint(document);
printWhenAsked(document);
moveByArrows(document);
enhanceLookups(document);
suggestHandlers(document);
unfoldFiles(document);
answerToKeys(document);
runClocks(document);
adviseWhileTyping(document);
try {
  keepDrafts(document, window.localStorage, () => Date.now());
} catch {
  // Storage is forbidden in this browser: forms work, only without drafts.
}
