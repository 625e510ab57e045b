//! The definition of every figure, in one place: page, API, workbook and report ask here.
//!
//! [`measures`] and [`fact`] say what one case contributes, [`figures`] what the sums mean, [`rate`] how a rate is
//! written, [`distribution`] how times are summed up.

pub mod age;
pub mod distribution;
pub mod fact;
pub mod figures;
pub mod measures;
pub mod ranking;
pub mod rate;
pub mod sums;
pub mod week;

pub use age::AgeBand;
pub use distribution::Distribution;
pub use fact::{CaseFact, Dimension, month_key};
pub use figures::YearFigures;
pub use measures::Measure;
pub use ranking::{First, Placed, ranked};
pub use rate::Rate;
pub use sums::Sums;
pub use week::{Happened, Happening, Week};
