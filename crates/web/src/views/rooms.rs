//! The screens of a room.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Choice;
use crate::components::notice::Notice;
use crate::components::prints_html;
use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// Where a page listens, and how far the room had come when it was made.
#[derive(Debug, Clone)]
pub struct Listening {
    pub at: String,
    pub pulse: i64,
}

/// A stretch of time that is still running, counted on by the script.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Seconds up to now.
    pub seconds: i64,
    /// The same in whole minutes, as printed.
    pub words: String,
    /// More than was planned.
    pub is_over: bool,
}

/// What runs in the room and who speaks, with the buttons that move it on.
#[derive(Debug, Clone, Template)]
#[template(path = "components/floor.html")]
pub struct FloorPanel {
    pub page: Page,
    /// Where a move is posted.
    pub action: String,
    pub version: i64,
    pub items: Vec<FloorItem>,
    pub firms: Vec<FloorFirm>,
    pub has_begun: bool,
}

prints_html!(FloorPanel, SignInSheet);

#[derive(Debug, Clone)]
pub struct FloorItem {
    pub index: usize,
    pub topic: String,
    pub under: String,
    /// Set for the item that runs.
    pub clock: Option<Clock>,
}

#[derive(Debug, Clone)]
pub struct FloorFirm {
    pub id: String,
    pub name: String,
    pub person: String,
    /// Set for the firm that has the word.
    pub clock: Option<Clock>,
    /// How many problems have been recorded of it, as printed; empty for none.
    pub heard: String,
}

/// Who has signed in, and the code on the wall.
#[derive(Debug, Clone, Template)]
#[template(path = "components/sign_in_sheet.html")]
pub struct SignInSheet {
    pub page: Page,
    pub floor: String,
    pub action: String,
    pub version: i64,
    pub is_open: bool,
    pub count: String,
    pub rows: Vec<SheetRow>,
    pub others: Vec<Choice>,
}

#[derive(Debug, Clone)]
pub struct SheetRow {
    pub person: String,
    pub name: String,
    /// By list or by code; none for whoever hasn't signed in.
    pub way: Option<String>,
}

/// The projector: large type, no navigation.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/room_wall.html")]
pub struct WallPage {
    pub page: Page,
    pub listening: Listening,
    pub title: String,
    pub under: String,
    pub hosts: String,
    pub running: Option<FloorItem>,
    pub speaker: Option<FloorFirm>,
    pub assigned: String,
    pub waiting: Option<String>,
    /// The latest first.
    pub lines: Vec<WallRow>,
    pub code: Option<Code>,
    pub signed: String,
    pub back: String,
}

#[derive(Debug, Clone)]
pub struct WallRow {
    pub number: String,
    pub category: String,
    pub title: String,
    pub firm: String,
    pub lead: String,
    pub co: String,
    pub due: String,
    pub state: Tag,
}

/// A two-dimensional code as the path of a picture of `size` by `size` modules.
#[derive(Debug, Clone)]
pub struct Code {
    pub size: usize,
    pub path: String,
    pub address: String,
}

/// What was typed in the leader's name, one sheet each.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/room_leader.html")]
pub struct LeaderPage {
    pub page: Page,
    pub listening: Listening,
    pub title: String,
    pub under: String,
    pub lead_in: String,
    pub action: String,
    /// The one who looks may also confirm.
    pub own_hand: bool,
    pub notice: Option<Notice>,
    pub sheets: Vec<LeaderSheet>,
    pub confirmed: Option<String>,
    pub done: Vec<WallRow>,
}

#[derive(Debug, Clone)]
pub struct LeaderSheet {
    pub number: String,
    pub version: i64,
    pub firm: String,
    pub title: String,
    pub ask: String,
    pub instruction: String,
    pub typed: String,
    pub is_correcting: bool,
    pub by: String,
    pub helped: String,
    pub officer: String,
}

/// What falls on an office, one sheet each.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/room_office.html")]
pub struct OfficePage {
    pub page: Page,
    pub listening: Listening,
    pub title: String,
    pub under: String,
    pub action: String,
    pub notice: Option<Notice>,
    pub errors: ErrorSummary,
    pub sheets: Vec<OfficeSheet>,
}

#[derive(Debug, Clone)]
pub struct OfficeSheet {
    pub number: String,
    pub version: i64,
    pub firm: String,
    pub title: String,
    pub ask: String,
    pub instruction: String,
    pub part: String,
    pub officer: String,
    pub due: String,
    pub state: Tag,
    pub slip: String,
    /// The lead office may answer now.
    pub answer: Option<OfficeAnswer>,
}

#[derive(Debug, Clone)]
pub struct OfficeAnswer {
    pub reason: String,
    pub duty_basis: String,
    pub offices: Vec<Choice>,
    pub is_objecting: bool,
}

/// The slip that goes with the office.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/slip.html")]
pub struct SlipPage {
    pub page: Page,
    pub issuer: String,
    pub number: String,
    pub facts: Vec<(&'static str, String)>,
    pub back: Link,
}

/// Where the code on the wall leads.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/room_sign_in.html")]
pub struct SignInPage {
    pub page: Page,
    pub title: String,
    pub under: String,
    pub action: String,
    pub errors: ErrorSummary,
    /// The one who is signed in to the programme.
    pub myself: Option<String>,
    pub people: Vec<Choice>,
    pub is_done: bool,
}
