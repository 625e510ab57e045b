//! The post: makes messages of what was told, and puts each in words when it leaves.

use domain::ids::PersonId;
use domain::notices::{Class, Pace};
use domain::permits::Actor;
use domain::statistics::Week;
use domain::time::Instant;
use messages::Language;
use serde_json::json;
use store::addresses::Manner;
use store::jobs::Job;
use store::{Reader, Tx};

use super::address::manner;
use super::inbox::{Inbox, Item};
use super::outbox::{self, Channel, Confirm, ToHook, ToPerson};
use super::render::Words;
use super::weekly::{BULLETIN, ToReader};
use crate::meetings::INVITATION;
use crate::ports::{Carrier, Message, Undelivered};
use crate::work::Worked;
use crate::{App, Error, World};

/// Items that a digest looks through.
const DIGEST_ITEMS: u32 = 200;

/// The post office, over one [`App`] and the ways out of its process.
pub(crate) struct Post<'a> {
    pub(super) app: &'a App,
    pub(super) carrier: &'a dyn Carrier,
}

/// Up to where a digest told its reader; kept together with the mark that it was sent.
pub(crate) struct ToldUpTo {
    person: PersonId,
    position: i64,
}

/// What a job comes to.
pub(super) enum Prepared {
    Message(Message, Option<ToldUpTo>),
    /// Nobody needs it any more.
    Obsolete,
}

impl ToldUpTo {
    /// The next digest begins behind this one.
    pub(crate) fn keep(&self, tx: &mut Tx) -> Result<(), Error> {
        let manner = Manner {
            digest_to: self.position,
            ..manner(tx, self.person)?
        };
        Ok(store::addresses::set_manner(tx, self.person, &manner)?)
    }
}

impl<'a> Post<'a> {
    pub(crate) fn new(app: &'a App, carrier: &'a dyn Carrier) -> Post<'a> {
        Post { app, carrier }
    }

    /// Whether jobs of a kind are messages.
    pub(crate) fn takes(kind: &str) -> bool {
        outbox::KINDS.contains(&kind) || kind == INVITATION
    }

    /// Makes jobs of what was told since the last time, if there is a way out at all.
    pub(crate) fn make_messages(&self, now: Instant) -> Result<Worked, Error> {
        let ways = self.carrier.ways();
        if !ways.are_open() || !self.app.db.read(is_behind)? {
            return Ok(Worked::Nothing);
        }
        match self.app.db.write(|tx| outbox::fan_out(tx, ways, now)) {
            // Another process was faster.
            Err(Error::Changed) | Ok(true) => Ok(Worked::Something),
            Ok(false) => Ok(Worked::Nothing),
            Err(error) => Err(error),
        }
    }

    /// Hands a job's message to its channel, unless nobody needs it any more.
    pub(crate) fn send(&self, job: &Job) -> Result<Option<ToldUpTo>, Undelivered> {
        match self.prepare(job) {
            Ok(Prepared::Obsolete) => Ok(None),
            Ok(Prepared::Message(message, told)) => self.carrier.carry(&message).map(|()| told),
            Err(error) => Err(Undelivered::Later(error.to_string())),
        }
    }

    /// The message of a job as it would leave now.
    pub(super) fn prepare(&self, job: &Job) -> Result<Prepared, Error> {
        match job.kind.as_str() {
            outbox::MESSAGE => self.message(job, &serde_json::from_str(&job.body)?),
            outbox::DIGEST => self.digest(job, &serde_json::from_str(&job.body)?),
            outbox::HOOK => self.hook(job, &serde_json::from_str(&job.body)?),
            outbox::CONFIRM => self.confirm(job, &serde_json::from_str(&job.body)?),
            INVITATION => self.invitation(job, &serde_json::from_str(&job.body)?),
            BULLETIN => self.bulletin(job, &serde_json::from_str(&job.body)?),
            other => Err(Error::Internal(format!("no message is made of {other}"))),
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
        let told = ToldUpTo {
            person: to.person,
            position: newest.max(manner.digest_to),
        };
        Ok(Prepared::Message(message, Some(told)))
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

    /// A week in which nothing happened and nothing is overdue needs no mail.
    fn bulletin(&self, job: &Job, to: &ToReader) -> Result<Prepared, Error> {
        let Some((reader, _)) = self.reader(to.person, Channel::Mail)? else {
            return Ok(Prepared::Obsolete);
        };
        let bulletin = match self.app.bulletin(&reader.actor, Week::of(to.monday)) {
            Err(Error::NotPermitted) => return Ok(Prepared::Obsolete),
            found => found?,
        };
        if bulletin.is_empty() {
            return Ok(Prepared::Obsolete);
        }
        let t = messages::texts(reader.language);
        let message = Message::Mail {
            id: job.id.clone(),
            thread: None,
            to: reader.address,
            subject: bulletin.title(t),
            text: bulletin.to_text(t),
            entry: None,
            at: self.app.now(),
        };
        Ok(Prepared::Message(message, None))
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox { app: self.app }
    }

    fn words<'b>(&'b self, world: &'b World, language: Language) -> Words<'b> {
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
