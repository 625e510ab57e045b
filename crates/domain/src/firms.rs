//! Firms (企业) and chambers of commerce (商协会).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
use crate::ids::{ChamberId, FirmId};
use crate::registers::{Entry, check_name};
use crate::time::Date;
use crate::words;

words! {
    /// Size class (划型, 工信部联企业〔2011〕300号).
    FirmSize { Large = "large", Medium = "medium", Small = "small", Micro = "micro", Unknown = "unknown" }
}

/// A firm. Money in 分.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Firm {
    pub id: FirmId,
    pub name: String,
    /// 统一社会信用代码, checked; empty only for a firm known by name alone (from an imported ledger).
    pub credit_code: String,
    /// 企业类型, as registered.
    pub kind: String,
    /// Place code.
    pub place: String,
    pub address: String,
    /// GB/T 4754 section letter; empty when not known.
    pub industry: String,
    pub size: FirmSize,
    pub founded_on: Option<Date>,
    pub capital_fen: Option<i64>,
    pub business_scope: String,
    /// 资质标签: 规上, 高新技术, 专精特新, …
    pub qualifications: Vec<String>,
    pub chambers: Vec<ChamberId>,
    /// Personal data.
    #[serde(default)]
    pub legal_person: String,
    /// Personal data.
    #[serde(default)]
    pub contact_name: String,
    /// Personal data.
    #[serde(default)]
    pub contact_phone: String,
    pub former_names: Vec<String>,
}

impl Firm {
    /// A firm of which nothing but the name is known.
    pub fn named(id: FirmId, name: impl Into<String>) -> Firm {
        Firm {
            id,
            name: name.into(),
            credit_code: String::new(),
            kind: String::new(),
            place: String::new(),
            address: String::new(),
            industry: String::new(),
            size: FirmSize::Unknown,
            founded_on: None,
            capital_fen: None,
            business_scope: String::new(),
            qualifications: Vec::new(),
            chambers: Vec::new(),
            legal_person: String::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
            former_names: Vec::new(),
        }
    }
}

impl Entry for Firm {
    const NOUN: &'static str = "firm";
    const PRIVATE_FIELDS: &'static [&'static str] =
        &["legal_person", "contact_name", "contact_phone"];

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)
    }
}

/// A chamber of commerce or trade association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chamber {
    pub id: ChamberId,
    pub name: String,
    pub credit_code: String,
    pub phone: String,
    pub member_count: Option<u32>,
    /// It has a mediation body (调解组织).
    pub mediates: bool,
}

impl Entry for Chamber {
    const NOUN: &'static str = "chamber";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)
    }
}
