//! On site: the leader's list in order, each firm's file, capture on a telephone, with or without a signal.
//!
//! Everything that a telephone may keep lies below `/visits/`, so that the worker which keeps it sees nothing else.

mod files;
mod list;
mod stop;

pub use files::{manifest, worker};
pub use list::list;
pub use stop::{end, show};
