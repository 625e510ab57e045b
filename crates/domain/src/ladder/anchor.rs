//! From which day each rung of a case counts; none where the rung has nothing to say to it.

use super::due::Look;
use super::table::RungName;
use crate::cases::intake::Urgency;
use crate::cases::state::{Case, StageName};
use crate::deadlines::{self, Allowed, Limit};
use crate::ids::OfficeId;
use crate::time::{Date, Instant, local_date};

/// A day that a rung counts from, the last day on which it still makes sense, and the helping office that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    pub on: Date,
    /// The rung isn't climbed before the day after this one: a limit that is as short as the warning needs none.
    pub after: Option<Date>,
    pub last: Option<Date>,
    pub office: Option<OfficeId>,
}

impl Anchor {
    fn on(on: Date) -> Anchor {
        Anchor {
            on,
            after: None,
            last: None,
            office: None,
        }
    }
}

/// The days from which a rung counts now: several only for the opinions of helping offices.
pub fn anchors(case: &Case, rung: RungName, look: &Look<'_>) -> Vec<Anchor> {
    if rung == RungName::Opinion {
        return opinions(case);
    }
    anchor(case, rung, look).into_iter().collect()
}

fn anchor(case: &Case, rung: RungName, look: &Look<'_>) -> Option<Anchor> {
    use RungName as R;
    let settings = look.settings;
    let after = |from: Date, limit: Limit| deadlines::due(look.calendar, from, limit).due_on;
    let stage = stage(case);
    let at = |wanted: StageName| (stage == wanted).then_some(());
    let on = match rung {
        R::Dispatch => {
            at(StageName::Accepted)?;
            after(case.pace.accepted_on?, settings.dispatch)
        }
        R::Acknowledge => {
            at(StageName::Assigned)?;
            acknowledge_by(case, look)?
        }
        R::FirstContact => first_contact(case)?,
        R::Ruling => {
            at(StageName::Objected)?;
            case.pace.objected_on?
        }
        R::Bounced => {
            at(StageName::Assigned)?;
            case.pace.ruled_on?
        }
        R::NearDue => return near_due(case, look),
        R::BlueOrder => return before_due(case),
        R::RedOrder | R::Talk => owed(case)?,
        R::Stalled | R::Unmoved => moved_on(case)?,
        R::Returned => returned_twice(case)?,
        R::Consultation => unsettled(case)?,
        R::OrderAnswer => {
            let order = case.supervision.order.as_ref()?;
            order.answer.is_none().then_some(order.due_on)?
        }
        R::Milestone => {
            let docket = at(StageName::Docketed).and(case.docket.as_ref())?;
            return Some(Anchor {
                last: Some(docket.milestone_on),
                after: Some(docket.approved_on),
                ..Anchor::on(docket.milestone_on)
            });
        }
        R::MilestoneMissed => {
            at(StageName::Docketed)
                .and(case.docket.as_ref())?
                .milestone_on
        }
        R::FollowUp => {
            at(StageName::Replied)?;
            let issued = case.issued_reply()?.issued.as_ref()?;
            case.calls.is_empty().then_some(())?;
            after(issued.on, settings.follow_up)
        }
        R::Opinion => return None,
    };
    Some(Anchor::on(on))
}

/// A withdrawal that is being checked stops nothing.
fn stage(case: &Case) -> StageName {
    case.stage.without_withdrawal().name()
}

/// From the assignment, or from the ruling that gave or left the case to its office; urgent cases have hours.
fn acknowledge_by(case: &Case, look: &Look<'_>) -> Option<Date> {
    let assigned_at = case.assignment.as_ref()?.assigned_at;
    let ruled_on = case.pace.ruled_on;
    let settings = look.settings;
    if case.intake.urgency == Urgency::Urgent && ruled_on.is_none() {
        let allowed = settings.acknowledge_urgent;
        return Some(due_on(look, assigned_at, allowed));
    }
    let from = ruled_on.unwrap_or_else(|| local_date(assigned_at));
    Some(deadlines::due(look.calendar, from, settings.acknowledge).due_on)
}

fn due_on(look: &Look<'_>, from: Instant, allowed: Allowed) -> Date {
    deadlines::due_at(look.calendar, &look.settings.ladder.hours, from, allowed).due_on
}

fn first_contact(case: &Case) -> Option<Date> {
    let assignment = case.assignment.as_ref()?;
    let owed = case.first_contact_at.is_none() && stage(case).is_under_way();
    owed.then_some(assignment.contact_due_on)
}

fn opinions(case: &Case) -> Vec<Anchor> {
    if !stage(case).is_under_way() {
        return Vec::new();
    }
    let open = case
        .co_handlers()
        .iter()
        .filter(|co| co.opinion_on.is_none());
    open.map(|co| Anchor {
        office: Some(co.office),
        ..Anchor::on(co.due_on)
    })
    .collect()
}

/// The day by which the lead office owes the firm a reply. What the docket has promised instead has rungs of its own.
fn owed(case: &Case) -> Option<Date> {
    let due = case.due.as_ref()?.due_on;
    (case.lead().is_some() && case.running_date() == Some(due)).then_some(due)
}

fn before_due(case: &Case) -> Option<Anchor> {
    let on = owed(case)?;
    Some(Anchor {
        after: case.due.as_ref().map(|due| due.counted_from),
        last: Some(on),
        ..Anchor::on(on)
    })
}

/// The first working day on which the light is yellow, as it is shown beside the case. Warned of is what can still be kept:
/// afterwards the red order speaks.
fn near_due(case: &Case, look: &Look<'_>) -> Option<Anchor> {
    let due_on = owed(case)?;
    let settings = look.settings;
    let total =
        deadlines::elapsed_working_days(look.calendar, local_date(case.received_at), due_on);
    let share = total.max(0) * i64::from(settings.yellow_share_percent) / 100;
    let left = u32::try_from(share)
        .unwrap_or_default()
        .max(settings.yellow_days);
    let on = deadlines::working_days_before(look.calendar, due_on, left);
    Some(Anchor {
        after: case.due.as_ref().map(|due| due.counted_from),
        last: Some(due_on),
        ..Anchor::on(on)
    })
}

/// The last day on which the lead office or somebody for it did something that the record shows.
fn moved_on(case: &Case) -> Option<Date> {
    let working = matches!(
        stage(case),
        StageName::InProgress | StageName::AwaitingMaterial
    );
    let assignment = case.assignment.as_ref().filter(|_| working)?;
    let due = case.due.as_ref()?;
    [
        Some(local_date(assignment.assigned_at)),
        assignment.acknowledged_at.map(local_date),
        case.pace.moved_on,
        Some(due.counted_from),
        due.pauses.last().map(|pause| pause.until),
        due.granted.map(|granted| granted.on),
    ]
    .into_iter()
    .flatten()
    .max()
}

fn returned_twice(case: &Case) -> Option<Date> {
    let working = matches!(
        stage(case),
        StageName::InProgress | StageName::Docketed | StageName::ReplyDrafted
    );
    (working && case.returned_replies >= 2).then_some(case.pace.returned_on)?
}

/// A consultation that can still go to a higher level.
fn unsettled(case: &Case) -> Option<Date> {
    let consultation = case.consultation.as_ref()?;
    consultation.level.next()?;
    consultation.since
}
