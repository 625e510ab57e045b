//! The console of a meeting: problems are recorded and assigned while people speak.

use askama::Template;

use super::rooms::{FloorPanel, Listening, SignInSheet};
use crate::components::due::DueDate;
use crate::components::errors::ErrorSummary;
use crate::components::field::{Choice, Field};
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// The form to record a problem, what runs in the room beside it, what has been recorded below.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meeting_console.html")]
pub struct MeetingConsole {
    pub page: Page,
    pub listening: Listening,
    /// `第3期企业家接待日`.
    pub title: String,
    /// Form, date, place and host, as printed.
    pub under: String,
    /// The other screens of the room.
    pub links: Vec<Link>,
    /// Where the form is posted.
    pub action: String,
    pub errors: ErrorSummary,
    /// What somebody else did meanwhile.
    pub notice: Option<Notice>,
    /// Set while a problem is assigned that was recorded earlier.
    pub later: Option<Later>,
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
    /// Names the box in which a browser without network keeps what was captured: this meeting, this person.
    pub outbox: String,
    /// The latest first.
    pub recorded: Vec<Recorded>,
    pub floor: FloorPanel,
    pub sheet: SignInSheet,
    pub files: Vec<FirmSheet>,
    /// Whom the problems of a category are usually given to.
    pub usual: Vec<Usual>,
    /// The first person of each office.
    pub first: Vec<Usual>,
}

/// A problem that was recorded earlier in the meeting.
#[derive(Debug, Clone)]
pub struct Later {
    pub number: String,
    pub version: i64,
    pub firm: String,
    pub title: String,
    pub ask: String,
}

/// Something chosen that suggests an office and its officer.
#[derive(Debug, Clone)]
pub struct Usual {
    pub of: String,
    /// Place code of the firms for which it is suggested; empty for all.
    pub place: String,
    pub office: String,
    pub officer: String,
}

/// One problem below the form.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub number: String,
    pub is_new: bool,
    pub title: String,
    pub firm: String,
    pub lead: String,
    pub officer: String,
    pub due: String,
    pub state: Tag,
    /// It waits for the leader's confirmation.
    pub awaits: bool,
    /// Where it is assigned, while it isn't.
    pub assign: Option<String>,
    /// The slip, once it is.
    pub slip: Option<String>,
    /// The people of the lead office who could acknowledge at the desk.
    pub people: Vec<Choice>,
}

/// What is known of a firm, in a glance.
#[derive(Debug, Clone)]
pub struct FirmSheet {
    pub id: String,
    /// Place code.
    pub place: String,
    pub name: String,
    pub page: String,
    pub facts: Vec<(&'static str, String)>,
    /// Its latest problems: number, title, stage.
    pub cases: Vec<(String, String, Tag)>,
    pub is_speaking: bool,
}
