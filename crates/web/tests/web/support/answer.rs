//! An answer of the site, and what a test asks of it.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;

#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn read(response: Response) -> Answer {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        let to = self.headers.get(header::LOCATION)?;
        Some(to.to_str().unwrap())
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, after) = self.body.split_once(&mark)?;
        Some(after.split('"').next()?.to_owned())
    }

    /// The address of the first form that posts below a path.
    pub fn action_like(&self, start: &str) -> Option<String> {
        let mark = format!("action=\"{start}");
        let (_, after) = self.main_part().split_once(&mark)?;
        Some(format!("{start}{}", after.split('"').next()?))
    }

    /// What the page shows once and never again.
    pub fn shown_once(&self) -> String {
        let (_, after) = self
            .body
            .split_once("shown-once\">")
            .expect("a page that shows a secret");
        after.split('<').next().unwrap().to_owned()
    }

    pub fn contains(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// What stands in `<main>`, one element a line, without the tokens that differ from page to page: for snapshots.
    pub fn main(&self) -> String {
        let (_, after) = self
            .body
            .split_once("<main")
            .expect("a page has a main part");
        let (main, _) = after.split_once("</main>").expect("the main part ends");
        let mut text = main.replace("><", ">\n<");
        for name in ["csrf", "key"] {
            while let Some(value) = self.hidden_in(&text, name) {
                text = text.replace(&value, "…");
            }
        }
        text
    }

    fn main_part(&self) -> &str {
        let (_, after) = self
            .body
            .split_once("<main")
            .expect("a page has a main part");
        after.split_once("</main>").expect("the main part ends").0
    }

    fn hidden_in(&self, text: &str, name: &str) -> Option<String> {
        let mark = format!("name=\"{name}\" value=\"");
        let values = text.split(&mark).skip(1);
        values
            .filter_map(|rest| rest.split('"').next())
            .find(|value| *value != "…")
            .map(str::to_owned)
    }
}
