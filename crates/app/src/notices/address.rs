//! One's own addresses and choices. An address is used once a code that was sent to it was typed back, so that nobody
//! sends the news of cases to a stranger by mistake.

use domain::cases::refusal::{Problem, Refusal};
use domain::ids::PersonId;
use domain::notices::Choices;
use domain::time::Instant;
use store::addresses::{Address, Manner};
use store::jobs::Job;
use store::{Reader, Tx};

use super::outbox::{Channel, Confirm};
use crate::accounts::SignedIn;
use crate::{App, Error, World};

/// Codes have eight digits: a wrong one ends the try, so nobody gets through by guessing.
const CODES: u128 = 100_000_000;
/// Characters of an address.
const LONGEST: usize = 200;

/// Addresses and choices, over one [`App`].
pub struct Addresses<'a> {
    pub(crate) app: &'a App,
}

/// What a person has said about being told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub choices: Choices,
    pub mail: Option<OwnAddress>,
    pub sms: Option<OwnAddress>,
}

/// An address of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAddress {
    pub address: String,
    /// Its code was typed back.
    pub in_use: bool,
}

impl Addresses<'_> {
    /// What the person has said.
    pub fn of(&self, who: &SignedIn) -> Result<Told, Error> {
        let person = who.actor.person;
        self.app.db.read(|reader| {
            let addresses = store::addresses::of_person(reader, person)?;
            let own = |channel: Channel| {
                let found = addresses
                    .iter()
                    .find(|each| each.channel == channel.key())?;
                Some(OwnAddress {
                    address: found.address.clone(),
                    in_use: found.code.is_none(),
                })
            };
            Ok(Told {
                choices: manner(reader, person)?.choices,
                mail: own(Channel::Mail),
                sms: own(Channel::Sms),
            })
        })
    }

    /// Keeps the choices.
    pub fn choose(&self, who: &SignedIn, choices: Choices) -> Result<(), Error> {
        let person = who.actor.person;
        self.app.db.write(|tx| {
            let manner = Manner {
                choices,
                ..manner(tx, person)?
            };
            Ok(store::addresses::set_manner(tx, person, &manner)?)
        })
    }

    /// Replaces an address and has a code sent to the new one; an empty one is forgotten.
    ///
    /// # Errors
    /// Refuses, at the field `address`, what can't be an address of the channel; [`Error::TooMany`] after too many in an
    /// hour.
    pub fn set(&self, who: &SignedIn, channel: Channel, address: &str) -> Result<(), Error> {
        let person = who.actor.person;
        let address = address.trim();
        let now = self.app.now();
        if !address.is_empty() {
            check(channel, address)?;
        }
        let code = format!("{:08}", self.app.fresh_id().as_u128() % CODES);
        self.app.db.write(|tx| {
            if address.is_empty() {
                return Ok(store::addresses::remove(tx, person, channel.key())?);
            }
            must_have_room(tx, person, now)?;
            let new = Address {
                person,
                channel: channel.key().to_owned(),
                address: address.to_owned(),
                code: Some(code.clone()),
            };
            store::addresses::set(tx, &new)?;
            let body = serde_json::to_string(&Confirm { person, channel })?;
            let job = Job {
                id: format!("confirm/{channel}/{person}/{}", now.0),
                kind: super::outbox::CONFIRM.to_owned(),
                body,
                run_at: now,
                attempts: 0,
            };
            Ok(store::jobs::enqueue(tx, &job)?)
        })
    }

    /// Takes an address into use by its code.
    ///
    /// # Errors
    /// Refuses, at the field `code`, a wrong one; the address is then forgotten, so that codes can't be tried out.
    pub fn confirm(&self, who: &SignedIn, channel: Channel, code: &str) -> Result<(), Error> {
        let person = who.actor.person;
        let code = code.trim();
        let right = self.app.db.write(|tx| {
            let right = store::addresses::confirm(tx, person, channel.key(), code)?;
            if !right {
                forget_unconfirmed(tx, person, channel)?;
            }
            Ok::<bool, Error>(right)
        })?;
        if right {
            Ok(())
        } else {
            Ok(Refusal::field("code", Problem::NotTheSame)?)
        }
    }
}

/// Nobody has more codes sent in an hour than messages: strangers would get them.
fn must_have_room(tx: &mut Tx, person: PersonId, now: Instant) -> Result<(), Error> {
    let most = World::load(tx)?.settings.notices_per_hour;
    let mut manner = manner(tx, person)?;
    if manner.count(now, most) {
        Ok(store::addresses::set_manner(tx, person, &manner)?)
    } else {
        Err(Error::TooMany(3_600))
    }
}

fn forget_unconfirmed(tx: &mut Tx, person: PersonId, channel: Channel) -> Result<(), Error> {
    let addresses = store::addresses::of_person(tx, person)?;
    let waits = |each: &&Address| each.channel == channel.key() && each.code.is_some();
    if addresses.iter().any(|each| waits(&each)) {
        store::addresses::remove(tx, person, channel.key())?;
    }
    Ok(())
}

/// How a person is told; from now on where nothing is stored yet.
pub(super) fn manner(reader: &mut Reader, person: PersonId) -> Result<Manner, Error> {
    if let Some(manner) = store::addresses::manner(reader, person)? {
        return Ok(manner);
    }
    let events = store::events::count(reader)?;
    Ok(Manner {
        choices: Choices::default(),
        digest_to: i64::try_from(events).unwrap_or(i64::MAX) - 1,
        hour: 0,
        sent: 0,
    })
}

fn check(channel: Channel, address: &str) -> Result<(), Error> {
    let refused = |problem| {
        Err(Error::Refused(Refusal::Field {
            field: "address",
            problem,
        }))
    };
    if address.chars().count() > LONGEST {
        return refused(Problem::TooLong);
    }
    match channel {
        Channel::Mail if is_mail(address) => Ok(()),
        Channel::Mail => refused(Problem::NotInList),
        Channel::Sms if is_mobile(address) => Ok(()),
        Channel::Sms => refused(Problem::NotAPhone),
    }
}

/// Something before and something after one `@`, nothing that could end a line of a mail's head.
fn is_mail(address: &str) -> bool {
    let plain = address
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ',' | ';' | '"'));
    let parts: Vec<&str> = address.split('@').collect();
    plain && matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.'))
}

/// A mobile number of the mainland: eleven digits that begin with 1 (工信部 电信网编号计划).
fn is_mobile(address: &str) -> bool {
    address.len() == 11 && address.starts_with('1') && address.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_could_end_a_line_of_the_head_is_none() {
        assert!(is_mail("clerk@office.example"));
        for wrong in [
            "",
            "clerk",
            "@a.b",
            "a@b",
            "a@b.c\nBcc: x@y.z",
            "a@b.c, d@e.f",
            "a@b@c.d",
        ] {
            assert!(!is_mail(wrong), "{wrong:?}");
        }
        assert!(is_mobile("13812345678"));
        assert!(!is_mobile("23812345678") && !is_mobile("1381234567"));
    }
}
