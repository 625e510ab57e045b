//! Where and how people are told outside the inbox. Nothing of it is in an event.

use domain::accounts::Account;
use domain::ids::PersonId;
use domain::notices::Choices;
use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Row, Tx};

const HOUR_MS: i64 = 3_600_000;

crate::statements! {
    OF_PERSON = "SELECT person, channel, address, code FROM notice_address WHERE person = $1 ORDER BY channel";
    /// Addresses in use of people who may sign in.
    IN_USE = "SELECT d.person, d.channel, d.address, d.code, a.state FROM notice_address d
        JOIN account a ON a.person = d.person WHERE d.code IS NULL AND a.status = $1 ORDER BY d.person, d.channel";
    ADD = "INSERT INTO notice_address (person, channel, address, code) VALUES ($1, $2, $3, $4)";
    REMOVE = "DELETE FROM notice_address WHERE person = $1 AND channel = $2";
    CONFIRM = "UPDATE notice_address SET code = NULL WHERE person = $1 AND channel = $2 AND code = $3";
    CHOICE = "SELECT choices, digest_to, hour, sent FROM notice_choice WHERE person = $1";
    BEGIN_CHOICE = "INSERT INTO notice_choice (person, choices, digest_to, hour, sent) VALUES ($1, $2, $3, $4, $5)";
    SET_CHOICE = "UPDATE notice_choice SET choices = $2, digest_to = $3, hour = $4, sent = $5 WHERE person = $1";
}

/// An address of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub person: PersonId,
    /// `mail` or `sms`.
    pub channel: String,
    pub address: String,
    /// What its owner must type back first; `None` once it is in use.
    pub code: Option<String>,
}

/// How a person is told, with what the sending needs to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    pub choices: Choices,
    /// The last event that a digest may have told of.
    pub digest_to: i64,
    /// The hour in which messages were counted, in hours since 1970, and how many went out in it.
    pub hour: i64,
    pub sent: i64,
}

impl Manner {
    /// Counts one more message in the hour of `now`, unless `most` went out in it already; says whether it did.
    pub fn count(&mut self, now: Instant, most: u32) -> bool {
        let hour = now.0.div_euclid(HOUR_MS);
        if self.hour != hour {
            (self.hour, self.sent) = (hour, 0);
        }
        let room = self.sent < i64::from(most);
        self.sent += i64::from(room);
        room
    }
}

/// The addresses of a person.
pub fn of_person(reader: &mut Reader, person: PersonId) -> Result<Vec<Address>, Error> {
    reader.query(OF_PERSON, params![person], address)
}

/// Every address in use, with the account of its owner.
pub fn in_use(reader: &mut Reader) -> Result<Vec<(Address, Account)>, Error> {
    let active = domain::accounts::Status::Active.key();
    reader.query(IN_USE, params![active], |row| {
        let account = serde_json::from_str(row.text(4)?)
            .map_err(|error| Error::Corrupt(format!("account.state: {error}")))?;
        Ok((address(row)?, account))
    })
}

/// Replaces the address of a channel; it is in use once its code was confirmed.
pub fn set(tx: &mut Tx, new: &Address) -> Result<(), Error> {
    remove(tx, new.person, &new.channel)?;
    tx.execute(
        ADD,
        params![new.person, &new.channel, &new.address, new.code.as_deref()],
    )?;
    Ok(())
}

/// Forgets the address of a channel.
pub fn remove(tx: &mut Tx, person: PersonId, channel: &str) -> Result<(), Error> {
    tx.execute(REMOVE, params![person, channel])?;
    Ok(())
}

/// Takes an address into use and says whether the code was right.
pub fn confirm(tx: &mut Tx, person: PersonId, channel: &str, code: &str) -> Result<bool, Error> {
    Ok(tx.execute(CONFIRM, params![person, channel, code])? == 1)
}

/// How a person is told; `None` as long as nothing was chosen and nothing sent.
pub fn manner(reader: &mut Reader, person: PersonId) -> Result<Option<Manner>, Error> {
    reader.query_opt(CHOICE, params![person], |row| {
        let choices = serde_json::from_str(row.text(0)?)
            .map_err(|error| Error::Corrupt(format!("notice_choice.choices: {error}")))?;
        Ok(Manner {
            choices,
            digest_to: row.int(1)?,
            hour: row.int(2)?,
            sent: row.int(3)?,
        })
    })
}

/// Writes how a person is told.
pub fn set_manner(tx: &mut Tx, person: PersonId, manner: &Manner) -> Result<(), Error> {
    let choices = serde_json::to_string(&manner.choices)
        .map_err(|error| Error::Other(format!("notice_choice.choices: {error}")))?;
    let values = params![person, choices, manner.digest_to, manner.hour, manner.sent];
    if tx.execute(SET_CHOICE, values)? == 0 {
        tx.execute(BEGIN_CHOICE, values)?;
    }
    Ok(())
}

fn address(row: &Row<'_>) -> Result<Address, Error> {
    Ok(Address {
        person: row.id(0)?,
        channel: row.text(1)?.to_owned(),
        address: row.text(2)?.to_owned(),
        code: row.opt_text(3)?.map(str::to_owned),
    })
}
