//! When a leader's post changes hands: what is handed over, and the change of every pairing at once.

use std::collections::BTreeMap;

use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::ids::{PairingId, PersonId};
use domain::pairings::coverage::Done;
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Permission};
use domain::time::Date;
use serde::Serialize;
use store::Tx;
use store::cases::{Filter, Order, Scope};
use store::registers::Versioned;
use uuid::Uuid;

use super::coverage::{done_in, partner_id};
use super::{Pairings, ids, permit};
use crate::record::Recording;
use crate::registers::record_entry;
use crate::{Error, keys};

/// No firm has more cases than are counted here.
const CASES: u32 = 500;

/// What a leader hands over.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverList {
    pub lines: Vec<HandoverLine>,
    pub names: BTreeMap<Uuid, String>,
}

/// One pairing to hand over.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverLine {
    pub pairing: Pairing,
    pub done: Done,
    /// The firm's cases that aren't at their end; none for a chamber.
    pub open_cases: usize,
}

/// The change of a post's holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HandOver {
    pub year: i32,
    pub from: PersonId,
    pub to: PersonId,
    /// The last day of the one and the first of the other.
    pub on: Date,
    pub reason: String,
}

impl HandoverList {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl Pairings<'_> {
    /// What a leader would hand over in a year.
    pub fn handover_list(
        &self,
        actor: &Actor,
        year: i32,
        leader: PersonId,
    ) -> Result<HandoverList, Error> {
        permit(actor, Permission::ManagePairings)?;
        self.app.db.read(|reader| {
            let done = done_in(reader, year, Some(leader))?;
            let mut lines = Vec::new();
            for pairing in store::pairings::of_year(reader, year)? {
                let pairing = pairing.entry;
                if pairing.leader != leader || pairing.ends_on.is_some() {
                    continue;
                }
                let open_cases = match pairing.partner {
                    Partner::Chamber(_) => 0,
                    Partner::Firm(firm, _) => {
                        let filter = Filter {
                            firm: Some(firm),
                            ..Filter::default()
                        };
                        let order = Order::NewestFirst;
                        let rows =
                            store::cases::list(reader, &Scope::All, &filter, order, None, CASES)?;
                        rows.iter().filter(|row| !row.stage.is_final()).count()
                    }
                };
                let key = (leader, partner_id(&pairing));
                lines.push(HandoverLine {
                    done: done.get(&key).copied().unwrap_or_default(),
                    open_cases,
                    pairing,
                });
            }
            let known: Vec<Uuid> = lines.iter().flat_map(|line| ids(&line.pairing)).collect();
            Ok(HandoverList {
                names: store::names::of(reader, &known)?,
                lines,
            })
        })
    }

    /// Ends every running pairing of one leader and begins it with another, all in one transaction, once for a key.
    /// Partners that the other one looks after already aren't paired twice. Answers how many pairings changed hands.
    ///
    /// # Errors
    /// A leader who hands over to nobody else, no reason, a day before a pairing began, and nothing to hand over.
    pub fn hand_over(
        &self,
        actor: &Actor,
        change: &HandOver,
        key: Option<&str>,
    ) -> Result<u64, Error> {
        permit(actor, Permission::ManagePairings)?;
        if change.to == change.from {
            return Ok(Refusal::field("to", Problem::NotInList)?);
        }
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, change, |tx| {
                let all = store::pairings::of_year(tx, change.year)?;
                let running = |leader| {
                    all.iter().filter(move |found: &&Versioned<Pairing>| {
                        found.entry.leader == leader && found.entry.ends_on.is_none()
                    })
                };
                let theirs: Vec<Uuid> = running(change.to)
                    .map(|found| partner_id(&found.entry))
                    .collect();
                let mut changed = 0;
                let mut recording = Recording::by(actor, now, &*self.app.ids);
                for found in running(change.from) {
                    let ended = found.entry.ended(change.on, &change.reason)?;
                    record_entry(tx, &mut recording, &ended, found.version, now)?;
                    changed += 1;
                    if !theirs.contains(&partner_id(&ended)) {
                        let begun = Pairing {
                            id: PairingId(self.app.ids.uuid(now)),
                            leader: change.to,
                            starts_on: change.on,
                            ends_on: None,
                            ..ended
                        };
                        record_entry(tx, &mut recording, &begun, 0, now)?;
                    }
                }
                write(tx, recording, changed)
            })
        })
    }
}

fn write(tx: &mut Tx, recording: Recording<'_>, changed: u64) -> Result<u64, Error> {
    if changed == 0 {
        return Ok(Refusal::rule(Rule::NothingChanged)?);
    }
    recording.write(tx)?;
    Ok(changed)
}
