//! A year of days: cases arrive, people do this and that, the server steps, its clock jumps, it is started anew.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::ladder::Watch;
use domain::time::{Date, Instant, local_instant};

use crate::life::{self, Dice};
use crate::place::Place;

const FIRST: Date = Date::constant(2024, 1, 2);
const LAST: Date = Date::constant(2024, 12, 31);
/// When the server steps, as hours and minutes; the last one lies outside office hours.
const STEPS: [(i64, i64); 3] = [(9, 5), (15, 0), (20, 0)];

pub struct Year {
    cases: u32,
    dice: Dice,
    /// What is to be done on which day: the numbers of cases.
    agenda: BTreeMap<Date, Vec<String>>,
    pub numbers: Vec<String>,
    /// The instants of the steps in whose time the clock was believed.
    pub steps: Vec<Instant>,
    pub jumps: u32,
    pub restarts: u32,
    watch: Watch,
    /// When the running server was started, by true time.
    started_at: Instant,
}

impl Year {
    pub fn new(cases: u32, seed: u64) -> Year {
        Year {
            cases,
            dice: Dice::new(seed),
            agenda: BTreeMap::new(),
            numbers: Vec::new(),
            steps: Vec::new(),
            jumps: 0,
            restarts: 0,
            watch: Watch::default(),
            started_at: local_instant(FIRST, 8, 0),
        }
    }

    pub fn live(&mut self, place: &mut Place) {
        self.plan();
        let mut day = FIRST;
        while day <= LAST {
            self.step(place, day, STEPS[0]);
            self.work(place, day);
            self.step(place, day, STEPS[1]);
            self.step(place, day, STEPS[2]);
            if self.dice.one_in(90) {
                self.restart(place, day);
            }
            day = day.tomorrow().unwrap();
        }
    }

    /// The days on which cases are raised, up to the autumn.
    fn plan(&mut self) {
        for _ in 0..self.cases {
            let days = i64::from(self.dice.below(300));
            let day = FIRST.checked_add(jiff::Span::new().days(days)).unwrap();
            self.agenda.entry(day).or_default().push(String::new());
        }
    }

    /// A step of the server. Sometimes its clock has jumped for some minutes: then nothing is done.
    fn step(&mut self, place: &Place, day: Date, (hour, minute): (i64, i64)) {
        let now = local_instant(day, hour, minute);
        if self.dice.one_in(25) {
            self.jump(place, now.plus_minutes(-20));
        }
        place.set(now);
        let steady = self.since_start(now);
        let stepped = place.step(&mut self.watch, steady);
        assert_eq!(stepped.belief, domain::ladder::Belief::Believed, "{day}");
        self.steps.push(now);
    }

    fn jump(&mut self, place: &Place, from: Instant) {
        const HOUR: i64 = 60;
        let by = [HOUR, -HOUR, 24 * HOUR, -24 * HOUR][self.dice.below(4) as usize];
        place.set(from);
        let steady = self.since_start(from);
        place.step(&mut self.watch, steady);
        self.steps.push(from);
        for (after, shift) in [(1, by), (2, by), (3, 0)] {
            let now = from.plus_minutes(after);
            place.set(now.plus_minutes(shift));
            let steady = self.since_start(now);
            let stepped = place.step(&mut self.watch, steady);
            assert_eq!((stepped.climbed, stepped.reported), (0, 0), "{by} minutes");
        }
        self.jumps += 1;
    }

    fn since_start(&self, now: Instant) -> Duration {
        Duration::from_millis(u64::try_from(now.since(self.started_at)).unwrap())
    }

    fn restart(&mut self, place: &mut Place, day: Date) {
        place.restart();
        self.watch = Watch::default();
        self.started_at = local_instant(day, 21, 0);
        self.restarts += 1;
    }

    /// From ten o'clock on, a second for each case; what is done in it leads to a day on which it is taken up again.
    fn work(&mut self, place: &Place, day: Date) {
        let today = self.agenda.remove(&day).unwrap_or_default();
        for (second, number) in today.into_iter().enumerate() {
            let at = local_instant(day, 10, 0);
            let seconds = i64::try_from(second).unwrap();
            place.set(Instant(at.0 + seconds * 1_000));
            let number = match number.is_empty() {
                false => number,
                true => {
                    self.numbers.push(place.raise());
                    self.numbers[self.numbers.len() - 1].clone()
                }
            };
            if let Some(days) = life::act(place, &number, day, &mut self.dice) {
                let next = day.checked_add(jiff::Span::new().days(days)).unwrap();
                self.agenda.entry(next).or_default().push(number);
            }
        }
    }
}
