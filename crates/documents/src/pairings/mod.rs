//! The arrangement table of leaders with firms and chambers (领导联系安排表): read, and written in the same form.

mod column;
mod names;
mod read;
mod row;
mod write;

pub use column::Column;
pub use read::{PairingRows, PairingSheet, read_pairings, read_pairings_bytes};
pub use row::PairingRow;
pub use write::{headings, values};

#[cfg(test)]
mod tests;
