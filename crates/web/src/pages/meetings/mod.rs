//! Reception days: the list, one of them, its plan, and the console at which problems are recorded.

pub(super) mod change;
mod console;
mod follow_up;
mod invitations;
mod list;
mod plan;
mod show;
pub(super) mod words;

pub(super) use change::{firm, version};
pub use change::{invite, move_on, note_attendance};
pub use console::{acknowledge, assign, open as console, record};
pub use follow_up::show as follow_up;
pub use list::list;
pub use plan::{create, edit, new, update};
pub use show::show;
pub(super) use words::{form, kind, line, name, status};
