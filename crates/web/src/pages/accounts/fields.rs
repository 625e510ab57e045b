//! The fields for a role and where it is held, and what was chosen in them.

use app::accounts::{Accounts, By, Choice, Choices};
use domain::cases::refusal::{Problem, Refusal};
use domain::permits::roles::ScopeKind;
use domain::permits::{Grant, Role, Scope};
use messages::Texts;

use crate::components::field::{self, Control, Field, Need};
use crate::forms::{FieldError, Submitted};
use crate::pages::error_of;

/// A list to choose from, as a field. The first entry chooses nothing.
pub fn chosen_from<I: ToString>(
    t: &'static Texts,
    (name, label): (&str, &str),
    entries: &[Choice<I>],
    typed: Option<&Submitted>,
) -> Field {
    let value = typed.map_or("", |typed| typed.text(name));
    let mut choices = vec![field::Choice::new("", t.accounts.none_chosen)];
    choices.extend(entries.iter().map(|entry| {
        field::Choice::new(entry.id.to_string(), &*entry.label)
            .found_by(&*entry.found_by)
            .picked_if(value)
    }));
    Field::new(t, name, label)
        .control(Control::LongSelect(choices))
        .need(Need::Unmarked)
}

/// Role, office, firm and chamber of one more grant.
pub fn grant(
    t: &'static Texts,
    choices: &Choices,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let words = &t.accounts;
    let value = |name: &str| typed.map_or("", |typed| typed.text(name));
    let mut roles = vec![field::Choice::new("", t.components.field.choose)];
    roles.extend(Role::ALL.iter().map(|role| {
        let label = t.lookup(&format!("roles.{role}")).unwrap_or_default();
        field::Choice::new(role.key(), label).picked_if(value("role"))
    }));
    vec![
        Field::new(t, "role", words.role)
            .control(Control::Select(roles))
            .error(error_of(t, error, "role")),
        chosen_from(t, ("office", words.office), &choices.offices, typed)
            .hint(words.office_hint)
            .error(error_of(t, error, "office")),
        Field::new(t, "firm", words.firm)
            .need(Need::Unmarked)
            .hint(words.firm_hint)
            .value(value("firm"))
            .error(error_of(t, error, "firm")),
        chosen_from(t, ("chamber", words.chamber), &choices.chambers, typed)
            .hint(words.chamber_hint)
            .error(error_of(t, error, "chamber")),
    ]
}

/// The grant that these fields name; none when no role was chosen.
pub fn read_grant(
    accounts: &Accounts<'_>,
    by: By<'_>,
    typed: &Submitted,
) -> Result<Option<Grant>, app::Error> {
    if typed.text("role").is_empty() {
        return Ok(None);
    }
    let role: Role = parsed("role", typed.text("role"))?;
    let scope = match role.scope_kind() {
        ScopeKind::Whole => Scope::Whole,
        ScopeKind::Office => Scope::Office(parsed("office", typed.text("office"))?),
        ScopeKind::Chamber => Scope::Chamber(parsed("chamber", typed.text("chamber"))?),
        ScopeKind::Firm => match typed.text("firm").trim() {
            "" => return Err(missing("firm")),
            words => Scope::Firm(accounts.firm(by, words)?),
        },
    };
    Ok(Some(Grant { role, scope }))
}

/// A grant as the value of a box: `office_clerk/office/UUID`, `dispatcher/whole/`.
pub fn to_value(grant: Grant) -> String {
    let (kind, id) = match grant.scope {
        Scope::Whole => ("whole", String::new()),
        Scope::Office(id) => ("office", id.to_string()),
        Scope::Firm(id) => ("firm", id.to_string()),
        Scope::Chamber(id) => ("chamber", id.to_string()),
    };
    format!("{}/{kind}/{id}", grant.role)
}

/// The grant that a box stands for.
pub fn of_value(value: &str) -> Option<Grant> {
    let mut parts = value.splitn(3, '/');
    let role = parts.next()?.parse().ok()?;
    let (kind, id) = (parts.next()?, parts.next()?);
    let scope = match kind {
        "whole" => Scope::Whole,
        "office" => Scope::Office(id.parse().ok()?),
        "firm" => Scope::Firm(id.parse().ok()?),
        "chamber" => Scope::Chamber(id.parse().ok()?),
        _ => return None,
    };
    Some(Grant { role, scope })
}

fn parsed<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<T, app::Error> {
    if text.is_empty() {
        return Err(missing(field));
    }
    text.parse().map_err(|_| refused(field, Problem::NotInList))
}

fn missing(field: &'static str) -> app::Error {
    refused(field, Problem::Missing)
}

fn refused(field: &'static str, problem: Problem) -> app::Error {
    app::Error::Refused(Refusal::Field { field, problem })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::OfficeId;

    #[test]
    fn a_grant_is_read_back_from_its_box() {
        let office = Scope::Office(
            "018f6b2e-7d40-7a3c-8000-0123456789ab"
                .parse::<OfficeId>()
                .unwrap(),
        );
        for grant in [
            Grant {
                role: Role::Dispatcher,
                scope: Scope::Whole,
            },
            Grant {
                role: Role::OfficeHead,
                scope: office,
            },
        ] {
            assert_eq!(of_value(&to_value(grant)), Some(grant));
        }
        assert_eq!(of_value("dispatcher"), None);
        assert_eq!(of_value("emperor/whole/"), None);
    }
}
