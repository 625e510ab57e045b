//! Pairings (联系): a leader looks after a firm or a chamber for a year.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
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
