//! The one time line of a case: what happened, who did it, what was promised.

use askama::Template;
use domain::time::{self, Instant};
use messages::Texts;

use super::prints_html;
use super::tag::Tag;
use crate::wording;

/// All entries, the newest first, with chips that narrow them down without a script.
#[derive(Debug, Clone, Template)]
#[template(path = "components/timeline.html")]
pub struct Timeline {
    t: &'static Texts,
    entries: Vec<Entry>,
}

/// Who may see an entry, or that it is a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// The firm sees it too.
    Public,
    /// The offices only.
    Internal,
    /// A date or a promise: set, moved, met, missed.
    Deadline,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: EntryKind,
    /// The number of the record in the case's own chain.
    pub number: u64,
    pub occurred: Instant,
    /// When it was written down.
    pub recorded: Instant,
    pub title: String,
    /// Office, post and perhaps "X for Y", as the page prints it.
    pub who: String,
    pub tags: Vec<Tag>,
    /// Plain text with line breaks; may be empty.
    pub text: String,
    pub files: Vec<FileLink>,
    /// Where its reader may add files to it.
    pub add: Option<String>,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    pub href: String,
    pub name: String,
    /// Size as the page prints it, such as `218 KB`.
    pub size: String,
}

/// Written down more than this long after it happened, an entry says so.
const LATE_RECORD_MS: i64 = 60 * 60 * 1000;

prints_html!(Timeline);

impl Timeline {
    /// A time line of entries that the reader may see, in the order in which they are to be shown.
    pub fn new(t: &'static Texts, entries: Vec<Entry>) -> Timeline {
        Timeline { t, entries }
    }

    fn count(&self, kind: EntryKind) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.kind == kind)
            .count()
    }

    /// The chips worth offering: value, label. A reader who sees no internal entry gets no such chip.
    fn chips(&self) -> Vec<(&'static str, String)> {
        let texts = &self.t.components.timeline;
        let (public, internal, deadline) = (
            self.count(EntryKind::Public),
            self.count(EntryKind::Internal),
            self.count(EntryKind::Deadline),
        );
        let mut chips = vec![("all", texts.all(self.entries.len()))];
        if public > 0 {
            chips.push(("public", texts.public(public)));
        }
        if internal > 0 {
            chips.push(("internal", texts.internal(internal)));
        }
        if deadline > 0 {
            chips.push(("deadline", texts.deadline(deadline)));
        }
        chips
    }
}

impl Entry {
    pub fn new(kind: EntryKind, number: u64, at: Instant, title: impl Into<String>) -> Entry {
        Entry {
            kind,
            number,
            occurred: at,
            recorded: at,
            title: title.into(),
            who: String::new(),
            tags: Vec::new(),
            text: String::new(),
            files: Vec::new(),
            add: None,
        }
    }

    fn date_text(&self, t: &Texts) -> String {
        wording::long_date(t, time::local_date(self.occurred))
    }

    fn clock(&self) -> String {
        let (hour, minute) = time::local_hour_minute(self.occurred);
        format!("{hour:02}:{minute:02}")
    }

    fn machine_time(&self) -> String {
        format!("{}T{}+08:00", time::local_date(self.occurred), self.clock())
    }

    /// When it was written down, if that was noticeably later than it happened.
    fn recorded_late(&self) -> Option<String> {
        let late = self.recorded.since(self.occurred) > LATE_RECORD_MS;
        late.then(|| time::local_text(self.recorded))
    }
}

impl EntryKind {
    fn code(self) -> &'static str {
        match self {
            EntryKind::Public => "public",
            EntryKind::Internal => "internal",
            EntryKind::Deadline => "deadline",
        }
    }

    fn is_internal(self) -> bool {
        self == EntryKind::Internal
    }

    fn is_deadline(self) -> bool {
        self == EntryKind::Deadline
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use messages::{Language, texts};

    fn entry(kind: EntryKind) -> Entry {
        Entry::new(kind, 1, time::local_instant(date(2024, 5, 6), 9, 5), "交办")
    }

    #[test]
    fn a_firm_gets_no_chip_for_entries_it_does_not_see() {
        let t = texts(Language::ZhHans);
        let html = Timeline::new(t, vec![entry(EntryKind::Public)]).to_string();
        assert!(html.contains("企业可见 1"));
        assert!(!html.contains("内部"));
    }

    #[test]
    fn an_entry_written_down_later_says_so() {
        let t = texts(Language::ZhHans);
        let mut late = entry(EntryKind::Public);
        late.recorded = late.occurred.plus_days(2);
        assert!(
            Timeline::new(t, vec![late])
                .to_string()
                .contains("2024-05-08 09:05 补记")
        );
        let prompt = Timeline::new(t, vec![entry(EntryKind::Public)]).to_string();
        assert!(!prompt.contains("补记"));
    }

    #[test]
    fn what_people_write_is_escaped() {
        let t = texts(Language::ZhHans);
        let mut hostile = entry(EntryKind::Public);
        hostile.text = String::from("<script>alert(1)</script>");
        assert!(
            !Timeline::new(t, vec![hostile])
                .to_string()
                .contains("<script>")
        );
    }
}
