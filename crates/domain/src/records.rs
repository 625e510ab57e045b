//! Plain records behind the year's figures: finance, projects, mediations.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{CaseId, FinanceRecordId, FirmId, MediationId, OfficeId, ProjectId};
use crate::registers::{Entry, check_name};
use crate::time::Date;
use crate::words;

words! {
    /// Finance products; their totals are never added across kinds.
    FinanceProduct {
        /// 融资担保
        Guarantee = "guarantee",
        /// 应急转贷过桥
        BridgeLoan = "bridge_loan",
        /// 科技价值信用贷款
        TechCredit = "tech_credit",
    }
}
words! {
    /// Where a project stands.
    ProjectState { Planned = "planned", Started = "started", Completed = "completed" }
}
words! {
    /// Where a mediation stands.
    MediationState { Open = "open", Settled = "settled", Failed = "failed" }
}

/// One guarantee, bridge loan or filed credit. Money in 分.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinanceRecord {
    pub id: FinanceRecordId,
    pub product: FinanceProduct,
    /// The institution, e.g. 州融资担保公司.
    pub institution: String,
    pub firm: Option<FirmId>,
    pub amount_fen: i64,
    pub granted_on: Date,
    pub due_on: Option<Date>,
    /// Filing number (备案号).
    pub filing_number: String,
}

impl Entry for FinanceRecord {
    const NOUN: &'static str = "finance_record";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("institution", &self.institution)?;
        if self.amount_fen <= 0 {
            Refusal::field("amount", Problem::Negative)
        } else {
            Ok(())
        }
    }
}

/// A project (项目) that a case or the strategy set going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    pub id: ProjectId,
    pub name: String,
    pub firm: Option<FirmId>,
    pub case: Option<CaseId>,
    pub lead: Option<OfficeId>,
    pub investment_fen: i64,
    pub state: ProjectState,
    pub started_on: Option<Date>,
    pub completed_on: Option<Date>,
}

impl Entry for Project {
    const NOUN: &'static str = "project";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        if self.investment_fen < 0 {
            Refusal::field("investment", Problem::Negative)
        } else {
            Ok(())
        }
    }
}

/// A mediation (调解). Amounts keep their own words (560余万元) beside a lower bound in 分.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mediation {
    pub id: MediationId,
    pub case: Option<CaseId>,
    pub firm: Option<FirmId>,
    /// What the dispute is about (纠纷类型).
    pub dispute: String,
    pub body: String,
    pub state: MediationState,
    pub settled_on: Option<Date>,
    pub recovered_fen: i64,
    pub recovered_words: String,
    pub avoided_fen: i64,
    pub avoided_words: String,
}

impl Entry for Mediation {
    const NOUN: &'static str = "mediation";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("dispute", &self.dispute)?;
        if self.recovered_fen < 0 || self.avoided_fen < 0 {
            Refusal::field("amount", Problem::Negative)
        } else {
            Ok(())
        }
    }
}
