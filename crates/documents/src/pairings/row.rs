//! One line of the arrangement table.

use domain::time::Date;

use super::Column;
use crate::headings::Header;
use crate::reading::{CellProblem, Fields, Reason};
use crate::table::Row;

/// What a row says. Whom the names mean, the rules decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairingRow {
    pub serial: Option<u32>,
    pub leader: Option<String>,
    pub firm: Option<String>,
    pub entrepreneur: Option<String>,
    pub chamber: Option<String>,
    pub place: Option<String>,
    pub business: Option<String>,
    pub office: Option<String>,
    pub liaison: Option<String>,
    pub phone: Option<String>,
    pub year: Option<i32>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub reason: Option<String>,
    pub remark: Option<String>,
}

impl PairingRow {
    /// Reads the cells of a row.
    pub(super) fn read(header: &Header<Column>, row: &Row<'_>) -> (PairingRow, Vec<CellProblem>) {
        let mut f = Fields::new(header, row);
        let mut day = |column| f.moment(column).map(|moment| moment.date());
        let (starts_on, ends_on) = (day(Column::StartsOn), day(Column::EndsOn));
        let read = PairingRow {
            // A serial number that isn't one says nothing about the pairing.
            serial: f.text(Column::Serial).and_then(|text| text.parse().ok()),
            leader: f.word(Column::Leader),
            firm: f.word(Column::Firm),
            entrepreneur: f.word(Column::Entrepreneur),
            chamber: f.word(Column::Chamber),
            place: f.word(Column::Place),
            business: f.word(Column::Business),
            office: f.word(Column::Office),
            liaison: f.word(Column::Liaison),
            phone: f.code(Column::Phone),
            year: f.value(Column::Year, year),
            starts_on,
            ends_on,
            reason: f.text(Column::Reason),
            remark: f.text(Column::Remark),
        };
        (read, f.into_problems())
    }
}

fn year(text: &str) -> Result<Option<i32>, Reason> {
    let digits = text.trim_end_matches(['年', '度']);
    match digits.parse() {
        Ok(year @ 1949..=2999) => Ok(Some(year)),
        _ => Err(Reason::NotANumber),
    }
}
