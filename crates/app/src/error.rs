//! What a use case can answer instead of a result. One place (in `web`, in the command line) turns it into words.

use domain::cases::Refusal;
use domain::evidence::NotCanonical;

/// Why a use case did nothing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// The actor may know of it, but may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// The rules refuse it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It was changed meanwhile: look again.
    #[error("changed meanwhile")]
    Changed,
    /// The same key was used for another request.
    #[error("this key was used for another request")]
    KeyReused,
    /// Too many tries; wait this many seconds.
    #[error("too many tries; wait {0} seconds")]
    TooMany(u32),
    /// Name or password is wrong, or the account may not sign in.
    #[error("sign-in refused")]
    SignIn,
    /// Storage failed.
    #[error(transparent)]
    Store(store::Error),
    /// A mistake in the programme.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Changed => Error::Changed,
            other => Error::Store(other),
        }
    }
}

impl From<NotCanonical> for Error {
    fn from(error: NotCanonical) -> Self {
        Error::Internal(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Internal(error.to_string())
    }
}
