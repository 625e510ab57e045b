//! Firms and chambers as their pages show them: lists, one whole history, and saving with a checked code.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::cases::refusal::{Problem, Refusal};
use domain::contacts::{Contact, reads_all};
use domain::firms::{Chamber, Firm};
use domain::ids::{ChamberId, FirmId};
use domain::pairings::Pairing;
use domain::permits::{Actor, Permission, has};
use domain::records::{FinanceRecord, Mediation, Project};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::{Filter, ListRow, Order};
use store::firms::FirmFilter;
use store::meetings::Invitation;
use store::registers::Versioned;
use uuid::Uuid;

use crate::cases::access;
use crate::record::Recording;
use crate::{App, Error, World, keys, registers};

/// A firm's page shows at most so many cases; the ledger shows the rest.
const CASES: u32 = 200;

/// Firms and chambers, over one [`App`].
pub struct FirmsDesk<'a> {
    pub(crate) app: &'a App,
}

/// A page of firms.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmPage {
    pub firms: Vec<Firm>,
    /// How many match in all.
    pub total: i64,
    pub more: bool,
}

/// Everything that happened with one firm.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmHistory {
    pub firm: Versioned<Firm>,
    /// Cases within what the reader may see, the latest first.
    pub cases: Vec<ListRow>,
    pub burden: Burden,
    pub invitations: Vec<Invitation>,
    pub chambers: Vec<Chamber>,
    /// None for readers who may not look at pairings.
    pub pairings: Option<Vec<Pairing>>,
    /// None for readers who may not look at the registers.
    pub records: Option<Records>,
    /// Contacts of leaders with the firm that the reader may know of; none for readers who may know of no contact.
    pub contacts: Option<Vec<Contact>>,
    /// Names of the offices and people that pairings, contacts and projects speak of.
    pub names: BTreeMap<Uuid, String>,
}

/// The plain records of one firm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    pub finance: Vec<FinanceRecord>,
    pub projects: Vec<Project>,
    pub mediations: Vec<Mediation>,
}

/// How often a firm was called this year, and how often it may be (温州 2020: at most 30 a year, 7 days apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Burden {
    pub year: i32,
    pub invited: i64,
    pub most: u32,
    /// The last invitation of any year.
    pub last: Option<Date>,
    /// Before this day the next invitation would come too soon.
    pub not_before: Option<Date>,
}

impl Burden {
    /// Counts invitations; cancelled meetings count too, since the firm had to keep the day free.
    fn of(invitations: &[Invitation], today: Date, world: &World) -> Burden {
        let dates = invitations.iter().map(|invitation| invitation.held_on);
        let this_year = dates.clone().filter(|day| day.year() == today.year());
        let last = dates.max();
        let gap = jiff::Span::new().days(i64::from(world.settings.invitation_gap_days));
        Burden {
            year: i32::from(today.year()),
            invited: i64::try_from(this_year.count()).unwrap_or(i64::MAX),
            most: world.settings.invitations_per_year,
            last,
            not_before: last.map(|day| day.saturating_add(gap)),
        }
    }
}

impl FirmsDesk<'_> {
    /// A page of firms by name, after the firm that `after` names.
    pub fn page(
        &self,
        actor: &Actor,
        filter: &FirmFilter,
        after: Option<(&str, FirmId)>,
        limit: u32,
    ) -> Result<FirmPage, Error> {
        permit(actor, Permission::ViewFirms)?;
        self.app.db.read(|reader| {
            let found = store::firms::page(reader, filter, after, limit + 1)?;
            let more = found.len() > limit as usize;
            let firms = found.into_iter().take(limit as usize).map(|v| v.entry);
            Ok(FirmPage {
                firms: firms.collect(),
                total: store::firms::count(reader, filter)?,
                more,
            })
        })
    }

    /// One firm's whole history, as far as the reader may know it.
    pub fn history(&self, actor: &Actor, id: FirmId) -> Result<FirmHistory, Error> {
        permit(actor, Permission::ViewFirms)?;
        let today = local_date(self.app.now());
        let year = i32::from(today.year());
        self.app.db.read(|reader| {
            let firm = find::<Firm>(reader, id.0)?;
            let scope = access::scope(
                actor,
                &store::pairings::firms_of_leader(reader, actor.principal(), year)?,
            );
            let filter = Filter {
                firm: Some(id),
                ..Filter::default()
            };
            let order = Order::NewestFirst;
            let filter = Filter {
                open_only: !actor.offices().is_empty(),
                ..filter
            };
            let invitations = store::meetings::of_firm(reader, id)?;
            let mut history = FirmHistory {
                cases: store::cases::list(reader, &scope, &filter, order, None, CASES)?,
                burden: Burden::of(&invitations, today, &World::load(reader)?),
                invitations,
                chambers: chambers_of(reader, &firm.entry)?,
                pairings: None,
                records: None,
                contacts: None,
                names: BTreeMap::new(),
                firm,
            };
            if has(actor, Permission::ViewPairings) {
                let found = store::pairings::of_firm(reader, id)?;
                history.pairings = Some(entries(found));
            }
            if has(actor, Permission::ViewRegisters) {
                history.records = Some(records(reader, actor, id)?);
            }
            if has(actor, Permission::ViewContacts) {
                let mut found: Vec<Contact> = entries(store::contacts::of_firm(reader, id)?);
                found.retain(|contact| reads_all(actor) || contact.leader == actor.principal());
                history.contacts = Some(found);
            }
            history.names = names(reader, &history)?;
            Ok(history)
        })
    }

    /// Saves a firm over the version that was read, 0 for a new one. The code must be checked already.
    ///
    /// # Errors
    /// [`Problem::Taken`] when another firm has the code.
    pub fn save(
        &self,
        actor: &Actor,
        firm: &Firm,
        version_read: i64,
        key: Option<&str>,
    ) -> Result<FirmId, Error> {
        permit(actor, Permission::ManageFirms)?;
        domain::registers::Entry::check(firm)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(firm, version_read), |tx| {
                if !firm.credit_code.is_empty()
                    && store::firms::by_code(tx, &firm.credit_code)?
                        .is_some_and(|other| other.entry.id != firm.id)
                {
                    return Ok(Refusal::field("credit_code", Problem::Taken)?);
                }
                let recording = Recording::by(actor, now, &*self.app.ids);
                registers::put_in(tx, recording, firm, version_read, now)?;
                Ok(firm.id)
            })
        })
    }

    /// All chambers, each with the firms paired leaders of its history.
    pub fn chambers(&self, actor: &Actor) -> Result<Vec<Versioned<Chamber>>, Error> {
        permit(actor, Permission::ViewFirms)?;
        self.app.db.read(|reader| {
            let mut found = Vec::new();
            store::registers::each::<Chamber>(reader, |chamber| {
                found.push(chamber);
                Ok(())
            })?;
            Ok(found)
        })
    }

    /// Saves a chamber over the version that was read, 0 for a new one.
    pub fn save_chamber(
        &self,
        actor: &Actor,
        chamber: &Chamber,
        version_read: i64,
        key: Option<&str>,
    ) -> Result<ChamberId, Error> {
        registers::save(
            self.app,
            actor,
            Permission::ManageFirms,
            chamber,
            version_read,
            key,
        )?;
        Ok(chamber.id)
    }

    /// The chamber with an id.
    pub fn chamber(&self, actor: &Actor, id: ChamberId) -> Result<Versioned<Chamber>, Error> {
        permit(actor, Permission::ViewFirms)?;
        self.app.db.read(|reader| find(reader, id.0))
    }

    /// The firm with an id, for its form.
    pub fn firm(&self, actor: &Actor, id: FirmId) -> Result<Versioned<Firm>, Error> {
        permit(actor, Permission::ManageFirms)?;
        self.app.db.read(|reader| find(reader, id.0))
    }
}

/// The records of a firm, with those of its mediations that are open to the reader.
fn records(reader: &mut Reader, actor: &Actor, firm: FirmId) -> Result<Records, Error> {
    let mut mediations: Vec<Mediation> = entries(store::mediations::of_firm(reader, firm)?);
    mediations.retain(|mediation| mediation.is_open_to(actor));
    Ok(Records {
        mediations,
        finance: entries(store::finance::of_firm(reader, firm)?),
        projects: entries(store::projects::of_firm(reader, firm)?),
    })
}

fn chambers_of(reader: &mut Reader, firm: &Firm) -> Result<Vec<Chamber>, Error> {
    let mut chambers = Vec::new();
    for id in &firm.chambers {
        let found = store::registers::get::<Chamber>(reader, id.0)?;
        chambers.extend(found.map(|chamber| chamber.entry));
    }
    Ok(chambers)
}

fn names(reader: &mut Reader, history: &FirmHistory) -> Result<BTreeMap<Uuid, String>, Error> {
    let mut names = BTreeMap::new();
    for pairing in history.pairings.iter().flatten() {
        let label = store::people::label_of(reader, pairing.leader)?;
        names.insert(pairing.leader.0, label.unwrap_or_default());
        if let Some(office) = pairing.serving_office {
            name_office(reader, office.0, &mut names)?;
        }
    }
    for contact in history.contacts.iter().flatten() {
        let label = store::people::label_of(reader, contact.leader)?;
        names.insert(contact.leader.0, label.unwrap_or_default());
    }
    let projects = history.records.iter().flat_map(|records| &records.projects);
    for office in projects.filter_map(|project| project.lead) {
        name_office(reader, office.0, &mut names)?;
    }
    Ok(names)
}

fn name_office(
    reader: &mut Reader,
    id: Uuid,
    names: &mut BTreeMap<Uuid, String>,
) -> Result<(), Error> {
    if let Entry::Vacant(place) = names.entry(id) {
        let office = store::registers::get::<domain::offices::Office>(reader, id)?;
        place.insert(office.map_or(String::new(), |found| found.entry.name));
    }
    Ok(())
}

fn entries<E>(found: Vec<Versioned<E>>) -> Vec<E> {
    found.into_iter().map(|versioned| versioned.entry).collect()
}

fn find<E: store::registers::Table>(reader: &mut Reader, id: Uuid) -> Result<Versioned<E>, Error> {
    store::registers::get(reader, id)?.ok_or(Error::NotFound)
}

fn permit(actor: &Actor, permission: Permission) -> Result<(), Error> {
    if has(actor, permission) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}
