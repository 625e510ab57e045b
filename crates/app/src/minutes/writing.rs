//! The text of minutes from the rows of a meeting. It is written in the programme's own language, whoever asks for it.
//!
//! A case whose firm wants to stay unnamed is left out and only counted.

use std::collections::BTreeMap;

use domain::cases::Case;
use domain::cases::intake::Openness;
use domain::ids::FirmId;
use domain::meetings::{Attendee, Meeting};
use domain::minutes::MinutesText;
use domain::time::Date;
use messages::{Language, Texts, texts};
use store::Reader;
use store::cases::{Filter, Order, Scope};
use uuid::Uuid;

use crate::meetings::sign_in;
use crate::{Error, World};

/// More problems than this were never raised at one meeting.
const MOST_CASES: u32 = 500;

/// What the minutes would say by the rows as they are.
pub(super) fn from_rows(
    reader: &mut Reader,
    world: &World,
    meeting: &Meeting,
) -> Result<MinutesText, Error> {
    let mut meeting = meeting.clone();
    sign_in(reader, &mut meeting)?;
    let meeting = &meeting;
    let cases = cases(reader, meeting)?;
    let briefings = store::briefings::of_meeting(reader, meeting.id)?;
    let ids = ids(meeting, &cases);
    let names = store::names::of(reader, &ids)?;
    let writer = Writer {
        t: texts(Language::ZhHans),
        meeting,
        names,
    };
    let mut spoken: Vec<String> = briefings
        .iter()
        .map(|found| {
            let briefing = &found.entry;
            let said = writer
                .t
                .minutes
                .write
                .briefing(&briefing.speaker, &briefing.topic);
            match briefing.present {
                Some(present) => writer.t.minutes.write.with_audience(present, said),
                None => said,
            }
        })
        .collect();
    spoken.extend(writer.spoken(&cases));
    Ok(MinutesText {
        opening: writer.opening(&world.programme.name),
        spoken: spoken.join("\n"),
        decided: writer.decided(&cases).join("\n"),
        attended: writer.attended().join("\n"),
        absent: writer.people(|attendee| !attendee.present),
        sent_to: writer.sent_to(),
    })
}

/// Everything that was raised at the meeting, in the order of the numbers.
fn cases(reader: &mut Reader, meeting: &Meeting) -> Result<Vec<Case>, Error> {
    let filter = Filter {
        meeting: Some(meeting.id),
        ..Filter::default()
    };
    let order = Order::OldestFirst;
    let rows = store::cases::list(reader, &Scope::All, &filter, order, None, MOST_CASES)?;
    let mut cases = Vec::with_capacity(rows.len());
    for row in rows {
        cases.extend(store::cases::by_id(reader, row.id)?.map(|stored| stored.case));
    }
    Ok(cases)
}

fn ids(meeting: &Meeting, cases: &[Case]) -> Vec<Uuid> {
    let mut ids = crate::meetings::ids(meeting);
    for case in cases {
        ids.extend(case.intake.firm.map(|firm| firm.0));
        ids.extend(case.offices().map(|office| office.0));
    }
    ids
}

struct Writer<'a> {
    t: &'static Texts,
    meeting: &'a Meeting,
    names: BTreeMap<Uuid, String>,
}

impl Writer<'_> {
    fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }

    fn list(&self, ids: impl Iterator<Item = Uuid>) -> String {
        let names: Vec<&str> = ids.map(|id| self.name(id)).collect();
        names.join(self.t.meetings.separator)
    }

    fn hosts(&self) -> String {
        self.list(self.meeting.hosts.iter().map(|host| host.0))
    }

    fn offices(&self) -> String {
        self.list(self.meeting.offices.iter().map(|office| office.0))
    }

    fn date(&self, date: Date) -> String {
        let months: Vec<&str> = self.t.dates.months.split(' ').collect();
        let month = usize::try_from(date.month() - 1).unwrap_or_default();
        let month = months.get(month).copied().unwrap_or_default();
        self.t.dates.long(date.day(), month, date.year())
    }

    fn opening(&self, programme: &str) -> String {
        let meeting = self.meeting;
        let form = self
            .t
            .lookup(&format!("meetings.form.{}", meeting.form.key()))
            .unwrap_or_default();
        let when = format!("{}{}", self.date(meeting.held_on), meeting.starts_at);
        self.t.minutes.write.opening(
            form,
            self.hosts(),
            meeting.number,
            &meeting.place,
            programme,
            &meeting.theme,
            when,
        )
    }

    /// One line for each firm, in the order in which they first spoke.
    fn spoken(&self, cases: &[Case]) -> Vec<String> {
        let mut firms: Vec<(FirmId, Vec<&str>)> = Vec::new();
        for case in cases.iter().filter(|case| is_open(case)) {
            let Some(firm) = case.intake.firm else {
                continue;
            };
            match firms.iter_mut().find(|(known, _)| *known == firm) {
                Some((_, titles)) => titles.push(&case.intake.title),
                None => firms.push((firm, vec![&case.intake.title])),
            }
        }
        let line = |(firm, titles): &(FirmId, Vec<&str>)| {
            let titles = titles.join(self.t.minutes.write.semicolon);
            self.t.minutes.write.raised(self.name(firm.0), titles)
        };
        firms.iter().map(line).collect()
    }

    fn decided(&self, cases: &[Case]) -> Vec<String> {
        let words = &self.t.minutes.write;
        let named: Vec<&Case> = cases.iter().filter(|case| is_open(case)).collect();
        let mut lines: Vec<String> = named
            .iter()
            .zip(1..)
            .map(|(case, n)| words.item(n, self.item(case)))
            .collect();
        if named.len() < cases.len() {
            lines.push(words.unnamed(cases.len() - named.len()));
        }
        lines
    }

    /// 事项 — 牵头 — 配合 — 时限.
    fn item(&self, case: &Case) -> String {
        let words = &self.t.minutes.write;
        let firm = case.intake.firm.map(|firm| self.name(firm.0));
        let mut parts =
            vec![words.what(firm.unwrap_or_default(), &case.number, &case.intake.title)];
        match case.office() {
            Some(lead) => parts.push(words.lead(self.name(lead.0))),
            None => parts.push(words.not_assigned.to_owned()),
        }
        let helping = self.list(case.helping_offices().into_iter().map(|office| office.0));
        if !helping.is_empty() {
            parts.push(words.helping(helping));
        }
        if let Some(due) = &case.due {
            parts.push(words.due(self.date(due.first_due_on)));
        }
        parts.join(words.semicolon)
    }

    fn attended(&self) -> Vec<String> {
        let words = &self.t.minutes.write;
        let firms = self.people(|attendee| attendee.present);
        let lines = [
            (words.leaders, self.hosts()),
            (words.offices, self.offices()),
            (words.firms, firms),
        ];
        let said = lines.into_iter().filter(|(_, who)| !who.is_empty());
        said.map(|(label, who)| words.group(label, who)).collect()
    }

    fn people(&self, wanted: impl Fn(&Attendee) -> bool) -> String {
        let wanted = self.meeting.attendees.iter().filter(|each| wanted(each));
        let label = |attendee: &Attendee| {
            let (firm, person) = (self.name(attendee.firm.0), self.name(attendee.person.0));
            // A person of whom only the post is known may carry the firm in it already.
            match person.starts_with(firm) {
                true => person.to_owned(),
                false => format!("{firm}{person}"),
            }
        };
        let labels: Vec<String> = wanted.map(label).collect();
        labels.join(self.t.meetings.separator)
    }

    fn sent_to(&self) -> String {
        let hosts = self.meeting.hosts.iter().map(|host| host.0);
        let offices = self.meeting.offices.iter().map(|office| office.0);
        self.list(hosts.chain(offices))
    }
}

/// Whether the minutes may name the firm of a case.
fn is_open(case: &Case) -> bool {
    case.intake.openness != Openness::Confidential
}
