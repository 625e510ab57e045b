//! The ways out of the building: mail, robots of groups, signed webhooks, short messages.

mod hook;
mod http;
mod mail;
pub mod sign;
mod sms;

use app::config::Config;
use app::ports::{Carrier, Message, Undelivered, Ways};

/// Every way out that is configured.
pub struct Channels {
    ways: Ways,
    mail: Option<mail::Mailer>,
    sms: Option<sms::Gateway>,
    hooks: Vec<hook::Hook>,
    web: http::Client,
}

impl Channels {
    /// The ways of a configuration without problems.
    ///
    /// # Errors
    /// When the mail server's name or the sender's address can't be used.
    pub fn open(config: &Config) -> Result<Channels, String> {
        let hooks = config.webhook.iter();
        let mail = mail::Mailer::open(&config.mail)?;
        let sms = sms::Gateway::open(&config.sms);
        Ok(Channels {
            ways: Ways {
                mail: mail.is_some(),
                sms: sms.is_some(),
                hooks: hooks
                    .clone()
                    .map(|hook| (hook.name.clone(), hook.recipients()))
                    .collect(),
                site: config.server.public_url.clone(),
                sender: config.mail.from.clone(),
            },
            mail,
            sms,
            hooks: hooks.cloned().map(hook::Hook::new).collect(),
            web: http::Client::new(),
        })
    }
}

impl Carrier for Channels {
    fn ways(&self) -> &Ways {
        &self.ways
    }

    fn carry(&self, message: &Message) -> Result<(), Undelivered> {
        let closed = |way: &str| Undelivered::Never(format!("no {way} is configured any more"));
        match message {
            Message::Mail {
                id,
                thread,
                to,
                subject,
                text,
                entry,
                at,
            } => {
                let mailer = self.mail.as_ref().ok_or_else(|| closed("mail server"))?;
                let letter = mail::Letter {
                    id,
                    thread: thread.as_deref(),
                    to,
                    subject,
                    text,
                    entry: entry.as_ref(),
                    at: *at,
                };
                mailer.send(&letter)
            }
            Message::Sms { id, to, text } => {
                let gateway = self.sms.as_ref().ok_or_else(|| closed("gateway"))?;
                gateway.send(&self.web, id, to, text)
            }
            Message::Hook {
                id,
                name,
                text,
                data,
                at,
            } => {
                let hook = self.hooks.iter().find(|hook| hook.is_called(name));
                let hook = hook.ok_or_else(|| closed("webhook of this name"))?;
                hook.send(&self.web, (id, *at), text, data)
            }
        }
    }
}
