//! Cases: raise, list, read, act, receipt.

use app::cases::Manner;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use domain::cases::Command;

use super::list::{CaseList, ListQuery};
use super::new_case::NewCase;
use super::request::{body, etag, key, version_seen};
use super::schema;
use super::view::{CaseResource, DoneResource};
use crate::error::{Answer, Failure, Problem};
use crate::site::Site;
use crate::visitor::Caller;

/// Raise a case.
#[utoipa::path(post, path = "/api/v1/cases", tag = "cases", request_body = NewCase,
    params(("Idempotency-Key" = String, Header, description = "The same key and body act once and answer the same")),
    responses((status = 201, body = DoneResource), (status = 422, body = Problem), (status = "4XX", body = Problem)))]
pub async fn create(
    State(site): State<Site>,
    Caller(actor): Caller,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer {
    let key = key(&headers)?;
    let (intake, received_at) = body::<NewCase>(&bytes)?.into_intake();
    let done = site
        .run(move |app| app.cases().submit(&actor, &intake, received_at, Some(&key)))
        .await?;
    let head = [
        (header::LOCATION, format!("/api/v1/cases/{}", done.number)),
        (header::ETAG, etag(done.version)),
    ];
    Ok((StatusCode::CREATED, head, Json(DoneResource::from(done))).into_response())
}

/// List cases within what the asker may see, newest first.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", params(ListQuery),
    responses((status = 200, body = CaseList), (status = "4XX", body = Problem)))]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Answer {
    let Query(query) = query.map_err(|error| Failure::BadRequest(error.body_text()))?;
    let query = query.into_query()?;
    let listing = site
        .run(move |app| app.cases().list(&actor, &query))
        .await?;
    Ok(Json(CaseList::from(listing)).into_response())
}

/// Read a case: state, history, and what the asker may do now.
#[utoipa::path(get, path = "/api/v1/cases/{number}", tag = "cases", params(("number" = String, Path)),
    responses((status = 200, body = CaseResource), (status = 304), (status = "4XX", body = Problem)))]
pub async fn show(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let view = site
        .run(move |app| app.cases().get(&actor, &number))
        .await?;
    let tag = etag(view.case.version);
    let known = headers.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    Ok(([(header::ETAG, tag)], Json(CaseResource::of(view))).into_response())
}

/// Act on a case: any command of the life cycle, by its name.
#[utoipa::path(post, path = "/api/v1/cases/{number}/actions", tag = "cases",
    request_body(content = inline(Action)),
    params(("number" = String, Path),
        ("Idempotency-Key" = String, Header, description = "The same key and body act once and answer the same"),
        ("If-Match" = Option<String>, Header, description = "The ETag seen; another version answers 412")),
    responses((status = 200, body = DoneResource), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = "4XX", body = Problem)))]
pub async fn act(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(number): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer {
    let (key, version) = (key(&headers)?, version_seen(&headers)?);
    let command: Command = body(&bytes)?;
    let done = site
        .run(move |app| {
            let manner = Manner {
                key: Some(&key),
                occurred_at: None,
                version,
            };
            app.cases().act(&actor, &number, &command, manner)
        })
        .await
        .map_err(|error| match (error, version) {
            (app::Error::Changed, Some(_)) => Failure::PreconditionFailed,
            (error, _) => error.into(),
        })?;
    let head = [(header::ETAG, etag(done.version))];
    Ok((head, Json(DoneResource::from(done))).into_response())
}

/// The receipt of a case: proof of its first event, checkable without this system.
#[utoipa::path(get, path = "/api/v1/cases/{number}/receipt", tag = "cases", params(("number" = String, Path)),
    responses((status = 200, body = String, content_type = "text/plain"), (status = "4XX", body = Problem)))]
pub async fn receipt(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(number): Path<String>,
) -> Answer {
    let text = site.run(move |app| app.receipt(&actor, &number)).await?;
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, text).into_response())
}

/// A command with its own fields.
pub struct Action;

impl utoipa::PartialSchema for Action {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        schema::action().into()
    }
}

impl utoipa::ToSchema for Action {}
