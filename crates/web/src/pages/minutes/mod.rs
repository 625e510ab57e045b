//! The minutes of a meeting: the sheet, its text as a form, and its way from the draft to the issued document.

mod edit;
mod show;
mod steps;

pub use edit::{edit, save};
pub use show::show;
pub use steps::{step, write};
