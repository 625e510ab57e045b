//! Visits on site (调研走访): every stop of the list ends in one of three ways, so that none is forgotten.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{FirmId, MeetingId, VisitId};
use crate::registers::Entry;
use crate::time::Instant;
use crate::words;

words! {
    /// How a visit ended.
    VisitOutcome {
        /// A problem was recorded.
        Problem = "problem",
        /// What was asked was answered there and then.
        Reply = "reply",
        /// The firm needs nothing.
        NothingNeeded = "nothing_needed",
    }
}

/// One stop of a field visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    pub id: VisitId,
    pub meeting: MeetingId,
    pub firm: FirmId,
    pub outcome: VisitOutcome,
    /// What was answered, or seen; the number of the case when a problem was recorded.
    pub note: String,
    pub visited_at: Instant,
}

/// The longest note, in characters.
const MOST: usize = 2_000;

impl Visit {
    /// A later word on the same stop. A recorded problem stays the outcome: an answer to something else doesn't undo it.
    pub fn then(&self, later: Visit) -> Visit {
        let outcome = match (self.outcome, later.outcome) {
            (VisitOutcome::Problem, _) | (_, VisitOutcome::Problem) => VisitOutcome::Problem,
            (_, outcome) => outcome,
        };
        let note = match (self.note.trim(), later.note.trim()) {
            (before, "") => before.to_owned(),
            ("", after) => after.to_owned(),
            (before, after) => format!("{before}\n{after}"),
        };
        Visit {
            id: self.id,
            outcome,
            note,
            ..later
        }
    }
}

impl Entry for Visit {
    const NOUN: &'static str = "visit";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.note.chars().count() > MOST {
            return Refusal::field("note", Problem::TooLong);
        }
        let silent = self.outcome == VisitOutcome::Reply && self.note.trim().is_empty();
        if silent {
            return Refusal::field("note", Problem::Missing);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(outcome: VisitOutcome, note: &str) -> Visit {
        Visit {
            id: VisitId(Uuid::nil()),
            meeting: MeetingId(Uuid::nil()),
            firm: FirmId(Uuid::nil()),
            outcome,
            note: note.to_owned(),
            visited_at: Instant(0),
        }
    }

    #[test]
    fn an_answer_on_the_spot_says_what_was_answered() {
        let silent = visit(VisitOutcome::Reply, " ").check();
        assert_eq!(silent, Refusal::field("note", Problem::Missing));
        assert!(visit(VisitOutcome::NothingNeeded, "").check().is_ok());
    }

    #[test]
    fn a_recorded_problem_is_not_undone_by_a_later_word() {
        let problem = visit(VisitOutcome::Problem, "2024-0007");
        let later = problem.then(visit(VisitOutcome::NothingNeeded, ""));
        assert_eq!(later.outcome, VisitOutcome::Problem);
        assert_eq!(later.note, "2024-0007");
    }

    #[test]
    fn words_of_two_visitors_stand_one_below_the_other() {
        let first = visit(VisitOutcome::NothingNeeded, "一切正常");
        let both = first.then(visit(VisitOutcome::Reply, "已讲清贴息政策"));
        assert_eq!(both.outcome, VisitOutcome::Reply);
        assert_eq!(both.note, "一切正常\n已讲清贴息政策");
    }
}
