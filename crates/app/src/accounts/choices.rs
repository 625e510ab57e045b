//! What the administrator chooses from: people without an account, offices, chambers, firms by name or code; and what
//! a leader chooses from: secretaries.

use std::collections::HashSet;

use domain::accounts::{Account, Status};
use domain::cases::refusal::{Problem, Refusal};
use domain::firms::{Chamber, Firm};
use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Scope, has};
use store::Reader;

use super::signed_in::SECRETARY;
use super::{Accounts, By};
use crate::Error;

/// One entry of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<I> {
    pub id: I,
    pub label: String,
    /// Pinyin and initials, to find it by.
    pub found_by: String,
}

/// Everything that a new account may be given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// People in the register who have no account.
    pub people: Vec<Choice<PersonId>>,
    pub offices: Vec<Choice<OfficeId>>,
    pub chambers: Vec<Choice<ChamberId>>,
}

impl Accounts<'_> {
    /// What a new account may be given.
    pub fn choices(&self, by: By<'_>) -> Result<Choices, Error> {
        by.check()?;
        self.app.db.read(|reader| {
            let mut choices = Choices::default();
            let taken = with_accounts(reader)?;
            store::registers::each::<Person>(reader, |stored| {
                let person = stored.entry;
                if !taken.contains(&person.id) && person.valid_to.is_none() {
                    let names = [person.name.as_str(), person.post.as_str()];
                    choices
                        .people
                        .push(choice(person.id, person.label(), &names));
                }
                Ok(())
            })?;
            store::registers::each::<Office>(reader, |stored| {
                let office = stored.entry;
                if office.valid_to.is_none() {
                    let names = [office.name.as_str()];
                    choices
                        .offices
                        .push(choice(office.id, office.name.clone(), &names));
                }
                Ok(())
            })?;
            store::registers::each::<Chamber>(reader, |stored| {
                let Chamber { id, name, .. } = stored.entry;
                choices.chambers.push(choice(id, name.clone(), &[&name]));
                Ok(())
            })?;
            Ok(choices)
        })
    }

    /// The firm with this credit code, or else with exactly this name.
    ///
    /// # Errors
    /// The field `firm` when there is none.
    pub fn firm(&self, by: By<'_>, words: &str) -> Result<FirmId, Error> {
        by.check()?;
        let words = words.trim();
        self.app.db.read(|reader| {
            let by_code = store::firms::by_code(reader, words)?;
            let found = match by_code {
                Some(stored) => Some(stored.entry.id),
                None => store::firms::by_name(reader, words)?,
            };
            found.ok_or(Error::Refused(Refusal::Field {
                field: "firm",
                problem: Problem::Unknown,
            }))
        })
    }

    /// Whom a leader may authorise: everybody who is a secretary and can sign in.
    pub fn secretaries(&self, leader: &Actor) -> Result<Vec<Choice<PersonId>>, Error> {
        if !has(leader, Permission::Delegate) {
            return Err(Error::NotPermitted);
        }
        let all = self.app.db.read(store::accounts::list)?;
        let secretary = |account: &Account| {
            account.status == Status::Active && account.grants.contains(&SECRETARY)
        };
        Ok(all
            .into_iter()
            .filter(|(stored, _)| secretary(&stored.entry))
            .map(|(stored, label)| {
                let account = stored.entry;
                let label = label.unwrap_or_else(|| account.login.to_string());
                choice(account.person, label.clone(), &[&label])
            })
            .collect())
    }
}

/// What pages print for the office, firm or chamber of a grant; nothing for the whole programme.
pub(super) fn scope_name(reader: &mut Reader, grant: Grant) -> Result<Option<String>, Error> {
    use store::registers::get;
    Ok(match grant.scope {
        Scope::Whole => None,
        Scope::Office(id) => get::<Office>(reader, id.0)?.map(|stored| stored.entry.name),
        Scope::Firm(id) => get::<Firm>(reader, id.0)?.map(|stored| stored.entry.name),
        Scope::Chamber(id) => get::<Chamber>(reader, id.0)?.map(|stored| stored.entry.name),
    })
}

fn with_accounts(reader: &mut Reader) -> Result<HashSet<PersonId>, Error> {
    let mut people = HashSet::new();
    store::registers::each::<Account>(reader, |stored| {
        people.insert(stored.entry.person);
        Ok(())
    })?;
    Ok(people)
}

fn choice<I>(id: I, label: String, names: &[&str]) -> Choice<I> {
    Choice {
        id,
        label,
        found_by: store::registers::lookup_key(names),
    }
}
