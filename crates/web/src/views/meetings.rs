//! The list of reception days, one of them, and the form of its plan.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::{Choice, Field};
use crate::components::figure::Count;
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// The meetings of a year.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meetings.html")]
pub struct MeetingList {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    pub under: String,
    pub years: Tabs,
    pub table: Table,
    /// The plan of the year.
    pub plan: Link,
    /// Where a new one is planned, for those who may.
    pub new: Option<Link>,
}

/// One meeting.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meeting.html")]
pub struct MeetingPage {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    pub under: String,
    pub status: Tag,
    pub links: Vec<Link>,
    pub facts: SummaryList,
    pub agenda: Table,
    pub minutes: u32,
    pub invitations: Invitations,
    pub problems: Table,
    /// How many problems there are and how many the reader sees, if these differ.
    pub problems_note: String,
    /// What became of them and what remains.
    pub remains: String,
    /// The same in the ledger, for those who may see it.
    pub ledger: Option<String>,
    pub changes: Changes,
}

/// What became of the problems of a meeting.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/follow_up.html")]
pub struct FollowUpPage {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    pub under: String,
    /// How many problems there are and how many the reader sees, if these differ.
    pub note: String,
    pub counts: Vec<Count>,
    pub table: Table,
    /// All meetings of the year beside each other, for those who see the figures.
    pub compare: Option<Link>,
}

/// Who is invited and who came.
#[derive(Debug, Clone)]
pub struct Invitations {
    pub rows: Vec<Invited>,
    /// For those who keep the list while it is open.
    pub desk: Option<InvitationDesk>,
}

/// One invited entrepreneur.
#[derive(Debug, Clone)]
pub struct Invited {
    pub firm: String,
    /// The firm's own page, for those who may see it.
    pub firm_page: Option<String>,
    pub person: String,
    pub person_id: String,
    /// What became of the invitation, as printed.
    pub attendance: String,
    /// The same as choices of a form.
    pub choices: Vec<Choice>,
    /// How often the firm was invited in the year before.
    pub burden: String,
    pub warning: Option<Tag>,
}

/// Where invitations and attendance are written.
#[derive(Debug, Clone)]
pub struct InvitationDesk {
    pub attendance: String,
    pub invite: String,
    pub version: i64,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
}

/// What the meeting can become.
#[derive(Debug, Clone)]
pub struct Changes {
    pub action: String,
    pub version: i64,
    pub errors: ErrorSummary,
    pub remark: Field,
    pub buttons: Vec<ChangeButton>,
}

#[derive(Debug, Clone)]
pub struct ChangeButton {
    pub status: &'static str,
    pub label: &'static str,
    pub weight: Weight,
}

/// The plan as a form.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meeting_plan.html")]
pub struct PlanForm {
    pub page: Page,
    pub title: String,
    pub action: String,
    pub back: String,
    /// Names the draft that a closed browser keeps.
    pub draft: String,
    /// Names and values that the form sends along unseen.
    pub hidden: Vec<(&'static str, String)>,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
    pub agenda: Vec<PlanRow>,
    pub taking_part: Vec<Field>,
}

/// One row of the agenda as typed.
#[derive(Debug, Clone)]
pub struct PlanRow {
    pub kinds: Vec<Choice>,
    pub topic: String,
    pub speaker: String,
    pub minutes: String,
}
