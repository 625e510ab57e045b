//! Masking a text before it is published: the programme finds, a person decides. Nothing is kept.

use text::detect::{Found, masked, personal, redacted, words};

use crate::components::errors::ErrorSummary;
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::pages::html;
use crate::views::masking::{Masking, Proposed};
use crate::visitor::Visitor;

pub async fn show(visitor: Visitor) -> Answer {
    html(&view(&visitor, &Submitted::default()))
}

/// Shows what was found in the text that was sent, or the text with what was ticked masked.
pub async fn mask(visitor: Visitor, Typed(typed): Typed) -> Answer {
    html(&view(&visitor, &typed))
}

fn view(visitor: &Visitor, typed: &Submitted) -> Masking {
    let t = visitor.t;
    let text = typed.text("text").to_owned();
    let found = personal(&text, &[]);
    let decided = typed.is_ticked("decided");
    let ticked: Vec<usize> = typed
        .all("mask")
        .iter()
        .filter_map(|number| number.parse().ok())
        .collect();
    Masking {
        page: visitor.page(t.advice.masking),
        errors: ErrorSummary::new(t, None),
        notice: (!text.trim().is_empty() && found.is_empty())
            .then(|| Notice::new(t, NoticeKind::Information, t.advice.masking_none)),
        result: decided.then(|| redacted(&text, &found, |number| ticked.contains(&number))),
        found: t.advice.masking_found(found.len()),
        proposed: proposed(visitor, &text, &found, decided.then_some(&ticked)),
        text: Field::new(t, "text", t.advice.masking_text)
            .need(Need::Required)
            .value(text)
            .control(Control::Area { rows: 8 }),
    }
}

/// What is to be decided; everything is ticked at first.
fn proposed(
    visitor: &Visitor,
    text: &str,
    found: &[Found],
    ticked: Option<&Vec<usize>>,
) -> Option<Proposed> {
    let t = visitor.t;
    let choice = |(number, one): (usize, &Found)| {
        let kind = t
            .lookup(&format!("advice.kind.{}", one.kind.key()))
            .unwrap_or_default();
        let value = number.to_string();
        let picked = ticked.is_none_or(|ticked| ticked.contains(&number));
        Choice::new(&value, format!("{}（{kind}）", words(text, *one)))
            .hint(t.advice.masking_becomes(masked(text, *one)))
            .picked_if(if picked { &value } else { "" })
    };
    let choices: Vec<Choice> = found.iter().enumerate().map(choice).collect();
    (!choices.is_empty()).then(|| Proposed {
        text: text.to_owned(),
        choices: Field::new(t, "mask", t.advice.masking_found(found.len()))
            .need(Need::Unmarked)
            .control(Control::Checks(choices)),
    })
}
