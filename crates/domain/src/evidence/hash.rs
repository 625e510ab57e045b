//! The two fixed-length values of evidence: a hash and a salt.

use std::fmt;

/// 32 bytes made by an [`Algorithm`](super::Algorithm). Prints as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands for "the event before" in the first event of a stream.
    pub const NONE: Hash = Hash([0; 32]);

    /// The hash in a column or file; `None` unless there are exactly 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Hash> {
        bytes.try_into().ok().map(Hash)
    }

    /// Reads what `Display` writes; `None` for anything else, capital letters included.
    pub fn from_hex(text: &str) -> Option<Hash> {
        bytes_from_hex(text).map(Hash)
    }
}

/// 16 random bytes that keep a short private text from being guessed from its commitment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Salt {
    /// The salt in a column; `None` unless there are exactly 16 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Salt> {
        bytes.try_into().ok().map(Salt)
    }

    /// Reads what `Display` writes; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Salt> {
        bytes_from_hex(text).map(Salt)
    }
}

fn bytes_from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_written_form_of_a_hash_is_read() {
        let hash = Hash(std::array::from_fn(|at| at as u8 * 7));
        let text = hash.to_string();
        assert_eq!(Hash::from_hex(&text), Some(hash));
        assert_eq!(Hash::from_hex(&text.to_uppercase()), None);
        assert_eq!(Hash::from_hex(&text[1..]), None);
        assert_eq!(Hash::from_hex(&format!("+{}", &text[1..])), None);
        assert_eq!(Hash::from_slice(&[0; 31]), None);
    }

    #[test]
    fn a_salt_does_not_show_in_a_log() {
        assert_eq!(format!("{:?}", Salt([7; 16])), "Salt(..)");
    }
}
