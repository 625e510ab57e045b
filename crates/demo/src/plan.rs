//! Who raises what, when, and how it ends: the margins of the model year dealt out to 57 firms and 136 problems.

use domain::cases::intake::Difficulty;
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::firms::FirmSize;
use domain::programme::Dispatch;

use crate::Profile;
use crate::dice::Dice;
use crate::facts::{LEAD_OFFICES, MEETINGS, PLACES};
use crate::prefecture::Prefecture;

/// A firm that was received, with its place in the year.
#[derive(Debug, Clone)]
pub struct FirmPlan {
    /// Index into [`MEETINGS`].
    pub meeting: usize,
    /// Index into [`PLACES`].
    pub place: usize,
    pub size: FirmSize,
    pub problems: usize,
}

/// A problem and its end.
#[derive(Debug, Clone)]
pub struct CasePlan {
    /// Index into the firms.
    pub firm: usize,
    pub category: &'static str,
    /// Index into [`LEAD_OFFICES`].
    pub office: usize,
    pub difficulty: Difficulty,
    pub class: ReplyClass,
    pub late: bool,
    pub voice: Voice,
    pub reworked: bool,
}

/// What the firm says in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Never reached, never rated.
    Silent,
    Heard {
        satisfaction: Satisfaction,
        solved: Solved,
        contacted: bool,
    },
}

/// The two 2-problem firms of each size and the 3-problem firms, chosen so that sizes add up to 6, 25, 74 and 31.
const THREES: &[(FirmSize, usize)] = &[
    (FirmSize::Medium, 7),
    (FirmSize::Micro, 7),
    (FirmSize::Small, 8),
];
const TWOS: &[(FirmSize, usize)] = &[
    (FirmSize::Large, 3),
    (FirmSize::Medium, 2),
    (FirmSize::Micro, 5),
    (FirmSize::Small, 25),
];
/// How many 3-problem firms each place has; the rest of a place's problems come from 2-problem firms.
const THREES_BY_PLACE: [usize; 8] = [5, 4, 3, 3, 2, 2, 2, 1];

/// The 57 firms. The first is the distillery of the record, then in the order of the meetings.
pub fn firms(dice: &mut Dice) -> Vec<FirmPlan> {
    let mut sizes = [dice.deal(TWOS), dice.deal(THREES)];
    // The large distillery comes first among the 2-problem firms of the first meeting.
    if let Some(at) = sizes[0].iter().position(|size| *size == FirmSize::Large) {
        let last = sizes[0].len() - 1;
        sizes[0].swap(at, last);
    }
    let mut places = places_left();
    let mut firms = Vec::new();
    for (meeting, fact) in MEETINGS.iter().enumerate() {
        let threes = fact.problems - 2 * fact.entrepreneurs;
        for n in 0..fact.entrepreneurs {
            let three = usize::from(n < threes);
            let place = if n == 0 && places[three][home_of(meeting)] > 0 {
                take_home(&mut places[three], home_of(meeting))
            } else {
                take_place(&mut places[three], home_of(meeting), dice)
            };
            let size = sizes[three].pop().unwrap_or(FirmSize::Small);
            firms.push(FirmPlan {
                meeting,
                place,
                size,
                problems: 2 + three,
            });
        }
    }
    firms
}

/// How many 2-problem and 3-problem firms each place still has.
fn places_left() -> [[usize; 8]; 2] {
    let mut left = [[0; 8], THREES_BY_PLACE];
    for (place, (_, _, problems)) in PLACES.iter().enumerate() {
        left[0][place] = (problems - 3 * THREES_BY_PLACE[place]) / 2;
    }
    left
}

/// The place in which a meeting was held, by index.
fn home_of(meeting: usize) -> usize {
    match meeting {
        1 => 1,
        3 => 2,
        4 => 6,
        _ => 0,
    }
}

/// The first firm of a meeting lives where the meeting is held.
fn take_home(left: &mut [usize; 8], home: usize) -> usize {
    left[home] -= 1;
    home
}

fn take_place(left: &mut [usize; 8], home: usize, dice: &mut Dice) -> usize {
    let place = if left[home] > 0 && dice.below(3) > 0 {
        home
    } else {
        let open: Vec<usize> = (0..8).filter(|place| left[*place] > 0).collect();
        *dice.pick(&open)
    };
    left[place] -= 1;
    place
}

/// The 136 problems.
pub fn cases(firms: &[FirmPlan], profile: Profile, dice: &mut Dice) -> Vec<CasePlan> {
    let shares = shares(dice);
    let difficulties = dice.deal(&[
        (Difficulty::Immediate, 22),
        (Difficulty::Ordinary, 58),
        (Difficulty::Complex, 41),
        (Difficulty::Hard, 15),
    ]);
    let ends = ends(profile, dice);
    let owners = firms
        .iter()
        .enumerate()
        .flat_map(|(firm, plan)| std::iter::repeat_n(firm, plan.problems));
    let mut plans: Vec<CasePlan> = owners
        .zip(shares.into_iter().zip(difficulties).zip(ends))
        .map(|(firm, (((category, office), difficulty), end))| CasePlan {
            firm,
            category,
            office,
            difficulty,
            class: end.class,
            late: false,
            voice: end.voice,
            reworked: end.reworked,
        })
        .collect();
    crate::named::place(&mut plans);
    mark_late(&mut plans, firms);
    plans
}

struct End {
    class: ReplyClass,
    voice: Voice,
    reworked: bool,
}

/// Results of the year: by class and voice, exactly as often as in the record.
fn ends(profile: Profile, dice: &mut Dice) -> Vec<End> {
    use ReplyClass::{A, B, C};
    use Satisfaction as S;
    let heard = |satisfaction, solved| Voice::Heard {
        satisfaction,
        solved,
        contacted: true,
    };
    let uncontacted = Voice::Heard {
        satisfaction: S::Dissatisfied,
        solved: Solved::No,
        contacted: false,
    };
    let counts = [
        (A, Voice::Silent, 4),
        (A, heard(S::VerySatisfied, Solved::Yes), 38),
        (A, heard(S::Satisfied, Solved::Yes), 61),
        (A, heard(S::Basically, Solved::Yes), 10),
        (B, heard(S::Satisfied, Solved::Partly), 5),
        (B, heard(S::Basically, Solved::Partly), 10),
        (B, heard(S::Dissatisfied, Solved::No), 2),
        (C, Voice::Silent, 3),
        (C, heard(S::Basically, Solved::No), 1),
        (C, heard(S::Dissatisfied, Solved::No), 1),
        (C, uncontacted, 1),
    ];
    let mut ends: Vec<End> = counts
        .into_iter()
        .flat_map(|(class, voice, n)| std::iter::repeat_n((class, voice), n))
        .map(|(class, voice)| End {
            class: profile.class(class),
            voice,
            reworked: false,
        })
        .collect();
    // Fifteen problems that were solved in the end had to be handled again first.
    for end in ends
        .iter_mut()
        .filter(|end| end.voice == heard(S::Satisfied, Solved::Yes))
        .take(15)
    {
        end.reworked = true;
    }
    dice.shuffle(&mut ends);
    ends
}

/// The catalogue names the office that leads most problems of a category.
pub fn dispatch(prefecture: &Prefecture) -> Vec<Dispatch> {
    let line = |(category, shares): &(&str, &[(&str, usize)])| {
        let (wanted, _) = shares.iter().max_by_key(|(_, problems)| problems)?;
        Some(Dispatch {
            category: (*category).to_owned(),
            place: None,
            office: prefecture.office(wanted)?,
        })
    };
    SHARES.iter().filter_map(line).collect()
}

/// How many problems of a category each office leads; rows and columns add up to the margins of the record, which gives
/// only those.
const SHARES: &[(&str, &[(&str, usize)])] = &[
    (
        "finance",
        &[
            ("州委金融办", 12),
            ("州财政局", 7),
            ("州工信局", 5),
            ("州文旅广电局", 3),
            ("州农业农村局", 2),
        ],
    ),
    (
        "factors",
        &[
            ("州自然资源和规划局", 11),
            ("州发改委（州优化办）", 8),
            ("州工信局", 6),
            ("州人社局", 2),
        ],
    ),
    (
        "construction",
        &[
            ("州住建局", 7),
            ("州生态环境局", 6),
            ("州发改委（州优化办）", 5),
            ("州自然资源和规划局", 2),
            ("州文旅广电局", 1),
        ],
    ),
    (
        "policy",
        &[
            ("州税务局", 5),
            ("州工信局", 3),
            ("州财政局", 2),
            ("州发改委（州优化办）", 2),
            ("州商务局", 2),
            ("州农业农村局", 2),
        ],
    ),
    ("service", &[("州市场监管局", 8), ("州行政审批服务局", 4)]),
    ("talent", &[("州人社局", 6), ("州科技局", 4)]),
    (
        "market",
        &[("州文旅广电局", 4), ("州商务局", 3), ("州工信局", 1)],
    ),
    ("law", &[("州司法局", 5), ("州人社局", 1), ("州商务局", 1)]),
    ("research", &[("州科技局", 3), ("州工信局", 3)]),
];

/// A category and an index into [`LEAD_OFFICES`] for each problem.
fn shares(dice: &mut Dice) -> Vec<(&'static str, usize)> {
    let place = |name: &str| LEAD_OFFICES.iter().position(|office| office.0 == name);
    let of = |category: &'static str, (name, problems): (&str, usize)| {
        place(name).map(|office| ((category, office), problems))
    };
    let pairs: Vec<_> = SHARES
        .iter()
        .flat_map(|(category, shares)| shares.iter().filter_map(|share| of(category, *share)))
        .collect();
    dice.deal(&pairs)
}

/// Seven late replies, among ordinary and complex problems of the first five meetings.
fn mark_late(plans: &mut [CasePlan], firms: &[FirmPlan]) {
    let early = |plan: &CasePlan| firms[plan.firm].meeting < 5;
    let middling =
        |plan: &CasePlan| matches!(plan.difficulty, Difficulty::Ordinary | Difficulty::Complex);
    let simple = |plan: &CasePlan| plan.class != ReplyClass::B && !plan.reworked;
    let plain = plans
        .iter_mut()
        .filter(|plan| !crate::named::is_of_the_record(plan.firm));
    let chosen = plain.filter(|plan| early(plan) && middling(plan) && simple(plan));
    for plan in chosen.step_by(5).take(7) {
        plan.late = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{named, problems};

    fn year() -> (Vec<FirmPlan>, Vec<CasePlan>) {
        let mut dice = Dice::new(2024);
        let firms = firms(&mut dice);
        let cases = cases(&firms, Profile::Honest, &mut dice);
        (firms, cases)
    }

    #[test]
    fn sizes_and_places_add_up_to_the_record() {
        let (firms, cases) = year();
        let of = |size| {
            cases
                .iter()
                .filter(|case| firms[case.firm].size == size)
                .count()
        };
        assert_eq!((firms.len(), cases.len()), (57, 136));
        let sizes = [
            FirmSize::Large,
            FirmSize::Medium,
            FirmSize::Small,
            FirmSize::Micro,
        ]
        .map(of);
        assert_eq!(sizes, [6, 25, 74, 31]);
        for (place, (_, name, problems)) in PLACES.iter().enumerate() {
            let found = cases
                .iter()
                .filter(|case| firms[case.firm].place == place)
                .count();
            assert_eq!(found, *problems, "{name}");
        }
    }

    #[test]
    fn every_problem_falls_in_the_duties_of_its_office() {
        let (_, cases) = year();
        let invented = (0..cases.len()).filter(|case| named::of(&cases, *case).is_none());
        for case in invented.map(|case| &cases[case]) {
            assert!(
                problems::of(case.category)
                    .iter()
                    .any(|problem| problem.falls_to(case.office)),
                "{} of {}",
                case.category,
                LEAD_OFFICES[case.office].0
            );
        }
    }

    #[test]
    fn categories_add_up_to_the_record() {
        let (_, cases) = year();
        for (category, problems) in [
            ("finance", 29),
            ("factors", 27),
            ("construction", 21),
            ("policy", 16),
            ("service", 12),
            ("talent", 10),
            ("market", 8),
            ("law", 7),
            ("research", 6),
        ] {
            let found = cases.iter().filter(|case| case.category == category);
            assert_eq!(found.count(), problems, "{category}");
        }
    }

    #[test]
    fn offices_and_late_replies_add_up_to_the_record() {
        let (_, cases) = year();
        for (office, (name, _, problems)) in LEAD_OFFICES.iter().enumerate() {
            assert_eq!(
                cases.iter().filter(|case| case.office == office).count(),
                *problems,
                "{name}"
            );
        }
        assert_eq!(cases.iter().filter(|case| case.late).count(), 7);
        assert_eq!(cases.iter().filter(|case| case.reworked).count(), 15);
    }
}
