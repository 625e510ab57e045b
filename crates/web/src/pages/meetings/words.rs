//! What a meeting's words are in the reader's language.

use domain::meetings::{AgendaKind, Meeting, MeetingForm, MeetingStatus};
use messages::Texts;

use crate::components::tag::{Tag, Tone};
use crate::wording::date_and_weekday;

/// `第3期 融资与账款`.
pub fn name(t: &Texts, meeting: &Meeting) -> String {
    t.meetings.name(meeting.number, &meeting.theme)
}

/// Form, date, time and place in a line.
pub fn line(t: &Texts, meeting: &Meeting) -> String {
    t.meetings.line(
        date_and_weekday(t, meeting.held_on),
        form(t, meeting.form),
        &meeting.place,
        &meeting.starts_at,
    )
}

pub fn form(t: &Texts, form: MeetingForm) -> &'static str {
    match form {
        MeetingForm::Symposium => t.meetings.form.symposium,
        MeetingForm::Dialogue => t.meetings.form.dialogue,
        MeetingForm::FieldVisit => t.meetings.form.field_visit,
    }
}

pub fn kind(t: &Texts, kind: AgendaKind) -> &'static str {
    let words = &t.meetings.agenda_kind;
    match kind {
        AgendaKind::PolicyBriefing => words.policy_briefing,
        AgendaKind::LegalTraining => words.legal_training,
        AgendaKind::Strategy => words.strategy,
        AgendaKind::Entrepreneurs => words.entrepreneurs,
        AgendaKind::OfficesAnswer => words.offices_answer,
        AgendaKind::LeaderAssigns => words.leader_assigns,
        AgendaKind::Opinions => words.opinions,
    }
}

pub fn status(t: &Texts, status: MeetingStatus) -> Tag {
    let words = &t.meetings.status;
    match status {
        MeetingStatus::Planned => Tag::new(Tone::Neutral, words.planned),
        MeetingStatus::Held => Tag::new(Tone::Active, words.held),
        MeetingStatus::Closed => Tag::new(Tone::Good, words.closed),
        MeetingStatus::Cancelled => Tag::new(Tone::Bad, words.cancelled),
    }
}

/// The times of each agenda item, `09:00–09:15`; empty without a starting time.
pub fn times(meeting: &Meeting) -> Vec<String> {
    let Some(mut at) = minutes(&meeting.starts_at) else {
        return vec![String::new(); meeting.agenda.len()];
    };
    let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let mut times = Vec::new();
    for item in &meeting.agenda {
        let ends = at.saturating_add(item.minutes);
        times.push(format!("{}–{}", clock(at), clock(ends)));
        at = ends;
    }
    times
}

/// Minutes since midnight of `09:00`.
pub fn minutes(time: &str) -> Option<u32> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_in_minutes() {
        assert_eq!(minutes("09:30"), Some(570));
        assert_eq!(minutes("24:00"), None);
        assert_eq!(minutes("9.30"), None);
    }
}
