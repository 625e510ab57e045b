//! The sentences of an import: why a file, a row, a cell or a code is refused, in the reader's language.

use documents::headings::Column;
use documents::reading::Reason;
use documents::table::Error;
use documents::workbook::RefusedTitles;
use domain::cases::Refusal;
use domain::codes::CreditCodeError;
use messages::Texts;

/// Why a cell can't be read.
pub(super) fn cell_reason(reason: Reason, texts: &Texts) -> String {
    match reason {
        Reason::TooLong { characters, limit } => texts.import.too_long(characters, limit),
        other => keyed(texts, "cell", other.key()),
    }
}

/// Why the rules refuse a row.
pub(super) fn refusal_reason(refusal: &Refusal, texts: &Texts) -> String {
    match refusal {
        Refusal::Field { problem, .. } => {
            let at_import = texts.lookup(&format!("import.problem.{}", problem.key()));
            let elsewhere = || texts.lookup(&format!("refusals.problem.{}", problem.key()));
            let found = at_import.or_else(elsewhere);
            found.unwrap_or(problem.key()).to_owned()
        }
        other => other.to_string(),
    }
}

/// Why a credit code is refused.
pub fn code_reason(error: &CreditCodeError, texts: &Texts) -> String {
    let say = &texts.import.code;
    match error {
        CreditCodeError::Empty => say.empty.to_owned(),
        CreditCodeError::OldRegistrationNumber => say.old_registration_number.to_owned(),
        CreditCodeError::Length { found } => say.length(found),
        CreditCodeError::NotCanonical { suggestion } => say.not_canonical(suggestion),
        CreditCodeError::IllegalCharacter {
            position,
            character,
            suggestion: None,
        } => say.illegal_character(character, position),
        CreditCodeError::IllegalCharacter {
            position,
            character,
            suggestion: Some(suggestion),
        } => say.look_alike(character, position, suggestion),
        CreditCodeError::Department { character } => say.department(character),
        CreditCodeError::Category {
            department,
            character,
        } => say.category(character, department),
        CreditCodeError::Region {
            position,
            character,
        } => say.region(character, position),
        CreditCodeError::CheckDigit { given, expected } => say.check_digit(expected, given),
    }
}

/// Why a file can't be read as a table.
pub fn file_reason(error: &Error, texts: &Texts) -> String {
    let say = &texts.import.file;
    let mib = |bytes: &u64| bytes / (1 << 20);
    match error {
        Error::Io { path, source } => say.unreadable(path.display(), source),
        Error::TooLarge { limit, .. } => say.too_large(mib(limit)),
        Error::TooLargeUnpacked { limit } => say.too_large_unpacked(mib(limit)),
        Error::SuspiciousRatio { .. } => say.suspicious_ratio.to_owned(),
        Error::TooManyCells { limit } => say.too_many_cells(limit),
        Error::NotATable(found) => say.not_a_table(keyed(texts, "found", found.key())),
        Error::Encrypted => say.encrypted.to_owned(),
        Error::OldXls => say.old_xls.to_owned(),
        Error::Empty => say.empty.to_owned(),
        Error::Damaged { detail } => say.damaged(detail),
        Error::UnknownEncoding { line } => say.unknown_encoding(line),
        Error::NoSuchSheet { index } => say.no_such_sheet(index + 1),
        Error::NoSheetNamed { name } => say.no_sheet_named(name),
        Error::NoHeader {
            looked_at,
            nearest: None,
        } => say.no_header(looked_at),
        Error::NoHeader {
            nearest: Some((row, names)),
            ..
        } => say.no_header_nearest(names.join("、"), row),
    }
}

/// The usual header of a column.
pub fn column_label(column: impl Column) -> &'static str {
    column.header()
}

/// Headers of the list of refused rows.
pub fn refused_titles(texts: &Texts) -> RefusedTitles {
    let say = &texts.import.refused;
    RefusedTitles {
        sheet_name: say.sheet.to_owned(),
        row: say.row.to_owned(),
        column: say.column.to_owned(),
        reason: say.reason.to_owned(),
        value: say.value.to_owned(),
    }
}

fn keyed(texts: &Texts, group: &str, key: &str) -> String {
    let found = texts.lookup(&format!("import.{group}.{key}"));
    found.unwrap_or(key).to_owned()
}

#[cfg(test)]
mod tests {
    use documents::table::Found;
    use domain::cases::refusal::Problem;
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_key_has_a_sentence() {
        use Found::*;
        let cells = [
            Reason::NotADate,
            Reason::NotALimit,
            Reason::NotYesOrNo,
            Reason::UnknownGrade,
            Reason::SeveralLeadOffices,
            Reason::BrokenFormula,
            Reason::DigitsLost,
            Reason::NotANumber,
        ];
        let found = [
            Html,
            XmlSpreadsheet,
            Pdf,
            WordDocument,
            Presentation,
            OpenDocument,
            BinaryWorkbook,
            Archive,
            Image,
            Unknown,
        ];
        let problems = [Problem::Missing, Problem::TooLong, Problem::InTheFuture];
        let cells = cells.map(|reason| ("cell", reason.key()));
        let found = found.map(|found| ("found", found.key()));
        let problems = problems.map(|problem| ("problem", problem.key()));
        for language in Language::all() {
            for (group, key) in cells.iter().chain(&found).chain(&problems) {
                assert_ne!(keyed(texts(language), group, key), *key);
            }
        }
    }
}
