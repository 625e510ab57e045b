//! The ladder through a simulated year, on both engines: random but lawful behaviour, a clock that jumps, restarts, and
//! every rung exactly once on its day, judged by a small reference that counts days in its own way.

mod life;
mod place;
mod reference;
mod year;

use std::time::Duration;

use domain::cases::Event;
use domain::ladder::{Belief, Watch};
use domain::time::local_instant;
use jiff::civil::date;

use place::{Place, on_both};
use year::Year;

/// So many cases; `ZHENGQI_YEAR_CASES=5000` for the whole year's work.
fn cases() -> u32 {
    let asked = std::env::var("ZHENGQI_YEAR_CASES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(60)
}

#[test]
fn in_a_year_every_rung_is_climbed_once_and_on_its_day() {
    on_both(|place: &mut Place| {
        let mut year = Year::new(cases(), 1);
        year.live(place);
        let told = reference::judge(place, &year);
        assert!(told.rungs.len() >= 12, "{told:?}");
        assert!(told.climbed >= u64::from(cases()), "{told:?}");
        assert!(year.jumps > 20 && year.restarts >= 3);
        assert!(place.is_sound());
    });
}

#[test]
fn a_clock_that_jumps_reminds_nobody() {
    on_both(|place: &mut Place| {
        let number = place.assigned_on(date(2024, 5, 20));
        let mut watch = Watch::default();
        place.set(local_instant(date(2024, 5, 21), 9, 30));
        place.step(&mut watch, Duration::ZERO);
        // Two days ahead the office would be late.
        place.set(local_instant(date(2024, 5, 23), 9, 31));
        let jumped = place.step(&mut watch, Duration::from_secs(60));
        assert_eq!((jumped.belief, jumped.climbed), (Belief::Jumped, 0));
        place.set(local_instant(date(2024, 5, 21), 9, 32));
        let back = place.step(&mut watch, Duration::from_secs(120));
        assert_eq!((back.belief, back.climbed), (Belief::Jumped, 0));
        assert_eq!(place.reminders(&number), 0);
        place.set(local_instant(date(2024, 5, 22), 9, 32));
        let day = Duration::from_secs(120 + 24 * 3600);
        assert_eq!(place.step(&mut watch, day).belief, Belief::Believed);
        assert_eq!(place.reminders(&number), 1);
    });
}

#[test]
fn two_servers_climb_a_rung_once() {
    on_both(|place: &mut Place| {
        let number = place.assigned_on(date(2024, 5, 20));
        place.set(local_instant(date(2024, 5, 22), 9, 30));
        let (mut one, mut other) = (Watch::default(), Watch::default());
        std::thread::scope(|scope| {
            let place = &*place;
            scope.spawn(|| place.step(&mut one, Duration::ZERO));
            scope.spawn(|| place.step(&mut other, Duration::ZERO));
        });
        assert_eq!(place.reminders(&number), 1);
    });
}

#[test]
fn the_preview_tells_what_another_ladder_would_have_done() {
    on_both(|place: &mut Place| {
        let number = place.assigned_on(date(2024, 5, 20));
        place.set(local_instant(date(2024, 7, 15), 9, 30));
        let mut asked = domain::ladder::Ladder::default();
        for line in &mut asked.rungs {
            if line.rung == domain::ladder::RungName::Acknowledge {
                line.standing = domain::ladder::Standing::Off;
            }
        }
        let seen = place.app.ladder().preview(&place.admin, &asked).unwrap();
        assert_eq!((seen.quarter.as_str(), seen.cases), ("2024Q2", 1));
        let of = |rung| seen.rungs.iter().find(|(name, _, _)| *name == rung);
        let acknowledge = of(domain::ladder::RungName::Acknowledge).unwrap();
        assert_eq!((acknowledge.1, acknowledge.2), (1, 0));
        let red = of(domain::ladder::RungName::RedOrder).unwrap();
        assert_eq!((red.1, red.2), (1, 1));
        assert_eq!(place.reminders(&number), 0, "a preview changes nothing");
    });
}

#[test]
fn orders_by_themselves_take_numbers_without_a_gap_and_the_third_red_one_is_reported() {
    on_both(|place: &mut Place| {
        place.let_orders_go_by_themselves();
        let numbers: Vec<String> = (0..3)
            .map(|_| place.assigned_on(date(2024, 5, 20)))
            .collect();
        let mut watch = Watch::default();
        place.set(local_instant(date(2024, 5, 30), 9, 30));
        let stepped = place.step(&mut watch, Duration::ZERO);
        assert_eq!(stepped.reported, 1);
        let mut orders: Vec<String> = numbers
            .iter()
            .map(|number| place.case(number).supervision.order.unwrap().number)
            .collect();
        orders.sort();
        let expected = [
            "政企督〔2024〕1号",
            "政企督〔2024〕2号",
            "政企督〔2024〕3号",
        ];
        assert_eq!(orders, expected);
        let again = place.step(&mut watch, Duration::ZERO);
        assert_eq!((again.climbed, again.reported), (0, 0));
        let reports = numbers.iter().flat_map(|number| place.events(number));
        let is_report = |(_, event): &(_, Event)| matches!(event, Event::ReportedToGroup(_));
        assert_eq!(reports.filter(is_report).count(), 1);
        assert!(place.is_sound());
    });
}
