//! The inbox: what was told to a person, newest first, and what of it the person has read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::notices::{Class, NoticeKind, inboxes, reader_key};
use domain::permits::{Actor, CaseAction, may};
use domain::time::Instant;
use store::Reader;
use store::notices::Told;

use crate::cases::access;
use crate::{App, Error};

/// Unread notices are counted up to here; more are "99+".
pub const COUNTED: u32 = 100;

/// A person's inbox, over one [`App`].
pub struct Inbox<'a> {
    pub(crate) app: &'a App,
}

/// What was told of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Of the event; the item's name.
    pub position: i64,
    pub at: Instant,
    /// The most pressing of what was told.
    pub kind: NoticeKind,
    pub class: Class,
    pub case_number: String,
    /// Only for who may see the case, and never of a confidential one.
    pub title: Option<String>,
    /// The case may still be seen.
    pub opens: bool,
    pub read: bool,
}

/// A page of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InboxPage {
    pub items: Vec<Item>,
    /// The position before which the next page begins.
    pub next: Option<i64>,
    /// Unread on all pages, counted up to 100.
    pub unread: u32,
}

impl Inbox<'_> {
    /// Up to `limit` items before a position.
    pub fn page(&self, actor: &Actor, before: Option<i64>, limit: u32) -> Result<InboxPage, Error> {
        let now = self.app.now();
        let key = reader_key(actor);
        let before = before.unwrap_or(i64::MAX);
        self.app.db.read(|reader| {
            let mut found: BTreeMap<i64, Told> = BTreeMap::new();
            for inbox in inboxes(actor) {
                // One event tells an inbox a few things at most, so this many rows are enough for a page.
                let rows = limit.saturating_mul(3).saturating_add(1);
                for told in store::notices::inbox(reader, inbox, before, rows, &key)? {
                    keep_most_pressing(&mut found, told);
                }
            }
            let read_to = store::notices::read_to(reader, &key)?;
            let limit = limit as usize;
            let more = found.len() > limit;
            let shown: Vec<Told> = found.into_values().rev().take(limit).collect();
            let next = shown.last().filter(|_| more).map(|told| told.position);
            Ok(InboxPage {
                items: items(reader, actor, &shown, read_to, now)?,
                next,
                unread: unread(reader, actor)?,
            })
        })
    }

    /// How many items are unread, counted up to 100.
    pub fn unread(&self, actor: &Actor) -> Result<u32, Error> {
        self.app.db.read(|reader| unread(reader, actor))
    }

    /// What one event told the actor; `None` when it told nothing.
    pub(crate) fn item(&self, actor: &Actor, position: i64) -> Result<Option<Item>, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let Some(told) = of_event(reader, actor, position)? else {
                return Ok(None);
            };
            let read_to = store::notices::read_to(reader, &reader_key(actor))?;
            Ok(items(reader, actor, &[told], read_to, now)?.pop())
        })
    }

    /// Marks an item as read and answers the number of its case, if the actor may see the case.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no inbox of the actor has it.
    pub fn open(&self, actor: &Actor, position: i64) -> Result<Option<String>, Error> {
        let now = self.app.now();
        let key = reader_key(actor);
        self.app.db.write(|tx| {
            let told = of_event(tx, actor, position)?.ok_or(Error::NotFound)?;
            if position > store::notices::read_to(tx, &key)? {
                store::notices::read_one(tx, &key, position)?;
            }
            let parties = access::parties_for(tx, actor, &told.case_number, now)?;
            let sees = parties.is_some_and(|parties| may(actor, CaseAction::View, &parties));
            Ok(sees.then_some(told.case_number))
        })
    }

    /// Marks everything up to a position as read. One that lies ahead of the record is brought back to its end, so that
    /// nothing that comes later is read already.
    pub fn read_all(&self, actor: &Actor, to: i64) -> Result<(), Error> {
        self.app.db.write(|tx| {
            let events = store::events::count(tx)?;
            let last = i64::try_from(events).unwrap_or(i64::MAX) - 1;
            Ok(store::notices::read_all(
                tx,
                &reader_key(actor),
                to.min(last),
            )?)
        })
    }
}

/// Keeps one notice of each event: what asks for something goes before what is good to know.
fn keep_most_pressing(found: &mut BTreeMap<i64, Told>, told: Told) {
    let rank = |told: &Told| (rank(told.notice.class()), told.notice.kind);
    match found.get(&told.position) {
        Some(kept) if rank(kept) <= rank(&told) => {}
        Some(_) | None => {
            found.insert(told.position, told);
        }
    }
}

fn rank(class: Class) -> u8 {
    match class {
        Class::Task => 0,
        Class::Formal => 1,
        Class::Warning => 2,
        Class::News => 3,
    }
}

fn items(
    reader: &mut Reader,
    actor: &Actor,
    told: &[Told],
    read_to: i64,
    now: Instant,
) -> Result<Vec<Item>, Error> {
    let mut known: HashMap<&str, (bool, bool)> = HashMap::new();
    let mut items = Vec::with_capacity(told.len());
    for each in told {
        let number = each.case_number.as_str();
        let (opens, titled) = match known.get(number) {
            Some(found) => *found,
            None => {
                let parties = access::parties_for(reader, actor, number, now)?;
                let opens = parties
                    .as_ref()
                    .is_some_and(|parties| may(actor, CaseAction::View, parties));
                let titled = opens && parties.is_some_and(|parties| !parties.confidential);
                known.insert(number, (opens, titled));
                (opens, titled)
            }
        };
        items.push(Item {
            position: each.position,
            at: each.at,
            kind: each.notice.kind,
            class: each.notice.class(),
            case_number: each.case_number.clone(),
            title: titled.then(|| each.title.clone()),
            opens,
            read: each.marked || each.position <= read_to,
        });
    }
    Ok(items)
}

fn unread(reader: &mut Reader, actor: &Actor) -> Result<u32, Error> {
    let key = reader_key(actor);
    let read_to = store::notices::read_to(reader, &key)?;
    let mut positions = BTreeSet::new();
    for inbox in inboxes(actor) {
        positions.extend(store::notices::unread(
            reader, inbox, read_to, &key, COUNTED,
        )?);
        if positions.len() >= COUNTED as usize {
            break;
        }
    }
    Ok(u32::try_from(positions.len())
        .unwrap_or(COUNTED)
        .min(COUNTED))
}

/// What one event told the actor.
fn of_event(reader: &mut Reader, actor: &Actor, position: i64) -> Result<Option<Told>, Error> {
    let key = reader_key(actor);
    let mut found = BTreeMap::new();
    for inbox in inboxes(actor) {
        let after = position.saturating_add(1);
        for told in store::notices::inbox(reader, inbox, after, 4, &key)? {
            if told.position == position {
                keep_most_pressing(&mut found, told);
            }
        }
    }
    Ok(found.remove(&position))
}
