//! What a new password must be like: long rather than contorted, and never forced to change by the calendar
//! (OWASP ASVS 5.0, 6.2).

use super::Login;
use crate::cases::refusal::{Problem, Refusal};

/// Characters, at least.
pub const MIN_CHARACTERS: usize = 10;
/// Bytes, at most: hashing takes time in proportion.
pub const MAX_BYTES: usize = 512;

/// Beginnings that guessing programmes try first; a password that goes on after one with a few characters, or only with
/// digits and signs such as a year, is as good as none.
const COMMON: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "admin",
    "administrator",
    "root",
    "qwerty",
    "qwertyuiop",
    "1qaz2wsx",
    "1q2w3e4r",
    "asdfghjkl",
    "zxcvbnm",
    "abc123",
    "abcdefg",
    "iloveyou",
    "woaini",
    "5201314",
    "letmein",
    "welcome",
    "changeme",
    "zhengqi",
    "mima",
    "888888",
    "666666",
    "112233",
    "123123",
    "123456",
    "654321",
    "987654321",
    "0123456789",
    "1234567890",
    "9876543210",
    "12345678910",
    "147258369",
];

/// Refuses a password for the account called `login`, naming the field `password`.
pub fn check(password: &str, login: &Login) -> Result<(), Refusal> {
    let refuse = |problem| Refusal::field("password", problem);
    if password.is_empty() {
        return refuse(Problem::Missing);
    }
    if password.chars().count() < MIN_CHARACTERS {
        return refuse(Problem::TooShort);
    }
    if password.len() > MAX_BYTES {
        return refuse(Problem::TooLong);
    }
    if is_common(&password.to_lowercase(), login.as_str()) {
        return refuse(Problem::TooCommon);
    }
    Ok(())
}

fn is_common(password: &str, login: &str) -> bool {
    let mut seen: Vec<char> = password.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    let of_few_characters = seen.len() < 4;
    let is_a_row = password
        .as_bytes()
        .windows(2)
        .all(|pair| pair[1] == pair[0].wrapping_add(1) || pair[0] == pair[1].wrapping_add(1));
    let hardly_goes_on = |start: &str| {
        password
            .strip_prefix(start)
            .is_some_and(|rest| rest.chars().count() < 5 || !rest.chars().any(char::is_alphabetic))
    };
    of_few_characters
        || is_a_row
        || password.contains(login)
        || COMMON.iter().any(|common| hardly_goes_on(common))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(password: &str) -> Result<(), Refusal> {
        check(password, &Login::parse("dispatcher01").unwrap())
    }

    #[test]
    fn a_long_sentence_is_a_good_password() {
        assert_eq!(checked("桥头第三棵樟树下见面吧好"), Ok(()));
        assert_eq!(checked("correct horse battery staple"), Ok(()));
    }

    #[test]
    fn what_guessing_programmes_try_first_is_refused() {
        for common in [
            "1234567890",
            "password123",
            "Admin@2024",
            "aaaaaaaaaaaa",
            "abababababab",
            "my-dispatcher01",
            "abcdefghijkl",
        ] {
            assert_eq!(
                checked(common),
                Refusal::field("password", Problem::TooCommon),
                "{common}"
            );
        }
    }

    #[test]
    fn a_password_has_ten_characters_and_an_end() {
        assert_eq!(
            checked("k7#mQ2vX9"),
            Refusal::field("password", Problem::TooShort)
        );
        let endless = "k7#mQ2vX".repeat(65);
        assert_eq!(
            checked(&endless),
            Refusal::field("password", Problem::TooLong)
        );
    }
}
