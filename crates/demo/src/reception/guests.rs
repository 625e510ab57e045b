//! Who signs up for a meeting, and with which problems.

use domain::signups::Raised;

use super::past_texts::{UNHEARD, Unheard, Who};
use crate::facts::LEAD_OFFICES;
use crate::year::Year;

/// Who signs up for a meeting: those who will be received, in turn with those who won't.
pub fn guests(year: &Year<'_>, meeting: usize) -> Vec<(usize, Option<&'static Unheard>)> {
    let received = received(year, meeting);
    // Whoever waited in vain at the meeting before has been handed over and doesn't sign up again.
    let handed = UNHEARD
        .iter()
        .any(|other| other.who == Who::FirstOfNext && other.meeting + 1 == meeting);
    let mut guests: Vec<_> = received
        .into_iter()
        .skip(usize::from(handed))
        .map(|firm| (firm, None))
        .collect();
    for other in UNHEARD.iter().filter(|other| other.meeting == meeting) {
        let at = guests.len() / 2;
        guests.insert(at, (who(year, other), Some(other)));
    }
    guests
}

fn received(year: &Year<'_>, meeting: usize) -> Vec<usize> {
    let all = year.firms.iter().enumerate();
    all.filter(|(_, plan)| plan.meeting == meeting)
        .map(|(n, _)| n)
        .collect()
}

/// The index of its firm among the enterprises.
pub fn who(year: &Year<'_>, other: &Unheard) -> usize {
    match other.who {
        Who::Enterprise(n) => n,
        Who::FirstOfNext => received(year, other.meeting + 1)[0],
    }
}

/// What a firm will say: the problems that it brings to the meeting, as it put them in advance.
pub fn problems(year: &Year<'_>, firm: usize) -> Vec<Raised> {
    let of_it = (0..year.cases.len()).filter(|case| year.cases[*case].firm == firm);
    let each = of_it.map(|case| {
        let (plan, problem) = (&year.cases[case], year.problem(case));
        let office = LEAD_OFFICES[plan.office].0;
        let wanted = if case.is_multiple_of(2) { office } else { "" };
        raised(
            format!("{}。{}", problem.title, problem.ask),
            plan.category,
            wanted,
        )
    });
    each.collect()
}

pub fn raised(text: String, category: &str, wanted_office: &str) -> Raised {
    Raised {
        text,
        category: category.to_owned(),
        elsewhere: String::new(),
        wanted_office: wanted_office.to_owned(),
    }
}
