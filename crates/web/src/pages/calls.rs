//! Follow-up calls: whom to call, what to ask, and when it was tried.

use app::ladder::{CallLine, Listed};
use axum::extract::State;
use domain::settings::Settings;
use messages::Texts;

use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::Width;
use crate::pages::html;
use crate::site::Site;
use crate::views::calls::{CallRow, Calls};
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let (listed, settings) = site
        .run(move |app| Ok((app.ladder().calls(&actor)?, app.world()?.settings)))
        .await?;
    let t = visitor.t;
    let words = &t.calls;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    let under = match listed.more {
        true => words.more(listed.lines.len()),
        false => words.under(settings.call_attempts, settings.sample_percent),
    };
    let row = |line: &CallLine| row(t, &listed, line, &settings);
    html(&Calls {
        under,
        calls: listed.lines.iter().map(row).collect(),
        script: script(t),
        page,
    })
}

/// The questions of the call-back form (满意度回访表).
fn script(t: &Texts) -> Vec<String> {
    let fields = &t.actions.field;
    [
        fields.answers_contacted,
        fields.answers_solved,
        fields.answers_satisfaction,
        t.calls.why_not,
        fields.answers_pressed,
        fields.answers_wants_rework,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn row(
    t: &'static Texts,
    listed: &Listed<CallLine>,
    line: &CallLine,
    settings: &Settings,
) -> CallRow {
    let words = &t.calls;
    let name = |id: Option<uuid::Uuid>| {
        let name = id.map(|id| listed.names.of(id));
        name.unwrap_or_default().to_owned()
    };
    let mut tags = Vec::new();
    if line.is_sample {
        tags.push(Tag::new(Tone::Neutral, words.sample));
    }
    if line.due_on.is_some_and(|due| due < listed.today) && !line.is_sample {
        tags.push(Tag::new(Tone::Bad, words.late));
    }
    let replied = line.replied_on.map(|on| words.replied(on));
    let tried = match line.last_tried_on {
        None => words.not_tried.to_owned(),
        Some(on) => words.tried_on(settings.call_attempts, on, line.tried),
    };
    CallRow {
        number: line.path.number.clone(),
        shown: line.path.shown.clone(),
        title: line.path.title.clone(),
        firm: name(line.path.firm),
        lead: name(line.path.lead),
        replied_on: replied.unwrap_or_default(),
        due_on: line.due_on.map(|on| on.to_string()).unwrap_or_default(),
        tried,
        tags,
        another_day: line.last_tried_on == Some(listed.today),
    }
}
