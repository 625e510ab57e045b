//! The desk at which a meeting is prepared.

mod act;
mod desk;
mod never;
mod tables;

pub use act::{choose, draw, invite};
pub use desk::{fits_not, show};
pub use never::never;
