//! What a verification finds.

use std::fmt;
use std::ops::Range;

use domain::evidence::{Algorithm, Hash};

/// Findings beyond this many are only counted.
const FAULTS_KEPT: usize = 1_000;

/// One row that isn't what was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub table: &'static str,
    /// The row's key as the table has it, such as `position 17` or `level 0, tile 3`.
    pub key: String,
    /// The altered column when it can be known; several possible ones are joined by "or".
    pub column: Option<&'static str>,
    pub finding: Finding,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// The row's contents don't fit together, or not to the rows that they are computed from.
    Altered,
    /// The row was there once.
    Missing,
    /// The row was never written by the programme.
    Unexpected,
    /// The event is sound in itself but not the one that the tree holds: it was rewritten, hash and all.
    NotInTree,
    /// The event doesn't follow the one before it in its stream.
    NotLinked,
    /// The private part is gone and no recorded erasure names it.
    ErasedWithoutRecord,
    /// The checkpoint isn't signed by a known key.
    NotSigned,
    /// The checkpoint covers more events than there are: the end was cut off or an older copy was put back.
    RolledBack,
    /// The checkpoint has another root: what it covers was rewritten.
    Rewritten,
    /// A receipt proves another event in this place.
    NotAsReceipted,
}

impl Fault {
    /// The key of the event at a position.
    pub fn event_key(position: u64) -> String {
        format!("position {position}")
    }

    /// The position of the event that the fault is about, if it is about one.
    pub fn event(&self) -> Option<i64> {
        let position = self.key.strip_prefix("position ")?;
        position.parse().ok().filter(|_| self.table == "event")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.table, self.key)?;
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {}", self.finding)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Finding::Altered => "altered",
            Finding::Missing => "missing",
            Finding::Unexpected => "never written by the programme",
            Finding::NotInTree => "not the event that the tree holds",
            Finding::NotLinked => "does not follow the event before it in its stream",
            Finding::ErasedWithoutRecord => "emptied without a recorded erasure",
            Finding::NotSigned => "not signed by a known key",
            Finding::RolledBack => "covers more events than there are",
            Finding::Rewritten => "has another root than these events give",
            Finding::NotAsReceipted => "not the event that a receipt proves",
        })
    }
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many events were looked at.
    pub events: u64,
    pub streams: u64,
    /// How many events have lost their private part lawfully.
    pub erased: u64,
    /// How many statements about the tree were compared, those from outside included.
    pub checkpoints: u64,
    pub algorithm: Algorithm,
    /// The root of the tree over the events.
    pub root: Hash,
    /// The first thousand.
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub more_faults: u64,
}

impl Report {
    /// Whether everything is as it was recorded.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Collects faults in bounded memory.
#[derive(Debug, Default)]
pub struct Faults {
    /// The first thousand.
    pub kept: Vec<Fault>,
    /// How many more there are.
    pub more: u64,
}

impl Faults {
    /// Notes a fault, once.
    pub fn note(
        &mut self,
        table: &'static str,
        key: String,
        column: Option<&'static str>,
        finding: Finding,
    ) {
        let fault = Fault {
            table,
            key,
            column,
            finding,
        };
        if self.is_full() {
            self.more += 1;
        } else if !self.kept.contains(&fault) {
            self.kept.push(fault);
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= FAULTS_KEPT
    }

    /// Whether something was found about the event at a position.
    pub(super) fn concern_event(&self, position: i64) -> bool {
        let key = event_key(position);
        self.kept
            .iter()
            .any(|fault| fault.table == "event" && fault.key == key)
    }
}

pub(super) fn event_key(position: i64) -> String {
    format!("position {position}")
}

/// The key of neighbouring rows that are told together.
pub(super) fn range_key(positions: Range<u64>) -> String {
    match positions.end - positions.start {
        1 => format!("position {}", positions.start),
        _ => format!("position {} to {}", positions.start, positions.end - 1),
    }
}
