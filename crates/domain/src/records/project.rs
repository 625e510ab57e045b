//! Projects, and what a year counts of them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Links, Record};
use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{CaseId, FirmId, OfficeId, ProjectId};
use crate::registers::{Entry, check_name};
use crate::time::Date;
use crate::words;

words! {
    /// Where a project stands.
    ProjectState {
        Planned = "planned",
        Started = "started",
        Completed = "completed",
        /// 终止
        Stopped = "stopped",
        /// 录入有误，作废
        Void = "void",
    }
}

/// A project (项目) that a case or the strategy set going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    pub id: ProjectId,
    pub name: String,
    pub firm: Option<FirmId>,
    pub case: Option<CaseId>,
    pub lead: Option<OfficeId>,
    pub investment_fen: i64,
    pub state: ProjectState,
    /// Intended while the project is planned.
    pub started_on: Option<Date>,
    /// Intended until the project is completed or stopped.
    pub completed_on: Option<Date>,
    /// Why it was corrected, the last time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change_reason: String,
}

impl Project {
    /// A project of which the name is known.
    pub fn planned(id: ProjectId, name: impl Into<String>, investment_fen: i64) -> Project {
        Project {
            id,
            name: name.into(),
            firm: None,
            case: None,
            lead: None,
            investment_fen,
            state: ProjectState::Planned,
            started_on: None,
            completed_on: None,
            change_reason: String::new(),
        }
    }

    fn is_over(&self) -> bool {
        matches!(self.state, ProjectState::Completed | ProjectState::Stopped)
    }
}

/// Projects of a year. Money in 分.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProjectTotals {
    /// Under way in the year: started by its end, and not completed before it began.
    pub running: i64,
    pub running_fen: i64,
    /// Planned to start by its end, or at no day that is known.
    pub planned: i64,
    pub planned_fen: i64,
}

impl ProjectTotals {
    /// Counts a project for the year from `first` up to, not including, `next`, if it belongs to it.
    pub fn add(&mut self, project: &Project, first: Date, next: Date) {
        if project.started_on.is_some_and(|day| day >= next) {
            return;
        }
        match project.state {
            ProjectState::Planned => {
                self.planned += 1;
                self.planned_fen += project.investment_fen;
            }
            ProjectState::Void => {}
            _ if project.is_over() && project.completed_on.is_some_and(|day| day < first) => {}
            ProjectState::Started | ProjectState::Completed | ProjectState::Stopped => {
                self.running += 1;
                self.running_fen += project.investment_fen;
            }
        }
    }
}

impl Entry for Project {
    const NOUN: &'static str = "project";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        if self.investment_fen < 0 {
            return Refusal::field("investment", Problem::Negative);
        }
        let must_have_started =
            matches!(self.state, ProjectState::Started | ProjectState::Completed);
        if must_have_started && self.started_on.is_none() {
            return Refusal::field("started_on", Problem::Missing);
        }
        if self.is_over() && self.completed_on.is_none() {
            return Refusal::field("completed_on", Problem::Missing);
        }
        match (self.started_on, self.completed_on) {
            (Some(start), Some(end)) if end < start => {
                Refusal::field("completed_on", Problem::NotLater)
            }
            _ => Ok(()),
        }
    }
}

impl Record for Project {
    fn links(&self) -> Links {
        Links {
            firm: self.firm,
            case: self.case,
            office: self.lead,
            ..Links::default()
        }
    }

    fn change_reason(&self) -> &str {
        &self.change_reason
    }

    fn past_days(&self) -> Vec<(&'static str, Date)> {
        let started = self
            .started_on
            .filter(|_| !matches!(self.state, ProjectState::Planned | ProjectState::Void));
        let completed = self.completed_on.filter(|_| self.is_over());
        let days = [("started_on", started), ("completed_on", completed)];
        days.into_iter()
            .filter_map(|(field, day)| day.map(|day| (field, day)))
            .collect()
    }
}
