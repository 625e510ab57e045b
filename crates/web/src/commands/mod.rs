//! The commands of a case as forms: one table ([`table`]) from which the pages, their fields and the reading of what was
//! typed all come.

mod fields;
mod initial;
mod read;
mod spec;
pub mod table;

pub use fields::{Material, fields};
pub use read::command;
pub use spec::{Asked, CommandForm, Importance, Kind};
pub use table::{COMMANDS, form_of};
