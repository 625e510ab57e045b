//! Writes workbooks (`.xlsx`) and text tables (`.csv`), row by row in constant memory.
//!
//! Text stays text: whatever a cell begins with, no spreadsheet takes it for a formula. Dates are real dates.

mod csv_table;
mod error;
pub mod guard;
mod layout;
mod ledger;
mod refused;
mod styles;
mod value;
mod writer;

pub use csv_table::CsvTable;
pub use error::WriteError;
pub use layout::{Heading, Layout, Paper};
pub use ledger::{LedgerCsv, LedgerExport, LedgerWorkbook, ledger_values};
pub use refused::{RefusedBook, RefusedCell, RefusedRow, RefusedTitles};
pub use value::Value;
pub use writer::{Shortened, WorkbookWriter, Written};

#[cfg(test)]
mod tests;
