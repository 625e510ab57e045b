//! How one is told outside the inbox: the pace of each kind, and the addresses.

use app::notices::{Channel, OwnAddress, Told};
use axum::extract::State;
use axum::response::IntoResponse;
use domain::notices::{Choices, Class, Pace};
use messages::Texts;

use super::messages::{Part, tabs};
use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

const PAGE: &str = "/account/notices";

/// A form as it was sent, with what must be mended.
struct Sent {
    scope: &'static str,
    typed: Submitted,
    mend: Mend,
}

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    html(&view(&site, &visitor, &person, None).await?)
}

pub async fn choose(State(site): State<Site>, person: SignedIn, Typed(typed): Typed) -> Answer {
    let pace = |class: Class, default: Pace| typed.text(class.key()).parse().unwrap_or(default);
    let default = Choices::default();
    let choices = Choices {
        task: pace(Class::Task, default.task),
        warning: pace(Class::Warning, default.warning),
        news: pace(Class::News, default.news),
    };
    site.run(move |app| app.addresses().choose(&person, choices))
        .await?;
    Ok(Redirect::to(PAGE).saying("told.chosen").into_response())
}

/// Takes an address down and has a code sent to it.
pub async fn set(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let channel = channel(&typed)?;
    let (who, address) = (person.clone(), typed.text("address").to_owned());
    let done = match address.trim() {
        "" => "told.removed",
        _ => "told.code_sent",
    };
    let set = site
        .run(move |app| app.addresses().set(&who, channel, &address))
        .await;
    match set {
        Ok(()) => Ok(Redirect::to(PAGE).saying(done).into_response()),
        Err(error) => {
            let refused = Mend::refused(visitor.t, error, "address")?;
            again(&site, &visitor, &person, (channel, typed, refused)).await
        }
    }
}

/// Takes an address into use by its code.
pub async fn confirm(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let channel = channel(&typed)?;
    let (who, code) = (person.clone(), typed.text("code").to_owned());
    let confirmed = site
        .run(move |app| app.addresses().confirm(&who, channel, &code))
        .await;
    match confirmed {
        Ok(()) => Ok(Redirect::to(PAGE).saying("told.in_use").into_response()),
        Err(error) => {
            // The address is forgotten: the way leads over its own field again.
            Mend::refused(visitor.t, error, "address")?;
            let wrong = Mend::new("address", visitor.t.told.wrong_code);
            again(&site, &visitor, &person, (channel, typed, wrong)).await
        }
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    (channel, typed, mend_it): (Channel, Submitted, Mend),
) -> Answer {
    let sent = Sent {
        scope: channel.key(),
        typed,
        mend: mend_it,
    };
    mend(&view(site, visitor, person, Some(&sent)).await?)
}

fn channel(typed: &Submitted) -> Result<Channel, Failure> {
    let channel = typed.text("channel").parse();
    channel.map_err(|_| Failure::NOT_FOUND)
}

async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    sent: Option<&Sent>,
) -> Result<FormPage, Failure> {
    let who = person.clone();
    let told = site.run(move |app| app.addresses().of(&who)).await?;
    let t = visitor.t;
    let ways = &site.config().ways;
    let mut parts = Vec::new();
    if ways.mail || ways.sms {
        parts.push(choices(t, &told));
    }
    if ways.mail {
        parts.extend(address(t, Channel::Mail, told.mail.as_ref(), sent));
    }
    if ways.sms {
        parts.extend(address(t, Channel::Sms, told.sms.as_ref(), sent));
    }
    let mut page = visitor.page(t.told.title);
    page.crumbs = vec![Link::new("/account", t.account.title)];
    let under = match parts.is_empty() {
        true => t.told.inbox_only,
        false => t.told.under,
    };
    Ok(FormPage {
        page,
        under: under.to_owned(),
        tabs: Some(tabs(t, Part::Choices)),
        parts,
    })
}

fn choices(t: &'static Texts, told: &Told) -> FormPart {
    let words = &t.told;
    let form = Fields {
        t,
        scope: "choices",
        typed: None,
        mend: None,
    };
    let field = |class: Class| {
        let pace = told.choices.pace(class);
        let choices = Pace::ALL.iter().map(|each| {
            let label = t.lookup(&format!("told.pace.{each}")).unwrap_or_default();
            Choice::new(each.key(), label).picked_if(pace.key())
        });
        let label = t.lookup(&format!("told.class.{class}")).unwrap_or_default();
        form.field(class.key(), label, pace.key())
            .control(Control::Radios(choices.collect()))
    };
    FormPart {
        id: "choices".into(),
        title: words.choices.into(),
        under: words.choices_under.into(),
        errors: form.errors(),
        action: "/account/notices/choices".into(),
        draft: "told:choices".into(),
        version: None,
        fields: [Class::Task, Class::Warning, Class::News].map(field).into(),
        submit: t.common.action.save.into(),
        cancel: None,
    }
}

/// The form of an address, and that of its code while it waits for one.
fn address(
    t: &'static Texts,
    channel: Channel,
    own: Option<&OwnAddress>,
    sent: Option<&Sent>,
) -> Vec<FormPart> {
    let words = &t.told;
    let sent = sent.filter(|sent| sent.scope == channel.key());
    let form = Fields {
        t,
        scope: channel.key(),
        typed: sent.map(|sent| &sent.typed),
        mend: sent.map(|sent| &sent.mend),
    };
    let title = match channel {
        Channel::Mail => words.mail,
        Channel::Sms => words.sms,
    };
    let state = match own {
        None => words.no_address,
        Some(own) if own.in_use => words.address_in_use,
        Some(_) => words.address_waits,
    };
    let stored = own.map_or("", |own| own.address.as_str());
    let part = |id: String, action: &str, field: Field, submit: &str| FormPart {
        title: title.into(),
        under: state.into(),
        errors: form.errors(),
        action: action.into(),
        draft: format!("told:{id}"),
        version: None,
        fields: vec![chosen(t, channel), field],
        submit: submit.into(),
        cancel: None,
        id,
    };
    let typed = form
        .field("address", title, stored)
        .need(Need::Optional)
        .hint(words.address_hint);
    let mut parts = vec![part(
        channel.key().to_owned(),
        "/account/notices/address",
        typed,
        words.send_code,
    )];
    if own.is_some_and(|own| !own.in_use) {
        let code = Fields {
            mend: None,
            typed: None,
            ..form
        }
        .field("code", words.code, "")
        .control(Control::Short);
        let mut waits = part(
            format!("{channel}-code"),
            "/account/notices/code",
            code,
            words.confirm,
        );
        waits.title = words.code_title.into();
        parts.push(waits);
    }
    parts
}

/// Says which channel a form is about; there is nothing to choose.
fn chosen(t: &'static Texts, channel: Channel) -> Field {
    let label = match channel {
        Channel::Mail => t.told.mail,
        Channel::Sms => t.told.sms,
    };
    let choice = Choice::new(channel.key(), label).picked_if(channel.key());
    Field::new(t, "channel", t.told.channel)
        .scope(channel.key())
        .value(channel.key())
        .need(Need::Unmarked)
        .control(Control::Select(vec![choice]))
}
