//! Delegations (代办授权): a leader lets a secretary act in the leader's name until a day.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{DelegationId, PersonId};
use crate::registers::Entry;
use crate::time::{Date, Instant, local_date};

/// A delegation lasts at most so many days; a longer need is asked anew (recommended).
pub const MAX_DELEGATION_DAYS: i64 = 92;

/// A leader's authorisation of a secretary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    pub id: DelegationId,
    pub leader: PersonId,
    pub secretary: PersonId,
    pub from: Date,
    /// The last day on which it holds.
    pub until: Date,
    /// When the leader took it back before its last day.
    pub ended_at: Option<Instant>,
}

impl Delegation {
    /// Whether it holds at an instant.
    pub fn holds(&self, at: Instant) -> bool {
        let today = local_date(at);
        self.ended_at.is_none() && self.from <= today && today <= self.until
    }
}

impl Entry for Delegation {
    const NOUN: &'static str = "delegation";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.until < self.from {
            return Refusal::field("until", Problem::NotLater);
        }
        let last = self
            .from
            .saturating_add(jiff::Span::new().days(MAX_DELEGATION_DAYS));
        if self.until > last {
            return Refusal::field("until", Problem::TooFar);
        }
        if self.leader == self.secretary {
            return Refusal::field("secretary", Problem::NotInList);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::local_instant;
    use jiff::civil::date;

    fn june() -> Delegation {
        Delegation {
            id: DelegationId(Uuid::from_u128(1)),
            leader: PersonId(Uuid::from_u128(2)),
            secretary: PersonId(Uuid::from_u128(3)),
            from: date(2024, 6, 1),
            until: date(2024, 6, 30),
            ended_at: None,
        }
    }

    #[test]
    fn a_delegation_holds_from_its_first_to_the_end_of_its_last_day() {
        let first = local_instant(date(2024, 6, 1), 0, 0);
        let after = local_instant(date(2024, 7, 1), 0, 0);
        assert!(june().holds(first) && june().holds(Instant(after.0 - 1)));
        assert!(!june().holds(Instant(first.0 - 1)) && !june().holds(after));
    }

    #[test]
    fn a_delegation_that_was_taken_back_holds_no_more() {
        let taken_back = Delegation {
            ended_at: Some(local_instant(date(2024, 6, 2), 9, 0)),
            ..june()
        };
        assert!(!taken_back.holds(local_instant(date(2024, 6, 3), 9, 0)));
    }

    #[test]
    fn nobody_delegates_for_ever_or_to_oneself() {
        let changed = |until, secretary| Delegation {
            until,
            secretary,
            ..june()
        };
        assert_eq!(june().check(), Ok(()));
        let refused = Refusal::field("until", Problem::TooFar);
        assert_eq!(changed(date(2024, 9, 2), june().secretary).check(), refused);
        assert!(changed(june().until, june().leader).check().is_err());
    }
}
