//! The fields of the plan, out of what was typed: a stored plan is shown as if it had been typed.

use app::choices::Choices;
use domain::ids::MeetingId;
use domain::meetings::{AgendaKind, Meeting, MeetingForm, MeetingStatus, USUAL_AGENDA};
use domain::time::Date;
use messages::Texts;

use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::forms::{FieldError, Submitted};
use crate::pages::error_of;
use crate::pages::meetings::words;
use crate::views::meetings::PlanRow;

/// Empty rows offered below those in use.
const SPARE_ROWS: usize = 3;

/// What a new form says at first: the next number, the usual agenda.
pub fn fresh(t: &'static Texts, number: u32) -> Submitted {
    let mut typed = Submitted::default();
    typed.add("number".into(), number.to_string());
    typed.add("form".into(), MeetingForm::Symposium.key().into());
    typed.add("starts_at".into(), "09:00".into());
    for (kind, minutes) in USUAL_AGENDA {
        let topic = words::kind(t, *kind);
        add_row(&mut typed, *kind, topic, "", *minutes);
    }
    typed
}

/// A stored plan as the form has it.
pub fn stored(meeting: &Meeting) -> Submitted {
    let mut typed = Submitted::default();
    let texts = [
        ("number", meeting.number.to_string()),
        ("theme", meeting.theme.clone()),
        ("form", meeting.form.key().to_owned()),
        ("held_on", meeting.held_on.to_string()),
        ("starts_at", meeting.starts_at.clone()),
        ("place", meeting.place.clone()),
        ("remark", meeting.remark.clone()),
    ];
    for (name, value) in texts {
        typed.add(name.into(), value);
    }
    for host in &meeting.hosts {
        typed.add("hosts".into(), host.to_string());
    }
    for office in &meeting.offices {
        typed.add("offices".into(), office.to_string());
    }
    for item in &meeting.agenda {
        add_row(
            &mut typed,
            item.kind,
            &item.topic,
            &item.speaker,
            item.minutes,
        );
    }
    typed
}

/// A meeting of which nothing is known but its id.
pub fn blank(id: MeetingId) -> Meeting {
    Meeting {
        id,
        year: 0,
        number: 0,
        theme: String::new(),
        form: MeetingForm::Symposium,
        held_on: Date::MIN,
        starts_at: String::new(),
        place: String::new(),
        hosts: Vec::new(),
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    }
}

fn add_row(typed: &mut Submitted, kind: AgendaKind, topic: &str, speaker: &str, minutes: u32) {
    typed.add("agenda_kind".into(), kind.key().into());
    typed.add("agenda_topic".into(), topic.into());
    typed.add("agenda_speaker".into(), speaker.into());
    typed.add("agenda_minutes".into(), minutes.to_string());
}

/// Number, theme, form, time and place.
pub fn plan(t: &'static Texts, typed: &Submitted, error: Option<&FieldError>) -> Vec<Field> {
    let label = &t.meetings.plan;
    let field = |name: &str, label: &str, control: Control| {
        Field::new(t, name, label)
            .control(control)
            .value(typed.text(name))
            .error(error_of(t, error, name))
    };
    let forms = MeetingForm::ALL
        .iter()
        .map(|form| Choice::new(form.key(), words::form(t, *form)).picked_if(typed.text("form")));
    vec![
        field(
            "number",
            label.number,
            Control::Number {
                unit: String::new(),
            },
        )
        .hint(label.number_hint),
        field("theme", label.theme, Control::Text),
        field("form", label.form, Control::Radios(forms.collect())),
        field("held_on", label.held_on, Control::Date),
        field("starts_at", label.starts_at, Control::Short)
            .hint("09:00")
            .need(Need::Optional),
        field("place", label.place, Control::Text),
        field("remark", label.remark, Control::Text).need(Need::Optional),
    ]
}

/// The rows of the agenda, and a few empty ones.
pub fn agenda(t: &'static Texts, typed: &Submitted) -> Vec<PlanRow> {
    let kinds = typed.all("agenda_kind");
    let topics = typed.all("agenda_topic");
    let (speakers, minutes) = (typed.all("agenda_speaker"), typed.all("agenda_minutes"));
    let nth = |list: &[&str], at: usize| list.get(at).copied().unwrap_or_default().to_owned();
    let row = |at: usize| PlanRow {
        kinds: AgendaKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.key(), words::kind(t, *kind)).picked_if(&nth(&kinds, at)))
            .collect(),
        topic: nth(&topics, at),
        speaker: nth(&speakers, at),
        minutes: nth(&minutes, at),
    };
    let used = topics.iter().rposition(|topic| !topic.is_empty());
    (0..used.map_or(0, |last| last + 1) + SPARE_ROWS)
        .map(row)
        .collect()
}

/// Hosting leaders and attending offices.
pub fn taking_part(
    t: &'static Texts,
    typed: &Submitted,
    choices: &Choices,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let label = &t.meetings.plan;
    let hosts = choices.leaders.iter().map(|leader| {
        let id = leader.id.to_string();
        picked(Choice::new(&id, &leader.name), &typed.all("hosts"))
    });
    let offices = choices.offices.iter().map(|office| {
        let id = office.id.to_string();
        picked(Choice::new(&id, &office.name), &typed.all("offices"))
    });
    vec![
        Field::new(t, "hosts", label.hosts)
            .control(Control::Checks(hosts.collect()))
            .error(error_of(t, error, "hosts")),
        Field::new(t, "offices", label.offices)
            .need(Need::Optional)
            .control(Control::Checks(offices.collect())),
    ]
}

fn picked(mut choice: Choice, chosen: &[&str]) -> Choice {
    if chosen.contains(&choice.value.as_str()) {
        choice.picked = Picked::Yes;
    }
    choice
}
