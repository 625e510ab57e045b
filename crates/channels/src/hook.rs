//! Webhooks: robots of the three chat services in China, and Standard Webhooks 1.0 for programmes.

use app::config::{HookForm, Webhook};
use app::ports::Undelivered;
use domain::time::Instant;
use serde_json::{Value, json};

use crate::http::Client;
use crate::sign;

pub struct Hook(Webhook);

/// A request as a receiver wants it.
struct Request {
    url: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Hook {
    pub fn new(hook: Webhook) -> Hook {
        Hook(hook)
    }

    pub fn is_called(&self, name: &str) -> bool {
        self.0.name == name
    }

    /// Tells of an event that happened at `at`; `id` is the same for every try.
    pub fn send(
        &self,
        web: &Client,
        (id, at): (&str, Instant),
        text: &str,
        data: &str,
    ) -> Result<(), Undelivered> {
        let now = clock();
        let request = match self.0.form {
            HookForm::WeCom => self.wecom(text),
            HookForm::DingTalk => self.dingtalk(text, now),
            HookForm::Feishu => self.feishu(text, now),
            HookForm::Standard => self.standard((id, at), data, now)?,
        };
        let headers: Vec<(&str, &str)> = request
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = web.post(&request.url, &headers, &request.body)?;
        match self.0.form {
            HookForm::Standard => Ok(()),
            HookForm::WeCom | HookForm::DingTalk | HookForm::Feishu => accepted(&answer),
        }
    }

    fn wecom(&self, text: &str) -> Request {
        Request {
            url: self.0.url.clone(),
            headers: Vec::new(),
            body: json!({ "msgtype": "text", "text": { "content": text } }).to_string(),
        }
    }

    fn dingtalk(&self, text: &str, now: Instant) -> Request {
        let mut url = self.0.url.clone();
        if !self.0.secret.is_empty() {
            let sign = sign::dingtalk(&self.0.secret, now.0);
            let pairs = form_urlencoded::Serializer::new(String::new())
                .append_pair("timestamp", &now.0.to_string())
                .append_pair("sign", &sign)
                .finish();
            let joint = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{joint}{pairs}");
        }
        Request {
            url,
            headers: Vec::new(),
            body: json!({ "msgtype": "text", "text": { "content": text } }).to_string(),
        }
    }

    fn feishu(&self, text: &str, now: Instant) -> Request {
        let mut body = json!({ "msg_type": "text", "content": { "text": text } });
        if !self.0.secret.is_empty() {
            let seconds = now.0 / 1000;
            body["timestamp"] = json!(seconds.to_string());
            body["sign"] = json!(sign::feishu(&self.0.secret, seconds));
        }
        Request {
            url: self.0.url.clone(),
            headers: Vec::new(),
            body: body.to_string(),
        }
    }

    fn standard(
        &self,
        (id, at): (&str, Instant),
        data: &str,
        now: Instant,
    ) -> Result<Request, Undelivered> {
        let key = self.0.key();
        let key = key.ok_or_else(|| Undelivered::Never("the secret can't be used".into()))?;
        let data: Value = serde_json::from_str(data).unwrap_or(Value::Null);
        let body = json!({ "type": "case.notice", "timestamp": at.0, "data": data }).to_string();
        let seconds = now.0 / 1000;
        let signature = sign::standard(&key, id, seconds, &body);
        Ok(Request {
            url: self.0.url.clone(),
            headers: vec![
                ("webhook-id", id.to_owned()),
                ("webhook-timestamp", seconds.to_string()),
                ("webhook-signature", signature),
            ],
            body,
        })
    }
}

/// Receivers judge a signature by their own clock, so it takes the time of this machine, whatever time the programme
/// lives in.
fn clock() -> Instant {
    use app::ports::{Clock, SystemClock};
    SystemClock.now()
}

/// Robots answer 200 whatever they think; what they think is in the body.
fn accepted(answer: &str) -> Result<(), Undelivered> {
    let said: Value = serde_json::from_str(answer).unwrap_or(Value::Null);
    let code = said.get("errcode").or_else(|| said.get("code"));
    match code.and_then(Value::as_i64) {
        None | Some(0) => Ok(()),
        Some(code) => Err(Undelivered::Later(format!("the robot answered {code}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_robot_that_answers_with_a_code_has_not_taken_it() {
        assert_eq!(accepted(r#"{"errcode":0,"errmsg":"ok"}"#), Ok(()));
        assert_eq!(accepted(r#"{"code":0,"msg":"success"}"#), Ok(()));
        assert!(accepted(r#"{"errcode":310000,"errmsg":"sign not match"}"#).is_err());
        assert!(accepted(r#"{"code":19021,"msg":"sign match fail"}"#).is_err());
    }
}
