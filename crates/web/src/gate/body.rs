//! Reading what a changing request carries, bounded in size and in time, before any handler sees it.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

use crate::csrf;
use crate::error::Failure;
use crate::forms::{Submitted, Upload};
use crate::routes::Route;
use crate::site::Site;

/// A sender that is slower than this, after a start of its own, is given up.
const BYTES_A_SECOND: usize = 1024;
const START: Duration = Duration::from_secs(10);

/// Reads a form, checks its token and hands it on typed but unread.
pub(super) async fn form(
    site: &Site,
    route: &Route,
    request: Request,
    token: &str,
) -> Result<Request, Failure> {
    let most = route.takes_files.unwrap_or(site.config().limits.form_bytes);
    let (mut parts, body) = request.into_parts();
    let bytes = read(body, &parts.headers, most).await?;
    let mut submitted = match media_type(&parts.headers).as_str() {
        "application/x-www-form-urlencoded" => urlencoded(&bytes),
        "multipart/form-data" if route.takes_files.is_some() => {
            multipart(&parts.headers, bytes).await?
        }
        _ => return Err(Failure::Unsupported),
    };
    let given = submitted.take("csrf").unwrap_or_default();
    if !csrf::is_same(&given, token) {
        return Err(Failure::StaleForm);
    }
    submitted.bind_key(parts.uri.path());
    parts.extensions.insert(submitted);
    Ok(Request::from_parts(parts, Body::empty()))
}

/// Reads JSON, which a form of another site can't send.
pub(super) async fn json(site: &Site, request: Request) -> Result<Request, Failure> {
    let (parts, body) = request.into_parts();
    let bytes = read(body, &parts.headers, site.config().limits.form_bytes).await?;
    if media_type(&parts.headers) != "application/json" && !bytes.is_empty() {
        return Err(Failure::Unsupported);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

async fn read(mut body: Body, headers: &HeaderMap, most: usize) -> Result<Bytes, Failure> {
    let announced = headers.get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(Failure::TooLarge);
    }
    let begun = Instant::now() + START;
    let mut bytes = Vec::new();
    loop {
        let patience = Duration::from_secs((bytes.len() / BYTES_A_SECOND) as u64);
        let frame = timeout_at(begun + patience, body.frame()).await;
        match frame.map_err(|_| Failure::TooSlow)? {
            None => return Ok(bytes.into()),
            Some(Err(_)) => return Err(Failure::BadRequest("the body broke off".into())),
            Some(Ok(frame)) => {
                let data = frame.into_data().unwrap_or_default();
                if bytes.len() + data.len() > most {
                    return Err(Failure::TooLarge);
                }
                bytes.extend_from_slice(&data);
            }
        }
    }
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE);
    let text = value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let kind = text.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

fn urlencoded(bytes: &[u8]) -> Submitted {
    form_urlencoded::parse(bytes).into_owned().collect()
}

async fn multipart(headers: &HeaderMap, bytes: Bytes) -> Result<Submitted, Failure> {
    let mut request = Request::new(Body::from(bytes));
    if let Some(kind) = headers.get(header::CONTENT_TYPE) {
        request
            .headers_mut()
            .insert(header::CONTENT_TYPE, kind.clone());
    }
    // It was bounded when it was read; the framework's own bound is smaller.
    DefaultBodyLimit::disable().apply(&mut request);
    let unreadable = |_| Failure::BadRequest("the form's parts can't be told apart".into());
    let broken = |_| Failure::BadRequest("a part of the form is broken".into());
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(unreadable)?;
    let mut submitted = Submitted::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(broken)?;
        match file_name {
            Some(name) => submitted.files.push(Upload {
                field,
                name,
                content,
            }),
            None => submitted.add(field, String::from_utf8_lossy(&content).into_owned()),
        }
    }
    Ok(submitted)
}
