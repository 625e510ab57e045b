//! Masking of personal and business facts for readers who may know that they exist but not what they are.

use crate::clean::clean_line;
use crate::pinyin::has_double_surname;

/// A telephone number. A mobile keeps its first three and last four digits (`138****5678`), a landline its area code
/// (`0743-*******`); of anything else no digit is left.
pub fn phone(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let local = match number.trim_start().starts_with("+86") || digits.len() == 13 {
        true => digits.strip_prefix("86").unwrap_or(&digits),
        false => &digits,
    };
    if local.len() == 11 && local.starts_with('1') {
        return format!("{}****{}", &local[..3], &local[7..]);
    }
    match area_code(number, local) {
        Some(area) => format!("{area}-{}", "*".repeat(local.len() - area.len())),
        None => "*".repeat(local.len()),
    }
}

/// The area code with its leading 0: what stands before the separator, else three digits for 010 and 02x, four for others.
fn area_code<'a>(number: &str, digits: &'a str) -> Option<&'a str> {
    if !digits.starts_with('0') || digits.len() < 10 {
        return None;
    }
    let written = number
        .trim()
        .split(['-', ' ', ')', '）', '－'])
        .next()
        .unwrap_or_default();
    let written = written.chars().filter(char::is_ascii_digit).count();
    let by_number = if matches!(&digits[1..2], "1" | "2") {
        3
    } else {
        4
    };
    let length = if matches!(written, 3 | 4) {
        written
    } else {
        by_number
    };
    Some(&digits[..length])
}

/// A person's name: the surname and two stars, however long the name is (张**, 欧阳**).
pub fn name(name: &str) -> String {
    let characters: Vec<char> = clean_line(name).chars().collect();
    let kept = match characters.as_slice() {
        [] => return String::new(),
        [_, _, _, ..] if has_double_surname(&characters) => 2,
        _ => 1,
    };
    let surname: String = characters[..kept].iter().collect();
    format!("{surname}**")
}

/// An e-mail address: the first character and the domain (`a***@example.org`); without a domain only stars.
pub fn email(address: &str) -> String {
    let address = clean_line(address);
    match address.rsplit_once('@') {
        Some((local, domain)) if !local.is_empty() && !domain.is_empty() => {
            let first: String = local.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        _ => "***".to_owned(),
    }
}

/// The order of magnitude of an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Magnitude {
    /// Less than 1 000 yuan.
    BelowThousand,
    Thousands,
    TenThousands,
    HundredThousands,
    Millions,
    TenMillions,
    /// 100 million yuan and more.
    HundredMillions,
}

impl Magnitude {
    /// The magnitude of an amount in 分; the sign doesn't matter.
    pub fn of(fen: i64) -> Magnitude {
        match fen.unsigned_abs() / 100 {
            0..1_000 => Magnitude::BelowThousand,
            1_000..10_000 => Magnitude::Thousands,
            10_000..100_000 => Magnitude::TenThousands,
            100_000..1_000_000 => Magnitude::HundredThousands,
            1_000_000..10_000_000 => Magnitude::Millions,
            10_000_000..100_000_000 => Magnitude::TenMillions,
            _ => Magnitude::HundredMillions,
        }
    }

    /// As a Chinese document says it.
    pub fn chinese(self) -> &'static str {
        match self {
            Magnitude::BelowThousand => "千元以下",
            Magnitude::Thousands => "千元级",
            Magnitude::TenThousands => "万元级",
            Magnitude::HundredThousands => "十万元级",
            Magnitude::Millions => "百万元级",
            Magnitude::TenMillions => "千万元级",
            Magnitude::HundredMillions => "亿元级",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mobile_keeps_seven_digits() {
        for number in [
            "13812345678",
            "138 1234 5678",
            "+86 138-1234-5678",
            "8613812345678",
        ] {
            assert_eq!(phone(number), "138****5678", "{number}");
        }
    }

    #[test]
    fn a_landline_keeps_its_area_code() {
        assert_eq!(phone("0743-8222222"), "0743-*******");
        assert_eq!(phone("(0743) 8222222"), "0743-*******");
        assert_eq!(phone("07438222222"), "0743-*******");
        assert_eq!(phone("01062345678"), "010-********");
        assert_eq!(phone("+86 021 62345678"), "021-********");
        assert_eq!(phone("8222222"), "*******");
        assert_eq!(phone("110"), "***");
        assert_eq!(phone("电话不详"), "");
    }

    #[test]
    fn a_name_keeps_the_surname_and_hides_its_length() {
        assert_eq!(name("张某"), "张**");
        assert_eq!(name(" 张某某 "), "张**");
        assert_eq!(name("欧阳某"), "欧阳**");
        assert_eq!(name("张"), "张**");
        assert_eq!(name("Jane Doe"), "J**");
        assert_eq!(name(""), "");
    }

    #[test]
    fn an_address_keeps_its_domain() {
        assert_eq!(email("abc.d@example.org"), "a***@example.org");
        assert_eq!(email("王@例子.中国"), "王***@例子.中国");
        assert_eq!(email("no address"), "***");
        assert_eq!(email("@example.org"), "***");
    }

    #[test]
    fn an_amount_keeps_its_magnitude() {
        assert_eq!(Magnitude::of(99_999), Magnitude::BelowThousand);
        assert_eq!(Magnitude::of(100_000), Magnitude::Thousands);
        assert_eq!(Magnitude::of(345_678_900), Magnitude::Millions);
        assert_eq!(Magnitude::of(-345_678_900), Magnitude::Millions);
        assert_eq!(Magnitude::of(i64::MIN), Magnitude::HundredMillions);
        assert_eq!(Magnitude::of(300_000_000_000).chinese(), "亿元级");
    }

    proptest! {
        #[test]
        fn no_number_shows_more_than_seven_digits(number in "[0-9+() -]{0,20}") {
            let shown = phone(&number).chars().filter(char::is_ascii_digit).count();
            prop_assert!(shown <= 7);
        }
    }
}
