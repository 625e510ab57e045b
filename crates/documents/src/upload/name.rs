//! What a file is called: words for people, never a path and never anything that changes how it is shown.

use domain::files::Media;
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters, without its ending.
const MOST: usize = 100;

/// A name on one line, composed (NFC), without folders, control, direction or invisible characters, and with an ending
/// that fits the content.
pub fn cleaned(name: &str, media: Media) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.nfc().filter(|c| is_shown(*c)).collect();
    let shown = shown.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = shown.rsplit_once('.').unwrap_or((shown, ""));
    let fits = media.endings().contains(&ending.to_lowercase().as_str());
    let (stem, ending) = match fits && !stem.is_empty() {
        true => (stem, ending),
        false => (shown, media.endings()[0]),
    };
    let short: String = stem.chars().take(MOST).collect();
    match short.trim() {
        "" => format!("{}.{ending}", media.key()),
        stem => format!("{stem}.{ending}"),
    }
}

/// Letters, digits, signs and plain spaces; not what is invisible, turns the direction of writing or joins characters.
fn is_shown(c: char) -> bool {
    let is_hidden = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    let is_reserved = matches!(c, '"' | '*' | ':' | '<' | '>' | '?' | '|');
    !c.is_control() && !is_hidden && !is_reserved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folders_and_tricks_go_and_words_stay() {
        let cleaned = |name| cleaned(name, Media::Pdf);
        assert_eq!(cleaned("报告 （终稿）.pdf"), "报告 （终稿）.pdf");
        assert_eq!(cleaned("../../etc/passwd"), "passwd.pdf");
        assert_eq!(cleaned(r"C:\Users\me\合同.pdf"), "合同.pdf");
        assert_eq!(cleaned("\u{202e}fdp.exe"), "fdp.exe.pdf");
        assert_eq!(cleaned("\u{200b}.htaccess"), "htaccess.pdf");
        assert_eq!(cleaned("a\r\nSet-Cookie: x.pdf"), "aSet-Cookie x.pdf");
        assert_eq!(cleaned(".pdf"), "pdf.pdf");
        assert_eq!(cleaned(""), "pdf.pdf");
        assert_eq!(cleaned("e\u{301}.pdf"), "é.pdf");
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_called_something_harmless(name in "\\PC{0,300}|.{0,300}") {
            for media in Media::ALL {
                let cleaned = cleaned(&name, *media);
                prop_assert!(cleaned.chars().all(is_shown), "{cleaned:?}");
                prop_assert!(!cleaned.contains(['/', '\\']) && !cleaned.starts_with('.'));
                prop_assert!((1..=MOST + 6).contains(&cleaned.chars().count()));
                let ending = cleaned.rsplit('.').next().unwrap().to_lowercase();
                prop_assert!(media.endings().contains(&ending.as_str()));
            }
        }
    }
}
