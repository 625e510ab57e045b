//! PostgreSQL for tests: one throw-away cluster for a whole test run, one database for each test.
//!
//! `cargo xtask test` starts the cluster and passes its address in [`CLUSTER_VARIABLE`];
//! `cargo xtask with-postgres COMMAND…` does the same for any command.
//! The cluster stops when that process ends, however it ends.

mod binaries;
mod cluster;
mod database;

pub use binaries::Binaries;
pub use cluster::{Cluster, Durability, StartError};
pub use database::{CLUSTER_VARIABLE, FreshDatabase, fresh_database};
