//! A job runs at least once, and one worker at a time holds it.

use std::thread;

use domain::time::Instant;
use store::engine::{Db, Error};
use store::jobs::{self, Job, Lease};

use crate::both::{NOW, on_both};

fn enqueue(db: &Db, id: &str, run_at: Instant) {
    let job = Job {
        id: id.into(),
        kind: "mail".into(),
        body: "{}".into(),
        run_at,
        attempts: 0,
    };
    db.write(|tx| jobs::enqueue(tx, &job)).unwrap();
}

fn claim(db: &Db, at: Instant, token: &str) -> Vec<String> {
    let lease = Lease {
        token,
        until: at.plus_minutes(5),
    };
    let claimed = db.write(|tx| jobs::claim(tx, at, lease, 10)).unwrap();
    claimed
        .into_iter()
        .map(|job| format!("{}×{}", job.id, job.attempts))
        .collect()
}

#[test]
fn due_jobs_are_claimed_once_oldest_first() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "b", NOW);
        enqueue(&db, "a", NOW);
        enqueue(&db, "older", NOW.plus_minutes(-1));
        enqueue(&db, "later", NOW.plus_minutes(1));
        assert_eq!(db.read(jobs::next_run), Ok(Some(NOW.plus_minutes(-1))));
        assert_eq!(claim(&db, NOW, "w1"), ["older×1", "a×1", "b×1"]);
        assert_eq!(claim(&db, NOW, "w2"), Vec::<String>::new());
    });
}

#[test]
fn the_same_id_is_the_same_job_even_after_it_was_done() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "a", NOW);
        enqueue(&db, "a", NOW);
        assert_eq!(claim(&db, NOW, "w"), ["a×1"]);
        db.write(|tx| jobs::finish(tx, "a", "w", NOW)).unwrap();
        enqueue(&db, "a", NOW);
        assert_eq!(claim(&db, NOW.plus_days(1), "w"), Vec::<String>::new());
        assert_eq!(db.read(jobs::next_run), Ok(None));
    });
}

#[test]
fn a_lease_that_ran_out_lets_another_worker_in_and_the_first_one_out() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "a", NOW);
        claim(&db, NOW, "slow");
        let later = NOW.plus_minutes(5);
        assert_eq!(claim(&db, later, "quick"), ["a×2"]);
        assert_eq!(
            db.write(|tx| jobs::finish(tx, "a", "slow", later)),
            Err(Error::Changed)
        );
        assert_eq!(db.write(|tx| jobs::finish(tx, "a", "quick", later)), Ok(()));
    });
}

#[test]
fn a_failed_job_runs_later_and_one_given_up_waits_for_a_person() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "a", NOW);
        claim(&db, NOW, "w");
        let later = NOW.plus_minutes(1);
        db.write(|tx| jobs::put_off(tx, "a", "w", later, "no route"))
            .unwrap();
        assert_eq!(claim(&db, NOW, "w"), Vec::<String>::new());
        assert_eq!(claim(&db, later, "w"), ["a×2"]);
        db.write(|tx| jobs::give_up(tx, "a", "w", later, "no such address"))
            .unwrap();
        assert_eq!(claim(&db, later.plus_days(9), "w"), Vec::<String>::new());
        let failed = db.read(|reader| jobs::failed(reader, 5)).unwrap();
        assert_eq!(
            (failed[0].attempts, failed[0].error.as_str()),
            (2, "no such address")
        );
        db.write(|tx| jobs::revive(tx, "a", later)).unwrap();
        assert_eq!(claim(&db, later, "w"), ["a×1"]);
    });
}

#[test]
fn a_job_can_be_taken_back_until_it_begins() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "a", NOW);
        enqueue(&db, "b", NOW);
        db.write(|tx| jobs::cancel(tx, "a")).unwrap();
        assert_eq!(claim(&db, NOW, "w"), ["b×1"]);
        db.write(|tx| jobs::cancel(tx, "b")).unwrap();
        assert_eq!(db.write(|tx| jobs::finish(tx, "b", "w", NOW)), Ok(()));
    });
}

#[test]
fn workers_that_claim_at_once_never_share_a_job() {
    on_both(|place| {
        let db = place.migrated();
        (0..60).for_each(|n| enqueue(&db, &format!("job {n:02}"), NOW));
        let mut claimed: Vec<String> = thread::scope(|scope| {
            let workers = ["w1", "w2", "w3"].map(|token| {
                let db = &db;
                scope.spawn(move || {
                    (0..8)
                        .flat_map(|_| claim(db, NOW, token))
                        .collect::<Vec<_>>()
                })
            });
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap())
                .collect()
        });
        claimed.sort();
        let all: Vec<String> = (0..60).map(|n| format!("job {n:02}×1")).collect();
        assert_eq!(claimed, all);
    });
}

#[test]
fn jobs_that_were_done_are_forgotten_in_time() {
    on_both(|place| {
        let db = place.migrated();
        enqueue(&db, "a", NOW);
        enqueue(&db, "open", NOW);
        claim(&db, NOW, "w");
        db.write(|tx| jobs::finish(tx, "a", "w", NOW)).unwrap();
        assert_eq!(db.write(|tx| jobs::forget_done_before(tx, NOW)), Ok(0));
        assert_eq!(
            db.write(|tx| jobs::forget_done_before(tx, NOW.plus_days(1))),
            Ok(1)
        );
    });
}
