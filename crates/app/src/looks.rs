//! Looking at a contact's full name and telephone number is recorded: who looked, at which case, when; and so is
//! taking the ledger away as a file.

use domain::ids::CaseId;
use domain::permits::{Actor, CaseAction, may};
use serde::Serialize;
use store::Tx;

use crate::cases::access;
use crate::record::Recording;
use crate::{App, Error};

/// Kind of the event of one look.
pub const CONTACT_SEEN: &str = "contact.seen";

/// Kind of the event of one file that was taken away.
pub const LEDGER_EXPORTED: &str = "ledger.exported";

#[derive(Serialize)]
struct Exported {
    rows: u32,
}

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
            self.note(tx, actor, stream, (CONTACT_SEEN, &Seen { case, number }))
        })
    }

    /// Records that the actor took so many rows of the ledger away.
    pub(crate) fn note_export(&self, actor: &Actor, rows: u32) -> Result<(), Error> {
        self.db.write(|tx| {
            let stream = format!("exports/{}", actor.person);
            self.note(tx, actor, stream, (LEDGER_EXPORTED, &Exported { rows }))
        })
    }

    fn note(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        stream: String,
        (kind, body): (&str, &impl Serialize),
    ) -> Result<(), Error> {
        let now = self.now();
        let tip = store::events::tip(tx, &stream)?;
        let mut recording = Recording::by(actor, now, &*self.ids);
        recording.stream(stream, tip);
        recording.add(kind, now, body, &[])?;
        recording.write(tx)?;
        Ok(())
    }
}
