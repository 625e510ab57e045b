//! The parts of the settings.

use messages::Texts;

use crate::components::tabs::Tabs;
use crate::layout::{NavItem, Place};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Values,
    Lists,
    Notices,
    Calendar,
    Journal,
}

/// The tabs, with the part marked that the page shows.
pub fn tabs(t: &'static Texts, here: Part) -> Tabs {
    let words = &t.settings;
    let parts = [
        (Part::Values, "/settings", words.tab_values),
        (Part::Lists, "/settings/lists", words.tab_lists),
        (Part::Notices, "/settings/notices", t.templates.title),
        (Part::Calendar, "/calendar", words.tab_calendar),
        (Part::Journal, "/calendar/journal", words.tab_journal),
    ];
    let item = |(part, href, label)| {
        let place = if part == here {
            Place::Here
        } else {
            Place::Elsewhere
        };
        NavItem::new(href, label, place)
    };
    Tabs {
        label: words.title.to_owned(),
        items: parts.map(item).into(),
    }
}
