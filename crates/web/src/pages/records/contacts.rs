//! The register of contacts, and the form of its entries: who met whom, when, how, and what came of it.

use app::records::ContactsPage;
use axum::extract::{Query, State};
use domain::contacts::{Contact, ContactForm, ContactOutcome, ContactState, Meal};
use domain::ids::{ContactId, PersonId};
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use messages::Texts;
use serde::Deserialize;
use uuid::Uuid;

use super::entry::{Kind, Opened};
use super::firm;
use super::typed::Reading;
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place, Width};
use crate::pages::html;
use crate::pages::mending::Fields;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    year: Option<i32>,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let this_year = i32::from(local_date(site.app().now()).year());
    let year = asked.year.unwrap_or(this_year);
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.records().contacts(&actor, year))
        .await?;
    let t = visitor.t;
    let words = &t.contacts;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    let mut list = List::new(page, words.under);
    if has(&person.actor, Permission::KeepContacts) {
        list.act = Some(Link::new("/contacts/new", words.enter));
    }
    list.tabs = Some(years(t, this_year, year));
    let nothing = (words.nothing, words.nothing_text);
    html(&list.table(table(t, &found, &person.actor), nothing))
}

fn years(t: &Texts, latest: i32, shown: i32) -> Tabs {
    let items = (latest - 2..=latest).rev().map(|year| {
        let place = match year == shown {
            true => Place::Here,
            false => Place::Elsewhere,
        };
        NavItem::new(format!("/contacts?year={year}"), year.to_string(), place)
    });
    Tabs {
        label: t.pairings.years.to_owned(),
        items: items.collect(),
    }
}

fn table(t: &'static Texts, found: &ContactsPage, actor: &Actor) -> Table {
    let words = &t.contacts;
    let may_keep = has(actor, Permission::KeepContacts);
    let mut columns = vec![
        Column::new(ColumnKind::Head, words.held_on),
        Column::new(ColumnKind::Text, words.leader),
        Column::new(ColumnKind::Text, words.partner),
        Column::new(ColumnKind::Fixed, words.form),
        Column::new(ColumnKind::Fixed, words.meal),
        Column::new(ColumnKind::Long, words.points),
        Column::new(ColumnKind::Text, words.outcome),
    ];
    if may_keep {
        columns.push(Column::new(ColumnKind::Fixed, t.records.column_action));
    }
    let mut table = Table::new(t, words.title, columns);
    table.rows = found
        .contacts
        .iter()
        .map(|contact| {
            let mut cells = row(t, found, contact, actor);
            if may_keep {
                let href = format!("/contacts/{}/edit", contact.id);
                cells.push(Cell::link(href, t.records.correct));
            }
            Row::new(cells)
        })
        .collect();
    table
}

fn row(t: &'static Texts, found: &ContactsPage, contact: &Contact, actor: &Actor) -> Vec<Cell> {
    let name = |id: Uuid| found.names.get(&id).cloned().unwrap_or_default();
    let partner = match contact.chamber {
        Some(chamber) => Cell::text(name(chamber.0)),
        None => firm(&found.firms, contact.firm, actor),
    };
    let form = match contact.state {
        ContactState::Held => Cell::text(form_word(t, contact.form)),
        ContactState::Void => Cell::text(form_word(t, contact.form)).under(t.contacts.void),
    };
    let case = contact.case.map_or(String::new(), |case| name(case.0));
    vec![
        Cell::text(long_date(t, contact.held_on)),
        Cell::text(name(contact.leader.0)),
        partner,
        form,
        Cell::text(meal_word(t, contact.meal)),
        Cell::text(&contact.points),
        Cell::text(outcome_word(t, contact.outcome)).under(case),
    ]
}

/// How they met, in words.
pub fn form_word(t: &Texts, form: ContactForm) -> &'static str {
    t.lookup(&format!("contacts.form_word.{}", form.key()))
        .unwrap_or_default()
}

/// Meals, in words.
pub fn meal_word(t: &Texts, meal: Meal) -> &'static str {
    t.lookup(&format!("contacts.meal_word.{}", meal.key()))
        .unwrap_or_default()
}

/// What came of it, in words.
pub fn outcome_word(t: &Texts, outcome: ContactOutcome) -> &'static str {
    t.lookup(&format!("contacts.outcome_word.{}", outcome.key()))
        .unwrap_or_default()
}

impl Kind for Contact {
    const REGISTER: &'static str = "/contacts";

    fn title(t: &Texts) -> &'static str {
        t.contacts.title
    }

    fn blank(id: Uuid, today: Date, actor: &Actor) -> Contact {
        Contact::on(ContactId(id), actor.principal(), today)
    }

    fn read(form: &Reading<'_>, stored: &Contact) -> Result<Contact, app::Error> {
        let leader: PersonId = match form.leader()? {
            Some(leader) => leader,
            None => form.actor.principal(),
        };
        Ok(Contact {
            leader,
            firm: form.firm()?,
            chamber: form.chamber()?,
            form: form.word("form")?,
            held_on: form.date("held_on")?,
            meal: form.word("meal")?,
            points: form.text("points"),
            outcome: form.word("outcome")?,
            case: form.case()?,
            state: form.word("state")?,
            change_reason: form.text("reason"),
            ..stored.clone()
        })
    }

    fn fields(form: &Fields<'_>, opened: &Opened<Contact>) -> Vec<Field> {
        let (t, words, contact) = (form.t, &form.t.contacts, &opened.record);
        let how = form.value("form", contact.form.key());
        let forms = ContactForm::ALL
            .iter()
            .map(|each| Choice::new(each.key(), form_word(t, *each)).picked_if(&how));
        let ate = form.value("meal", contact.meal.key());
        let meals = Meal::ALL
            .iter()
            .map(|each| Choice::new(each.key(), meal_word(t, *each)).picked_if(&ate));
        let came = form.value("outcome", contact.outcome.key());
        let outcomes = ContactOutcome::ALL
            .iter()
            .map(|each| Choice::new(each.key(), outcome_word(t, *each)).picked_if(&came));
        let state = form.value("state", contact.state.key());
        let states = [
            (ContactState::Held, words.held),
            (ContactState::Void, words.void),
        ];
        let states = states.map(|(each, word)| Choice::new(each.key(), word).picked_if(&state));
        vec![
            opened.leader_field(form, words.leader, contact.leader),
            opened.firm_field(form),
            opened
                .chamber_field(form, words.chamber)
                .hint(words.chamber_hint),
            form.field("form", words.form, "")
                .control(Control::Radios(forms.collect())),
            form.field("held_on", words.held_on, &contact.held_on.to_string())
                .control(Control::Date),
            form.field("meal", words.meal, "")
                .hint(words.meal_hint)
                .control(Control::Radios(meals.collect())),
            form.field("points", words.points, &contact.points)
                .hint(words.points_hint)
                .control(Control::Text)
                .need(Need::Optional),
            form.field("outcome", words.outcome, "")
                .control(Control::Radios(outcomes.collect())),
            opened.case_field(form),
            form.field("state", t.records.column_state, "")
                .control(Control::Radios(states.to_vec())),
        ]
    }
}
