//! The one place that turns a failure into an answer: a page in the reader's language, or a problem for programmes.

mod page;
mod problem;
mod words;

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::cookies::Cookie;
use crate::routes::Door;
use crate::visitor::Visitor;

pub(crate) use problem::Problem;
pub use words::{failure_sentence, field_sentence, refusal_sentence};

/// What a handler answers: a page, or why there is none.
pub type Answer = Result<Response, Failure>;

/// Why a request has no other answer. The gate makes it a page or a problem.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// What a use case said.
    App(app::Error),
    /// Nobody is signed in, or the session has ended.
    SignInFirst,
    /// The request was sent by a page of another site.
    Foreign,
    /// The form's token is missing or from another session.
    StaleForm,
    /// No field is called so, or the body can't be read; says what.
    BadRequest(String),
    TooLarge,
    TooSlow,
    /// The body is of a kind that isn't taken here.
    Unsupported,
    MethodNotAllowed,
    /// The request names a host that isn't ours.
    Misdirected,
    /// The case isn't in the version that `If-Match` names.
    PreconditionFailed,
}

impl Failure {
    /// A mistake in the programme.
    pub fn internal(what: &str) -> Failure {
        Failure::App(app::Error::Internal(what.to_owned()))
    }

    /// No such page, or none that the reader may know of.
    pub const NOT_FOUND: Failure = Failure::App(app::Error::NotFound);

    pub fn status(&self) -> StatusCode {
        use app::Error as E;
        match self {
            Failure::App(error) => match error {
                E::NotFound => StatusCode::NOT_FOUND,
                E::NotPermitted => StatusCode::FORBIDDEN,
                E::Refused(domain::cases::Refusal::Field { .. }) | E::KeyReused => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                E::Refused(_) | E::Changed => StatusCode::CONFLICT,
                E::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
                E::SignIn => StatusCode::UNAUTHORIZED,
                E::Store(error) if is_passing(error) => StatusCode::SERVICE_UNAVAILABLE,
                E::Store(_) | E::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Failure::SignInFirst => StatusCode::UNAUTHORIZED,
            Failure::Foreign | Failure::StaleForm => StatusCode::FORBIDDEN,
            Failure::BadRequest(_) => StatusCode::BAD_REQUEST,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Failure::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Failure::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Failure::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Failure::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        }
    }

    /// Seconds after which asking again makes sense.
    pub(crate) fn retry_after(&self) -> Option<u32> {
        match self {
            Failure::App(app::Error::TooMany(seconds)) => Some(*seconds),
            _ if self.status() == StatusCode::SERVICE_UNAVAILABLE => Some(5),
            _ => None,
        }
    }

    /// The failure that a bare status of the framework stands for.
    pub(crate) fn of_status(status: StatusCode) -> Failure {
        match status {
            StatusCode::NOT_FOUND => Failure::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => Failure::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Failure::Unsupported,
            status if status.is_client_error() => Failure::BadRequest(String::new()),
            _ => Failure::internal("a handler answered a bare error"),
        }
    }
}

/// Whether asking again later may help.
fn is_passing(error: &store::Error) -> bool {
    use store::Error as E;
    match error {
        E::Busy | E::OutcomeUnknown | E::Unreachable(_) | E::ReadOnly(_) | E::Storage(_) => true,
        E::Changed
        | E::Unique { .. }
        | E::Corrupt(_)
        | E::Schema(_)
        | E::Panicked
        | E::Other(_) => false,
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Failure {
        Failure::App(error)
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Failure {
        Failure::internal(&error.to_string())
    }
}

impl IntoResponse for Failure {
    /// Marks the answer; the gate writes it, since only it knows the reader.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The answer to a failure for this reader through this door.
pub(crate) fn respond(visitor: &Visitor, door: Door, failure: &Failure) -> Response {
    note(visitor, failure);
    let mut response = match door {
        Door::Api => problem::response(visitor, failure),
        Door::Page => page::response(visitor, failure),
    };
    if let Some(seconds) = failure.retry_after() {
        let seconds = HeaderValue::from(seconds);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    if *failure == Failure::SignInFirst && door == Door::Page {
        Cookie::Session.clear(&visitor.site, response.headers_mut());
    }
    response
}

/// Mistakes of the programme and of the storage go to the log, with what to find the request by.
fn note(visitor: &Visitor, failure: &Failure) {
    if let (Failure::App(error), true) = (failure, failure.status().is_server_error()) {
        tracing::error!(id = visitor.request_id, error = %error, "a request failed");
    }
}
