//! Prepared views (预答复): what an office means to say to a problem that was collected before the meeting.
//!
//! For the room and the office only: the firm hears the answer from the people, never from a draft.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{FirmId, MeetingId, OfficeId, PersonId, PreparedViewId, SignUpId};
use crate::registers::Entry;
use crate::time::{Date, Instant};
use crate::words;

words! {
    /// What the office expects to be able to say.
    Stance {
        /// It can be answered in the room.
        Answerable = "answerable",
        /// It needs looking into, and a date.
        NeedsStudy = "needs_study",
        /// Rules or means don't allow it.
        Limited = "limited",
        /// It is another office's.
        NotOurs = "not_ours",
    }
}

/// One problem before one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreparedView {
    pub id: PreparedViewId,
    pub meeting: MeetingId,
    pub sign_up: SignUpId,
    pub firm: FirmId,
    /// Which of the sign-up's problems, from 0.
    pub problem: u32,
    /// The problem as it was sent.
    pub text: String,
    pub office: OfficeId,
    pub asked_at: Instant,
    pub due_on: Date,
    pub given: Option<View>,
}

/// What the office says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    pub by: PersonId,
    pub at: Instant,
    pub stance: Stance,
    pub text: String,
}

impl PreparedView {
    /// The office's view, given or given anew until the meeting is held.
    pub fn answered(&self, view: View) -> Result<PreparedView, Refusal> {
        let answered = PreparedView {
            given: Some(view),
            ..self.clone()
        };
        answered.check()?;
        Ok(answered)
    }

    /// Whether it is missing after its day.
    pub fn is_late(&self, today: Date) -> bool {
        self.given.is_none() && today > self.due_on
    }
}

impl Entry for PreparedView {
    const NOUN: &'static str = "prepared_view";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        let said = self
            .given
            .as_ref()
            .map(|view| view.text.trim().chars().count());
        match said {
            Some(0) => Refusal::field("text", Problem::Missing),
            Some(count) if count > 2_000 => Refusal::field("text", Problem::TooLong),
            Some(_) | None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_says_something_and_is_late_only_while_it_is_missing() {
        let asked = PreparedView {
            id: PreparedViewId(Uuid::nil()),
            meeting: MeetingId(Uuid::nil()),
            sign_up: SignUpId(Uuid::nil()),
            firm: FirmId(Uuid::nil()),
            problem: 0,
            text: "厂区用电不足".to_owned(),
            office: OfficeId(Uuid::nil()),
            asked_at: Instant(0),
            due_on: Date::constant(2024, 5, 27),
            given: None,
        };
        let view = |text: &str| View {
            by: PersonId(Uuid::nil()),
            at: Instant(0),
            stance: Stance::NeedsStudy,
            text: text.to_owned(),
        };
        assert_eq!(
            asked.answered(view(" ")),
            Refusal::field("text", Problem::Missing)
        );
        let after = Date::constant(2024, 5, 28);
        assert!(asked.is_late(after));
        assert!(
            !asked
                .answered(view("已列入增容计划"))
                .unwrap()
                .is_late(after)
        );
    }
}
