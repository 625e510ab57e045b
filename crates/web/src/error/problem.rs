//! A failure as a problem for programmes (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::cases::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

use super::Failure;
use super::words::words;
use crate::visitor::Visitor;

/// The body of every answer of the API that is not a success.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the status and `code` say which problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    /// A stable word: `refused`, `not_found`, …
    code: &'static str,
    /// For a refusal: the rule, or what is wrong with `field`.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// The fields that must be mended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// To find the request in the log.
    instance: String,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    field: &'static str,
    /// A stable word: `missing`, `too_long`, …
    reason: String,
    /// The same as a sentence.
    detail: String,
}

pub(super) fn response(visitor: &Visitor, failure: &Failure) -> Response {
    let words = words(visitor.t, failure);
    let status = failure.status();
    let (reason, field) = match failure {
        Failure::App(app::Error::Refused(refusal)) => reason(refusal),
        _ => (None, None),
    };
    let errors = match (field, &reason) {
        (Some(field), Some(reason)) => vec![FieldProblem {
            field,
            reason: reason.clone(),
            detail: words.advice.clone(),
        }],
        _ => Vec::new(),
    };
    let problem = Problem {
        kind: "about:blank",
        title: words.title,
        status: status.as_u16(),
        detail: match failure {
            Failure::BadRequest(what) if !what.is_empty() => what.clone(),
            _ => words.advice,
        },
        code: code(failure),
        reason,
        field,
        errors,
        instance: format!("urn:request:{}", visitor.request_id),
    };
    let mut response = (status, Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    if *failure == Failure::SignInFirst {
        let scheme = HeaderValue::from_static("Bearer");
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, scheme);
    }
    response
}

fn reason(refusal: &Refusal) -> (Option<String>, Option<&'static str>) {
    match refusal {
        Refusal::WrongStage(stage) => (Some(format!("stage_{stage}")), None),
        Refusal::Field { field, problem } => (Some(problem.to_string()), Some(field)),
        Refusal::Rule(rule) | Refusal::Window { rule, .. } => (Some(rule.to_string()), None),
    }
}

fn code(failure: &Failure) -> &'static str {
    use app::Error as E;
    match failure {
        Failure::App(E::NotFound) => "not_found",
        Failure::App(E::NotPermitted) => "not_permitted",
        Failure::App(E::Refused(_)) => "refused",
        Failure::App(E::Changed) => "changed",
        Failure::App(E::KeyReused) => "key_reused",
        Failure::App(E::TooMany(_)) => "too_many",
        Failure::App(E::SignIn) | Failure::SignInFirst => "unauthenticated",
        Failure::App(E::Store(error)) if super::is_passing(error) => "unavailable",
        Failure::App(E::Store(_) | E::Internal(_)) => "internal",
        Failure::Foreign | Failure::StaleForm => "foreign",
        Failure::BadRequest(_) => "bad_request",
        Failure::TooLarge => "too_large",
        Failure::TooSlow => "too_slow",
        Failure::Unsupported => "unsupported",
        Failure::MethodNotAllowed => "method_not_allowed",
        Failure::Misdirected => "misdirected",
        Failure::PreconditionFailed => "changed",
    }
}
