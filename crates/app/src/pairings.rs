//! The year's arrangement: which leader looks after which firm, and which after which chamber.

mod coverage;
mod handover;

use std::collections::BTreeMap;

use domain::ids::{ChamberId, FirmId, OfficeId, PairingId, PersonId};
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use store::registers::Versioned;
use uuid::Uuid;

use crate::{App, Error};

pub use coverage::{Board, BoardLine, Burdened};
pub use handover::{HandOver, HandoverLine, HandoverList};

/// Everything about pairings, over one [`App`].
pub struct Pairings<'a> {
    pub(crate) app: &'a App,
}

/// The pairings of a year, those with firms apart from those with chambers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearPairings {
    pub firms: Vec<Pairing>,
    pub chambers: Vec<Pairing>,
    /// Distinct leaders and entrepreneurs.
    pub firm_counts: (i64, i64),
    /// Distinct leaders and chambers.
    pub chamber_counts: (i64, i64),
    /// Names of all leaders, people, firms, chambers and offices in it.
    pub names: BTreeMap<Uuid, String>,
}

/// A new line of the arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPairing {
    pub year: i32,
    pub leader: PersonId,
    pub partner: NewPartner,
    pub serving_office: Option<OfficeId>,
    pub starts_on: Date,
    pub remark: String,
}

/// Whom a new pairing is with; a firm is met in the person of its entrepreneur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPartner {
    Firm(FirmId),
    Chamber(ChamberId),
}

impl YearPairings {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl Pairings<'_> {
    /// The pairings of a year.
    pub fn of_year(&self, actor: &Actor, year: i32) -> Result<YearPairings, Error> {
        permit(actor, Permission::ViewPairings)?;
        self.app.db.read(|reader| {
            let [firm_counts, chamber_counts] = store::pairings::year_counts(reader, year)?;
            let all = store::pairings::of_year(reader, year)?;
            let all: Vec<Pairing> = all.into_iter().map(|found| found.entry).collect();
            let ids: Vec<Uuid> = all.iter().flat_map(ids).collect();
            let names = store::names::of(reader, &ids)?;
            let is_firm = |pairing: &Pairing| matches!(pairing.partner, Partner::Firm(..));
            let (firms, chambers) = all.into_iter().partition(is_firm);
            Ok(YearPairings {
                firms,
                chambers,
                firm_counts,
                chamber_counts,
                names,
            })
        })
    }

    /// One pairing with its version.
    pub fn get(&self, actor: &Actor, id: PairingId) -> Result<Versioned<Pairing>, Error> {
        permit(actor, Permission::ViewPairings)?;
        self.app.registers().get(id.0)
    }

    /// Records a new pairing under an id that the form was given, so that a form sent twice pairs once.
    pub fn add(&self, actor: &Actor, id: PairingId, new: &NewPairing) -> Result<(), Error> {
        permit(actor, Permission::ManagePairings)?;
        let partner = match new.partner {
            NewPartner::Chamber(chamber) => Partner::Chamber(chamber),
            NewPartner::Firm(firm) => Partner::Firm(firm, self.entrepreneur(firm)?),
        };
        let pairing = Pairing {
            id,
            year: new.year,
            leader: new.leader,
            partner,
            serving_office: new.serving_office,
            starts_on: new.starts_on,
            ends_on: None,
            change_reason: String::new(),
            remark: new.remark.clone(),
        };
        let put = self
            .app
            .registers()
            .put(actor, Permission::ManagePairings, &pairing, 0);
        match put {
            Ok(_) | Err(Error::Store(store::Error::Unique { .. })) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Ends a pairing on a day, for a reason.
    pub fn end(
        &self,
        actor: &Actor,
        id: PairingId,
        version: i64,
        on: Date,
        reason: &str,
    ) -> Result<(), Error> {
        permit(actor, Permission::ManagePairings)?;
        let found = self.app.registers().get::<Pairing>(id.0)?;
        let ended = found.entry.ended(on, reason)?;
        self.app
            .registers()
            .put(actor, Permission::ManagePairings, &ended, version)?;
        Ok(())
    }

    /// An id for a pairing that is being arranged.
    pub fn fresh_id(&self) -> PairingId {
        PairingId(self.app.ids.uuid(self.app.now()))
    }

    /// Today, as the programme's clock shows it.
    pub fn today(&self) -> Date {
        local_date(self.app.now())
    }

    /// The first person who speaks for a firm.
    fn entrepreneur(&self, firm: FirmId) -> Result<PersonId, Error> {
        use domain::cases::Refusal;
        use domain::cases::refusal::Problem;
        let people = self
            .app
            .db
            .read(|reader| store::people::of_firm(reader, firm))?;
        match people.first() {
            Some((person, _)) => Ok(*person),
            None => Ok(Refusal::field("firm", Problem::Unknown)?),
        }
    }
}

fn permit(actor: &Actor, permission: Permission) -> Result<(), Error> {
    match has(actor, permission) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}

pub(crate) fn ids(pairing: &Pairing) -> Vec<Uuid> {
    let mut ids = vec![pairing.leader.0];
    match pairing.partner {
        Partner::Firm(firm, person) => ids.extend([firm.0, person.0]),
        Partner::Chamber(chamber) => ids.push(chamber.0),
    }
    ids.extend(pairing.serving_office.map(|office| office.0));
    ids
}
