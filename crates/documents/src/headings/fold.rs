//! Headers that differ only in width, spaces, brackets or line breaks are the same header.

/// The header without anything that people vary: width, case, white space and line breaks, the shape of brackets, a
/// mark for required columns, a colon at the end.
pub fn fold(header: &str) -> String {
    header.chars().filter_map(fold_char).collect()
}

/// As [`fold`], for amounts: the decimal point stays.
pub(crate) fn fold_keeping_points(text: &str) -> String {
    let keep = |c: char| match c {
        '.' | '．' => Some('.'),
        c => fold_char(c),
    };
    text.chars().filter_map(keep).collect()
}

fn fold_char(c: char) -> Option<char> {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '【' | '〔' | '「' | '《' => '(',
        '】' | '〕' | '」' | '》' => ')',
        '、' => '/',
        c => c,
    };
    match c {
        '[' | '{' | '<' => Some('('),
        ']' | '}' | '>' => Some(')'),
        '*' | ':' | '#' | '"' | '\'' | '_' | '-' | '.' | '“' | '”' | '·' | '★' | '※' => {
            None
        }
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        c if c.is_whitespace() || c.is_control() => None,
        c => Some(c.to_ascii_lowercase()),
    }
}

/// A folded header without what stands in brackets: `办理时限(工作日)` is `办理时限`. `None` when nothing changes or
/// nothing is left.
pub(super) fn without_brackets(folded: &str) -> Option<String> {
    let mut depth = 0u32;
    let mut bare = String::new();
    for c in folded.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    (!bare.is_empty() && bare != folded).then_some(bare)
}
