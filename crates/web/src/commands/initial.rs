//! What a form shows before anything is typed: what the case already says.

use domain::cases::{Case, CommandKind as C};
use domain::time::{Instant, local_date, local_hour_minute};

/// The first value of a field.
pub fn value(kind: C, name: &str, case: &Case, now: Instant) -> String {
    let content = case.reply.as_ref().map(|reply| &reply.content);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    match (kind, name) {
        (C::Accept | C::Reclassify | C::Split, "category") => case.intake.category.clone(),
        (C::Reclassify, "place") => case.intake.place.clone(),
        (C::Accept | C::Assign, "difficulty") => case
            .difficulty
            .map(|word| word.key().to_owned())
            .unwrap_or_default(),
        (C::GrantExtension, "until") => {
            let pending = case.extensions.pending.as_ref();
            pending
                .map(|pending| pending.until.to_string())
                .unwrap_or_default()
        }
        (C::LogContact, "occurred_at") | (C::RecordCall, "on") => local_date(now).to_string(),
        (C::LogContact, "occurred_at_time") => {
            let (hour, minute) = local_hour_minute(now);
            format!("{hour:02}:{minute:02}")
        }
        (C::IssueOrder, "color") => case
            .supervision
            .proposal
            .map(|proposal| proposal.color.key().to_owned())
            .unwrap_or_default(),
        (C::RecordTalk, "held_on") => local_date(now).to_string(),
        (C::DraftReply, "class") => content
            .map(|content| content.class.key().to_owned())
            .unwrap_or_default(),
        (C::DraftReply, "text") => text(content.map(|content| &content.text)),
        (C::DraftReply, "evidence") => text(content.map(|content| &content.evidence)),
        (C::DraftReply, "basis") => text(content.map(|content| &content.basis)),
        (C::DraftReply, "despite") => text(content.map(|content| &content.despite)),
        (C::DraftReply, "promised_on") => {
            let day = content.and_then(|content| content.promised_on);
            day.map(|day| day.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}
