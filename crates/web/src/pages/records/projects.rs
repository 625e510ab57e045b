//! The register of projects, and the form of its records.

use app::records::ProjectsPage;
use axum::extract::State;
use domain::ids::ProjectId;
use domain::permits::Actor;
use domain::records::{Project, ProjectState};
use domain::time::Date;
use messages::Texts;
use uuid::Uuid;

use super::entry::{Kind, Opened};
use super::typed::Reading;
use super::{correct, correct_column, enter, firm, others, project_state};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::figure::Count;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::pages::html;
use crate::pages::mending::Fields;
use crate::pages::money::{wan, yi};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{grouped, long_date};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.records().projects(&actor)).await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.projects), words.projects_under);
    list.links = others(t, &person.actor, "/projects");
    list.act = enter(t, &person.actor, "/projects");
    list.counts = found
        .totals
        .iter()
        .map(|(state, n, fen)| {
            Count::new(words.total_projects(project_state(t, *state)), yi(*fen))
                .unit(words.yi)
                .under(words.items(grouped(*n)))
        })
        .collect();
    html(&list.table(
        table(t, &found, &person.actor),
        (words.nothing, words.nothing_text),
    ))
}

fn table(t: &'static Texts, found: &ProjectsPage, actor: &Actor) -> Table {
    let words = &t.records;
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, words.column_project),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Fixed, words.column_started),
        Column::new(ColumnKind::Fixed, words.column_completed),
        Column::new(ColumnKind::Number, words.column_investment),
    ];
    columns.extend(correct_column(t, actor));
    let mut table = Table::new(t, words.projects, columns);
    let day = |day: Option<Date>| day.map_or(String::new(), |day| long_date(t, day));
    table.rows = found
        .projects
        .iter()
        .map(|project| {
            let mut cells = vec![
                Cell::text(&project.name),
                firm(&found.firms, project.firm, actor),
                Cell::text(project_state(t, project.state)),
                Cell::text(day(project.started_on)),
                Cell::text(day(project.completed_on)),
                Cell::text(wan(project.investment_fen)),
            ];
            cells.extend(correct(t, actor, "/projects", project.id.0));
            Row::new(cells)
        })
        .collect();
    table
}

impl Kind for Project {
    const REGISTER: &'static str = "/projects";

    fn title(t: &Texts) -> &'static str {
        t.records.projects
    }

    fn blank(id: Uuid, _: Date, _: &Actor) -> Project {
        Project::planned(ProjectId(id), "", 0)
    }

    fn read(form: &Reading<'_>, stored: &Project) -> Result<Project, app::Error> {
        Ok(Project {
            name: form.text("name"),
            firm: form.firm()?,
            case: form.case()?,
            lead: form.office()?,
            investment_fen: form.amount("investment", stored.investment_fen)?,
            state: form.word("state")?,
            started_on: form.optional_date("started_on")?,
            completed_on: form.optional_date("completed_on")?,
            change_reason: form.text("reason"),
            ..stored.clone()
        })
    }

    fn fields(form: &Fields<'_>, opened: &Opened<Project>) -> Vec<Field> {
        let (t, words, project) = (form.t, &form.t.records, &opened.record);
        let chosen = form.value("state", project.state.key());
        let states = ProjectState::ALL
            .iter()
            .map(|each| Choice::new(each.key(), project_state(t, *each)).picked_if(&chosen));
        let date = |name, label: &str, day: Option<Date>| {
            let stored = day.map_or(String::new(), |day| day.to_string());
            form.field(name, label, &stored)
                .control(Control::Date)
                .need(Need::Optional)
        };
        let investment = ("investment", words.form.investment);
        vec![
            form.field("name", words.column_project, &project.name),
            opened.firm_field(form),
            opened.amount_field(form, investment, project.investment_fen),
            form.field("state", words.column_state, "")
                .control(Control::Radios(states.collect())),
            date("started_on", words.column_started, project.started_on)
                .hint(words.form.started_hint),
            date("completed_on", words.column_completed, project.completed_on)
                .hint(words.form.completed_hint),
            opened.office_field(form, words.form.lead),
            opened.case_field(form),
        ]
    }
}
