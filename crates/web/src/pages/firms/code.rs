//! A unified social credit code that is wrong, in a sentence that says what to do.

use domain::codes::{CreditCode, CreditCodeError};
use messages::Texts;

/// Reads a code as people type it; an empty field is no code.
pub fn read(t: &Texts, typed: &str) -> Result<String, String> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    match CreditCode::parse_lenient(typed) {
        Ok(code) => Ok(code.as_str().to_owned()),
        Err(error) => Err(sentence(t, &error)),
    }
}

fn sentence(t: &Texts, error: &CreditCodeError) -> String {
    let words = &t.firms.code;
    match error {
        CreditCodeError::Empty => words.empty.to_owned(),
        CreditCodeError::OldRegistrationNumber => words.old.to_owned(),
        CreditCodeError::Length { found } => words.length(found),
        CreditCodeError::NotCanonical { suggestion } => words.canonical(suggestion.as_str()),
        CreditCodeError::IllegalCharacter {
            position,
            character,
            suggestion: Some(suggestion),
        } => words.illegal_suggestion(character, position, suggestion.as_str()),
        CreditCodeError::IllegalCharacter {
            position,
            character,
            suggestion: None,
        } => words.illegal(character, position),
        CreditCodeError::Department { character } => words.department(character),
        CreditCodeError::Category {
            department,
            character,
        } => words.category(character, department),
        CreditCodeError::Region {
            position,
            character,
        } => words.region(character, position),
        CreditCodeError::CheckDigit { given, expected } => words.check(expected, given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn a_code_is_read_as_typed_and_a_wrong_one_is_told_in_a_sentence() {
        let t = texts(Language::ZhHans);
        assert_eq!(
            read(t, " 91110000802100433b "),
            Ok("91110000802100433B".into())
        );
        assert_eq!(read(t, " "), Ok(String::new()));
        let wrong = read(t, "91110000802100433A").unwrap_err();
        assert_eq!(
            wrong,
            "校验位不对：最后一位是“A”，应为“B”。请核对是否抄错。"
        );
        assert!(read(t, "9111000080210043").unwrap_err().contains("16 位"));
    }
}
