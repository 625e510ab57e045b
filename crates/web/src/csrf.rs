//! The token that every form posts back. It follows from a cookie that no other site can read, so nothing is stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The token of a session's or a visitor's cookie.
pub fn token(cookie: &str) -> String {
    let hash = Sha256::new()
        .chain_update(b"zhengqi form token\0")
        .chain_update(cookie)
        .finalize();
    URL_SAFE_NO_PAD.encode(&hash[..24])
}

/// Compares in a time that doesn't tell where the two begin to differ.
pub fn is_same(given: &str, wanted: &str) -> bool {
    let differing = given
        .bytes()
        .zip(wanted.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == wanted.len() && differing == 0 && !wanted.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_belongs_to_one_cookie() {
        assert!(is_same(&token("a"), &token("a")));
        assert!(!is_same(&token("a"), &token("b")));
        assert!(!is_same("", ""));
        assert!(!token("a").contains('a') || token("a") != "a");
    }
}
