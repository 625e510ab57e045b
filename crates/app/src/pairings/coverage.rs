//! How the pairings of a year stand: contacts due and done, who was never met, who too often, and a leader's own firms.

use std::collections::{BTreeMap, BTreeSet};

use domain::contacts::{Contact, ContactForm, ContactState};
use domain::ids::{ChamberId, FirmId, PersonId};
use domain::meetings::MeetingStatus;
use domain::pairings::coverage::{Coverage, Done, Due, too_close};
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Permission};
use domain::time::Date;
use store::Reader;
use store::cases::{Filter, ListRow, Order};
use uuid::Uuid;

use super::{Pairings, ids, permit};
use crate::cases::access;
use crate::{Error, World};

/// A firm's own part shows at most so many open cases; the ledger shows the rest.
const CASES: u32 = 50;

/// The pairings of a year that still run, each with what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub due: Due,
    pub lines: Vec<BoardLine>,
    /// Firms called or visited more often than a firm may be, or too soon again.
    pub burdened: Vec<Burdened>,
    pub names: BTreeMap<Uuid, String>,
}

/// One pairing and its contacts in the year.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardLine {
    pub pairing: Pairing,
    pub done: Done,
    /// The partner's cases that the reader may see and that wait for something; on a leader's own page alone.
    pub cases: Vec<ListRow>,
}

/// A firm that was called or visited too often in the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Burdened {
    pub firm: FirmId,
    /// Days with an invitation or a contact that took the firm's time.
    pub days: usize,
    pub most: u32,
    /// Days that followed each other too soon.
    pub close: Vec<(Date, Date)>,
}

impl Board {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// How many pairings stand so.
    pub fn count(&self, coverage: Coverage) -> usize {
        let standing = |line: &&BoardLine| line.done.coverage(self.due) == coverage;
        self.lines.iter().filter(standing).count()
    }

    /// Leaders who met none of their partners.
    pub fn leaders_without_contact(&self) -> Vec<PersonId> {
        let met: BTreeSet<PersonId> = self
            .lines
            .iter()
            .filter(|line| line.done.last.is_some())
            .map(|line| line.pairing.leader)
            .collect();
        let all: BTreeSet<PersonId> = self.lines.iter().map(|line| line.pairing.leader).collect();
        all.difference(&met).copied().collect()
    }
}

impl Pairings<'_> {
    /// The board of a year.
    pub fn board(&self, actor: &Actor, year: i32) -> Result<Board, Error> {
        permit(actor, Permission::ViewPairings)?;
        self.app.db.read(|reader| {
            let mut board = board(reader, year, None)?;
            let world = World::load(reader)?;
            board.burdened = burdened(reader, year, &world)?;
            let firms: Vec<Uuid> = board.burdened.iter().map(|found| found.firm.0).collect();
            board.names.extend(store::names::of(reader, &firms)?);
            Ok(board)
        })
    }

    /// The actor's own firms and chambers of a year, each with what it waits for.
    pub fn own(&self, actor: &Actor, year: i32) -> Result<Board, Error> {
        permit(actor, Permission::ViewPairings)?;
        self.app.db.read(|reader| {
            let leader = actor.principal();
            let mut board = board(reader, year, Some(leader))?;
            let firms = store::pairings::firms_of_leader(reader, leader, year)?;
            let scope = access::scope(actor, &firms);
            for line in &mut board.lines {
                let Partner::Firm(firm, _) = line.pairing.partner else {
                    continue;
                };
                let filter = Filter {
                    firm: Some(firm),
                    ..Filter::default()
                };
                let order = Order::NewestFirst;
                let mut cases = store::cases::list(reader, &scope, &filter, order, None, CASES)?;
                cases.retain(|case| !case.stage.is_final());
                line.cases = cases;
            }
            Ok(board)
        })
    }
}

fn board(reader: &mut Reader, year: i32, leader: Option<PersonId>) -> Result<Board, Error> {
    let settings = World::load(reader)?.settings;
    let done = done_in(reader, year, leader)?;
    let all = store::pairings::of_year(reader, year)?;
    let running = all
        .into_iter()
        .map(|found| found.entry)
        .filter(|pairing| pairing.ends_on.is_none())
        .filter(|pairing| leader.is_none_or(|leader| leader == pairing.leader));
    let lines: Vec<BoardLine> = running
        .map(|pairing| BoardLine {
            done: done
                .get(&(pairing.leader, partner_id(&pairing)))
                .copied()
                .unwrap_or_default(),
            pairing,
            cases: Vec::new(),
        })
        .collect();
    let known: Vec<Uuid> = lines.iter().flat_map(|line| ids(&line.pairing)).collect();
    Ok(Board {
        due: Due {
            visits: settings.visits_due,
            talks: settings.talks_due,
        },
        names: store::names::of(reader, &known)?,
        lines,
        burdened: Vec::new(),
    })
}

pub(super) fn partner_id(pairing: &Pairing) -> Uuid {
    match pairing.partner {
        Partner::Firm(firm, _) => firm.0,
        Partner::Chamber(chamber) => chamber.0,
    }
}

/// What each leader did with each partner in a year.
pub(super) fn done_in(
    reader: &mut Reader,
    year: i32,
    leader: Option<PersonId>,
) -> Result<BTreeMap<(PersonId, Uuid), Done>, Error> {
    let mut done: BTreeMap<(PersonId, Uuid), Done> = BTreeMap::new();
    for contact in contacts(reader, year, leader)? {
        let partner = contact.firm.map(|FirmId(id)| id);
        let partner = partner.or(contact.chamber.map(|ChamberId(id)| id));
        if let Some(partner) = partner {
            done.entry((contact.leader, partner))
                .or_default()
                .add(&contact);
        }
    }
    Ok(done)
}

fn contacts(
    reader: &mut Reader,
    year: i32,
    leader: Option<PersonId>,
) -> Result<Vec<Contact>, Error> {
    let first = |year: i32| Date::new(i16::try_from(year).unwrap_or(i16::MAX), 1, 1);
    let (Ok(from), Ok(to)) = (first(year), first(year + 1)) else {
        return Ok(Vec::new());
    };
    let found = store::contacts::between(reader, from, to, leader)?;
    Ok(found.into_iter().map(|found| found.entry).collect())
}

fn burdened(reader: &mut Reader, year: i32, world: &World) -> Result<Vec<Burdened>, Error> {
    let mut days: BTreeMap<FirmId, Vec<Date>> = BTreeMap::new();
    for meeting in store::meetings::of_year(reader, year)? {
        let meeting = meeting.entry;
        if meeting.status == MeetingStatus::Cancelled {
            continue;
        }
        for attendee in &meeting.attendees {
            days.entry(attendee.firm).or_default().push(meeting.held_on);
        }
    }
    for contact in contacts(reader, year, None)? {
        let takes_time = contact.form != ContactForm::Call && contact.state == ContactState::Held;
        if let Some(firm) = contact.firm.filter(|_| takes_time) {
            days.entry(firm).or_default().push(contact.held_on);
        }
    }
    let most = world.settings.invitations_per_year;
    let found = days.into_iter().map(|(firm, mut days)| {
        days.sort();
        days.dedup();
        Burdened {
            firm,
            days: days.len(),
            most,
            close: too_close(&days, world.settings.invitation_gap_days),
        }
    });
    Ok(found
        .filter(|found| found.days > most as usize || !found.close.is_empty())
        .collect())
}
