//! Reads the cells of one row and notes what can't be read.

use std::borrow::Cow;

use super::values;
use super::{Aside, CellProblem, Reason};
use crate::headings::{Column, Header, Place};
use crate::moment::Moment;
use crate::table::{Cell, Row, number_text};

/// How much of a value a problem shows, in characters.
const SHOWN: usize = 200;
/// From here on a double can't hold every whole number, and a spreadsheet shows only fifteen digits anyway.
const TOO_LARGE_TO_BE_EXACT: f64 = 1e15;

/// The cells of one row by their columns.
pub struct Fields<'r, 'a, C> {
    header: &'r Header<C>,
    row: &'r Row<'a>,
    problems: Vec<CellProblem>,
}

impl<'r, 'a, C: Column> Fields<'r, 'a, C> {
    pub fn new(header: &'r Header<C>, row: &'r Row<'a>) -> Self {
        Fields {
            header,
            row,
            problems: Vec::new(),
        }
    }

    /// Text, trimmed, with `\n` as the only line break; `None` when blank.
    pub fn text(&mut self, column: C) -> Option<String> {
        let text = self.shown(column)?;
        values::clean(&text)
    }

    /// As [`Fields::text`], but `/`, `-`, `无` and `N/A` also mean blank.
    pub fn word(&mut self, column: C) -> Option<String> {
        self.text(column)
            .filter(|text| !values::is_placeholder(text))
    }

    /// A number that names something and must keep every digit.
    pub fn code(&mut self, column: C) -> Option<String> {
        let code = self.word(column)?;
        if values::is_in_scientific_notation(&code) {
            self.refuse(column, Reason::DigitsLost);
            return None;
        }
        Some(code)
    }

    /// A date, with its time where one is given. A plain number may be a serial number.
    pub fn moment(&mut self, column: C) -> Option<Moment> {
        match self.cell(column)?.1 {
            Cell::Moment(moment) => Some(*moment),
            Cell::Number(number) => {
                let moment = Moment::parse(&number_text(*number));
                self.or_refuse(column, moment, Reason::NotADate)
            }
            _ => self.value(column, |text| {
                Moment::parse(text).map(Some).ok_or(Reason::NotADate)
            }),
        }
    }

    /// Whether the cell holds a number or a real date, not text.
    pub fn is_number_or_date(&self, column: C) -> bool {
        let cell = self.cell(column).map(|(_, cell)| cell);
        matches!(cell, Some(Cell::Moment(_) | Cell::Number(_)))
    }

    /// Reads a short value; placeholders mean that nothing is said.
    pub fn value<T>(
        &mut self,
        column: C,
        parse: impl FnOnce(&str) -> Result<Option<T>, Reason>,
    ) -> Option<T> {
        let text = self.word(column)?;
        match parse(&text) {
            Ok(value) => value,
            Err(reason) => {
                self.refuse(column, reason);
                None
            }
        }
    }

    /// Values of columns that have no place in the typed row.
    pub fn aside(&self) -> Vec<Aside> {
        let places = self.header.kept_aside.iter();
        let aside = places.filter_map(|place| {
            let cell = self.row.cells.get(place.index)?;
            Some(Aside {
                header: place.header.clone(),
                value: values::clean(&cell.to_text())?,
            })
        });
        aside.collect()
    }

    /// What couldn't be read.
    pub fn into_problems(self) -> Vec<CellProblem> {
        self.problems
    }

    fn cell(&self, column: C) -> Option<(&'r Place, &'r Cell<'a>)> {
        let place = self.header.place(column)?;
        let cell = self.row.cells.get(place.index)?;
        (!cell.is_blank()).then_some((place, cell))
    }

    /// The text of a cell unless that would hide a loss.
    fn shown(&mut self, column: C) -> Option<Cow<'r, str>> {
        let (_, cell) = self.cell(column)?;
        let reason = match cell {
            Cell::Failed(_) => Some(Reason::BrokenFormula),
            Cell::Number(number) if number.abs() >= TOO_LARGE_TO_BE_EXACT => {
                Some(Reason::DigitsLost)
            }
            Cell::Text(text) => values::too_long(text),
            _ => None,
        };
        match reason {
            Some(reason) => {
                self.refuse(column, reason);
                None
            }
            None => Some(cell.to_text()),
        }
    }

    fn or_refuse<T>(&mut self, column: C, value: Option<T>, reason: Reason) -> Option<T> {
        if value.is_none() {
            self.refuse(column, reason);
        }
        value
    }

    fn refuse(&mut self, column: C, reason: Reason) {
        let Some((place, cell)) = self.cell(column) else {
            return;
        };
        self.problems.push(CellProblem {
            row: self.row.number,
            letter: place.letter(),
            header: place.header.clone(),
            reason,
            value: cell.to_text().chars().take(SHOWN).collect(),
        });
    }
}
