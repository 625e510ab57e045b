//! Offices in the order of a rate. Offices alone, never people, and only where a rate can say something.

use std::cmp::Ordering;

use super::Rate;

/// Which end of a rate stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// In time, satisfied.
    Highest,
    /// Extended, sent back, handled again: what the supervisor looks at first.
    HighestIsWorst,
}

/// An office with its rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Offices with the same rate share a place; `None` below the least number of cases.
    pub place: Option<u32>,
    /// The office's key in the figures.
    pub office: String,
    pub rate: Rate,
}

/// Offices by a rate: those with a place first, in its order, then those whose rate is over fewer than `minimum` cases, by
/// their number. Of a rate by which the worst stand first, offices without a single such case are left out: there is
/// nothing to be said of them.
pub fn ranked(
    offices: impl IntoIterator<Item = (String, Rate)>,
    first: First,
    minimum: u32,
) -> Vec<Placed> {
    let minimum = i64::from(minimum);
    let mut placed: Vec<Placed> = offices
        .into_iter()
        .filter(|(_, rate)| rate.denominator > 0)
        .filter(|(_, rate)| first == First::Highest || rate.numerator_hundredths > 0)
        .map(|(office, rate)| Placed {
            place: None,
            office,
            rate,
        })
        .collect();
    placed.sort_by(|a, b| order(a, b, minimum));
    give_places(&mut placed, minimum);
    placed
}

fn order(a: &Placed, b: &Placed, minimum: i64) -> Ordering {
    let has_place = |placed: &Placed| placed.rate.denominator >= minimum;
    let with_place = has_place(b).cmp(&has_place(a));
    let by_rate = match has_place(a) {
        true => higher(b.rate, a.rate),
        false => b.rate.denominator.cmp(&a.rate.denominator),
    };
    with_place.then(by_rate).then(a.office.cmp(&b.office))
}

/// Compares two rates without dividing.
fn higher(a: Rate, b: Rate) -> Ordering {
    let left = i128::from(a.numerator_hundredths) * i128::from(b.denominator);
    let right = i128::from(b.numerator_hundredths) * i128::from(a.denominator);
    left.cmp(&right)
}

fn give_places(placed: &mut [Placed], minimum: i64) {
    let mut last: Option<(Rate, u32)> = None;
    for (at, each) in (1..).zip(placed.iter_mut()) {
        if each.rate.denominator < minimum {
            return;
        }
        let place = match last {
            Some((rate, place)) if higher(rate, each.rate).is_eq() => place,
            Some(_) | None => at,
        };
        each.place = Some(place);
        last = Some((each.rate, place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(offices: &[(&str, i64, i64)], first: First) -> Vec<(String, Option<u32>)> {
        let rates = offices
            .iter()
            .map(|(office, yes, of)| ((*office).to_owned(), Rate::of(*yes, *of, 0)));
        let placed = ranked(rates, first, 5);
        placed.into_iter().map(|p| (p.office, p.place)).collect()
    }

    fn named(expected: &[(&str, Option<u32>)]) -> Vec<(String, Option<u32>)> {
        let own = |(office, place): &(&str, Option<u32>)| ((*office).to_owned(), *place);
        expected.iter().map(own).collect()
    }

    #[test]
    fn four_cases_get_no_place_however_good_they_are() {
        let offices = [("few", 4, 4), ("many", 8, 10), ("five", 5, 5)];
        let expected = [("five", Some(1)), ("many", Some(2)), ("few", None)];
        assert_eq!(places(&offices, First::Highest), named(&expected));
    }

    #[test]
    fn equal_rates_share_a_place_and_the_next_one_is_skipped() {
        let offices = [("a", 9, 10), ("b", 18, 20), ("c", 5, 10)];
        let expected = [("a", Some(1)), ("b", Some(1)), ("c", Some(3))];
        assert_eq!(places(&offices, First::Highest), named(&expected));
    }

    #[test]
    fn nothing_is_said_of_an_office_that_never_did_it() {
        let offices = [("never", 0, 30), ("often", 6, 10), ("once", 1, 3)];
        let expected = [("often", Some(1)), ("once", None)];
        assert_eq!(places(&offices, First::HighestIsWorst), named(&expected));
        assert_eq!(places(&[("none", 0, 0)], First::Highest), []);
    }
}
