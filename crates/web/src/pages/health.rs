//! For whoever watches the server.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::error::{Answer, Failure};
use crate::site::Site;

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database can be read, and written too; otherwise 503 with one word for why.
pub async fn readyz(State(site): State<Site>) -> Response {
    let read = site.run(|app| app.jobs_backlog()).await;
    let (status, word) = match (read, site.app().db().trouble()) {
        (Ok(_), None) => (StatusCode::OK, "ready\n"),
        (Ok(_), Some(_)) => (StatusCode::SERVICE_UNAVAILABLE, "read-only\n"),
        (Err(_), _) => (StatusCode::SERVICE_UNAVAILABLE, "no-database\n"),
    };
    // As JSON-free text of our own, not to be turned into a page.
    (status, [(header::CONTENT_TYPE, "text/x-status")], word).into_response()
}

/// The figures in the form that Prometheus reads.
pub async fn metrics(State(site): State<Site>) -> Answer {
    let backlog = site.run(|app| app.jobs_backlog()).await?;
    let text = site
        .metrics()
        .text(backlog)
        .map_err(|error| Failure::internal(&error.to_string()))?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
