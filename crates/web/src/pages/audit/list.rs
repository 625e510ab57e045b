//! Events, the newest first, by what they are about and by whom.

use app::audit::{AuditLine, AuditPage};
use axum::extract::{Query, State};
use domain::permits::{Permission, has};
use domain::time::local_text;
use messages::Texts;
use serde::Deserialize;
use store::events::EventFilter;

use crate::components::field::{Choice, Control, Field, Need};
use crate::components::filters::FilterBar;
use crate::components::pager::{Pager, Range};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::{Link, Width};
use crate::pages::{html, query};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

const PAGE: u32 = 50;

/// The subjects that streams can have, as the beginning of a kind.
const SUBJECTS: &[&str] = &[
    "case",
    "contact",
    "ledger",
    "setting",
    "calendar",
    "office",
    "person",
    "firm",
    "chamber",
    "meeting",
    "minutes",
    "announcement",
    "sign_up",
    "draw",
    "prepared_view",
    "plan_line",
    "briefing",
    "pairing",
    "finance_record",
    "project",
    "mediation",
    "account",
    "session",
    "delegation",
    "token",
];

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
    stream: String,
    actor: String,
    before: Option<u64>,
    seen: u64,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let filter = EventFilter {
        stream: asked.stream.trim().to_owned(),
        kind: asked.kind.clone(),
        actor: asked.actor.trim().to_owned(),
    };
    let before = asked.before.unwrap_or(u64::MAX);
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.audit(&actor, &filter, before, PAGE))
        .await?;
    let t = visitor.t;
    let words = &t.audit;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    let mut list = List::new(page, words.under(found.size));
    if has(&person.actor, Permission::RunVerify) {
        list.act = Some(Link::new("/audit/verify", words.verify));
    }
    list.links.push(Link::new("/evidence", t.evidence.title));
    list.filters = Some(filters(t, &asked));
    list.pager = Some(pager(t, &asked, &found));
    html(&list.table(table(t, &found.lines), (words.nothing, words.nothing_text)))
}

fn filters(t: &'static Texts, asked: &Asked) -> FilterBar {
    let words = &t.audit;
    let kinds = SUBJECTS.iter().map(|each| {
        let value = format!("{each}.");
        Choice::new(&value, subject(t, each)).picked_if(&asked.kind)
    });
    let field = |name, label, control, value: &str| {
        Field::new(t, name, label)
            .need(Need::Unmarked)
            .control(control)
            .value(value)
    };
    let fields = vec![
        field("kind", words.kind, Control::Select(kinds.collect()), ""),
        field("stream", words.stream, Control::Search, &asked.stream),
        field("actor", words.actor, Control::Search, &asked.actor),
    ];
    FilterBar::new(t, "/audit", fields)
}

/// What a stream or a kind is about, in words; the word itself for one that has none.
fn subject<'a>(t: &Texts, noun: &'a str) -> &'a str {
    let noun = if noun == "contact" { "looks" } else { noun };
    t.lookup(&format!("audit.subject.{noun}")).unwrap_or(noun)
}

fn table(t: &'static Texts, lines: &[AuditLine]) -> Table {
    let words = &t.audit;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_position),
        Column::new(ColumnKind::Fixed, words.column_time),
        Column::new(ColumnKind::Fixed, words.column_kind),
        Column::new(ColumnKind::Text, words.column_actor),
        Column::new(ColumnKind::Long, words.column_content),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = lines.iter().map(|line| row(t, line)).collect();
    table
}

fn row(t: &Texts, line: &AuditLine) -> Row {
    let words = &t.audit;
    let recorded = local_text(line.recorded_at);
    let occurred = local_text(line.occurred_at);
    let when = match occurred == recorded {
        true => Cell::text(recorded),
        false => Cell::text(recorded).under(words.occurred(occurred)),
    };
    let (noun, id) = line.stream.split_once('/').unwrap_or_default();
    let about = match &line.case_number {
        Some(number) => number.as_str(),
        None => id,
    };
    let about: String = about.chars().take(36).collect();
    let behalf = line.on_behalf_of.as_ref().map(|who| words.behalf(who));
    let actor = match line.actor.as_str() {
        "system" => words.system,
        "operator" => words.operator,
        who => who,
    };
    Row::new(vec![
        Cell::link(
            format!("/audit?{}", query(&[("stream", line.stream.as_str())])),
            line.position.to_string(),
        )
        .under(&line.hash),
        when,
        Cell::text(format!("{} {}", subject(t, noun), line.kind)).under(about),
        Cell::text(actor).under(behalf.unwrap_or_default()),
        content(t, line),
    ])
}

fn content(t: &Texts, line: &AuditLine) -> Cell {
    let words = &t.audit;
    let private = if line.has_private {
        words.has_private
    } else {
        ""
    };
    match &line.open {
        None => Cell::text(words.case_closed).under(private),
        Some(pairs) => {
            let told: Vec<String> = pairs
                .iter()
                .map(|(name, value)| format!("{name} = {value}"))
                .collect();
            Cell::text(told.join("；")).under(private)
        }
    }
}

fn pager(t: &'static Texts, asked: &Asked, found: &AuditPage) -> Pager {
    let last = asked.seen + found.lines.len() as u64;
    let range = Range {
        first: asked.seen + u64::from(!found.lines.is_empty()),
        last,
        total: None,
    };
    let conditions = [
        ("kind", asked.kind.as_str()),
        ("stream", asked.stream.as_str()),
        ("actor", asked.actor.as_str()),
    ];
    let mut pager = Pager::new(t, range);
    pager.previous = (asked.seen > 0).then(|| format!("/audit?{}", query(&conditions)));
    if let Some(before) = found.next {
        let (before, seen) = (before.to_string(), last.to_string());
        let mut pairs = conditions.to_vec();
        pairs.extend([("before", before.as_str()), ("seen", seen.as_str())]);
        pager.next = Some(format!("/audit?{}", query(&pairs)));
    }
    pager
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn every_subject_has_a_word_in_every_language() {
        for language in Language::all() {
            for noun in SUBJECTS {
                assert_ne!(
                    subject(texts(language), noun),
                    *noun,
                    "{noun} in {language}"
                );
            }
        }
    }
}
