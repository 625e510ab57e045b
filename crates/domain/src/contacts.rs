//! The register of contacts between officials and firms or chambers: who met whom, when, how, and with what outcome.
//!
//! It answers for clean contact (亲清) in both directions: an official who met a firm has it on record that nothing but
//! a working meal was taken, and a firm that nobody met stands out.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{CaseId, ChamberId, ContactId, FirmId, PersonId};
use crate::permits::{Actor, Permission, Role};
use crate::records::{Links, Record};
use crate::registers::Entry;
use crate::time::Date;
use crate::words;

words! {
    /// How they met.
    ContactForm {
        /// 走访
        Visit = "visit",
        /// 座谈
        Talk = "talk",
        /// 慰问
        Condolence = "condolence",
        /// 电话、来访
        Call = "call",
    }
}
words! {
    /// Meals taken: anything beyond a working meal can't be entered.
    Meal { None = "none", WorkingMeal = "working_meal" }
}
words! {
    /// What came of it: a contact yields a case or an answer, or says that nothing was needed (无事不扰).
    ContactOutcome { Case = "case", Answered = "answered", NothingNeeded = "nothing_needed" }
}
words! {
    /// Whether a contact counts.
    ContactState {
        Held = "held",
        /// 录入有误，作废
        Void = "void",
    }
}

/// One contact of an official with a firm or a chamber.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub id: ContactId,
    /// The leader who met them.
    pub leader: PersonId,
    pub firm: Option<FirmId>,
    /// Where no firm was met but a chamber.
    pub chamber: Option<ChamberId>,
    pub form: ContactForm,
    pub held_on: Date,
    pub meal: Meal,
    /// What was spoken of.
    pub points: String,
    pub outcome: ContactOutcome,
    /// The case that came of it.
    pub case: Option<CaseId>,
    pub state: ContactState,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change_reason: String,
}

impl Contact {
    /// A contact of which nothing is known but who was there on which day.
    pub fn on(id: ContactId, leader: PersonId, held_on: Date) -> Contact {
        Contact {
            id,
            leader,
            firm: None,
            chamber: None,
            form: ContactForm::Visit,
            held_on,
            meal: Meal::None,
            points: String::new(),
            outcome: ContactOutcome::NothingNeeded,
            case: None,
            state: ContactState::Held,
            change_reason: String::new(),
        }
    }
}

impl Entry for Contact {
    const NOUN: &'static str = "contact";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.firm.is_some() == self.chamber.is_some() {
            return Refusal::field("firm", Problem::Missing);
        }
        if self.points.chars().count() > 2000 {
            return Refusal::field("points", Problem::TooLong);
        }
        if self.outcome == ContactOutcome::Answered && self.points.trim().is_empty() {
            return Refusal::field("points", Problem::Missing);
        }
        match (self.outcome, self.case) {
            (ContactOutcome::Case, None) => Refusal::field("case", Problem::Missing),
            _ => Ok(()),
        }
    }
}

impl Record for Contact {
    const PERMISSION: Permission = Permission::KeepContacts;

    fn links(&self) -> Links {
        Links {
            firm: self.firm,
            case: self.case,
            leader: Some(self.leader),
            chamber: self.chamber,
            ..Links::default()
        }
    }

    fn change_reason(&self) -> &str {
        &self.change_reason
    }

    fn past_days(&self) -> Vec<(&'static str, Date)> {
        vec![("held_on", self.held_on)]
    }

    /// Leaders, and their secretaries in their name, enter their own contacts; the programme's office anybody's.
    fn is_kept_by(&self, actor: &Actor) -> bool {
        keeps_all(actor) || self.leader == actor.principal()
    }
}

/// Whether the actor keeps the contacts of all leaders.
pub fn keeps_all(actor: &Actor) -> bool {
    actor.holds(Role::ProgrammeManager) || actor.holds(Role::FederationClerk)
}

/// Whether the actor reads the contacts of all leaders: the programme's office, supervisors and inspectors. Others read
/// their own.
pub fn reads_all(actor: &Actor) -> bool {
    let readers = [Role::Dispatcher, Role::Supervisor, Role::Inspector];
    keeps_all(actor) || readers.iter().any(|role| actor.holds(*role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permits::{Grant, Scope};

    fn contact() -> Contact {
        Contact {
            firm: Some(FirmId(Uuid::from_u128(3))),
            ..Contact::on(
                ContactId(Uuid::from_u128(1)),
                PersonId(Uuid::from_u128(2)),
                Date::constant(2024, 5, 6),
            )
        }
    }

    #[test]
    fn a_contact_is_with_a_firm_or_with_a_chamber() {
        assert_eq!(contact().check(), Ok(()));
        let missing = Refusal::field::<()>("firm", Problem::Missing);
        let nobody = Contact {
            firm: None,
            ..contact()
        };
        assert_eq!(nobody.check(), missing);
        let both = Contact {
            chamber: Some(ChamberId(Uuid::nil())),
            ..contact()
        };
        assert_eq!(both.check(), missing);
    }

    #[test]
    fn a_contact_says_what_came_of_it() {
        let case = Contact {
            outcome: ContactOutcome::Case,
            ..contact()
        };
        assert_eq!(case.check(), Refusal::field("case", Problem::Missing));
        let answered = Contact {
            outcome: ContactOutcome::Answered,
            ..contact()
        };
        assert_eq!(answered.check(), Refusal::field("points", Problem::Missing));
        let tomorrow = contact().check_on(Date::constant(2024, 5, 5));
        assert_eq!(tomorrow, Refusal::field("held_on", Problem::InTheFuture));
    }

    #[test]
    fn leaders_and_their_secretaries_keep_their_own_contacts_alone() {
        let kept = |role, person: u128, for_whom: Option<u128>| {
            contact().is_kept_by(&Actor {
                person: PersonId(Uuid::from_u128(person)),
                on_behalf_of: for_whom.map(|id| PersonId(Uuid::from_u128(id))),
                grants: vec![Grant {
                    role,
                    scope: Scope::Whole,
                }],
            })
        };
        assert!(kept(Role::Leader, 2, None));
        assert!(!kept(Role::Leader, 9, None));
        assert!(kept(Role::Secretary, 9, Some(2)));
        assert!(!kept(Role::Secretary, 9, None));
        assert!(kept(Role::FederationClerk, 9, None));
    }
}
