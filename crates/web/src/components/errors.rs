//! The summary above a form that could not be accepted.

use askama::Template;
use messages::Texts;

use super::field::{self, Field};
use super::prints_html;
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

    /// The same summary by the fields of the form that came back: each entry names its field, in the order of the form,
    /// and whatever must be filled in and is still empty is said in the same go, here and at the field.
    #[must_use]
    pub fn mending<'a>(self, fields: impl IntoIterator<Item = &'a mut Field>) -> ErrorSummary {
        let (t, mut others) = (self.t, self.errors);
        if others.is_empty() {
            return ErrorSummary { t, errors: others };
        }
        let mut errors = Vec::new();
        for field in fields {
            field.ask_for_what_is_missing();
            if let Some(sentence) = &field.error {
                let href = format!("#{}", field.id());
                others.retain(|other| other.href != href);
                let entry = t.components.errors.entry(&field.label, sentence);
                errors.push(Link::new(href, entry));
            }
        }
        errors.append(&mut others);
        ErrorSummary { t, errors }
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
