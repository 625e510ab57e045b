//! The formal answer (办理答复), what the firm thinks of it (评价), and the independent call (回访).

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::time::{Date, Instant};
use crate::words;

words! {
    /// Result class of a reply, after the convention for proposals (建议提案办理 A–D 类).
    ReplyClass {
        /// Solved (已解决): demands evidence.
        A = "a",
        /// Being solved or planned (正在解决或列入计划): demands a date.
        B = "b",
        /// Explained, because rules or conditions forbid it (解释说明): demands the basis.
        C = "c",
        /// Kept for reference (留作参考).
        D = "d",
    }
}
words! {
    /// Five grades (GB/T 好差评); the last two are bad ratings (差评).
    Satisfaction {
        VerySatisfied = "very_satisfied", Satisfied = "satisfied", Basically = "basically_satisfied",
        Dissatisfied = "dissatisfied", VeryDissatisfied = "very_dissatisfied",
    }
}
words! {
    /// Whether the problem is solved, in the firm's own words; asked apart from satisfaction.
    Solved { Yes = "yes", Partly = "partly", No = "no" }
}

impl Satisfaction {
    /// The last two grades count as a bad rating (差评).
    pub fn is_bad(self) -> bool {
        matches!(
            self,
            Satisfaction::Dissatisfied | Satisfaction::VeryDissatisfied
        )
    }
}

/// What a reply says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyText {
    pub class: ReplyClass,
    pub text: String,
    /// Evidence of the solution (class A).
    #[serde(default)]
    pub evidence: String,
    /// Law, rule or policy cited (class C).
    #[serde(default)]
    pub basis: String,
    /// The day by which it will be solved (class B).
    #[serde(default)]
    pub promised_on: Option<Date>,
    /// Why it goes on although the check of the text noticed something; for colleagues only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub despite: String,
}

/// A reply on its way: drafted by the office, signed by its head, checked and issued by the programme office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub content: ReplyText,
    pub drafted_by: PersonId,
    pub signed_by: Option<PersonId>,
    pub issued: Option<Issued>,
}

/// The moment a reply left the building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    pub on: Date,
    pub at: Instant,
    /// Document number, e.g. 州工信函〔2024〕3号.
    pub number: String,
}

/// What the firm says of a reply. Only the firm's own account writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    pub satisfaction: Satisfaction,
    pub solved: Solved,
    pub speed: Satisfaction,
    pub attitude: Satisfaction,
    pub result: Satisfaction,
    #[serde(default)]
    pub reason: String,
}

/// One attempt to call the firm back, by someone outside the offices concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub on: Date,
    /// `None`: the firm was not reached.
    pub answers: Option<CallAnswers>,
}

/// Answers to the questions of the call-back form (满意度回访表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallAnswers {
    /// Did the office contact you (承办单位是否联系过您)?
    pub contacted: bool,
    pub solved: Solved,
    /// `None`: the firm would not say; counted as not rated.
    pub satisfaction: Option<Satisfaction>,
    /// Were you asked for a good rating or to withdraw (是否被要求好评或撤诉)? Asked in every call that reaches the firm;
    /// `None` only for a reader who is not told.
    #[serde(default)]
    pub pressed: Option<bool>,
    pub wants_rework: bool,
}
