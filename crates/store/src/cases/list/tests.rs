//! How lists are read: along an index in the order of the list, whatever the number of cases.

use domain::cases::Wait;
use domain::ids::{FirmId, OfficeId};
use uuid::Uuid;

use super::*;
use crate::{Db, Target};

fn empty() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Target::sqlite(folder.path().join("a.db"))).unwrap();
    crate::migrate(&db, Instant(0)).unwrap();
    (db, folder)
}

/// What SQLite is going to do, step by step.
fn plan(db: &Db, (sql, params): &(String, Vec<Value<'_>>)) -> Vec<String> {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    db.read(|reader| reader.query(&explain, params, |row| Ok(row.text(3)?.to_owned())))
        .unwrap()
}

fn office(n: u128) -> OfficeId {
    OfficeId(Uuid::from_u128(n))
}

/// An office's own cases and those that it helps with.
fn of_office() -> Scope {
    Scope::Parties(vec![
        format!("co/{}", office(1)),
        format!("lead/{}", office(1)),
    ])
}

fn working() -> Vec<StageName> {
    vec![
        StageName::Assigned,
        StageName::InProgress,
        StageName::Objected,
    ]
}

/// The lists that stand on workbenches and in the views of the ledger.
fn usual() -> Vec<(Scope, Filter)> {
    let today = Some(Date::constant(2025, 6, 2));
    let stages = |stages: Vec<StageName>| Filter {
        stages,
        ..Filter::default()
    };
    let late = Filter {
        overdue_on: today,
        ..Filter::default()
    };
    let own = |filter: Filter| Filter {
        lead: Some(office(1)),
        ..filter
    };
    vec![
        (Scope::All, Filter::default()),
        (Scope::All, stages(vec![StageName::InProgress])),
        (Scope::All, stages(working())),
        (Scope::All, late.clone()),
        (of_office(), Filter::default()),
        (of_office(), stages(working())),
        (of_office(), own(stages(vec![StageName::InProgress]))),
        (of_office(), own(late.clone())),
        (of_office(), late),
        (
            Scope::All,
            Filter {
                waiting: Some(Wait::Extension),
                ..Filter::default()
            },
        ),
    ]
}

#[test]
fn usual_lists_walk_an_index_in_their_order() {
    let (db, _folder) = empty();
    for (scope, filter) in usual() {
        for order in [Order::NewestFirst, Order::OldestFirst, Order::DueFirst] {
            let filter = Filter {
                dated: order == Order::DueFirst,
                ..filter.clone()
            };
            let text = Text::new(&scope, &filter, Walk::for_lists(&scope, &filter));
            let plan = plan(&db, &text.list(order, None, 51));
            assert!(is_lazy(&plan), "{filter:?} {order:?}: {plan:#?}");
        }
    }
}

/// Whether nothing is sorted but the pages of several branches, each of them full at 51 lines.
fn is_lazy(plan: &[String]) -> bool {
    let merges = plan.iter().any(|step| step.contains("picked"));
    let last = plan.len() - 1;
    plan.iter()
        .enumerate()
        .filter(|(_, step)| step.contains("FOR ORDER BY"))
        .all(|(at, _)| merges && (at == last || plan[at - 1].starts_with("SCAN b")))
}

#[test]
fn what_a_party_has_is_counted_without_looking_at_the_cases() {
    let (db, _folder) = empty();
    for (scope, filter) in usual()
        .into_iter()
        .filter(|(scope, _)| *scope != Scope::All)
    {
        let text = Text::new(&scope, &filter, Walk::for_lists(&scope, &filter));
        let plan = plan(&db, &text.count(10_000));
        let covered =
            |step: &String| !step.starts_with("SEARCH") || step.contains("COVERING INDEX");
        assert!(plan.iter().all(covered), "{filter:?}: {plan:#?}");
    }
}

#[test]
fn a_party_outside_the_scope_is_asked_for_and_the_scope_is_kept() {
    let filter = Filter {
        firm: Some(FirmId(Uuid::from_u128(7))),
        ..Filter::default()
    };
    let scope = of_office();
    let Walk::Parties(walked) = Walk::for_lists(&scope, &filter) else {
        panic!("an office's cases are few");
    };
    assert_eq!(Scope::Parties(walked), scope);
    let own = Filter {
        lead: Some(office(1)),
        ..Filter::default()
    };
    let lead = format!("lead/{}", office(1));
    assert_eq!(Walk::for_lists(&scope, &own), Walk::Parties(vec![lead]));
}

#[test]
fn whoever_may_see_nothing_finds_nothing() {
    let (db, _folder) = empty();
    let (scope, filter) = (Scope::Parties(Vec::new()), Filter::default());
    let text = Text::new(&scope, &filter, Walk::for_lists(&scope, &filter));
    let (sql, _) = text.list(Order::NewestFirst, None, 10);
    assert!(sql.contains("w.party IN (NULL)"), "{sql}");
    assert_eq!(
        db.read(|reader| count(reader, &scope, &filter, 10))
            .unwrap(),
        0
    );
}
