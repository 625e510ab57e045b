//! One request out: JSON, no redirects, no more than a few seconds, and what its answer means for another try.

use std::time::Duration;

use app::ports::Undelivered;
use ureq::Agent;

/// From the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(15);
/// Bytes of an answer that are read.
const READ: u64 = 64 * 1024;

pub struct Client(Agent);

impl Client {
    pub fn new() -> Client {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent("zhengqi")
            .build();
        Client(config.into())
    }

    /// Posts JSON and answers the body of a success.
    ///
    /// # Errors
    /// [`Undelivered::Never`] for an answer that says the request itself is wrong (4xx but for 408, 425 and 429),
    /// [`Undelivered::Later`] for everything else.
    pub fn post(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<String, Undelivered> {
        let mut request = self.0.post(url).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        // The address may hold a secret, so what is kept of an error is its kind alone.
        let answer = request.send(body);
        let mut answer = answer.map_err(|error| Undelivered::Later(kind(&error).to_owned()))?;
        let status = answer.status().as_u16();
        match status {
            200..=299 => {
                let body = answer.body_mut().with_config().limit(READ).read_to_string();
                Ok(body.unwrap_or_default())
            }
            408 | 425 | 429 => Err(Undelivered::Later(format!("HTTP {status}"))),
            300..=499 => Err(Undelivered::Never(format!("HTTP {status}"))),
            _ => Err(Undelivered::Later(format!("HTTP {status}"))),
        }
    }
}

fn kind(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "no answer in time",
        ureq::Error::HostNotFound => "the name of the host is not known",
        ureq::Error::ConnectionFailed | ureq::Error::Io(_) => "no connection",
        ureq::Error::Rustls(_) => "the certificate was not accepted",
        _ => "the request failed",
    }
}
