//! Handlers: each takes what it needs from the request, calls one use case and fills in one view.

pub mod assets;
pub mod audit;
pub mod calendar;
pub mod cases;
pub mod figures;
pub mod firms;
pub mod health;
pub mod home;
pub mod lookup;
pub mod meetings;
mod mending;
mod money;
pub mod offices;
pub mod pairings;
pub mod preferences;
mod queues;
pub mod record;
pub mod records;
pub mod set_up;
pub mod settings;
pub mod sign_in;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};

use crate::components::errors::ErrorSummary;
use crate::error::{Answer, field_sentence};
use crate::forms::FieldError;
use messages::Texts;

/// A view as a page.
pub fn html(view: &impl Template) -> Answer {
    Ok(Html(view.render()?).into_response())
}

/// A form's view again, with what must be mended: status 422, so that scripts and tests can tell.
pub fn mend(view: &impl Template) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// The summary above a form whose field `error` must be mended; prints nothing without one.
pub fn errors(t: &'static Texts, error: Option<&FieldError>) -> ErrorSummary {
    let entry = error.map(|error| {
        (
            error.field.as_str(),
            field_sentence(t, error.problem).to_owned(),
        )
    });
    ErrorSummary::new(t, entry)
}

/// The sentence for a field of a form, if it is the one that must be mended.
pub fn error_of(t: &Texts, error: Option<&FieldError>, field: &str) -> Option<String> {
    let error = error.filter(|error| error.field == field)?;
    Some(field_sentence(t, error.problem).to_owned())
}

/// `name=value&…`, encoded.
pub fn query(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
