//! Looking at a contact's full name and telephone number is recorded: who looked, at which case, when.

use domain::ids::CaseId;
use domain::permits::{Actor, CaseAction, may};
use serde::Serialize;

use crate::cases::access;
use crate::record::Recording;
use crate::{App, Error};

/// Kind of the event of one look.
pub const CONTACT_SEEN: &str = "contact.seen";

#[derive(Serialize)]
struct Seen<'a> {
    case: CaseId,
    number: &'a str,
}

impl App {
    /// Records that the actor looks at the contact of a case.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the actor may not know of the case, [`Error::NotPermitted`] when not of its contact.
    pub fn look_at_contact(&self, actor: &Actor, number: &str) -> Result<(), Error> {
        let now = self.now();
        self.db.write(|tx| {
            let stored = store::cases::by_number(tx, number)?.ok_or(Error::NotFound)?;
            let case = stored.case.id;
            let parties = access::parties(tx, &stored.case, now)?;
            access::must_see(actor, &parties)?;
            if !may(actor, CaseAction::SeeContact, &parties) {
                return Err(Error::NotPermitted);
            }
            // A stream of its own: a look is no event of the case and changes nothing in it.
            let stream = format!("looks/{case}");
            let tip = store::events::tip(tx, &stream)?;
            let mut recording = Recording::by(actor, now, &*self.ids);
            recording.stream(stream, tip);
            recording.add(CONTACT_SEEN, now, &Seen { case, number }, &[])?;
            recording.write(tx)?;
            Ok(())
        })
    }
}
