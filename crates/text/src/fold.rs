//! Folding: two writings of the same words become the same text. Folded text is for comparing and searching, never for
//! showing.

use unicode_normalization::UnicodeNormalization;

use crate::script::is_invisible;

include!(concat!(env!("OUT_DIR"), "/simplified.rs"));

/// Folds width (全半角), case, compatibility forms and traditional characters; drops invisible characters.
///
/// Every character folds by itself, whatever its word, so a part of a text folds to a part of the folded text: a search
/// for it finds it.
pub fn fold(text: &str) -> String {
    let narrow = fold_width_and_case(text);
    if narrow.is_ascii() {
        return narrow;
    }
    narrow.chars().map(simplified_alone).collect()
}

/// Folds width, case and compatibility forms, and drops invisible characters; traditional characters stay.
pub(crate) fn fold_width_and_case(text: &str) -> String {
    if let Some(folded) = text.chars().map(fold_plain).collect() {
        return folded;
    }
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let narrow: String = visible.nfkc().collect();
    narrow.to_lowercase().nfkc().collect()
}

/// The short way for the characters that make up nearly every Chinese text; `None` where the tables of Unicode decide.
fn fold_plain(c: char) -> Option<char> {
    match c {
        ' '..='~' | '\n' | '\t' => Some(c.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}'
        | '、'
        | '。'
        | '〈'..='】'
        | '〔'
        | '〕'
        | '‘'..='”'
        | '—'
        | '·' => Some(c),
        '\u{3000}' | '\u{00A0}' => Some(' '),
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = char::from_u32(c as u32 - 0xFEE0)?;
            Some(narrow.to_ascii_lowercase())
        }
        _ => None,
    }
}

/// One character folded by itself; `None` where it folds to none or to several.
pub(crate) fn fold_one(c: char) -> Option<char> {
    if let Some(plain) = fold_plain(c) {
        return Some(simplified_alone(plain));
    }
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut characters = folded.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// The simplified form of a character without regard to its word.
pub(crate) fn simplified_alone(c: char) -> char {
    match SIMPLIFIED.binary_search_by_key(&c, |(traditional, _)| *traditional) {
        Ok(found) => SIMPLIFIED[found].1,
        Err(_) => c,
    }
}

/// A text in traditional characters, each without regard to its word: not for showing, [`fold`] leads back.
pub fn written_traditionally(text: &str) -> String {
    let traditional = |c: char| {
        let written = SIMPLIFIED.iter().find(|(_, simplified)| *simplified == c);
        written.map_or(c, |(traditional, _)| *traditional)
    };
    text.chars().map(traditional).collect()
}

/// Whether two texts are the same but for writing.
pub fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;
    use proptest::prelude::*;

    #[test]
    fn traditional_and_simplified_compare_equal() {
        for (traditional, simplified) in [
            ("企業訴求辦理答覆", "企业诉求办理答复"),
            ("臺灣後來瞭解著名乾燥麵條", "台湾后来了解著名干燥面条"),
            ("為爲裏裡", "为为里里"),
            ("乾隆", "乾隆"),
        ] {
            assert!(same(traditional, simplified), "{traditional}");
        }
    }

    #[test]
    fn width_case_and_invisible_characters_do_not_matter() {
        assert_eq!(fold("ＡＢＣ１２３（湘西）"), "abc123(湘西)");
        assert_eq!(fold("湘\u{200B}西\u{FEFF}州"), "湘西州");
        assert_eq!(fold("㎡①Ⅳ"), "m21iv");
        assert!(!same("湘西", "湘东"));
    }

    #[test]
    fn a_part_of_a_text_folds_to_a_part_of_it() {
        assert!(fold("陳乾坤經理").contains(&fold("陳乾")));
        assert!(fold("瞭望塔").contains(&fold("瞭")));
    }

    #[test]
    fn simplified_text_turned_traditional_folds_back() {
        let traditional = OpenCC::from_config(BuiltinConfig::S2t).unwrap();
        for text in [
            "企业反映项目用地审批后资金周转困难, 请发改委协调银行尽快放贷",
            "只有一家面粉厂, 干部下乡调研, 征求意见, 余款结清",
            "系统联系方式, 复印件, 回复, 制造, 松树, 台账, 挂账销号",
        ] {
            assert!(same(&traditional.convert(text), text), "{text}");
        }
    }

    #[test]
    fn what_is_written_traditionally_folds_back() {
        assert_ne!(written_traditionally("企业诉求办理"), "企业诉求办理");
        assert!(same(&written_traditionally("企业诉求办理"), "企业诉求办理"));
    }

    proptest! {
        #[test]
        fn the_short_way_leads_where_the_tables_of_unicode_lead(c in any::<char>(), near in "[ -~一-龥，。、《》〈-】〔〕‘-”—·　 Ａ-ｚ]") {
            for c in [Some(c), near.chars().next()].into_iter().flatten() {
                if let Some(folded) = fold_plain(c) {
                    let by_table: String = c.to_string().nfkc().collect::<String>().to_lowercase();
                    prop_assert_eq!(folded.to_string(), by_table);
                }
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "[一-龥\u{F900}-\u{FA6D}Ａ-ｚa-zA-Z0-9 ，。（）]{0,30}|\\PC{0,30}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
