//! The room of a meeting on its screens: the wall, the leader's tablet, the offices' telephones; and what moves them.

mod attend;
mod floor;
mod leader;
mod live;
mod office;
mod sheet;
mod slip;
mod wall;
mod words;

pub use attend::{ask, enter};
pub use floor::{note, step};
pub use leader::{confirm, leader, trouble};
pub use live::listen;
pub use office::{answer, office};
pub use sheet::panel;
pub use slip::slip;
pub use wall::wall;
pub use words::{answer_tag, floor_panel, listening};
