//! One try, and what its answer says.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use web::routes::{Door, Route};

use super::expected::Mark;
use super::readers::{OUT, Reader};
use super::routes::fields;
use crate::support::Answer;

/// Asks a route for an address; changing ones with an empty form of the reader's own session.
pub fn ask(reader: &mut Reader<'_>, route: &Route, path: &str) -> Answer {
    let is_out = OUT.contains(&reader.code);
    if let Some(session) = reader.session.as_ref().filter(|_| is_out) {
        // The site takes the cookie of a session that has ended away; whoever stole it keeps it.
        reader.client.set_cookie("zq_session", session);
    }
    let is_get = route.method == Method::GET;
    match route.door() {
        Door::Page if is_get => reader.client.get(path),
        // The token of the session's forms is another one after it has stopped acting for somebody.
        Door::Page if is_out || route.pattern == "/sign-out" => {
            reader.client.post(path, fields(route.pattern))
        }
        Door::Page => {
            let mut all = vec![("csrf", reader.csrf.as_str())];
            all.extend(fields(route.pattern));
            reader.client.post_raw(Request::post(path), &all)
        }
        Door::Api => {
            let mut head = Request::builder().method(route.method.clone()).uri(path);
            if let Some(token) = &reader.token {
                head = head.header(header::AUTHORIZATION, format!("Bearer {token}"));
            }
            let body = if is_get {
                Body::empty()
            } else {
                Body::from("{}")
            };
            let head = head
                .header(header::CONTENT_TYPE, "application/json")
                .header("idempotency-key", "walk");
            reader.client.send(head, body)
        }
    }
}

/// What an answer says of permission.
pub fn mark_of(answer: &Answer) -> Mark {
    let to_sign_in = answer
        .location()
        .is_some_and(|to| to.starts_with("/sign-in?next="));
    match answer.status {
        StatusCode::UNAUTHORIZED => Mark::SignIn,
        _ if to_sign_in => Mark::SignIn,
        StatusCode::FORBIDDEN => Mark::Refused,
        StatusCode::NOT_FOUND => Mark::Unknown,
        status => {
            assert!(!status.is_server_error(), "{status}: {}", answer.body);
            Mark::In
        }
    }
}

/// An answer without what differs from request to request: tokens, keys, the number that was asked for.
pub fn without_ids(answer: &Answer, number: &str) -> String {
    let mut parts = answer.body.split(" value=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += part.split_once('"').map_or(part, |(_, rest)| rest);
    }
    let text = text.replace(number, "NUMBER");
    match text.split_once("urn:request:") {
        Some((before, after)) => format!(
            "{}{before}{}",
            answer.status,
            after.trim_start_matches(|c: char| c != '"')
        ),
        None => format!("{}{text}", answer.status),
    }
}
