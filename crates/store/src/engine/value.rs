//! Values that go into statements.

use std::borrow::Cow;
use std::fmt::Display;

use domain::ids::{
    AccountId, AnnouncementId, ApiTokenId, BriefingId, CaseId, ChamberId, DelegationId, DrawId,
    FinanceRecordId, FirmId, MediationId, MeetingId, OfficeId, PairingId, PersonId, PlanLineId,
    PreparedViewId, PresenceId, ProjectId, SavedViewId, SessionId, SignUpId, VisitId,
};
use domain::time::{Date, Instant};

use super::Error;

/// A value of one of the four portable column types, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// SQL NULL.
    Null,
    /// TEXT: words, ids, dates as `YYYY-MM-DD`, JSON.
    Text(Cow<'a, str>),
    /// BIGINT: numbers, instants in milliseconds, flags as 0 and 1, money in 分.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BYTEA.
    Blob(Cow<'a, [u8]>),
    /// A number that BIGINT can't hold. Binding it is an error.
    TooLarge,
}

impl Value<'_> {
    /// The same value, free of what it was read from.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Int(number) => Value::Int(number),
            Value::Real(number) => Value::Real(number),
            Value::Blob(bytes) => Value::Blob(Cow::Owned(bytes.into_owned())),
            Value::TooLarge => Value::TooLarge,
        }
    }

    /// The value itself, unless one of the engines can't store it: PostgreSQL's TEXT has no NUL character.
    pub(super) fn storable(&self) -> Result<&Self, Error> {
        match self {
            Value::TooLarge => Err(Error::Other("a number is larger than BIGINT".into())),
            Value::Text(text) if text.as_bytes().contains(&0) => {
                Err(Error::Other("a text holds NUL".into()))
            }
            value => Ok(value),
        }
    }
}

/// The values of a statement in the order `$1..$n`, each through `Value::from`.
#[macro_export]
macro_rules! params {
    () => { &[] as &[$crate::engine::Value<'_>] };
    ($($value:expr),+ $(,)?) => { &[$($crate::engine::Value::from($value)),+] as &[$crate::engine::Value<'_>] };
}

/// Types that are stored as the text they print, and read back with `FromStr` ([`super::Row::id`]).
pub trait PrintsAsText: Display {}

impl<T: PrintsAsText> PrintsAsText for &T {}

macro_rules! print_as_text {
    ($($name:ty),* $(,)?) => { $(impl PrintsAsText for $name {})* };
}

print_as_text!(
    AccountId,
    AnnouncementId,
    BriefingId,
    DrawId,
    PlanLineId,
    PreparedViewId,
    SignUpId,
    ApiTokenId,
    CaseId,
    ChamberId,
    DelegationId,
    FinanceRecordId,
    FirmId,
    MediationId,
    MeetingId,
    OfficeId,
    PairingId,
    PersonId,
    PresenceId,
    ProjectId,
    SavedViewId,
    SessionId,
    VisitId,
);

impl<T: PrintsAsText> From<T> for Value<'_> {
    fn from(value: T) -> Self {
        Value::Text(Cow::Owned(value.to_string()))
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Value::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Value::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Value<'_> {
    fn from(value: String) -> Self {
        Value::Text(Cow::Owned(value))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(value: Cow<'a, str>) -> Self {
        Value::Text(value)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(value: &'a [u8]) -> Self {
        Value::Blob(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(value: &'a Vec<u8>) -> Self {
        Value::Blob(Cow::Borrowed(value))
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Value::Blob(Cow::Borrowed(value))
    }
}

impl From<Vec<u8>> for Value<'_> {
    fn from(value: Vec<u8>) -> Self {
        Value::Blob(Cow::Owned(value))
    }
}

impl<const N: usize> From<[u8; N]> for Value<'_> {
    fn from(value: [u8; N]) -> Self {
        Value::Blob(Cow::Owned(value.to_vec()))
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(value: $number) -> Self {
                Value::Int(i64::from(value))
            }
        }
    )*};
}

whole_numbers!(i64, i32, i16, i8, u32, u16, u8, bool);

impl From<u64> for Value<'_> {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Value::TooLarge, Value::Int)
    }
}

impl From<usize> for Value<'_> {
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or(Value::TooLarge, Value::Int)
    }
}

impl From<f64> for Value<'_> {
    fn from(value: f64) -> Self {
        Value::Real(value)
    }
}

impl From<Instant> for Value<'_> {
    fn from(value: Instant) -> Self {
        Value::Int(value.0)
    }
}

impl From<Date> for Value<'_> {
    fn from(value: Date) -> Self {
        Value::Text(Cow::Owned(value.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_dates_and_instants_take_their_portable_form() {
        let id: CaseId = "018f6b2e-7d40-7a3c-8000-0123456789ab".parse().unwrap();
        assert_eq!(
            params![
                id,
                Some(id),
                domain::time::Date::constant(2024, 5, 6),
                Instant(7),
                true
            ],
            &[
                Value::from("018f6b2e-7d40-7a3c-8000-0123456789ab"),
                Value::from("018f6b2e-7d40-7a3c-8000-0123456789ab"),
                Value::from("2024-05-06"),
                Value::Int(7),
                Value::Int(1),
            ]
        );
    }

    #[test]
    fn nothing_is_null_and_a_number_too_large_is_marked() {
        assert_eq!(Value::from(None::<&str>), Value::Null);
        assert_eq!(Value::from(u64::MAX), Value::TooLarge);
        assert_eq!(Value::from(7_u64), Value::Int(7));
    }
}
