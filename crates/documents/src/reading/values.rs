//! Single values as people write them into cells.

use super::Reason;

/// The most a spreadsheet cell holds, in UTF-16 units.
pub const MAX_TEXT: usize = 32_767;

/// Trimmed, `\n` as the only line break, no control characters but tab; `None` when nothing is left.
pub fn clean(text: &str) -> Option<String> {
    let trimmed = text.trim_matches(is_trimmed);
    if trimmed.is_empty() {
        return None;
    }
    let plain = |b: u8| b >= b' ' || b == b'\n' || b == b'\t';
    if trimmed.bytes().all(plain) && !trimmed.contains('\u{7f}') {
        return Some(trimmed.to_owned());
    }
    let lines = trimmed.replace("\r\n", "\n").replace('\r', "\n");
    let kept = lines
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    Some(kept.collect())
}

fn is_trimmed(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}')
}

pub(super) fn too_long(text: &str) -> Option<Reason> {
    // A UTF-16 unit takes at least one byte of UTF-8.
    if text.len() <= MAX_TEXT {
        return None;
    }
    let characters = text.encode_utf16().count();
    (characters > MAX_TEXT).then_some(Reason::TooLong {
        characters,
        limit: MAX_TEXT,
    })
}

/// What people write where they have nothing to say.
pub fn is_placeholder(text: &str) -> bool {
    let blank = [
        "/", "\\", "-", "--", "—", "——", "－", "／", "无", "暂无", "空", "N/A", "n/a", "NULL",
        "null",
    ];
    blank.contains(&text)
}

/// `9.1E+17`: a spreadsheet took a code for a number.
pub fn is_in_scientific_notation(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    exponent.strip_prefix('+').is_some_and(numeric) && numeric(whole) && numeric(rest)
}

/// Only letters and digits, widths and case folded: for words from closed lists.
pub(crate) fn fold_word(text: &str) -> String {
    crate::headings::fold(text)
}

/// `是`, `√`, `Y`, `已办结` … or their opposites; `more_yes` and `more_no` are words for this column.
///
/// # Errors
/// [`Reason::NotYesOrNo`].
pub fn yes_or_no(text: &str, more_yes: &[&str], more_no: &[&str]) -> Result<Option<bool>, Reason> {
    const YES: [&str; 9] = ["是", "√", "✓", "✔", "y", "yes", "true", "1", "已"];
    const NO: [&str; 9] = ["否", "×", "✗", "✘", "n", "no", "false", "0", "未"];
    let word = fold_word(text);
    let is = |words: &[&str], more: &[&str]| words.contains(&&*word) || more.contains(&&*word);
    if is(&YES, more_yes) {
        Ok(Some(true))
    } else if is(&NO, more_no) {
        Ok(Some(false))
    } else {
        Err(Reason::NotYesOrNo)
    }
}

/// Several names in one cell, kept apart by `、` `，` `,` `；` `;` or line breaks outside brackets; each once.
pub fn list(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut depth = 0u32;
    let mut start = 0;
    let ends = text.char_indices().chain([(text.len(), '\n')]);
    for (at, c) in ends {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | ';' | '\n' if depth == 0 || at == text.len() => {
                let name = clean(&text[start..at]).filter(|name| !is_placeholder(name));
                names.extend(name.filter(|name| !names.contains(name)));
                start = (at + c.len_utf8()).min(text.len());
            }
            _ => {}
        }
    }
    names
}

/// Splits `办公室 13800000000` into the person and the number; either may be missing.
pub fn contact(text: &str) -> (Option<String>, Option<String>) {
    let Some(at) = phone_begins(text) else {
        return (clean(text), None);
    };
    let (person, phone) = text.split_at(at);
    let person = person.trim_end_matches([':', '：', ',', '，', '/', ' ', '、']);
    let phone = phone.trim_end_matches([',', '，', '、', ';', '/']);
    (clean(person), clean(phone))
}

/// Where the telephone numbers at the end of a text begin.
fn phone_begins(text: &str) -> Option<usize> {
    const LEAST_DIGITS: usize = 7;
    let is_phone = |c: &char| c.is_ascii_digit() || "+-()（）/、,，; \n转".contains(*c);
    let tail = text.chars().rev().take_while(is_phone);
    let tail = text.len() - tail.map(char::len_utf8).sum::<usize>();
    let starts = |at: &usize| {
        let rest = &text[*at..];
        let inner = rest.trim_start_matches(['(', '（', '+']);
        inner.starts_with(|c: char| c.is_ascii_digit())
            && rest.len() - inner.len() <= '（'.len_utf8()
    };
    let at = text[tail..]
        .char_indices()
        .map(|(at, _)| tail + at)
        .find(starts)?;
    // `A00045581` is one name.
    let of_a_word = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let digits = text[at..].bytes().filter(u8::is_ascii_digit).count();
    (!of_a_word && digits >= LEAST_DIGITS).then_some(at)
}

#[cfg(test)]
mod tests;
