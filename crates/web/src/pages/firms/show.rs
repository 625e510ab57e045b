//! One firm on one page.

use app::firms::{Burden, FirmHistory};
use axum::extract::{Path, State};
use domain::codes::Section;
use domain::ids::FirmId;
use domain::permits::{Permission, has};
use domain::programme::Programme;
use messages::{Language, Texts};

use super::history;
use super::list::size;
use crate::components::notice::{Notice, NoticeKind};
use crate::components::summary::{Density, SummaryList};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::pages::money::wan;
use crate::site::Site;
use crate::views::firm::FirmView;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<FirmId>,
) -> Answer {
    let actor = person.actor.clone();
    let (found, programme) = site
        .run(move |app| Ok((app.firms().history(&actor, id)?, app.world()?.programme)))
        .await?;
    let t = visitor.t;
    let firm = &found.firm.entry;
    let mut page = visitor.page(&firm.name);
    page.crumbs = vec![Link::new("/firms", t.firms.title)];
    let code = match firm.credit_code.as_str() {
        "" => t.firms.no_code,
        code => code,
    };
    let place = programme.place(&firm.place);
    html(&FirmView {
        page,
        under: [code, place].join(" · "),
        edit: has(&person.actor, Permission::ManageFirms).then(|| format!("/firms/{id}/edit")),
        about: about(t, &found, &programme),
        burden: burden(t, &found.burden),
        sections: history::sections(t, &found),
        ledger: has(&person.actor, Permission::ViewLedger)
            .then(|| Link::new(format!("/cases?firm={id}"), t.firms.all_cases)),
    })
}

/// Personal data are masked here; who may change the firm sees them in its form.
fn about(t: &Texts, found: &FirmHistory, programme: &Programme) -> SummaryList {
    let (words, firm) = (&t.firms, &found.firm.entry);
    let chambers: Vec<&str> = found.chambers.iter().map(|c| c.name.as_str()).collect();
    let person = |name: &str| match name {
        "" => String::new(),
        name => text::mask::name(name),
    };
    let capital = firm.capital_fen.map(|fen| words.capital_wan(wan(fen)));
    let contact = [
        person(&firm.contact_name),
        match firm.contact_phone.as_str() {
            "" => String::new(),
            phone => text::mask::phone(phone),
        },
    ];
    SummaryList::new(Density::Tight)
        .fact(words.place, programme.place(&firm.place))
        .fact(words.size, size(t, firm.size))
        .fact(words.kind, &firm.kind)
        .fact(words.column_industry, industry(t, &firm.industry))
        .fact(
            words.founded,
            firm.founded_on
                .map_or(String::new(), |day| long_date(t, day)),
        )
        .fact(words.capital, capital.unwrap_or_default())
        .fact(words.qualifications, firm.qualifications.join(" "))
        .fact(words.column_chambers, chambers.join("、"))
        .fact(words.address, &firm.address)
        .fact(words.scope, &firm.business_scope)
        .fact(words.former_names, firm.former_names.join("、"))
        .fact(words.legal_person, person(&firm.legal_person))
        .fact(words.contact, contact.join(" ").trim())
}

/// `C 制造业`; the letter alone when the standard has no such section.
fn industry(t: &Texts, letter: &str) -> String {
    match Section::all().find(|section| section.letter().to_string() == letter) {
        Some(section) => industry_label(t, section),
        None => letter.to_owned(),
    }
}

/// A section of the industries (GB/T 4754) with its letter.
pub fn industry_label(t: &Texts, section: Section) -> String {
    let name = match t.language() {
        Language::En => section.english(),
        Language::ZhHans | Language::ZhHant => section.chinese(),
    };
    format!("{} {name}", section.letter())
}

fn burden(t: &'static Texts, burden: &Burden) -> Notice {
    let words = &t.firms;
    let full = burden.invited >= i64::from(burden.most);
    let kind = if full {
        NoticeKind::Warning
    } else {
        NoticeKind::Information
    };
    let mut text = Vec::new();
    if let Some(last) = burden.last {
        text.push(words.burden_last(long_date(t, last)));
    }
    match burden.not_before {
        _ if full => text.push(words.burden_full.to_owned()),
        Some(day) => text.push(words.burden_free(long_date(t, day))),
        None => {}
    }
    text.push(words.burden_note.to_owned());
    let title = words.burden_of(burden.invited, burden.most, burden.year);
    Notice::new(t, kind, title).text(text.join(" "))
}
