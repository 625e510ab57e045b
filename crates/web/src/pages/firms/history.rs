//! Everything that happened with a firm, a table for each kind.

use app::firms::{FirmHistory, Records};
use domain::contacts::{Contact, ContactState};
use domain::meetings::MeetingStatus;
use domain::pairings::Pairing;
use domain::records::{FinanceRecord, Mediation, Project};
use messages::Texts;
use store::cases::ListRow;
use store::meetings::Invitation;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::pages::money::wan;
use crate::pages::records::contacts::{form_word, meal_word, outcome_word};
use crate::pages::records::{loss, mediation_state, product, project_state};
use crate::views::list::Section;
use crate::wording::long_date;

/// The sections, as far as the reader may know them.
pub fn sections(t: &'static Texts, found: &FirmHistory) -> Vec<Section> {
    let words = &t.firms;
    let mut sections = vec![
        section(words.cases, cases(t, &found.cases), words.no_cases),
        section(
            words.meetings,
            invitations(t, &found.invitations),
            words.no_meetings,
        ),
    ];
    if let Some(list) = &found.pairings {
        let table = pairings(t, list, found);
        sections.push(section(words.pairings, table, words.no_pairings));
    }
    if let Some(list) = &found.contacts {
        let table = contacts(t, list, found);
        sections.push(section(t.contacts.title, table, t.contacts.nothing));
    }
    if let Some(Records {
        finance: loans,
        projects: built,
        mediations: settled,
    }) = &found.records
    {
        sections.push(section(words.finance, finance(t, loans), words.none));
        sections.push(section(words.projects, projects(t, built), words.none));
        sections.push(section(
            words.mediations,
            mediations(t, settled),
            words.none,
        ));
    }
    sections
}

fn section(title: &str, table: Table, nothing: &str) -> Section {
    Section {
        title: title.to_owned(),
        under: String::new(),
        table,
        nothing: (nothing.to_owned(), String::new()),
    }
}

fn cases(t: &'static Texts, rows: &[ListRow]) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_number),
        Column::new(ColumnKind::Long, words.column_problem),
        Column::new(ColumnKind::Text, words.column_office),
        Column::new(ColumnKind::Fixed, words.column_stage),
        Column::new(ColumnKind::Fixed, words.column_due),
    ];
    let mut table = Table::new(t, words.cases, columns);
    table.rows = rows
        .iter()
        .map(|row| {
            let stage = t.lookup(&format!("stages.{}", row.stage.key()));
            let due = row.due_on.map_or(String::new(), |day| long_date(t, day));
            Row::new(vec![
                Cell::link(format!("/cases/{}", row.number), &row.number),
                Cell::text(&row.title),
                Cell::text(row.lead_name.clone().unwrap_or_default())
                    .under(row.officer_label.clone().unwrap_or_default()),
                Cell::from(Tag::new(
                    Tone::of_stage(row.stage),
                    stage.unwrap_or_default(),
                )),
                Cell::text(due),
            ])
        })
        .collect();
    table
}

fn invitations(t: &'static Texts, list: &[Invitation]) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_meeting),
        Column::new(ColumnKind::Fixed, words.column_held),
        Column::new(ColumnKind::Text, words.column_person),
        Column::new(ColumnKind::Fixed, words.column_present),
    ];
    let mut table = Table::new(t, words.meetings, columns);
    table.rows = list
        .iter()
        .map(|invitation| {
            let (tone, word) = match (invitation.status, invitation.present) {
                (MeetingStatus::Cancelled, _) => (Tone::Neutral, words.cancelled),
                (_, true) => (Tone::Good, words.present),
                (_, false) => (Tone::Neutral, words.absent),
            };
            let number = words.meeting(invitation.number, invitation.year);
            Row::new(vec![
                Cell::link(format!("/meetings/{}", invitation.meeting), number)
                    .under(&invitation.theme),
                Cell::text(long_date(t, invitation.held_on)),
                Cell::text(&invitation.person_label),
                Cell::from(Tag::new(tone, word)),
            ])
        })
        .collect();
    table
}

fn pairings(t: &'static Texts, list: &[Pairing], found: &FirmHistory) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_date),
        Column::new(ColumnKind::Text, words.pairings),
    ];
    let mut table = Table::new(t, words.pairings, columns);
    let name = |id| found.names.get(&id).cloned().unwrap_or_default();
    table.rows = list
        .iter()
        .map(|pairing| {
            let year = words.since_year(pairing.year);
            let ended = pairing
                .ends_on
                .map_or(String::new(), |day| words.pairing_ended(long_date(t, day)));
            let office = pairing
                .serving_office
                .map_or(String::new(), |office| words.serving(name(office.0)));
            Row::new(vec![
                Cell::text(year).under(ended),
                Cell::text(name(pairing.leader.0)).under(office),
            ])
        })
        .collect();
    table
}

fn contacts(t: &'static Texts, list: &[Contact], found: &FirmHistory) -> Table {
    let words = &t.contacts;
    let columns = vec![
        Column::new(ColumnKind::Head, words.held_on),
        Column::new(ColumnKind::Text, words.leader),
        Column::new(ColumnKind::Fixed, words.form),
        Column::new(ColumnKind::Fixed, words.meal),
        Column::new(ColumnKind::Long, words.points),
        Column::new(ColumnKind::Fixed, words.outcome),
    ];
    let mut table = Table::new(t, words.title, columns);
    let held = list
        .iter()
        .filter(|contact| contact.state == ContactState::Held);
    table.rows = held
        .map(|contact| {
            let leader = found.names.get(&contact.leader.0).cloned();
            Row::new(vec![
                Cell::text(long_date(t, contact.held_on)),
                Cell::text(leader.unwrap_or_default()),
                Cell::text(form_word(t, contact.form)),
                Cell::text(meal_word(t, contact.meal)),
                Cell::text(&contact.points),
                Cell::text(outcome_word(t, contact.outcome)),
            ])
        })
        .collect();
    table
}

fn finance(t: &'static Texts, list: &[FinanceRecord]) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_date),
        Column::new(ColumnKind::Text, words.column_product),
        Column::new(ColumnKind::Text, words.column_institution),
        Column::new(ColumnKind::Number, words.column_amount),
    ];
    let mut table = Table::new(t, words.finance, columns);
    table.rows = list
        .iter()
        .map(|record| {
            Row::new(vec![
                Cell::text(long_date(t, record.granted_on)),
                Cell::text(product(t, record.product)).under(&record.filing_number),
                Cell::text(&record.institution),
                Cell::text(wan(record.amount_fen)),
            ])
        })
        .collect();
    table
}

fn projects(t: &'static Texts, list: &[Project]) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_project),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Number, words.column_investment),
    ];
    let mut table = Table::new(t, words.projects, columns);
    table.rows = list
        .iter()
        .map(|project| {
            Row::new(vec![
                Cell::text(&project.name),
                Cell::text(project_state(t, project.state)),
                Cell::text(wan(project.investment_fen)),
            ])
        })
        .collect();
    table
}

fn mediations(t: &'static Texts, list: &[Mediation]) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_dispute),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Text, words.column_recovered),
        Column::new(ColumnKind::Text, words.column_avoided),
    ];
    let mut table = Table::new(t, words.mediations, columns);
    table.rows = list
        .iter()
        .map(|found| {
            Row::new(vec![
                Cell::text(&found.dispute).under(&found.body),
                Cell::text(mediation_state(t, found.state)),
                Cell::text(loss(t, found.recovered_fen, &found.recovered_words)),
                Cell::text(loss(t, found.avoided_fen, &found.avoided_words)),
            ])
        })
        .collect();
    table
}
