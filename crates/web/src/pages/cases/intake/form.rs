//! The fields of the registration form.

use domain::cases::intake::{Channel, Openness, Proceedings, RequestType, Urgency};
use messages::Texts;

use super::Ready;
use crate::components::field::{Choice, Control, Field, Need};
use crate::forms::{FieldError, Submitted};
use crate::pages::error_of;
use crate::views::intake::Section;

/// The sections of the form, with what was typed.
pub fn sections(
    t: &'static Texts,
    ready: &Ready,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
) -> Vec<Section> {
    let maker = Maker {
        t,
        ready,
        typed,
        error,
    };
    let s = &t.intake.section;
    vec![
        Section::new("who", s.who, maker.who()),
        Section::new("what", s.what, maker.what()),
        Section::new("before", s.before, maker.before()),
        Section::new("contact", s.contact, maker.contact()),
    ]
}

struct Maker<'a> {
    t: &'static Texts,
    ready: &'a Ready,
    typed: Option<&'a Submitted>,
    error: Option<&'a FieldError>,
}

impl Maker<'_> {
    fn who(&self) -> Vec<Field> {
        let mut fields = vec![self.firm()];
        if self.ready.clerk {
            let online = [Channel::Meeting, Channel::Ledger];
            let channels = Channel::ALL
                .iter()
                .filter(|channel| !online.contains(channel))
                .map(|channel| channel.key());
            fields.push(self.select("channel", "channel", channels, "phone"));
            let today = self.ready.today.to_string();
            fields.push(self.field("received_at", Need::Required, Control::Date, &today));
        }
        fields
    }

    fn firm(&self) -> Field {
        if self.ready.own.is_empty() {
            let chosen = self
                .typed
                .map(|typed| typed.text("firm_id").to_owned())
                .unwrap_or_default();
            let from = "/lookup/firms".to_owned();
            return self.field("firm", Need::Required, Control::Lookup { from, chosen }, "");
        }
        let first = self.ready.own[0].id.to_string();
        let value = self.value("firm", &first);
        let own = self
            .ready
            .own
            .iter()
            .map(|firm| Choice::new(firm.id.to_string(), &firm.name).picked_if(&value));
        self.field(
            "firm",
            Need::Required,
            Control::Select(own.collect()),
            &first,
        )
    }

    fn what(&self) -> Vec<Field> {
        let programme = &self.ready.world.programme;
        let coded = |name: &str, list: &[domain::programme::Coded], first: &str| {
            let value = self.value(name, first);
            let choices = list
                .iter()
                .map(|entry| Choice::new(&entry.code, &entry.label).picked_if(&value));
            self.field(
                name,
                Need::Required,
                Control::Select(choices.collect()),
                first,
            )
        };
        let place = self
            .ready
            .own
            .first()
            .map(|firm| firm.place.clone())
            .unwrap_or_default();
        let unit = self.t.intake.yuan.to_owned();
        vec![
            self.field("title", Need::Required, Control::Text, ""),
            self.field("facts", Need::Required, Control::Area { rows: 7 }, ""),
            self.field("ask", Need::Required, Control::Area { rows: 4 }, ""),
            coded("category", &programme.categories, ""),
            coded("place", &programme.places, &place),
            self.radios(
                "request_type",
                RequestType::ALL.iter().map(|word| word.key()),
                "help",
            ),
            self.field("amount", Need::Optional, Control::Number { unit }, ""),
        ]
    }

    fn before(&self) -> Vec<Field> {
        vec![
            self.field(
                "tried_elsewhere",
                Need::Optional,
                Control::Area { rows: 3 },
                "",
            ),
            self.radios(
                "proceedings",
                Proceedings::ALL.iter().map(|word| word.key()),
                "none",
            ),
            self.radios(
                "urgency",
                Urgency::ALL.iter().map(|word| word.key()),
                "normal",
            ),
            self.radios(
                "openness",
                Openness::ALL.iter().map(|word| word.key()),
                "internal",
            ),
        ]
    }

    fn contact(&self) -> Vec<Field> {
        let declared = self
            .typed
            .is_some_and(|typed| typed.is_ticked("no_state_secrets"));
        let declare =
            Choice::new("yes", self.t.intake.declare).picked_if(if declared { "yes" } else { "" });
        vec![
            self.field("contact_name", Need::Required, Control::Short, ""),
            self.field("contact_phone", Need::Required, Control::Short, ""),
            self.field(
                "no_state_secrets",
                Need::Required,
                Control::Checks(vec![declare]),
                "",
            ),
        ]
    }

    fn select<'k>(
        &self,
        name: &str,
        table: &str,
        keys: impl Iterator<Item = &'k str>,
        first: &str,
    ) -> Field {
        let choices = self.words(name, table, keys, first);
        self.field(name, Need::Required, Control::Select(choices), first)
    }

    fn radios<'k>(&self, name: &str, keys: impl Iterator<Item = &'k str>, first: &str) -> Field {
        let choices = self.words(name, name, keys, first);
        self.field(name, Need::Required, Control::Radios(choices), first)
    }

    fn words<'k>(
        &self,
        name: &str,
        table: &str,
        keys: impl Iterator<Item = &'k str>,
        first: &str,
    ) -> Vec<Choice> {
        let value = self.value(name, first);
        let word = |key: String| self.t.lookup(&key).unwrap_or_default();
        let choice = |key: &str| {
            let hint = word(format!("words.{table}.{key}_hint"));
            Choice::new(key, word(format!("words.{table}.{key}")))
                .hint(hint)
                .picked_if(&value)
        };
        keys.map(choice).collect()
    }

    fn field(&self, name: &str, need: Need, control: Control, first: &str) -> Field {
        let word = |table: &str| {
            self.t
                .lookup(&format!("intake.{table}.{name}"))
                .unwrap_or_default()
        };
        Field::new(self.t, name, word("field"))
            .need(need)
            .hint(word("hint"))
            .value(self.value(name, first))
            .error(error_of(self.t, self.error, name))
            .control(control)
    }

    fn value(&self, name: &str, first: &str) -> String {
        self.typed
            .map_or(first, |typed| typed.text(name))
            .to_owned()
    }
}
