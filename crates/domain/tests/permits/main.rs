//! Who may do what with a case.

mod matrix;
mod redaction;
mod relations;
mod world;
