//! How long cases have been waiting, in four bands.

use crate::time::Date;
use crate::words;

words! {
    /// Calendar days since the first receipt: up to a month, a quarter, half a year, or beyond.
    AgeBand { Month = "month", Quarter = "quarter", HalfYear = "half_year", Beyond = "beyond" }
}

impl AgeBand {
    /// The band of a case first received on a day.
    pub fn of(received_on: Date, today: Date) -> AgeBand {
        match (today - received_on).get_days() {
            ..=30 => AgeBand::Month,
            31..=90 => AgeBand::Quarter,
            91..=180 => AgeBand::HalfYear,
            _ => AgeBand::Beyond,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_meet_without_a_gap() {
        let today = Date::constant(2024, 12, 31);
        let band = |month, day| AgeBand::of(Date::constant(2024, month, day), today);
        assert_eq!(band(12, 1), AgeBand::Month);
        assert_eq!(band(11, 30), AgeBand::Quarter);
        assert_eq!(band(10, 2), AgeBand::Quarter);
        assert_eq!(band(10, 1), AgeBand::HalfYear);
        assert_eq!(band(7, 4), AgeBand::HalfYear);
        assert_eq!(band(7, 3), AgeBand::Beyond);
    }
}
