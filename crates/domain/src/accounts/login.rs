//! The name under which someone signs in.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::cases::refusal::Problem;

/// A sign-in name: 2 to 40 letters, digits and `. _ - @`, in lower case. Chinese names are letters too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

impl Login {
    /// Reads what someone typed. Full-width letters, as an input method leaves them, and capitals are the same name.
    pub fn parse(typed: &str) -> Result<Login, Problem> {
        let name: String = typed
            .trim()
            .chars()
            .map(half_width)
            .flat_map(char::to_lowercase)
            .collect();
        if name.is_empty() {
            return Err(Problem::Missing);
        }
        match name.chars().count() {
            0 | 1 => return Err(Problem::TooShort),
            2..=40 => {}
            _ => return Err(Problem::TooLong),
        }
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@');
        if name.chars().all(allowed) {
            Ok(Login(name))
        } else {
            Err(Problem::NotInList)
        }
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `Ａ` is `A`: the full-width block repeats ASCII from `!` to `~`.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

impl TryFrom<String> for Login {
    type Error = Problem;
    fn try_from(text: String) -> Result<Login, Problem> {
        Login::parse(&text)
    }
}

impl From<Login> for String {
    fn from(login: Login) -> String {
        login.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_full_width_letters_are_the_same_name() {
        for typed in ["dispatcher01", "Dispatcher01", " ｄｉｓｐａｔｃｈｅｒ０１ "] {
            assert_eq!(Login::parse(typed).unwrap().as_str(), "dispatcher01");
        }
        assert_eq!(Login::parse("交办员甲").unwrap().as_str(), "交办员甲");
    }

    #[test]
    fn a_name_that_can_hide_something_is_refused() {
        for (typed, problem) in [
            ("", Problem::Missing),
            ("a", Problem::TooShort),
            ("two words", Problem::NotInList),
            ("a\u{200b}b", Problem::NotInList),
            ("a\nb", Problem::NotInList),
            ("../etc", Problem::NotInList),
        ] {
            assert_eq!(Login::parse(typed), Err(problem), "{typed:?}");
        }
        assert_eq!(Login::parse(&"x".repeat(41)), Err(Problem::TooLong));
    }
}
