//! How a character is written in a token, so that every engine takes the token for one word.

/// Adds a character. What an older table of Unicode may not know for a letter is written as its number.
pub fn push_spelled(token: &mut String, c: char) {
    match is_known_letter(c) {
        true => token.push(c),
        false => token.push_str(&format!("x{:06x}", u32::from(c))),
    }
}

/// Letters and digits of ASCII and the Chinese characters of Unicode 6.0: SQLite cuts words by the tables of about that
/// age.
fn is_known_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{3400}'..='\u{4DB5}' | '\u{4E00}'..='\u{9FCB}')
}
