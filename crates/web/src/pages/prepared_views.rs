//! Views that offices prepare: what one's office was asked, one of them, asking an office.

use app::prepared_views::Asked;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{OfficeId, PreparedViewId, SignUpId};
use domain::meetings::MeetingStatus;
use domain::prepared_views::{Stance, View};
use domain::time::local_text;
use messages::Texts;

use crate::components::field::{Choice, Control};
use crate::components::summary::{Density, SummaryList};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::{self, version};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::list::List;
use crate::views::prepared_views::PreparedViewPage;
use crate::views::signups::ViewLine;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn list(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.prepared_views().list(&actor))
        .await?;
    let t = visitor.t;
    let words = &t.prepared_views;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_problem),
        Column::new(ColumnKind::Text, words.column_meeting),
        Column::new(ColumnKind::Text, words.column_office),
        Column::new(ColumnKind::Fixed, words.column_due),
        Column::new(ColumnKind::Text, words.column_state),
    ];
    let mut table = Table::new(t, words.title, columns);
    let row = |asked: &Asked| {
        let href = format!("/prepared-views/{}", asked.view.id);
        Row::new(vec![
            Cell::link(href, &asked.view.text).under(asked.name(asked.view.firm.0)),
            Cell::text(meetings::name(t, &asked.meeting)),
            Cell::text(asked.name(asked.view.office.0)),
            Cell::text(long_date(t, asked.view.due_on)),
            Cell::from(state(t, asked)),
        ])
    };
    table.rows = found.iter().map(row).collect();
    let list = List::new(visitor.page(words.title), words.under);
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

/// What offices were asked about the `n`th problem of a sign-up.
pub fn lines(t: &Texts, asked: &[Asked], n: u32) -> Vec<ViewLine> {
    let line = |asked: &Asked| ViewLine {
        office: asked.name(asked.view.office.0).to_owned(),
        href: format!("/prepared-views/{}", asked.view.id),
        tag: state(t, asked),
        text: (asked.view.given.as_ref()).map_or(String::new(), |given| given.text.clone()),
    };
    let of_it = asked.iter().filter(|asked| asked.view.problem == n);
    of_it.map(line).collect()
}

fn state(t: &Texts, asked: &Asked) -> Tag {
    let words = &t.prepared_views;
    match &asked.view.given {
        Some(given) => Tag::new(tone(given.stance), stance(t, given.stance)),
        None if asked.view.is_late(asked.today) => Tag::new(Tone::Bad, words.late),
        None => Tag::new(Tone::Warn, words.waiting),
    }
}

fn tone(stance: Stance) -> Tone {
    match stance {
        Stance::Answerable => Tone::Good,
        Stance::NeedsStudy => Tone::Active,
        Stance::Limited | Stance::NotOurs => Tone::Neutral,
    }
}

fn stance(t: &Texts, stance: Stance) -> &'static str {
    let words = &t.prepared_views.stance_word;
    match stance {
        Stance::Answerable => words.answerable,
        Stance::NeedsStudy => words.needs_study,
        Stance::Limited => words.limited,
        Stance::NotOurs => words.not_ours,
    }
}

/// Sends a problem of a sign-up to an office.
pub async fn ask(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<SignUpId>,
    Typed(typed): Typed,
) -> Answer {
    let office = typed.text("office").parse::<OfficeId>();
    let problem = typed.text("problem").parse::<u32>();
    site.run(move |app| {
        let (Ok(office), Some(problem)) = (office, problem.ok().and_then(|n| n.checked_sub(1)))
        else {
            return Ok(Refusal::field("office", Problem::Missing)?);
        };
        app.prepared_views().ask(&person.actor, id, problem, office)
    })
    .await?;
    let to = Redirect::to(format!("/sign-ups/{id}"));
    Ok(to.saying("prepared_views.asked_done").into_response())
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PreparedViewId>,
) -> Answer {
    let actor = person.actor.clone();
    let asked = site
        .run(move |app| app.prepared_views().get(&actor, id))
        .await?;
    html(&view(&visitor, &person, &asked, None))
}

pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PreparedViewId>,
    Typed(typed): Typed,
) -> Answer {
    let actor = person.actor.clone();
    let asked = site
        .run(move |app| app.prepared_views().get(&actor, id))
        .await?;
    let seen = version(&typed)?;
    let (actor, text) = (person.actor.clone(), typed.text("text").to_owned());
    let stance = typed.text("stance").parse::<Stance>().ok();
    let done = site
        .run(move |app| app.prepared_views().answer(&actor, id, seen, stance, &text))
        .await;
    let Err(error) = done else {
        let to = Redirect::to("/prepared-views").saying("prepared_views.done");
        return Ok(to.into_response());
    };
    let refused = Mend::refused(visitor.t, error, "text")?;
    mend(&view(&visitor, &person, &asked, Some((&typed, &refused))))
}

fn view(
    visitor: &Visitor,
    person: &SignedIn,
    asked: &Asked,
    text: Option<(&Submitted, &Mend)>,
) -> PreparedViewPage {
    let t = visitor.t;
    let words = &t.prepared_views;
    let mut page = visitor.page(words.form_title);
    page.crumbs = vec![Link::new("/prepared-views", words.title)];
    let given = asked.view.given.as_ref();
    let fields = Fields {
        t,
        scope: "",
        typed: text.map(|(typed, _)| typed),
        mend: text.map(|(_, mend)| mend),
    };
    let stored = given.map_or("", |given| given.stance.key());
    let choices = Stance::ALL.iter().map(|each| {
        Choice::new(each.key(), stance(t, *each)).picked_if(&fields.value("stance", stored))
    });
    let said = given.map_or("", |given| given.text.as_str());
    let mut form = vec![
        fields
            .field("stance", words.stance, "")
            .control(Control::Radios(choices.collect())),
        fields
            .field("text", words.text, said)
            .hint(words.text_hint)
            .control(Control::Area { rows: 6 }),
    ];
    let is_planned = asked.meeting.status == MeetingStatus::Planned;
    let is_theirs = is_planned && person.actor.offices().contains(&asked.view.office);
    PreparedViewPage {
        errors: fields.errors().mending(&mut form),
        problem: asked.view.text.lines().map(str::to_owned).collect(),
        state: state(t, asked),
        facts: facts(t, asked, given),
        said: said.lines().map(str::to_owned).collect(),
        action: format!("/prepared-views/{}", asked.view.id),
        version: asked.version,
        fields: if is_theirs { form } else { Vec::new() },
        page,
    }
}

fn facts(t: &Texts, asked: &Asked, given: Option<&View>) -> SummaryList {
    let words = &t.prepared_views;
    let sent = local_text(asked.view.asked_at);
    let by = given.map(|given| words.given_by(asked.name(given.by.0), local_text(given.at)));
    SummaryList::new(Density::Tight)
        .fact(words.column_meeting, meetings::name(t, &asked.meeting))
        .fact(t.signups.column_firm, asked.name(asked.view.firm.0))
        .fact(words.column_office, asked.name(asked.view.office.0))
        .fact(
            words.column_due,
            words.asked_at(long_date(t, asked.view.due_on), sent),
        )
        .fact(words.column_state, by.unwrap_or_default())
}
