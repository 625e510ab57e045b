//! A command's fields as form fields, with what can be chosen.

use app::choices::{Choices, Named};
use domain::cases::Case;
use domain::ids::OfficeId;
use domain::programme::{Coded, Programme};
use domain::time::Instant;
use messages::Texts;

use super::initial;
use super::spec::{Asked, CommandForm, DIVISION_LINES, Kind};
use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::forms::{FieldError, Submitted};
use crate::pages::error_of;

/// What a form is filled from.
#[derive(Debug, Clone)]
pub struct Material {
    pub case: Case,
    pub choices: Choices,
    pub programme: Programme,
    /// The offices in which the actor works.
    pub own_offices: Vec<OfficeId>,
    /// Other open cases of the same firm: id, number and title.
    pub siblings: Vec<(String, String)>,
    pub now: Instant,
    /// Hints beside single choices, by field and value, such as a due date.
    pub notes: Vec<(&'static str, String, String)>,
}

/// The fields of a form: what was typed if anything was, else what the case says.
pub fn fields(
    t: &'static Texts,
    form: &CommandForm,
    material: &Material,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let maker = Maker {
        t,
        form,
        material,
        typed,
        error,
    };
    form.fields
        .iter()
        .flat_map(|asked| maker.fields(asked))
        .collect()
}

struct Maker<'a> {
    t: &'static Texts,
    form: &'a CommandForm,
    material: &'a Material,
    typed: Option<&'a Submitted>,
    error: Option<&'a FieldError>,
}

impl Maker<'_> {
    fn fields(&self, asked: &Asked) -> Vec<Field> {
        let t = self.t;
        match asked.kind {
            Kind::Meeting => Vec::new(),
            Kind::Moment => {
                let time = format!("{}_time", asked.name);
                let clock = self.field(&time, Need::Optional, Control::Short);
                vec![self.field(asked.name, asked.need, Control::Date), clock]
            }
            Kind::Limit => {
                let (count, unit) = (
                    format!("{}_count", asked.name),
                    format!("{}_unit", asked.name),
                );
                let units = self.words("unit", &unit, &["working_days", "calendar_days"]);
                let number = Control::Number {
                    unit: String::new(),
                };
                let mut number = self.field(&count, asked.need, number);
                if asked.need == Need::Required {
                    number.hint.clear();
                }
                if let Some(error) = self.error.filter(|error| error.field == asked.name) {
                    number.error = Some(error.sentence(t).to_owned());
                }
                vec![
                    number,
                    self.field(&unit, Need::Optional, Control::Select(units)),
                ]
            }
            Kind::Division => self.division(asked.name),
            _ => vec![self.field(asked.name, asked.need, self.control(asked))],
        }
    }

    /// A line for each part: an office of the consultation, what it does, until when.
    fn division(&self, name: &str) -> Vec<Field> {
        let a = &self.t.actions;
        let case = &self.material.case;
        let part = |line: usize, part: &str| format!("{name}_{line}_{part}");
        let mut fields = Vec::new();
        for line in 1..=DIVISION_LINES {
            let office = part(line, "office");
            let task = part(line, "task");
            let due_on = part(line, "due_on");
            let known = |id| case.is_consulted(id) || case.lead() == Some(id);
            let choices = Control::Select(self.offices(&office, known));
            let mut first = self.field(&office, Need::Optional, choices);
            first.label = a.division_office(line);
            if line == 1
                && let Some(error) = self.error.filter(|error| error.field == name)
            {
                first.error = Some(error.sentence(self.t).to_owned());
            }
            let mut second = self.field(&task, Need::Optional, Control::Text);
            second.label = a.division_task(line);
            let mut third = self.field(&due_on, Need::Optional, Control::Date);
            third.label = a.division_due_on(line);
            fields.extend([first, second, third]);
        }
        fields
    }

    fn control(&self, asked: &Asked) -> Control {
        let name = asked.name;
        let choices = &self.material.choices;
        match asked.kind {
            Kind::Line => Control::Text,
            Kind::Area(rows) => Control::Area { rows },
            Kind::Date | Kind::Moment => Control::Date,
            Kind::Word(table, keys) => Control::Radios(self.words(table, name, &keys())),
            Kind::Truth => self.truth(name, self.t.actions.yes, self.t.actions.no),
            Kind::Opens(_) => {
                self.truth(name, self.t.actions.reached_yes, self.t.actions.reached_no)
            }
            Kind::Category => self.coded(name, &self.material.programme.categories),
            Kind::Place => self.coded(name, &self.material.programme.places),
            Kind::Office => Control::LongSelect(self.offices(name, |_| true)),
            Kind::Offices => {
                let lead = self.material.case.lead();
                Control::Checks(self.offices(name, |id| Some(id) != lead))
            }
            Kind::OwnOffice => {
                let own = &self.material.own_offices;
                let case = &self.material.case;
                Control::Select(
                    self.offices(name, |id| own.contains(&id) && case.is_co_handler(id)),
                )
            }
            Kind::Officer => Control::LongSelect(self.people(name, None)),
            Kind::OwnOfficer => Control::LongSelect(self.people(name, self.material.case.lead())),
            Kind::Leader => Control::LongSelect(
                choices
                    .leaders
                    .iter()
                    .map(|one| self.named(name, one))
                    .collect(),
            ),
            Kind::SiblingCase => {
                let line = |(id, text): &(String, String)| self.pick(name, Choice::new(id, text));
                Control::Select(self.material.siblings.iter().map(line).collect())
            }
            Kind::Limit | Kind::Meeting | Kind::Division => Control::Text,
        }
    }

    fn field(&self, name: &str, need: Need, control: Control) -> Field {
        let key = name.replace('.', "_");
        let command = self.form.kind.key();
        let word = |table: &str| {
            let own = self.t.lookup(&format!("actions.{command}.{table}_{key}"));
            own.or_else(|| self.t.lookup(&format!("actions.{table}.{key}")))
                .unwrap_or_default()
        };
        Field::new(self.t, name, word("field"))
            .need(need)
            .hint(word("hint"))
            .value(self.value(name))
            .error(error_of(self.t, self.error, name))
            .control(control)
    }

    fn value(&self, name: &str) -> String {
        match self.typed {
            Some(typed) => typed.text(name).to_owned(),
            None => initial::value(self.form.kind, name, &self.material.case, self.material.now),
        }
    }

    /// Marks a choice that was picked, or that the case already says.
    fn pick(&self, name: &str, mut choice: Choice) -> Choice {
        let picked = match self.typed {
            Some(typed) => typed.all(name).contains(&choice.value.as_str()),
            None => self.value(name) == choice.value,
        };
        let note = self
            .material
            .notes
            .iter()
            .find(|(field, value, _)| *field == name && *value == choice.value);
        if let Some((_, _, note)) = note {
            choice.hint = note.clone();
        }
        if picked {
            choice.picked = Picked::Yes;
        }
        choice
    }

    fn words(&self, table: &str, name: &str, keys: &[&str]) -> Vec<Choice> {
        let lookup = |key: String| self.t.lookup(&key).unwrap_or_default();
        let choice = |key: &&str| {
            let hint = lookup(format!("words.{table}.{key}_hint"));
            let label = lookup(format!("words.{table}.{key}"));
            self.pick(name, Choice::new(*key, label).hint(hint))
        };
        keys.iter().map(choice).collect()
    }

    fn truth(&self, name: &str, yes: &str, no: &str) -> Control {
        let choices = [("yes", yes), ("no", no)];
        Control::Radios(
            choices
                .into_iter()
                .map(|(value, label)| self.pick(name, Choice::new(value, label)))
                .collect(),
        )
    }

    fn coded(&self, name: &str, list: &[Coded]) -> Control {
        let line = |entry: &Coded| self.pick(name, Choice::new(&entry.code, &entry.label));
        Control::Select(list.iter().map(line).collect())
    }

    fn named<I: ToString>(&self, name: &str, one: &Named<I>) -> Choice {
        self.pick(
            name,
            Choice::new(one.id.to_string(), &one.name).found_by(&one.found_by),
        )
    }

    fn offices(&self, name: &str, keep: impl Fn(OfficeId) -> bool) -> Vec<Choice> {
        let offices = self.material.choices.offices.iter();
        offices
            .filter(|office| keep(office.id))
            .map(|office| self.named(name, office))
            .collect()
    }

    /// People under their office, all of them or those of one office.
    fn people(&self, name: &str, office: Option<OfficeId>) -> Vec<Choice> {
        let people = self.material.choices.people.iter();
        let people = people.filter(|person| office.is_none_or(|office| person.office == office));
        let choice = |person: &app::choices::Officer| {
            let label = format!("{} {}", person.office_name, person.label);
            self.pick(
                name,
                Choice::new(person.id.to_string(), label).found_by(&person.found_by),
            )
        };
        people.map(choice).collect()
    }
}
