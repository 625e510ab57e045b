//! What is wrong with a configuration that can be read.

use std::fmt;
use std::net::SocketAddr;

use domain::evidence::{Origin, PublicKey};

use super::{Config, Server};

/// Why a configuration is refused. It prints as a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A password that stands in examples and guides.
    SampleSecret {
        key: &'static str,
    },
    Origin,
    EarlierKey {
        number: usize,
    },
    Listen,
    PublicUrl,
    /// Passwords would travel readable.
    OpenToOthers,
    DatabaseUrl,
    MailEncryption,
    MailFrom,
    SmsUrl,
    SmsBody,
    Webhook {
        number: usize,
        wrong: WebhookWrong,
    },
}

/// What is wrong with a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookWrong {
    Name,
    Url,
    Secret,
    To,
}

/// Words that people put where a secret belongs.
pub(super) const SAMPLES: &[&str] = &[
    "changeme",
    "change-me",
    "change_me",
    "password",
    "passwd",
    "secret",
    "example",
    "sample",
    "zhengqi",
    "postgres",
    "admin",
    "123456",
    "12345678",
    "test",
    "todo",
    "xxx",
];

impl Config {
    /// Everything that is wrong with the values.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let origin = self.evidence.origin.as_str();
        if !origin.is_empty() && Origin::new(origin).is_none() {
            found.push(Problem::Origin);
        }
        for (at, key) in self.evidence.earlier_keys.iter().enumerate() {
            if PublicKey::from_note_key(key).is_none() {
                found.push(Problem::EarlierKey { number: at + 1 });
            }
        }
        found.extend(database_problems(&self.database.url));
        found.extend(server_problems(&self.server));
        found.extend(self.channel_problems());
        found
    }
}

/// What is wrong with the addresses of the server.
fn server_problems(server: &Server) -> Vec<Problem> {
    let mut found = Vec::new();
    let public = server.public_url.as_str();
    if !public.is_empty() && !is_public_url(public) {
        found.push(Problem::PublicUrl);
    }
    match server.listen.parse::<SocketAddr>() {
        Err(_) => found.push(Problem::Listen),
        Ok(address) if !address.ip().is_loopback() && !public.starts_with("https://") => {
            found.push(Problem::OpenToOthers);
        }
        Ok(_) => {}
    }
    found
}

/// What is wrong with the address of a database; nothing is, when it is empty.
fn database_problems(url: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    if url.is_empty() {
        return found;
    }
    let known = ["postgresql://", "postgres://"];
    if !known.iter().any(|scheme| url.starts_with(scheme)) {
        found.push(Problem::DatabaseUrl);
    }
    let password = password(url).map(|(password, _)| password.to_lowercase());
    if password.is_some_and(|password| SAMPLES.contains(&password.as_str())) {
        found.push(Problem::SampleSecret {
            key: "database.url",
        });
    }
    found
}

/// The password in an address and where it stands.
fn password(url: &str) -> Option<(&str, std::ops::Range<usize>)> {
    let from = url.find("://")? + 3;
    let to = from + url[from..].find('/').unwrap_or(url.len() - from);
    let at = from + url[from..to].rfind('@')?;
    let colon = from + url[from..at].find(':')?;
    Some((&url[colon + 1..at], colon + 1..at))
}

/// The address with `***` in place of a password.
pub(crate) fn without_password(url: &str) -> String {
    let mut shown = url.to_owned();
    if let Some((_, place)) = password(url) {
        shown.replace_range(place, "***");
    }
    shown
}

/// A scheme and a host, nothing behind them; without encryption only this machine itself.
fn is_public_url(url: &str) -> bool {
    let plain = url.strip_prefix("http://");
    let Some(host) = url.strip_prefix("https://").or(plain) else {
        return false;
    };
    let bare = !host.is_empty()
        && !host.contains(['/', '?', '#', '@'])
        && !host.contains(char::is_whitespace);
    bare && (plain.is_none() || is_this_machine(host))
}

pub(super) fn is_this_machine(host: &str) -> bool {
    let address = host.parse::<SocketAddr>().map(|address| address.ip());
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    match address.or_else(|_| host.trim_matches(['[', ']']).parse()) {
        Ok(ip) => ip.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::SampleSecret { key } => {
                write!(f, "{key} holds a sample password: choose one of your own")
            }
            Problem::Origin => f.write_str(
                "evidence.origin must be a name like city.example/ledger, without blanks and plus signs",
            ),
            Problem::EarlierKey { number } => write!(
                f,
                "evidence.earlier_keys, number {number}: write it as `zhengqi check` printed it (name+id+key)"
            ),
            Problem::Listen => {
                f.write_str("server.listen must be an address with a port, such as 127.0.0.1:8080")
            }
            Problem::PublicUrl => f.write_str(
                "server.public_url must be https:// and a host, such as https://zhengqi.example.gov.cn",
            ),
            Problem::OpenToOthers => f.write_str(
                "server.listen is open to other machines: set server.public_url to the site's https address, or listen on 127.0.0.1 behind a proxy",
            ),
            Problem::DatabaseUrl => f.write_str(
                "database.url must begin with postgresql://; leave it empty for the file of the data folder",
            ),
            Problem::MailEncryption => f.write_str(
                "mail.encryption may be \"none\" only for a host on this machine: choose \"tls\" or \"starttls\"",
            ),
            Problem::MailFrom => {
                f.write_str("mail.from must be an address like notices@zhengqi.example.gov.cn")
            }
            Problem::SmsUrl => f.write_str(
                "sms.url must begin with https://, or with http:// for a gateway on this machine",
            ),
            Problem::SmsBody => {
                f.write_str("sms.body must be JSON and hold {phone} and {text} within its texts")
            }
            Problem::Webhook { number, wrong } => write!(f, "webhook, number {number}: {wrong}"),
        }
    }
}

impl fmt::Display for WebhookWrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WebhookWrong::Name => "name must be a word of its own, of letters, digits and hyphens",
            WebhookWrong::Url => {
                "url must begin with https://, or with http:// for a receiver on this machine"
            }
            WebhookWrong::Secret => {
                "secret of a standard webhook is whsec_ and base64 of 24 to 64 bytes"
            }
            WebhookWrong::To => {
                "to lists inboxes such as role/dispatcher or office/ and the office's id"
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<Problem> {
        Config::parse(text).unwrap().problems()
    }

    #[test]
    fn the_default_has_no_problem() {
        assert_eq!(Config::default().problems(), []);
    }

    #[test]
    fn a_sample_password_is_refused_and_a_chosen_one_is_not() {
        let with = |password: &str| {
            problems(&format!(
                "database.url = \"postgresql://zhengqi:{password}@db/zhengqi\""
            ))
        };
        assert_eq!(
            with("Change-Me"),
            [Problem::SampleSecret {
                key: "database.url"
            }]
        );
        assert_eq!(with("k3-Wm7tq"), []);
        assert_eq!(problems("database.url = \"postgresql://db/zhengqi\""), []);
    }

    #[test]
    fn a_server_open_to_others_names_its_https_address() {
        let open = "[server]\nlisten = \"0.0.0.0:8080\"\n";
        assert_eq!(problems(open), [Problem::OpenToOthers]);
        let known = format!("{open}public_url = \"https://zhengqi.example\"");
        assert_eq!(problems(&known), []);
        let readable = format!("{open}public_url = \"http://localhost\"");
        assert_eq!(problems(&readable), [Problem::OpenToOthers]);
    }

    #[test]
    fn addresses_and_names_must_fit() {
        assert_eq!(problems("server.listen = \"8080\""), [Problem::Listen]);
        assert_eq!(
            problems("server.public_url = \"zhengqi.example\""),
            [Problem::PublicUrl]
        );
        for (url, found) in [
            ("http://zhengqi.example", &[Problem::PublicUrl][..]),
            ("http://127.0.0.1:8080", &[]),
            ("http://[::1]", &[]),
            ("http://localhost:8080", &[]),
            ("https://zhengqi.example:8443", &[]),
        ] {
            assert_eq!(
                problems(&format!("server.public_url = \"{url}\"")),
                found,
                "{url}"
            );
        }
        assert_eq!(
            problems("database.url = \"mysql://x/y\""),
            [Problem::DatabaseUrl]
        );
        assert_eq!(
            problems("evidence.origin = \"two words\""),
            [Problem::Origin]
        );
        let keys = "evidence.earlier_keys = [\"nonsense\"]";
        assert_eq!(problems(keys), [Problem::EarlierKey { number: 1 }]);
    }
}
