//! Verification names the row and the column that someone changed behind the programme's back.

mod before;
mod flips;
mod outside;
mod small;
