//! Receipts: proof of a case's first event that its submitter keeps, checkable without this system.

use domain::evidence::receipt::{self, Proof, Show};
use domain::permits::{Actor, CaseAction, may};
use store::Tx;
use store::cases::Stored;

use crate::cases::access;
use crate::{App, Error};

impl App {
    /// The receipt of a case for whoever may see it. Only those who may see the contact get the private part too.
    pub fn receipt(&self, actor: &Actor, number: &str) -> Result<String, Error> {
        let now = self.now();
        self.db.write(|tx| {
            let stored = store::cases::by_number(tx, number)?.ok_or(Error::NotFound)?;
            let parties = access::parties(tx, &stored.case, now)?;
            access::must_see(actor, &parties)?;
            let all = may(actor, CaseAction::SeeContact, &parties);
            let show = if all { Show::All } else { Show::Open };
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
