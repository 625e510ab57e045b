//! What the reader may do with the case now, as the core allows it.

use domain::cases::CommandKind;

use super::Telling;
use crate::commands::{COMMANDS, CommandForm, Importance};
use crate::components::steps::{NextStep, NextSteps, Weight};
use crate::wording::long_date;

pub fn next(telling: &Telling<'_>) -> NextSteps {
    let of = |importance| {
        COMMANDS.iter().filter(move |form| {
            form.importance == importance && telling.view.allowed.contains(&form.kind)
        })
    };
    let mut steps: Vec<NextStep> = of(Importance::Next)
        .map(|form| step(telling, form))
        .collect();
    // One thing is the thing to do next; everything after the first is offered plainly.
    for later in steps
        .iter_mut()
        .skip(1)
        .filter(|step| step.weight == Weight::Main)
    {
        later.weight = Weight::Plain;
    }
    NextSteps {
        steps,
        more: of(Importance::Aside)
            .map(|form| step(telling, form))
            .collect(),
        more_label: telling.t.actions.more.to_owned(),
        waiting_for: waiting_for(telling),
    }
}

fn step(telling: &Telling<'_>, form: &CommandForm) -> NextStep {
    let word = |part: &str| {
        telling
            .t
            .lookup(&format!("actions.{}.{part}", form.kind))
            .unwrap_or_default()
    };
    let why = match form.kind {
        CommandKind::GrantExtension => {
            asked_extension(telling).unwrap_or_else(|| word("why").to_owned())
        }
        _ => word("why").to_owned(),
    };
    NextStep::new(
        form.weight,
        word("label"),
        form.path(&telling.case().number),
        why,
    )
}

fn asked_extension(telling: &Telling<'_>) -> Option<String> {
    let pending = telling.case().extensions.pending.as_ref()?;
    Some(
        telling
            .t
            .actions
            .asked_extension(long_date(telling.t, pending.until), &pending.reason),
    )
}

/// Who has it now, for readers who have nothing to do.
fn waiting_for(telling: &Telling<'_>) -> String {
    let (t, case) = (telling.t, telling.case());
    let stage = t
        .lookup(&format!("stages.{}", case.stage.name()))
        .unwrap_or_default();
    match &case.assignment {
        Some(assignment) if case.stage.name().is_under_way() => {
            let lead = telling.around.names.of(assignment.lead.0);
            let due = case.running_date().map(|date| long_date(t, date));
            t.case_view.waiting_office(due.unwrap_or_default(), lead)
        }
        _ => t.case_view.waiting_stage(stage),
    }
}
