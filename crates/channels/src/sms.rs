//! Short messages through a gateway that takes JSON over HTTP.

use app::config::Sms;
use app::ports::Undelivered;
use serde_json::Value;

use crate::http::Client;

pub struct Gateway(Sms);

impl Gateway {
    pub fn open(sms: &Sms) -> Option<Gateway> {
        (!sms.url.is_empty()).then(|| Gateway(sms.clone()))
    }

    /// Sends one. The gateway gets the message's id, so that it can leave out what it has sent before.
    pub fn send(&self, web: &Client, id: &str, phone: &str, text: &str) -> Result<(), Undelivered> {
        let body = serde_json::from_str(&self.0.body)
            .map_err(|_| Undelivered::Never("sms.body is no JSON".into()))?;
        let body = filled(body, phone, text).to_string();
        let mut headers = vec![("idempotency-key", id)];
        if !self.0.authorization.is_empty() {
            headers.push(("authorization", &self.0.authorization));
        }
        web.post(&self.0.url, &headers, &body).map(drop)
    }
}

/// The body with phone and text filled in within its texts; whatever they hold, they stay texts.
fn filled(body: Value, phone: &str, text: &str) -> Value {
    match body {
        Value::String(words) => match words.split_once("{text}") {
            Some((before, after)) => {
                let (before, after) = (phoned(before, phone), phoned(after, phone));
                Value::String(format!("{before}{text}{after}"))
            }
            None => Value::String(phoned(&words, phone)),
        },
        Value::Array(items) => items
            .into_iter()
            .map(|each| filled(each, phone, text))
            .collect(),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, each)| (name, filled(each, phone, text)))
                .collect(),
        ),
        other => other,
    }
}

fn phoned(words: &str, phone: &str) -> String {
    words.replace("{phone}", phone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_message_says_stays_within_its_text() {
        let body = json!({"to": ["{phone}"], "say": "【政企】{text}", "n": 1});
        let out = filled(body, "13812345678", "\"},{\"{phone}");
        let expected = json!({"to": ["13812345678"], "say": "【政企】\"},{\"{phone}", "n": 1});
        assert_eq!(out, expected);
    }
}
