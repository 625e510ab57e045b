//! The problems of the meeting below the form, the latest first.

use app::rooms::Spoken;
use domain::cases::StageName;
use domain::cases::state::{Assignment, Confirmation};
use messages::Texts;

use super::desk::Desk;
use crate::components::field::Choice;
use crate::components::tag::{Tag, Tone};
use crate::pages::rooms::answer_tag;
use crate::views::meeting::Recorded;
use crate::wording::date_and_weekday;

/// `just` is the number that was recorded a moment ago.
pub fn recorded(t: &'static Texts, desk: &Desk, just: &str) -> Vec<Recorded> {
    let all = desk.room.spoken.iter().rev();
    all.map(|spoken| row(t, desk, spoken, just)).collect()
}

fn row(t: &'static Texts, desk: &Desk, spoken: &Spoken, just: &str) -> Recorded {
    let (room, case) = (&desk.room, &spoken.case);
    let assignment = case.assignment.as_ref();
    let due = case.due.as_ref().map(|promise| promise.due_on);
    let stage = case.stage.name();
    let may_be_assigned = matches!(stage, StageName::Submitted | StageName::Accepted);
    Recorded {
        number: case.number.clone(),
        is_new: case.number == just,
        title: case.intake.title.clone(),
        firm: case
            .intake
            .firm
            .map_or("", |firm| room.name(firm.0))
            .to_owned(),
        lead: assignment.map_or("", |a| room.name(a.lead.0)).to_owned(),
        officer: assignment.map_or("", |a| room.name(a.officer.0)).to_owned(),
        due: due.map_or(String::new(), |on| date_and_weekday(t, on)),
        state: state(t, stage, assignment),
        awaits: assignment.is_some_and(|a| a.confirmation == Confirmation::Awaiting),
        assign: may_be_assigned.then(|| {
            let at = format!("/meetings/{}/console", room.meeting.id);
            format!("{at}?assign={}", case.number)
        }),
        slip: assignment.map(|_| format!("/cases/{}/slip", case.number)),
        people: match (stage, assignment) {
            (StageName::Assigned, Some(assignment)) => people(desk, assignment),
            _ => Vec::new(),
        },
    }
}

fn state(t: &'static Texts, stage: StageName, assignment: Option<&Assignment>) -> Tag {
    match assignment {
        Some(assignment) => answer_tag(t, stage, assignment.acknowledged_at),
        None => {
            let words = t.lookup(&format!("stages.{}", stage.key()));
            Tag::new(Tone::of_stage(stage), words.unwrap_or_default())
        }
    }
}

/// Those of the lead office, the responsible officer chosen.
fn people(desk: &Desk, assignment: &Assignment) -> Vec<Choice> {
    let officers = desk.choices.people.iter();
    let of_lead = officers.filter(|officer| officer.office == assignment.lead);
    let chosen = assignment.officer.to_string();
    of_lead
        .map(|officer| Choice::new(officer.id.to_string(), &officer.label).picked_if(&chosen))
        .collect()
}
