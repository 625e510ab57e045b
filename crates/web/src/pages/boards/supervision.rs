//! The supervision office's board: what is overdue, where it bounces, who extends most, what has been docketed how long.

use app::World;
use app::boards::{SupervisionBoard, worst_first};
use axum::extract::State;
use domain::cases::{StageName, Wait};
use domain::statistics::{AgeBand, Dimension, Measure, Rate, Sums};
use domain::time::Date;
use messages::Texts;

use super::{board, placed, today};
use crate::components::figure::Count;
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::cases::ledger::{Conditions, View};
use crate::pages::figures::{key_label, rows as measure_rows};
use crate::pages::{case_lines, html};
use crate::site::Site;
use crate::views::board::Part;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let (found, world) = site
        .run(move |app| Ok((app.supervision_board(&person.actor)?, app.world()?)))
        .await?;
    let t = visitor.t;
    let words = &t.boards;
    let title = words.supervision.to_owned();
    let under = words.supervision_under.to_owned();
    let mut page = board(&site, &visitor, title, under, &world.programme.office);
    page.links = vec![
        Link::new("/bulletin", t.bulletin.name),
        Link::new("/figures", t.navigation.figures),
    ];
    page.counts = counts(t, &found);
    page.parts = vec![
        overdue(t, &found, &world, today(&site)),
        overdue_by_office(t, &found),
        ranking(
            t,
            &found,
            ("objected", Measure::Objected),
            Sums::objection_rate,
        ),
        ranking(
            t,
            &found,
            ("reworked", Measure::Reworked),
            Sums::rework_rate,
        ),
        ranking(
            t,
            &found,
            ("extended", Measure::Extended),
            Sums::extension_rate,
        ),
        docketed(t, &found, &world, today(&site)),
    ];
    html(&page)
}

fn counts(t: &'static Texts, found: &SupervisionBoard) -> Vec<Count> {
    let words = &t.boards;
    let waits = |wait: Wait| found.waits.get(&wait).copied().unwrap_or(0);
    let waiting = |wait: Wait| {
        let mut conditions = Conditions::of(View::All);
        conditions.waiting = Some(wait);
        conditions.path("/cases")
    };
    let docketed = found.docket_ages.values().sum::<i64>();
    let count = |name: &str, n: i64, rows: String| {
        Count::new(name, grouped(n))
            .unit(t.figures.pieces)
            .rows(rows)
    };
    let view = |view| Conditions::of(view).path("/cases");
    vec![
        count(words.overdue_now, found.overdue_count, view(View::Overdue)),
        count(
            words.extension_waits,
            waits(Wait::Extension),
            waiting(Wait::Extension),
        ),
        count(
            words.docket_waits,
            waits(Wait::Docket),
            waiting(Wait::Docket),
        ),
        count(words.docketed_now, docketed, view(View::Docketed)),
    ]
}

fn overdue(t: &'static Texts, found: &SupervisionBoard, world: &World, today: Date) -> Part {
    let words = &t.boards;
    let table = case_lines::table(t, world, words.overdue, &found.overdue, today);
    let shown = found.overdue.len() as i64;
    let all = (found.overdue_count > shown).then(|| {
        let path = Conditions::of(View::Overdue).path("/cases");
        Link::new(
            path,
            words.all_of(grouped(found.overdue_count), words.overdue),
        )
    });
    Part::new("overdue", words.overdue, words.overdue_under)
        .table(table, words.nothing_overdue)
        .all(all)
}

/// Counts of an office, not a rate: how many cases of the year it owes a first reply to.
fn overdue_by_office(t: &'static Texts, found: &SupervisionBoard) -> Part {
    let words = &t.boards;
    let year = found.year.figures.year;
    let mut offices: Vec<(&String, &i64)> = found.year.overdue_by_office.iter().collect();
    offices.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let counts = offices.into_iter().map(|(office, n)| {
        let name = key_label(t, &found.year.keys, Dimension::Office, office);
        let mut conditions = Conditions::of(View::Overdue);
        conditions.lead = office.parse().ok();
        conditions.year = Some(year);
        Count::new(name, grouped(*n))
            .unit(t.figures.pieces)
            .rows(conditions.path("/cases"))
    });
    let counts: Vec<Count> = counts.collect();
    let mut part = Part::new("overdue-by-office", words.owing(year), words.owing_under);
    if counts.is_empty() {
        part.small = words.nothing_overdue.to_owned();
    }
    part.counts(counts)
}

fn ranking(
    t: &'static Texts,
    found: &SupervisionBoard,
    (key, measure): (&'static str, Measure),
    rate: fn(&Sums) -> Rate,
) -> Part {
    let word = |table: &str| {
        t.lookup(&format!("boards.{table}.{key}"))
            .unwrap_or_default()
    };
    let minimum = found.year.settings.ranking_minimum;
    let year = found.year.figures.year;
    let name = |office: &str| key_label(t, &found.year.keys, Dimension::Office, office);
    let rows = |office: &str| measure_rows(year, measure, &[(Dimension::Office, office)]);
    let title = word("ranking");
    let (table, small) = placed::table(
        t,
        title,
        &worst_first(&found.year, rate),
        (name, minimum),
        rows,
    );
    Part::new(key, title, t.boards.ranked_from(word("formula"), minimum))
        .table(table, t.bulletin.nobody)
        .small(small)
}

fn docketed(t: &'static Texts, found: &SupervisionBoard, world: &World, today: Date) -> Part {
    let words = &t.boards;
    let mut ages: Vec<Count> = Vec::new();
    for band in AgeBand::ALL {
        let n = found.docket_ages.get(band).copied().unwrap_or(0);
        let name = t.lookup(&format!("boards.age.{band}")).unwrap_or_default();
        ages.push(Count::new(name, grouped(n)).unit(t.figures.pieces));
    }
    let table = case_lines::table(t, world, words.docketed, &found.oldest_docketed, today);
    let mut conditions = Conditions::of(View::All);
    conditions.stage = Some(StageName::Docketed);
    let total = found.docket_ages.values().sum::<i64>();
    let all = (total > found.oldest_docketed.len() as i64).then(|| {
        Link::new(
            conditions.path("/cases"),
            words.all_of(grouped(total), words.docketed),
        )
    });
    Part::new("docketed", words.docketed, words.docketed_under)
        .counts(ages)
        .table(table, t.bulletin.nobody)
        .all(all)
}

#[cfg(test)]
mod tests {
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_band_and_every_ranking_has_its_words_in_every_language() {
        let bands = AgeBand::ALL.iter().map(|band| format!("boards.age.{band}"));
        let rankings = ["objected", "reworked", "extended"]
            .into_iter()
            .flat_map(|key| ["ranking", "formula"].map(|table| format!("boards.{table}.{key}")));
        for key in bands.chain(rankings) {
            for language in Language::all() {
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }
}
