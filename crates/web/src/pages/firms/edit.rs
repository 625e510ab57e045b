//! Registering a firm and changing one. A new firm's form carries its id already, so that a form sent twice acts once.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;
use domain::codes::Section;
use domain::firms::{Firm, FirmSize};
use domain::ids::FirmId;
use domain::programme::Programme;
use messages::Texts;

use super::code;
use super::list::size;
use super::show::industry_label;
use crate::components::field::{Choice, Control, Need};
use crate::error::{Answer, Failure, field_sentence};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

const FEN_PER_WAN: i64 = 1_000_000;

/// A firm and the version at which it was read; 0 for one that is not there yet.
struct Opened {
    firm: Firm,
    version: i64,
    programme: Programme,
}

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let id = FirmId(site.app().fresh_id());
    let programme = site.run(|app| app.world()).await?.programme;
    let opened = Opened {
        firm: Firm::named(id, ""),
        version: 0,
        programme,
    };
    html(&view(&visitor, &opened, None))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<FirmId>,
) -> Answer {
    html(&view(&visitor, &open(&site, &person, id).await?, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<FirmId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let mut opened = match version {
        0 => Opened {
            firm: Firm::named(id, ""),
            version,
            programme: site.run(|app| app.world()).await?.programme,
        },
        _ => open(&site, &person, id).await?,
    };
    opened.version = version;
    let refused = match read(visitor.t, &typed, &opened.firm) {
        Err(mend) => mend,
        Ok(firm) => {
            let (actor, key) = (person.actor.clone(), typed.key.clone());
            let saved = site
                .run(move |app| app.firms().save(&actor, &firm, version, key.as_deref()))
                .await;
            match saved {
                Ok(id) => {
                    let to = Redirect::to(format!("/firms/{id}"));
                    return Ok(to.saying("firms.saved").into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "name")?,
            }
        }
    };
    mend(&view(&visitor, &opened, Some((&typed, &refused))))
}

async fn open(site: &Site, person: &SignedIn, id: FirmId) -> Result<Opened, Failure> {
    let actor = person.actor.clone();
    let (found, programme) = site
        .run(move |app| Ok((app.firms().firm(&actor, id)?, app.world()?.programme)))
        .await?;
    Ok(Opened {
        firm: found.entry,
        version: found.version,
        programme,
    })
}

/// The firm as typed; what the form doesn't show stays as it was.
fn read(t: &Texts, typed: &Submitted, stored: &Firm) -> Result<Firm, Mend> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    let problem = |name: &str, problem| Mend::new(name, field_sentence(t, problem));
    let credit_code = code::read(t, typed.text("credit_code"))
        .map_err(|sentence| Mend::new("credit_code", sentence))?;
    let founded_on = match text("founded_on").as_str() {
        "" => None,
        day => Some(
            day.parse()
                .map_err(|_| problem("founded_on", Problem::NotADate))?,
        ),
    };
    let capital_fen = match text("capital").replace(',', "").as_str() {
        "" => None,
        wan => Some(fen(wan).ok_or_else(|| problem("capital", Problem::NotANumber))?),
    };
    Ok(Firm {
        name: text("name"),
        credit_code,
        kind: text("kind"),
        place: text("place"),
        address: text("address"),
        industry: text("industry"),
        size: typed
            .text("size")
            .parse()
            .map_err(|_| problem("size", Problem::NotInList))?,
        founded_on,
        capital_fen,
        business_scope: text("business_scope"),
        qualifications: words(typed.text("qualifications")),
        legal_person: text("legal_person"),
        contact_name: text("contact_name"),
        contact_phone: text("contact_phone"),
        former_names: typed
            .text("former_names")
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        ..stored.clone()
    })
}

fn words(typed: &str) -> Vec<String> {
    typed
        .split(|c: char| c.is_whitespace() || "，、,;；".contains(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// An amount in 万元 with at most six decimals, in 分.
fn fen(wan: &str) -> Option<i64> {
    let (whole, decimals) = wan.split_once('.').unwrap_or((wan, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if decimals.len() > 6 || !is_digits(whole) || !is_digits(decimals) || whole.is_empty() {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<6}").parse().ok()?;
    whole.checked_mul(FEN_PER_WAN)?.checked_add(decimals)
}

/// The stored amount as it is typed.
fn wan(fen: i64) -> String {
    let text = format!("{}.{:06}", fen / FEN_PER_WAN, fen % FEN_PER_WAN);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn view(visitor: &Visitor, opened: &Opened, back: Option<(&Submitted, &Mend)>) -> FormPage {
    let t = visitor.t;
    let (words, firm) = (&t.firms, &opened.firm);
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let is_new = opened.version == 0;
    let title = if is_new {
        words.new_title
    } else {
        words.edit_title
    };
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new("/firms", words.title)];
    let back_to = if is_new {
        "/firms".to_owned()
    } else {
        page.crumbs
            .push(Link::new(format!("/firms/{}", firm.id), &firm.name));
        format!("/firms/{}", firm.id)
    };
    let part = FormPart {
        id: "firm".into(),
        title: words.about.into(),
        under: String::new(),
        errors: form.errors(),
        action: format!("/firms/{}", firm.id),
        draft: match is_new {
            true => "firm:new".into(),
            false => format!("firm:{}", firm.id),
        },
        version: Some(opened.version),
        fields: fields(&form, opened),
        submit: words.form.submit.into(),
        cancel: Some(back_to),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}

fn fields(form: &Fields<'_>, opened: &Opened) -> Vec<crate::components::field::Field> {
    let (words, firm) = (&form.t.firms, &opened.firm);
    let optional =
        |name, label: &str, stored: &str| form.field(name, label, stored).need(Need::Optional);
    let short =
        |name, label: &str, stored: &str| optional(name, label, stored).control(Control::Short);
    let founded = firm.founded_on.map_or(String::new(), |day| day.to_string());
    let capital = firm.capital_fen.map_or(String::new(), wan);
    let unit = words.form.capital_unit.to_owned();
    vec![
        form.field("name", words.form.name, &firm.name),
        short("credit_code", words.form.code, &firm.credit_code).hint(words.form.code_hint),
        optional("place", words.place, "").control(Control::Select(places(form, opened))),
        form.field("size", words.size, "")
            .control(Control::Select(sizes(form, firm))),
        optional("industry", words.form.industry, "")
            .control(Control::Select(industries(form, firm))),
        short("kind", words.kind, &firm.kind),
        optional("founded_on", words.founded, &founded).control(Control::Date),
        optional("capital", words.capital, &capital).control(Control::Number { unit }),
        optional(
            "qualifications",
            words.qualifications,
            &firm.qualifications.join(" "),
        )
        .hint(words.qualifications_hint),
        optional("address", words.address, &firm.address),
        optional("business_scope", words.scope, &firm.business_scope)
            .control(Control::Area { rows: 3 }),
        optional(
            "former_names",
            words.former_names,
            &firm.former_names.join("\n"),
        )
        .hint(words.form.former_hint)
        .control(Control::Area { rows: 2 }),
        short("legal_person", words.legal_person, &firm.legal_person),
        short("contact_name", words.contact_name, &firm.contact_name),
        short("contact_phone", words.contact_phone, &firm.contact_phone),
    ]
}

fn places(form: &Fields<'_>, opened: &Opened) -> Vec<Choice> {
    let chosen = form.value("place", &opened.firm.place);
    let places = opened.programme.places.iter();
    places
        .map(|place| Choice::new(&place.code, &place.label).picked_if(&chosen))
        .collect()
}

fn sizes(form: &Fields<'_>, firm: &Firm) -> Vec<Choice> {
    let chosen = form.value("size", firm.size.key());
    FirmSize::ALL
        .iter()
        .map(|each| Choice::new(each.key(), size(form.t, *each)).picked_if(&chosen))
        .collect()
}

fn industries(form: &Fields<'_>, firm: &Firm) -> Vec<Choice> {
    let chosen = form.value("industry", &firm.industry);
    Section::all()
        .map(|section| {
            let letter = section.letter().to_string();
            Choice::new(letter, industry_label(form.t, section)).picked_if(&chosen)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_typed_in_wan_and_kept_in_fen() {
        assert_eq!(fen("800"), Some(800_000_000));
        assert_eq!(fen("0.000001"), Some(1));
        assert_eq!(fen("1.5"), Some(1_500_000));
        for wrong in ["", ".5", "1.0000001", "-1", "一百"] {
            assert_eq!(fen(wrong), None, "{wrong:?}");
        }
        assert_eq!(wan(800_000_000), "800");
        assert_eq!(wan(1_500_000), "1.5");
        assert_eq!(wan(1), "0.000001");
    }
}
