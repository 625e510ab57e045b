//! The assignment slip, on one sheet of paper.

use axum::extract::Path;
use domain::cases::state::Assignment;
use domain::deadlines::Unit;
use domain::time::local_text;

use crate::error::Answer;
use crate::layout::Link;
use crate::pages::cases::show::{Read, read};
use crate::pages::html;
use crate::pages::meetings::words;
use crate::views::rooms::SlipPage;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{date_and_weekday, long_date};

pub async fn slip(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let read = read(&visitor, &person, &number).await?;
    let t = visitor.t;
    let mut page = visitor.page(t.room.slip.title);
    page.here = format!("/cases/{number}/slip");
    html(&SlipPage {
        issuer: page.deployment.clone(),
        facts: facts(&visitor, &read),
        back: Link::new(format!("/cases/{number}"), t.room.slip.back),
        number,
        page,
    })
}

/// The fields of a slip in their usual order. What isn't for the reader is empty and left out.
fn facts(visitor: &Visitor, read: &Read) -> Vec<(&'static str, String)> {
    let (t, case) = (visitor.t, &read.view.case);
    let (labels, name) = (&t.room.slip, |id| read.around.names.of(id).to_owned());
    let mut facts = vec![
        (
            labels.source,
            read.around
                .meeting
                .as_ref()
                .map_or(String::new(), |m| words::name(t, m)),
        ),
        (
            labels.firm,
            case.intake.firm.map_or(String::new(), |firm| name(firm.0)),
        ),
        (labels.problem, case.intake.title.clone()),
        (labels.ask, case.intake.ask.clone()),
    ];
    match &case.assignment {
        Some(assignment) => facts.extend(assigned(visitor, read, assignment)),
        None => facts.push((labels.lead, labels.not_assigned.to_owned())),
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn assigned(
    visitor: &Visitor,
    read: &Read,
    assignment: &Assignment,
) -> Vec<(&'static str, String)> {
    let (t, case) = (visitor.t, &read.view.case);
    let (labels, name) = (&t.room.slip, |id| read.around.names.of(id).to_owned());
    let helper = |co: &domain::cases::state::CoHandler| {
        labels.co_line(long_date(t, co.due_on), name(co.office.0))
    };
    let helpers: Vec<String> = assignment.co_handlers.iter().map(helper).collect();
    let due = case.due.as_ref().map(|promise| {
        let from = long_date(t, promise.counted_from);
        let rule = promise.limit.map(|limit| match limit.unit() {
            Unit::WorkingDays => labels.working_days(limit.count(), &from),
            Unit::CalendarDays => labels.calendar_days(limit.count(), &from),
        });
        format!(
            "{} {}",
            date_and_weekday(t, promise.due_on),
            rule.unwrap_or_default()
        )
    });
    vec![
        (
            labels.leader,
            assignment
                .leader
                .map_or(String::new(), |leader| name(leader.0)),
        ),
        (labels.instruction, assignment.instruction.clone()),
        (labels.lead, name(assignment.lead.0)),
        (labels.co, helpers.join(t.room.separator)),
        (labels.officer, name(assignment.officer.0)),
        (labels.assigned_at, local_text(assignment.assigned_at)),
        (labels.due, due.unwrap_or_default()),
        (
            labels.acknowledged,
            match assignment.acknowledged_at {
                Some(at) => local_text(at),
                None => labels.acknowledged_blank.to_owned(),
            },
        ),
    ]
}
