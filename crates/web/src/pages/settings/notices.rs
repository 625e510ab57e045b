//! The texts around what is sent: with their placeholders, and as a reader would get them.

use app::notices::sample;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::notices::template::{FIELDS, Rules, TemplateError, Templates};
use domain::permits::{Permission, has};
use messages::Texts;

use super::tabs::{Part, tabs};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

/// What a sent form is to do.
const STEP: &str = "step";
const PREVIEW: &str = "preview";
const SAVE: &str = "save";

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let world = site.run(|app| app.world()).await?;
    let t = visitor.t;
    let words = &t.templates;
    let mut list = List::new(visitor.page(words.title), words.under);
    list.tabs = Some(tabs(t, Part::Notices));
    if has(&person.actor, Permission::ManageSettings) {
        list.links
            .push(Link::new("/deliveries", t.deliveries.title));
    }
    if has(&person.actor, Permission::ManageOffices) {
        list.act = Some(Link::new("/settings/notices/edit", t.common.action.edit));
    }
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.text),
        Column::new(ColumnKind::Long, words.stored),
        Column::new(ColumnKind::Long, words.preview),
    ];
    let mut table = Table::new(t, words.title, columns);
    let language = t.language();
    table.rows = FIELDS
        .iter()
        .map(|rules| {
            let name = rules.name;
            let stored = world.templates.text(name).unwrap_or_default();
            let filled = sample(&world.templates, name, &world.programme.name, language);
            Row::new(vec![
                Cell::text(label(t, name)),
                Cell::text(stored),
                Cell::text(filled),
            ])
        })
        .collect();
    html(&list.table(table, (t.common.answer.none, "")))
}

pub async fn edit(State(site): State<Site>, visitor: Visitor) -> Answer {
    let world = site.run(|app| app.world()).await?;
    let name = &world.programme.name;
    html(&form(&visitor, (&world.templates, name), None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let world = site.run(|app| app.world()).await?;
    let name = &world.programme.name;
    let templates = read(&typed);
    if let Err((field, error)) = templates.check() {
        let wrong = Mend::new(field, sentence(visitor.t, &error));
        return mend(&form(
            &visitor,
            (&templates, name),
            Some((&typed, Some(&wrong))),
        ));
    }
    if typed.text(STEP) != SAVE {
        return html(&form(&visitor, (&templates, name), Some((&typed, None))));
    }
    let (actor, once) = (person.actor.clone(), typed.key.clone());
    let (new, reason) = (templates.clone(), typed.text("reason").to_owned());
    let saved = site
        .run(move |app| {
            let programme = app.programme();
            programme.change_templates(&actor, &new, &reason, once.as_deref())
        })
        .await;
    match saved {
        Ok(()) => {
            let to = Redirect::to("/settings/notices").saying("templates.saved");
            Ok(to.into_response())
        }
        Err(error) => {
            let wrong = Mend::refused(visitor.t, error, "mail_subject")?;
            mend(&form(
                &visitor,
                (&templates, name),
                Some((&typed, Some(&wrong))),
            ))
        }
    }
}

fn read(typed: &Submitted) -> Templates {
    let text = |name| typed.text(name).trim().replace("\r\n", "\n");
    Templates {
        mail_subject: text("mail_subject"),
        mail_text: text("mail_text"),
        digest_subject: text("digest_subject"),
        digest_text: text("digest_text"),
        sms_text: text("sms_text"),
        robot_text: text("robot_text"),
    }
}

fn sentence(t: &Texts, error: &TemplateError) -> String {
    let words = &t.templates;
    match error {
        TemplateError::Unknown(name) => words.unknown(name),
        TemplateError::Unclosed => words.unclosed.to_owned(),
        TemplateError::Missing(slot) => words.missing(slot),
    }
}

fn label(t: &Texts, name: &str) -> &'static str {
    t.lookup(&format!("templates.field.{name}"))
        .unwrap_or_default()
}

/// The form over the texts `shown`, each with its placeholders and what a reader would get.
fn form(
    visitor: &Visitor,
    (shown, programme): (&Templates, &str),
    back: Option<(&Submitted, Option<&Mend>)>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.templates;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.and_then(|(_, mend)| mend),
    };
    let mut fields: Vec<Field> = FIELDS
        .iter()
        .map(|rules| text_field(t, &form, rules, (shown, programme)))
        .collect();
    fields.push(
        form.field("reason", t.settings.reason, "")
            .hint(t.settings.reason_hint)
            .need(Need::Optional),
    );
    let choices = [(PREVIEW, words.step_preview), (SAVE, words.step_save)];
    let choices = choices.map(|(value, label)| Choice::new(value, label).picked_if(PREVIEW));
    fields.push(
        Field::new(t, STEP, words.step)
            .value(PREVIEW)
            .control(Control::Radios(choices.into())),
    );
    let part = FormPart {
        id: "templates".into(),
        title: words.title.into(),
        under: words.under.into(),
        errors: form.errors(),
        action: "/settings/notices/edit".into(),
        draft: "settings:templates".into(),
        version: None,
        fields,
        submit: words.go_on.into(),
        cancel: Some("/settings/notices".into()),
    };
    FormPage {
        page: visitor.page(words.title),
        under: String::new(),
        tabs: Some(tabs(t, Part::Notices)),
        parts: vec![part],
    }
}

fn text_field(
    t: &'static Texts,
    form: &Fields<'_>,
    rules: &Rules,
    (shown, programme): (&Templates, &str),
) -> Field {
    let name = rules.name;
    let slots: Vec<String> = rules.may.iter().map(|slot| format!("{{{slot}}}")).collect();
    let filled = sample(shown, name, programme, t.language());
    let rows = if name.ends_with("_subject") { 1 } else { 5 };
    form.field(name, label(t, name), shown.text(name).unwrap_or_default())
        .hint(t.templates.hint(filled, slots.join(" ")))
        .control(Control::Area { rows })
}

#[cfg(test)]
mod tests {
    use domain::notices::template::Slot;
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_text_has_its_label_in_every_language() {
        for language in Language::all() {
            for rules in FIELDS {
                assert!(
                    !label(texts(language), rules.name).is_empty(),
                    "{}",
                    rules.name
                );
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_placeholder_is_said_with_its_name() {
        let t = texts(Language::default());
        assert!(sentence(t, &TemplateError::Unknown("nam".into())).contains("{nam}"));
        assert!(sentence(t, &TemplateError::Missing(Slot::Number)).contains("{number}"));
    }
}
