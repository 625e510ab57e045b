//! Whether the clock on the wall can be believed, judged by one that only ever goes on.
//!
//! A computer whose clock jumps by an hour or a day must neither remind anybody twice nor on the wrong day. So nothing is
//! done for a while after a jump, and never at an instant before one at which something was done.

use std::time::Duration;

use crate::time::Instant;

/// The two clocks may drift apart by this much between two looks.
const TOLERANCE_MS: i64 = 2_000;
/// So long after a jump the new time is believed.
const SETTLE: Duration = Duration::from_secs(300);

/// What is thought of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belief {
    Believed,
    /// It jumped, and has not kept its pace for long enough since.
    Jumped,
    /// It shows a time before something that is recorded already.
    Behind,
}

/// Remembers the last look at both clocks.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    last: Option<(Instant, Duration)>,
    doubted_until: Duration,
}

impl Watch {
    /// Looks at the wall clock and at the one that only goes on. `recorded` is the instant of the newest record.
    pub fn look(&mut self, wall: Instant, steady: Duration, recorded: Option<Instant>) -> Belief {
        if let Some((wall_before, steady_before)) = self.last {
            let went = wall.since(wall_before);
            let should = i64::try_from((steady.saturating_sub(steady_before)).as_millis());
            if (went - should.unwrap_or(i64::MAX)).abs() > TOLERANCE_MS {
                self.doubted_until = steady + SETTLE;
            }
        }
        self.last = Some((wall, steady));
        if steady < self.doubted_until {
            return Belief::Jumped;
        }
        match recorded {
            Some(recorded) if wall.since(recorded) < -TOLERANCE_MS => Belief::Behind,
            Some(_) | None => Belief::Believed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn look(watch: &mut Watch, wall: i64, steady: u64) -> Belief {
        watch.look(Instant(wall), Duration::from_secs(steady), Some(Instant(0)))
    }

    #[test]
    fn a_clock_that_keeps_its_pace_is_believed() {
        let mut watch = Watch::default();
        assert_eq!(look(&mut watch, 1_000, 1), Belief::Believed);
        assert_eq!(look(&mut watch, 61_500, 61), Belief::Believed);
    }

    #[test]
    fn a_jump_and_its_return_are_both_doubted() {
        let mut watch = Watch::default();
        for jump in [HOUR, -HOUR, 24 * HOUR, -24 * HOUR] {
            watch = Watch::default();
            look(&mut watch, 100_000_000, 0);
            assert_eq!(look(&mut watch, 100_060_000 + jump, 60), Belief::Jumped);
            assert_eq!(look(&mut watch, 100_120_000, 120), Belief::Jumped);
            assert_eq!(look(&mut watch, 100_419_000, 419), Belief::Jumped);
            assert_eq!(look(&mut watch, 100_421_000, 421), Belief::Believed);
        }
        assert_eq!(look(&mut watch, 100_481_000, 481), Belief::Believed);
    }

    #[test]
    fn a_time_before_the_newest_record_is_not_believed() {
        let mut watch = Watch::default();
        let recorded = Some(Instant(10 * HOUR));
        let belief = watch.look(Instant(9 * HOUR), Duration::ZERO, recorded);
        assert_eq!(belief, Belief::Behind);
    }
}
