//! Monthly lists of finance institutions: guarantees, bridge loans, filed credits.

mod column;
mod names;
mod read;
mod row;

pub use column::Column;
pub use read::{FinanceRows, FinanceSheet, read_finance, read_finance_bytes};
pub use row::FinanceRow;

#[cfg(test)]
mod tests;
