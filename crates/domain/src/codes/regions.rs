//! Region codes in the shape of GB/T 2260. Which regions exist is configuration, not programme.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Six digits: two for the province, two for the prefecture, two for the county. Areas that are not in the standard
/// (a development zone) carry a code of the same shape which the configuration gives them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RegionCode(String);

/// Why a text is not a region code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionCodeError {
    #[error("a region code has six digits")]
    Shape,
    #[error("no province begins with {0}")]
    Province(u8),
    #[error("a county needs a prefecture")]
    Gap,
}

/// How far down a code reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionLevel {
    Province,
    Prefecture,
    County,
}

impl RegionCode {
    /// Checks the shape: six digits, the first two of a province in use, no county without prefecture.
    pub fn parse(text: &str) -> Result<RegionCode, RegionCodeError> {
        let text = text.trim();
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RegionCodeError::Shape);
        }
        let province = text[..2].parse().map_err(|_| RegionCodeError::Shape)?;
        if !is_province(province) {
            return Err(RegionCodeError::Province(province));
        }
        if &text[2..4] == "00" && &text[4..] != "00" {
            return Err(RegionCodeError::Gap);
        }
        Ok(RegionCode(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn level(&self) -> RegionLevel {
        match (&self.0[2..4], &self.0[4..]) {
            ("00", _) => RegionLevel::Province,
            (_, "00") => RegionLevel::Prefecture,
            _ => RegionLevel::County,
        }
    }

    /// The region one level up; a province has none.
    pub fn parent(&self) -> Option<RegionCode> {
        match self.level() {
            RegionLevel::Province => None,
            RegionLevel::Prefecture => Some(RegionCode(format!("{}0000", &self.0[..2]))),
            RegionLevel::County => Some(RegionCode(format!("{}00", &self.0[..4]))),
        }
    }

    /// Whether the other region is this one or lies within it.
    pub fn contains(&self, other: &RegionCode) -> bool {
        let stem = match self.level() {
            RegionLevel::Province => 2,
            RegionLevel::Prefecture => 4,
            RegionLevel::County => 6,
        };
        self.0[..stem] == other.0[..stem]
    }
}

fn is_province(number: u8) -> bool {
    matches!(number, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81 | 82)
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for RegionCode {
    type Err = RegionCodeError;

    fn from_str(text: &str) -> Result<RegionCode, RegionCodeError> {
        RegionCode::parse(text)
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> String {
        code.0
    }
}

impl TryFrom<String> for RegionCode {
    type Error = RegionCodeError;

    fn try_from(text: String) -> Result<RegionCode, RegionCodeError> {
        RegionCode::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    #[test]
    fn a_county_lies_in_its_prefecture_and_province() {
        let county = region("433101");
        let prefecture = region("433100");
        assert_eq!(county.level(), RegionLevel::County);
        assert_eq!(county.parent(), Some(prefecture.clone()));
        assert_eq!(prefecture.parent(), Some(region("430000")));
        assert_eq!(region("430000").parent(), None);
        assert!(prefecture.contains(&county) && !county.contains(&prefecture));
        assert!(!prefecture.contains(&region("430102")));
    }

    #[test]
    fn only_the_shape_is_checked() {
        assert!(RegionCode::parse("433199").is_ok());
        assert_eq!(RegionCode::parse("43310"), Err(RegionCodeError::Shape));
        assert_eq!(
            RegionCode::parse("４３３１００"),
            Err(RegionCodeError::Shape)
        );
        assert_eq!(
            RegionCode::parse("993100"),
            Err(RegionCodeError::Province(99))
        );
        assert_eq!(RegionCode::parse("430001"), Err(RegionCodeError::Gap));
    }
}
