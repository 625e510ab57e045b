//! Lists and counts of many cases are those of looking at every case.

use domain::cases::{Case, StageName, Wait, waits};
use domain::ids::CaseId;
use domain::statistics::{CaseFact, Dimension, Sums};
use domain::time::Date;
use store::cases::{Filter, ListRow, Order, Scope, Stored};
use store::search::matching;
use testing::postgres::fresh_database;

use super::*;

/// Lines of a page: small, so that every list has many.
const PAGE: u32 = 7;

/// A programme with 150 lives on each engine.
fn on_both(story: impl Fn(&App, &Prefecture)) {
    let folder = tempfile::tempdir().unwrap();
    let filled = |target: &Target| {
        let clock = Arc::new(SetClock::at(demo::end_of_year()));
        let app = open(target, clock.clone(), Arc::new(SeededIds::new(1))).unwrap();
        let ids = SeededIds::new(2);
        let prefecture = demo::build(&app, &clock, &ids, Profile::Honest).unwrap();
        let firms = firms::found(&app, &prefecture, &ids, 10).unwrap();
        let mut teller = Teller::new(&prefecture, &firms);
        let stories: Vec<_> = (0..150).map(|n| teller.story(n)).collect();
        app.cases().tell(&stories).unwrap();
        story(&app, &prefecture);
    };
    filled(&for_filling(folder.path()));
    if let Some(database) = fresh_database() {
        filled(&Target::postgres(database.url()));
    }
}

fn every_case(app: &App) -> Vec<Stored> {
    let mut cases = Vec::new();
    app.db()
        .read(|reader| {
            store::cases::each(reader, |stored| {
                cases.push(stored);
                Ok::<_, Error>(())
            })
        })
        .unwrap();
    cases
}

fn scopes(prefecture: &Prefecture) -> Vec<Scope> {
    let offices: Vec<_> = prefecture
        .offices
        .iter()
        .map(|staff| staff.office)
        .collect();
    let of = |offices: &[domain::ids::OfficeId]| {
        let parties = offices
            .iter()
            .flat_map(|id| [format!("co/{id}"), format!("lead/{id}")]);
        Scope::Parties(parties.collect())
    };
    vec![
        Scope::All,
        of(&offices[..1]),
        of(&offices[1..4]),
        // More than are merged.
        of(&offices.repeat(60)[..130]),
        Scope::Parties(Vec::new()),
    ]
}

fn filters(prefecture: &Prefecture) -> Vec<Filter> {
    let open = Filter::default;
    let today = Some(Date::constant(2025, 7, 1));
    let working = vec![
        StageName::Assigned,
        StageName::InProgress,
        StageName::ReplyDrafted,
    ];
    let lead = Some(prefecture.offices[2].office);
    vec![
        open(),
        Filter {
            stages: vec![StageName::InProgress],
            ..open()
        },
        Filter {
            stages: working.clone(),
            ..open()
        },
        Filter {
            overdue_on: today,
            ..open()
        },
        Filter {
            lead,
            stages: working,
            ..open()
        },
        Filter {
            lead,
            overdue_on: today,
            ..open()
        },
        Filter {
            waiting: Some(Wait::Rating),
            ..open()
        },
        Filter {
            leader: Some(prefecture.leaders[0]),
            waiting: Some(Wait::Rating),
            ..open()
        },
        Filter {
            category: Some("finance".to_owned()),
            year: Some(YEAR),
            ..open()
        },
    ]
}

fn is_listed(case: &Case, scope: &Scope, filter: &Filter) -> bool {
    let parties = store::cases::parties(case);
    let within = match scope {
        Scope::All => true,
        Scope::Parties(own) => own.iter().any(|party| parties.contains(party)),
    };
    let year = i32::from(domain::time::local_date(case.received_at).year());
    within
        && (filter.stages.is_empty() || filter.stages.contains(&case.stage.name()))
        && filter.overdue_on.is_none_or(|today| case.is_overdue(today))
        && filter.lead.is_none_or(|lead| case.office() == Some(lead))
        && filter
            .leader
            .is_none_or(|leader| case.leader() == Some(leader))
        && filter
            .waiting
            .is_none_or(|wait| waits(case).contains(&wait))
        && filter
            .category
            .as_ref()
            .is_none_or(|category| case.intake.category == *category)
        && filter.year.is_none_or(|wanted| wanted == year)
        && (!filter.dated || case.due.is_some())
}

/// All lines of a list, page by page.
fn pages(app: &App, scope: &Scope, filter: &Filter, order: Order) -> Vec<CaseId> {
    let mut ids = Vec::new();
    let mut after: Option<ListRow> = None;
    loop {
        let key = after.as_ref().map(|row| match order {
            Order::DueFirst => row.due_on.unwrap().to_string(),
            Order::NewestFirst | Order::OldestFirst => row.received_at.0.to_string(),
        });
        let from = key.as_deref().zip(after.as_ref().map(|row| row.id));
        let page = app
            .db()
            .read(|reader| store::cases::list(reader, scope, filter, order, from, PAGE))
            .unwrap();
        let Some(last) = page.last() else {
            return ids;
        };
        after = Some(last.clone());
        ids.extend(page.iter().map(|row| row.id));
    }
}

fn in_order(mut cases: Vec<&Case>, order: Order) -> Vec<CaseId> {
    match order {
        Order::NewestFirst => {
            cases.sort_by_key(|case| std::cmp::Reverse((case.received_at, case.id)))
        }
        Order::OldestFirst => cases.sort_by_key(|case| (case.received_at, case.id)),
        Order::DueFirst => {
            cases.sort_by_key(|case| (case.due.as_ref().map(|due| due.due_on), case.id))
        }
    }
    cases.iter().map(|case| case.id).collect()
}

#[test]
fn lists_counts_finds_and_cuts_are_those_of_looking_at_every_case() {
    on_both(|app, prefecture| {
        hold_pages_and_counts(app, prefecture);
        hold_finds(app, prefecture);
        hold_cut(app);
    });
}

fn hold_pages_and_counts(app: &App, prefecture: &Prefecture) {
    let cases = every_case(app);
    let mut listed = 0;
    for (scope, filter) in scopes(prefecture).iter().flat_map(|scope| {
        filters(prefecture)
            .into_iter()
            .map(move |filter| (scope, filter))
    }) {
        for order in [Order::NewestFirst, Order::OldestFirst, Order::DueFirst] {
            let filter = Filter {
                dated: order == Order::DueFirst,
                ..filter.clone()
            };
            let seen = cases.iter().map(|stored| &stored.case);
            let expected: Vec<&Case> = seen
                .filter(|case| is_listed(case, scope, &filter))
                .collect();
            let count = app
                .db()
                .read(|reader| store::cases::count(reader, scope, &filter, 10_000))
                .unwrap();
            assert_eq!(count as usize, expected.len(), "{scope:?} {filter:?}");
            listed += expected.len();
            let pages = pages(app, scope, &filter, order);
            assert_eq!(
                pages,
                in_order(expected, order),
                "{scope:?} {filter:?} {order:?}"
            );
        }
    }
    assert!(listed > 2_000, "{listed}");
}

/// A narrow reader finds a common word, however many cases of others hold it.
fn hold_finds(app: &App, prefecture: &Prefecture) {
    let cases = every_case(app);
    let terms = text::bigrams::query_tokens("办理");
    let all = app
        .db()
        .read(|reader| matching(reader, &terms, 10_000))
        .unwrap();
    assert!(all.len() > 50, "the word is common: {}", all.len());
    for scope in scopes(prefecture) {
        for filter in filters(prefecture) {
            let of = |ordinal: &i64| cases.iter().find(|stored| stored.ordinal == *ordinal);
            let within = all.iter().copied().filter(|ordinal| {
                of(ordinal).is_some_and(|stored| is_listed(&stored.case, &scope, &filter))
            });
            let expected: Vec<i64> = within.take(5).collect();
            let found = app
                .db()
                .read(|reader| store::cases::found(reader, &scope, &filter, &terms, 5))
                .unwrap();
            assert_eq!(found, expected, "{scope:?} {filter:?}");
        }
    }
}

fn hold_cut(app: &App) {
    let dimensions = [Dimension::Office, Dimension::Month, Dimension::Difficulty];
    let mut expected = std::collections::BTreeMap::<Vec<String>, Sums>::new();
    for stored in every_case(app) {
        let fact = CaseFact::of(&stored.case);
        if fact.year == YEAR {
            let key = dimensions.map(|dimension| fact.key(dimension).unwrap_or_default());
            expected
                .entry(key.to_vec())
                .or_default()
                .add(fact.measures, 1);
        }
    }
    let cut = app
        .db()
        .read(|reader| store::cases::cut(reader, YEAR, &dimensions))
        .unwrap();
    let cut: Vec<_> = cut.into_iter().map(|cell| (cell.keys, cell.sums)).collect();
    assert_eq!(cut, expected.into_iter().collect::<Vec<_>>());
}
