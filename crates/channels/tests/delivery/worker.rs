//! What a server does by itself, besides sending.

use domain::cases::intake::Openness;
use domain::notices::Pace;
use store::jobs::Lease;

use crate::sink::{Answers, Arrived, mail_server};
use crate::town::{Town, mail_config, on_both, post_of, work};

const TITLE: &str = "dai kuan dao qi";

/// The size of the record that was signed last, and when.
fn signed(town: &Town) -> (u64, i64) {
    let evidence = town.app.evidence().unwrap();
    let checkpoint = evidence.checkpoint.unwrap();
    (checkpoint.size, checkpoint.at.0)
}

#[test]
fn the_record_is_signed_once_a_local_day_by_one_of_all_servers() {
    on_both(|town| {
        let one = town.post("");
        let first = signed(town);
        town.case(TITLE, Openness::Internal);
        town.at(0, 23, 59);
        work(&one);
        assert_eq!(signed(town), first, "the day has its checkpoint");
        town.at(1, 0, 1);
        let others = [one, post_of(town.again(), ""), post_of(town.again(), "")];
        std::thread::scope(|scope| {
            for worker in &others {
                scope.spawn(|| work(worker));
            }
        });
        let size = town.app.evidence().unwrap().size;
        assert!(size > first.0);
        assert_eq!(signed(town), (size, town.now().0));
        town.case(TITLE, Openness::Internal);
        town.at(1, 20, 0);
        others.iter().for_each(work);
        assert_eq!(signed(town).0, size);
    });
}

#[test]
fn a_server_that_was_off_for_days_signs_when_it_comes_back() {
    on_both(|town| {
        let worker = town.post("");
        town.case(TITLE, Openness::Internal);
        town.at(9, 3, 0);
        work(&worker);
        let size = town.app.evidence().unwrap().size;
        assert_eq!(signed(town), (size, town.now().0));
        assert_eq!(town.app.jobs_backlog(), Ok(0));
    });
}

#[test]
fn what_a_dead_worker_held_is_sent_by_another_one_and_once() {
    on_both(|town| {
        let arrived = Arrived::default();
        let port = mail_server(&arrived, &Answers::of(&["250 taken"]));
        let config = mail_config(port);
        let worker = town.post(&config);
        let dispatcher = town.dispatcher("di@office.example", Pace::AtOnce);
        work(&worker);
        town.case(TITLE, Openness::Internal);
        // A worker made the job of the message, took it and died.
        let now = town.now();
        let lease = Lease {
            token: "dead",
            until: now.plus_minutes(3),
        };
        town.app
            .db()
            .write(|tx| {
                let position = i64::try_from(store::events::count(tx)?).unwrap_or(0) - 1;
                let person = dispatcher.actor.person;
                let job = store::jobs::Job {
                    id: format!("mail/{position}/{person}"),
                    kind: "notice.message".into(),
                    body: format!(
                        r#"{{"person":"{person}","channel":"mail","position":{position}}}"#
                    ),
                    run_at: now,
                    attempts: 0,
                };
                store::jobs::enqueue(tx, &job)?;
                store::jobs::claim(tx, now, lease, 10)
            })
            .unwrap();
        work(&worker);
        assert!(arrived.all().is_empty(), "the dead worker holds it");
        town.at(0, 10, 4);
        work(&worker);
        town.at(0, 11, 0);
        work(&post_of(town.again(), &config));
        assert_eq!(arrived.all().len(), 1);
    });
}

#[test]
fn the_week_s_bulletin_is_mailed_once_on_the_next_working_morning() {
    on_both(|town| {
        let arrived = Arrived::default();
        let port = mail_server(&arrived, &Answers::of(&["250 taken"]));
        let config = mail_config(port);
        let worker = town.post(&config);
        town.dispatcher("di@office.example", Pace::Off);
        town.case(TITLE, Openness::Internal);
        work(&worker);
        let bulletins = || {
            let all = arrived.all().into_iter();
            all.filter(|mail| mail.contains("Message-ID: <bulletin."))
                .count()
        };
        town.at(7, 7, 0);
        work(&worker);
        assert_eq!(bulletins(), 0, "offices are closed");
        town.at(7, 9, 0);
        work(&worker);
        work(&post_of(town.again(), &config));
        town.at(8, 9, 0);
        work(&worker);
        assert_eq!(bulletins(), 1);
        let mail = arrived.all().into_iter().find(|m| m.contains("<bulletin."));
        let mail = crate::mail::readable(&mail.unwrap());
        assert!(
            mail.contains("2024-05-06") && mail.contains("收到 1 件"),
            "{mail}"
        );
    });
}
