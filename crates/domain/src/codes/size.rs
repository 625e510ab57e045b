//! Large, medium, small or micro: the size classes of firms, by a table with a version.
//!
//! Source: 中小企业划型标准规定 (工信部联企业〔2011〕300号). A firm reaches a class when every criterion of its industry is
//! at or above the lower bound of the class; one criterion below is enough to drop to the next class.

mod industry;
mod table_2011;

use serde::{Deserialize, Serialize};

pub use industry::SizeIndustry;
pub use table_2011::TABLE_2011;

use crate::time::Date;

/// The class of a firm, from the smallest up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirmSize {
    Micro,
    Small,
    Medium,
    Large,
}

/// What a table measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// 从业人员, persons
    Employees,
    /// 营业收入, in 分
    Revenue,
    /// 资产总额, in 分
    Assets,
}

/// The figures of a firm at the end of a year; a figure that nobody gave is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SizeFigures {
    /// Persons.
    pub employees: Option<i64>,
    /// Revenue of the year in 分.
    pub revenue: Option<i64>,
    /// Total assets in 分.
    pub assets: Option<i64>,
}

/// Lower bounds of one criterion: persons or 分.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub criterion: Criterion,
    pub small: i64,
    pub medium: i64,
    pub large: i64,
}

/// One edition of the table.
#[derive(Debug)]
pub struct SizeTable {
    /// The document's number, to be shown and stored with the result.
    pub version: &'static str,
    pub in_force_from: Date,
    pub rows: &'static [(SizeIndustry, &'static [Bounds])],
}

/// The class with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classified {
    pub size: FirmSize,
    pub table: &'static str,
    pub industry: SizeIndustry,
    /// What each criterion alone would give; the lowest decides.
    pub basis: Vec<Measured>,
}

/// One criterion of a classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    pub bounds: Bounds,
    pub value: i64,
    pub reaches: FirmSize,
}

/// Why a firm can't be classified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    #[error("{0:?} is needed and not known")]
    Missing(Criterion),
    #[error("{0:?} can't be negative")]
    Negative(Criterion),
    #[error("the table has no row for {0:?}")]
    NoRow(SizeIndustry),
}

/// All editions, the newest first.
pub const SIZE_TABLES: [&SizeTable; 1] = [&TABLE_2011];

/// The edition in force on a date; before the first edition, the first.
pub fn size_table_on(date: Date) -> &'static SizeTable {
    let in_force = SIZE_TABLES.iter().find(|table| table.in_force_from <= date);
    in_force.unwrap_or(&SIZE_TABLES[SIZE_TABLES.len() - 1])
}

impl SizeTable {
    /// The class of a firm. Only the criteria of its industry are looked at.
    pub fn classify(
        &self,
        industry: SizeIndustry,
        figures: SizeFigures,
    ) -> Result<Classified, SizeError> {
        let row = self.rows.iter().find(|(row, _)| *row == industry);
        let (_, bounds) = row.ok_or(SizeError::NoRow(industry))?;
        let basis: Vec<Measured> = bounds
            .iter()
            .map(|bounds| bounds.measure(figures))
            .collect::<Result<_, _>>()?;
        let lowest = basis.iter().map(|measured| measured.reaches).min();
        Ok(Classified {
            size: lowest.ok_or(SizeError::NoRow(industry))?,
            table: self.version,
            industry,
            basis,
        })
    }
}

impl Classified {
    /// The criteria that keep the firm from the next class.
    pub fn deciding(&self) -> impl Iterator<Item = &Measured> {
        self.basis.iter().filter(|m| m.reaches == self.size)
    }
}

impl Bounds {
    fn measure(self, figures: SizeFigures) -> Result<Measured, SizeError> {
        let value = match self.criterion {
            Criterion::Employees => figures.employees,
            Criterion::Revenue => figures.revenue,
            Criterion::Assets => figures.assets,
        };
        let value = value.ok_or(SizeError::Missing(self.criterion))?;
        if value < 0 {
            return Err(SizeError::Negative(self.criterion));
        }
        let reaches = match value {
            v if v >= self.large => FirmSize::Large,
            v if v >= self.medium => FirmSize::Medium,
            v if v >= self.small => FirmSize::Small,
            _ => FirmSize::Micro,
        };
        Ok(Measured {
            bounds: self,
            value,
            reaches,
        })
    }
}

#[cfg(test)]
mod tests;
