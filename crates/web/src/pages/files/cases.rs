//! The files of a case, by the entry of its record that they belong to.

use std::sync::Arc;

use app::cases::{CaseView, HistoryEntry};
use app::files::{ByEntry, is_own};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;
use domain::files::About;
use domain::time::local_text;
use messages::Texts;
use serde::Deserialize;

use super::{field, line, sent};
use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Typed};
use crate::layout::Link;
use crate::pages::{error_of, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::files::{AddFiles, FilesPage};
use crate::visitor::{SignedIn, Visitor};

/// Which entry the form begins with.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    to: String,
}

struct Found {
    view: CaseView,
    files: ByEntry,
}

pub async fn of_case(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = find(&site, &person, &number).await?;
    html(&page(&visitor, &person, &found, &asked.to, None))
}

pub async fn add_to_case(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(number): Path<String>,
    Typed(typed): Typed,
) -> Answer {
    let found = find(&site, &person, &number).await?;
    let to = typed.text("to").to_owned();
    let Ok(seq) = to.parse() else {
        let error = FieldError {
            field: "to".to_owned(),
            problem: Problem::Missing,
        };
        return mend(&page(&visitor, &person, &found, &to, Some(&error)));
    };
    let about = About::Case {
        case: found.view.case.id,
        seq,
    };
    let (actor, given) = (person.actor.clone(), Arc::new(typed));
    let added = site
        .run(move |app| {
            let files = app.files();
            files.add(&actor, about, &sent(&given), given.key.as_deref())
        })
        .await;
    match added {
        Ok(()) => {
            let to = format!("/cases/{number}#record-{seq}");
            Ok(Redirect::to(to).saying("files.added").into_response())
        }
        Err(error) => {
            let error = FieldError::of(&error).ok_or(error)?;
            mend(&page(&visitor, &person, &found, &to, Some(&error)))
        }
    }
}

async fn find(site: &Site, person: &SignedIn, number: &str) -> Result<Found, Failure> {
    let (actor, number) = (person.actor.clone(), number.to_owned());
    let read = site.read(move |app| {
        Ok(Found {
            view: app.cases().get(&actor, &number)?,
            files: app.files().of_case(&actor, &number)?,
        })
    });
    Ok(read.await?)
}

fn page(
    visitor: &Visitor,
    person: &SignedIn,
    found: &Found,
    to: &str,
    error: Option<&FieldError>,
) -> FilesPage {
    let t = visitor.t;
    let number = &found.view.case.number;
    let mut page = visitor.page(t.files.title);
    page.crumbs = vec![
        Link::new("/cases", t.ledger.title),
        Link::new(format!("/cases/{number}"), found.view.case.shown_number()),
    ];
    let history = &found.view.history;
    let entry = |seq: i64| history.iter().find(|entry| entry.seq == seq);
    let files = found.files.iter().flat_map(|(seq, files)| {
        let belongs_to = entry(*seq).map_or(String::new(), |entry| title(t, entry));
        files.iter().map(move |file| line(t, file, &belongs_to))
    });
    let own: Vec<Choice> = (history.iter().rev())
        .filter(|entry| is_own(&person.actor, entry))
        .map(|entry| Choice::new(entry.seq.to_string(), title(t, entry)).picked_if(to))
        .collect();
    FilesPage {
        files: files.collect(),
        under: found.view.case.intake.title.clone(),
        form: (!own.is_empty()).then(|| AddFiles {
            errors: errors(t, error),
            action: format!("/cases/{number}/files"),
            to: Some(
                Field::new(t, "to", t.files.to)
                    .need(Need::Unmarked)
                    .control(Control::Select(own))
                    .error(error_of(t, error, "to")),
            ),
            files: field(t, error),
        }),
        none: t.files.not_yours,
        page,
    }
}

/// `2024-05-06 09:05 提交答复稿`.
fn title(t: &Texts, entry: &HistoryEntry) -> String {
    let kind = entry.event.kind();
    let name = kind.strip_prefix("case.").unwrap_or(kind);
    let title = t
        .lookup(&format!("events.title.{name}"))
        .unwrap_or_default();
    format!("{} {title}", local_text(entry.occurred_at))
}
