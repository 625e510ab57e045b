//! The ledger of problems as a workbook or text table, in the usual form: it reads back as the same rows.

use std::io::Write;

use domain::time::Instant;

use super::{CsvTable, Heading, Layout, Paper, Value, WorkbookWriter, WriteError, Written};
use crate::headings::Column as _;
use crate::ledger::{Column, LedgerRow, satisfaction_text};

/// What the exporter decides.
#[derive(Debug, Clone)]
pub struct LedgerExport {
    pub sheet_name: String,
    /// Printed at the top of every page.
    pub page_title: Option<String>,
    pub paper: Paper,
    pub made_at: Instant,
}

/// A ledger workbook in the making.
pub struct LedgerWorkbook(WorkbookWriter);

impl LedgerWorkbook {
    /// Begins the workbook with its header row.
    ///
    /// # Errors
    /// [`WriteError::Workbook`].
    pub fn begin(export: &LedgerExport) -> Result<LedgerWorkbook, WriteError> {
        let mut writer = WorkbookWriter::new(export.made_at)?;
        let headings = Column::USUAL.iter();
        writer.begin_sheet(&Layout {
            sheet_name: export.sheet_name.clone(),
            headings: headings
                .map(|c| Heading::new(c.header(), width(*c)))
                .collect(),
            paper: export.paper,
            page_title: export.page_title.clone(),
        })?;
        Ok(LedgerWorkbook(writer))
    }

    /// Writes one row. What has no column in the usual form is not written: give it in the note where it matters.
    ///
    /// # Errors
    /// [`WriteError::TooManyRows`], [`WriteError::Workbook`].
    pub fn push(&mut self, row: &LedgerRow) -> Result<(), WriteError> {
        self.0.row(&ledger_values(row))
    }

    /// Ends the workbook and writes it.
    ///
    /// # Errors
    /// [`WriteError::Workbook`].
    pub fn finish(self, out: impl Write + Send) -> Result<Written, WriteError> {
        self.0.finish(out)
    }
}

/// A ledger as a text table in the making.
pub struct LedgerCsv<W: Write>(CsvTable<W>);

impl<W: Write> LedgerCsv<W> {
    /// Begins the table with its header row.
    ///
    /// # Errors
    /// [`WriteError::Io`], [`WriteError::Csv`].
    pub fn begin(out: W) -> Result<LedgerCsv<W>, WriteError> {
        CsvTable::begin(out, Column::USUAL.iter().map(|c| c.header())).map(LedgerCsv)
    }

    /// As [`LedgerWorkbook::push`].
    ///
    /// # Errors
    /// [`WriteError::Csv`].
    pub fn push(&mut self, row: &LedgerRow) -> Result<(), WriteError> {
        self.0.row(&ledger_values(row))
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    /// [`WriteError::Io`].
    pub fn finish(self) -> Result<W, WriteError> {
        self.0.finish()
    }
}

/// The cells of a row in the order of [`Column::USUAL`].
pub fn ledger_values(row: &LedgerRow) -> Vec<Value<'_>> {
    Column::USUAL
        .iter()
        .map(|column| value(row, *column))
        .collect()
}

fn value(row: &LedgerRow, column: Column) -> Value<'_> {
    match column {
        Column::ReportedAt => Value::moment(row.reported_at),
        Column::AssignedAt => Value::moment(row.assigned_at),
        Column::ClosedAt => Value::moment(row.closed_at),
        Column::StruckOffAt => Value::moment(row.struck_off_at),
        Column::Limit => limit(row),
        Column::Closed => yes_or_no(row.closed),
        Column::StruckOff => yes_or_no(row.struck_off),
        Column::Satisfaction => Value::maybe(row.satisfaction.map(satisfaction_text)),
        Column::Contact => contact(row),
        Column::CoOffices if row.co_offices.is_empty() => Value::Blank,
        Column::CoOffices => Value::text(row.co_offices.join("、")),
        _ => Value::maybe(text(row, column)),
    }
}

fn text(row: &LedgerRow, column: Column) -> Option<&str> {
    let text = match column {
        Column::Serial => return row.serial.as_deref().or(row.reference.as_deref()),
        Column::Problem => return row.problem.as_deref().or(row.title.as_deref()),
        Column::Ask => return row.ask.as_deref().or(row.facts.as_deref()),
        Column::Source => &row.source,
        Column::Place => &row.place,
        Column::Firm => &row.firm,
        Column::Category => &row.category,
        Column::AssigningLeader => &row.assigning_leader,
        Column::LeadOffice => &row.lead_office,
        Column::Officer => &row.officer,
        Column::Progress => &row.progress,
        Column::Result => &row.result,
        Column::ReplyChannel => &row.reply_channel,
        Column::FollowUp => &row.follow_up,
        Column::Note => &row.note,
        Column::Reference => &row.reference,
        Column::Phone => &row.phone,
        Column::FirmCode => &row.firm_code,
        Column::Title => &row.title,
        Column::Facts => &row.facts,
        Column::ReportedAt
        | Column::AssignedAt
        | Column::ClosedAt
        | Column::StruckOffAt
        | Column::Limit
        | Column::Closed
        | Column::StruckOff
        | Column::Satisfaction
        | Column::Contact
        | Column::CoOffices => return None,
    };
    text.as_deref()
}

fn limit(row: &LedgerRow) -> Value<'_> {
    match row.limit {
        Some(crate::ledger::Limit::On(moment)) => Value::moment(Some(moment)),
        Some(days) => Value::text(days.to_string()),
        None => Value::Blank,
    }
}

fn contact(row: &LedgerRow) -> Value<'_> {
    match (row.contact.as_deref(), row.phone.as_deref()) {
        (Some(person), Some(phone)) => Value::text(format!("{person} {phone}")),
        (person, phone) => Value::maybe(person.or(phone)),
    }
}

fn yes_or_no(answer: Option<bool>) -> Value<'static> {
    Value::maybe(answer.map(|yes| if yes { "是" } else { "否" }))
}

/// In characters; a Chinese character takes two.
fn width(column: Column) -> f64 {
    match column {
        Column::Serial => 11.0,
        Column::Closed | Column::StruckOff => 8.0,
        Column::Problem | Column::Ask | Column::Result => 42.0,
        Column::Progress | Column::FollowUp => 30.0,
        Column::Firm | Column::LeadOffice | Column::CoOffices => 22.0,
        Column::Contact | Column::Note => 20.0,
        Column::ReportedAt | Column::AssignedAt | Column::Limit => 17.0,
        Column::ClosedAt | Column::StruckOffAt => 17.0,
        _ => 12.0,
    }
}
