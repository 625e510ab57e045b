//! Numbers that belong to one person: telephones, identity cards, accounts.

use super::{Found, Kind};

/// Mobile numbers (11 digits, perhaps with 86 before them and signs between) and landlines with an area code.
pub fn phones(characters: &[char]) -> Vec<Found> {
    let is_phone = |digits: &str| {
        let local = digits
            .strip_prefix("86")
            .filter(|rest| rest.len() == 11)
            .unwrap_or(digits);
        let mobile =
            local.len() == 11 && local.starts_with('1') && !local[1..].starts_with(['0', '1', '2']);
        let landline = matches!(local.len(), 10..=12)
            && local.starts_with('0')
            && !local[1..].starts_with('0')
            && local[2..].bytes().any(|digit| digit != b'0');
        mobile || landline
    };
    grouped(characters)
        .into_iter()
        .filter(|group| is_phone(&group.digits))
        .map(|group| group.found(Kind::Phone))
        .collect()
}

/// Eighteen digits, the last perhaps an X, with a date of birth inside. A wrong check digit doesn't make it public.
pub fn identities(characters: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    for (start, end) in digit_runs(characters) {
        let with_x = characters.get(end).is_some_and(|c| matches!(c, 'x' | 'X'));
        let end = if end - start == 17 && with_x {
            end + 1
        } else {
            end
        };
        let after = characters.get(end).is_some_and(char::is_ascii_alphanumeric);
        let before = start > 0 && characters[start - 1].is_ascii_alphanumeric();
        if end - start == 18 && !after && !before && has_birthday(&characters[start..end]) {
            found.push(Found {
                kind: Kind::Identity,
                start,
                end,
            });
        }
    }
    found
}

fn has_birthday(number: &[char]) -> bool {
    let value = |from: usize, to: usize| {
        number[from..to]
            .iter()
            .fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0))
    };
    let (region, year, month, day) = (value(0, 2), value(6, 10), value(10, 12), value(12, 14));
    (11..=91).contains(&region)
        && (1900..=2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
}

/// What stands before an account number.
const ACCOUNT_WORDS: [&str; 6] = ["账号", "帐号", "账户", "帐户", "卡号", "银行卡"];

/// Card numbers of 16 to 19 digits with the right check digit (ISO/IEC 7812), and longer numbers that are called accounts.
pub fn accounts(characters: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    for group in grouped(characters) {
        let length = group.digits.len();
        let called = (9..=32).contains(&length) && {
            let before: String = characters[group.start.saturating_sub(8)..group.start]
                .iter()
                .collect();
            ACCOUNT_WORDS.iter().any(|word| before.contains(word))
        };
        let card = (16..=19).contains(&length)
            && group.digits.starts_with(['3', '4', '5', '6', '9'])
            && luhn(&group.digits);
        if called || card {
            found.push(group.found(Kind::Account));
        }
    }
    found
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Digits that are written as one number, perhaps in groups.
struct Group {
    start: usize,
    end: usize,
    digits: String,
}

impl Group {
    fn found(&self, kind: Kind) -> Found {
        Found {
            kind,
            start: self.start,
            end: self.end,
        }
    }
}

/// Runs of digits, joined over one blank, hyphen or bracket, and not within letters.
fn grouped(characters: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (start, end) in digit_runs(characters) {
        let digits: String = characters[start..end].iter().collect();
        let joined = groups.last_mut().filter(|last| {
            let between = &characters[last.end..start];
            matches!(between, [' ' | '-' | ')']) && last.digits.len() >= 2 && digits.len() >= 3
        });
        match joined {
            Some(last) => {
                last.end = end;
                last.digits.push_str(&digits);
            }
            None => groups.push(Group { start, end, digits }),
        }
    }
    groups.retain(|group| {
        let before = group.start > 0 && characters[group.start - 1].is_ascii_alphabetic();
        let after = characters
            .get(group.end)
            .is_some_and(char::is_ascii_alphabetic);
        !before && !after
    });
    groups
}

fn digit_runs(characters: &[char]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in characters
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_ascii_digit())
    {
        let _ = c;
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}
