//! What is kept of replies and of merged cases.

use serde::{Deserialize, Serialize};

use crate::cases::reply::{Call, CallAnswers, Rating, Reply, ReplyClass};
use crate::ids::CaseId;
use crate::time::{Date, Instant};

/// The first issued reply, kept for the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstReply {
    /// `None` for a ledger row that names no class.
    pub class: Option<ReplyClass>,
    pub on: Date,
    /// The due date that was in force, approved extensions included; `None` for a ledger row without one.
    pub due_on: Option<Date>,
    /// Working days from the first receipt to the reply.
    pub working_days: i64,
    /// Working days from the assignment to the reply, without those of waiting for the firm's material.
    pub handling_days: Option<i64>,
}

/// One reply and what the firm said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// `None` for a reply that only a ledger knows.
    pub reply: Option<Reply>,
    pub rating: Option<Rating>,
    pub calls: Vec<Call>,
}

impl Round {
    /// What the firm said in the last call that reached it.
    pub fn answers(&self) -> Option<&CallAnswers> {
        last_answers(&self.calls)
    }
}

/// The answers of the last call that reached the firm.
pub fn last_answers(calls: &[Call]) -> Option<&CallAnswers> {
    calls.iter().rev().find_map(|call| call.answers.as_ref())
}

/// A case that was merged into another, and the clock it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absorption {
    pub case: CaseId,
    pub received_at: Instant,
}
