//! Lists of firms: read from whatever table a register or an office exports.

mod capital;
mod column;
mod names;
mod read;
mod row;

pub use capital::{Capital, Currency};
pub use column::Column;
pub use read::{FirmRows, FirmSheet, read_firms, read_firms_bytes};
pub use row::FirmRow;

#[cfg(test)]
mod tests;
