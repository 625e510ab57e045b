//! The chain of a case's records.

use app::cases::Link;
use askama::Template;
use domain::time::local_text;

use crate::components::steps::Weight;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::layout::Page;

/// Every record of a case with its fingerprint.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/chain.html")]
pub struct Chain {
    pub page: Page,
    pub number: String,
    pub table: Table,
    /// Where the receipt is.
    pub receipt: String,
}

impl Chain {
    /// The chain as this reader may see it: a record that isn't for the reader keeps its place and its fingerprint.
    pub fn new(page: Page, number: &str, chain: &[Link]) -> Chain {
        let t = page.t;
        let words = &t.case_view;
        let columns = vec![
            Column::new(ColumnKind::Head, words.chain_record),
            Column::new(ColumnKind::Text, words.chain_event),
            Column::new(ColumnKind::Fixed, words.chain_time),
            Column::new(ColumnKind::Number, words.chain_position),
            Column::new(ColumnKind::Text, words.chain_hash),
        ];
        let mut table = Table::new(t, words.chain, columns);
        for entry in chain {
            let title = entry.kind.map_or(words.chain_hidden, |kind| {
                let name = format!("events.title.{}", kind.trim_start_matches("case."));
                t.lookup(&name).unwrap_or_default()
            });
            table.rows.push(Row::new(vec![
                Cell::text(entry.seq.to_string()),
                Cell::text(title),
                Cell::text(local_text(entry.recorded_at)),
                Cell::text(entry.position.to_string()),
                Cell::text(entry.hash.to_string()),
            ]));
        }
        Chain {
            number: number.to_owned(),
            receipt: format!("/cases/{number}/receipt"),
            table,
            page,
        }
    }
}
