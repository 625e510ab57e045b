//! The figures of the year, group by group. Finance is never added across kinds, pairings never to each other.

use app::figures::YearPage;
use domain::permits::{Actor, Permission, has};
use domain::records::FinanceProduct;
use domain::statistics::{Distribution, Measure, YearFigures};
use messages::Texts;

use super::keys::{measure_label, rows};
use super::rates;
use crate::components::figure::Count;
use crate::views::figures::Group;
use crate::wording::{grouped, large_money};

/// Everything in its order. A number leads to its rows where the reader may see these.
pub fn all(t: &'static Texts, found: &YearPage, reader: &Actor) -> Vec<Group> {
    let figures = &found.figures;
    vec![
        meetings(t, figures),
        cases(t, figures),
        rates::group(t, found),
        times(t, figures),
        voices(t, figures),
        pairings(t, figures, reader),
        finance(t, figures, reader),
        records(t, figures, reader),
    ]
}

fn group(id: &'static str, title: &str, note: &str, counts: Vec<Count>) -> Group {
    Group {
        id,
        title: title.to_owned(),
        note: note.to_owned(),
        counts,
        rates: Vec::new(),
    }
}

fn meetings(t: &'static Texts, figures: &YearFigures) -> Group {
    let words = &t.figures.count;
    let list = format!("/meetings?year={}", figures.year);
    let count =
        |name: &str, n: i64, unit: &str| Count::new(name, grouped(n)).unit(unit).rows(&list);
    let counts = vec![
        count(words.meetings_held, figures.meetings_held, words.terms)
            .under(words.meetings_planned(figures.meetings_planned)),
        count(
            words.leaders_hosting,
            figures.leaders_hosting,
            t.figures.persons,
        ),
        count(
            words.entrepreneurs_received,
            figures.entrepreneurs_received,
            t.figures.people,
        ),
    ];
    group("meetings", t.figures.group.meetings, "", counts)
}

fn cases(t: &'static Texts, figures: &YearFigures) -> Group {
    let shown = [
        Measure::Received,
        Measure::Assigned,
        Measure::Replied,
        Measure::ClassA,
        Measure::ClassB,
        Measure::ClassC,
        Measure::ClassD,
        Measure::StruckOff,
        Measure::Docketed,
        Measure::Refused,
        Measure::Withdrawn,
        Measure::Merged,
        Measure::Terminated,
    ];
    let mut counts: Vec<Count> = shown
        .iter()
        .map(|measure| of_measure(t, figures, *measure))
        .collect();
    counts.push(
        Count::new(
            t.figures.count.overdue,
            grouped(figures.overdue_without_reply),
        )
        .unit(t.figures.pieces)
        .rows(format!("/cases?view=overdue&year={}", figures.year)),
    );
    group("cases", t.figures.group.cases, "", counts)
}

fn voices(t: &'static Texts, figures: &YearFigures) -> Group {
    let shown = [
        Measure::Heard,
        Measure::NotRated,
        Measure::Satisfied,
        Measure::Basically,
        Measure::Dissatisfied,
        Measure::Pressed,
    ];
    let counts = shown
        .iter()
        .map(|measure| of_measure(t, figures, *measure))
        .collect();
    group(
        "voices",
        t.figures.group.voices,
        t.figures.note.voices,
        counts,
    )
}

fn of_measure(t: &'static Texts, figures: &YearFigures, measure: Measure) -> Count {
    let n = figures.cases.of(measure);
    Count::new(measure_label(t, measure), grouped(n))
        .unit(t.figures.pieces)
        .rows(rows(figures.year, measure, &[]))
}

fn times(t: &'static Texts, figures: &YearFigures) -> Group {
    let words = &t.figures.count;
    let count = |name: &str, days: &Distribution| {
        let median = days.median();
        let median = median.map_or_else(|| "—".to_owned(), |days| days.to_string());
        let spread = match (days.mean(), days.percentile(90)) {
            (Some(mean), Some(p90)) => words.spread(days.cases(), format!("{mean:.1}"), p90),
            _ => String::new(),
        };
        Count::new(name, median)
            .unit(words.median_days)
            .under(spread)
    };
    let counts = vec![
        count(words.reply_days, &figures.reply_days),
        count(words.handling_days, &figures.handling_days),
    ];
    group("times", t.figures.group.times, "", counts)
}

fn pairings(t: &'static Texts, figures: &YearFigures, reader: &Actor) -> Group {
    let (words, units) = (&t.figures.count, &t.figures);
    let table = |part: &str| format!("/pairings/{}#{part}", figures.year);
    let count = |name: &str, n: i64, unit: &str, part: &str| {
        let count = Count::new(name, grouped(n)).unit(unit);
        leading(count, reader, Permission::ViewPairings, table(part))
    };
    let counts = vec![
        count(
            words.firm_leaders,
            figures.pairings_firm_leaders,
            units.persons,
            "firms",
        ),
        count(
            words.firm_partners,
            figures.pairings_firm_entrepreneurs,
            units.people,
            "firms",
        ),
        count(
            words.chamber_leaders,
            figures.pairings_chamber_leaders,
            units.persons,
            "chambers",
        ),
        count(
            words.chamber_partners,
            figures.pairings_chamber_chambers,
            units.families,
            "chambers",
        ),
    ];
    group(
        "pairings",
        t.figures.group.pairings,
        t.figures.note.pairings,
        counts,
    )
}

fn finance(t: &'static Texts, figures: &YearFigures, reader: &Actor) -> Group {
    let counts = FinanceProduct::ALL
        .iter()
        .map(|product| {
            let (n, fen) = figures.finance.get(product).copied().unwrap_or_default();
            let name = t.lookup(&format!("figures.finance.{product}"));
            let (amount, unit) = large_money(t, fen);
            let count = Count::new(name.unwrap_or_default(), grouped(n))
                .unit(t.figures.deals)
                .under(t.figures.count.finance_amount(amount, unit));
            let rows = format!("/finance?product={product}");
            leading(count, reader, Permission::ViewRegisters, rows)
        })
        .collect();
    group(
        "finance",
        t.figures.group.finance,
        t.figures.note.finance,
        counts,
    )
}

fn records(t: &'static Texts, figures: &YearFigures, reader: &Actor) -> Group {
    let words = &t.figures.count;
    let rows = |count: Count, register: &str| {
        leading(
            count,
            reader,
            Permission::ViewRegisters,
            register.to_owned(),
        )
    };
    let money = |name: &str, fen: i64, register: &str| {
        let (amount, unit) = large_money(t, fen);
        rows(Count::new(name, amount).unit(unit), register)
    };
    let projects = Count::new(
        words.projects,
        grouped(figures.projects.running + figures.projects.planned),
    )
    .unit(t.figures.items)
    .under(words.projects_started(figures.projects.running));
    let counts = vec![
        rows(projects, "/projects"),
        money(
            words.investment,
            figures.projects.running_fen + figures.projects.planned_fen,
            "/projects",
        ),
        money(words.recovered, figures.losses_recovered_fen, "/mediations"),
        money(words.avoided, figures.losses_avoided_fen, "/mediations"),
    ];
    group(
        "records",
        t.figures.group.records,
        t.figures.note.records,
        counts,
    )
}

fn leading(count: Count, reader: &Actor, needed: Permission, rows: String) -> Count {
    match has(reader, needed) {
        true => count.rows(rows),
        false => count,
    }
}
