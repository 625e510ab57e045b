//! What is due for a case at an instant.

use super::anchor::{Anchor, anchors};
use super::table::{Rung, RungName, Standing, Step};
use crate::calendar::Calendar;
use crate::cases::state::{Case, Stage};
use crate::deadlines::{add_working_days, working_days_before};
use crate::ids::OfficeId;
use crate::settings::Settings;
use crate::time::{Date, Instant, local_date};

/// What the ladder looks at besides the case.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    pub calendar: &'a Calendar,
    pub settings: &'a Settings,
}

/// A rung that is to be climbed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub rung: RungName,
    /// The day from which it was counted.
    pub anchored_on: Date,
    /// The first day on which it was to be climbed.
    pub day: Date,
    /// The helping office that it is about.
    pub office: Option<OfficeId>,
}

/// The rungs of a case that are to be climbed at an instant, in the order of the table; none outside office hours.
///
/// Of several colours only the gravest is climbed. A clock that stands still climbs nothing of what it would measure.
pub fn due(case: &Case, look: &Look<'_>, now: Instant) -> Vec<Due> {
    if !look.settings.ladder.hours.is_open(look.calendar, now) {
        return Vec::new();
    }
    let today = local_date(now);
    if is_paused(case, today) {
        return Vec::new();
    }
    let mut found: Vec<Due> = candidates(case, look)
        .filter(|(due, last)| due.day <= today && last.is_none_or(|last| today <= last))
        .map(|(due, _)| due)
        .collect();
    let gravest = found.iter().filter_map(|due| color(due.rung)).max();
    found.retain(|due| color(due.rung).is_none_or(|own| Some(own) == gravest));
    keep_one_order(&mut found);
    found
}

/// The next day on which something may be due, as the case stands; the day may have come already.
pub fn wake_on(case: &Case, look: &Look<'_>, now: Instant) -> Option<Date> {
    let today = local_date(now);
    let open = candidates(case, look).filter(|(_, last)| last.is_none_or(|last| today <= last));
    let first = open.map(|(due, _)| due.day).min()?;
    match &case.stage.without_withdrawal() {
        Stage::AwaitingMaterial { until, .. } if *until >= today => {
            Some(first.max(until.tomorrow().unwrap_or(*until)))
        }
        _ => Some(first),
    }
}

/// While the firm's material is waited for, up to the agreed day, nothing is asked of anybody.
fn is_paused(case: &Case, today: Date) -> bool {
    matches!(case.stage.without_withdrawal(), Stage::AwaitingMaterial { until, .. } if today <= *until)
}

/// Every rung that is neither climbed nor covered, with the last day on which it makes sense.
fn candidates<'a>(
    case: &'a Case,
    look: &'a Look<'_>,
) -> impl Iterator<Item = (Due, Option<Date>)> + 'a {
    let lines = look.settings.ladder.rungs.iter();
    let standing = lines.filter(|line| line.standing == Standing::On);
    standing.flat_map(move |line| {
        let anchors = anchors(case, line.rung, look).into_iter();
        anchors.filter_map(move |anchor| {
            let day = day(look.calendar, line, &anchor)?;
            is_open(case, line.rung, &anchor).then_some((
                Due {
                    rung: line.rung,
                    anchored_on: anchor.on,
                    day,
                    office: anchor.office,
                },
                anchor.last,
            ))
        })
    })
}

/// The day of a rung: so many working days from its anchor. None when it would lie no later than the day after which it
/// may be.
fn day(calendar: &Calendar, line: &Rung, anchor: &Anchor) -> Option<Date> {
    let count = line.offset.unsigned_abs();
    let day = match line.offset {
        0 => calendar.working_day_from(anchor.on),
        1.. => add_working_days(calendar, anchor.on, count),
        _ => working_days_before(calendar, anchor.on, count),
    };
    anchor.after.is_none_or(|after| day > after).then_some(day)
}

/// Each rung once from the same day; a colour only where none as grave is open or proposed, and no graver one came first.
fn is_open(case: &Case, rung: RungName, anchor: &Anchor) -> bool {
    let supervision = &case.supervision;
    if supervision.has_climbed(rung, anchor.on, anchor.office) {
        return false;
    }
    match rung.step() {
        Step::Order(color) => {
            let came_red = supervision.has_climbed(RungName::RedOrder, anchor.on, None);
            !supervision.covers(color) && !came_red
        }
        Step::Promotion => supervision.level.next().is_some(),
        Step::Talk => supervision.talk_due_on.is_none(),
        Step::Reminder | Step::HigherConsultation | Step::BackToWork => true,
    }
}

fn color(rung: RungName) -> Option<crate::cases::state::Color> {
    match rung.step() {
        Step::Order(color) => Some(color),
        _ => None,
    }
}

/// One order at most, and one step up at most.
fn keep_one_order(found: &mut Vec<Due>) {
    let mut seen = (false, false);
    found.retain(|due| match due.rung.step() {
        Step::Order(_) => !std::mem::replace(&mut seen.0, true),
        Step::Promotion => !std::mem::replace(&mut seen.1, true),
        _ => true,
    });
}
