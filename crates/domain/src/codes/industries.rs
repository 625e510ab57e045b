//! Industries: the sections A–T and the codes of GB/T 4754-2017 (国民经济行业分类).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the 20 sections (门类). Serialised as its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Section {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
}

struct Row {
    section: Section,
    /// First and last division (大类) of the section.
    divisions: (u8, u8),
    chinese: &'static str,
    english: &'static str,
}

const fn row(
    section: Section,
    divisions: (u8, u8),
    chinese: &'static str,
    english: &'static str,
) -> Row {
    Row {
        section,
        divisions,
        chinese,
        english,
    }
}

#[rustfmt::skip]
const SECTIONS: [Row; 20] = [
    row(Section::A, (1, 5), "农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery"),
    row(Section::B, (6, 12), "采矿业", "Mining"),
    row(Section::C, (13, 43), "制造业", "Manufacturing"),
    row(Section::D, (44, 46), "电力、热力、燃气及水生产和供应业", "Production and supply of electricity, heat, gas and water"),
    row(Section::E, (47, 50), "建筑业", "Construction"),
    row(Section::F, (51, 52), "批发和零售业", "Wholesale and retail trade"),
    row(Section::G, (53, 60), "交通运输、仓储和邮政业", "Transport, storage and post"),
    row(Section::H, (61, 62), "住宿和餐饮业", "Accommodation and catering"),
    row(Section::I, (63, 65), "信息传输、软件和信息技术服务业", "Information transmission, software and information technology"),
    row(Section::J, (66, 69), "金融业", "Finance"),
    row(Section::K, (70, 70), "房地产业", "Real estate"),
    row(Section::L, (71, 72), "租赁和商务服务业", "Leasing and business services"),
    row(Section::M, (73, 75), "科学研究和技术服务业", "Scientific research and technical services"),
    row(Section::N, (76, 79), "水利、环境和公共设施管理业", "Water conservancy, environment and public facilities"),
    row(Section::O, (80, 82), "居民服务、修理和其他服务业", "Household services, repair and other services"),
    row(Section::P, (83, 83), "教育", "Education"),
    row(Section::Q, (84, 85), "卫生和社会工作", "Health and social work"),
    row(Section::R, (86, 90), "文化、体育和娱乐业", "Culture, sports and entertainment"),
    row(Section::S, (91, 96), "公共管理、社会保障和社会组织", "Public administration, social security and social organisations"),
    row(Section::T, (97, 97), "国际组织", "International organisations"),
];

impl Section {
    /// All sections in order.
    pub fn all() -> impl Iterator<Item = Section> {
        SECTIONS.iter().map(|row| row.section)
    }

    /// The letter, `'A'` to `'T'`.
    pub fn letter(self) -> char {
        char::from(b'A' + self as u8)
    }

    /// The name in the standard.
    pub fn chinese(self) -> &'static str {
        SECTIONS[self as usize].chinese
    }

    pub fn english(self) -> &'static str {
        SECTIONS[self as usize].english
    }

    /// The section of a division (大类), 1 to 97.
    pub fn of_division(division: u8) -> Option<Section> {
        let within = |row: &&Row| (row.divisions.0..=row.divisions.1).contains(&division);
        SECTIONS.iter().find(within).map(|row| row.section)
    }
}

/// A section, division (2 digits), group (3) or class (4), such as `C`, `15`, `151` or `1512`; `C1512` is read too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct IndustryCode {
    section: Section,
    digits: String,
}

/// Why a text is not an industry code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IndustryCodeError {
    #[error("an industry code is a letter A–T, two to four digits, or both")]
    Shape,
    #[error("there is no division {0:02}")]
    Division(u8),
    #[error("division {division:02} belongs to section {section:?}")]
    WrongSection { division: u8, section: Section },
}

impl IndustryCode {
    /// Checks shape, division and section; which groups and classes exist is not known here.
    pub fn parse(text: &str) -> Result<IndustryCode, IndustryCodeError> {
        let text = text.trim().to_ascii_uppercase();
        let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let letter = &text[..text.len() - digits.len()];
        let named = section_of(letter)?;
        if digits.is_empty() {
            let section = named.ok_or(IndustryCodeError::Shape)?;
            let digits = String::new();
            return Ok(IndustryCode { section, digits });
        }
        if !(2..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IndustryCodeError::Shape);
        }
        let division = digits[..2].parse().map_err(|_| IndustryCodeError::Shape)?;
        let section =
            Section::of_division(division).ok_or(IndustryCodeError::Division(division))?;
        if named.is_some_and(|named| named != section) {
            return Err(IndustryCodeError::WrongSection { division, section });
        }
        let digits = digits.to_owned();
        Ok(IndustryCode { section, digits })
    }

    pub fn section(&self) -> Section {
        self.section
    }

    /// The division, 1 to 97, unless the code is a section only.
    pub fn division(&self) -> Option<u8> {
        self.digits.get(..2)?.parse().ok()
    }

    /// The digits, none to four.
    pub fn digits(&self) -> &str {
        &self.digits
    }
}

fn section_of(letter: &str) -> Result<Option<Section>, IndustryCodeError> {
    if letter.is_empty() {
        return Ok(None);
    }
    let found = Section::all().find(|section| letter == section.letter().to_string());
    found.map(Some).ok_or(IndustryCodeError::Shape)
}

impl fmt::Display for IndustryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.section.letter(), self.digits)
    }
}

impl FromStr for IndustryCode {
    type Err = IndustryCodeError;

    fn from_str(text: &str) -> Result<IndustryCode, IndustryCodeError> {
        IndustryCode::parse(text)
    }
}

impl From<IndustryCode> for String {
    fn from(code: IndustryCode) -> String {
        code.to_string()
    }
}

impl TryFrom<String> for IndustryCode {
    type Error = IndustryCodeError;

    fn try_from(text: String) -> Result<IndustryCode, IndustryCodeError> {
        IndustryCode::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_sections_share_97_divisions_without_gap() {
        let sections: Vec<Option<Section>> = (1..=97).map(Section::of_division).collect();
        assert!(sections.iter().all(Option::is_some) && sections.is_sorted());
        assert_eq!(Section::of_division(0), None);
        assert_eq!(Section::of_division(98), None);
        let letters: String = Section::all().map(Section::letter).collect();
        assert_eq!(letters, "ABCDEFGHIJKLMNOPQRST");
    }

    #[test]
    fn every_section_finds_its_own_row() {
        for (index, row) in SECTIONS.iter().enumerate() {
            assert_eq!(row.section as usize, index);
        }
        assert_eq!(Section::C.chinese(), "制造业");
        assert_eq!(Section::J.english(), "Finance");
    }

    #[test]
    fn codes_are_read_with_and_without_their_letter() {
        for text in ["C1512", "1512", " c1512 "] {
            let code = IndustryCode::parse(text).unwrap();
            assert_eq!(code.to_string(), "C1512");
            assert_eq!((code.section(), code.division()), (Section::C, Some(15)));
        }
        let section = IndustryCode::parse("A").unwrap();
        assert_eq!((section.section(), section.division()), (Section::A, None));
    }

    #[test]
    fn wrong_codes_are_refused_with_a_reason() {
        let refused = |text| IndustryCode::parse(text).unwrap_err();
        assert_eq!(refused("98"), IndustryCodeError::Division(98));
        assert_eq!(
            refused("A1512"),
            IndustryCodeError::WrongSection {
                division: 15,
                section: Section::C
            }
        );
        for text in ["", "U", "5", "15121", "AB15", "制造"] {
            assert_eq!(refused(text), IndustryCodeError::Shape, "{text}");
        }
    }
}
