//! Who may do what with a case.

mod matrix;
mod relations;
mod world;
