//! Forms that are given back: every field with what was typed, the one to mend with its sentence.

use domain::cases::Refusal;
use messages::Texts;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::error::{field_sentence, refusal_sentence};
use crate::forms::{FieldError, Submitted};

/// What must be mended: the field, and the sentence that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    pub field: String,
    pub sentence: String,
}

impl Mend {
    pub fn new(field: impl Into<String>, sentence: impl Into<String>) -> Mend {
        Mend {
            field: field.into(),
            sentence: sentence.into(),
        }
    }

    pub fn of(t: &Texts, error: &FieldError) -> Mend {
        Mend::new(error.field.clone(), error.sentence(t))
    }

    /// What a use case refused, said at its field, or at `otherwise` when a rule refused it.
    ///
    /// # Errors
    /// The error itself when it is no refusal.
    pub fn refused(t: &Texts, error: app::Error, otherwise: &str) -> Result<Mend, app::Error> {
        match error {
            app::Error::Refused(Refusal::Field { field, problem }) => {
                Ok(Mend::new(field, field_sentence(t, problem)))
            }
            app::Error::Refused(refusal) => Ok(Mend::new(otherwise, refusal_sentence(t, &refusal))),
            other => Err(other),
        }
    }
}

/// Makes the fields of a form: as typed when it comes back, as stored when it is opened.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    pub t: &'static Texts,
    /// Sets several forms of one page apart; empty for the main form.
    pub scope: &'a str,
    pub typed: Option<&'a Submitted>,
    pub mend: Option<&'a Mend>,
}

impl Fields<'_> {
    /// What a field holds.
    pub fn value(&self, name: &str, stored: &str) -> String {
        match self.typed {
            Some(typed) => typed.text(name).to_owned(),
            None => stored.to_owned(),
        }
    }

    /// A required one-line field; its own methods change that.
    pub fn field(&self, name: &str, label: &str, stored: &str) -> Field {
        let mend = self.mend.filter(|mend| mend.field == name);
        Field::new(self.t, name, label)
            .scope(self.scope)
            .value(self.value(name, stored))
            .error(mend.map(|mend| mend.sentence.clone()))
    }

    /// The summary above the form.
    pub fn errors(&self) -> ErrorSummary {
        let entry = self
            .mend
            .map(|mend| (mend.field.as_str(), mend.sentence.clone()));
        ErrorSummary::within(self.t, self.scope, entry)
    }
}
