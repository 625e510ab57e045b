//! What people paste becomes what they meant: the same characters in one form, without invisible ones.

use unicode_normalization::UnicodeNormalization;

use crate::script::is_invisible;

/// Cleans a text of several lines: NFC, line ends as `\n`, no control, direction or zero-width characters, no blanks at
/// the ends of lines, at most one empty line in a row, nothing around the whole. Indentation of lines is kept.
pub fn clean_text(text: &str) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{0085}'], "\n");
    let visible: String = unified
        .chars()
        .filter(|c| !is_invisible(*c))
        .nfc()
        .collect();
    let mut cleaned = String::with_capacity(visible.len());
    let mut empty_lines = 0;
    for line in visible.lines().map(str::trim_end) {
        empty_lines = if line.is_empty() { empty_lines + 1 } else { 0 };
        if empty_lines < 2 {
            cleaned.push_str(line);
            cleaned.push('\n');
        }
    }
    cleaned.trim().to_owned()
}

/// Cleans a text of one line, such as a name or a title: as [`clean_text`], and runs of blanks and line ends become one
/// space.
pub fn clean_line(text: &str) -> String {
    let cleaned = clean_text(text);
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_become_one_kind_and_empty_lines_at_most_one() {
        assert_eq!(clean_text("一\r\n二\r三\u{2028}四"), "一\n二\n三\n四");
        assert_eq!(clean_text("　　一  \n\n \n\n　　二\n"), "一\n\n　　二");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(
            clean_text("湘\u{202E}西\u{200B}\u{FEFF}州\u{0}\u{7}"),
            "湘西州"
        );
        assert_eq!(clean_text("a\tb"), "a\tb");
    }

    #[test]
    fn a_letter_and_its_accent_become_one() {
        assert_eq!(clean_text("e\u{301}"), "é");
    }

    #[test]
    fn rare_characters_stay() {
        let rare = "𠮷\u{E0100}龘\u{E863}😀";
        assert_eq!(clean_text(rare), rare);
    }

    #[test]
    fn a_name_has_single_spaces() {
        assert_eq!(
            clean_line(" 吉首市　某\r\n酒业\t公司 "),
            "吉首市 某 酒业 公司"
        );
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC{0,20}[\\r\\n\u{200B}\u{202E} 　]{0,4}\\PC{0,20}") {
            let once = clean_text(&text);
            prop_assert_eq!(&clean_text(&once), &once);
            let line = clean_line(&text);
            prop_assert_eq!(&clean_line(&line), &line);
        }

        #[test]
        fn no_control_character_survives(text in any::<String>()) {
            prop_assert!(clean_text(&text).chars().all(|c| !is_invisible(c)));
        }
    }
}
