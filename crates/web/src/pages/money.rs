//! Amounts as tables and totals print them.

/// `1,234.50` of an amount in 分: in units of 10,000 yuan (万元), two decimals, half up.
pub fn wan(fen: i64) -> String {
    decimal(fen, 1_000_000)
}

/// `26.98` of an amount in 分: in units of 100 million yuan (亿元), two decimals, half up.
pub fn yi(fen: i64) -> String {
    decimal(fen, 10_000_000_000)
}

fn decimal(fen: i64, unit: i64) -> String {
    let hundredth = unit / 100;
    let sign = if fen < 0 { "-" } else { "" };
    let hundredths = (fen.unsigned_abs() + hundredth.unsigned_abs() / 2) / hundredth.unsigned_abs();
    let whole = i64::try_from(hundredths / 100).unwrap_or(i64::MAX);
    let whole = crate::wording::grouped(whole);
    format!("{sign}{whole}.{:02}", hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_half_up_to_two_decimals() {
        assert_eq!(wan(123_450_000), "123.45");
        assert_eq!(wan(5_000), "0.01");
        assert_eq!(wan(4_999), "0.00");
        assert_eq!(wan(-1_000_000), "-1.00");
        assert_eq!(yi(269_800_000_000), "26.98");
        assert_eq!(wan(123_456_000_000), "123,456.00");
    }
}
