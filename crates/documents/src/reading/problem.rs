//! Why a single cell can't be read. Sentences for people are made elsewhere, from [`Reason::key`] and the data.

/// A cell that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The number a spreadsheet shows beside the row.
    pub row: u32,
    /// `A`, `B` …
    pub letter: String,
    /// The header as the file has it.
    pub header: String,
    pub reason: Reason,
    /// What stands in the cell; long texts are cut.
    pub value: String,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No whole date can be seen.
    NotADate,
    /// Neither a date nor a number of days or working days.
    NotALimit,
    /// Neither yes nor no.
    NotYesOrNo,
    /// None of the five grades, and not "not rated".
    UnknownGrade,
    /// Several lead offices: every case has exactly one.
    SeveralLeadOffices,
    /// Longer than a spreadsheet cell may be.
    TooLong { characters: usize, limit: usize },
    /// The result of a broken formula.
    BrokenFormula,
    /// A long number was stored as a number and its last digits are lost.
    DigitsLost,
    /// Not a number.
    NotANumber,
}

impl Reason {
    /// A stable name for messages.
    pub fn key(self) -> &'static str {
        match self {
            Reason::NotADate => "cell_not_a_date",
            Reason::NotALimit => "cell_not_a_limit",
            Reason::NotYesOrNo => "cell_not_yes_or_no",
            Reason::UnknownGrade => "cell_unknown_grade",
            Reason::SeveralLeadOffices => "cell_several_lead_offices",
            Reason::TooLong { .. } => "cell_too_long",
            Reason::BrokenFormula => "cell_broken_formula",
            Reason::DigitsLost => "cell_digits_lost",
            Reason::NotANumber => "cell_not_a_number",
        }
    }
}
