//! The definition of every figure, in one place: page, API, workbook and report ask here.
//!
//! [`fact`] says what one case contributes, [`figures`] what the sums mean, [`rate`] how a rate is written.

pub mod fact;
pub mod figures;
pub mod rate;

pub use fact::{CaseFact, Dimension, Measure};
pub use figures::{Sums, YearFigures};
pub use rate::Rate;
