//! The console of a meeting: problems are recorded and assigned while people speak.

use askama::Template;

use crate::components::due::DueDate;
use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::table::Table;
use crate::components::tag::Tag;
use crate::layout::Page;

/// The form to record a problem, the agenda beside it, what has been recorded below.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meeting_console.html")]
pub struct MeetingConsole {
    pub page: Page,
    /// `第3期企业家接待日`.
    pub title: String,
    /// Form, date, place and host, as printed.
    pub under: String,
    /// Where the form is posted.
    pub action: String,
    pub errors: ErrorSummary,
    /// Who speaks and what the problem is.
    pub problem: Vec<Field>,
    /// Lead office, officer, limit, instruction, acknowledgement.
    pub assignment: Vec<Field>,
    /// What is seldom needed while people speak.
    pub more: Vec<Field>,
    /// When each limit that can be chosen would end, with its arithmetic.
    pub dues: Vec<DueDate>,
    /// Names the draft that a closed browser keeps.
    pub draft: String,
    pub recorded: Table,
    pub agenda: Agenda,
    /// Entrepreneurs who have not spoken yet.
    pub unheard: Vec<String>,
}

/// The items in their order, with their times.
#[derive(Debug, Clone)]
pub struct Agenda {
    pub items: Vec<AgendaLine>,
    /// Minutes that the meeting has, if that is set.
    pub available: Option<u32>,
}

#[derive(Debug, Clone)]
pub struct AgendaLine {
    pub topic: String,
    /// When, as `09:00–09:15`; empty if no time is set.
    pub at: String,
    /// Who speaks, as printed.
    pub who: String,
    pub minutes: u32,
    pub tag: Option<Tag>,
}

impl Agenda {
    /// Minutes of all items.
    fn planned(&self) -> u32 {
        self.items.iter().map(|item| item.minutes).sum()
    }

    /// Minutes by which the items exceed the meeting.
    fn over(&self) -> u32 {
        let available = self.available.unwrap_or(u32::MAX);
        self.planned().saturating_sub(available)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_says_by_how_much_it_is_too_long() {
        let line = |minutes| AgendaLine {
            topic: String::new(),
            at: String::new(),
            who: String::new(),
            minutes,
            tag: None,
        };
        let agenda = |available| Agenda {
            items: vec![line(20), line(100)],
            available,
        };
        assert_eq!(agenda(Some(90)).over(), 30);
        assert_eq!(agenda(Some(150)).over(), 0);
        assert_eq!(agenda(None).over(), 0);
    }
}
