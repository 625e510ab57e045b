//! Editing the calendar: a local day, its withdrawal, the notice of a year.

use app::calendar::Edit;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::calendar::{DayRule, LocalDay, LocalDayError, NoticeError, YearNotice};
use domain::cases::refusal::Problem;
use domain::time::Date;
use messages::Texts;
use serde::Deserialize;

use crate::components::field::{Choice, Control};
use crate::error::Answer;
use crate::forms::{FieldError, Form, Submitted, Typed};
use crate::pages::mending::{Fields, Mend};
use crate::pages::settings::tabs::{Part, tabs};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDay {
    date: Date,
    rule: DayRule,
    reason: String,
    authority: String,
}

/// Which of the page's forms comes back, with what was typed.
enum Back<'a> {
    Nothing,
    Day(&'a Submitted, Mend),
    Notice(&'a Submitted, Mend),
}

pub async fn show(visitor: Visitor) -> Answer {
    html(&view(&visitor, &Back::Nothing))
}

pub async fn set_day(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    form: Form<NewDay>,
) -> Answer {
    let day = form.read.clone().and_then(checked);
    let refused = match day {
        Ok(day) => match act(&site, &person, &form.typed, Edit::SetLocalDay { day }).await {
            Ok(()) => return Ok(done()),
            Err(error) => Mend::refused(visitor.t, error, "date")?,
        },
        Err(error) => Mend::of(visitor.t, &error),
    };
    mend(&view(&visitor, &Back::Day(&form.typed, refused)))
}

fn checked(new: NewDay) -> Result<LocalDay, FieldError> {
    LocalDay::new(new.date, new.rule, &new.reason, &new.authority).map_err(|error| FieldError {
        field: match error {
            LocalDayError::NoReason => "reason".into(),
            LocalDayError::NoAuthority => "authority".into(),
        },
        problem: Problem::Missing,
    })
}

pub async fn import(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let t = visitor.t;
    let refused = match YearNotice::parse(typed.text("notice")) {
        Ok(notice) => match act(&site, &person, &typed, Edit::ImportNotice { notice }).await {
            Ok(()) => return Ok(done()),
            Err(error) => Mend::refused(t, error, "notice")?,
        },
        Err(error) => Mend::new("notice", notice_sentence(t, &error)),
    };
    mend(&view(&visitor, &Back::Notice(&typed, refused)))
}

pub async fn show_withdrawal(visitor: Visitor, Path(day): Path<Date>) -> Answer {
    html(&withdrawal(&visitor, day, None))
}

pub async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(day): Path<Date>,
    Typed(typed): Typed,
) -> Answer {
    let edit = Edit::WithdrawLocalDay {
        date: day,
        reason: typed.text("reason").to_owned(),
    };
    match act(&site, &person, &typed, edit).await {
        Ok(()) => Ok(done()),
        Err(error) => {
            let refused = Mend::refused(visitor.t, error, "reason")?;
            mend(&withdrawal(&visitor, day, Some((&typed, refused))))
        }
    }
}

async fn act(
    site: &Site,
    person: &SignedIn,
    typed: &Submitted,
    edit: Edit,
) -> Result<(), app::Error> {
    let (actor, key) = (person.actor.clone(), typed.key.clone());
    site.run(move |app| app.calendar().edit(&actor, &edit, key.as_deref()))
        .await?;
    Ok(())
}

fn done() -> axum::response::Response {
    Redirect::to("/calendar/journal")
        .saying("calendar.edit.done")
        .into_response()
}

fn view(visitor: &Visitor, back: &Back<'_>) -> FormPage {
    let t = visitor.t;
    let (day, notice) = match back {
        Back::Nothing => (None, None),
        Back::Day(typed, mend) => (Some((*typed, mend)), None),
        Back::Notice(typed, mend) => (None, Some((*typed, mend))),
    };
    FormPage {
        page: visitor.page(t.calendar.edit.title),
        under: String::new(),
        tabs: Some(tabs(t, Part::Calendar)),
        parts: vec![
            day_part(&fields(t, "", day)).mended(),
            notice_part(&fields(t, "notice", notice)).mended(),
        ],
    }
}

fn fields<'a>(
    t: &'static Texts,
    scope: &'a str,
    back: Option<(&'a Submitted, &'a Mend)>,
) -> Fields<'a> {
    Fields {
        t,
        scope,
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    }
}

fn day_part(fields: &Fields<'_>) -> FormPart {
    let words = &fields.t.calendar.edit;
    let rule = fields.value("rule", "rest");
    let choices = vec![
        Choice::new("rest", fields.t.calendar.rests).picked_if(&rule),
        Choice::new("work", fields.t.calendar.works).picked_if(&rule),
    ];
    FormPart {
        id: "day".into(),
        title: words.add.into(),
        under: words.add_under.into(),
        errors: fields.errors(),
        action: "/calendar/local-days".into(),
        draft: "calendar:day".into(),
        version: None,
        fields: vec![
            fields
                .field("date", fields.t.calendar.column_date, "")
                .control(Control::Date),
            fields
                .field("rule", words.rule, "rest")
                .control(Control::Radios(choices)),
            fields
                .field("reason", words.reason, "")
                .hint(words.reason_hint),
            fields
                .field("authority", words.authority, "")
                .hint(words.authority_hint),
        ],
        submit: words.submit.into(),
        cancel: Some("/calendar".into()),
    }
}

fn notice_part(fields: &Fields<'_>) -> FormPart {
    let words = &fields.t.calendar.edit;
    let notice = fields
        .field("notice", words.notice, "")
        .hint(words.notice_hint)
        .control(Control::Area { rows: 8 });
    FormPart {
        id: "year".into(),
        title: words.notice_title.into(),
        under: words.notice_under.into(),
        errors: fields.errors(),
        action: "/calendar/notices".into(),
        draft: "calendar:notice".into(),
        version: None,
        fields: vec![notice],
        submit: words.notice_submit.into(),
        cancel: None,
    }
}

fn withdrawal(visitor: &Visitor, day: Date, back: Option<(&Submitted, Mend)>) -> FormPage {
    let t = visitor.t;
    let words = &t.calendar.edit;
    let fields = fields(t, "", back.as_ref().map(|(typed, mend)| (*typed, mend)));
    let part = FormPart {
        id: "withdrawal".into(),
        title: words.withdraw.into(),
        under: words.withdraw_under.into(),
        errors: fields.errors(),
        action: format!("/calendar/local-days/{day}/withdrawal"),
        draft: format!("calendar:withdrawal:{day}"),
        version: None,
        fields: vec![fields.field("reason", words.withdraw_reason, "")],
        submit: words.withdraw.into(),
        cancel: Some("/calendar/journal".into()),
    };
    FormPage {
        page: visitor.page(words.withdraw_title(long_date(t, day))),
        under: String::new(),
        tabs: Some(tabs(t, Part::Calendar)),
        parts: vec![part.mended()],
    }
}

/// Why a notice is refused, in the reader's language.
fn notice_sentence(t: &Texts, error: &NoticeError) -> String {
    let words = &t.calendar.notice_error;
    match error {
        NoticeError::Shape(_) => words.shape.to_owned(),
        NoticeError::Year(_) => words.year.to_owned(),
        NoticeError::NotPublished(_) => words.not_published.to_owned(),
        NoticeError::NoPaper => words.no_paper.to_owned(),
        NoticeError::OutsideYear(day) => words.outside_year(day),
        NoticeError::Twice(day) => words.twice(day),
        NoticeError::NoName(day) => words.no_name(day),
        NoticeError::Incomplete(count) => words.incomplete(count),
    }
}
