//! Announcements of reception days: what everybody reads, and the form of those who write it.

mod edit;
mod list;
mod show;

use app::announcements::Public;
use messages::Texts;

pub use edit::{edit, publish, save, withdraw};
pub use list::list;
pub use show::show;

use crate::wording::date_and_weekday;

/// `2024年5月29日（周三） 09:00—11:30`.
fn when(t: &Texts, found: &Public) -> String {
    let day = date_and_weekday(t, found.meeting.held_on);
    let begins = &found.meeting.starts_at;
    t.announcements
        .from_to(day, begins, &found.announcement.ends_at)
}
