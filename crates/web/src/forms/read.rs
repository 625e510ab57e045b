//! Reads the fields of a form as a struct, field by field, and says which one can't be read.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use domain::cases::refusal::Problem;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::FieldError;
use super::values::Values;

/// Why a form isn't a `T`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    Field(FieldError),
    /// A name that the form doesn't have: someone made the request by hand.
    NoSuchField(String),
}

/// Reads all fields.
pub fn read<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, Unread> {
    T::deserialize(Fields::of(fields, ""))
}

/// The fields of a struct, by name; those of a struct within lie under its name.
#[derive(Debug, Default)]
pub struct Fields<'a> {
    path: String,
    entries: BTreeMap<&'a str, Entry<'a>>,
}

#[derive(Debug)]
pub enum Entry<'a> {
    Values(Vec<&'a str>),
    Within(Fields<'a>),
}

impl<'a> Fields<'a> {
    fn of(fields: &'a [(String, String)], path: &str) -> Fields<'a> {
        let mut all = Fields {
            path: path.to_owned(),
            entries: BTreeMap::new(),
        };
        for (name, value) in fields {
            all.insert(name, value);
        }
        all
    }

    fn insert(&mut self, name: &'a str, value: &'a str) {
        let Some((outer, inner)) = name.split_once('.') else {
            let values = self
                .entries
                .entry(name)
                .or_insert(Entry::Values(Vec::new()));
            if let Entry::Values(values) = values {
                values.push(value);
            }
            return;
        };
        let path = format!("{}{outer}.", self.path);
        let within = || {
            Entry::Within(Fields {
                path,
                entries: BTreeMap::new(),
            })
        };
        if let Entry::Within(fields) = self.entries.entry(outer).or_insert_with(within) {
            fields.insert(inner, value);
        }
    }

    /// Whether nothing was typed into any of them.
    pub fn is_empty(&self) -> bool {
        self.entries.values().all(Entry::is_empty)
    }
}

impl Entry<'_> {
    pub fn is_empty(&self) -> bool {
        match self {
            Entry::Values(values) => values.iter().all(|value| value.trim().is_empty()),
            Entry::Within(fields) => fields.is_empty(),
        }
    }
}

impl<'de> Deserializer<'de> for Fields<'de> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_map(Walk {
            path: self.path,
            rest: self.entries.into_iter(),
            at: None,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Walk<'a> {
    path: String,
    rest: std::collections::btree_map::IntoIter<&'a str, Entry<'a>>,
    at: Option<(&'a str, Entry<'a>)>,
}

impl<'de> MapAccess<'de> for Walk<'de> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unread> {
        self.at = self.rest.next();
        match &self.at {
            Some((name, _)) => seed
                .deserialize(de::value::BorrowedStrDeserializer::new(name))
                .map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unread> {
        let (name, entry) = self
            .at
            .take()
            .ok_or_else(|| Unread::NoSuchField(String::new()))?;
        seed.deserialize(Values { entry })
            .map_err(|error| error.within(&self.path, name))
    }
}

impl Unread {
    /// A problem of the field that is being read; [`Unread::within`] names it.
    pub fn problem(problem: Problem) -> Unread {
        Unread::Field(FieldError {
            field: String::new(),
            problem,
        })
    }

    /// Names the field of a problem that has none yet.
    fn within(self, path: &str, name: &str) -> Unread {
        match self {
            Unread::Field(error) if error.field.is_empty() => Unread::Field(FieldError {
                field: format!("{path}{name}"),
                ..error
            }),
            other => other,
        }
    }
}

impl de::Error for Unread {
    fn custom<T: Display>(_: T) -> Unread {
        Unread::problem(Problem::NotInList)
    }

    fn missing_field(field: &'static str) -> Unread {
        Unread::Field(FieldError {
            field: field.to_owned(),
            problem: Problem::Missing,
        })
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Unread {
        Unread::NoSuchField(field.to_owned())
    }
}

impl std::error::Error for Unread {}

impl Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Field(error) => write!(f, "field {}: {}", error.field, error.problem),
            Unread::NoSuchField(name) => write!(f, "no field {name}"),
        }
    }
}
