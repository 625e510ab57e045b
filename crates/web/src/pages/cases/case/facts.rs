//! The facts beside a case: the firm and its contact, and what was registered.

use domain::cases::intake::{Openness, Proceedings};
use domain::time::local_text;

use super::Telling;
use crate::components::summary::{Density, SummaryList};

/// Whether the contact's name and telephone number are written out on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    Masked,
    /// The reader asked for it, and that was recorded.
    Shown,
}

/// The firm and whom to call there.
pub fn firm(telling: &Telling<'_>) -> SummaryList {
    let t = telling.t;
    let list = SummaryList::new(Density::Tight).fact(t.case_view.firm, telling.firm_name());
    let Some(contact) = &telling.case().intake.contact else {
        return list;
    };
    let (name, phone) = match telling.contact {
        Contact::Shown => (contact.name.clone(), contact.phone.clone()),
        Contact::Masked => (
            text::mask::name(&contact.name),
            text::mask::phone(&contact.phone),
        ),
    };
    list.fact(t.case_view.contact, name)
        .fact(t.case_view.phone, phone)
}

/// Where the contact is asked for, for those who may see it and don't yet.
pub fn reveal(telling: &Telling<'_>) -> Option<String> {
    let hidden = telling.contact == Contact::Masked && telling.case().intake.contact.is_some();
    (hidden && telling.view.may_see_contact)
        .then(|| format!("/cases/{}/contact-details", telling.case().number))
}

/// What was registered.
pub fn details(telling: &Telling<'_>) -> SummaryList {
    let (t, case) = (telling.t, telling.case());
    let intake = &case.intake;
    let word = |table: &str, key: &str| {
        t.lookup(&format!("words.{table}.{key}"))
            .unwrap_or_default()
    };
    let f = &t.intake.field;
    let chamber = intake
        .chamber
        .map(|chamber| telling.around.names.of(chamber.0));
    let mut list = SummaryList::new(Density::Tight)
        .fact(f.received_on, local_text(case.received_at))
        .fact(f.channel, word("channel", intake.channel.key()))
        .fact(
            f.request_type,
            word("request_type", intake.request_type.key()),
        )
        .fact(
            f.category,
            telling.world.programme.category(&intake.category),
        )
        .fact(f.place, telling.world.programme.place(&intake.place))
        .fact(f.chamber, chamber.unwrap_or_default())
        .fact(
            f.difficulty,
            case.difficulty
                .map(|d| word("difficulty", d.key()))
                .unwrap_or_default(),
        )
        .fact(
            f.amount,
            intake
                .amount_fen
                .map(|fen| amount(t, fen))
                .unwrap_or_default(),
        )
        .fact(f.tried_elsewhere, &intake.tried_elsewhere);
    if intake.proceedings != Proceedings::None {
        list = list.fact(f.proceedings, word("proceedings", intake.proceedings.key()));
    }
    if intake.openness != Openness::Internal {
        list = list.fact(f.openness, word("openness", intake.openness.key()));
    }
    if case.objection.raised > 0 {
        list = list.fact(t.case_view.bounces, case.objection.raised.to_string());
    }
    list.fact(
        t.case_view.common_problem,
        case.common_problem.clone().unwrap_or_default(),
    )
}

/// `300 万元`, `3,200 元`: whole 万 where it comes out even.
fn amount(t: &messages::Texts, fen: i64) -> String {
    let yuan = fen / 100;
    if yuan >= 10_000 && yuan % 10_000 == 0 {
        return t
            .case_view
            .ten_thousand_yuan(crate::wording::grouped(yuan / 10_000));
    }
    t.case_view.yuan(crate::wording::grouped(yuan))
}
