//! The one form in which a JSON value enters the record.
//!
//! Two things are made of a value: its *text*, which is stored, and its *bytes*, which are hashed. The text has sorted
//! keys and no white space, so it is a function of the value: a stored text that isn't equal to the text of what it
//! parses to has been touched, even when it still means the same. The bytes carry a type and a length for each part:
//!
//! | value   | bytes |
//! |---------|-------|
//! | null    | `n` |
//! | false   | `f` |
//! | true    | `t` |
//! | integer | `i`, 16 bytes two's complement, big-endian |
//! | string  | `s`, length, UTF-8 bytes as they are (no Unicode normal form is forced) |
//! | array   | `a`, number of items, the items |
//! | object  | `o`, number of members, for each in the order of the keys' bytes: length of key, key, value |
//!
//! Lengths and numbers are 8 bytes, big-endian.
//!
//! Numbers with a fraction or an exponent are refused, even `1.0`: no two programmes agree for ever on how they are
//! written, and nothing that is evidence needs them. Money is in integer 分, a share is in integer parts.

use serde::Serialize;
use serde_json::{Map, Number, Value};

/// Nesting beyond this is refused, so that whatever was stored can always be parsed again.
const MAX_DEPTH: usize = 64;

/// Why a value can't be recorded, or why a stored text isn't what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    #[error("the number {0} is not an integer of at most 64 bits")]
    NotAnInteger(String),
    #[error("the value is nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    #[error("the value has no JSON form: {0}")]
    NoJsonForm(String),
    #[error("the text is not JSON: {0}")]
    NotJson(String),
    #[error("the text is not the text of its value")]
    NotItsOwnText,
}

/// A value with its text and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    text: String,
    bytes: Vec<u8>,
}

impl Document {
    /// The document of anything that serde can turn into JSON.
    ///
    /// # Errors
    /// When the value has no JSON form, holds a number that isn't an integer, or is nested too deep.
    pub fn of(value: &impl Serialize) -> Result<Document, NotCanonical> {
        let value = serde_json::to_value(value)
            .map_err(|error| NotCanonical::NoJsonForm(error.to_string()))?;
        Document::of_value(value)
    }

    fn of_value(mut value: Value) -> Result<Document, NotCanonical> {
        value.sort_all_objects();
        let mut bytes = Vec::with_capacity(512);
        encode(&value, &mut bytes, 0)?;
        let text = serde_json::to_string(&value)
            .map_err(|error| NotCanonical::NoJsonForm(error.to_string()))?;
        Ok(Document { text, bytes })
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// When the text isn't byte for byte what [`Document::of`] wrote.
    pub fn read(text: &str) -> Result<Document, NotCanonical> {
        let value: Value =
            serde_json::from_str(text).map_err(|error| NotCanonical::NotJson(error.to_string()))?;
        let document = Document::of_value(value)?;
        if document.text == text {
            Ok(document)
        } else {
            Err(NotCanonical::NotItsOwnText)
        }
    }

    /// The JSON text to store.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The JSON text to store, taken out.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The bytes to hash.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn encode(value: &Value, out: &mut Vec<u8>, depth: usize) -> Result<(), NotCanonical> {
    if depth > MAX_DEPTH {
        return Err(NotCanonical::TooDeep);
    }
    match value {
        Value::Null => out.push(b'n'),
        Value::Bool(false) => out.push(b'f'),
        Value::Bool(true) => out.push(b't'),
        Value::Number(number) => encode_integer(number, out)?,
        Value::String(text) => {
            out.push(b's');
            encode_text(text, out);
        }
        Value::Array(items) => {
            out.push(b'a');
            out.extend((items.len() as u64).to_be_bytes());
            for item in items {
                encode(item, out, depth + 1)?;
            }
        }
        Value::Object(members) => encode_object(members, out, depth)?,
    }
    Ok(())
}

fn encode_integer(number: &Number, out: &mut Vec<u8>) -> Result<(), NotCanonical> {
    let value = number
        .as_i128()
        .ok_or_else(|| NotCanonical::NotAnInteger(number.to_string()))?;
    out.push(b'i');
    out.extend(value.to_be_bytes());
    Ok(())
}

fn encode_text(text: &str, out: &mut Vec<u8>) {
    out.extend((text.len() as u64).to_be_bytes());
    out.extend(text.as_bytes());
}

fn encode_object(
    members: &Map<String, Value>,
    out: &mut Vec<u8>,
    depth: usize,
) -> Result<(), NotCanonical> {
    out.push(b'o');
    out.extend((members.len() as u64).to_be_bytes());
    for (key, value) in members {
        encode_text(key, out);
        encode(value, out, depth + 1)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            "\\PC{0,6}".prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("\\PC{0,3}", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_stored_text_reads_back_as_the_same_document(value in values()) {
            let document = Document::of(&value).unwrap();
            prop_assert_eq!(Document::read(document.text()).unwrap(), document);
        }

        #[test]
        fn different_values_have_different_bytes(one in values(), other in values()) {
            let bytes = |value| Document::of(value).unwrap().bytes;
            prop_assert_eq!(bytes(&one) == bytes(&other), one == other);
        }
    }

    #[test]
    fn keys_are_sorted_by_their_bytes() {
        let document =
            Document::of(&json!({"b": 1, "a": {"乙": null, "z": [true, "甲"]}})).unwrap();
        assert_eq!(
            document.text(),
            r#"{"a":{"z":[true,"甲"],"乙":null},"b":1}"#
        );
    }

    #[test]
    fn the_bytes_are_as_documented() {
        let document = Document::of(&json!({"k": [-1, "é", false]})).unwrap();
        let mut expected = vec![b'o', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, b'k'];
        expected.extend([b'a', 0, 0, 0, 0, 0, 0, 0, 3, b'i']);
        expected.extend([0xff; 16]);
        expected.extend([b's', 0, 0, 0, 0, 0, 0, 0, 2, 0xc3, 0xa9, b'f']);
        assert_eq!(document.bytes(), expected);
    }

    #[test]
    fn fractions_and_exponents_are_refused() {
        for text in ["1.0", "[0.5]", r#"{"a":1e3}"#, "-0", "18446744073709551616"] {
            let refused = Document::read(text).unwrap_err();
            assert!(
                matches!(refused, NotCanonical::NotAnInteger(_)),
                "{text}: {refused}"
            );
        }
        assert!(Document::of(&1.5).is_err());
        assert!(Document::of(&u64::MAX).is_ok());
        assert!(Document::of(&i64::MIN).is_ok());
    }

    #[test]
    fn a_text_that_means_the_same_but_is_written_differently_is_refused() {
        for text in [
            r#"{"a": 1}"#,
            r#"{"b":1,"a":2}"#,
            r#"{"a":1,"a":1}"#,
            r#""\u0041""#,
            r#""\/""#,
            " 1",
            "1\n",
        ] {
            assert_eq!(
                Document::read(text),
                Err(NotCanonical::NotItsOwnText),
                "{text}"
            );
        }
    }

    #[test]
    fn every_flipped_bit_in_a_stored_text_changes_the_document() {
        let document = Document::of(&json!({
            "title": "厂区停电，影响 3 条生产线", "amount": 1_250_000, "tags": ["a", "", null, true],
        }))
        .unwrap();
        for at in 0..document.text().len() {
            for flip in 1..=255u8 {
                let mut bytes = document.text().as_bytes().to_vec();
                bytes[at] ^= flip;
                let seen = String::from_utf8(bytes)
                    .ok()
                    .and_then(|text| Document::read(&text).ok());
                assert_ne!(seen.map(|read| read.bytes), Some(document.bytes.clone()));
            }
        }
    }

    #[test]
    fn nesting_is_limited() {
        let nested = |depth| (0..depth).fold(Value::Null, |inner, _| json!([inner]));
        assert!(Document::of(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(
            Document::of(&nested(MAX_DEPTH + 1)),
            Err(NotCanonical::TooDeep)
        );
    }
}
