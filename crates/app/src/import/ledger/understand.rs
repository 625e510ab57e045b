//! What a row of a ledger means to the programme. Pure: the lists, the calendar and the instant are given.

use std::collections::HashMap;

use documents::headings::{Column as _, Header};
use documents::ledger::{Column, LedgerRow};
use documents::moment::Moment;
use documents::reading::CellProblem;
use documents::workbook::RefusedCell;
use domain::calendar::Calendar;
use domain::cases::decide::check_import;
use domain::cases::intake::{Channel, Contact, Openness, Proceedings, RequestType, Urgency};
use domain::cases::state::LedgerFacts;
use domain::cases::{Intake, Refusal};
use domain::codes::CreditCode;
use domain::time::{Date, Instant, local_date, local_instant};
use messages::Texts;
use sha2::{Digest, Sha256};

use super::super::lists::Lists;
use super::super::reasons::{cell_reason, code_reason, refusal_reason};
use super::facts::facts;
use super::session::session;
use super::title::split;
use crate::cases::searchable_intake;

/// What rows are understood by.
pub(super) struct Context<'c> {
    pub lists: Lists,
    pub calendar: &'c Calendar,
    pub header: Header<Column>,
    pub now: Instant,
    pub received_on: Option<Date>,
    pub texts: &'static Texts,
}

/// A row as the programme takes it: firm, offices and meeting are named, not yet looked up.
pub(super) struct Understood {
    pub intake: Intake,
    pub received_at: Instant,
    pub ledger: LedgerFacts,
    pub firm: Option<NamedFirm>,
    /// Year, where one is named, and number.
    pub session: Option<(Option<i32>, u32)>,
    /// Of its texts, for the full text.
    pub tokens: String,
}

/// A firm as a ledger names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedFirm {
    pub name: String,
    pub code: Option<CreditCode>,
}

/// Reads a row, or says which cells stand in the way. `seen` counts equal rows of the file.
pub(super) fn understand(
    row: LedgerRow,
    problems: &[CellProblem],
    context: &Context<'_>,
    seen: &mut HashMap<[u8; 16], u32>,
) -> Result<Understood, Vec<RefusedCell>> {
    let unreadable = |problem: &CellProblem| {
        RefusedCell::from_problem(problem, cell_reason(problem.reason, context.texts))
    };
    let mut refused: Vec<RefusedCell> = problems.iter().map(unreadable).collect();
    let source = source(&row, seen);
    let firm = match named_firm(&row, context) {
        Ok(firm) => firm,
        Err(cell) => {
            refused.push(cell);
            None
        }
    };
    if !refused.is_empty() {
        return Err(refused);
    }
    let received_at = received_at(&row, context).map_err(|cell| vec![cell])?;
    let mut ledger = facts(&row, local_date(received_at), context.calendar);
    ledger.source = source;
    let intake = intake(row, &mut ledger, &context.lists);
    check_import(&intake, received_at, context.now)
        .map_err(|refusal| vec![context.refused_by_rule(&refusal, &intake)])?;
    let searchable = searchable_intake(&intake, Some(&ledger));
    Ok(Understood {
        tokens: text::bigrams::search_tokens(&searchable),
        session: session(&ledger.session),
        intake,
        received_at,
        ledger,
        firm,
    })
}

impl Context<'_> {
    fn refused_by_rule(&self, refusal: &Refusal, intake: &Intake) -> RefusedCell {
        let (column, value) = match refusal {
            Refusal::Field { field: "ask", .. } => (Column::Ask, intake.ask.as_str()),
            Refusal::Field {
                field: "received_at",
                ..
            } => (Column::ReportedAt, ""),
            _ => (Column::Problem, intake.title.as_str()),
        };
        self.cell(column, refusal_reason(refusal, self.texts), value)
    }

    fn cell(&self, column: Column, reason: String, value: &str) -> RefusedCell {
        let place = self.header.place(column);
        RefusedCell {
            index: place.map(|place| place.index),
            column: place.map_or_else(|| column.header().to_owned(), |place| place.header.clone()),
            reason,
            value: value.chars().take(200).collect(),
        }
    }
}

/// The firm by its code or by its name alone; a code that is wrong stops the row, since it may name another firm.
fn named_firm(row: &LedgerRow, context: &Context<'_>) -> Result<Option<NamedFirm>, RefusedCell> {
    let code = match row.firm_code.as_deref() {
        None => None,
        Some(text) => match CreditCode::parse_lenient(text) {
            Ok(code) => Some(code),
            Err(error) => {
                let reason = code_reason(&error, context.texts);
                return Err(context.cell(Column::FirmCode, reason, text));
            }
        },
    };
    let name = row.firm.clone();
    let name = name.or_else(|| code.as_ref().map(ToString::to_string));
    Ok(name.map(|name| NamedFirm { name, code }))
}

/// When the programme first received it: as the row says, else with its assignment, else on the day that the sender
/// named.
fn received_at(row: &LedgerRow, context: &Context<'_>) -> Result<Instant, RefusedCell> {
    let told = row.reported_at.or(row.assigned_at).map(Moment::instant);
    let named = context.received_on.map(|day| local_instant(day, 0, 0));
    told.or(named).ok_or_else(|| {
        let reason = context.texts.import.no_receipt.to_owned();
        context.cell(Column::ReportedAt, reason, "")
    })
}

fn intake(row: LedgerRow, ledger: &mut LedgerFacts, lists: &Lists) -> Intake {
    let mut listed =
        |text: Option<String>, code: Option<&str>, kept: fn(&mut LedgerFacts) -> &mut String| {
            if code.is_none() {
                *kept(ledger) = text.unwrap_or_default();
            }
            code.unwrap_or_default().to_owned()
        };
    let category = row
        .category
        .as_deref()
        .and_then(|text| lists.category(text));
    let category = listed(row.category.clone(), category, |ledger| {
        &mut ledger.category
    });
    let place = row.place.as_deref().and_then(|text| lists.place(text));
    let place = listed(row.place.clone(), place, |ledger| &mut ledger.place);
    let problem = row.problem.or_else(|| row.ask.clone());
    let (title, told) = match row.title {
        Some(title) => {
            let (title, beginning) = split(&title);
            (title, joined([Some(beginning), problem]))
        }
        None => split(&problem.unwrap_or_default()),
    };
    Intake {
        channel: Channel::Ledger,
        request_type: RequestType::Help,
        firm: None,
        chamber: None,
        meeting: None,
        title,
        facts: joined([Some(told), row.facts]),
        ask: row.ask.unwrap_or_default(),
        category,
        place,
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: true,
        contact: contact(row.contact, row.phone),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

fn contact(name: Option<String>, phone: Option<String>) -> Option<Contact> {
    (name.is_some() || phone.is_some()).then(|| Contact {
        name: name.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
    })
}

/// The fingerprint of the cells that identify a row: who, what and when, not how it is going. Rows that are equal in
/// these are told apart by their number among themselves, so a file imported twice gives the same fingerprints.
fn source(row: &LedgerRow, seen: &mut HashMap<[u8; 16], u32>) -> String {
    let reported_at = row.reported_at.map(|moment| moment.to_string());
    let cells = [
        row.reference.as_deref(),
        reported_at.as_deref(),
        row.source.as_deref(),
        row.place.as_deref(),
        row.firm.as_deref(),
        row.firm_code.as_deref(),
        row.contact.as_deref(),
        row.phone.as_deref(),
        row.title.as_deref(),
        row.problem.as_deref(),
        row.facts.as_deref(),
        row.ask.as_deref(),
    ];
    let mut hash = Sha256::new();
    for cell in cells {
        let bytes = cell.unwrap_or_default().as_bytes();
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    let count = seen.entry(short).or_default();
    *count += 1;
    let digits: String = short.iter().map(|byte| format!("{byte:02x}")).collect();
    match *count {
        1 => digits,
        n => format!("{digits}-{n}"),
    }
}
