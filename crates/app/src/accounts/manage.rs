//! What the security administrator, or the operator on the command line, does with accounts.

use domain::accounts::{Account, Change, Login, Status, check_grants};
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::ids::{AccountId, FirmId, OfficeId, PersonId};
use domain::people::Person;
use domain::permits::Grant;
use domain::time::Instant;
use store::registers::Versioned;
use store::{Reader, Tx};

use super::choices::scope_name;
use super::{Accounts, By, HashedPassword, Secret};
use crate::Error;
use crate::registers::put_in;

/// An account to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAccount {
    pub login: Login,
    pub person: NewPerson,
    pub grants: Vec<Grant>,
}

/// Whose account it will be.
#[derive(Debug, Clone, PartialEq)]
pub enum NewPerson {
    /// Someone in the register of people.
    Known(PersonId),
    /// Someone who enters the register with the account.
    Entering {
        name: String,
        post: String,
        office: Option<OfficeId>,
        firm: Option<FirmId>,
    },
}

/// A new account and the link with which its owner sets the password.
#[derive(Debug, Clone)]
pub struct Invited {
    pub account: AccountId,
    pub link: Secret,
}

/// An account as the administrator's list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub account: Account,
    pub version: i64,
    /// What pages print for the person; the sign-in name where the register knows nobody.
    pub label: String,
    /// For each grant, what pages print for its office, firm or chamber.
    pub scopes: Vec<Option<String>>,
}

impl Accounts<'_> {
    /// Makes an account without a password.
    pub fn add(&self, by: By<'_>, new: &NewAccount) -> Result<Invited, Error> {
        by.check()?;
        let now = self.app.now();
        let link = Secret::fresh(&*self.app.ids);
        let account = self.app.db.write(|tx| {
            let id = self.add_in(tx, by, new, now)?;
            self.issue(tx, id, &link, by, now)?;
            Ok::<_, Error>(id)
        })?;
        Ok(Invited { account, link })
    }

    /// Makes an account that can sign in at once: for the command line and the demonstration year.
    pub fn add_with_password(
        &self,
        by: By<'_>,
        new: &NewAccount,
        password: &HashedPassword,
    ) -> Result<AccountId, Error> {
        by.check()?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let id = self.add_in(tx, by, new, now)?;
            self.write_password(tx, id, password, by.recording(now, self.app), now)?;
            Ok(id)
        })
    }

    fn add_in(
        &self,
        tx: &mut Tx,
        by: By<'_>,
        new: &NewAccount,
        now: Instant,
    ) -> Result<AccountId, Error> {
        if store::accounts::by_login(tx, &new.login)?.is_some() {
            return Err(refused("login", Problem::Taken));
        }
        check_grants(&new.grants)?;
        let account = Account {
            id: AccountId(self.app.ids.uuid(now)),
            person: self.person(tx, by, &new.person, now)?,
            login: new.login.clone(),
            grants: new.grants.clone(),
            status: Status::Invited,
            changed: Change::Added,
        };
        put_in(tx, by.recording(now, self.app), &account, 0, now)?;
        Ok(account.id)
    }

    fn person(
        &self,
        tx: &mut Tx,
        by: By<'_>,
        person: &NewPerson,
        now: Instant,
    ) -> Result<PersonId, Error> {
        match person {
            NewPerson::Known(id) => {
                if store::registers::get::<Person>(tx, id.0)?.is_none() {
                    return Err(refused("person", Problem::Unknown));
                }
                if store::accounts::by_person(tx, *id)?.is_some() {
                    return Err(Refusal::Rule(Rule::PersonHasAccount).into());
                }
                Ok(*id)
            }
            NewPerson::Entering {
                name,
                post,
                office,
                firm,
            } => {
                let person = Person {
                    id: PersonId(self.app.ids.uuid(now)),
                    name: name.clone(),
                    post: post.clone(),
                    office: *office,
                    firm: *firm,
                    is_leader: false,
                    phone: String::new(),
                    valid_to: None,
                };
                domain::registers::Entry::check(&person)?;
                put_in(tx, by.recording(now, self.app), &person, 0, now)?;
                Ok(person.id)
            }
        }
    }

    /// Disables an account; its sessions end with the same commit.
    pub fn disable(&self, by: By<'_>, id: AccountId) -> Result<(), Error> {
        by.check()?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let stored = others(tx, by, id)?;
            if stored.entry.status == Status::Disabled {
                return Err(Refusal::Rule(Rule::NothingChanged).into());
            }
            let to = (Status::Disabled, Change::Disabled);
            self.turn(tx, by.recording(now, self.app), stored, to, now)?;
            self.end_all_in(tx, id, None, now)
        })
    }

    /// Lets a disabled account in again, by a fresh link.
    pub fn enable(&self, by: By<'_>, id: AccountId) -> Result<Secret, Error> {
        by.check()?;
        let now = self.app.now();
        let link = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            let stored = others(tx, by, id)?;
            if stored.entry.status != Status::Disabled {
                return Err(Refusal::Rule(Rule::NothingChanged).into());
            }
            let to = (Status::Invited, Change::Enabled);
            self.turn(tx, by.recording(now, self.app), stored, to, now)?;
            self.issue(tx, id, &link, by, now)
        })?;
        Ok(link)
    }

    /// Gives an account other roles, over the version that was read. Its sessions end, so that they begin anew with
    /// the new roles.
    pub fn set_grants(
        &self,
        by: By<'_>,
        id: AccountId,
        version_read: i64,
        grants: &[Grant],
    ) -> Result<(), Error> {
        by.check()?;
        check_grants(grants)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let mut stored = others(tx, by, id)?;
            if stored.version != version_read {
                return Err(Error::Changed);
            }
            if stored.entry.grants == grants {
                return Err(Refusal::Rule(Rule::NothingChanged).into());
            }
            stored.entry.grants = grants.to_vec();
            let to = (stored.entry.status, Change::GrantsSet);
            self.turn(tx, by.recording(now, self.app), stored, to, now)?;
            self.end_all_in(tx, id, None, now)
        })
    }

    /// All accounts by sign-in name.
    pub fn list(&self, by: By<'_>) -> Result<Vec<Listed>, Error> {
        by.check()?;
        self.app.db.read(|reader| {
            let all = store::accounts::list(reader)?;
            all.into_iter()
                .map(|(stored, label)| listed(reader, stored, label))
                .collect()
        })
    }

    /// One account.
    pub fn get(&self, by: By<'_>, id: AccountId) -> Result<Listed, Error> {
        by.check()?;
        self.app.db.read(|reader| {
            let stored = store::registers::get::<Account>(reader, id.0)?.ok_or(Error::NotFound)?;
            let label = store::people::label_of(reader, stored.entry.person)?;
            listed(reader, stored, label)
        })
    }
}

/// The account, unless it is the very one that asks.
fn others(tx: &mut Tx, by: By<'_>, id: AccountId) -> Result<Versioned<Account>, Error> {
    let stored = store::registers::get::<Account>(tx, id.0)?.ok_or(Error::NotFound)?;
    match by {
        By::Person(actor) if actor.person == stored.entry.person => {
            Err(Refusal::Rule(Rule::NotYourOwnAccount).into())
        }
        By::Person(_) | By::Operator => Ok(stored),
    }
}

fn listed(
    reader: &mut Reader,
    stored: Versioned<Account>,
    label: Option<String>,
) -> Result<Listed, Error> {
    let grants = stored.entry.grants.iter();
    let scopes: Result<Vec<_>, Error> = grants.map(|grant| scope_name(reader, *grant)).collect();
    Ok(Listed {
        label: label.unwrap_or_else(|| stored.entry.login.to_string()),
        version: stored.version,
        scopes: scopes?,
        account: stored.entry,
    })
}

fn refused(field: &'static str, problem: Problem) -> Error {
    Error::Refused(Refusal::Field { field, problem })
}
