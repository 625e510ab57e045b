//! Receipts: proof of a case's first event that its submitter keeps, checkable without this system.

use domain::evidence::receipt::{self, Proof, Show};
use domain::permits::{Actor, CaseAction, Visibility, audience, may, visible};
use store::Tx;
use store::cases::Stored;

use crate::cases::{access, history};
use crate::{App, Error};

impl App {
    /// The receipt of a case for whoever may see it. It shows its text only to those who may read all of it, and the
    /// private part only to those who may see the contact.
    pub fn receipt(&self, actor: &Actor, number: &str) -> Result<String, Error> {
        let now = self.now();
        self.db.write(|tx| {
            let stored = store::cases::by_number(tx, number)?.ok_or(Error::NotFound)?;
            let parties = access::parties(tx, &stored.case, now)?;
            access::must_see(actor, &parties)?;
            let audience = audience(actor, &parties).ok_or(Error::NotFound)?;
            let first = store::events::at(tx, stored.ordinal.cast_unsigned())?;
            let first = history::entry(&first.ok_or(Error::NotFound)?)?;
            let whole = visible(&first.event, audience) == Visibility::Shown
                && audience.knows_firm(parties.confidential);
            let show = match may(actor, CaseAction::SeeContact, &parties) {
                _ if !whole => Show::Hashes,
                true => Show::All,
                false => Show::Open,
            };
            self.issue(tx, &stored, show)
        })
    }

    fn issue(&self, tx: &mut Tx, stored: &Stored, show: Show) -> Result<String, Error> {
        let position = stored.ordinal.cast_unsigned();
        let checkpoint = store::events::checkpoint(tx, &self.signer, self.now())?;
        let path = store::events::inclusion_proof(tx, position, checkpoint.statement().size)?;
        let record = store::events::at(tx, position)?.ok_or(Error::NotFound)?;
        let proof = Proof { path, checkpoint };
        receipt::issue(&stored.case.number, &record, show, &proof, &self.signer.key)
            .map_err(|reason| Error::Internal(reason.to_string()))
    }
}
