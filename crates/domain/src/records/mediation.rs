//! Mediations (调解), confidential to those who take part in them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Links, Record, check_length};
use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{CaseId, FirmId, MediationId, OfficeId};
use crate::permits::{Actor, Role, Scope};
use crate::registers::{Entry, check_name};
use crate::time::Date;
use crate::words;

words! {
    /// Where a mediation stands.
    MediationState {
        Open = "open",
        Settled = "settled",
        Failed = "failed",
        /// 录入有误，作废
        Void = "void",
    }
}

/// A mediation. Amounts keep their own words (560余万元) beside a lower bound in 分.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mediation {
    pub id: MediationId,
    pub case: Option<CaseId>,
    pub firm: Option<FirmId>,
    /// The office that takes part, as in mediations of prefecture and county together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<OfficeId>,
    /// What the dispute is about (纠纷类型).
    pub dispute: String,
    pub body: String,
    pub state: MediationState,
    pub settled_on: Option<Date>,
    pub recovered_fen: i64,
    pub recovered_words: String,
    pub avoided_fen: i64,
    pub avoided_words: String,
    /// Why it was corrected, the last time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change_reason: String,
}

impl Mediation {
    /// A mediation that begins, with nothing known but the dispute.
    pub fn begun(id: MediationId, dispute: impl Into<String>) -> Mediation {
        Mediation {
            id,
            case: None,
            firm: None,
            office: None,
            dispute: dispute.into(),
            body: String::new(),
            state: MediationState::Open,
            settled_on: None,
            recovered_fen: 0,
            recovered_words: String::new(),
            avoided_fen: 0,
            avoided_words: String::new(),
            change_reason: String::new(),
        }
    }

    /// Whether the actor may read it: the programme's office, the firm itself and the office that takes part. Mediators
    /// disclose neither private matters nor trade secrets (人民调解法 art. 15).
    pub fn is_open_to(&self, actor: &Actor) -> bool {
        actor.grants.iter().any(|grant| match grant.role {
            Role::ProgrammeManager | Role::FederationClerk | Role::Dispatcher => true,
            Role::FirmOwner | Role::FirmAgent => {
                matches!(grant.scope, Scope::Firm(firm) if self.firm == Some(firm))
            }
            Role::OfficeClerk | Role::OfficeDeputy | Role::OfficeHead => {
                matches!(grant.scope, Scope::Office(office) if self.office == Some(office))
            }
            Role::Chamber
            | Role::Leader
            | Role::Secretary
            | Role::Supervisor
            | Role::Inspector
            | Role::Caller
            | Role::Statistician
            | Role::SystemAdmin
            | Role::SecurityAdmin
            | Role::Auditor => false,
        })
    }
}

impl Entry for Mediation {
    const NOUN: &'static str = "mediation";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("dispute", &self.dispute)?;
        check_length("body", &self.body, 200)?;
        if self.recovered_fen < 0 {
            return Refusal::field("recovered", Problem::Negative);
        }
        if self.avoided_fen < 0 {
            return Refusal::field("avoided", Problem::Negative);
        }
        check_length("recovered", &self.recovered_words, 50)?;
        check_length("avoided", &self.avoided_words, 50)?;
        match (self.state, self.settled_on) {
            (MediationState::Settled, None) => Refusal::field("settled_on", Problem::Missing),
            _ => Ok(()),
        }
    }
}

impl Record for Mediation {
    fn links(&self) -> Links {
        Links {
            firm: self.firm,
            case: self.case,
            office: self.office,
            ..Links::default()
        }
    }

    fn change_reason(&self) -> &str {
        &self.change_reason
    }

    fn past_days(&self) -> Vec<(&'static str, Date)> {
        let day = self.settled_on.map(|day| ("settled_on", day));
        day.into_iter().collect()
    }
}
