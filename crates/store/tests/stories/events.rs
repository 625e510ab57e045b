//! Events are recorded, read, proved and lawfully emptied.

use domain::evidence::erasure::Erasure;
use domain::evidence::merkle::{self, Frontier, verify_consistency, verify_inclusion};
use domain::evidence::receipt::{Proof, Show, issue, verify_receipt};
use domain::evidence::record::Context;
use domain::evidence::{Algorithm, Document, Hash};
use domain::time::Instant;
use store::Error;
use store::engine::Db;
use store::events::{self, Batch, Expected, NewEvent, Tip};

use crate::both::{NOW, on_both};
use crate::ledger::{AUTHOR, fill, keys, record, record_after, signer, stream_of, verify};

fn roots(db: &Db, count: u64) -> Vec<Hash> {
    let records = db
        .read(|reader| events::scan(reader, 0, count as u32))
        .unwrap();
    let mut frontier = Frontier::empty(Algorithm::Sha256);
    let mut roots = vec![frontier.root()];
    for record in records {
        frontier.append(merkle::leaf_hash(Algorithm::Sha256, &record.hash));
        roots.push(frontier.root());
    }
    roots
}

#[test]
fn events_read_back_as_they_were_recorded() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 23);
        let records = db.read(|reader| events::scan(reader, 0, 100)).unwrap();
        assert_eq!(records.len(), 23);
        for (n, record) in (0..).zip(&records) {
            assert_eq!(record.position, n);
            assert_eq!(record.stream, stream_of(n));
            assert_eq!(record.seq, n as i64 / 5 + 1);
            assert_eq!(record.occurred_at, Instant(NOW.0 - 1_000 + n as i64));
            assert_eq!(record.on_behalf_of.is_some(), n % 3 == 0);
            assert_eq!(record.private.is_some(), n % 2 == 0);
            assert_eq!(record.check(&Context::default()), Ok(()));
        }
        let stream = db.read(|reader| events::load(reader, "case/3")).unwrap();
        assert_eq!(
            stream,
            [&records[3], &records[8], &records[13], &records[18]].map(Clone::clone)
        );
        let rest = db
            .read(|reader| events::load_after(reader, "case/3", 2))
            .unwrap();
        assert_eq!(rest, stream[2..]);
        let page = db.read(|reader| events::scan(reader, 20, 2)).unwrap();
        assert_eq!(page, records[20..22]);
        assert_eq!(
            db.read(|reader| events::at(reader, 7)).unwrap().as_ref(),
            Some(&records[7])
        );
        assert_eq!(
            db.read(|reader| events::one(reader, "case/2", 9)).unwrap(),
            None
        );
        assert_eq!(db.read(events::count).unwrap(), 23);
        let tip = db.read(|reader| events::tip(reader, "case/3")).unwrap();
        assert_eq!(
            tip,
            Tip {
                seq: 4,
                hash: records[18].hash
            }
        );
        assert_eq!(
            db.read(|reader| events::tip(reader, "case/9")).unwrap(),
            Tip::START
        );
    });
}

#[test]
fn one_command_records_events_of_several_streams_together() {
    on_both(|place| {
        let db = place.migrated();
        let open = Document::of(&serde_json::json!({})).unwrap();
        let event = NewEvent {
            kind: "noted",
            occurred_at: NOW,
            open: &open,
            private: None,
        };
        let two = [event, event];
        let batch = |stream, events| Batch {
            stream,
            after: Tip::START,
            events,
        };
        let appended = db
            .write(|tx| {
                events::append(
                    tx,
                    &AUTHOR,
                    &[
                        batch("case/1", &two[..]),
                        batch("meeting/1", &two[..0]),
                        batch("meeting/2", &two[..1]),
                    ],
                )
            })
            .unwrap();
        let places: Vec<(u64, i64)> = appended.iter().map(|at| (at.position, at.seq)).collect();
        assert_eq!(places, [(0, 1), (1, 2), (2, 1)]);
        assert!(
            db.write(|tx| events::append(tx, &AUTHOR, &[]))
                .unwrap()
                .is_empty()
        );
        let report = verify(&db, &Expected::default());
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!((report.events, report.streams), (3, 2));
    });
}

#[test]
fn a_command_that_decided_on_an_older_stream_is_refused() {
    on_both(|place| {
        let db = place.migrated();
        let first = db.write(|tx| record(tx, 0)).unwrap();
        db.write(|tx| record_after(tx, 5, "case/0", first.tip()))
            .unwrap();
        let late = db.write(|tx| record_after(tx, 10, "case/0", first.tip()));
        assert_eq!(
            late,
            Err(Error::Unique {
                table: "event".into(),
                columns: "stream, seq".into()
            })
        );
        assert_eq!(db.read(events::count).unwrap(), 2);
        assert!(verify(&db, &Expected::default()).is_sound());
    });
}

#[test]
fn writers_at_the_same_time_leave_no_gap() {
    on_both(|place| {
        let db = place.migrated();
        std::thread::scope(|scope| {
            for writer in 0..4u64 {
                let db = &db;
                scope.spawn(move || {
                    let stream = format!("case/{writer}");
                    let mut tip = Tip::START;
                    for n in 0..40 {
                        let placed = db.write(|tx| record_after(tx, n, &stream, tip));
                        tip = placed.unwrap().tip();
                    }
                });
            }
        });
        let report = verify(&db, &Expected::default());
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!((report.events, report.streams), (160, 4));
    });
}

#[test]
fn roots_and_proofs_at_every_size_come_from_tiles_and_agree_with_the_definition() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 600);
        let roots = roots(&db, 600);
        let records = db.read(|reader| events::scan(reader, 0, 600)).unwrap();
        for size in (0..=600)
            .step_by(7)
            .chain([255, 256, 257, 511, 512, 513, 600])
        {
            let root = roots[size as usize];
            assert_eq!(
                db.read(|reader| events::root_at(reader, size)).unwrap(),
                root
            );
            for position in [0, 1, 255, 256, 300, 511, 599]
                .into_iter()
                .filter(|at| *at < size)
            {
                let leaf = merkle::leaf_hash(Algorithm::Sha256, &records[position as usize].hash);
                let proof = db.read(|reader| events::inclusion_proof(reader, position, size));
                let proof = proof.unwrap();
                assert!(verify_inclusion(
                    Algorithm::Sha256,
                    &leaf,
                    (position, size),
                    &proof,
                    &root
                ));
            }
            let proof = db
                .read(|reader| events::consistency_proof(reader, size, 600))
                .unwrap();
            let (old, new) = ((size, &root), (600, &roots[600]));
            assert!(
                verify_consistency(Algorithm::Sha256, old, new, &proof),
                "{size}"
            );
        }
        assert!(db.read(|reader| events::root_at(reader, 601)).is_err());
        assert!(
            db.read(|reader| events::inclusion_proof(reader, 5, 5))
                .is_err()
        );
    });
}

#[test]
fn a_size_is_signed_once_and_the_receipt_of_an_event_verifies() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 300);
        let signer = signer();
        let made = db.write(|tx| events::checkpoint(tx, &signer, NOW)).unwrap();
        let later = Instant(NOW.0 + 60_000);
        let again = db
            .write(|tx| events::checkpoint(tx, &signer, later))
            .unwrap();
        assert_eq!(made, again);
        let latest = db.read(|reader| events::latest_checkpoint(reader, &signer));
        assert_eq!(latest.unwrap().as_ref(), Some(&made));
        fill(&db, 300, 310);
        let record = db.read(|reader| events::at(reader, 42)).unwrap().unwrap();
        let path = db
            .read(|reader| events::inclusion_proof(reader, 42, 300))
            .unwrap();
        let proof = Proof {
            path,
            checkpoint: made,
        };
        let receipt = issue("2024-0042", &record, Show::All, &proof, &signer.key).unwrap();
        let facts = verify_receipt(&receipt).unwrap();
        assert_eq!((facts.event_hash, facts.position), (record.hash, 42));
        let root = db.read(|reader| events::root_at(reader, facts.checkpoint.size));
        assert_eq!(root.unwrap(), facts.checkpoint.root);
    });
}

#[test]
fn a_lawful_erasure_leaves_the_record_sound_and_says_what_is_gone() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 20);
        let erasure = Erasure {
            stream: "case/2".into(),
            seqs: vec![1, 3],
            basis: "PIPL art. 47".into(),
        };
        db.write(|tx| events::erase_private(tx, &AUTHOR, &erasure, NOW))
            .unwrap();
        let stream = db.read(|reader| events::load(reader, "case/2")).unwrap();
        assert!(stream[0].is_erased() && stream[2].is_erased());
        let report = verify(&db, &Expected::default());
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!((report.events, report.erased), (21, 2));
        let none = Erasure {
            seqs: vec![2],
            ..erasure
        };
        assert!(
            db.write(|tx| events::erase_private(tx, &AUTHOR, &none, NOW))
                .is_err()
        );
    });
}

#[test]
fn a_ledger_founded_with_sm3_uses_it_throughout() {
    on_both(|place| {
        let db = place.migrated();
        db.write(|tx| events::found(tx, Algorithm::Sm3)).unwrap();
        db.write(|tx| events::found(tx, Algorithm::Sm3)).unwrap();
        fill(&db, 0, 270);
        let made = db
            .write(|tx| events::checkpoint(tx, &signer(), NOW))
            .unwrap();
        assert_eq!(made.statement().algorithm, Algorithm::Sm3);
        let report = verify(
            &db,
            &Expected {
                keys: &keys(),
                checkpoints: &[],
            },
        );
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!(
            (report.algorithm, report.root),
            (Algorithm::Sm3, made.statement().root)
        );
        assert!(matches!(
            db.write(|tx| events::found(tx, Algorithm::Sha256)),
            Err(Error::Schema(_))
        ));
    });
}

#[test]
fn an_empty_ledger_is_sound() {
    on_both(|place| {
        let db = place.migrated();
        db.write(|tx| events::checkpoint(tx, &signer(), NOW))
            .unwrap();
        let report = verify(
            &db,
            &Expected {
                keys: &keys(),
                checkpoints: &[],
            },
        );
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!((report.events, report.checkpoints), (0, 1));
    });
}
