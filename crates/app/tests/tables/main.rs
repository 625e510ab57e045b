//! Tables in and out: ledgers and lists of firms are taken over, and the ledger that is written reads back the same.

mod evaluation;
mod finance;
mod firms;
mod ledger;
mod pairings;
mod place;
mod round_trip;
