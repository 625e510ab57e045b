//! Cookies: which there are, how they are read and written.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::Site;

/// A cookie of ours. All are for this host alone, unreadable to scripts, and not sent along by other sites' forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session's token.
    Session,
    /// What forms are bound to before anybody signs in.
    Visitor,
    Language,
    Theme,
    /// What the next page says once.
    Flash,
}

impl Cookie {
    fn plain_name(self) -> &'static str {
        match self {
            Cookie::Session => "zq_session",
            Cookie::Visitor => "zq_visitor",
            Cookie::Language => "zq_language",
            Cookie::Theme => "zq_theme",
            Cookie::Flash => "zq_flash",
        }
    }

    /// Over HTTPS the prefix makes browsers refuse a cookie that another host or an insecure page set.
    pub fn name(self, site: &Site) -> String {
        let prefix = if site.is_secure() { "__Host-" } else { "" };
        format!("{prefix}{}", self.plain_name())
    }

    /// How long a browser keeps it, in seconds; none until it is closed.
    fn max_age(self) -> Option<u32> {
        match self {
            Cookie::Language | Cookie::Theme => Some(365 * 86_400),
            Cookie::Flash => Some(60),
            Cookie::Session | Cookie::Visitor => None,
        }
    }

    /// The value that a request brings.
    pub fn read(self, site: &Site, headers: &HeaderMap) -> Option<String> {
        let name = self.name(site);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value.to_owned())
    }

    /// Sets the cookie with an answer. The value must need no quoting.
    pub fn set(self, site: &Site, headers: &mut HeaderMap, value: &str) {
        let age = self.max_age().map(|age| format!("; Max-Age={age}"));
        self.write(site, headers, value, &age.unwrap_or_default());
    }

    /// Removes the cookie with an answer.
    pub fn clear(self, site: &Site, headers: &mut HeaderMap) {
        self.write(site, headers, "", "; Max-Age=0");
    }

    fn write(self, site: &Site, headers: &mut HeaderMap, value: &str, age: &str) {
        let secure = if site.is_secure() { "; Secure" } else { "" };
        let name = self.name(site);
        let line = format!("{name}={value}; Path=/{age}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(line) = HeaderValue::from_str(&line) {
            headers.append(header::SET_COOKIE, line);
        }
    }
}
