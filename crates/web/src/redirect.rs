//! After a change the browser is led to a page that it may load again (303), which says once what was done.

use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::cookies::Cookie;
use crate::site::Site;

/// What the next page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The key of a message without placeholders, such as `accounts.done.added`.
    pub key: String,
    /// The draft of the form that was accepted.
    pub settled_draft: Option<String>,
}

/// Leads to a page of ours.
#[derive(Debug, Clone)]
pub struct Redirect {
    to: String,
    said: Option<Said>,
}

impl Redirect {
    /// To a path of ours, such as `/cases/2024-0136`.
    pub fn to(path: impl Into<String>) -> Redirect {
        Redirect {
            to: path.into(),
            said: None,
        }
    }

    /// Has the next page say a message, by its key.
    #[must_use]
    pub fn saying(mut self, key: &str) -> Redirect {
        self.said = Some(Said {
            key: key.to_owned(),
            settled_draft: None,
        });
        self
    }

    /// Has the next page say a message and throw the draft of the accepted form away.
    #[must_use]
    pub fn settling(self, key: &str, draft: &str) -> Redirect {
        let mut redirect = self.saying(key);
        if let Some(said) = &mut redirect.said {
            said.settled_draft = Some(draft.to_owned());
        }
        redirect
    }
}

impl IntoResponse for Redirect {
    /// The gate writes the cookie, since only it knows how cookies are named here.
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let to = local_path(&self.to).unwrap_or("/");
        if let Ok(to) = HeaderValue::from_str(to) {
            response.headers_mut().insert(header::LOCATION, to);
        }
        if let Some(said) = self.said {
            response.extensions_mut().insert(said);
        }
        response
    }
}

impl Said {
    pub fn read(cookie: &str) -> Option<Said> {
        let (key, draft) = cookie.split_once('|')?;
        Some(Said {
            key: key.to_owned(),
            settled_draft: (!draft.is_empty()).then(|| draft.to_owned()),
        })
    }

    pub fn write(&self, site: &Site, response: &mut Response) {
        let draft = self.settled_draft.as_deref().unwrap_or_default();
        let is_plain = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._:/-".contains(&b))
        };
        if is_plain(&self.key) && is_plain(draft) {
            let value = format!("{}|{draft}", self.key);
            Cookie::Flash.set(site, response.headers_mut(), &value);
        }
    }
}

/// The text if it is a path on this site: it begins with one slash, and a browser reads it as we do.
pub fn local_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    if rest.starts_with(['/', '\\']) || text.contains('\\') {
        return None;
    }
    let uri: Uri = text.parse().ok()?;
    let is_bare = uri.scheme().is_none() && uri.authority().is_none();
    (is_bare && uri.path_and_query().is_some()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for ours in ["/", "/cases?stage=replied&after=1", "/cases/2024-0136"] {
            assert_eq!(local_path(ours), Some(ours));
        }
        for elsewhere in [
            "",
            "//evil.cn",
            "/\\evil.cn",
            "https://evil.cn",
            "javascript:alert(1)",
            "cases",
            "/a\nb",
            "/\t/evil.cn",
            "\\\\evil.cn",
            "/a\\b",
            "http:/evil.cn",
            "/ /evil.cn",
        ] {
            assert_eq!(local_path(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn what_the_next_page_says_survives_the_cookie() {
        let said = Said {
            key: "accounts.done.added".into(),
            settled_draft: Some("case:2024-0001".into()),
        };
        assert_eq!(Said::read("accounts.done.added|case:2024-0001"), Some(said));
        assert_eq!(Said::read("nonsense"), None);
    }
}
