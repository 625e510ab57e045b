//! The plain registers: finance, projects, mediations, contacts. Totals stand by kind, never as one sum.

pub mod contacts;
pub mod entry;
pub mod finance;
pub mod mediations;
pub mod projects;
mod typed;

use std::collections::BTreeMap;

use domain::ids::FirmId;
use domain::permits::{Actor, Permission, has};
use domain::records::{FinanceProduct, FinanceState, MediationState, ProjectState};
use messages::Texts;
use uuid::Uuid;

use super::money::wan;
use crate::components::table::{Cell, Column, ColumnKind};
use crate::layout::Link;

/// A finance product in words.
pub fn product(t: &Texts, product: FinanceProduct) -> &'static str {
    t.lookup(&format!("records.product.{}", product.key()))
        .unwrap_or_default()
}

/// The state of a finance record in words.
pub fn finance_state(t: &Texts, state: FinanceState) -> &'static str {
    t.lookup(&format!("records.finance_state.{}", state.key()))
        .unwrap_or_default()
}

/// The state of a project in words.
pub fn project_state(t: &Texts, state: ProjectState) -> &'static str {
    t.lookup(&format!("records.project_state.{}", state.key()))
        .unwrap_or_default()
}

/// The state of a mediation in words.
pub fn mediation_state(t: &Texts, state: MediationState) -> &'static str {
    t.lookup(&format!("records.mediation_state.{}", state.key()))
        .unwrap_or_default()
}

/// A loss in its own words (`560余万元`), or as its lower bound; nothing for none.
pub fn loss(t: &Texts, fen: i64, words: &str) -> String {
    match (words, fen) {
        ("", 0) => String::new(),
        ("", fen) => format!("{} {}", wan(fen), t.records.wan),
        (words, _) => words.to_owned(),
    }
}

/// Links to the other registers that the reader may look at.
fn others(t: &Texts, actor: &Actor, here: &str) -> Vec<Link> {
    let all = [
        ("/finance", t.records.finance, Permission::ViewRegisters),
        ("/projects", t.records.projects, Permission::ViewRegisters),
        (
            "/mediations",
            t.records.mediations,
            Permission::ViewMediations,
        ),
    ];
    all.into_iter()
        .filter(|(href, _, needed)| *href != here && has(actor, *needed))
        .map(|(href, text, _)| Link::new(href, text))
        .collect()
}

/// The firm of a record, as a link for those who may look at firms.
fn firm(names: &BTreeMap<FirmId, String>, id: Option<FirmId>, actor: &Actor) -> Cell {
    let Some(id) = id else { return Cell::empty() };
    let name = names.get(&id).cloned().unwrap_or_default();
    match has(actor, Permission::ViewFirms) {
        true => Cell::link(format!("/firms/{id}"), name),
        false => Cell::text(name),
    }
}

/// The link to a new record, for those who may enter one.
fn enter(t: &Texts, actor: &Actor, register: &str) -> Option<Link> {
    has(actor, Permission::ManageRegisters)
        .then(|| Link::new(format!("{register}/new"), t.records.enter))
}

/// The heading above [`correct`], for those who may correct records.
fn correct_column(t: &Texts, actor: &Actor) -> Option<Column> {
    has(actor, Permission::ManageRegisters)
        .then(|| Column::new(ColumnKind::Fixed, t.records.column_action))
}

/// The link to the form of a record, for those who may correct it.
fn correct(t: &Texts, actor: &Actor, register: &str, id: Uuid) -> Option<Cell> {
    has(actor, Permission::ManageRegisters)
        .then(|| Cell::link(format!("{register}/{id}/edit"), t.records.correct))
}
