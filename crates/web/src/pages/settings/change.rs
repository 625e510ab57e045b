//! Changing one setting.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::settings::Settings;

use super::shape::{Shape, label, source};
use super::tabs::{Part, tabs};
use crate::components::field::Control;
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, Path(key): Path<String>) -> Answer {
    html(&view(&site, &visitor, &key, None).await?)
}

pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(key): Path<String>,
    Typed(typed): Typed,
) -> Answer {
    let shape = known(&key)?;
    let refused = match shape.read(&typed) {
        Err(error) => Mend::of(visitor.t, &error),
        Ok(value) => {
            let (actor, once) = (person.actor.clone(), typed.key.clone());
            let (key, reason) = (key.clone(), typed.text("reason").to_owned());
            let changed = site
                .run(move |app| {
                    app.settings()
                        .change(&actor, &key, &value, &reason, once.as_deref())
                })
                .await;
            match changed {
                Ok(()) => {
                    let to = Redirect::to("/settings").saying("settings.done");
                    return Ok(to.into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "value")?,
            }
        }
    };
    mend(&view(&site, &visitor, &key, Some((&typed, &refused))).await?)
}

fn known(key: &str) -> Result<Shape, Failure> {
    Shape::of(key).ok_or(Failure::NOT_FOUND)
}

async fn view(
    site: &Site,
    visitor: &Visitor,
    key: &str,
    back: Option<(&Submitted, &Mend)>,
) -> Result<FormPage, Failure> {
    let shape = known(key)?;
    let settings = site.run(|app| app.world()).await?.settings;
    let (value, default) = settings
        .get(key)
        .zip(Settings::default().get(key))
        .ok_or(Failure::NOT_FOUND)?;
    let t = visitor.t;
    let words = &t.settings;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let mut fields = shape.fields(&form, &value);
    let reason = form
        .field("reason", words.reason, "")
        .hint(words.reason_hint);
    fields.push(reason.control(Control::Area { rows: 2 }));
    let part = FormPart {
        id: "setting".into(),
        title: label(t, key).into(),
        under: words.form_under(shape.words(t, &default), source(t, key)),
        errors: form.errors(),
        action: format!("/settings/{key}"),
        draft: format!("setting:{key}"),
        version: None,
        fields,
        submit: t.common.action.save.into(),
        cancel: Some("/settings".into()),
    };
    Ok(FormPage {
        page: visitor.page(words.form_title(label(t, key))),
        under: String::new(),
        tabs: Some(tabs(t, Part::Values)),
        parts: vec![part.mended()],
    })
}
