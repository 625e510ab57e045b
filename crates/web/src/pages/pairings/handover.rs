//! A leader's post changes hands: what is handed over, and the form that hands it over.

use app::pairings::{HandOver, HandoverList};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::PersonId;
use domain::pairings::Partner;
use messages::Texts;
use serde::Deserialize;

use crate::components::field::{Choice, Control, Field};
use crate::components::steps::Weight;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::layout::Link;
use crate::pages::{error_of, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::pairings::HandoverForm;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    leader: String,
}

/// What the page is about.
struct Subject {
    year: i32,
    leader: PersonId,
    list: HandoverList,
    leaders: Vec<app::choices::Named<PersonId>>,
}

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    Query(asked): Query<Asked>,
) -> Answer {
    let subject = subject(&site, &person, year, &asked.leader).await?;
    let mut typed = Submitted::default();
    let today = site.app().pairings().today();
    typed.add("on".into(), today.to_string());
    html(&view(&visitor, &subject, &typed, None))
}

pub async fn hand_over(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    Typed(typed): Typed,
) -> Answer {
    let subject = subject(&site, &person, year, typed.text("leader")).await?;
    let (actor, given, from) = (person.actor.clone(), typed.clone(), subject.leader);
    let done = site
        .run(move |app| {
            let change = read(&given, year, from)?;
            app.pairings()
                .hand_over(&actor, &change, given.key.as_deref())
        })
        .await;
    let Err(error) = done else {
        let to = Redirect::to(format!("/pairings/{year}"));
        return Ok(to.saying("handover.done").into_response());
    };
    let error = FieldError::of(&error).ok_or(error)?;
    mend(&view(&visitor, &subject, &typed, Some(&error)))
}

fn read(typed: &Submitted, year: i32, from: PersonId) -> Result<HandOver, app::Error> {
    let Ok(to) = typed.text("to").parse() else {
        return Ok(Refusal::field("to", Problem::Missing)?);
    };
    let Ok(on) = typed.text("on").trim().parse() else {
        return Ok(Refusal::field("on", Problem::NotADate)?);
    };
    Ok(HandOver {
        year,
        from,
        to,
        on,
        reason: typed.text("reason").trim().to_owned(),
    })
}

async fn subject(
    site: &Site,
    person: &SignedIn,
    year: i32,
    leader: &str,
) -> Result<Subject, Failure> {
    let leader: PersonId = leader
        .parse()
        .map_err(|_| Failure::BadRequest("the leader is missing".to_owned()))?;
    let actor = person.actor.clone();
    let subject = site
        .run(move |app| {
            Ok(Subject {
                year,
                leader,
                list: app.pairings().handover_list(&actor, year, leader)?,
                leaders: app.choices(&actor)?.leaders,
            })
        })
        .await?;
    Ok(subject)
}

fn view(
    visitor: &Visitor,
    subject: &Subject,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> HandoverForm {
    let t = visitor.t;
    let words = &t.handover;
    let year = subject.year;
    let mut page = visitor.page(words.title(subject.list.name(subject.leader.0)));
    page.crumbs = vec![Link::new(
        format!("/pairings/{year}"),
        t.pairings.title(year),
    )];
    let mut fields = fields(t, subject, typed, error);
    // A rule that no field broke is told at the first one.
    let errors = errors(t, error).mending(&mut fields);
    HandoverForm {
        under: words.under.to_owned(),
        table: table(t, &subject.list),
        none: words.none,
        action: format!("/pairings/{year}/handover"),
        back: format!("/pairings/{year}"),
        hidden: vec![("leader", subject.leader.to_string())],
        errors,
        fields,
        submit: words.submit,
        weight: Weight::Grave,
        page,
    }
}

fn fields(
    t: &'static Texts,
    subject: &Subject,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let words = &t.handover;
    let field = |name: &str, label: &str, control: Control| {
        Field::new(t, name, label)
            .control(control)
            .value(typed.text(name))
            .error(error_of(t, error, name))
    };
    let chosen = typed.text("to");
    let others = subject
        .leaders
        .iter()
        .filter(|other| other.id != subject.leader);
    let choices = others.map(|other| {
        Choice::new(other.id.to_string(), &other.name)
            .found_by(&other.found_by)
            .picked_if(chosen)
    });
    vec![
        field("to", words.to, Control::LongSelect(choices.collect())),
        field("on", words.on, Control::Date),
        field("reason", words.reason, Control::Text).hint(words.reason_hint),
    ]
}

fn table(t: &'static Texts, list: &HandoverList) -> Table {
    let words = &t.coverage;
    let column = &t.pairings.column;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.partner),
        Column::new(ColumnKind::Text, column.office),
        Column::new(ColumnKind::Fixed, column.since),
        Column::new(ColumnKind::Number, words.open_cases),
        Column::new(ColumnKind::Number, words.visits),
        Column::new(ColumnKind::Number, words.talks),
        Column::new(ColumnKind::Fixed, words.last),
        Column::new(ColumnKind::Text, column.remark),
    ];
    let mut table = Table::new(t, t.handover.list, columns);
    table.rows = list
        .lines
        .iter()
        .map(|line| {
            let pairing = &line.pairing;
            let partner = match pairing.partner {
                Partner::Firm(firm, person) => {
                    Cell::text(list.name(firm.0)).under(list.name(person.0))
                }
                Partner::Chamber(chamber) => Cell::text(list.name(chamber.0)),
            };
            let office = pairing.serving_office.map(|office| list.name(office.0));
            let last = line
                .done
                .last
                .map_or(String::new(), |day| long_date(t, day));
            Row::new(vec![
                partner,
                Cell::text(office.unwrap_or_default()),
                Cell::text(long_date(t, pairing.starts_on)),
                Cell::text(line.open_cases.to_string()),
                Cell::text(line.done.visits.to_string()),
                Cell::text(line.done.talks.to_string()),
                Cell::text(last),
                Cell::text(&pairing.remark),
            ])
        })
        .collect();
    table
}
