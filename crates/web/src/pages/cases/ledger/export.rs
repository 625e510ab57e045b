//! The chosen cases as a file: what the page shows, all of it, in the usual columns.

use app::export::{ExportError, ExportOptions, Exporter, Form};
use axum::extract::RawQuery;
use axum::http::header;
use axum::response::IntoResponse;
use domain::time::local_date;

use super::Conditions;
use crate::error::{Answer, Failure};
use crate::pages::attachment;
use crate::visitor::{SignedIn, Visitor};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn download(visitor: Visitor, person: SignedIn, RawQuery(query): RawQuery) -> Answer {
    let conditions = Conditions::parse(query.as_deref().unwrap_or_default());
    let today = local_date(visitor.site.app().now());
    let asked = conditions.query(today, 0);
    let options = ExportOptions {
        form: Form::Workbook,
        filter: asked.filter,
        words: asked.words,
        texts: visitor.t,
    };
    let file = visitor
        .site
        .run(move |app| {
            let mut file = Vec::new();
            let by = Exporter::Actor(&person.actor);
            match app.export_ledger(by, &options, &mut file, &mut |_| {}) {
                Ok(_) => Ok(Ok(file)),
                Err(ExportError::App(error)) => Err(error),
                Err(ExportError::Write(error)) => Ok(Err(error)),
            }
        })
        .await?
        .map_err(|error| Failure::internal(&error.to_string()))?;
    let name = format!("{}-{today}.xlsx", visitor.t.ledger.file);
    let headers = [
        (header::CONTENT_TYPE, WORKBOOK.to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, file).into_response())
}
