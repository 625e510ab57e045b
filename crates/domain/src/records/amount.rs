//! Amounts as people write them: in 万元, in another unit that is named, or in words that give a lower bound.

use crate::cases::refusal::Problem;

/// 分 in 1 万元.
pub const FEN_PER_WAN: i64 = 1_000_000;
/// 分 in 1 亿元.
const FEN_PER_YI: i64 = 10_000_000_000;
/// 分 in 1 元.
const FEN_PER_YUAN: i64 = 100;

/// What an amount is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Yuan,
    Wan,
    Yi,
}

impl Unit {
    /// 分 in one of the unit.
    fn fen(self) -> i64 {
        match self {
            Unit::Yuan => FEN_PER_YUAN,
            Unit::Wan => FEN_PER_WAN,
            Unit::Yi => FEN_PER_YI,
        }
    }
}

/// An amount typed in 万元 with at most two decimals, in 分. Thousands may be kept apart by commas.
///
/// # Errors
/// [`Problem::NotAnAmount`]; [`Problem::Negative`] for a number below zero.
pub fn wan(typed: &str) -> Result<i64, Problem> {
    let plain = plain(typed);
    if plain.strip_prefix(['-', '−']).is_some_and(is_number) {
        return Err(Problem::Negative);
    }
    match plain.split_once('.') {
        Some((_, decimals)) if decimals.len() > 2 => Err(Problem::NotAnAmount),
        _ => scaled(&plain, Unit::Wan).ok_or(Problem::NotAnAmount),
    }
}

/// The stored amount as it is typed in 万元, with as many decimals as it has.
pub fn wan_text(fen: i64) -> String {
    let text = format!("{}.{:06}", fen / FEN_PER_WAN, fen % FEN_PER_WAN);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An amount of a list: a number in `unit`, or with its own unit (`120万元`, `0.5亿`, `3000000元`), exact to the 分.
pub fn listed(text: &str, unit: Unit) -> Option<i64> {
    let plain = plain(text);
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.');
    let (number, named) = plain.split_at(end.unwrap_or(plain.len()));
    let unit = match named.trim_start_matches("人民币") {
        "" => unit,
        "元" => Unit::Yuan,
        "万" | "万元" => Unit::Wan,
        "亿" | "亿元" => Unit::Yi,
        _ => return None,
    };
    scaled(number, unit)
}

/// A percentage with at most two decimals (`1.25`, `80%`), in hundredths of a percent.
pub fn percent(text: &str) -> Option<i64> {
    let plain = plain(text);
    let number = plain.trim_end_matches(['%', '％']);
    match number.split_once('.') {
        Some((_, decimals)) if decimals.trim_end_matches('0').len() > 2 => None,
        // 分 in a yuan are as many as hundredths of a percent in a percent.
        _ => scaled(number, Unit::Yuan),
    }
}

/// Hundredths of a percent as they are typed.
pub fn percent_text(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An amount that keeps its own words: the lower bound in 分, and the words unless it is a plain number in 万元.
///
/// `560余万元` is at least 560 万元, `超1亿元` at least 1 亿元. Nothing typed is nothing.
///
/// # Errors
/// [`Problem::NoLowerBound`] for words such as 约 or 近, which give none; else those of [`wan`].
pub fn qualified(typed: &str) -> Result<(i64, String), Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok((0, String::new()));
    }
    let folded = plain(typed);
    if is_number(&folded) || folded.starts_with(['-', '−']) {
        return Ok((wan(typed)?, String::new()));
    }
    if UNBOUNDED.iter().any(|word| folded.contains(word)) {
        return Err(Problem::NoLowerBound);
    }
    let found = lower_bound(&folded).ok_or(Problem::NotAnAmount)?;
    Ok((found, typed.to_owned()))
}

const UNBOUNDED: [&str; 7] = ["约", "近", "不足", "不到", "不超", "以下", "以内"];
const AT_LEAST: [&str; 9] = [
    "超过",
    "超",
    "逾",
    "不少于",
    "不低于",
    "至少",
    "达到",
    "达",
    "共",
];
const AND_MORE: [char; 4] = ['余', '多', '几', '+'];

/// Reads `[超]560[余]万元[以上]`.
fn lower_bound(text: &str) -> Option<i64> {
    let rest = AT_LEAST
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(AND_MORE).unwrap_or(rest);
    let units = [
        ("亿元", Unit::Yi),
        ("亿", Unit::Yi),
        ("万元", Unit::Wan),
        ("万", Unit::Wan),
        ("元", Unit::Yuan),
    ];
    let (rest, unit) = units
        .iter()
        .find_map(|(word, unit)| Some((rest.strip_prefix(word)?, *unit)))?;
    match rest {
        "" | "以上" | "余" | "多" => scaled(number, unit),
        _ => None,
    }
}

/// Half-width digits and points, without commas and blanks.
fn plain(typed: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '．' => '.',
        other => other,
    };
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '¥' | '￥'))
        .map(narrow)
        .collect()
}

fn is_number(text: &str) -> bool {
    scaled(text, Unit::Wan).is_some()
}

/// A decimal number of units in 分; none if it has a part of a 分.
fn scaled(number: &str, unit: Unit) -> Option<i64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(decimals) || number.ends_with('.') {
        return None;
    }
    let decimals = decimals.trim_end_matches('0');
    let whole = whole.parse::<i64>().ok()?.checked_mul(unit.fen())?;
    if decimals.is_empty() {
        return Some(whole);
    }
    let tens = 10i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let part = decimals.parse::<i64>().ok()?.checked_mul(unit.fen())?;
    match part % tens {
        0 => whole.checked_add(part / tens),
        _ => None,
    }
}
