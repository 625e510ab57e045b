//! The plain records behind the year's figures: finance, projects, mediations. Their totals stay apart by kind.

mod entry;

use std::collections::BTreeMap;

use domain::contacts::{Contact, reads_all};
use domain::firms::Firm;
use domain::ids::{FinanceRecordId, FirmId};
use domain::permits::{Actor, Permission, has};
use domain::records::{
    FinanceProduct, FinanceRecord, Mediation, Project, ProjectState, Record as _,
};
use domain::time::Date;
use store::Reader;
use store::mediations::StateTotals;
use store::registers::Table;
use uuid::Uuid;

use crate::{App, Error};

pub use entry::OpenRecord;

/// The plain registers, over one [`App`].
pub struct RecordsDesk<'a> {
    pub(crate) app: &'a App,
}

/// A page of finance records.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancePage {
    /// By product: count and sum in 分, of all records.
    pub totals: Vec<(FinanceProduct, i64, i64)>,
    pub records: Vec<FinanceRecord>,
    pub more: bool,
    pub firms: BTreeMap<FirmId, String>,
}

/// The contacts of a year that the reader may know of, the latest first.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactsPage {
    pub contacts: Vec<Contact>,
    pub firms: BTreeMap<FirmId, String>,
    /// Names of leaders and chambers, numbers of cases.
    pub names: BTreeMap<Uuid, String>,
}

/// All projects.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectsPage {
    /// By state: count and investment in 分.
    pub totals: Vec<(ProjectState, i64, i64)>,
    pub projects: Vec<Project>,
    pub firms: BTreeMap<FirmId, String>,
}

/// The mediations that are open to the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct MediationsPage {
    /// Of all mediations; none for participants, who know of their own alone.
    pub totals: Option<Vec<StateTotals>>,
    pub mediations: Vec<Mediation>,
    pub firms: BTreeMap<FirmId, String>,
}

impl RecordsDesk<'_> {
    /// Finance records of one product or of all, the latest first, after the one that `after` names.
    pub fn finance(
        &self,
        actor: &Actor,
        product: Option<FinanceProduct>,
        after: Option<(Date, FinanceRecordId)>,
        limit: u32,
    ) -> Result<FinancePage, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let found = store::finance::page(reader, product, after, limit + 1)?;
            let more = found.len() > limit as usize;
            let shown = found.into_iter().take(limit as usize);
            let records: Vec<_> = shown.map(|found| found.entry).collect();
            Ok(FinancePage {
                totals: store::finance::totals_before(reader, Date::MAX)?,
                firms: firms(reader, records.iter().filter_map(|record| record.firm))?,
                records,
                more,
            })
        })
    }

    /// The contacts of a year: all of them for those who read all, else the actor's own.
    pub fn contacts(&self, actor: &Actor, year: i32) -> Result<ContactsPage, Error> {
        if !has(actor, Permission::ViewContacts) {
            return Err(Error::NotPermitted);
        }
        let first = |year: i32| Date::new(i16::try_from(year).unwrap_or(i16::MAX), 1, 1);
        let (from, to) = match (first(year), first(year.saturating_add(1))) {
            (Ok(from), Ok(to)) => (from, to),
            _ => return Err(Error::NotFound),
        };
        let leader = (!reads_all(actor)).then(|| actor.principal());
        self.app.db.read(|reader| {
            let found = store::contacts::between(reader, from, to, leader)?;
            let contacts: Vec<Contact> = found.into_iter().map(|found| found.entry).collect();
            let links = contacts.iter().flat_map(|contact| {
                let ids: Vec<Uuid> = contact.links().ids().map(|(_, id)| id).collect();
                ids
            });
            let mut ids: Vec<Uuid> = links.collect();
            ids.sort();
            ids.dedup();
            Ok(ContactsPage {
                firms: firms(reader, contacts.iter().filter_map(|contact| contact.firm))?,
                names: store::names::of(reader, &ids)?,
                contacts,
            })
        })
    }

    /// All projects with their totals.
    pub fn projects(&self, actor: &Actor) -> Result<ProjectsPage, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let projects: Vec<Project> = all(reader)?;
            Ok(ProjectsPage {
                totals: store::projects::totals_by_state(reader)?,
                firms: firms(reader, projects.iter().filter_map(|project| project.firm))?,
                projects,
            })
        })
    }

    /// The mediations that are open to the reader; those who look at all registers see the totals of the rest.
    pub fn mediations(&self, actor: &Actor) -> Result<MediationsPage, Error> {
        if !has(actor, Permission::ViewMediations) {
            return Err(Error::NotPermitted);
        }
        self.app.db.read(|reader| {
            let mut mediations: Vec<Mediation> = all(reader)?;
            mediations.retain(|mediation| mediation.is_open_to(actor));
            let totals = match has(actor, Permission::ViewRegisters) {
                true => Some(store::mediations::totals_by_state(reader)?),
                false => None,
            };
            Ok(MediationsPage {
                totals,
                firms: firms(reader, mediations.iter().filter_map(|found| found.firm))?,
                mediations,
            })
        })
    }
}

fn all<E: Table>(reader: &mut Reader) -> Result<Vec<E>, Error> {
    let mut entries = Vec::new();
    store::registers::each::<E>(reader, |found| {
        entries.push(found.entry);
        Ok(())
    })?;
    Ok(entries)
}

fn firms(
    reader: &mut Reader,
    ids: impl Iterator<Item = FirmId>,
) -> Result<BTreeMap<FirmId, String>, Error> {
    let mut names = BTreeMap::new();
    for id in ids {
        if names.contains_key(&id) {
            continue;
        }
        let found = store::registers::get::<Firm>(reader, id.0)?;
        names.insert(id, found.map_or(String::new(), |firm| firm.entry.name));
    }
    Ok(names)
}

fn permit(actor: &Actor) -> Result<(), Error> {
    if has(actor, Permission::ViewRegisters) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}
