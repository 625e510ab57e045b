//! The ways out of the building: none is open until it is configured.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::notices::Recipient;
use serde::{Deserialize, Serialize};

use super::Config;
use super::problems::{Problem, SAMPLES, WebhookWrong, is_this_machine};

/// What stands in place of a secret when the configuration is shown.
const HIDDEN: &str = "***";

/// Mail over SMTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// The mail server; empty: no mail.
    pub host: String,
    /// 0: the usual port of the encryption.
    pub port: u16,
    pub encryption: Encryption,
    pub user: String,
    pub password: String,
    /// The address in the sender's line, such as `notices@zhengqi.example.gov.cn`.
    pub from: String,
    /// How long an answer may take.
    pub timeout_seconds: u16,
}

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encryption {
    /// From the first byte (port 465).
    #[default]
    Tls,
    /// Asked for after the greeting, and refused without (port 587).
    StartTls,
    /// Only to a server on this machine (port 25).
    None,
}

/// A gateway for short messages that takes JSON over HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sms {
    /// Empty: no short messages.
    pub url: String,
    /// The header `Authorization`; empty: none.
    pub authorization: String,
    /// JSON; `{phone}` and `{text}` within its texts are filled in.
    pub body: String,
}

/// A robot of a group, or a programme that is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// Stays the same: messages are known by it.
    pub name: String,
    pub form: HookForm,
    pub url: String,
    /// Of DingTalk and Feishu: the signing secret, may be empty. Standard: `whsec_…`.
    #[serde(default)]
    pub secret: String,
    /// Inboxes whose notices it gets: `role/dispatcher`, `office/0190…`.
    pub to: Vec<String>,
}

/// Whose form a webhook has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HookForm {
    /// 企业微信群机器人
    WeCom,
    /// 钉钉自定义机器人
    DingTalk,
    /// 飞书自定义机器人
    Feishu,
    /// Standard Webhooks 1.0
    Standard,
}

impl Default for Mail {
    fn default() -> Mail {
        Mail {
            host: String::new(),
            port: 0,
            encryption: Encryption::Tls,
            user: String::new(),
            password: String::new(),
            from: String::new(),
            timeout_seconds: 20,
        }
    }
}

impl Default for Sms {
    fn default() -> Sms {
        Sms {
            url: String::new(),
            authorization: String::new(),
            body: r#"{"phone": "{phone}", "text": "{text}"}"#.to_owned(),
        }
    }
}

impl Webhook {
    /// The inboxes that can be read; others are refused before ([`WebhookWrong::To`]).
    pub fn recipients(&self) -> Vec<Recipient> {
        let found = self.to.iter().filter_map(|inbox| inbox.parse().ok());
        found.collect()
    }

    /// The signing key of a standard webhook.
    pub fn key(&self) -> Option<Vec<u8>> {
        let key = STANDARD.decode(self.secret.strip_prefix("whsec_")?).ok()?;
        (24..=64).contains(&key.len()).then_some(key)
    }

    fn wrong(&self) -> Option<WebhookWrong> {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.name.is_empty() || !self.name.chars().all(word) {
            return Some(WebhookWrong::Name);
        }
        if !is_safe_url(&self.url) {
            return Some(WebhookWrong::Url);
        }
        if self.form == HookForm::Standard && self.key().is_none() {
            return Some(WebhookWrong::Secret);
        }
        let unread = self.to.is_empty() || self.recipients().len() != self.to.len();
        unread.then_some(WebhookWrong::To)
    }
}

impl Config {
    /// Everything that is wrong with the ways out.
    pub(super) fn channel_problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mail = &self.mail;
        if !mail.host.is_empty() {
            if mail.encryption == Encryption::None && !is_this_machine(&mail.host) {
                found.push(Problem::MailEncryption);
            }
            if !is_address(&mail.from) {
                found.push(Problem::MailFrom);
            }
            if SAMPLES.contains(&mail.password.to_lowercase().as_str()) {
                let key = "mail.password";
                found.push(Problem::SampleSecret { key });
            }
        }
        if !self.sms.url.is_empty() {
            if !is_safe_url(&self.sms.url) {
                found.push(Problem::SmsUrl);
            }
            let body = &self.sms.body;
            let reads = serde_json::from_str::<serde_json::Value>(body).is_ok();
            if !reads || !body.contains("{phone}") || !body.contains("{text}") {
                found.push(Problem::SmsBody);
            }
        }
        found.extend(self.webhook_problems());
        found
    }

    fn webhook_problems(&self) -> impl Iterator<Item = Problem> {
        self.webhook.iter().enumerate().filter_map(|(at, hook)| {
            let twice = self.webhook[..at].iter().any(|each| each.name == hook.name);
            let wrong = twice.then_some(WebhookWrong::Name).or_else(|| hook.wrong());
            let number = at + 1;
            wrong.map(|wrong| Problem::Webhook { number, wrong })
        })
    }

    /// Takes out what nobody may read over somebody's shoulder. The address of a robot is a secret by itself.
    pub(super) fn hide_channel_secrets(&mut self) {
        let hide = |text: &mut String| {
            if !text.is_empty() {
                HIDDEN.clone_into(text);
            }
        };
        hide(&mut self.mail.password);
        hide(&mut self.sms.authorization);
        for hook in &mut self.webhook {
            hide(&mut hook.secret);
            if let Some((before, _)) = hook.url.split_once('?') {
                hook.url = format!("{before}?{HIDDEN}");
            }
            if hook.form == HookForm::Feishu
                && let Some((before, _)) = hook.url.rsplit_once('/')
            {
                hook.url = format!("{before}/{HIDDEN}");
            }
        }
    }

    /// Whether a way out has a secret in the file.
    pub(super) fn holds_channel_secret(&self) -> bool {
        let secrets = [&self.mail.password, &self.sms.authorization];
        !self.webhook.is_empty() || secrets.iter().any(|secret| !secret.is_empty())
    }
}

/// Encrypted, or not leaving this machine.
fn is_safe_url(url: &str) -> bool {
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    let host = |rest: &str| {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => !host(rest).is_empty(),
        (None, Some(rest)) => is_this_machine(&host(rest)),
        (None, None) => false,
    }
}

fn is_address(text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ','));
    plain
        && matches!(text.split_once('@'), Some((name, host)) if !name.is_empty() && !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<Problem> {
        Config::parse(text).unwrap().problems()
    }

    const KEY: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    #[test]
    fn a_readable_way_to_a_mail_server_elsewhere_is_refused() {
        let mail = |host: &str| {
            problems(&format!(
                "[mail]\nhost = \"{host}\"\nencryption = \"none\"\nfrom = \"a@b.example\"\n"
            ))
        };
        assert_eq!(mail("mail.example"), [Problem::MailEncryption]);
        assert_eq!(mail("127.0.0.1"), []);
        assert_eq!(
            problems("[mail]\nhost = \"mail.example\"\n"),
            [Problem::MailFrom]
        );
    }

    #[test]
    fn each_mistake_of_a_webhook_is_named() {
        let hook = |name: &str, url: &str, secret: &str, to: &str| {
            problems(&format!(
                "[[webhook]]\nname = \"{name}\"\nform = \"standard\"\nurl = \"{url}\"\nsecret = \"{secret}\"\nto = [\"{to}\"]\n"
            ))
        };
        let wrong = |wrong| vec![Problem::Webhook { number: 1, wrong }];
        let url = "https://receiver.example/in";
        assert_eq!(hook("ops", url, KEY, "role/dispatcher"), []);
        assert_eq!(
            hook("", url, KEY, "role/dispatcher"),
            wrong(WebhookWrong::Name)
        );
        let open = "http://receiver.example/in";
        assert_eq!(
            hook("ops", open, KEY, "role/dispatcher"),
            wrong(WebhookWrong::Url)
        );
        assert_eq!(
            hook("ops", url, "whsec_AAAA", "role/dispatcher"),
            wrong(WebhookWrong::Secret)
        );
        assert_eq!(
            hook("ops", url, KEY, "role/nobody"),
            wrong(WebhookWrong::To)
        );
    }

    #[test]
    fn no_secret_of_a_way_out_is_shown() {
        let text = format!(
            "[mail]\nhost = \"h\"\npassword = \"m-88-s\"\n[sms]\nurl = \"https://s\"\nauthorization = \"Bearer t-99\"\n\
             [[webhook]]\nname = \"a\"\nform = \"wecom\"\nurl = \"https://q/send?key=k-77\"\nto = []\n\
             [[webhook]]\nname = \"b\"\nform = \"feishu\"\nurl = \"https://f/hook/t-55\"\nsecret = \"{KEY}\"\nto = []\n"
        );
        let config = Config::parse(&text).unwrap();
        let shown = config.shown();
        for secret in ["m-88-s", "t-99", "k-77", "t-55", KEY] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(config.holds_password());
    }
}
