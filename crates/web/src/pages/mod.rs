//! Handlers: each takes what it needs from the request, calls one use case and fills in one view.

pub mod account;
pub mod accounts;
pub mod announcements;
pub mod assets;
pub mod audit;
pub mod boards;
pub mod briefings;
pub mod calendar;
pub mod calls;
mod case_lines;
pub mod cases;
pub mod deliveries;
pub mod docket;
pub mod figures;
pub mod files;
pub mod firms;
pub mod health;
pub mod home;
pub mod inbox;
pub mod lookup;
pub mod masking;
pub mod meetings;
mod mending;
pub mod minutes;
mod money;
pub mod offices;
pub mod pairings;
pub mod papers;
pub mod preferences;
pub mod preparation;
pub mod prepared_views;
mod queues;
pub mod record;
pub mod records;
pub mod rooms;
pub mod set_up;
pub mod settings;
pub mod sign_in;
pub mod signups;
pub mod visits;
pub mod year_plan;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};

use domain::cases::Refusal;
use messages::Texts;

use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, refusal_sentence};
use crate::forms::FieldError;

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
    let entry = error.map(|error| (error.field.as_str(), error.sentence(t).to_owned()));
    ErrorSummary::new(t, entry)
}

/// The sentence for a field of a form, if it is the one that must be mended.
pub fn error_of(t: &Texts, error: Option<&FieldError>, field: &str) -> Option<String> {
    let error = error.filter(|error| error.field == field)?;
    Some(error.sentence(t).to_owned())
}

/// A form that a use case refused: a field to mend, or a rule that stands above the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    Field(FieldError),
    Rule(Refusal),
}

impl Refused {
    /// What a form can show; any other error is the page's answer.
    pub fn of(error: app::Error) -> Result<Refused, app::Error> {
        match (FieldError::of(&error), error) {
            (Some(field), _) => Ok(Refused::Field(field)),
            (None, app::Error::Refused(refusal)) => Ok(Refused::Rule(refusal)),
            (None, other) => Err(other),
        }
    }

    /// The field to mend.
    pub fn field(&self) -> Option<&FieldError> {
        match self {
            Refused::Field(error) => Some(error),
            Refused::Rule(_) => None,
        }
    }

    /// The rule in words.
    pub fn notice(&self, t: &'static Texts) -> Option<Notice> {
        match self {
            Refused::Field(_) => None,
            Refused::Rule(refusal) => Some(Notice::new(
                t,
                NoticeKind::Bad,
                refusal_sentence(t, refusal),
            )),
        }
    }
}

/// What a file to be saved is called, beyond ASCII as RFC 6266 has it.
pub fn attachment(name: &str) -> String {
    let bytes = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plain = match ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => format!("file.{ending}"),
        false => "file".to_owned(),
    };
    let name = bytes.replace('+', "%20");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{name}")
}

/// `name=value&…`, encoded.
pub fn query(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
