//! Files that people send and receive: plain structs in, bytes out, and files in, plain rows out.
//!
//! Nothing here knows the database, the pages or the rules of a case. [`table`] opens a workbook or a text file as
//! rows of cells, [`headings`] finds its header row, [`ledger`], [`firms`] and [`finance`] turn rows into typed records with a
//! reason for every cell they can't read, and [`workbook`] writes. [`upload`] looks at files that are only kept.

pub mod finance;
pub mod firms;
pub mod headings;
pub mod invitation;
pub mod ledger;
pub mod moment;
pub mod pairings;
pub mod reading;
pub mod table;
pub mod upload;
pub mod workbook;
