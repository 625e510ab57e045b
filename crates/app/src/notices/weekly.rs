//! The week's bulletin on its way to everybody who may see the figures and wants news by mail.

use domain::ids::PersonId;
use domain::notices::{Class, Pace};
use domain::permits::{Permission, has};
use domain::statistics::Week;
use domain::time::{Date, Instant};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::jobs::Job;

use super::address::manner;
use super::outbox::{Channel, actor_of};
use crate::Error;

pub(super) const BULLETIN: &str = "notice.bulletin";

/// Body of a job: the bulletin of a week for one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToReader {
    pub person: PersonId,
    pub monday: Date,
}

/// Enqueues the bulletin for each of its readers, once.
pub(crate) fn bulletin_to_readers(tx: &mut Tx, week: Week, now: Instant) -> Result<(), Error> {
    for (address, account) in store::addresses::in_use(tx)? {
        let person = account.person;
        let by_mail = address.channel == Channel::Mail.key();
        let reads = has(&actor_of(account), Permission::ViewFigures);
        if !by_mail || !reads || manner(tx, person)?.choices.pace(Class::News) == Pace::Off {
            continue;
        }
        let monday = week.monday();
        let body = ToReader { person, monday };
        let job = Job {
            id: format!("bulletin/mail/{monday}/{person}"),
            kind: BULLETIN.to_owned(),
            body: serde_json::to_string(&body)?,
            run_at: now,
            attempts: 0,
        };
        store::jobs::enqueue(tx, &job)?;
    }
    Ok(())
}
