//! Verifying everything: the record by itself, and every row that pages read against what the events make of it.

mod cases;
mod contents;
mod known;
mod registers;
mod replay;
mod settings;

use domain::evidence::receipt::Facts;
use domain::evidence::{Algorithm, Hash, PublicKey};
use store::Reader;
use store::events::{Expected, Fault, Faults};

use crate::{App, Error};

pub use known::ReceiptCheck;
pub use store::events::{Finding, Progress};

/// What is known from outside the database.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Earlier keys of this programme; its present one is always known.
    pub keys: &'a [PublicKey],
    /// What valid receipts prove.
    pub receipts: &'a [Facts],
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many events were looked at.
    pub events: u64,
    pub streams: u64,
    /// How many rows were compared with what the events make of them.
    pub rows: u64,
    /// How many events have lost their private part lawfully.
    pub erased: u64,
    /// How many statements about the tree were compared, those of receipts included.
    pub checkpoints: u64,
    pub receipts: u64,
    pub algorithm: Algorithm,
    /// The root of the tree over the events.
    pub root: Hash,
    /// The first thousand of the record, then the first thousand of the rows.
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

impl App {
    /// Verifies the whole database on one consistent picture of it; work goes on meanwhile.
    ///
    /// What can't be known from inside is whether everything was rewritten by someone who also held the key: receipts
    /// and keys from outside answer that for all that they cover.
    ///
    /// # Errors
    /// Only when the database can't be read; whatever is wrong with the contents is in the report.
    pub fn verify(
        &self,
        known: &Known<'_>,
        mut progress: impl FnMut(Progress),
    ) -> Result<Report, Error> {
        let own = self.signer.key.public();
        let mut keys = vec![own];
        keys.extend(known.keys.iter().filter(|key| **key != own));
        self.db.read(|reader| {
            let mut report = verify(reader, &keys, known.receipts, &mut progress)?;
            let mut faults = Faults::default();
            contents::compare(reader, &*self.contents, &report.faults, &mut faults)?;
            report.faults.extend(faults.kept);
            report.more_faults += faults.more;
            Ok(report)
        })
    }
}

fn verify(
    reader: &mut Reader,
    keys: &[PublicKey],
    receipts: &[Facts],
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let checkpoints: Vec<_> = receipts.iter().map(|r| r.checkpoint.clone()).collect();
    let expected = Expected {
        keys,
        checkpoints: &checkpoints,
    };
    // The record is looked at twice, then read a third time to build the rows anew.
    let record = store::events::verify_chain(reader, &expected, |at| {
        progress(Progress {
            done: at.done,
            of: at.of / 2 * 3,
        });
    })?;
    let mut faults = Faults::default();
    known::compare(reader, keys, receipts, &mut faults)?;
    let mut told = |done: u64| {
        progress(Progress {
            done: 2 * record.events + done,
            of: 3 * record.events,
        });
    };
    let rows = replay::compare(reader, &record, &mut faults, &mut told)?;
    let mut all = record.faults;
    all.extend(faults.kept);
    Ok(Report {
        events: record.events,
        streams: record.streams,
        rows,
        erased: record.erased,
        checkpoints: record.checkpoints,
        receipts: receipts.len() as u64,
        algorithm: record.algorithm,
        root: record.root,
        faults: all,
        more_faults: record.more_faults + faults.more,
    })
}
