//! Registered capital as registers write it: `3,676.5000(万元)`, `138万人民币`, `22(万美元)`.

/// An amount in the smallest unit of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capital {
    /// 分 for yuan, cents for dollars; for yen too a hundredth.
    pub hundredths: i64,
    pub currency: Currency,
}

/// The currencies met in registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    Yuan,
    UsDollar,
    HongKongDollar,
    Euro,
    Yen,
    Other,
}

const CURRENCIES: [(&str, Currency); 9] = [
    ("人民币", Currency::Yuan),
    ("美元", Currency::UsDollar),
    ("港元", Currency::HongKongDollar),
    ("港币", Currency::HongKongDollar),
    ("欧元", Currency::Euro),
    ("日元", Currency::Yen),
    ("元", Currency::Yuan),
    ("rmb", Currency::Yuan),
    ("cny", Currency::Yuan),
];

impl Capital {
    /// Reads an amount; without a unit it is 万元, as in every register. `None` when there is no amount to be seen.
    pub fn parse(text: &str) -> Option<Capital> {
        let folded = crate::headings::fold_keeping_points(text);
        let end = folded.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (number, unit) = folded.split_at(end.unwrap_or(folded.len()));
        let unit: String = unit.chars().filter(|c| !matches!(c, '(' | ')')).collect();
        let (hundredths_each, currency) = split_unit(&unit)?;
        let hundredths = scaled(&number.replace(',', ""), hundredths_each)?;
        Some(Capital {
            hundredths,
            currency,
        })
    }
}

/// Hundredths in one of the unit, and its currency.
fn split_unit(unit: &str) -> Option<(i64, Currency)> {
    let (scale, currency) = if let Some(rest) = unit.strip_prefix('万') {
        (10_000, rest)
    } else if let Some(rest) = unit.strip_prefix('亿') {
        (100_000_000, rest)
    } else if unit.is_empty() {
        (10_000, unit)
    } else {
        (1, unit)
    };
    let known = CURRENCIES.iter().find(|(name, _)| currency.contains(name));
    let currency = match known {
        Some((_, currency)) => *currency,
        None if currency.is_empty() => Currency::Yuan,
        None if scale > 1 => Currency::Other,
        None => return None,
    };
    Some((scale * 100, currency))
}

/// A decimal number times a whole one, exact as far as the result's own digits go.
fn scaled(number: &str, by: i64) -> Option<i64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = part.get(..part.len().min(9))?;
    let whole: i64 = whole.parse().ok()?;
    let mut rest: i64 = 0;
    if !digits.is_empty() {
        let scale = 10i64.pow(u32::try_from(digits.len()).ok()?);
        rest = digits.parse::<i64>().ok()?.checked_mul(by)? / scale;
    }
    whole.checked_mul(by)?.checked_add(rest)
}
