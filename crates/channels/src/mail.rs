//! Mail over SMTP (RFC 5321, RFC 5322): plain text with a simple HTML twin, mails of one case in one thread.

use std::time::{Duration, UNIX_EPOCH};

use app::config::{Encryption, Mail};
use app::ports::{CalendarEntry, Undelivered};
use domain::time::Instant;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::SmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, Transport};

pub struct Mailer {
    from: Address,
    transport: SmtpTransport,
}

/// One mail.
pub struct Letter<'a> {
    pub id: &'a str,
    pub thread: Option<&'a str>,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub entry: Option<&'a CalendarEntry>,
    pub at: Instant,
}

impl Mailer {
    /// The mailer of a configuration; none without a host.
    pub fn open(mail: &Mail) -> Result<Option<Mailer>, String> {
        if mail.host.is_empty() {
            return Ok(None);
        }
        let from = mail.from.parse::<Address>();
        let from = from.map_err(|error| format!("mail.from: {error}"))?;
        let relay = match mail.encryption {
            Encryption::Tls => SmtpTransport::relay(&mail.host),
            Encryption::StartTls => SmtpTransport::starttls_relay(&mail.host),
            Encryption::None => Ok(SmtpTransport::builder_dangerous(&mail.host)),
        };
        let mut relay = relay.map_err(|error| format!("mail.host: {error}"))?;
        if mail.port != 0 {
            relay = relay.port(mail.port);
        }
        if !mail.user.is_empty() {
            relay = relay.credentials(Credentials::new(mail.user.clone(), mail.password.clone()));
        }
        let patience = Duration::from_secs(u64::from(mail.timeout_seconds.max(1)));
        Ok(Some(Mailer {
            from,
            transport: relay.timeout(Some(patience)).build(),
        }))
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// [`Undelivered::Never`] when the server refuses it for good (5yz) or it can't be written, else
    /// [`Undelivered::Later`].
    pub fn send(&self, letter: &Letter<'_>) -> Result<(), Undelivered> {
        let message = self.written(letter)?;
        let sent = self.transport.send(&message);
        sent.map(drop).map_err(|error| {
            if error.is_permanent() {
                Undelivered::Never(error.to_string())
            } else {
                Undelivered::Later(error.to_string())
            }
        })
    }

    fn written(&self, letter: &Letter<'_>) -> Result<Message, Undelivered> {
        let never = |error: &dyn std::fmt::Display| Undelivered::Never(error.to_string());
        let to = letter
            .to
            .parse::<Address>()
            .map_err(|error| never(&error))?;
        // A mail to the sender itself would come back for ever.
        if to == self.from {
            return Err(Undelivered::Never("the receiver is the sender".into()));
        }
        let at = UNIX_EPOCH + Duration::from_millis(letter.at.0.max(0).cast_unsigned());
        let domain = self.from.domain();
        let mut mail = Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(letter.subject)
            .date(at)
            .message_id(Some(message_id(letter.id, domain)))
            .header(AutoSubmitted)
            .header(NoAutomaticAnswer);
        if let Some(thread) = letter.thread {
            let root = message_id(&format!("case/{thread}"), domain);
            mail = mail.in_reply_to(root.clone()).references(root);
        }
        let mut parts =
            MultiPart::alternative_plain_html(letter.text.to_owned(), html(letter.text));
        if let Some(entry) = letter.entry {
            parts = parts.singlepart(calendar_part(entry).map_err(|error| never(&error))?);
        }
        mail.multipart(parts).map_err(|error| never(&error))
    }
}

/// A calendar programme takes the entry from the mail itself when its type names the method (RFC 6047 §2.4).
fn calendar_part(
    entry: &CalendarEntry,
) -> Result<SinglePart, lettre::message::header::ContentTypeErr> {
    let kind = format!("text/calendar; method={}; charset=utf-8", entry.method);
    Ok(SinglePart::builder()
        .header(ContentType::parse(&kind)?)
        .header(ContentTransferEncoding::Base64)
        .body(entry.file.clone()))
}

/// `<mail.57.0190…@zhengqi.example>`: the same for every try of the same message.
fn message_id(id: &str, domain: &str) -> String {
    let local: String = id
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '.'
            }
        })
        .collect();
    format!("<{local}@{domain}>")
}

/// The text as HTML: a paragraph for each line, an address alone on its line as a link.
fn html(text: &str) -> String {
    let mut out = String::from("<!DOCTYPE html><html><body>");
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = escaped(line.trim());
        if line.starts_with("https://") || line.starts_with("http://") {
            out.push_str(&format!("<p><a href=\"{line}\">{line}</a></p>"));
        } else {
            out.push_str(&format!("<p>{line}</p>"));
        }
    }
    out + "</body></html>"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Nobody's machine answers a mail that says it comes from one (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The same for the servers that look at this header instead.
#[derive(Clone)]
struct NoAutomaticAnswer;

impl Header for NoAutomaticAnswer {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(NoAutomaticAnswer)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "All".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_case_stay_words_in_html() {
        let text = "<b>标题</b> & 其他\n\nhttps://zhengqi.example/cases/2024-0001";
        let html = html(text);
        assert!(html.contains("<p>&lt;b&gt;标题&lt;/b&gt; &amp; 其他</p>"));
        assert!(html.contains("<a href=\"https://zhengqi.example/cases/2024-0001\">"));
    }

    #[test]
    fn a_message_is_known_by_the_same_name_whenever_it_is_tried() {
        let id = message_id("mail/57/0190-a", "zhengqi.example");
        assert_eq!(id, "<mail.57.0190-a@zhengqi.example>");
    }
}
