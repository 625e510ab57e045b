//! Forms as they arrive: everything typed is kept, whether or not it can be read as what it should be.

mod read;
mod values;

use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use messages::Texts;
use serde::de::DeserializeOwned;

use crate::error::{Failure, field_sentence};

/// What was sent with a changing request, after the gate has checked its token.
#[derive(Debug, Clone, Default)]
pub struct Submitted {
    fields: Vec<(String, String)>,
    pub files: Vec<Upload>,
    /// The page's key for this form, bound to its address: the same form sent twice acts once.
    pub key: Option<String>,
    /// The version of the record that the page showed.
    pub version: Option<i64>,
}

/// A file that was sent with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    /// As the sender calls it: data, never a path.
    pub name: String,
    pub content: Bytes,
}

/// A field that must be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    pub problem: Problem,
}

/// A form, typed and read. `T` is a plain struct, often a command's own; its field names are those of the form.
///
/// Names with a dot, as in `contact.phone`, are fields of a struct within. An empty field is nothing for an `Option`
/// and [`Problem::Missing`] for numbers, dates, ids and words of a list; texts may be empty, their rules are the
/// domain's. An unticked box sends nothing: give its field `#[serde(default)]`. A field that `T` doesn't have refuses the
/// whole request.
#[derive(Debug, Clone)]
pub struct Form<T> {
    pub typed: Submitted,
    pub read: Result<T, FieldError>,
}

/// A form as typed, for handlers that read it field by field.
#[derive(Debug, Clone)]
pub struct Typed(pub Submitted);

impl Submitted {
    pub(crate) fn add(&mut self, name: String, value: String) {
        self.fields.push((name, value));
    }

    /// Removes a field and answers its value.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.fields.iter().position(|(each, _)| each == name)?;
        Some(self.fields.remove(at).1)
    }

    /// Takes the fields that are about the form itself out of it.
    pub(crate) fn bind_key(&mut self, path: &str) {
        let key = self.take("key").filter(|key| !key.is_empty());
        self.key = key.map(|key| format!("{path} {key}"));
        self.version = self
            .take("version")
            .and_then(|version| version.parse().ok());
    }

    /// What was typed into a field; empty if nothing was.
    pub fn text(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Everything chosen in a field that takes several.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let chosen = self.fields.iter().filter(|(each, _)| each == name);
        chosen.map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// Reads the fields as `T`.
    ///
    /// # Errors
    /// The first field that can't be read; [`Failure::BadRequest`] outside of it for a field that `T` doesn't have.
    pub fn read<T: DeserializeOwned>(&self) -> Result<Result<T, FieldError>, Failure> {
        match read::read(&self.fields) {
            Ok(value) => Ok(Ok(value)),
            Err(read::Unread::Field(error)) => Ok(Err(error)),
            Err(read::Unread::NoSuchField(name)) => {
                Err(Failure::BadRequest(format!("there is no field {name:?}")))
            }
        }
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Submitted {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Submitted {
        let owned = |(name, value): (N, V)| (name.into(), value.into());
        Submitted {
            fields: fields.into_iter().map(owned).collect(),
            ..Submitted::default()
        }
    }
}

impl FieldError {
    /// What to do about it.
    pub fn sentence(&self, t: &Texts) -> &'static str {
        match (self.field.as_str(), self.problem) {
            ("firm", Problem::Unknown) => t.refusals.firm_not_registered,
            (_, problem) => field_sentence(t, problem),
        }
    }

    /// The field that a use case refused; none when it was something else, which is then the page's answer.
    pub fn of(error: &app::Error) -> Option<FieldError> {
        match error {
            app::Error::Refused(Refusal::Field { field, problem }) => Some(FieldError {
                field: (*field).to_owned(),
                problem: *problem,
            }),
            _ => None,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Typed {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Typed, Failure> {
        let submitted = parts.extensions.get::<Submitted>().cloned();
        submitted
            .map(Typed)
            .ok_or_else(|| Failure::internal("a form was asked of a request that carries none"))
    }
}

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Form<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Form<T>, Failure> {
        let Typed(typed) = Typed::from_request_parts(parts, state).await?;
        let read = typed.read()?;
        Ok(Form { typed, read })
    }
}
