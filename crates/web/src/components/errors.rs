//! The summary above a form that could not be accepted.

use askama::Template;
use messages::Texts;

use super::{field, prints_html};
use crate::layout::Link;

/// What must be corrected, each entry a link to its field. Takes the focus when the page opens.
#[derive(Debug, Clone, Template)]
#[template(path = "components/errors.html")]
pub struct ErrorSummary {
    t: &'static Texts,
    pub errors: Vec<Link>,
}

prints_html!(ErrorSummary);

impl ErrorSummary {
    /// Entries of field name and sentence; the link leads to the field of that name. Prints nothing when
    /// there are none.
    pub fn new<'a>(
        t: &'static Texts,
        errors: impl IntoIterator<Item = (&'a str, String)>,
    ) -> ErrorSummary {
        ErrorSummary::within(t, "", errors)
    }

    /// The same for a form whose fields have this scope.
    pub fn within<'a>(
        t: &'static Texts,
        scope: &str,
        errors: impl IntoIterator<Item = (&'a str, String)>,
    ) -> ErrorSummary {
        let link = |(name, sentence)| Link::new(format!("#{}", field::id(scope, name)), sentence);
        ErrorSummary {
            t,
            errors: errors.into_iter().map(link).collect(),
        }
    }
}
