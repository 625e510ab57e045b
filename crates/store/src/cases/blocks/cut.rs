//! Cutting a year by up to three dimensions.

use std::collections::HashMap;

use domain::statistics::{Dimension, Measure, Sums};

use super::packed::{Column, Narrow, unpack};
use super::{OF_YEAR, words};
use crate::engine::{Error, Reader};
use crate::params;

/// Dimensions of a cut at most.
const MOST: usize = 3;

/// One cell of an ad-hoc cut: the keys of the asked dimensions, and the sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    pub keys: Vec<String>,
    pub sums: Sums,
}

/// Cuts a year by up to three dimensions; the cells come in the order of their keys.
///
/// # Errors
/// [`Error::Other`] for more dimensions, and for one that cases can't be cut by.
pub fn cut(reader: &mut Reader, year: i32, dimensions: &[Dimension]) -> Result<Vec<Cut>, Error> {
    let columns: Option<Vec<Column>> = dimensions.iter().copied().map(Column::of).collect();
    let columns = columns
        .filter(|columns| columns.len() <= MOST)
        .ok_or_else(|| Error::Other(format!("no cut is made by {dimensions:?}")))?;
    let mut cells = Cells::default();
    reader.query_each(OF_YEAR, params![year], |row| {
        let facts = unpack(row.blob(0)?)
            .ok_or_else(|| Error::Corrupt("fact_block.facts was altered".into()))?;
        facts.for_each(|(_, narrow)| cells.add(&columns, &narrow));
        Ok::<(), Error>(())
    })?;
    let words = words::all(reader)?;
    let spelled = cells.places.into_iter().map(|(key, at)| Cut {
        keys: columns
            .iter()
            .zip(key)
            .map(|(column, number)| spell(*column, number, &words))
            .collect(),
        sums: sums(&cells.counts[at]),
    });
    let mut cut: Vec<Cut> = spelled.collect();
    cut.sort_by(|a, b| a.keys.cmp(&b.keys));
    Ok(cut)
}

type Counts = [u32; Measure::ALL.len()];

/// The counts of each cell, by the numbers of its keys.
#[derive(Default)]
struct Cells {
    places: HashMap<[u32; MOST], usize>,
    counts: Vec<Counts>,
}

impl Cells {
    fn add(&mut self, columns: &[Column], narrow: &Narrow<u32>) {
        let mut key = [0; MOST];
        for (number, column) in key.iter_mut().zip(columns) {
            *number = column.number(narrow);
        }
        let at = *self.places.entry(key).or_insert_with(|| {
            self.counts.push([0; Measure::ALL.len()]);
            self.counts.len() - 1
        });
        let counts = &mut self.counts[at];
        let mut left = narrow.measures;
        while left != 0 {
            // Bits beyond the measures that this version knows are nobody's.
            if let Some(count) = counts.get_mut(left.trailing_zeros() as usize) {
                *count += 1;
            }
            left &= left - 1;
        }
    }
}

fn sums(counts: &Counts) -> Sums {
    let counted = Measure::ALL.iter().copied().zip(counts);
    Sums(
        counted
            .filter(|(_, n)| **n != 0)
            .map(|(measure, n)| (measure, i64::from(*n)))
            .collect(),
    )
}

fn spell(column: Column, number: u32, words: &HashMap<u32, String>) -> String {
    match column {
        Column::Month => format!("{number:02}"),
        Column::Word(_) => words.get(&number).cloned().unwrap_or_default(),
    }
}
