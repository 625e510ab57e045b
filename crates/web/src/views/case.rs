//! The page of one case: who has it, until when, what to do now, and all that happened.

use askama::Template;

use crate::components::due::DueDate;
use crate::components::letter::Letter;
use crate::components::marked::Marked;
use crate::components::owner::Owner;
use crate::components::print::PrintHead;
use crate::components::promises::Promises;
use crate::components::stages::Stages;
use crate::components::steps::{NextSteps, Weight};
use crate::components::summary::SummaryList;
use crate::components::table::Table;
use crate::components::tag::Tag;
use crate::components::timeline::Timeline;
use crate::layout::{EvidenceLine, Link, Page};

/// One case as its reader may see it: what the reader may not see is not in here.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/case.html")]
pub struct CasePage {
    pub page: Page,
    pub print_head: PrintHead,
    pub number: String,
    pub title: String,
    pub firm: Option<Link>,
    /// Where it comes from: `第3期接待日 · 现场交办`.
    pub source: String,
    /// The stage first, then class, supervision, confidentiality.
    pub tags: Vec<Tag>,
    pub assignment: Option<OwnedUntil>,
    pub steps: NextSteps,
    pub stages: Stages,
    pub problem: Problem,
    /// The leader's instruction; none for readers outside the offices.
    pub instruction: Option<String>,
    /// Issued replies, the latest first.
    pub replies: Vec<Letter>,
    pub timeline: Timeline,
    pub promises: Option<Promises>,
    /// What was promised about time, line by line, and whether it was kept.
    pub promise_ledger: Option<Table>,
    pub firm_facts: SummaryList,
    /// Where the contact's name and telephone are asked for, for those who may see them.
    pub reveal: Option<String>,
    pub details: SummaryList,
    pub related: Vec<Link>,
    pub evidence: CaseEvidence,
}

/// The one owner and the one date.
#[derive(Debug, Clone)]
pub struct OwnedUntil {
    pub owner: Owner,
    pub due: Option<DueDate>,
}

/// The problem in the firm's words.
#[derive(Debug, Clone)]
pub struct Problem {
    pub facts: Marked,
    pub ask: Marked,
}

/// How many records the case has and what proves them.
#[derive(Debug, Clone)]
pub struct CaseEvidence {
    pub records: u64,
    pub root: EvidenceLine,
    /// Where the receipt is, for those who may have it.
    pub receipt: Option<String>,
    /// Where the chain of this case is verified.
    pub verify: String,
}
