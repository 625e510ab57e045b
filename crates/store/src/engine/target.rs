//! Where the data lies, as configuration says it.

use std::path::PathBuf;
use std::time::Duration;

/// Which database runs below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// PostgreSQL, or a database that speaks its protocol.
    Postgres,
}

/// A database to open.
#[derive(Debug, Clone)]
pub enum Target {
    /// A file.
    Sqlite(SqliteTarget),
    /// A server.
    Postgres(PostgresTarget),
}

impl Target {
    /// An SQLite file with the usual settings. The file is made when it isn't there.
    pub fn sqlite(path: impl Into<PathBuf>) -> Target {
        Target::Sqlite(SqliteTarget {
            path: path.into(),
            patience: Duration::from_secs(10),
            idle_readers: 16,
            reader_cache_kib: 1_024,
            writer_cache_kib: 8 * 1_024,
            mapped_bytes: 0,
        })
    }

    /// A PostgreSQL address (`postgres://…` or `host=… dbname=…`) with the usual settings. Several hosts may be named;
    /// the one that accepts writes is used.
    pub fn postgres(address: impl Into<String>) -> Target {
        Target::Postgres(PostgresTarget {
            address: address.into(),
            patience: Duration::from_secs(10),
            connections: 16,
        })
    }
}

/// An SQLite file and how to treat it.
#[derive(Debug, Clone)]
pub struct SqliteTarget {
    /// The database file; `-wal` and `-shm` lie beside it.
    pub path: PathBuf,
    /// How long a command waits for other processes that write the same file.
    pub patience: Duration,
    /// How many connections for reading are kept open when nobody reads.
    pub idle_readers: usize,
    /// The page cache of one connection, in KiB.
    pub reader_cache_kib: u32,
    /// The page cache of the connection that writes, in KiB; it is only as large as what was written.
    pub writer_cache_kib: u32,
    /// How many bytes of the file are mapped into memory for reading. 0 reads through the page cache; with a mapping
    /// a failing disk ends the process instead of answering an error.
    pub mapped_bytes: u64,
}

/// A PostgreSQL server and how to treat it.
#[derive(Clone)]
pub struct PostgresTarget {
    /// Connection string; may hold a password.
    pub address: String,
    /// How long to wait for a connection, from the server or from the pool.
    pub patience: Duration,
    /// How many connections are open at most.
    pub connections: usize,
}

impl std::fmt::Debug for PostgresTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PostgresTarget")
            .field("patience", &self.patience)
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}
