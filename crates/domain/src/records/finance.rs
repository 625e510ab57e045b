//! Guarantees, bridge loans and filed credits of the finance institutions.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Links, Record, check_length};
use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{CaseId, FinanceRecordId, FirmId};
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
    /// Where a finance record stands. Whatever became of it, it counts since founding; one entered in error never does.
    FinanceState {
        /// 在保、在贷
        Running = "running",
        /// 已结清、已解除
        Repaid = "repaid",
        /// 已代偿
        Compensated = "compensated",
        /// 录入有误，作废
        Void = "void",
    }
}

impl FinanceState {
    fn running() -> FinanceState {
        FinanceState::Running
    }

    fn is_running(&self) -> bool {
        *self == FinanceState::Running
    }
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
    /// The case out of which it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    pub amount_fen: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<Date>,
    pub granted_on: Date,
    pub due_on: Option<Date>,
    /// Filing number (备案号), else the number of the contract.
    pub filing_number: String,
    /// The bank that lends, where the institution itself doesn't (合作银行).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bank: String,
    /// Share of the risk that the institution bears (担保比例), in whole percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_percent: Option<i64>,
    /// Fee or interest a year in hundredths of a percent (费率).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_basis_points: Option<i64>,
    #[serde(
        default = "FinanceState::running",
        skip_serializing_if = "FinanceState::is_running"
    )]
    pub state: FinanceState,
    /// The day it was repaid or compensated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<Date>,
    /// Why it was corrected, the last time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change_reason: String,
}

impl FinanceRecord {
    /// A record of which the amount and the day are known.
    pub fn granted(
        id: FinanceRecordId,
        product: FinanceProduct,
        amount_fen: i64,
        granted_on: Date,
    ) -> FinanceRecord {
        FinanceRecord {
            id,
            product,
            institution: String::new(),
            firm: None,
            case: None,
            amount_fen,
            applied_on: None,
            approved_on: None,
            granted_on,
            due_on: None,
            filing_number: String::new(),
            bank: String::new(),
            share_percent: None,
            rate_basis_points: None,
            state: FinanceState::Running,
            ended_on: None,
            change_reason: String::new(),
        }
    }

    fn check_days(&self) -> Result<(), Refusal> {
        let in_order = [
            ("approved_on", self.applied_on, self.approved_on),
            (
                "granted_on",
                self.approved_on.or(self.applied_on),
                Some(self.granted_on),
            ),
            ("due_on", Some(self.granted_on), self.due_on),
            ("ended_on", Some(self.granted_on), self.ended_on),
        ];
        for (field, before, after) in in_order {
            if let (Some(before), Some(after)) = (before, after)
                && after < before
            {
                return Refusal::field(field, Problem::NotLater);
            }
        }
        let is_over = matches!(self.state, FinanceState::Repaid | FinanceState::Compensated);
        match (is_over, self.ended_on) {
            (true, None) => Refusal::field("ended_on", Problem::Missing),
            (false, Some(_)) => Refusal::field("state", Problem::NotInList),
            _ => Ok(()),
        }
    }
}

impl Entry for FinanceRecord {
    const NOUN: &'static str = "finance_record";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("institution", &self.institution)?;
        check_length("filing_number", &self.filing_number, 100)?;
        if self.amount_fen <= 0 {
            return Refusal::field("amount", Problem::NotAnAmount);
        }
        check_length("bank", &self.bank, 100)?;
        if self
            .share_percent
            .is_some_and(|share| !(0..=100).contains(&share))
        {
            return Refusal::field("share", Problem::NotANumber);
        }
        if self
            .rate_basis_points
            .is_some_and(|rate| !(0..=10_000).contains(&rate))
        {
            return Refusal::field("rate", Problem::NotANumber);
        }
        self.check_days()
    }
}

impl Record for FinanceRecord {
    fn links(&self) -> Links {
        Links {
            firm: self.firm,
            case: self.case,
            ..Links::default()
        }
    }

    fn change_reason(&self) -> &str {
        &self.change_reason
    }

    fn past_days(&self) -> Vec<(&'static str, Date)> {
        let ended = self.ended_on.map(|day| ("ended_on", day));
        [("granted_on", self.granted_on)]
            .into_iter()
            .chain(ended)
            .collect()
    }
}
