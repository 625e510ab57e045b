//! A new account.

use app::App;
use app::accounts::{By, Choices, Invited, NewAccount, NewPerson};
use axum::extract::State;
use axum::http::HeaderMap;
use domain::accounts::Login;
use domain::cases::refusal::{Problem, Refusal};
use domain::permits::{Actor, Scope};
use messages::Texts;

use super::fields::{chosen_from, grant, read_grant};
use super::link_page;
use crate::components::field::{Control, Field, Need};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::pages::{Refused, error_of, errors, html, mend};
use crate::site::Site;
use crate::views::accounts;
use crate::visitor::{SignedIn, Visitor};

pub async fn blank(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    html(&view(&site, &visitor, &person, None).await?)
}

pub async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.actor.clone(), typed.clone());
    match site.run(move |app| make(app, &actor, &given)).await {
        Ok(invited) => link_page(&visitor, &headers, invited.link.reveal()),
        Err(error) => {
            let refused = Refused::of(error)?;
            mend(&view(&site, &visitor, &person, Some((&typed, &refused))).await?)
        }
    }
}

fn make(app: &App, actor: &Actor, typed: &Submitted) -> Result<Invited, app::Error> {
    let (accounts, by) = (app.accounts(), By::Person(actor));
    let refused = |field, problem| app::Error::Refused(Refusal::Field { field, problem });
    let login = Login::parse(typed.text("login")).map_err(|problem| refused("login", problem))?;
    let grant = read_grant(&accounts, by, typed)?.ok_or(refused("role", Problem::Missing))?;
    let person = match typed.text("person") {
        "" => NewPerson::Entering {
            name: typed.text("name").trim().to_owned(),
            post: typed.text("post").trim().to_owned(),
            office: match grant.scope {
                Scope::Office(office) => Some(office),
                Scope::Whole | Scope::Firm(_) | Scope::Chamber(_) => None,
            },
            firm: match grant.scope {
                Scope::Firm(firm) => Some(firm),
                Scope::Whole | Scope::Office(_) | Scope::Chamber(_) => None,
            },
        },
        known => NewPerson::Known(
            known
                .parse()
                .map_err(|_| refused("person", Problem::Unknown))?,
        ),
    };
    let new = NewAccount {
        login,
        person,
        grants: vec![grant],
    };
    accounts.add(by, &new)
}

async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    sent: Option<(&Submitted, &Refused)>,
) -> Result<accounts::NewAccount, Failure> {
    let t = visitor.t;
    let actor = person.actor.clone();
    let choices = site
        .run(move |app| app.accounts().choices(By::Person(&actor)))
        .await?;
    let error = sent.and_then(|(_, refused)| refused.field());
    let mut fields = fields(t, &choices, sent.map(|(typed, _)| typed), error);
    Ok(accounts::NewAccount {
        page: visitor.page(t.accounts.new),
        refused: sent.and_then(|(_, refused)| refused.notice(t)),
        errors: errors(t, error).mending(&mut fields),
        fields,
    })
}

fn fields(
    t: &'static Texts,
    choices: &Choices,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let words = &t.accounts;
    let text = |name: &str, label: &str| {
        Field::new(t, name, label)
            .value(typed.map_or("", |typed| typed.text(name)))
            .error(error_of(t, error, name))
    };
    let mut fields = vec![
        text("login", words.login)
            .control(Control::Short)
            .hint(words.login_hint)
            .autocomplete("off"),
    ];
    fields.extend(grant(t, choices, typed, error));
    fields.push(
        chosen_from(t, ("person", words.known_person), &choices.people, typed)
            .hint(words.known_person_hint)
            .error(error_of(t, error, "person")),
    );
    fields.push(text("name", words.name).need(Need::Optional));
    fields.push(text("post", words.post).need(Need::Unmarked));
    fields
}
