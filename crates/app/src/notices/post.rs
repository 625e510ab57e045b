//! The post: takes due messages one by one under a lease, hands each to its channel, and notes what came of it.

use std::sync::Arc;

use domain::ids::PersonId;
use domain::notices::{Class, Pace};
use domain::permits::Actor;
use domain::time::Instant;
use messages::Language;
use serde_json::json;
use store::Reader;
use store::addresses::Manner;
use store::jobs::{Job, Lease};

use super::address::manner;
use super::inbox::{Inbox, Item};
use super::outbox::{self, Channel, Confirm, ToHook, ToPerson};
use super::render::Words;
use crate::meetings::INVITATION;
use crate::ports::{Carrier, Message, Undelivered};
use crate::{App, Error, World};

/// A worker that died keeps a message from the others for so long.
const LEASE_MINUTES: i64 = 3;
/// Minutes until the next try, after each that failed; then it is given up.
const PATIENCE: [i64; 7] = [1, 5, 15, 60, 180, 360, 720];
/// Items that a digest looks through.
const DIGEST_ITEMS: u32 = 200;
/// Days after which a message that was sent is forgotten.
const REMEMBERED_DAYS: i64 = 60;

/// The post office of one process.
pub struct Post {
    pub(super) app: App,
    pub(super) carrier: Arc<dyn Carrier>,
}

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// There was something to do; there may be more.
    Something,
    Nothing,
}

/// What a job comes to.
pub(super) enum Prepared {
    /// The message, and up to where a digest told.
    Message(Message, Option<(PersonId, i64)>),
    /// Nobody needs it any more.
    Obsolete,
}

impl Post {
    pub fn new(app: App, carrier: Arc<dyn Carrier>) -> Post {
        Post { app, carrier }
    }

    /// Makes messages of what was told, then sends at most one.
    pub fn round(&self) -> Result<Sent, Error> {
        let now = self.app.now();
        let ways = self.carrier.ways();
        let behind = self.app.db.read(is_behind)?;
        let mut done = Sent::Nothing;
        if behind {
            let fanned = self.app.db.write(|tx| outbox::fan_out(tx, ways, now));
            match fanned {
                // Another process was faster.
                Err(Error::Changed) | Ok(true) => done = Sent::Something,
                Ok(false) => {}
                Err(error) => return Err(error),
            }
        }
        let due = self.app.db.read(store::jobs::next_run)?;
        if due.is_none_or(|due| due > now) {
            return Ok(done);
        }
        match self.send_one(now)? {
            Sent::Something => Ok(Sent::Something),
            Sent::Nothing => Ok(done),
        }
    }

    /// Forgets messages that were sent long ago.
    pub fn tidy(&self) -> Result<u64, Error> {
        let before = self.app.now().plus_days(-REMEMBERED_DAYS);
        Ok(self
            .app
            .db
            .write(|tx| store::jobs::forget_done_before(tx, before))?)
    }

    fn send_one(&self, now: Instant) -> Result<Sent, Error> {
        let token = self.app.fresh_id().to_string();
        let lease = Lease {
            token: &token,
            until: now.plus_minutes(LEASE_MINUTES),
        };
        let claimed = self
            .app
            .db
            .write(|tx| store::jobs::claim(tx, now, lease, 1))?;
        let Some(job) = claimed.into_iter().next() else {
            return Ok(Sent::Nothing);
        };
        let outcome = match self.prepare(&job) {
            Ok(Prepared::Obsolete) => Ok(None),
            Ok(Prepared::Message(message, told)) => self.carrier.carry(&message).map(|()| told),
            Err(error) => Err(Undelivered::Later(error.to_string())),
        };
        self.note(&job, &token, outcome)?;
        Ok(Sent::Something)
    }

    /// Notes what came of a job. A lease that was lost meanwhile is another worker's to note.
    fn note(
        &self,
        job: &Job,
        token: &str,
        outcome: Result<Option<(PersonId, i64)>, Undelivered>,
    ) -> Result<(), Error> {
        let now = self.app.now();
        let id = job.id.as_str();
        let noted = self.app.db.write(|tx| match &outcome {
            Ok(told) => {
                if let Some((person, to)) = told {
                    let manner = Manner {
                        digest_to: *to,
                        ..manner(tx, *person)?
                    };
                    store::addresses::set_manner(tx, *person, &manner)?;
                }
                Ok::<(), Error>(store::jobs::finish(tx, id, token, now)?)
            }
            Err(Undelivered::Later(why)) => match wait_minutes(job.attempts) {
                Some(minutes) => {
                    let later = now.plus_minutes(minutes);
                    Ok(store::jobs::put_off(tx, id, token, later, why)?)
                }
                None => Ok(store::jobs::give_up(tx, id, token, now, why)?),
            },
            Err(Undelivered::Never(why)) => Ok(store::jobs::give_up(tx, id, token, now, why)?),
        });
        match noted {
            Err(Error::Changed) => Ok(()),
            other => other,
        }
    }

    fn prepare(&self, job: &Job) -> Result<Prepared, Error> {
        match job.kind.as_str() {
            outbox::MESSAGE => self.message(job, &serde_json::from_str(&job.body)?),
            outbox::DIGEST => self.digest(job, &serde_json::from_str(&job.body)?),
            outbox::HOOK => self.hook(job, &serde_json::from_str(&job.body)?),
            outbox::CONFIRM => self.confirm(job, &serde_json::from_str(&job.body)?),
            INVITATION => self.invitation(job, &serde_json::from_str(&job.body)?),
            other => Err(Error::Internal(format!("a job of kind {other}"))),
        }
    }

    /// What was read in the inbox meanwhile isn't sent any more, unless it is formal.
    fn message(&self, job: &Job, to: &ToPerson) -> Result<Prepared, Error> {
        let Some((reader, world)) = self.reader(to.person, to.channel)? else {
            return Ok(Prepared::Obsolete);
        };
        let item = self.inbox().item(&reader.actor, to.position)?;
        let Some(item) = item.filter(|item| item.class == Class::Formal || !item.read) else {
            return Ok(Prepared::Obsolete);
        };
        let words = self.words(&world, reader.language);
        let message = match to.channel {
            Channel::Mail => {
                let (subject, text) = words.mail(&item);
                Message::Mail {
                    id: job.id.clone(),
                    thread: Some(item.case_number.clone()),
                    to: reader.address,
                    subject,
                    text,
                    entry: None,
                    at: self.app.now(),
                }
            }
            Channel::Sms => Message::Sms {
                id: job.id.clone(),
                to: reader.address,
                text: words.sms(&item),
            },
        };
        Ok(Prepared::Message(message, None))
    }

    fn digest(&self, job: &Job, to: &ToPerson) -> Result<Prepared, Error> {
        let Some((reader, world)) = self.reader(to.person, to.channel)? else {
            return Ok(Prepared::Obsolete);
        };
        let manner = self.app.db.read(|r| manner(r, to.person))?;
        let page = self.inbox().page(&reader.actor, None, DIGEST_ITEMS)?;
        let newest = page
            .items
            .first()
            .map_or(manner.digest_to, |item| item.position);
        let mut items = Vec::new();
        for item in page.items {
            let wanted = manner.choices.pace(item.class) != Pace::Off;
            let fresh = item.position > manner.digest_to && !item.read;
            if wanted && fresh && !self.went_alone(to, &item)? {
                items.push(item);
            }
        }
        if items.is_empty() {
            return Ok(Prepared::Obsolete);
        }
        let (subject, text) = self.words(&world, reader.language).digest(&items);
        let message = Message::Mail {
            id: job.id.clone(),
            thread: None,
            to: reader.address,
            subject,
            text,
            entry: None,
            at: self.app.now(),
        };
        Ok(Prepared::Message(
            message,
            Some((to.person, newest.max(manner.digest_to))),
        ))
    }

    /// Whether a message of its own was made of an item.
    fn went_alone(&self, to: &ToPerson, item: &Item) -> Result<bool, Error> {
        let id = outbox::message_id(to.channel, item.position, to.person);
        Ok(self
            .app
            .db
            .read(|reader| store::jobs::is_known(reader, &id))?)
    }

    fn hook(&self, job: &Job, to: &ToHook) -> Result<Prepared, Error> {
        let Some(notice) = to.notices.first() else {
            return Ok(Prepared::Obsolete);
        };
        let world = self.app.world()?;
        let kinds: Vec<&str> = to.notices.iter().map(|notice| notice.kind.key()).collect();
        let recipients: Vec<String> = to.notices.iter().map(|n| n.to.to_string()).collect();
        let data = json!({ "case": to.case_number, "kinds": kinds, "to": recipients });
        let text = self
            .words(&world, Language::default())
            .robot(&to.case_number, notice.kind);
        let message = Message::Hook {
            id: job.id.clone(),
            name: to.name.clone(),
            text,
            data: data.to_string(),
            at: to.at,
        };
        Ok(Prepared::Message(message, None))
    }

    fn confirm(&self, job: &Job, to: &Confirm) -> Result<Prepared, Error> {
        let found = self.app.db.read(|reader| {
            let addresses = store::addresses::of_person(reader, to.person)?;
            Ok::<_, Error>(
                addresses
                    .into_iter()
                    .find(|each| each.channel == to.channel.key()),
            )
        })?;
        let code = found.as_ref().and_then(|address| address.code.clone());
        let (Some(address), Some(code)) = (found, code) else {
            return Ok(Prepared::Obsolete);
        };
        let world = self.app.world()?;
        let t = messages::texts(Language::default());
        let text = t.notices.code_text(code, &world.programme.name);
        let message = match to.channel {
            Channel::Mail => Message::Mail {
                id: job.id.clone(),
                thread: None,
                to: address.address,
                subject: t.notices.code_subject(&world.programme.name),
                text,
                entry: None,
                at: self.app.now(),
            },
            Channel::Sms => Message::Sms {
                id: job.id.clone(),
                to: address.address,
                text,
            },
        };
        Ok(Prepared::Message(message, None))
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox { app: &self.app }
    }

    fn words<'a>(&'a self, world: &'a World, language: Language) -> Words<'a> {
        Words {
            world,
            ways: self.carrier.ways(),
            language,
        }
    }

    /// Who reads at an address in use, with the roles that hold now.
    pub(super) fn reader(
        &self,
        person: PersonId,
        channel: Channel,
    ) -> Result<Option<(AtAddress, World)>, Error> {
        self.app.db.read(|reader| {
            let addresses = store::addresses::of_person(reader, person)?;
            let address = addresses
                .into_iter()
                .find(|each| each.channel == channel.key() && each.code.is_none());
            let account = store::accounts::by_person(reader, person)?;
            let (Some(address), Some(account)) = (address, account) else {
                return Ok(None);
            };
            let account = account.entry;
            if account.status != domain::accounts::Status::Active {
                return Ok(None);
            }
            let likes = store::accounts::credential(reader, account.id)?;
            let language = likes.language.and_then(|tag| Language::from_tag(&tag));
            let at = AtAddress {
                address: address.address,
                actor: outbox::actor_of(account),
                language: language.unwrap_or_default(),
            };
            Ok(Some((at, World::load(reader)?)))
        })
    }
}

/// Somebody at an address.
pub(super) struct AtAddress {
    pub address: String,
    actor: Actor,
    pub language: Language,
}

fn is_behind(reader: &mut Reader) -> Result<bool, Error> {
    let events = i64::try_from(store::events::count(reader)?).unwrap_or(i64::MAX);
    let mark = store::notices::mark(reader, store::notices::Mark::SentTo)?;
    Ok(mark.is_none_or(|mark| mark < events - 1))
}

/// Minutes to wait after a try that failed; `None` when it was the last.
fn wait_minutes(attempts: i64) -> Option<i64> {
    let tried = usize::try_from(attempts).unwrap_or(usize::MAX);
    PATIENCE.get(tried.checked_sub(1)?).copied()
}
