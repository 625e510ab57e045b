//! The workbench: what waits for the person, by urgency.

use askama::Template;

use crate::components::figure::{Count, Rate};
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::layout::{Link, Page};

/// Everything that waits, one queue per kind of action, the most pressing queue first.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/workbench.html")]
pub struct Workbench {
    pub page: Page,
    /// Who the person is here, such as `州优化办 交办员`.
    pub post: String,
    /// How many things wait in all.
    pub waiting: u64,
    /// Where a new case is registered, for those who may.
    pub register: Option<String>,
    pub queues: Vec<Queue>,
    pub meeting: Option<NextMeeting>,
    /// The meetings whose minutes are to be issued, each with its day, for those who write them.
    pub minutes: Vec<(Link, String)>,
    pub counts: Vec<Count>,
    pub rates: Vec<Rate>,
}

/// Cases that wait for one kind of action.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The id of its heading on the page.
    pub id: String,
    /// What to do with them: `待签收`, `待审核答复`.
    pub title: String,
    pub count: u64,
    /// The rule behind it: `交办后 1 个工作日内签收`. May be empty.
    pub hint: String,
    /// The first few.
    pub table: Table,
    /// Where all are, if these are not all.
    pub all: Option<String>,
}

/// The next meeting, for those who take part.
#[derive(Debug, Clone)]
pub struct NextMeeting {
    pub link: Link,
    /// Date and place, as printed.
    pub when: String,
    /// Where problems are recorded, for the recorder.
    pub record: Option<String>,
}
