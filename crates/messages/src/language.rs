//! The languages of the interface and their names in pages, requests and addresses.

use std::fmt;
use std::str::FromStr;

/// A language of the interface. The default is simplified Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    ZhHans,
    ZhHant,
    En,
}

/// A language tag that none of the three languages answers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl Language {
    /// All languages, in the order in which a page offers them.
    pub fn all() -> [Language; 3] {
        [Language::ZhHans, Language::ZhHant, Language::En]
    }

    /// The BCP 47 tag: what the `lang` attribute of a page, a cookie and a stored preference hold.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHans => "zh-Hans",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language of a BCP 47 tag as browsers send them: `zh`, `zh-CN`, `zh-Hant-HK`, `zh-TW`, `en-GB`.
    /// Regions that write traditional characters (HK, MO, TW) mean traditional Chinese.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let lower = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut subtags = lower.split('-');
        match subtags.next()? {
            "en" => Some(Language::En),
            "zh" => {
                let rest: Vec<&str> = subtags.collect();
                let is = |wanted: &[&str]| rest.iter().any(|subtag| wanted.contains(subtag));
                let traditional = is(&["hant"]) || (is(&["hk", "mo", "tw"]) && !is(&["hans"]));
                Some(if traditional {
                    Language::ZhHant
                } else {
                    Language::ZhHans
                })
            }
            _ => None,
        }
    }

    /// The language a browser prefers among ours, by an `Accept-Language` header; none if it names none.
    pub fn from_accept_language(header: &str) -> Option<Language> {
        header
            .split(',')
            .filter_map(|entry| {
                let mut pieces = entry.split(';');
                let language = Language::from_tag(pieces.next()?)?;
                let weight = pieces
                    .find_map(|piece| piece.trim().strip_prefix("q="))
                    .map_or(Some(1.0), |weight| weight.parse::<f32>().ok())?;
                (weight > 0.0).then_some((language, weight))
            })
            // The first of equal weight wins, so only a greater weight may replace it.
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(language, _)| language)
    }

    /// The language's name in itself, for the language switch.
    pub fn own_name(self) -> &'static str {
        crate::texts(self).common.language_name
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Language::from_tag(tag).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is none of the interface's languages zh-Hans, zh-Hant and en",
            self.0
        )
    }
}

impl std::error::Error for UnknownLanguage {}
