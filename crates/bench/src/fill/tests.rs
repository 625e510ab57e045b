//! What is told in one go is what the commands one by one leave.

use app::cases::{Manner, Story};
use domain::cases::StageName;
use domain::time::Date;
use store::cases::{Filter, Scope};
use store::{Reader, events, params};

use super::*;

/// Programmes with the prefecture and the firms, and as many lives, not told yet.
fn begun(folder: &Path, lives: usize) -> (App, Arc<SetClock>, Vec<Story>) {
    let clock = Arc::new(SetClock::at(demo::end_of_year()));
    let app = open(
        &for_filling(folder),
        clock.clone(),
        Arc::new(SeededIds::new(1)),
    )
    .unwrap();
    let ids = SeededIds::new(2);
    let prefecture = demo::build(&app, &clock, &ids, Profile::Honest).unwrap();
    let firms = firms::found(&app, &prefecture, &ids, 10).unwrap();
    let mut teller = lives::Teller::new(&prefecture, &firms);
    let stories = (0..lives).map(|n| teller.story(n)).collect();
    (app, clock, stories)
}

fn live_one_by_one(app: &App, clock: &SetClock, story: &Story) {
    clock.set(story.received_at);
    let received = Some(story.received_at);
    let raised = app
        .cases()
        .submit(&story.raised_by, &story.intake, received, None);
    let number = raised.unwrap().number;
    for step in &story.steps {
        clock.set(step.at);
        let done = app
            .cases()
            .act(&step.actor, &number, &step.command, Manner::default());
        done.unwrap();
    }
}

/// The root over all events, and every row that pages read, as text.
fn image(app: &App) -> (String, Vec<String>) {
    let root = app.db().read(events::root).unwrap();
    let mut rows = Vec::new();
    app.db()
        .read(|reader| {
            store::cases::each(reader, |stored| {
                rows.push(format!("{stored:?}"));
                Ok::<_, Error>(())
            })
        })
        .unwrap();
    rows.push(format!("{:?}", app.figures().year_of_report(YEAR).unwrap()));
    let dimensions = [
        domain::statistics::Dimension::Office,
        domain::statistics::Dimension::Month,
    ];
    let cut = app
        .db()
        .read(|reader| store::cases::cut(reader, YEAR, &dimensions));
    rows.push(format!("{:?}", cut.unwrap()));
    for word in ["用电", "塌陷", "办结"] {
        let tokens = words_of(word);
        let found = app
            .db()
            .read(|reader| store::search::matching(reader, &tokens, 1_000));
        rows.push(format!("{word}: {:?}", found.unwrap()));
    }
    (format!("{root:?}"), rows)
}

fn words_of(word: &str) -> Vec<text::bigrams::QueryTerm> {
    text::bigrams::query_tokens(word)
}

#[test]
fn lives_told_in_one_go_leave_the_events_and_rows_of_their_commands_one_by_one() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (at_once, other_clock, stories) = begun(folders[0].path(), 40);
    let (one_by_one, clock, _) = begun(folders[1].path(), 40);
    at_once.cases().tell(&stories).unwrap();
    for story in &stories {
        live_one_by_one(&one_by_one, &clock, story);
    }
    // Figures ask what is overdue today.
    let later = domain::time::local_instant(domain::time::Date::constant(2026, 1, 5), 9, 0);
    clock.set(later);
    other_clock.set(later);
    let ((root, rows), (other_root, other_rows)) = (image(&at_once), image(&one_by_one));
    for (row, other) in rows.iter().zip(&other_rows) {
        assert_eq!(row, other);
    }
    assert_eq!((root, rows.len()), (other_root, other_rows.len()));
}

const WITHOUT_REPLY: &str =
    "SELECT COUNT(*) FROM case_fact WHERE replied_on IS NULL AND running_on < $2 AND year = $1";

#[test]
fn kept_counts_say_what_counting_the_rows_says() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _, stories) = begun(folder.path(), 120);
    app.cases().tell(&stories).unwrap();
    app.db()
        .read(|reader| {
            for day in ["2025-01-10", "2025-06-30", "2026-11-23"] {
                let today: Date = day.parse().unwrap();
                let offices = store::cases::overdue_by_office(reader, YEAR, today)?;
                let kept: i64 = offices.values().sum();
                let counted =
                    reader.query_opt(WITHOUT_REPLY, params![YEAR, today], |row| row.int(0))?;
                assert_eq!(Some(kept), counted, "{day}");
                for stage in StageName::ALL {
                    hold_counts(reader, *stage, None)?;
                    hold_counts(reader, *stage, Some(today))?;
                }
            }
            Ok::<_, Error>(())
        })
        .unwrap();
}

/// Compares the kept count of a stage with the lines of its list.
fn hold_counts(
    reader: &mut Reader,
    stage: StageName,
    overdue_on: Option<Date>,
) -> Result<(), Error> {
    let filter = Filter {
        stages: vec![stage],
        overdue_on,
        ..Filter::default()
    };
    let kept = store::cases::count(reader, &Scope::All, &filter, 10_000)?;
    let order = store::cases::Order::NewestFirst;
    let lines = store::cases::list(reader, &Scope::All, &filter, order, None, 10_000)?;
    assert_eq!(kept, lines.len() as i64, "{stage} {overdue_on:?}");
    Ok(())
}
