//! Plates and doors.

use super::{Found, Kind};
use crate::script::is_han;

/// The provinces on plates (GA 36).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Plates: a province, a letter, five or six letters and digits of which at least two are digits.
pub fn plates(characters: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    for start in 0..characters.len() {
        let [province, letter, ..] = characters[start..] else {
            break;
        };
        if !PROVINCES.contains(province) || !letter.is_ascii_alphabetic() {
            continue;
        }
        let separated = matches!(characters.get(start + 2), Some('·' | '•' | '-' | ' ' | '.'));
        let first = start + 2 + usize::from(separated);
        let rest = &characters[first..];
        let length = rest
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric())
            .count();
        let digits = rest[..length].iter().filter(|c| c.is_ascii_digit()).count();
        let special = rest.get(length).is_some_and(|c| "学警港澳挂".contains(*c));
        let end = first + length + usize::from(special);
        if (5..=6).contains(&(end - first)) && digits >= 2 {
            found.push(Found {
                kind: Kind::Plate,
                start,
                end,
            });
        }
    }
    found
}

/// What a street, a village or an estate ends with.
const STREETS: [&str; 14] = [
    "大道", "路", "街", "巷", "弄", "道", "村", "组", "小区", "花园", "公寓", "家园", "苑", "社区",
];
/// What the number of a door ends with.
const DOORS: [char; 8] = ['号', '栋', '幢', '座', '单', '室', '组', '楼'];
/// What a part of an address to the left of the street ends with.
const AREAS: [char; 8] = ['省', '市', '州', '县', '区', '镇', '乡', '村'];
/// Words before an address that don't belong to it.
const BEFORE: [char; 14] = [
    '在', '于', '到', '住', '址', '是', '为', '的', '和', '与', '从', '至', '位', '我',
];

/// Doors: a street, village or estate with a number, from the area before it to the room behind it.
pub fn doors(characters: &[char]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let Some(end) = door_end(characters, at) else {
            at += 1;
            continue;
        };
        match begin(characters, at) {
            Some(start) => {
                found.push(Found {
                    kind: Kind::Address,
                    start,
                    end,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The end of a door number that begins here: `12号3栋502室`.
fn door_end(characters: &[char], start: usize) -> Option<usize> {
    if start == 0 || !is_number(characters[start]) || is_number(characters[start - 1]) {
        return None;
    }
    let mut end = None;
    let mut at = start;
    loop {
        let number = characters[at..]
            .iter()
            .take_while(|c| is_number(**c) || c.is_ascii_alphabetic() || **c == '-')
            .count();
        let sign = at + number;
        match characters.get(sign) {
            Some(sign_) if number > 0 && DOORS.contains(sign_) => {
                let long = *sign_ == '单' && characters.get(sign + 1) == Some(&'元');
                at = sign + 1 + usize::from(long);
                end = Some(at);
            }
            _ if number > 0 && end.is_some() && characters[at].is_ascii_digit() => {
                return Some(sign);
            }
            _ => return end,
        }
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Where the address of a door number begins, if a street stands before it.
fn begin(characters: &[char], number: usize) -> Option<usize> {
    let first = (0..number)
        .rev()
        .take_while(|at| is_han(characters[*at]))
        .take(24)
        .last()?;
    let before: String = characters[first..number].iter().collect();
    if !STREETS.iter().any(|street| before.ends_with(street)) {
        return None;
    }
    // The street's own name has no more than six characters; areas may stand before it.
    let own = number.saturating_sub(7).max(first);
    let area = (first..number - 1).find(|at| AREAS.contains(&characters[*at]));
    let from = match area {
        Some(area) => area.saturating_sub(3).max(first),
        None => own,
    };
    let after_word = (from..number - 1)
        .rev()
        .find(|at| BEFORE.contains(&characters[*at]));
    Some(after_word.map_or(from, |at| at + 1))
}
