//! What an insider with the whole database might do, and what verification says about it.

use domain::evidence::Checkpoint;
use store::engine::Db;
use store::events::{self, Expected, Report};
use store::params;

use crate::both::{NOW, Place, on_both};
use crate::ledger::{fill, keys, record_after, signer, verify};

fn change(db: &Db, statements: &[&str]) {
    db.write(|tx| {
        for sql in statements {
            tx.execute(sql, &[])?;
        }
        Ok::<(), store::Error>(())
    })
    .unwrap();
}

/// What is said, one line for each row, about a ledger of 270 events after some statements.
fn said_after(place: &Place, statements: &[&str]) -> Vec<String> {
    let db = place.migrated();
    fill(&db, 0, 270);
    change(&db, statements);
    lines(&verify(&db, &Expected::default()))
}

fn lines(report: &Report) -> Vec<String> {
    report.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_deleted_event_is_missed() {
    on_both(|place| {
        let said = said_after(place, &["DELETE FROM event WHERE position = 17"]);
        assert_eq!(said[0], "event (position 17): missing");
        assert_eq!(said[1], "event (stream case/2, seq 4): missing");
        assert_eq!(said.len(), 2);
    });
}

#[test]
fn an_event_deleted_after_the_last_tile_is_missed() {
    on_both(|place| {
        let said = said_after(place, &["DELETE FROM event WHERE position = 260"]);
        assert_eq!(said[0], "event (position 260): missing");
    });
}

#[test]
fn a_cut_off_end_is_missed_by_the_right_edge() {
    on_both(|place| {
        let said = said_after(place, &["DELETE FROM event WHERE position >= 250"]);
        assert_eq!(said, ["event (position 250 to 269): missing"]);
    });
}

#[test]
fn an_inserted_event_shows() {
    on_both(|place| {
        let insert = "INSERT INTO event (position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at,
            occurred_at, previous, hash, commitment, salt, open, private)
            SELECT 270, stream, 1000, algorithm, kind, actor, on_behalf_of, recorded_at,
            occurred_at, previous, hash, commitment, salt, open, private FROM event WHERE position = 1";
        let said = said_after(place, &[insert]);
        let expected = [
            "event (position 270): altered",
            "event (position 270): never written by the programme",
        ];
        assert_eq!(said, expected);
    });
}

#[test]
fn two_events_that_changed_places_show() {
    on_both(|place| {
        let said = said_after(
            place,
            &[
                "UPDATE event SET position = 1000 WHERE position = 20",
                "UPDATE event SET position = 20 WHERE position = 21",
                "UPDATE event SET position = 21 WHERE position = 1000",
            ],
        );
        let expected =
            [20, 21].map(|at| format!("event (position {at}): not the event that the tree holds"));
        assert_eq!(said, expected);
    });
}

#[test]
fn an_event_copied_into_another_case_shows() {
    on_both(|place| {
        let said = said_after(
            place,
            &["UPDATE event SET stream = 'case/9', seq = 1 WHERE position = 12"],
        );
        assert_eq!(said[0], "event (position 12): altered");
        let gap = "event (stream case/2, seq 3): missing".to_owned();
        assert_eq!(said[1..], [gap]);
    });
}

#[test]
fn renumbered_events_of_a_case_show() {
    on_both(|place| {
        let said = said_after(
            place,
            &[
                "DELETE FROM event WHERE stream = 'case/4' AND seq = 2",
                "UPDATE event SET seq = seq + 10000 WHERE stream = 'case/4' AND seq > 2",
                "UPDATE event SET seq = seq - 10001 WHERE stream = 'case/4' AND seq > 2",
            ],
        );
        assert_eq!(said[0], "event (position 9): missing");
        assert!(
            said.iter()
                .any(|line| line.starts_with("event (position 14)")),
            "{said:?}"
        );
    });
}

#[test]
fn events_renumbered_to_close_a_gap_show() {
    on_both(|place| {
        let said = said_after(
            place,
            &[
                "DELETE FROM event WHERE position = 261",
                "UPDATE event SET position = position + 10000 WHERE position > 261",
                "UPDATE event SET position = position - 10001 WHERE position > 261",
            ],
        );
        assert!(
            said.iter()
                .any(|line| line.contains("case/1, seq 53): missing")),
            "{said:?}"
        );
        assert!(
            said.iter()
                .any(|line| line.contains("position 269): missing")),
            "{said:?}"
        );
    });
}

#[test]
fn a_missing_or_invented_tile_shows() {
    on_both(|place| {
        let said = said_after(
            place,
            &[
                "UPDATE tree_tile SET tile = 1",
                "UPDATE checkpoint SET size = 0",
            ],
        );
        assert_eq!(
            said,
            [
                "tree_tile (level 0, tile 0): missing",
                "tree_tile (level 0, tile 1): never written by the programme",
            ]
        );
    });
}

#[test]
fn a_missing_or_second_right_edge_shows() {
    on_both(|place| {
        let said = said_after(place, &["UPDATE evidence_head SET id = 2"]);
        assert_eq!(
            said,
            [
                "evidence_head (id 2): never written by the programme",
                "evidence_head (id 1): missing"
            ]
        );
    });
}

#[test]
fn an_event_emptied_without_a_record_shows() {
    on_both(|place| {
        let said = said_after(
            place,
            &["UPDATE event SET private = NULL, salt = NULL WHERE position = 4"],
        );
        assert_eq!(
            said,
            ["event (position 4), private: emptied without a recorded erasure"]
        );
    });
}

/// A ledger whose fourth event says something else when `lie` is given; all else is equal, hashes fitting.
fn ledger(place: &Place, count: u64, lie: Option<u64>) -> Db {
    let db = place.migrated();
    for n in 0..count {
        db.write(|tx| {
            let stream = format!("case/{}", n % 3);
            let after = events::tip(tx, &stream)?;
            let told = lie.filter(|_| n == 3).unwrap_or(n);
            record_after(tx, told, &stream, after)
        })
        .unwrap();
    }
    db
}

fn saved(db: &Db) -> Checkpoint {
    let made = db
        .write(|tx| events::checkpoint(tx, &signer(), NOW))
        .unwrap();
    made.statement().clone()
}

#[test]
fn an_older_copy_put_back_is_found_by_a_saved_checkpoint_only() {
    let copies = || [Place::sqlite(), Place::sqlite()];
    let [now, old] = copies();
    let kept = saved(&ledger(&now, 300, None));
    let older = ledger(&old, 280, None);
    assert!(verify(&older, &Expected::default()).is_sound());
    let report = verify(
        &older,
        &Expected {
            keys: &[],
            checkpoints: &[kept],
        },
    );
    assert_eq!(
        lines(&report),
        ["saved checkpoint (size 300): covers more events than there are"]
    );
}

#[test]
fn an_older_copy_that_went_on_differently_is_found_by_a_saved_checkpoint() {
    let (now, old) = (Place::sqlite(), Place::sqlite());
    let kept = saved(&ledger(&now, 20, None));
    let other = ledger(&old, 15, None);
    fill(&other, 0, 30);
    assert!(verify(&other, &Expected::default()).is_sound());
    let report = verify(
        &other,
        &Expected {
            keys: &[],
            checkpoints: &[kept],
        },
    );
    assert_eq!(
        lines(&report),
        ["saved checkpoint (size 20): has another root than these events give"]
    );
}

#[test]
fn a_complete_rewrite_with_the_key_in_hand_is_found_by_a_saved_checkpoint_only() {
    on_both(|place| {
        let honest = Place::sqlite();
        let kept = saved(&ledger(&honest, 40, None));
        let rewritten = ledger(place, 40, Some(77));
        saved(&rewritten);
        let keys = keys();
        let inside = verify(
            &rewritten,
            &Expected {
                keys: &keys,
                checkpoints: &[],
            },
        );
        assert!(inside.is_sound(), "{:?}", inside.faults);
        let report = verify(
            &rewritten,
            &Expected {
                keys: &keys,
                checkpoints: std::slice::from_ref(&kept),
            },
        );
        assert_eq!(
            lines(&report),
            ["saved checkpoint (size 40): has another root than these events give"]
        );
        assert_eq!(report.checkpoints, 2);
    });
}

#[test]
fn a_checkpoint_that_stayed_behind_finds_a_cut_off_end() {
    on_both(|place| {
        let db = ledger(place, 40, None);
        saved(&db);
        let shorter = Place::sqlite();
        let shorter = ledger(&shorter, 30, None);
        let edge = "SELECT frontier FROM evidence_head WHERE id = 1";
        let edge =
            shorter.read(|reader| reader.query_opt(edge, &[], |row| Ok(row.blob(0)?.to_vec())));
        let edge = edge.unwrap().unwrap();
        db.write(|tx| {
            tx.execute("DELETE FROM event WHERE position >= 30", &[])?;
            tx.execute(
                "UPDATE evidence_head SET size = 30, frontier = $1",
                params![&edge],
            )
        })
        .unwrap();
        let said = lines(&verify(
            &db,
            &Expected {
                keys: &keys(),
                checkpoints: &[],
            },
        ));
        assert_eq!(
            said,
            ["checkpoint (size 40): covers more events than there are"]
        );
    });
}

#[test]
fn new_cases_are_received_even_when_an_old_event_was_removed() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 250);
        change(&db, &["DELETE FROM event WHERE position = 13"]);
        fill(&db, 250, 270);
        assert_eq!(db.read(events::count).unwrap(), 270);
        let said = lines(&verify(&db, &Expected::default()));
        assert!(
            said.contains(&"event (position 13): missing".into()),
            "{said:?}"
        );
        assert!(
            said.contains(&"tree_tile (level 0, tile 0): missing".into()),
            "{said:?}"
        );
    });
}

#[test]
fn what_was_recorded_since_a_checkpoint_is_verified_by_itself() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 700);
        let kept = saved(&db);
        fill(&db, 700, 790);
        let since = |db: &Db| {
            let report = db.read(|reader| events::verify_since(reader, &kept, &keys(), |_| {}));
            report.unwrap()
        };
        let report = since(&db);
        assert!(report.is_sound(), "{:?}", report.faults);
        // From the last complete tile before the checkpoint: 512.
        assert_eq!((report.events, report.checkpoints), (278, 2));
        assert_eq!(report.root, db.read(events::root).unwrap().0);
        change(
            &db,
            &["UPDATE event SET actor = 'person/9' WHERE position IN (100, 720)"],
        );
        assert_eq!(lines(&since(&db)), ["event (position 720): altered"]);
    });
}

#[test]
fn a_past_rewritten_before_a_checkpoint_shows_from_there_on() {
    on_both(|place| {
        let honest = Place::sqlite();
        let kept = saved(&ledger(&honest, 600, None));
        let rewritten = ledger(place, 610, Some(77));
        let report = rewritten.read(|reader| events::verify_since(reader, &kept, &[], |_| {}));
        let said = lines(&report.unwrap());
        assert_eq!(
            said,
            ["saved checkpoint (size 600): has another root than these events give"]
        );
    });
}

#[test]
fn a_checkpoint_from_the_future_shows_when_only_new_events_are_verified() {
    let (now, old) = (Place::sqlite(), Place::sqlite());
    let kept = saved(&ledger(&now, 530, None));
    let older = ledger(&old, 520, None);
    let report = older.read(|reader| events::verify_since(reader, &kept, &[], |_| {}));
    let said = lines(&report.unwrap());
    assert_eq!(
        said,
        ["saved checkpoint (size 530): covers more events than there are"]
    );
}
