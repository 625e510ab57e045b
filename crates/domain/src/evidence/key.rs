//! The Ed25519 key that signs checkpoints and receipts, and its public half in the text form of C2SP signed notes.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::{Algorithm, Origin};

/// The signature type that C2SP signed-note gives to Ed25519.
const ED25519: u8 = 0x01;

/// The private key. It never shows in a log.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// The key grown from 32 random bytes, as RFC 8032 §5.1.5 has it.
    pub fn from_seed(seed: &[u8; 32]) -> SecretKey {
        SecretKey(SigningKey::from_bytes(seed))
    }

    /// The half that may be shown.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// 64 bytes of signature (RFC 8032 §5.1.6).
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public().fingerprint())
    }
}

/// The public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key with these bytes; `None` when they are no point of the curve or a weak one.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<PublicKey> {
        let key = VerifyingKey::from_bytes(bytes).ok()?;
        (!key.is_weak()).then_some(PublicKey(key))
    }

    /// The 32 bytes of the key.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The first 128 bits of the key's SHA-256 as eight groups of four digits, to be compared by eye or by telephone
    /// with what the programme office publishes.
    pub fn fingerprint(&self) -> String {
        let digits = Algorithm::Sha256.digest(&[&self.to_bytes()]).to_string();
        let groups: Vec<&str> = (0..8).map(|at| &digits[4 * at..4 * at + 4]).collect();
        groups.join("-")
    }

    /// Whether the signature is this key's. Signatures that two verifiers could judge differently are refused.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }

    /// The four bytes by which a signed note names the key (C2SP signed-note).
    pub(super) fn note_id(&self, name: &Origin) -> [u8; 4] {
        let hash = Algorithm::Sha256.digest(&[
            name.as_str().as_bytes(),
            &[b'\n', ED25519],
            &self.to_bytes(),
        ]);
        [hash.0[0], hash.0[1], hash.0[2], hash.0[3]]
    }

    /// The key with its name, as other verifiers of signed notes read it: `name+id+base64`.
    pub fn to_note_key(&self, name: &Origin) -> String {
        let id = u32::from_be_bytes(self.note_id(name));
        let mut bytes = vec![ED25519];
        bytes.extend(self.to_bytes());
        format!("{}+{id:08x}+{}", name.as_str(), STANDARD.encode(bytes))
    }

    /// Reads what [`PublicKey::to_note_key`] wrote; `None` for anything else.
    pub fn from_note_key(text: &str) -> Option<(Origin, PublicKey)> {
        let (name, rest) = text.split_once('+')?;
        let (_, encoded) = rest.split_once('+')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (_, key) = bytes.split_first()?;
        let key = PublicKey::from_bytes(key.try_into().ok()?)?;
        let name = Origin::new(name)?;
        (key.to_note_key(&name) == text).then_some((name, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_test_key_of_the_rfc_gives_its_public_key_and_signature() {
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let seed = super::super::Hash::from_hex(seed).unwrap().0;
        let secret = SecretKey::from_seed(&seed);
        let public = super::super::Hash(secret.public().to_bytes()).to_string();
        assert_eq!(
            public,
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
        assert_eq!(secret.sign(b"")[..4], [0xe5, 0x56, 0x43, 0x00]);
        assert!(secret.public().verifies(b"", &secret.sign(b"")));
        assert!(!secret.public().verifies(b"x", &secret.sign(b"")));
        assert!(!secret.public().verifies(b"", &[0; 63]));
    }

    #[test]
    fn a_key_in_text_reads_back_and_every_flip_in_it_is_refused_or_another_key() {
        let key = SecretKey::from_seed(&[3; 32]).public();
        let name = Origin::new("city.example/ledger").unwrap();
        let text = key.to_note_key(&name);
        assert_eq!(PublicKey::from_note_key(&text), Some((name, key)));
        for (at, flip) in (0..text.len()).flat_map(|at| (1..=127u8).map(move |flip| (at, flip))) {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= flip;
            let flipped = String::from_utf8(bytes).unwrap();
            assert_eq!(PublicKey::from_note_key(&flipped), None, "{flipped}");
        }
    }

    #[test]
    fn a_secret_key_does_not_show_in_a_log() {
        let secret = SecretKey::from_seed(&[0x41; 32]);
        let shown = format!("{secret:?}");
        assert_eq!(
            shown,
            format!("SecretKey(of {})", secret.public().fingerprint())
        );
        assert_eq!(shown.len(), "SecretKey(of )".len() + 39);
    }

    #[test]
    fn a_weak_key_is_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity), None);
    }
}
