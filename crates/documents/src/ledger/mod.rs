//! The ledger of problems (问题台账): read from whatever table people keep it in.
//!
//! The columns are those of the ledgers that programmes of this kind keep; [`Column::USUAL`] is the form that exports
//! use too, so an exported ledger reads back as the same rows.

mod column;
mod limit;
mod names;
mod read;
mod row;
mod satisfaction;

pub use column::Column;
pub use limit::Limit;
pub use read::{LedgerRows, LedgerSheet, read_ledger, read_ledger_bytes};
pub use row::LedgerRow;
pub use satisfaction::{parse_satisfaction, satisfaction_text};

#[cfg(test)]
mod tests;
