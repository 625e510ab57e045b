//! The bytes of a block: its cases in the order of their ordinals, thirty bytes for each.

use std::collections::BTreeMap;

use domain::statistics::Dimension;

/// Ordinals of one block.
pub(super) const RUN: i64 = 256;
/// Bytes of one case.
const WIDTH: usize = 30;
/// Texts of a case that cuts know.
pub(super) const WORDS: usize = 5;

/// What cuts know of one case; `W` is a word or its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Narrow<W> {
    /// 1–12.
    pub month: u8,
    /// Category, office, place, meeting, difficulty.
    pub words: [W; WORDS],
    pub measures: u64,
}

/// Cases of a block by their place in it.
pub(super) type Facts<W> = BTreeMap<u8, Narrow<W>>;

/// Where a case's facts lie.
pub(super) fn place(ordinal: i64) -> (i64, u8) {
    // The remainder of a division by 256 is a byte.
    (ordinal.div_euclid(RUN), ordinal.rem_euclid(RUN) as u8)
}

/// What of the facts tells cases apart in a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Month,
    /// The place among [`Narrow::words`].
    Word(usize),
}

impl Column {
    /// `None` for what a case can't be cut by.
    pub fn of(dimension: Dimension) -> Option<Column> {
        match dimension {
            Dimension::Category => Some(Column::Word(0)),
            Dimension::Office => Some(Column::Word(1)),
            Dimension::Place => Some(Column::Word(2)),
            Dimension::Meeting => Some(Column::Word(3)),
            Dimension::Difficulty => Some(Column::Word(4)),
            Dimension::Month => Some(Column::Month),
            Dimension::Total
            | Dimension::ReplyDays
            | Dimension::HandlingDays
            | Dimension::Stage
            | Dimension::Running
            | Dimension::RunningMonth
            | Dimension::Owed
            | Dimension::OwedMonth => None,
        }
    }

    /// The value of a case as a number: the month, or the number of the word.
    pub fn number(self, narrow: &Narrow<u32>) -> u32 {
        match self {
            Column::Month => u32::from(narrow.month),
            Column::Word(at) => narrow.words[at],
        }
    }
}

pub(super) fn pack(facts: &Facts<u32>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(facts.len() * WIDTH);
    for (place, narrow) in facts {
        bytes.extend([*place, narrow.month]);
        for word in narrow.words {
            bytes.extend(word.to_le_bytes());
        }
        bytes.extend(narrow.measures.to_le_bytes());
    }
    bytes
}

/// Reads the cases of a block one after the other; `None` when the bytes can't be those of a block.
pub(super) fn unpack(bytes: &[u8]) -> Option<impl Iterator<Item = (u8, Narrow<u32>)> + '_> {
    let (cases, rest) = bytes.as_chunks::<WIDTH>();
    rest.is_empty().then(|| cases.iter().map(one))
}

fn one(bytes: &[u8; WIDTH]) -> (u8, Narrow<u32>) {
    let [place, month, rest @ ..] = bytes;
    let (words, measures) = rest.as_chunks::<4>();
    let mut narrow = Narrow {
        month: *month,
        words: [0; WORDS],
        measures: 0,
    };
    let (low, high) = (words[WORDS], words[WORDS + 1]);
    debug_assert!(measures.is_empty());
    for (to, from) in narrow.words.iter_mut().zip(words) {
        *to = u32::from_le_bytes(*from);
    }
    narrow.measures =
        u64::from(u32::from_le_bytes(low)) | u64::from(u32::from_le_bytes(high)) << 32;
    (*place, narrow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let narrow = |n: u32| Narrow {
            month: 1 + (n % 12) as u8,
            words: [0, n, u32::MAX - n, n << 16, 7],
            measures: u64::MAX - u64::from(n) * 0x1_0000_0001,
        };
        for cases in [0, 1, 2, 255, 256] {
            let facts: Facts<u32> = (0..cases).map(|n| (n as u8, narrow(n))).collect();
            let bytes = pack(&facts);
            assert_eq!(bytes.len(), facts.len() * WIDTH);
            assert_eq!(unpack(&bytes).unwrap().collect::<Facts<u32>>(), facts);
        }
    }

    #[test]
    fn half_a_case_is_no_block() {
        assert!(unpack(&[0; WIDTH + 1]).is_none());
    }

    #[test]
    fn ordinals_lie_in_runs_of_256() {
        assert_eq!(place(0), (0, 0));
        assert_eq!(place(255), (0, 255));
        assert_eq!(place(256), (1, 0));
        assert_eq!(place(-1), (-1, 255));
    }
}
