//! Plain records behind the year's figures: finance, projects, mediations.

pub mod amount;
mod finance;
mod mediation;
mod project;

use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::ids::{CaseId, ChamberId, FirmId, OfficeId, PersonId};
use crate::permits::{Actor, Permission};
use crate::registers::Entry;
use crate::time::Date;

pub use finance::{FinanceProduct, FinanceRecord, FinanceState};
pub use mediation::{Mediation, MediationState};
pub use project::{Project, ProjectState, ProjectTotals};

/// What the plain records have in common.
pub trait Record: Entry {
    /// What whoever enters and corrects must hold.
    const PERMISSION: Permission = Permission::ManageRegisters;

    /// Whether this very record is the actor's to enter and correct.
    fn is_kept_by(&self, _actor: &Actor) -> bool {
        true
    }

    /// The firm, case and office that it speaks of.
    fn links(&self) -> Links;

    /// Days on which something has happened, each with its field: none may lie in the future.
    fn past_days(&self) -> Vec<(&'static str, Date)>;

    /// Why it was corrected, the last time; empty for a record as it was entered.
    fn change_reason(&self) -> &str;

    /// Refuses a correction of a record that differs from `before` and doesn't say why.
    fn check_correction(&self, before: &Self) -> Result<(), Refusal> {
        if self == before {
            return Refusal::rule(Rule::NothingChanged);
        }
        match self.change_reason().trim() {
            "" => Refusal::field("reason", Problem::Missing),
            reason => check_length("reason", reason, 200),
        }
    }

    /// Refuses a record of something that hasn't happened yet.
    fn check_on(&self, today: Date) -> Result<(), Refusal> {
        self.check()?;
        match self.past_days().into_iter().find(|(_, day)| *day > today) {
            Some((field, _)) => Refusal::field(field, Problem::InTheFuture),
            None => Ok(()),
        }
    }
}

/// What a record may be linked with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Links {
    pub firm: Option<FirmId>,
    pub case: Option<CaseId>,
    pub office: Option<OfficeId>,
    pub leader: Option<PersonId>,
    pub chamber: Option<ChamberId>,
}

impl Links {
    /// The ids that are there, each with its field.
    pub fn ids(&self) -> impl Iterator<Item = (&'static str, Uuid)> {
        let all = [
            ("firm", self.firm.map(|id| id.0)),
            ("case", self.case.map(|id| id.0)),
            ("office", self.office.map(|id| id.0)),
            ("leader", self.leader.map(|id| id.0)),
            ("chamber", self.chamber.map(|id| id.0)),
        ];
        all.into_iter()
            .filter_map(|(field, id)| id.map(|id| (field, id)))
    }
}

/// Refuses a text that is longer than its column prints.
fn check_length(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    match text.chars().count() > most {
        true => Refusal::field(field, Problem::TooLong),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
