//! Form fields: a label, perhaps a hint and an error, and the control itself.

use askama::Template;
use domain::cases::refusal::Problem;
use messages::Texts;

use super::prints_html;
use crate::error::field_sentence;

/// One field of a form. Everything typed is given back in `value` when the form has to be mended.
#[derive(Debug, Clone, Template)]
#[template(path = "components/field.html")]
pub struct Field {
    t: &'static Texts,
    /// The name under which the browser sends it; the control's id is made from it.
    pub name: String,
    /// Sets the ids of several forms on one page apart; empty for the page's main form.
    pub scope: String,
    pub label: String,
    pub need: Need,
    pub hint: String,
    pub error: Option<String>,
    pub value: String,
    /// The browser's `autocomplete` word, such as `username`; may be empty.
    pub autocomplete: String,
    pub control: Control,
}

prints_html!(Field);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
    /// No mark: a search field, or a form that says it in its heading.
    Unmarked,
}

#[derive(Debug, Clone)]
pub enum Control {
    Text,
    /// A text of a known short length: a code, a telephone number.
    Short,
    Password,
    Search,
    Date,
    /// A number and the unit printed after it; the unit may be empty.
    Number {
        unit: String,
    },
    Area {
        rows: u16,
    },
    Select(Vec<Choice>),
    /// A list too long to scroll: a select that becomes a search by name, code and pinyin initials.
    LongSelect(Vec<Choice>),
    /// A search in more entries than a page can hold. Without script it stays a text field whose words
    /// the server resolves; with script the chosen id arrives in the field `{name}_id`.
    Lookup {
        from: String,
        chosen: String,
    },
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    File {
        accept: String,
        many: Many,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    One,
    Several,
}

/// One entry of a selection.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    /// Pinyin initials or other words it may be found by; only used by a long select.
    pub found_by: String,
    pub picked: Picked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    Yes,
    No,
}

/// The id of the control of a field, which an error summary links to. `scope` is empty for the main form.
pub fn id(scope: &str, name: &str) -> String {
    if scope.is_empty() {
        format!("field-{name}")
    } else {
        format!("{scope}-{name}")
    }
}

impl Field {
    /// A required one-line text; the other methods change that.
    pub fn new(t: &'static Texts, name: impl Into<String>, label: impl Into<String>) -> Field {
        Field {
            t,
            name: name.into(),
            scope: String::new(),
            label: label.into(),
            need: Need::Required,
            hint: String::new(),
            error: None,
            value: String::new(),
            autocomplete: String::new(),
            control: Control::Text,
        }
    }

    /// Names the form of this field on a page with several forms.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Field {
        self.scope = scope.into();
        self
    }

    #[must_use]
    pub fn control(mut self, control: Control) -> Field {
        self.control = control;
        self
    }

    #[must_use]
    pub fn need(mut self, need: Need) -> Field {
        self.need = need;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Field {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Field {
        self.value = value.into();
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, word: impl Into<String>) -> Field {
        self.autocomplete = word.into();
        self
    }

    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Field {
        self.error = error;
        self
    }

    pub(super) fn id(&self) -> String {
        id(&self.scope, &self.name)
    }

    /// Says so at the field if it must be filled in and nothing was.
    pub(super) fn ask_for_what_is_missing(&mut self) {
        if self.is_required() && self.error.is_none() && self.is_empty() {
            self.error = Some(field_sentence(self.t, Problem::Missing).to_owned());
        }
    }

    /// Whether nothing was typed or chosen. A password and a file never come back, so nothing is known of them.
    fn is_empty(&self) -> bool {
        let none_picked = |choices: &[Choice]| {
            let mut picked = choices.iter().filter(|choice| choice.is_picked());
            picked.all(|choice| choice.value.is_empty())
        };
        match &self.control {
            Control::Password | Control::File { .. } => false,
            Control::Select(choices)
            | Control::LongSelect(choices)
            | Control::Radios(choices)
            | Control::Checks(choices) => none_picked(choices),
            Control::Lookup { chosen, .. } => chosen.is_empty() && self.value.trim().is_empty(),
            Control::Text
            | Control::Short
            | Control::Search
            | Control::Date
            | Control::Number { .. }
            | Control::Area { .. } => self.value.trim().is_empty(),
        }
    }

    /// The ids that describe the control, for `aria-describedby`; empty if there are none.
    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id()));
        [hint, error]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A list that names what choosing nothing means, as its first entry, needs no "please choose".
    fn says_choose(choices: &[Choice]) -> bool {
        choices.first().is_none_or(|first| !first.value.is_empty())
    }

    /// Several controls under one label need a fieldset instead of a label.
    fn is_group(&self) -> bool {
        matches!(self.control, Control::Radios(_) | Control::Checks(_))
    }

    /// Whether it takes both columns of a dense form.
    fn is_wide(&self) -> bool {
        matches!(self.control, Control::Text | Control::Area { .. })
    }

    fn is_required(&self) -> bool {
        self.need == Need::Required
    }
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            found_by: String::new(),
            picked: Picked::No,
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn found_by(mut self, words: impl Into<String>) -> Choice {
        self.found_by = words.into();
        self
    }

    /// Marks the choice as picked if its value is `value`.
    #[must_use]
    pub fn picked_if(mut self, value: &str) -> Choice {
        if self.value == value {
            self.picked = Picked::Yes;
        }
        self
    }

    pub(crate) fn is_picked(&self) -> bool {
        self.picked == Picked::Yes
    }
}
