//! Pairings (联系): a leader looks after a firm or a chamber for a year.

pub mod coverage;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::ids::{ChamberId, FirmId, OfficeId, PairingId, PersonId};
use crate::registers::Entry;
use crate::time::Date;

/// Whom the leader looks after. Firm pairings and chamber pairings are counted apart, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Partner {
    /// A firm, in the person of its entrepreneur.
    Firm(FirmId, PersonId),
    Chamber(ChamberId),
}

/// One line of the year's arrangement table (联系安排表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    pub id: PairingId,
    pub year: i32,
    pub leader: PersonId,
    pub partner: Partner,
    /// 牵头服务单位
    pub serving_office: Option<OfficeId>,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub change_reason: String,
    pub remark: String,
}

impl Entry for Pairing {
    const NOUN: &'static str = "pairing";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

impl Pairing {
    /// The pairing as it ends on a day, with the reason of the change (变更原因).
    ///
    /// # Errors
    /// An end before the beginning, no reason, and a pairing that has ended before.
    pub fn ended(&self, on: Date, reason: &str) -> Result<Pairing, Refusal> {
        if self.ends_on.is_some() {
            return Refusal::rule(Rule::NothingChanged);
        }
        if on < self.starts_on {
            return Refusal::field("ends_on", Problem::NotLater);
        }
        if reason.trim().is_empty() {
            return Refusal::field("reason", Problem::Missing);
        }
        Ok(Pairing {
            ends_on: Some(on),
            change_reason: reason.trim().to_owned(),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairing() -> Pairing {
        Pairing {
            id: PairingId(Uuid::nil()),
            year: 2024,
            leader: PersonId(Uuid::nil()),
            partner: Partner::Chamber(ChamberId(Uuid::nil())),
            serving_office: None,
            starts_on: Date::constant(2024, 1, 2),
            ends_on: None,
            change_reason: String::new(),
            remark: String::new(),
        }
    }

    #[test]
    fn a_pairing_ends_once_with_a_reason() {
        let on = Date::constant(2024, 6, 3);
        let silent = pairing().ended(on, " ");
        assert_eq!(silent, Refusal::field("reason", Problem::Missing));
        let ended = pairing().ended(on, "分工调整").unwrap();
        assert_eq!(
            (ended.ends_on, ended.change_reason.as_str()),
            (Some(on), "分工调整")
        );
        assert_eq!(
            ended.ended(on, "分工调整"),
            Refusal::rule(Rule::NothingChanged)
        );
    }

    #[test]
    fn a_pairing_does_not_end_before_it_begins() {
        let early = pairing().ended(Date::constant(2024, 1, 1), "分工调整");
        assert_eq!(early, Refusal::field("ends_on", Problem::NotLater));
    }
}
