//! Reads one field: text as what its type asks for.

use domain::cases::refusal::Problem;
use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, EnumAccess, Expected, IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::read::{Entry, Unread};

/// What was typed into one field, perhaps several times.
pub struct Values<'a> {
    pub entry: Entry<'a>,
}

impl<'a> Values<'a> {
    fn text(&self) -> Result<&'a str, Unread> {
        match &self.entry {
            Entry::Values(values) => Ok(values.first().copied().unwrap_or_default().trim()),
            Entry::Within(_) => Err(Unread::problem(Problem::NotInList)),
        }
    }

    /// The text of a field that must not be left empty.
    fn filled(&self) -> Result<&'a str, Unread> {
        match self.text()? {
            "" => Err(Unread::problem(Problem::Missing)),
            text => Ok(text),
        }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            let number: $type = self
                .filled()?
                .parse()
                .map_err(|_| Unread::problem(Problem::NotANumber))?;
            visitor.$visit(number)
        }
    )*};
}

impl<'de> Deserializer<'de> for Values<'de> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.entry {
            Entry::Values(_) => self.deserialize_str(visitor),
            Entry::Within(fields) => fields.deserialize_any(visitor),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64, deserialize_f64 visit_f64 f64
    }

    /// Ticked boxes send their value, others nothing at all.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.text()? {
            "" | "false" | "no" | "0" => visitor.visit_bool(false),
            "on" | "true" | "yes" | "1" => visitor.visit_bool(true),
            _ => Err(Unread::problem(Problem::NotInList)),
        }
    }

    /// Text of any length, with the line ends of this system. Ids and dates are read from text too: for them an empty
    /// field is a missing one.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let text = self.text()?;
        let wanted = (&visitor as &dyn Expected).to_string();
        let problem = match text {
            "" => Problem::Missing,
            _ if wanted.contains("date") => Problem::NotADate,
            _ => Problem::NotInList,
        };
        let given = match text.contains('\r') {
            true => visitor.visit_string(text.replace("\r\n", "\n")),
            false => visitor.visit_borrowed_str(text),
        };
        given.map_err(|_: Unread| Unread::problem(problem))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.entry.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    /// Every value that isn't empty: the choice that means "none" sends one.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let Entry::Values(values) = self.entry else {
            return Err(Unread::problem(Problem::NotInList));
        };
        let each = values
            .into_iter()
            .filter(|value| !value.trim().is_empty())
            .map(One);
        visitor.visit_seq(SeqDeserializer::new(each))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        let word = self.filled()?;
        let known = visitor.visit_enum(Word(word));
        known.map_err(|_: Unread| Unread::problem(Problem::NotInList))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.entry {
            Entry::Within(fields) => fields.deserialize_any(visitor),
            Entry::Values(_) => Err(Unread::problem(Problem::Missing)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// One value of a field that takes several.
struct One<'a>(&'a str);

impl<'de> IntoDeserializer<'de, Unread> for One<'de> {
    type Deserializer = Values<'de>;
    fn into_deserializer(self) -> Values<'de> {
        Values {
            entry: Entry::Values(vec![self.0]),
        }
    }
}

/// A word of a closed list.
struct Word<'a>(&'a str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Unread;
    type Variant = Word<'de>;
    fn variant_seed<V: serde::de::DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Word<'de>), Unread> {
        let word: StrDeserializer<'_, Unread> = self.0.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Unread;
    fn unit_variant(self) -> Result<(), Unread> {
        Ok(())
    }
    fn newtype_variant_seed<T: serde::de::DeserializeSeed<'de>>(
        self,
        _: T,
    ) -> Result<T::Value, Unread> {
        Err(Unread::problem(Problem::NotInList))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unread> {
        Err(Unread::problem(Problem::NotInList))
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Unread> {
        Err(Unread::problem(Problem::NotInList))
    }
}
