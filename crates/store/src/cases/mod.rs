//! Cases: the state row, the parties who may read it, the fact row and the sums that figures are made of.

mod blocks;
mod facets;
mod fact;
mod image;
mod list;
mod row;
mod tally;
mod week;

pub use blocks::{Cut, cut};
pub use facets::{Facet, facets};
pub use fact::{FigureChanges, insert_all, overdue_by_office, replace_fact, sums_by};
pub use image::{IMAGES, lines};
pub use list::{Filter, ListRow, Order, Scope, confidential, count, found, found_by, list};
pub use row::{
    Problem, Stored, by_id, by_number, by_ordinals, each, hold, insert, newest, ordinals_before,
    parties, parties_of, problem, running_from, source_known, update,
};
pub use tally::{Tally, compare_texts};
pub use week::happened;

pub(crate) use row::stored;

pub(crate) use blocks::{ALL as BLOCK_STATEMENTS, fill_missing as fill_missing_blocks};
pub(crate) use fact::ALL as FACT_STATEMENTS;
pub(crate) use list::ALL as LIST_STATEMENTS;
pub(crate) use row::ALL as ROW_STATEMENTS;
pub(crate) use tally::ALL as TALLY_STATEMENTS;
pub(crate) use week::ALL as WEEK_STATEMENTS;
