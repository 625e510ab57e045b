//! How a setting's value is shown and typed, instead of the JSON in which it is stored.

use domain::cases::refusal::Problem;
use domain::deadlines::{Allowed, Limit, Unit};
use domain::settings::Settings;
use messages::Texts;
use serde_json::{Value, json};

use crate::components::field::{Choice, Control, Field};
use crate::forms::{FieldError, Submitted};
use crate::pages::mending::Fields;

/// What kind of value a setting has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Days with their unit.
    Limit,
    /// Days with their unit, or hours.
    Allowed,
    /// A whole number and what it counts.
    Number(Counted),
    /// The table of the ladder, which has a page of its own.
    Ladder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Percent,
    Days,
    Hours,
    Minutes,
    Cases,
    Times,
}

impl Shape {
    /// The shape of a setting; `None` for a key that is no setting.
    pub fn of(key: &str) -> Option<Shape> {
        let default = Settings::default().get(key)?;
        Some(match default {
            Value::Object(fields) if fields.contains_key("rungs") => Shape::Ladder,
            Value::Object(fields) if fields.contains_key("hours") => Shape::Allowed,
            Value::Object(_) => Shape::Limit,
            _ => Shape::Number(counted(key)),
        })
    }

    /// The value in words.
    pub fn words(self, t: &Texts, value: &Value) -> String {
        let shape = &t.settings.shape;
        match self {
            Shape::Number(counted) => format!("{value} {}", counted.unit(t)),
            Shape::Ladder => ladder_words(t, value),
            Shape::Limit | Shape::Allowed => {
                match serde_json::from_value::<Allowed>(value.clone()) {
                    Ok(Allowed::Days(limit)) => limit_words(t, limit),
                    Ok(Allowed::Hours(hours)) => format!("{hours} {}", shape.hours),
                    Err(_) => value.to_string(),
                }
            }
        }
    }

    /// The fields in which it is typed.
    pub fn fields(self, form: &Fields<'_>, value: &Value) -> Vec<Field> {
        let words = &form.t.settings;
        match self {
            Shape::Number(counted) => {
                let unit = counted.unit(form.t).to_owned();
                let field = form.field("value", words.value, &value.to_string());
                vec![field.control(Control::Number { unit })]
            }
            Shape::Ladder => Vec::new(),
            Shape::Limit | Shape::Allowed => {
                let (count, unit) = stored(value);
                let unit = form.value("unit", unit);
                let choices = self.units(form.t);
                let choices = choices.into_iter().map(|choice| choice.picked_if(&unit));
                let unit = String::new();
                vec![
                    form.field("value", words.number, &count)
                        .control(Control::Number { unit }),
                    form.field("unit", words.unit, "")
                        .control(Control::Select(choices.collect())),
                ]
            }
        }
    }

    fn units(self, t: &Texts) -> Vec<Choice> {
        let shape = &t.settings.shape;
        let mut units = vec![
            Choice::new("working_days", shape.working_days),
            Choice::new("calendar_days", shape.calendar_days),
        ];
        if self == Shape::Allowed {
            units.push(Choice::new("hours", shape.hours));
        }
        units
    }

    /// The typed value as it is stored.
    pub fn read(self, typed: &Submitted) -> Result<Value, FieldError> {
        let problem = |problem| FieldError {
            field: "value".into(),
            problem,
        };
        if self == Shape::Ladder {
            return Err(problem(Problem::NotInList));
        }
        let count = typed.text("value").trim();
        if count.is_empty() {
            return Err(problem(Problem::Missing));
        }
        let count: u32 = count.parse().map_err(|_| problem(Problem::NotANumber))?;
        Ok(match (self, typed.text("unit")) {
            (Shape::Number(Counted::Percent), _) if count > 100 => {
                return Err(problem(Problem::NotInList));
            }
            (Shape::Number(_), _) => json!(count),
            (Shape::Allowed, "hours") => json!({ "hours": count }),
            (Shape::Limit | Shape::Allowed | Shape::Ladder, unit) => {
                json!({ "count": count, "unit": unit })
            }
        })
    }
}

/// How many rungs are in use.
fn ladder_words(t: &Texts, value: &Value) -> String {
    let rungs = value["rungs"].as_array().cloned().unwrap_or_default();
    let on = rungs.iter().filter(|rung| rung["standing"] == "on").count();
    t.settings.ladder_words(rungs.len(), on)
}

fn limit_words(t: &Texts, limit: Limit) -> String {
    let shape = &t.settings.shape;
    match limit.unit() {
        Unit::WorkingDays => shape.in_working_days(limit.count()),
        Unit::CalendarDays => shape.in_calendar_days(limit.count()),
    }
}

/// Number and unit of a stored limit.
fn stored(value: &Value) -> (String, &str) {
    match &value["hours"] {
        Value::Null => (
            value["count"].to_string(),
            value["unit"].as_str().unwrap_or_default(),
        ),
        hours => (hours.to_string(), "hours"),
    }
}

/// What a number counts is told by the end of its key.
fn counted(key: &str) -> Counted {
    let last = key.rsplit(['.', '_']).next().unwrap_or_default();
    match last {
        "percent" => Counted::Percent,
        "days" => Counted::Days,
        "hours" => Counted::Hours,
        "minutes" => Counted::Minutes,
        "cases" => Counted::Cases,
        _ => Counted::Times,
    }
}

impl Counted {
    fn unit(self, t: &Texts) -> &'static str {
        let shape = &t.settings.shape;
        match self {
            Counted::Percent => shape.percent,
            Counted::Days => shape.days,
            Counted::Hours => shape.hours,
            Counted::Minutes => shape.minutes,
            Counted::Cases => shape.cases,
            Counted::Times => shape.times,
        }
    }
}

/// The label of a setting.
pub fn label(t: &Texts, key: &str) -> &'static str {
    t.lookup(&format!("settings.{}", key.replace('.', "_")))
        .unwrap_or_default()
}

/// Where a setting's default was seen, in the reader's language.
pub fn source(t: &Texts, key: &str) -> &'static str {
    t.lookup(&format!("settings.source.{}", key.replace('.', "_")))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::settings::SPECS;
    use messages::{Language, texts};

    #[test]
    fn every_setting_has_a_label_and_a_shape_in_every_language() {
        for language in Language::all() {
            let t = texts(language);
            for spec in SPECS {
                assert_ne!(label(t, spec.key), "", "{} in {language}", spec.key);
                assert_ne!(source(t, spec.key), "", "{} in {language}", spec.key);
                let shape = Shape::of(spec.key).unwrap();
                let value = Settings::default().get(spec.key).unwrap();
                assert!(!shape.words(t, &value).contains(['{', '"']), "{}", spec.key);
            }
        }
    }

    #[test]
    fn what_the_fields_show_is_read_back_as_what_is_stored() {
        for spec in SPECS {
            let shape = Shape::of(spec.key).unwrap();
            let value = Settings::default().get(spec.key).unwrap();
            let mut typed = Submitted::default();
            let (count, unit) = match shape {
                Shape::Number(_) => (value.to_string(), ""),
                Shape::Limit | Shape::Allowed => stored(&value),
                // It has a page of its own.
                Shape::Ladder => continue,
            };
            typed.add("value".into(), count);
            typed.add("unit".into(), unit.to_owned());
            assert_eq!(shape.read(&typed), Ok(value), "{}", spec.key);
        }
    }
}
