//! Signatures of webhooks: HMAC-SHA256 over what each receiver agreed to.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The header `webhook-signature` of Standard Webhooks 1.0: `v1,` and base64 over id, seconds and body, joined by dots.
pub fn standard(key: &[u8], id: &str, seconds: i64, body: &str) -> String {
    let signed = format!("{id}.{seconds}.{body}");
    format!("v1,{}", hmac(key, signed.as_bytes()))
}

/// The parameter `sign` of a DingTalk robot: milliseconds and secret on two lines, under the secret, in base64.
pub fn dingtalk(secret: &str, milliseconds: i64) -> String {
    let signed = format!("{milliseconds}\n{secret}");
    hmac(secret.as_bytes(), signed.as_bytes())
}

/// The field `sign` of a Feishu robot: nothing, under seconds and secret on two lines, in base64.
pub fn feishu(secret: &str, seconds: i64) -> String {
    hmac(format!("{seconds}\n{secret}").as_bytes(), b"")
}

fn hmac(key: &[u8], message: &[u8]) -> String {
    // A key of any length is one: only a type says that this could fail.
    match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mac) => STANDARD.encode(mac.chain_update(message).finalize().into_bytes()),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks libraries, verified there as well.
    #[test]
    fn a_standard_signature_is_that_of_the_other_libraries() {
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        assert_eq!(
            standard(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }

    #[test]
    fn rfc_4231_case_2_comes_out() {
        let mac = hmac(b"Jefe", b"what do ya want for nothing?");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let hex: String = STANDARD
            .decode(mac)
            .unwrap()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(hex, expected);
    }
}
