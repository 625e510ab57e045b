//! Sign-ups (报名) of firms for a meeting: with their problems, by the firm itself or by a chamber for a member.
//!
//! A sign-up is registered, then chosen, kept waiting, handed over to the next meeting, declined or withdrawn; each with
//! what belongs to it.

mod speaking;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{ChamberId, FirmId, MeetingId, PersonId, SignUpId};
use crate::registers::{Entry, check_name};
use crate::time::Instant;
use crate::words;

pub use speaking::{Slot, Warning, speaking_times, warnings};

/// The longest a problem may be described beforehand, in characters (拟反映问题 ≤500字).
pub const LONGEST_PROBLEM: usize = 500;
/// More problems than these nobody gets through in five minutes.
pub const MOST_PROBLEMS: usize = 5;

words! {
    /// How a firm was chosen (邀请来源).
    Way {
        /// For its problem.
        Problem = "problem",
        /// By lot.
        Draw = "draw",
        /// By name (点名).
        Name = "name",
        /// An earlier meeting didn't hear it.
        HandedOver = "handed_over",
    }
}
words! {
    /// Where a sign-up stands, without its facts: what lists are filtered by.
    StandingName {
        Registered = "registered", Chosen = "chosen", Waiting = "waiting", HandedOver = "handed_over",
        Declined = "declined", Withdrawn = "withdrawn",
    }
}

/// One firm's sign-up for one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    pub id: SignUpId,
    pub meeting: MeetingId,
    pub firm: FirmId,
    /// The chamber that filed it for its member.
    pub chamber: Option<ChamberId>,
    /// Number within the meeting, in the order of arrival: the lot that is drawn.
    pub number: u32,
    pub registered_at: Instant,
    /// Post of the person who comes, e.g. 总经理.
    pub post: String,
    /// Personal data.
    #[serde(default)]
    pub name: String,
    /// Personal data.
    #[serde(default)]
    pub phone: String,
    pub problems: Vec<Raised>,
    /// The firm agrees that its problems are published without what identifies it.
    pub may_publish: bool,
    /// It was not heard at an earlier meeting and comes first here.
    pub handed_from: Option<SignUpId>,
    pub standing: Standing,
}

/// A problem described beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raised {
    pub text: String,
    /// Category code.
    pub category: String,
    /// Where it was raised already, with the number there; empty if nowhere.
    pub elsewhere: String,
    /// The office from which an answer is hoped for; may be empty.
    pub wanted_office: String,
}

/// Where a sign-up stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    Registered,
    /// `attendee` is on the meeting's list.
    Chosen {
        way: Way,
        reason: String,
        attendee: PersonId,
    },
    /// The first in line is 1.
    Waiting {
        place: u32,
    },
    HandedOver {
        to: MeetingId,
    },
    Declined {
        reason: String,
    },
    Withdrawn {
        reason: String,
    },
}

impl Standing {
    /// Without its facts.
    pub fn name(&self) -> StandingName {
        match self {
            Standing::Registered => StandingName::Registered,
            Standing::Chosen { .. } => StandingName::Chosen,
            Standing::Waiting { .. } => StandingName::Waiting,
            Standing::HandedOver { .. } => StandingName::HandedOver,
            Standing::Declined { .. } => StandingName::Declined,
            Standing::Withdrawn { .. } => StandingName::Withdrawn,
        }
    }
}

impl StandingName {
    /// What may follow. A withdrawn sign-up can be registered anew.
    pub fn next(self) -> &'static [StandingName] {
        use StandingName as S;
        match self {
            S::Registered => &[
                S::Chosen,
                S::Waiting,
                S::HandedOver,
                S::Declined,
                S::Withdrawn,
            ],
            S::Waiting => &[
                S::Chosen,
                S::Waiting,
                S::HandedOver,
                S::Declined,
                S::Withdrawn,
            ],
            S::Chosen => &[S::HandedOver, S::Withdrawn],
            S::Withdrawn => &[S::Registered],
            S::HandedOver | S::Declined => &[],
        }
    }

    /// Whether it still hopes to be heard at this meeting.
    pub fn is_open(self) -> bool {
        matches!(self, StandingName::Registered | StandingName::Waiting)
    }
}

impl SignUp {
    /// The sign-up in another standing.
    ///
    /// # Errors
    /// A standing that doesn't follow this one (field `standing`), or one without the reason that it needs.
    pub fn moved_to(&self, standing: Standing) -> Result<SignUp, Refusal> {
        let (now, then) = (self.standing.name(), standing.name());
        if !now.next().contains(&then) {
            return Refusal::field("standing", Problem::NotInList);
        }
        let moved = SignUp {
            standing,
            ..self.clone()
        };
        moved.check()?;
        Ok(moved)
    }
}

impl Entry for SignUp {
    const NOUN: &'static str = "sign_up";
    const PRIVATE_FIELDS: &'static [&'static str] = &["name", "phone"];

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("post", &self.post)?;
        if self.problems.len() > MOST_PROBLEMS {
            return Refusal::field("problems", Problem::TooMany);
        }
        for problem in &self.problems {
            if problem.text.trim().is_empty() {
                return Refusal::field("problem", Problem::Missing);
            }
            if problem.text.chars().count() > LONGEST_PROBLEM {
                return Refusal::field("problem", Problem::TooLong);
            }
            if problem.category.is_empty() {
                return Refusal::field("category", Problem::Missing);
            }
        }
        match &self.standing {
            Standing::Declined { reason } | Standing::Withdrawn { reason }
                if reason.trim().is_empty() =>
            {
                Refusal::field("reason", Problem::Missing)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered() -> SignUp {
        SignUp {
            id: SignUpId(Uuid::nil()),
            meeting: MeetingId(Uuid::nil()),
            firm: FirmId(Uuid::nil()),
            chamber: None,
            number: 1,
            registered_at: Instant(0),
            post: "总经理".to_owned(),
            name: String::new(),
            phone: String::new(),
            problems: vec![Raised {
                text: "厂区用电不足".to_owned(),
                category: "factors".to_owned(),
                elsewhere: String::new(),
                wanted_office: String::new(),
            }],
            may_publish: false,
            handed_from: None,
            standing: Standing::Registered,
        }
    }

    #[test]
    fn a_firm_is_not_declined_without_a_reason() {
        let silent = Standing::Declined { reason: " ".into() };
        let refused = registered().moved_to(silent);
        assert_eq!(refused, Refusal::field("reason", Problem::Missing));
    }

    #[test]
    fn who_was_declined_or_handed_over_stays_so() {
        let handed = Standing::HandedOver {
            to: MeetingId(Uuid::nil()),
        };
        let handed = registered().moved_to(handed).unwrap();
        for standing in [Standing::Registered, Standing::Waiting { place: 1 }] {
            let moved = handed.moved_to(standing);
            assert_eq!(moved, Refusal::field("standing", Problem::NotInList));
        }
    }

    #[test]
    fn who_withdrew_may_register_again() {
        let reason = "日程冲突".to_owned();
        let away = registered()
            .moved_to(Standing::Withdrawn { reason })
            .unwrap();
        assert!(away.moved_to(Standing::Registered).is_ok());
    }

    #[test]
    fn a_problem_of_more_than_five_hundred_characters_is_refused() {
        let mut long = registered();
        long.problems[0].text = "问".repeat(500);
        assert_eq!(long.check(), Ok(()));
        long.problems[0].text.push('题');
        assert_eq!(long.check(), Refusal::field("problem", Problem::TooLong));
    }
}
