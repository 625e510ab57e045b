//! Cases: the one command path, the lists, the case page's material.

pub(crate) mod access;
mod act;
mod alike;
mod facets;
mod held;
pub(crate) mod history;
mod hits;
mod list;
mod moves;
mod others;
mod renewal;
mod reply_check;
mod save;
mod search;
mod submit;
mod suggest;
mod tell;

use crate::App;

pub use act::{Done, Manner};
pub(crate) use act::{order_number, write_all};
pub use alike::{AlikeCase, Described};
pub use facets::Facets;
pub(crate) use history::entry;
pub(crate) use history::told;
pub use history::{CaseView, HistoryEntry, Link, Promised};
pub use hits::{Hit, marks};
pub use list::{Listing, Query};
pub(crate) use moves::Moves;
pub use moves::{Moved, MovedDate};
pub(crate) use save::{Change, change, searchable_intake, stream};
pub use submit::OnTheSpot;
pub(crate) use submit::case_number;
pub(crate) use suggest::Shelf;
pub use suggest::{Suggested, Tested};
pub use tell::{Step, Story};

/// Everything about cases, over one [`App`].
pub struct Cases<'a> {
    pub(crate) app: &'a App,
}
