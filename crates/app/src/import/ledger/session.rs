//! Which meeting a ledger's 期次 means.

/// The year, where one is named, and the number: `第3期`, `2024年第三期`, `接待日第12期`.
pub(super) fn session(text: &str) -> Option<(Option<i32>, u32)> {
    let folded = text::fold(text);
    let before = &folded[..folded.find('期')?];
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || DIGITS.contains(c) || *c == '十')
        .last()?
        .0;
    let number = number(&before[from..])?;
    Some((year(before), number))
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn number(text: &str) -> Option<u32> {
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number > 0);
    }
    let digit = |text: &str| {
        let mut chars = text.chars();
        let digit = chars.next().filter(|_| chars.next().is_none())?;
        let at = DIGITS.iter().position(|known| *known == digit)?;
        u32::try_from(at).ok()
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

fn year(text: &str) -> Option<i32> {
    let before = &text[..text.find('年')?];
    let from = before.len().checked_sub(4)?;
    let year = before.get(from..)?.parse().ok()?;
    (1990..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_read_in_digits_and_in_words() {
        assert_eq!(session("第3期"), Some((None, 3)));
        assert_eq!(session("2024年第十二期座谈会"), Some((Some(2024), 12)));
        assert_eq!(session("接待日（第二十期）"), Some((None, 20)));
        assert_eq!(session("第六期"), Some((None, 6)));
        assert_eq!(session("电话"), None);
        assert_eq!(session("长期"), None);
    }
}
