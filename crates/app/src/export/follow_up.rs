//! What the last follow-up call brought, in a few words.

use domain::cases::Case;
use domain::cases::reply::{Call, CallAnswers, Solved};
use messages::Texts;

/// The last call of a case, in words.
pub(super) fn last_call(case: &Case, texts: &Texts) -> Option<String> {
    let earlier = case.earlier.iter().flat_map(|round| &round.calls);
    let call = case.calls.last().or(earlier.last())?;
    Some(words(call, texts))
}

fn words(call: &Call, texts: &Texts) -> String {
    let say = &texts.export;
    match &call.answers {
        None => say.not_reached(call.on),
        Some(answers) => say.reached(parts(answers, texts).join("，"), call.on),
    }
}

fn parts(answers: &CallAnswers, texts: &Texts) -> Vec<&'static str> {
    let say = &texts.export.call;
    let mut parts = vec![
        if answers.contacted {
            say.contacted
        } else {
            say.not_contacted
        },
        match answers.solved {
            Solved::Yes => say.solved,
            Solved::Partly => say.partly_solved,
            Solved::No => say.not_solved,
        },
    ];
    let satisfied = answers.satisfaction;
    parts.extend(satisfied.map(documents::ledger::satisfaction_text));
    parts.extend((answers.pressed == Some(true)).then_some(say.pressed));
    parts.extend(answers.wants_rework.then_some(say.wants_rework));
    parts
}
