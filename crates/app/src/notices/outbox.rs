//! From notices to messages: what was told since the last time becomes one job for each message, together with the mark
//! that says so. Of several processes one moves the mark; the others find nothing left to do.

use std::collections::{BTreeMap, BTreeSet};

use domain::accounts::Account;
use domain::calendar::{Calendar, OfficeHours};
use domain::ids::PersonId;
use domain::notices::{Notice, Pace, Recipient, inboxes};
use domain::permits::Actor;
use domain::time::{Instant, local_date, local_instant};
use domain::words;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::addresses::Address;
use store::jobs::Job;
use store::notices::{Mark, Told};

use super::address::manner;
use super::weekly::BULLETIN;
use crate::ports::Ways;
use crate::{Error, World};

pub(super) const MESSAGE: &str = "notice.message";
pub(super) const DIGEST: &str = "notice.digest";
pub(super) const HOOK: &str = "notice.hook";
pub(super) const CONFIRM: &str = "notice.confirm";

/// The kinds of jobs that are messages.
pub(super) const KINDS: [&str; 5] = [MESSAGE, DIGEST, HOOK, CONFIRM, BULLETIN];

/// Events that are looked at in one transaction.
const BATCH: i64 = 500;

words! {
    /// A way to one person.
    Channel { Mail = "mail", Sms = "sms" }
}

/// Body of a job: one notice, or the digest, for one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToPerson {
    pub person: PersonId,
    pub channel: Channel,
    /// Of the event; of a digest, that before which it was due.
    pub position: i64,
}

/// Body of a job: one event for a group or a programme.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToHook {
    pub name: String,
    pub case_number: String,
    pub at: Instant,
    pub notices: Vec<Notice>,
}

/// Body of a job: the code of a new address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Confirm {
    pub person: PersonId,
    pub channel: Channel,
}

/// The id of a message about one event.
pub(super) fn message_id(channel: Channel, position: i64, person: PersonId) -> String {
    format!("{channel}/{position}/{person}")
}

/// Makes jobs of what was told since the last time, and says whether there was anything. The first time it only marks
/// where the record ends: what happened before there was a channel is not sent.
pub(super) fn fan_out(tx: &mut Tx, ways: &Ways, now: Instant) -> Result<bool, Error> {
    let last = i64::try_from(store::events::count(tx)?).unwrap_or(i64::MAX) - 1;
    let sent_to = store::notices::mark(tx, Mark::SentTo)?;
    let Some(from) = sent_to else {
        store::notices::move_mark(tx, Mark::SentTo, None, last)?;
        return Ok(false);
    };
    if from >= last {
        return Ok(false);
    }
    let to = last.min(from + BATCH);
    let told = store::notices::between(tx, from, to)?;
    if !told.is_empty() {
        let world = World::load(tx)?;
        let mut readers = Readers::load(tx, ways)?;
        for told in by_event(&told) {
            readers.tell(tx, &world, told, now)?;
            to_hooks(tx, ways, told, now)?;
        }
    }
    store::notices::move_mark(tx, Mark::SentTo, sent_to, to)?;
    Ok(true)
}

fn by_event(told: &[Told]) -> impl Iterator<Item = &[Told]> {
    told.chunk_by(|a, b| a.position == b.position)
}

/// Everybody with an address in use, by the inboxes that they read.
struct Readers {
    people: BTreeMap<PersonId, Vec<Channel>>,
    inboxes: BTreeMap<Recipient, BTreeSet<PersonId>>,
}

impl Readers {
    fn load(tx: &mut Tx, ways: &Ways) -> Result<Readers, Error> {
        let mut readers = Readers {
            people: BTreeMap::new(),
            inboxes: BTreeMap::new(),
        };
        for (address, account) in store::addresses::in_use(tx)? {
            let Some(channel) = channel_in(ways, &address) else {
                continue;
            };
            let person = account.person;
            readers.people.entry(person).or_default().push(channel);
            for inbox in inboxes(&actor_of(account)) {
                readers.inboxes.entry(inbox).or_default().insert(person);
            }
        }
        Ok(readers)
    }

    /// Enqueues what one event tells each person.
    fn tell(
        &mut self,
        tx: &mut Tx,
        world: &World,
        told: &[Told],
        now: Instant,
    ) -> Result<(), Error> {
        let mut paces: BTreeMap<PersonId, Pace> = BTreeMap::new();
        for each in told {
            for person in self.inboxes.get(&each.notice.to).into_iter().flatten() {
                let manner = manner(tx, *person)?;
                let pace = manner.choices.pace(each.notice.class());
                let kept = paces.entry(*person).or_insert(Pace::Off);
                *kept = (*kept).min(pace);
            }
        }
        for (person, pace) in paces {
            let pace = within_budget(tx, person, pace, world, now)?;
            let channels = self.people.get(&person).cloned().unwrap_or_default();
            for channel in channels {
                let position = told[0].position;
                if let Some(job) = job(person, channel, position, pace, (&world.calendar, now))? {
                    store::jobs::enqueue(tx, &job)?;
                }
            }
        }
        Ok(())
    }
}

fn channel_in(ways: &Ways, address: &Address) -> Option<Channel> {
    let channel = address.channel.parse().ok()?;
    let open = match channel {
        Channel::Mail => ways.mail,
        Channel::Sms => ways.sms,
    };
    open.then_some(channel)
}

/// The actor that an account is when it acts for nobody else.
pub(super) fn actor_of(account: Account) -> Actor {
    Actor {
        person: account.person,
        on_behalf_of: None,
        grants: account.grants,
    }
}

/// Counts what goes out at once; beyond the hour's measure it waits for the digest.
fn within_budget(
    tx: &mut Tx,
    person: PersonId,
    pace: Pace,
    world: &World,
    now: Instant,
) -> Result<Pace, Error> {
    if pace != Pace::AtOnce {
        return Ok(pace);
    }
    let mut manner = manner(tx, person)?;
    if !manner.count(now, world.settings.notices_per_hour) {
        return Ok(Pace::Digest);
    }
    store::addresses::set_manner(tx, person, &manner)?;
    Ok(Pace::AtOnce)
}

/// The job of a message: while offices are open, at once; a digest at the next morning's opening.
fn job(
    person: PersonId,
    channel: Channel,
    position: i64,
    pace: Pace,
    (calendar, now): (&Calendar, Instant),
) -> Result<Option<Job>, Error> {
    let hours = OfficeHours::default();
    let (id, kind, run_at) = match pace {
        Pace::Off => return Ok(None),
        Pace::AtOnce => (
            message_id(channel, position, person),
            MESSAGE,
            hours.next_open(calendar, now),
        ),
        // A short message holds no list: what waits for the digest stays in the inbox there.
        Pace::Digest if channel == Channel::Sms => return Ok(None),
        Pace::Digest => {
            let morning = local_instant(local_date(now), 24, 0);
            let opening = hours.next_open(calendar, morning);
            let day = local_date(opening);
            (format!("digest/{channel}/{day}/{person}"), DIGEST, opening)
        }
    };
    let body = ToPerson {
        person,
        channel,
        position,
    };
    Ok(Some(Job {
        id,
        kind: kind.to_owned(),
        body: serde_json::to_string(&body)?,
        run_at,
        attempts: 0,
    }))
}

/// One job for each hook that gets any of what one event told.
fn to_hooks(tx: &mut Tx, ways: &Ways, told: &[Told], now: Instant) -> Result<(), Error> {
    for (name, wanted) in &ways.hooks {
        let notices: Vec<Notice> = told
            .iter()
            .map(|each| each.notice)
            .filter(|notice| wanted.contains(&notice.to))
            .collect();
        let Some(first) = told.first().filter(|_| !notices.is_empty()) else {
            continue;
        };
        let body = ToHook {
            name: name.clone(),
            case_number: first.case_number.clone(),
            at: first.at,
            notices,
        };
        let job = Job {
            id: format!("hook/{name}/{}", first.position),
            kind: HOOK.to_owned(),
            body: serde_json::to_string(&body)?,
            run_at: now,
            attempts: 0,
        };
        store::jobs::enqueue(tx, &job)?;
    }
    Ok(())
}
