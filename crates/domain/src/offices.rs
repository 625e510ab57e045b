//! Offices (单位): who leads, who co-handles. Names change with reforms, so an office has a life and a successor.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
use crate::ids::OfficeId;
use crate::registers::{Entry, check_name};
use crate::time::Date;

/// An office in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub id: OfficeId,
    /// Short official name (规范化简称), e.g. 州工信局.
    pub name: String,
    /// Full name, as it signs letters.
    pub full_name: String,
    /// The character(s) that stand for it in document numbers (机关代字), e.g. 州工信函.
    pub document_code: String,
    /// Place code it belongs to; empty for the prefecture's own offices.
    pub place: String,
    pub phone: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub successor: Option<OfficeId>,
}

impl Entry for Office {
    const NOUN: &'static str = "office";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        check_name("document_code", &self.document_code)
    }
}
