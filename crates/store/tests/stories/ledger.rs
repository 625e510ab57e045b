//! A small ledger for stories about events: every kind of event, deterministic.

use domain::evidence::{Document, Origin, PublicKey, Salt, SecretKey};
use domain::time::Instant;
use serde_json::json;
use store::engine::Db;
use store::events::{self, Appended, Author, Batch, Expected, NewEvent, Report, Signer, Tip};
use store::{Error, Tx};

use crate::both::NOW;

pub const AUTHOR: Author<'static> = Author {
    actor: "person/1",
    on_behalf_of: None,
    recorded_at: NOW,
};

pub fn signer() -> Signer {
    Signer {
        origin: Origin::new("city.example/ledger").unwrap(),
        key: SecretKey::from_seed(&[7; 32]),
    }
}

pub fn keys() -> [PublicKey; 1] {
    [signer().key.public()]
}

/// The stream that the `n`-th event of a small ledger belongs to: five cases that take turns.
pub fn stream_of(n: u64) -> String {
    format!("case/{}", n % 5)
}

/// Records the `n`-th event: every second one has a private part, every third is done for someone else.
pub fn record(tx: &mut Tx, n: u64) -> Result<Appended, Error> {
    let stream = stream_of(n);
    let after = events::tip(tx, &stream)?;
    record_after(tx, n, &stream, after)
}

pub fn record_after(tx: &mut Tx, n: u64, stream: &str, after: Tip) -> Result<Appended, Error> {
    let open = Document::of(&json!({"n": n, "text": format!("第 {n} 件")})).unwrap();
    let private = Document::of(&json!({"phone": format!("1380000{n:04}")})).unwrap();
    let event = NewEvent {
        kind: if after.seq == 0 {
            "case.received"
        } else {
            "case.noted"
        },
        occurred_at: Instant(NOW.0 - 1_000 + n as i64),
        open: &open,
        private: n
            .is_multiple_of(2)
            .then_some((Salt([n as u8; 16]), &private)),
    };
    let author = Author {
        on_behalf_of: n.is_multiple_of(3).then_some("person/2"),
        ..AUTHOR
    };
    let batch = Batch {
        stream,
        after,
        events: &[event],
    };
    Ok(events::append(tx, &author, &[batch])?[0])
}

/// Records events `from..until` in one transaction each ten.
pub fn fill(db: &Db, from: u64, until: u64) {
    for start in (from..until).step_by(10) {
        db.write(|tx| {
            for n in start..until.min(start + 10) {
                record(tx, n)?;
            }
            Ok::<(), Error>(())
        })
        .unwrap();
    }
}

pub fn verify(db: &Db, expected: &Expected<'_>) -> Report {
    db.read(|reader| events::verify_chain(reader, expected, |_| {}))
        .unwrap()
}
