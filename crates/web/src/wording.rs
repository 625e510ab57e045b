//! Dates and numbers as a page writes them, in the page's language.

use domain::permits::Grant;
use domain::time::Date;
use messages::Texts;

/// `优化办交办员`, or `承办单位联络员（州工信局）` where the grant names an office, firm or chamber.
pub fn grant_label(t: &Texts, grant: Grant, scope: Option<&str>) -> String {
    let role = t
        .lookup(&format!("roles.{}", grant.role))
        .unwrap_or_default();
    match scope {
        Some(scope) => t.accounts.role_in(role, scope),
        None => role.to_owned(),
    }
}

/// `2024年5月21日`, `21 May 2024`.
pub fn long_date(t: &Texts, date: Date) -> String {
    t.dates.long(date.day(), month(t, date), date.year())
}

/// `5月21日`, `21 May`.
pub fn short_date(t: &Texts, date: Date) -> String {
    t.dates.short(date.day(), month(t, date))
}

/// `2024年5月21日（周二）`, `Tue 21 May 2024`.
pub fn date_and_weekday(t: &Texts, date: Date) -> String {
    t.dates.with_weekday(long_date(t, date), weekday(t, date))
}

/// `周二`, `Tue`.
pub fn weekday(t: &Texts, date: Date) -> &'static str {
    let position = date.weekday().to_monday_zero_offset();
    nth_word(t.dates.weekdays, position)
}

/// `5月`, `May`.
pub fn month(t: &Texts, date: Date) -> &'static str {
    nth_word(t.dates.months, date.month() - 1)
}

fn nth_word(list: &'static str, position: i8) -> &'static str {
    let position = usize::try_from(position).unwrap_or_default();
    list.split(' ').nth(position).unwrap_or_default()
}

/// `1,234,567`: the thousands are set apart from five digits on, as in official tables.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `26.98` and `亿元`, or `560` and `万元` below one hundred million yuan; at most two decimals, none that are zero.
pub fn large_money(t: &Texts, fen: i64) -> (String, &'static str) {
    const HUNDRED_MILLION: i64 = 10_000_000_000;
    const TEN_THOUSAND: i64 = 1_000_000;
    let (divisor, unit) = match fen.abs() >= HUNDRED_MILLION {
        true => (HUNDRED_MILLION, t.figures.unit.hundred_million),
        false => (TEN_THOUSAND, t.figures.unit.ten_thousand),
    };
    let hundredths = fen / (divisor / 100);
    let (whole, rest) = (grouped(hundredths / 100), hundredths.abs() % 100);
    let amount = format!("{whole}.{rest:02}");
    let amount = amount.trim_end_matches('0').trim_end_matches('.');
    (amount.to_owned(), unit)
}

/// `90.4%` of a numerator and a positive denominator, rounded half up to one decimal.
pub fn percent(numerator: u64, denominator: u64) -> String {
    let denominator = u128::from(denominator.max(1));
    let tenths = (u128::from(numerator) * 2000 + denominator) / (2 * denominator);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use messages::{Language, texts};

    #[test]
    fn a_date_is_written_as_its_language_writes_it() {
        let day = date(2024, 5, 21);
        assert_eq!(
            date_and_weekday(texts(Language::ZhHans), day),
            "2024年5月21日（周二）"
        );
        assert_eq!(
            date_and_weekday(texts(Language::En), day),
            "Tue 21 May 2024"
        );
        assert_eq!(
            short_date(texts(Language::ZhHans), date(2024, 12, 1)),
            "12月1日"
        );
        assert_eq!(weekday(texts(Language::En), date(2024, 12, 1)), "Sun");
    }

    #[test]
    fn percentages_round_half_up_and_never_divide_by_zero() {
        assert_eq!(percent(123, 136), "90.4%");
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(1, 16), "6.3%");
        assert_eq!(percent(0, 0), "0.0%");
        assert_eq!(percent(u64::MAX, u64::MAX), "100.0%");
    }

    #[test]
    fn large_sums_are_written_in_the_units_of_reports() {
        let t = texts(Language::ZhHans);
        assert_eq!(large_money(t, 269_800_000_000), ("26.98".into(), "亿元"));
        assert_eq!(large_money(t, 663_000_000_000), ("66.3".into(), "亿元"));
        assert_eq!(large_money(t, 560_000_000), ("560".into(), "万元"));
        assert_eq!(large_money(t, 0), ("0".into(), "万元"));
    }

    #[test]
    fn thousands_are_set_apart_from_five_digits_on() {
        assert_eq!(grouped(1392), "1392");
        assert_eq!(grouped(26980), "26,980");
        assert_eq!(grouped(-1_234_567), "-1,234,567");
    }
}
