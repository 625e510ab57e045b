//! Inboxes: a notice lies in one of a party or of a role, and whoever belongs to it reads it there.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{ChamberId, FirmId, OfficeId, PersonId};
use crate::permits::{Actor, Role, Scope};
use crate::words::UnknownWord;

/// Whose inbox a notice goes to. It prints as `office/0190…` or `role/dispatcher` and is read back from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    Firm(FirmId),
    Chamber(ChamberId),
    Office(OfficeId),
    Person(PersonId),
    /// Everybody who holds the role.
    Role(Role),
}

impl Recipient {
    /// The firm that a case is of, or the chamber that filed it.
    pub fn is_outside(self) -> bool {
        match self {
            Recipient::Firm(_) | Recipient::Chamber(_) => true,
            Recipient::Office(_) | Recipient::Person(_) | Recipient::Role(_) => false,
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Recipient::Firm(id) => write!(f, "firm/{id}"),
            Recipient::Chamber(id) => write!(f, "chamber/{id}"),
            Recipient::Office(id) => write!(f, "office/{id}"),
            Recipient::Person(id) => write!(f, "person/{id}"),
            Recipient::Role(role) => write!(f, "role/{role}"),
        }
    }
}

impl FromStr for Recipient {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Recipient, UnknownWord> {
        let (kind, id) = text.split_once('/').ok_or(UnknownWord)?;
        match kind {
            "firm" => id.parse().map(Recipient::Firm).map_err(|_| UnknownWord),
            "chamber" => id.parse().map(Recipient::Chamber).map_err(|_| UnknownWord),
            "office" => id.parse().map(Recipient::Office).map_err(|_| UnknownWord),
            "person" => id.parse().map(Recipient::Person).map_err(|_| UnknownWord),
            "role" => id.parse().map(Recipient::Role),
            _ => Err(UnknownWord),
        }
    }
}

/// The inboxes that an actor reads: the own one, and one for each role or party that the actor stands for. Whoever acts
/// for a leader reads the leader's.
pub fn inboxes(actor: &Actor) -> Vec<Recipient> {
    let mut inboxes = vec![Recipient::Person(actor.principal())];
    inboxes.extend(actor.grants.iter().map(|grant| match grant.scope {
        Scope::Whole => Recipient::Role(grant.role),
        Scope::Office(office) => Recipient::Office(office),
        Scope::Firm(firm) => Recipient::Firm(firm),
        Scope::Chamber(chamber) => Recipient::Chamber(chamber),
    }));
    inboxes.sort();
    inboxes.dedup();
    inboxes
}

/// Under what a reader's marks are kept: what a secretary has read in a leader's stead, the leader hasn't.
pub fn reader_key(actor: &Actor) -> String {
    match actor.on_behalf_of {
        None => actor.person.to_string(),
        Some(principal) => format!("{}/{principal}", actor.person),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::permits::Grant;

    #[test]
    fn an_inbox_is_read_back_from_what_it_prints() {
        let id = Uuid::from_u128(7);
        for inbox in [
            Recipient::Firm(FirmId(id)),
            Recipient::Chamber(ChamberId(id)),
            Recipient::Office(OfficeId(id)),
            Recipient::Person(PersonId(id)),
            Recipient::Role(Role::Supervisor),
        ] {
            assert_eq!(inbox.to_string().parse(), Ok(inbox));
        }
        for wrong in ["", "role/", "role/nobody", "office/7", "case/1"] {
            assert_eq!(wrong.parse::<Recipient>(), Err(UnknownWord), "{wrong}");
        }
    }

    #[test]
    fn whoever_acts_for_a_leader_reads_the_leaders_inbox_and_not_the_own_one() {
        let [leader, secretary] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let grants = vec![Grant {
            role: Role::Leader,
            scope: Scope::Whole,
        }];
        let actor = Actor {
            person: secretary,
            on_behalf_of: Some(leader),
            grants,
        };
        let read = inboxes(&actor);
        assert!(read.contains(&Recipient::Person(leader)));
        assert!(!read.contains(&Recipient::Person(secretary)));
    }
}
