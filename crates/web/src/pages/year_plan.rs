//! The year's plan of meetings: its lines, a new one, what becomes of one.

mod line;
mod table;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::ids::PersonId;
use domain::meetings::MeetingForm;
use domain::permits::{Permission, has};
use domain::time::local_date;
use domain::year_plan::{PlanLine, Standing};
use messages::Texts;

use crate::components::field::{Choice, Control, Need};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::layout::{Link, NavItem, Place};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, meetings, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

pub use line::{arrange, cancel, line, postpone};

/// Leads to the year that the clock shows.
pub async fn latest(State(site): State<Site>) -> Response {
    Redirect::to(format!("/plan/{}", this_year(&site))).into_response()
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.year_plan().of_year(&actor, year))
        .await?;
    let t = visitor.t;
    let words = &t.year_plan;
    let [planned, held, postponed, cancelled] = found.counts();
    let may = has(&person.actor, Permission::ManageMeetings);
    let mut page = visitor.page(words.title(year));
    page.crumbs = vec![Link::new("/meetings", t.meetings.title)];
    let mut list = List::new(page, words.under(cancelled, held, planned, postponed));
    list.tabs = Some(years(t, this_year(&site), year));
    list.act = may.then(|| Link::new(format!("/plan/{year}/new"), words.new));
    let table = table::table(t, &found, may.then_some("/plan/lines/"));
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

fn years(t: &Texts, latest: i32, shown: i32) -> Tabs {
    let item = |year: i32| {
        let place = match year == shown {
            true => Place::Here,
            false => Place::Elsewhere,
        };
        NavItem::new(format!("/plan/{year}"), t.meetings.year_line(year), place)
    };
    Tabs {
        label: t.year_plan.years.to_owned(),
        items: (latest - 2..=latest + 1).rev().map(item).collect(),
    }
}

pub async fn new(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
) -> Answer {
    let leaders = leaders(&site, &person).await?;
    html(&view(&visitor, year, &leaders, None))
}

pub async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    Typed(typed): Typed,
) -> Answer {
    let line = PlanLine {
        id: site.app().year_plan().fresh_id(),
        year,
        month: typed.text("month").parse().unwrap_or(0),
        form: (typed.text("form").parse()).unwrap_or(MeetingForm::Symposium),
        theme: typed.text("theme").trim().to_owned(),
        host: typed.text("host").parse::<PersonId>().ok(),
        postponements: Vec::new(),
        standing: Standing::Open,
    };
    let (actor, key) = (person.actor.clone(), typed.key.clone());
    let done = site
        .run(move |app| app.year_plan().add(&actor, &line, key.as_deref()))
        .await;
    let Err(error) = done else {
        let to = Redirect::to(format!("/plan/{year}")).saying("year_plan.added");
        return Ok(to.into_response());
    };
    let refused = Mend::refused(visitor.t, error, "theme")?;
    let leaders = leaders(&site, &person).await?;
    mend(&view(&visitor, year, &leaders, Some((&typed, &refused))))
}

type Leaders = Vec<(String, String)>;

/// Ids and names of the leaders who may receive.
async fn leaders(site: &Site, person: &SignedIn) -> Result<Leaders, crate::error::Failure> {
    let actor = person.actor.clone();
    let choices = site.run(move |app| app.choices(&actor)).await?;
    let leaders = choices.leaders.into_iter();
    Ok(leaders
        .map(|leader| (leader.id.to_string(), leader.name))
        .collect())
}

fn view(
    visitor: &Visitor,
    year: i32,
    leaders: &Leaders,
    text: Option<(&Submitted, &Mend)>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.year_plan;
    let fields = Fields {
        t,
        scope: "",
        typed: text.map(|(typed, _)| typed),
        mend: text.map(|(_, mend)| mend),
    };
    let form = fields.value("form", MeetingForm::Symposium.key());
    let forms = MeetingForm::ALL
        .iter()
        .map(|each| Choice::new(each.key(), meetings::form(t, *each)).picked_if(&form));
    let mut page = visitor.page(words.new_title(year));
    page.crumbs = vec![Link::new(format!("/plan/{year}"), words.title(year))];
    let part = FormPart {
        id: "line".to_owned(),
        title: words.new.to_owned(),
        under: String::new(),
        errors: fields.errors(),
        action: format!("/plan/{year}/new"),
        draft: String::new(),
        version: None,
        fields: vec![
            fields
                .field("month", words.month, "")
                .control(Control::Select(months(t, 1, &fields))),
            fields
                .field("form", words.form, "")
                .control(Control::Radios(forms.collect())),
            fields.field("theme", words.theme, ""),
            fields
                .field("host", words.host, "")
                .need(Need::Optional)
                .control(Control::Select(hosts(t, leaders, &fields))),
        ],
        submit: words.submit.to_owned(),
        cancel: Some(format!("/plan/{year}")),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}

/// The months from one on.
fn months(t: &Texts, from: u32, fields: &Fields<'_>) -> Vec<Choice> {
    let chosen = fields.value("month", "");
    (from..=12)
        .map(|month| Choice::new(month.to_string(), t.year_plan.month_of(month)).picked_if(&chosen))
        .collect()
}

fn hosts(t: &Texts, leaders: &Leaders, fields: &Fields<'_>) -> Vec<Choice> {
    let chosen = fields.value("host", "");
    let mut choices = vec![Choice::new("", t.year_plan.none_yet)];
    let each = leaders.iter();
    choices.extend(each.map(|(id, name)| Choice::new(id, name).picked_if(&chosen)));
    choices
}

fn this_year(site: &Site) -> i32 {
    i32::from(local_date(site.app().now()).year())
}
