//! A notice in words for a channel: the office's templates, the reader's language, and no more than the reader may know.

use domain::notices::NoticeKind;
use domain::notices::template::{Slot, Templates, fill};
use messages::{Language, Texts, texts};

use super::Item;
use crate::World;
use crate::ports::Ways;

/// Lines of a digest; the rest is in the inbox.
const LINES: usize = 30;

/// What messages are made of.
pub(super) struct Words<'a> {
    pub world: &'a World,
    pub ways: &'a Ways,
    pub language: Language,
}

impl Words<'_> {
    /// Subject and text of a mail about one item.
    pub fn mail(&self, item: &Item) -> (String, String) {
        let templates = &self.world.templates;
        let value = |slot| self.value(slot, item);
        (
            one_line(&fill(&templates.mail_subject, value)),
            fill(&templates.mail_text, value),
        )
    }

    /// The text of a short message about one item.
    pub fn sms(&self, item: &Item) -> String {
        fill(&self.world.templates.sms_text, |slot| {
            self.value(slot, item)
        })
    }

    /// Subject and text of a digest.
    pub fn digest(&self, items: &[Item]) -> (String, String) {
        let lines: Vec<String> = items
            .iter()
            .take(LINES)
            .map(|item| self.line(item))
            .collect();
        let value = |slot| match slot {
            Slot::Count => items.len().to_string(),
            Slot::Lines => lines.join("\n"),
            Slot::Link => self.address("/inbox"),
            Slot::Programme => self.world.programme.name.clone(),
            Slot::What | Slot::Number | Slot::Title => String::new(),
        };
        let templates = &self.world.templates;
        (
            one_line(&fill(&templates.digest_subject, value)),
            fill(&templates.digest_text, value),
        )
    }

    /// What a group is told of an event: the number and what happened, never whose case it is.
    pub fn robot(&self, number: &str, kind: NoticeKind) -> String {
        fill(&self.world.templates.robot_text, |slot| match slot {
            Slot::What => what(texts(self.language), kind).to_owned(),
            Slot::Number => number.to_owned(),
            Slot::Link => self.address(&format!("/cases/{number}")),
            Slot::Programme => self.world.programme.name.clone(),
            Slot::Title | Slot::Count | Slot::Lines => String::new(),
        })
    }

    fn line(&self, item: &Item) -> String {
        let what = what(texts(self.language), item.kind);
        let title = item.title.as_deref().unwrap_or_default();
        format!("{} {what} {title}", item.case_number)
            .trim_end()
            .to_owned()
    }

    fn value(&self, slot: Slot, item: &Item) -> String {
        match slot {
            Slot::What => what(texts(self.language), item.kind).to_owned(),
            Slot::Number => item.case_number.clone(),
            Slot::Title => item.title.clone().unwrap_or_default(),
            Slot::Link => self.address(&format!("/cases/{}", item.case_number)),
            Slot::Programme => self.world.programme.name.clone(),
            Slot::Count | Slot::Lines => String::new(),
        }
    }

    fn address(&self, path: &str) -> String {
        match self.ways.site.as_str() {
            "" => String::new(),
            site => format!("{site}{path}"),
        }
    }
}

fn what(t: &'static Texts, kind: NoticeKind) -> &'static str {
    t.lookup(&format!("notices.kind.{kind}"))
        .unwrap_or_default()
}

/// A subject has no second line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A template filled in with an invented case, for the preview beside its form.
pub fn sample(templates: &Templates, name: &str, programme: &str, language: Language) -> String {
    let text = templates.text(name).unwrap_or_default();
    let t = texts(language);
    let happened = what(t, NoticeKind::ToAcknowledge);
    let (number, title) = ("2024-0001", t.notices.sample_title);
    fill(text, |slot| match slot {
        Slot::What => happened.to_owned(),
        Slot::Number => number.to_owned(),
        Slot::Title => title.to_owned(),
        Slot::Link => format!("https://zhengqi.example/cases/{number}"),
        Slot::Programme => programme.to_owned(),
        Slot::Count => "1".to_owned(),
        Slot::Lines => format!("{number} {happened} {title}"),
    })
}
