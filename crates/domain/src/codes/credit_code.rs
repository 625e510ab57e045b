//! The unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters with a check character.

mod check;
mod departments;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use check::{ALPHABET, check_character, organisation_check_character};
use departments::category_is_known;

const LENGTH: usize = 18;
/// The 15-digit number that firms had before the codes were merged in 2015.
const OLD_NUMBER_LENGTH: usize = 15;

/// A valid code in its canonical form: half-width capitals and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CreditCode(String);

/// A check character that doesn't fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongDigit {
    pub given: char,
    pub expected: char,
}

/// Why a text is not a code. Positions count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    #[error("the code is missing")]
    Empty,
    #[error("a 15-digit registration number of the time before 2015, not a unified code")]
    OldRegistrationNumber,
    #[error("a code has 18 characters, not {found}")]
    Length { found: usize },
    #[error("written with small or full-width letters or separators; meant is {suggestion}")]
    NotCanonical { suggestion: CreditCode },
    /// I, O, S, V and Z are left out of the alphabet because they look like digits.
    #[error("{character} at position {position} can't be part of a code")]
    IllegalCharacter {
        position: usize,
        character: char,
        /// The code that comes out right when look-alike letters are read as the digits they resemble.
        suggestion: Option<CreditCode>,
    },
    #[error("no registering department has the character {character}")]
    Department { character: char },
    #[error("department {department} registers no category {character}")]
    Category { department: char, character: char },
    #[error("{character} at position {position} must be a digit of the region")]
    Region { position: usize, character: char },
    #[error("the check character is {given}, but must be {expected}")]
    CheckDigit { given: char, expected: char },
}

impl CreditCode {
    /// Reads a code. Blanks around it are ignored; anything else must be canonical, so that one firm has one key.
    /// A code that is right but for its writing is refused with the right one as suggestion.
    pub fn parse(text: &str) -> Result<CreditCode, CreditCodeError> {
        let text = text.trim();
        let folded = fold(text);
        let code = parse_canonical(&folded)?;
        if folded == text {
            Ok(code)
        } else {
            Err(CreditCodeError::NotCanonical { suggestion: code })
        }
    }

    /// Reads a code as a person types it in a form: small letters, full-width letters, blanks and hyphens are folded.
    pub fn parse_lenient(text: &str) -> Result<CreditCode, CreditCodeError> {
        parse_canonical(&fold(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Character 1: who registered it, `9` for a market regulator.
    pub fn department(&self) -> char {
        char::from(self.0.as_bytes()[0])
    }

    /// Character 2: the category within the department; `91` is a company, `92` a sole trader, `93` a cooperative.
    pub fn category(&self) -> char {
        char::from(self.0.as_bytes()[1])
    }

    /// Characters 3–8: the region (GB/T 2260) of the registering office. Firms that move away keep it.
    pub fn region(&self) -> &str {
        &self.0[2..8]
    }

    /// Characters 9–17: the organisation code (GB 11714), its last character being a check of its own.
    pub fn organisation_code(&self) -> &str {
        &self.0[8..17]
    }

    /// Checks the organisation code within. Registers contain issued codes that fail it, so this is a remark to show,
    /// never a refusal.
    pub fn check_organisation_code(&self) -> Result<(), WrongDigit> {
        let expected = organisation_check_character(&self.0[8..16]);
        let given = char::from(self.0.as_bytes()[16]);
        match given == expected {
            true => Ok(()),
            false => Err(WrongDigit { given, expected }),
        }
    }
}

fn parse_canonical(text: &str) -> Result<CreditCode, CreditCodeError> {
    let found = text.chars().count();
    if found == 0 {
        return Err(CreditCodeError::Empty);
    }
    if found == OLD_NUMBER_LENGTH && text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(CreditCodeError::OldRegistrationNumber);
    }
    if found != LENGTH {
        return Err(CreditCodeError::Length { found });
    }
    if let Some((index, character)) = text.chars().enumerate().find(|(_, c)| !legal(*c)) {
        return Err(CreditCodeError::IllegalCharacter {
            position: index + 1,
            character,
            suggestion: without_look_alikes(text),
        });
    }
    check_parts(text)?;
    check_digit(text)?;
    Ok(CreditCode(text.to_owned()))
}

fn legal(character: char) -> bool {
    ALPHABET.contains(character)
}

fn check_parts(code: &str) -> Result<(), CreditCodeError> {
    let mut characters = code.chars();
    let (department, character) = match (characters.next(), characters.next()) {
        (Some(department), Some(category)) => (department, category),
        _ => return Err(CreditCodeError::Empty),
    };
    match category_is_known(department, character) {
        None => Err(CreditCodeError::Department {
            character: department,
        }),
        Some(false) => Err(CreditCodeError::Category {
            department,
            character,
        }),
        Some(true) => {
            let mut region = code.chars().enumerate().skip(2).take(6);
            match region.find(|(_, c)| !c.is_ascii_digit()) {
                None => Ok(()),
                Some((index, character)) => Err(CreditCodeError::Region {
                    position: index + 1,
                    character,
                }),
            }
        }
    }
}

fn check_digit(code: &str) -> Result<(), CreditCodeError> {
    let (body, last) = code.split_at(LENGTH - 1);
    let expected = check_character(body);
    match last.chars().next() {
        Some(given) if given != expected => Err(CreditCodeError::CheckDigit { given, expected }),
        _ => Ok(()),
    }
}

/// Full-width to half-width, small to capital, blanks and hyphens away.
fn fold(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars()
        .map(narrow)
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn without_look_alikes(text: &str) -> Option<CreditCode> {
    let read = |c| match c {
        'O' => '0',
        'I' => '1',
        'Z' => '2',
        'S' => '5',
        'V' => 'U',
        _ => c,
    };
    let guess: String = text.chars().map(read).collect();
    // The guess has no illegal look-alike left, so this ends after one more round.
    let legal_now = guess.chars().all(legal);
    legal_now.then(|| parse_canonical(&guess).ok()).flatten()
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CreditCode {
    type Err = CreditCodeError;

    fn from_str(text: &str) -> Result<CreditCode, CreditCodeError> {
        CreditCode::parse(text)
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> String {
        code.0
    }
}

impl TryFrom<String> for CreditCode {
    type Error = CreditCodeError;

    fn try_from(text: String) -> Result<CreditCode, CreditCodeError> {
        CreditCode::parse(&text)
    }
}

#[cfg(test)]
mod tests;
