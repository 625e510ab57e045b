//! No office improves its own record: whatever it does, a late case stays late and a bad rating bad, until somebody else
//! acts. Random lives are watched by a model that knows nothing of stages.

use domain::cases::reply::{Satisfaction, Solved};
use domain::cases::{Case, Event};
use domain::deadlines::{Limit, due};
use domain::settings::Settings;
use domain::statistics::{CaseFact, Measure};
use domain::time::Date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::cast::{OWNER, rate, rework};
use crate::story::Story;
use crate::walk::{self, Passage, Side, Step};

/// What the world outside the office has granted so far, and what it knows for good.
#[derive(Default)]
struct Model {
    /// The latest day that others allow, with all the waiting for the firm that the rules allow on top.
    allowed_until: Option<Date>,
    late: bool,
    late_contact: bool,
    dissatisfied: bool,
    /// What was reached on the way, so that the walks are known to come by.
    pub seen: Seen,
}

#[derive(Default, Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    overdue_acts: u32,
    badly_rated_acts: u32,
    late_replies: u32,
    reworks: u32,
    struck_off: u32,
    climbed: u32,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let days = prop_oneof![4 => 0u8..=2, 1 => 3u8..=20];
    let step = (days, any::<u16>(), any::<bool>(), any::<u32>());
    let step = step.prop_map(|(days, pick, side, dice)| Step {
        days,
        pick,
        side,
        dice,
    });
    proptest::collection::vec(step, 1..60)
}

/// The answers of a case before and after a step.
struct Answers {
    before: CaseFact,
    after: CaseFact,
}

impl Model {
    fn of(story: &Story) -> Model {
        Model {
            allowed_until: latest(&story.case, &story.settings),
            late: CaseFact::of(&story.case).is(Measure::Late),
            dissatisfied: CaseFact::of(&story.case).is(Measure::Dissatisfied),
            ..Model::default()
        }
    }

    fn watch(&mut self, passage: &Passage) {
        let after = &passage.after.case;
        let answers = Answers {
            before: CaseFact::of(&passage.before),
            after: CaseFact::of(after),
        };
        self.holds_for_everybody(&passage.before, passage, &answers);
        match passage.side {
            Side::Department => self.holds_for_the_office(passage, &answers),
            Side::Other => self.allowed_until = latest(after, &passage.after.settings),
        }
        self.late = answers.after.is(Measure::Late);
        self.dissatisfied = answers.after.is(Measure::Dissatisfied);
        let became_late = self.late && !answers.before.is(Measure::Late);
        self.seen.late_replies += u32::from(became_late);
        self.seen.reworks += u32::from(after.reworks > passage.before.reworks);
        self.seen.struck_off += u32::from(after.struck_off_on > passage.before.struck_off_on);
    }

    /// The ladder reminds, orders and brings cases back from the docket: none of it makes anybody less late, and asked
    /// again at the same moment it does nothing.
    fn watch_the_ladder(&mut self, today: Date, was: &Case, story: &Story) {
        let climbed = story.happened().len();
        assert!(!was.is_overdue(today) || story.case.is_overdue(today));
        let (figures, now) = (CaseFact::of(was).measures, CaseFact::of(&story.case));
        // Back from the docket a case is no longer on it.
        let docketed = 1 << Measure::Docketed as u64;
        assert_eq!(figures | docketed, now.measures | docketed);
        assert!(story.clone().climbed().happened().is_empty());
        self.allowed_until = self.allowed_until.max(latest(&story.case, &story.settings));
        self.seen.climbed += u32::try_from(climbed).unwrap();
    }

    /// Nobody at all unmakes a late reply, the first promise or the first receipt, and only the firm's own word, written
    /// or spoken to an independent caller, changes what the firm is said to think.
    fn holds_for_everybody(&mut self, before: &Case, passage: &Passage, answers: &Answers) {
        let after = &passage.after.case;
        let new = &passage.after.events[before.version as usize..];
        // Only a second person leaves a case out of the rates, and then it is counted as left out.
        let left_out = new.iter().any(|e| matches!(e, Event::ExclusionApproved(_)));
        assert!(!left_out || answers.after.is(Measure::Excluded));
        assert!(!left_out || passage.side == Side::Other);
        assert!(!self.late || answers.after.is(Measure::Late) || left_out);
        assert!(after.received_at <= before.received_at);
        if let Some(first) = &before.first_reply {
            assert_eq!(after.first_reply.as_ref(), Some(first));
        }
        if let (Some(was), Some(now)) = (&before.due, &after.due) {
            assert_eq!(was.first_due_on, now.first_due_on);
        }
        let contacted = before.first_contact_at.is_some();
        let contact_is_late = contacted && !answers.before.is(Measure::ContactInTime);
        self.late_contact |= contact_is_late;
        let spoken = new
            .iter()
            .any(|e| matches!(e, Event::Rated(_) | Event::Called(_)));
        let voice = [
            Measure::Satisfied,
            Measure::Basically,
            Measure::Dissatisfied,
            Measure::Solved,
            Measure::Pressed,
        ];
        let checked = new.iter().any(|e| matches!(e, Event::WithdrawalChecked(_)));
        for measure in voice {
            let kept = answers.before.is(measure) == answers.after.is(measure);
            assert!(
                kept || spoken || checked || left_out,
                "{measure} by {new:?}"
            );
        }
    }

    fn holds_for_the_office(&mut self, passage: &Passage, answers: &Answers) {
        let (before, after, today) = (&passage.before, &passage.after.case, passage.today);
        let was = |measure| answers.before.is(measure);
        let is = |measure| answers.after.is(measure);
        let overdue = before.is_overdue(today);
        assert!(!overdue || after.is_overdue(today), "no longer overdue");
        assert!(!self.dissatisfied || is(Measure::Dissatisfied));
        assert_eq!(after.received_at, before.received_at);
        if self.late_contact {
            assert!(!is(Measure::ContactInTime));
        }
        if let (Some(allowed), Some(due)) = (self.allowed_until, &after.due) {
            assert!(due.due_on <= allowed, "{} beyond {allowed}", due.due_on);
        }
        for measure in [
            Measure::Replied,
            Measure::OnTime,
            Measure::StruckOff,
            Measure::Rated,
        ] {
            assert!(was(measure) || !is(measure), "{measure}");
        }
        for measure in [
            Measure::Reworked,
            Measure::Returned,
            Measure::Extended,
            Measure::Excluded,
        ] {
            assert_eq!(was(measure), is(measure), "{measure}");
        }
        self.seen.overdue_acts += u32::from(overdue);
        self.seen.badly_rated_acts += u32::from(self.dissatisfied);
    }
}

/// The present date with the whole maximum of waiting for the firm on top, whatever was used of it.
fn latest(case: &Case, settings: &Settings) -> Option<Date> {
    let calendar = domain::calendar::Calendar::official();
    let most = settings.material_max.count() + 1;
    let limit = Limit::new(most, settings.material_max.unit()).unwrap();
    case.due
        .as_ref()
        .map(|promise| due(calendar, promise.due_on, limit).due_on)
}

/// Lives begin fresh, on the docket, late, badly rated, or handled again.
fn begin(start: u8) -> Story {
    let bad = || rate(Satisfaction::Dissatisfied, Solved::No);
    match start % 5 {
        0 => Story::accepted(),
        1 => Story::working().docketed(),
        2 => Story::working().on("2024-05-09"),
        3 => Story::replied().by(OWNER).given(bad()),
        _ => Story::replied().by(OWNER).given(bad()).given(rework()),
    }
}

fn live(start: u8, steps: &[Step]) -> Seen {
    let mut story = begin(start);
    let mut model = Model::of(&story);
    for step in steps {
        let Some(passage) = walk::step(story.clone(), *step) else {
            break;
        };
        model.watch(&passage);
        story = passage.after;
        if step.dice.is_multiple_of(3) {
            let was = story.case.clone();
            story = story.climbed();
            model.watch_the_ladder(passage.today, &was, &story);
        }
    }
    assert_eq!(
        domain::cases::fold(story.case.id, &story.events),
        Some(story.case)
    );
    model.seen
}

/// So many random lives; `ZHENGQI_SEQUENCES=100000` for a long look.
fn sequences() -> u32 {
    let asked = std::env::var("ZHENGQI_SEQUENCES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(3_000)
}

proptest! {
    #![proptest_config(Config::with_cases(sequences()))]

    #[test]
    fn no_office_improves_its_own_record(start in any::<u8>(), steps in steps()) {
        live(start, &steps);
    }
}

#[test]
fn the_random_lives_come_by_everything_that_is_watched() {
    let mut runner = TestRunner::deterministic();
    let mut total = Seen::default();
    for start in 0..250 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let seen = live(start, &steps);
        total.overdue_acts += seen.overdue_acts;
        total.badly_rated_acts += seen.badly_rated_acts;
        total.late_replies += seen.late_replies;
        total.reworks += seen.reworks;
        total.struck_off += seen.struck_off;
        total.climbed += seen.climbed;
    }
    let all = [
        total.overdue_acts,
        total.badly_rated_acts,
        total.late_replies,
        total.reworks,
        total.struck_off,
        total.climbed,
    ];
    assert!(all.iter().all(|n| *n >= 5), "{total:?}");
}
