//! Serial numbers of days, as spreadsheets store dates.

use domain::time::Instant;

use super::Moment;

/// Which day a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    /// The usual one: 1 is 1900-01-01, and 60 is a 29 February 1900 that never was.
    #[default]
    Year1900,
    /// Old Macintosh workbooks: 0 is 1904-01-01.
    Year1904,
}

const DAY_MS: f64 = 86_400_000.0;
const OFFSET_MS: i64 = domain::time::LOCAL_OFFSET_HOURS * 3_600_000;
/// 1970-01-01 in the 1900 system.
const UNIX_IN_1900: f64 = 25_569.0;
/// 1970-01-01 in the 1904 system.
const UNIX_IN_1904: f64 = 24_107.0;
/// 1900-03-01: from here on the 1900 system counts right.
const FIRST_RIGHT_DAY: f64 = 61.0;
/// The day after 9999-12-31.
const END: f64 = 2_958_466.0;

pub(super) fn from_serial(serial: f64, epoch: Epoch) -> Option<Moment> {
    if !(0.0..END).contains(&serial) || (epoch == Epoch::Year1900 && serial < 1.0) {
        return None;
    }
    let days = match epoch {
        Epoch::Year1904 => serial - UNIX_IN_1904,
        Epoch::Year1900 if serial < FIRST_RIGHT_DAY => serial - UNIX_IN_1900 + 1.0,
        Epoch::Year1900 => serial - UNIX_IN_1900,
    };
    // A double holds days to well under a millisecond, so rounding gives back exactly what was stored.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range was checked above"
    )]
    let local = (days * DAY_MS).round() as i64;
    Some(Moment::from_instant(Instant(local - OFFSET_MS)))
}

pub(super) fn to_serial(moment: Moment) -> Option<f64> {
    let local = moment.instant().0 + OFFSET_MS;
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of any calendar year are far below 2^53"
    )]
    let serial = local as f64 / DAY_MS + UNIX_IN_1900;
    (FIRST_RIGHT_DAY..END).contains(&serial).then_some(serial)
}
