//! The fields of the console, in the order in which people speak.

use app::choices::{Named, Officer};
use domain::cases::intake::Difficulty;
use domain::ids::OfficeId;
use domain::programme::Coded;
use messages::Texts;

use super::desk::Desk;
use super::limit_text;
use crate::components::field::{Choice, Control, Field, Need};
use crate::forms::{FieldError, Submitted};
use crate::pages::error_of;

/// What the empty form says: the first host assigns; the declaration stands while one problem follows another.
pub fn fresh(desk: &Desk, follows_another: bool) -> Submitted {
    let mut typed = Submitted::default();
    if let Some(host) = desk.room.meeting.hosts.first() {
        typed.add("leader".into(), host.to_string());
    }
    typed.add("difficulty".into(), Difficulty::Ordinary.key().into());
    if follows_another {
        typed.add("no_state_secrets".into(), "yes".into());
    }
    typed
}

/// One field with what was typed and what is wrong with it.
struct Maker<'a> {
    t: &'static Texts,
    typed: &'a Submitted,
    error: Option<&'a FieldError>,
}

impl Maker<'_> {
    fn make(&self, name: &str, label: &str, control: Control) -> Field {
        Field::new(self.t, name, label)
            .control(control)
            .value(self.typed.text(name))
            .error(error_of(self.t, self.error, name))
    }

    fn optional(&self, name: &str, label: &str, control: Control) -> Field {
        self.make(name, label, control).need(Need::Unmarked)
    }
}

/// Who speaks and what the problem is.
pub fn problem(
    t: &'static Texts,
    desk: &Desk,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let (words, maker) = (&t.meeting_console, Maker { t, typed, error });
    let firms = desk.firms.iter().map(|firm| {
        Choice::new(firm.id.to_string(), &firm.name)
            .found_by(text::pinyin::keys(&firm.name).joined())
            .hint(words.at_meeting)
            .picked_if(typed.text("firm"))
    });
    let declared =
        vec![Choice::new("yes", words.declare).picked_if(typed.text("no_state_secrets"))];
    vec![
        maker
            .make("firm", words.firm, Control::LongSelect(firms.collect()))
            .hint(words.firm_hint),
        maker.make(
            "category",
            words.category,
            Control::Select(coded(
                &desk.world.programme.categories,
                None,
                typed.text("category"),
            )),
        ),
        maker.make("title", words.title, Control::Text),
        maker.make("ask", words.ask, Control::Area { rows: 2 }),
        maker.make(
            "no_state_secrets",
            words.no_state_secrets,
            Control::Checks(declared),
        ),
    ]
}

/// What the leader decides.
pub fn assignment(
    t: &'static Texts,
    desk: &Desk,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let (words, maker) = (&t.meeting_console, Maker { t, typed, error });
    let limits = Difficulty::ALL.iter().map(|difficulty| {
        Choice::new(difficulty.key(), difficulty_label(t, *difficulty))
            .hint(limit_text(t, desk, *difficulty))
            .picked_if(typed.text("difficulty"))
    });
    let people = |chosen| Control::LongSelect(officers(&desk.choices.people, chosen));
    let leaders = Control::Select(hosts(t, desk, typed.text("leader")));
    let mut fields = vec![
        maker.optional(
            "lead",
            words.lead,
            Control::LongSelect(offices(t, desk, typed.text("lead"))),
        ),
        maker.optional("officer", words.officer, people(typed.text("officer"))),
        maker.optional(
            "difficulty",
            words.difficulty,
            Control::Radios(limits.collect()),
        ),
        maker.optional("leader", words.leader, leaders),
        maker.optional("instruction", words.instruction, Control::Area { rows: 2 }),
        maker
            .optional(
                "acknowledged_by",
                words.acknowledged_by,
                people(typed.text("acknowledged_by")),
            )
            .hint(words.acknowledged_hint),
    ];
    let helping = typed.all("co_offices");
    for at in 0..CO_OFFICES {
        let chosen = helping.get(at).copied().unwrap_or_default();
        let choices = Control::LongSelect(offices(t, desk, chosen));
        let label = words.co_office(at + 1);
        let field = maker.optional("co_offices", &label, choices);
        fields.insert(2 + at, field.scope(format!("co{at}")));
    }
    fields
}

/// More offices are called to a consultation, which is not decided in a minute.
const CO_OFFICES: usize = 2;

/// What can wait: facts, place, a firm that is not on the list.
pub fn more(
    t: &'static Texts,
    desk: &Desk,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let (words, maker) = (&t.meeting_console, Maker { t, typed, error });
    let places = coded(
        &desk.world.programme.places,
        Some(words.place_of_firm),
        typed.text("place"),
    );
    let other = Control::Lookup {
        from: "/lookup/firms".to_owned(),
        chosen: typed.text("other_firm_id").to_owned(),
    };
    vec![
        maker.optional("facts", words.facts, Control::Area { rows: 3 }),
        maker.optional("place", words.place, Control::Select(places)),
        maker
            .optional("other_firm", words.other_firm, other)
            .hint(words.other_firm_hint),
    ]
}

/// What a difficulty is called.
pub fn difficulty_label(t: &Texts, difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Immediate => t.figures.difficulty.immediate,
        Difficulty::Ordinary => t.figures.difficulty.ordinary,
        Difficulty::Complex => t.figures.difficulty.complex,
        Difficulty::Hard => t.figures.difficulty.hard,
    }
}

/// The entries of a list; `none` says what choosing nothing means, where that is something.
fn coded(list: &[Coded], none: Option<&str>, chosen: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = none.map(|none| Choice::new("", none)).into_iter().collect();
    choices.extend(
        list.iter()
            .map(|entry| Choice::new(&entry.code, &entry.label).picked_if(chosen)),
    );
    choices
}

/// Offices in the room come first.
fn offices(t: &Texts, desk: &Desk, chosen: &str) -> Vec<Choice> {
    let here = &desk.room.meeting.offices;
    let (present, absent): (Vec<_>, Vec<_>) = desk
        .choices
        .offices
        .iter()
        .partition(|office| here.contains(&office.id));
    let choice = |office: &Named<OfficeId>| {
        let hint = match here.contains(&office.id) {
            true => t.meeting_console.at_meeting,
            false => "",
        };
        Choice::new(office.id.to_string(), &office.name)
            .found_by(&office.found_by)
            .hint(hint)
            .picked_if(chosen)
    };
    present.into_iter().chain(absent).map(choice).collect()
}

fn officers(people: &[Officer], chosen: &str) -> Vec<Choice> {
    let choice = |officer: &Officer| {
        let found_by = text::pinyin::keys(&officer.office_name).joined();
        let label = format!("{} {}", officer.office_name, officer.label);
        Choice::new(officer.id.to_string(), label)
            .found_by(format!("{found_by} {}", officer.found_by))
            .picked_if(chosen)
    };
    people.iter().map(choice).collect()
}

fn hosts(t: &Texts, desk: &Desk, chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t.meeting_console.nobody)];
    choices.extend(
        desk.room
            .meeting
            .hosts
            .iter()
            .map(|host| Choice::new(host.to_string(), desk.room.name(host.0)).picked_if(chosen)),
    );
    choices
}
