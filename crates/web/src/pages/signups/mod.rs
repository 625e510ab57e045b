//! Sign-ups: the form, one's own list, one of them.

mod form;
mod own;
mod read;
mod show;

use domain::signups::{SignUp, Standing};
use messages::Texts;

use crate::components::tag::{Tag, Tone};

pub use form::{ask, misfit_word, register};
pub use own::own;
pub use show::{show, withdraw};

/// Where a sign-up stands, in a word.
pub fn standing(t: &Texts, sign_up: &SignUp) -> Tag {
    let words = &t.signups.standing;
    match &sign_up.standing {
        Standing::Registered => Tag::new(Tone::Neutral, words.registered),
        Standing::Chosen { .. } => Tag::new(Tone::Good, words.chosen),
        Standing::Waiting { place } => Tag::new(Tone::Warn, words.waiting(*place)),
        Standing::HandedOver { .. } => Tag::new(Tone::Active, words.handed_over),
        Standing::Declined { .. } => Tag::new(Tone::Bad, words.declined),
        Standing::Withdrawn { .. } => Tag::new(Tone::Neutral, words.withdrawn),
    }
}
