//! The text of the minutes as a form.

use app::minutes::MinutesView;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::MeetingId;
use domain::minutes::{Minutes, MinutesStatus, MinutesText};
use store::registers::Versioned;

use super::steps::back;
use crate::components::field::{Control, Need};
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::{name, version};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.minutes().view(&actor, id)).await?;
    let is_open = |found: &Versioned<Minutes>| found.entry.status != MinutesStatus::Issued;
    if !found.stored.as_ref().is_some_and(is_open) {
        // There is no text to edit: the page of the minutes says what to do instead.
        return Ok(Redirect::to(format!("/meetings/{id}/minutes")).into_response());
    }
    html(&form(&visitor, &found, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let part = |name: &str| typed.text(name).replace("\r\n", "\n").trim().to_owned();
    let text = MinutesText {
        opening: part("opening"),
        spoken: part("spoken"),
        decided: part("decided"),
        attended: part("attended"),
        absent: part("absent"),
        sent_to: part("sent_to"),
    };
    let actor = person.actor.clone();
    let saved = site
        .run(move |app| app.minutes().edit(&actor, id, version, &text))
        .await;
    let Err(error) = saved else {
        return Ok(back(id, "minutes.saved"));
    };
    let refused = Mend::refused(visitor.t, error, "opening")?;
    let found = site
        .run(move |app| app.minutes().view(&person.actor, id))
        .await?;
    mend(&form(&visitor, &found, Some((&typed, &refused))))
}

fn form(visitor: &Visitor, found: &MinutesView, sent: Option<(&Submitted, &Mend)>) -> FormPage {
    let (t, id) = (visitor.t, found.meeting.id);
    let none = MinutesText::default();
    let text = found
        .stored
        .as_ref()
        .map_or(&none, |stored| &stored.entry.text);
    let words = &t.minutes;
    let fields = Fields {
        t,
        scope: "",
        typed: sent.map(|(typed, _)| typed),
        mend: sent.map(|(_, mend)| mend),
    };
    let area = |(part, stored): (&str, &str)| {
        let label = t
            .lookup(&format!("minutes.part.{part}"))
            .unwrap_or_default();
        let need = match part {
            "opening" | "attended" => Need::Required,
            _ => Need::Optional,
        };
        let rows = u16::try_from(stored.lines().count()).unwrap_or(u16::MAX);
        fields
            .field(part, label, stored)
            .need(need)
            .control(Control::Area {
                rows: rows.clamp(3, 18),
            })
    };
    let at = format!("/meetings/{id}/minutes");
    let part = FormPart {
        id: "text".into(),
        title: words.edit_title.into(),
        under: words.edit_under.into(),
        errors: fields.errors(),
        action: format!("{at}/edit"),
        draft: format!("minutes:{id}"),
        version: Some(found.stored.as_ref().map_or(0, |stored| stored.version)),
        fields: text.parts().map(area).into(),
        submit: words.submit_edit.into(),
        cancel: Some(at.clone()),
    };
    let mut page = visitor.page(words.edit_title);
    page.crumbs = vec![
        Link::new(format!("/meetings/{id}"), name(t, &found.meeting)),
        Link::new(at, words.title),
    ];
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}
