//! The docket (挂账): what can't be solved now stays visible, with a plan and a day on which it is looked at again.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::time::Date;
use crate::words;

/// An entry that waits for the supervision office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocketRequest {
    pub reason: String,
    pub plan: String,
    pub milestone_on: Date,
    pub reviewer: PersonId,
}

/// An approved entry. It is granted for one cycle; going on longer is asked for again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Docket {
    pub reason: String,
    pub plan: String,
    pub milestone_on: Date,
    pub reviewer: PersonId,
    pub approved_on: Date,
    /// Last day of the cycle: no milestone lies beyond it.
    pub until: Date,
    /// Cycles granted so far, this one included.
    pub cycles: u32,
    /// Milestones that passed without a report.
    pub missed: u32,
    /// The firm has its class B reply: from then on the milestones are what is owed.
    pub answered: bool,
}

words! {
    /// The two lists that are kept of docketed cases, as 烟台 keeps them.
    DocketList {
        /// 未解决台账: the firm has no plan yet, or a milestone has passed.
        Unsolved = "unsolved",
        /// 计划解决台账: the firm has the plan, and its next milestone lies ahead.
        Planned = "planned",
    }
}

impl Docket {
    /// The list on which the entry stands on a day.
    pub fn list(&self, today: Date) -> DocketList {
        if self.answered && self.milestone_on >= today {
            DocketList::Planned
        } else {
            DocketList::Unsolved
        }
    }
}
