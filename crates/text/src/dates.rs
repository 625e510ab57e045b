//! Whether a text names a day or a span of days.

use crate::fold::fold;

/// What follows the number of a date or of a span of days.
const AFTER_NUMBER: [&str; 14] = [
    "月底",
    "月初",
    "月中",
    "月份",
    "日前",
    "日内",
    "天内",
    "个工作日",
    "工作日",
    "个月内",
    "周内",
    "小时内",
    "年底",
    "年内",
];
/// Words that name a time without a number.
const WITHOUT_NUMBER: [&str; 8] = [
    "本月底",
    "本周内",
    "下周",
    "月底前",
    "年底前",
    "季度末",
    "季度前",
    "当天",
];

/// `5月20日`, `2024-05-20`, `15个工作日`, `年底前` and the like.
pub fn names_a_time(text: &str) -> bool {
    let folded = fold(text);
    if WITHOUT_NUMBER.iter().any(|word| folded.contains(word)) {
        return true;
    }
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(is_number) {
        let number = &rest[start..];
        let end = number.find(|c| !is_number(c)).unwrap_or(number.len());
        let (number, after) = number.split_at(end);
        rest = after;
        let after = after.trim_start();
        if AFTER_NUMBER.iter().any(|word| after.starts_with(word)) || is_day(number, after) {
            return true;
        }
    }
    false
}

/// A month with a day: `5月20日`, `5-20`, `2024/05/20` from any of its numbers.
fn is_day(number: &str, after: &str) -> bool {
    let Some(sign) = after.chars().next() else {
        return false;
    };
    let next: String = after[sign.len_utf8()..]
        .trim_start()
        .chars()
        .take(2)
        .collect();
    let then_number =
        next.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    match sign {
        '月' => then_number,
        '-' | '/' | '.' => {
            number.len() == 4 && then_number && next.len() == 2 && number.starts_with("20")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_spans_are_times() {
        for text in [
            "5月20日前完成",
            "２０２４年５月２０日",
            "2024-05-20 到账",
            "15个工作日内办结",
            "三十日内答复",
            "五月二十日",
            "年底前开工",
            "6月底前",
        ] {
            assert!(names_a_time(text), "{text}");
        }
    }

    #[test]
    fn numbers_and_promises_are_no_times() {
        for text in [
            "尽快办理",
            "电话0743-8123456",
            "补助12.5万元",
            "第3条",
            "3家企业",
            "两个问题",
            "",
        ] {
            assert!(!names_a_time(text), "{text}");
        }
    }
}
