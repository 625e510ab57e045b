//! The inbox: what happened in one's cases, which case, when.

use app::notices::{InboxPage, Item};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::notices::Class;
use domain::time::local_text;
use messages::Texts;
use serde::Deserialize;

use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::forms::Typed;
use crate::pages::html;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::inbox::{Inbox, Line};
use crate::visitor::{SignedIn, Visitor};

const PAGE: u32 = 25;

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    before: Option<i64>,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = site
        .run(move |app| app.inbox().page(&person.actor, asked.before, PAGE))
        .await?;
    let t = visitor.t;
    let mut page = visitor.page(t.notices.title);
    page.unread = Some(found.unread).filter(|unread| *unread > 0);
    html(&Inbox {
        under: under(t, &found),
        newest: newest(&found),
        lines: found.items.into_iter().map(|item| line(t, item)).collect(),
        first: asked.before.map(|_| "/inbox".to_owned()),
        older: found.next.map(|before| format!("/inbox?before={before}")),
        page,
    })
}

/// Marks everything up to the newest item of the page as read.
pub async fn read_all(State(site): State<Site>, person: SignedIn, Typed(typed): Typed) -> Answer {
    let to = typed.text("to").parse().unwrap_or(-1);
    site.run(move |app| app.inbox().read_all(&person.actor, to))
        .await?;
    let done = Redirect::to("/inbox").saying("notices.all_read");
    Ok(done.into_response())
}

/// Marks one item as read and leads to its case.
pub async fn open(State(site): State<Site>, person: SignedIn, Path(position): Path<i64>) -> Answer {
    let number = site
        .run(move |app| app.inbox().open(&person.actor, position))
        .await?;
    Ok(match number {
        Some(number) => Redirect::to(format!("/cases/{number}")).into_response(),
        None => Redirect::to("/inbox")
            .saying("notices.gone")
            .into_response(),
    })
}

fn under(t: &Texts, found: &InboxPage) -> String {
    match found.unread {
        0 if found.items.is_empty() => String::new(),
        0 => t.notices.under_none.to_owned(),
        1..=99 => t.notices.under_unread(found.unread),
        100.. => t.notices.under_many.to_owned(),
    }
}

/// Up to where "mark all as read" marks; nothing to mark when all is read.
fn newest(found: &InboxPage) -> Option<i64> {
    let newest = found.items.first().map(|item| item.position);
    newest.filter(|_| found.unread > 0)
}

fn line(t: &'static Texts, item: Item) -> Line {
    let word = |table: &str, key: &str| t.lookup(&format!("notices.{table}.{key}"));
    let tone = match item.class {
        Class::Task => Tone::Active,
        Class::Formal => Tone::Neutral,
        Class::Warning => Tone::Warn,
        Class::News => Tone::Neutral,
    };
    Line {
        what: word("kind", item.kind.key()).unwrap_or_default().to_owned(),
        tag: Tag::new(tone, word("class", item.class.key()).unwrap_or_default()),
        case: t.notices.case(item.case_number),
        title: item.title.unwrap_or_default(),
        when: local_text(item.at),
        open: format!("/inbox/{}/open", item.position),
        unread: !item.read,
    }
}

#[cfg(test)]
mod tests {
    use domain::notices::NoticeKind;
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_kind_and_class_has_its_words_in_every_language() {
        for language in Language::all() {
            let has = |key: String| assert!(texts(language).lookup(&key).is_some(), "{key}");
            for kind in NoticeKind::ALL {
                has(format!("notices.kind.{kind}"));
            }
            for class in Class::ALL {
                has(format!("notices.class.{class}"));
            }
        }
    }
}
