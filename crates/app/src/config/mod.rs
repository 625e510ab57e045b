//! The configuration of an installation: what the operator of the machine decides. What the programme office decides
//! (limits, lists, weights) are settings, kept in the database with their history.

mod channels;
pub(crate) mod problems;

use std::net::IpAddr;
use std::num::NonZeroU32;

use domain::evidence::{Algorithm, Origin, PublicKey};
use serde::{Deserialize, Serialize};

pub use channels::{Encryption, HookForm, Mail, Sms, Webhook};
pub use problems::Problem;

/// `config.toml`, typed; whatever is left out has its default. Unknown keys are refused.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    pub evidence: Evidence,
    pub database: Database,
    pub server: Server,
    pub log: Log,
    pub mail: Mail,
    pub sms: Sms,
    /// Robots of groups and programmes that are told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhook: Vec<Webhook>,
}

/// The record that nobody can quietly change.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Evidence {
    /// The name of this ledger on receipts and checkpoints, the same for ever, such as `city.example/ledger`; empty: made
    /// from the key.
    pub origin: String,
    /// Of a ledger that is founded now; a founded one keeps its own.
    pub algorithm: HashChoice,
    /// Public keys that signed before the present one, as `check` prints them.
    pub earlier_keys: Vec<String>,
}

/// The hash of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HashChoice {
    #[default]
    Sha256,
    Sm3,
}

/// Where the rows are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `postgresql://…`; empty: the file `zhengqi.db` of the data folder.
    pub url: String,
    /// Connections that are open at most (PostgreSQL).
    pub connections: NonZeroU32,
    /// Seconds to wait for a connection, or for another process that writes.
    pub patience_seconds: NonZeroU32,
}

/// The web server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port.
    pub listen: String,
    /// The address that browsers use, such as `https://zhengqi.example.gov.cn`; empty: the address listened on.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whom to ask for help, printed at the foot of every page.
    pub help: String,
    /// Connections at the same time; further ones wait.
    pub connections: NonZeroU32,
    /// Seconds that a stopping server waits for answers under way.
    pub drain_seconds: NonZeroU32,
}

/// What is logged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug`, or targets with levels, such as `info,store=debug`.
    pub filter: String,
}

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

impl Default for Database {
    fn default() -> Self {
        const CONNECTIONS: NonZeroU32 = NonZeroU32::new(16).unwrap();
        const PATIENCE: NonZeroU32 = NonZeroU32::new(10).unwrap();
        Database {
            url: String::new(),
            connections: CONNECTIONS,
            patience_seconds: PATIENCE,
        }
    }
}

impl Default for Server {
    fn default() -> Self {
        const CONNECTIONS: NonZeroU32 = NonZeroU32::new(16_384).unwrap();
        const DRAIN: NonZeroU32 = NonZeroU32::new(15).unwrap();
        Server {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            trusted_proxies: Vec::new(),
            help: String::new(),
            connections: CONNECTIONS,
            drain_seconds: DRAIN,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Log {
            format: LogFormat::Text,
            filter: "info".to_owned(),
        }
    }
}

impl From<HashChoice> for Algorithm {
    fn from(choice: HashChoice) -> Algorithm {
        match choice {
            HashChoice::Sha256 => Algorithm::Sha256,
            HashChoice::Sm3 => Algorithm::Sm3,
        }
    }
}

impl Config {
    /// Reads the text of `config.toml`.
    ///
    /// # Errors
    /// What doesn't fit and where, in one line: a syntax error, an unknown key, a value of another kind.
    pub fn parse(text: &str) -> Result<Config, String> {
        toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            let message = error.message().replace('\n', " ");
            format!("line {line}: {message}")
        })
    }

    /// The configuration as `config.toml`, without what it must not show.
    pub fn shown(&self) -> String {
        let mut shown = self.clone();
        shown.database.url = problems::without_password(&self.database.url);
        shown.hide_channel_secrets();
        toml::to_string_pretty(&shown).unwrap_or_default()
    }

    /// Whether the file holds a password: then it is as secret as a key.
    pub fn holds_password(&self) -> bool {
        problems::without_password(&self.database.url) != self.database.url
            || self.holds_channel_secret()
    }

    /// The ledger's name for a key.
    pub fn origin(&self, key: &PublicKey) -> Origin {
        let made = || format!("zhengqi/{}", &key.fingerprint()[..9]);
        let name = match self.evidence.origin.as_str() {
            "" => made(),
            name => name.to_owned(),
        };
        Origin::new(&name).unwrap_or_else(|| self.origin_of_last_resort(key))
    }

    /// Names that aren't allowed are refused before ([`Problem::Origin`]), so this only serves the compiler.
    fn origin_of_last_resort(&self, key: &PublicKey) -> Origin {
        let digits: String = key
            .fingerprint()
            .chars()
            .filter(char::is_ascii_hexdigit)
            .collect();
        Origin::new(&digits).expect("hexadecimal digits are a name")
    }

    /// The earlier keys; unreadable ones are refused before ([`Problem::EarlierKey`]).
    pub fn earlier_keys(&self) -> Vec<PublicKey> {
        let keys = self.evidence.earlier_keys.iter();
        keys.filter_map(|text| PublicKey::from_note_key(text))
            .map(|(_, key)| key)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_is_the_default() {
        assert_eq!(Config::parse(""), Ok(Config::default()));
    }

    #[test]
    fn what_is_shown_reads_back() {
        let config = Config::default();
        assert_eq!(Config::parse(&config.shown()), Ok(config));
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let refused = Config::parse("[server]\nlisten = \"127.0.0.1:1\"\nlisen = \"x\"\n");
        let sentence = refused.unwrap_err();
        assert!(sentence.starts_with("line 3: "), "{sentence}");
        assert!(sentence.contains("lisen"), "{sentence}");
    }

    #[test]
    fn a_password_is_not_shown() {
        let config = Config::parse("[database]\nurl = \"postgresql://u:s3cret-77@h/n\"").unwrap();
        assert!(!config.shown().contains("s3cret-77"));
        assert!(config.shown().contains("postgresql://u:***@h/n"));
    }
}
