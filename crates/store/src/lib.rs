//! SQL and nothing else: the engine that runs it, the tables, one module for each noun.

pub mod engine;

pub use engine::{Db, Error, Reader, Row, Target, Tx, Value};
