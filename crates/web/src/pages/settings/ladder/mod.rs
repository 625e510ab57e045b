//! The ladder's page: one table, and what it would have done last quarter before it is saved.

mod typed;

use app::ladder::Preview;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::cases::state::Color;
use domain::ladder::{Ladder, Manner, Rung, RungName, Standing, Step};
use domain::permits::{Permission, has};
use messages::Texts;

use self::typed::{hours_text, read};
use super::tabs::{Part, tabs};
use crate::components::errors::ErrorSummary;
use crate::components::field::{Choice, Control};
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Width;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::ladder::{LadderPage, PreviewText, RungRow};
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let ladder = stored(&site).await?;
    let mut view = view(&visitor, &ladder, None, None);
    if !has(&person.actor, Permission::ManageSettings) {
        view.facts = facts(visitor.t, &ladder);
        view.fields.clear();
    }
    html(&view)
}

pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let refused = match read(visitor.t, &typed) {
        Err(refused) => refused,
        Ok(ladder) => {
            let (actor, once) = (person.actor.clone(), typed.key.clone());
            let reason = typed.text("reason").to_owned();
            let value =
                serde_json::to_value(&ladder).map_err(|e| Failure::internal(&e.to_string()))?;
            let changed = site
                .run(move |app| {
                    app.settings()
                        .change(&actor, "ladder", &value, &reason, once.as_deref())
                })
                .await;
            match changed {
                Ok(()) => {
                    let to = Redirect::to("/settings/ladder").saying("settings.done");
                    return Ok(to.into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "reason")?,
            }
        }
    };
    let ladder = stored(&site).await?;
    mend(&view(&visitor, &ladder, Some(&typed), Some(&refused)))
}

/// What the ladder as typed would have done; nothing is saved.
pub async fn preview(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let ladder = match read(visitor.t, &typed) {
        Ok(ladder) => ladder,
        Err(refused) => {
            let ladder = stored(&site).await?;
            return mend(&view(&visitor, &ladder, Some(&typed), Some(&refused)));
        }
    };
    let (actor, asked) = (person.actor.clone(), ladder.clone());
    let seen = site
        .run(move |app| app.ladder().preview(&actor, &asked))
        .await?;
    let mut view = view(&visitor, &ladder, Some(&typed), None);
    tell(visitor.t, &mut view, &seen);
    html(&view)
}

async fn stored(site: &Site) -> Result<Ladder, Failure> {
    Ok(site.run(|app| app.world()).await?.settings.ladder)
}

fn view(
    visitor: &Visitor,
    ladder: &Ladder,
    typed: Option<&Submitted>,
    refused: Option<&Mend>,
) -> LadderPage {
    let t = visitor.t;
    let form = Fields {
        t,
        scope: "",
        typed,
        mend: refused,
    };
    let mut page = visitor.page(t.ladder.title);
    page.width = Width::Whole;
    let errors = refused.map(|mend| (mend.field.as_str(), mend.sentence.clone()));
    LadderPage {
        page,
        tabs: tabs(t, Part::Values),
        errors: ErrorSummary::within(t, "", errors),
        rungs: ladder.rungs.iter().map(|rung| row(&form, rung)).collect(),
        fields: fields(&form, ladder),
        facts: Vec::new(),
        preview: None,
    }
}

fn row(form: &Fields<'_>, rung: &Rung) -> RungRow {
    let t = form.t;
    let key = rung.rung.key();
    let word = |table: &str, key: &str| {
        let word = t.lookup(&format!("words.{table}.{key}"));
        word.unwrap_or_default().to_owned()
    };
    let (least, most) = rung.rung.range();
    let standing = form.value(&format!("standing_{key}"), rung.standing.key());
    RungRow {
        key,
        name: word("rung", key),
        from: word("rung_from", key),
        step: step(t, rung.rung),
        is_on: standing == Standing::On.key(),
        offset: form.value(&format!("offset_{key}"), &rung.offset.to_string()),
        words: offset_words(t, rung.offset),
        least,
        most,
        counts: None,
    }
}

fn step(t: &Texts, rung: RungName) -> Tag {
    let word = |key: &str| t.lookup(key).unwrap_or_default().to_owned();
    let (tone, key) = match rung.step() {
        Step::Reminder => (Tone::Neutral, "words.ladder_step.reminder"),
        Step::Order(color) => {
            let key = format!("words.order_color.{color}");
            return Tag::new(tone_of(color), word(&key));
        }
        Step::Talk => (Tone::Bad, "words.ladder_step.talk"),
        Step::Promotion => (Tone::Warn, "words.ladder_step.promotion"),
        Step::HigherConsultation => (Tone::Warn, "words.ladder_step.higher_consultation"),
        Step::BackToWork => (Tone::Warn, "words.ladder_step.back_to_work"),
    };
    Tag::new(tone, word(key))
}

fn tone_of(color: Color) -> Tone {
    match color {
        Color::Blue => Tone::Active,
        Color::Yellow => Tone::Warn,
        Color::Red => Tone::Bad,
    }
}

fn offset_words(t: &Texts, offset: i32) -> String {
    match offset {
        0 => t.ladder.same_day.to_owned(),
        1.. => t.ladder.days_after(offset),
        _ => t.ladder.days_before(offset.unsigned_abs()),
    }
}

fn fields(form: &Fields<'_>, ladder: &Ladder) -> Vec<crate::components::field::Field> {
    let words = &form.t.ladder;
    let manner = form.value("orders", ladder.orders.key());
    let choice = |key: &'static str, label| Choice::new(key, label).picked_if(&manner);
    let manners = vec![
        choice(Manner::Proposed.key(), words.proposed),
        choice(Manner::ByItself.key(), words.by_itself),
    ];
    let reds = ladder.reds_per_quarter.to_string();
    let number = Control::Number {
        unit: form.t.settings.shape.times.to_owned(),
    };
    vec![
        form.field("orders", words.orders, "")
            .control(Control::Radios(manners)),
        form.field("reds", words.reds, &reds).control(number),
        form.field("hours", words.hours, &hours_text(&ladder.hours))
            .hint(words.hours_hint)
            .control(Control::Area { rows: 3 }),
        form.field("reason", words.reason, "")
            .hint(words.reason_hint)
            .control(Control::Area { rows: 2 }),
    ]
}

/// What applies to the whole ladder, in words.
fn facts(t: &Texts, ladder: &Ladder) -> Vec<(String, String)> {
    let words = &t.ladder;
    let manner = match ladder.orders {
        Manner::Proposed => words.proposed,
        Manner::ByItself => words.by_itself,
    };
    vec![
        (words.orders.to_owned(), manner.to_owned()),
        (words.reds.to_owned(), ladder.reds_per_quarter.to_string()),
        (words.hours.to_owned(), hours_text(&ladder.hours)),
    ]
}

fn tell(t: &Texts, view: &mut LadderPage, seen: &Preview) {
    for row in &mut view.rungs {
        let count = seen.rungs.iter().find(|(rung, _, _)| rung.key() == row.key);
        row.counts = count.map(|(_, now, then)| (*now, *then));
    }
    let more = match seen.more {
        true => t.ladder.preview_more(seen.cases),
        false => String::new(),
    };
    view.preview = Some(PreviewText {
        title: t.ladder.preview_title(&seen.quarter),
        under: format!("{} {more}", t.ladder.preview_under(seen.cases)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rung_has_its_words_in_every_language() {
        for language in messages::Language::all() {
            let t = messages::texts(language);
            for rung in RungName::ALL {
                for table in ["rung", "rung_from"] {
                    let key = format!("words.{table}.{rung}");
                    assert!(t.lookup(&key).is_some(), "{key}");
                }
            }
        }
    }
}
