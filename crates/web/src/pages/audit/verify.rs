//! Verifying everything at the auditor's word. It changes nothing, so its answer is the page itself.

use app::verify::{Finding, Known, Report};
use axum::extract::State;
use messages::Texts;

use crate::components::notice::{Notice, NoticeKind};
use crate::components::summary::{Density, SummaryList};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::site::Site;
use crate::views::verification::{Outcome, Verification};
use crate::visitor::Visitor;
use crate::wording::grouped;

pub async fn show(visitor: Visitor) -> Answer {
    html(&view(&visitor, None))
}

pub async fn run(State(site): State<Site>, visitor: Visitor) -> Answer {
    let report = site
        .run(|app| app.verify(&Known::default(), |_| {}))
        .await?;
    html(&view(&visitor, Some(outcome(visitor.t, &report))))
}

fn view(visitor: &Visitor, outcome: Option<Outcome>) -> Verification {
    let t = visitor.t;
    let title = match outcome {
        Some(_) => t.audit.verify_title,
        None => t.audit.verify,
    };
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new("/audit", t.audit.title)];
    Verification { page, outcome }
}

fn outcome(t: &'static Texts, report: &Report) -> Outcome {
    let words = &t.audit;
    let verdict = match report.is_sound() {
        true => Notice::new(t, NoticeKind::Good, words.verify_sound),
        false => Notice::new(
            t,
            NoticeKind::Bad,
            words.verify_bad(report.faults.len() as u64 + report.more_faults),
        ),
    };
    let number = |n: u64| grouped(i64::try_from(n).unwrap_or(i64::MAX));
    let counts = SummaryList::new(Density::Normal)
        .fact(words.events, number(report.events))
        .fact(words.streams, number(report.streams))
        .fact(words.rows, number(report.rows))
        .fact(words.erased, number(report.erased))
        .fact(words.checkpoints, number(report.checkpoints))
        .fact(words.root, report.root.to_string());
    Outcome {
        verdict,
        counts,
        faults: faults(t, report),
        more: match report.more_faults {
            0 => String::new(),
            more => words.verify_more(more),
        },
    }
}

fn faults(t: &'static Texts, report: &Report) -> Table {
    let words = &t.audit;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_table),
        Column::new(ColumnKind::Text, words.column_key),
        Column::new(ColumnKind::Fixed, words.column_column),
        Column::new(ColumnKind::Text, words.column_finding),
    ];
    let mut table = Table::new(t, words.verify_title, columns);
    table.rows = report
        .faults
        .iter()
        .map(|fault| {
            Row::new(vec![
                Cell::text(fault.table),
                Cell::text(&fault.key),
                Cell::text(fault.column.unwrap_or_default()),
                Cell::text(finding(t, fault.finding)),
            ])
        })
        .collect();
    table
}

fn finding(t: &Texts, finding: Finding) -> &'static str {
    let words = &t.audit.finding;
    match finding {
        Finding::Altered => words.altered,
        Finding::Missing => words.missing,
        Finding::Unexpected => words.unexpected,
        Finding::NotInTree => words.not_in_tree,
        Finding::NotLinked => words.not_linked,
        Finding::ErasedWithoutRecord => words.erased_without_record,
        Finding::NotSigned => words.not_signed,
        Finding::RolledBack => words.rolled_back,
        Finding::Rewritten => words.rewritten,
        Finding::NotAsReceipted => words.not_as_receipted,
    }
}
