//! What helps to decide about a case: cases that are alike, suggestions, the check of its reply.

use app::App;
use app::cases::{AlikeCase, Described, Suggested};
use axum::extract::{Path, Query};
use domain::cases::reply::ReplyText;
use domain::cases::{Case, Command, CommandKind as C};
use domain::permits::{Actor, Permission, has};
use domain::programme::Programme;
use serde::Deserialize;
use text::reply_check::Finding;

use super::show::read;
use crate::components::advice::Advice;
use crate::components::alike::AlikeCases;
use crate::components::check::ReplyCheck;
use crate::components::suggested::Suggestions;
use crate::error::{Answer, Failure};
use crate::layout::Link;
use crate::pages::html;
use crate::views::alike::AlikePage;
use crate::visitor::{SignedIn, Visitor};

/// So many cases stand beside a form, and on a page of their own.
const BESIDE: usize = 3;
const ON_THEIR_PAGE: usize = 12;
/// Of what is typed so much is compared, in characters.
const COMPARED: usize = 2_000;

/// A problem as it is being typed.
#[derive(Debug, Deserialize)]
pub struct Typing {
    #[serde(default)]
    title: String,
    #[serde(default)]
    facts: String,
    #[serde(default)]
    ask: String,
}

/// Suggestions and cases that are alike, for a form that is being filled in: a piece of a page.
pub async fn typing(visitor: Visitor, person: SignedIn, Query(typing): Query<Typing>) -> Answer {
    let described = described(&typing.title, &typing.facts, &typing.ask);
    html(&for_intake(&visitor, &person, described).await?)
}

/// The page of the cases that are like one.
pub async fn alike(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let read = read(&visitor, &person, &number).await?;
    let case = read.view.case;
    let (actor, of, described) = (person.actor.clone(), case.id, Described::of(&case));
    let found = visitor
        .site
        .run(move |app| {
            app.cases()
                .alike(&actor, &described, Some(of), ON_THEIR_PAGE)
        })
        .await?;
    let t = visitor.t;
    let mut page = visitor.page(t.advice.alike);
    page.crumbs = vec![
        Link::new("/cases", t.ledger.title),
        Link::new(format!("/cases/{number}"), case.shown_number()),
    ];
    html(&AlikePage {
        title: t.advice.alike_title(&case.intake.title),
        alike: AlikeCases::new(t, found),
        page,
    })
}

/// What was typed, no longer than is compared.
pub fn described(title: &str, facts: &str, ask: &str) -> Described {
    let cut = |text: &str| text.chars().take(COMPARED).collect();
    Described {
        title: cut(title),
        facts: cut(facts),
        ask: cut(ask),
    }
}

/// The category and the cases that a new problem calls to mind.
pub async fn for_intake(
    visitor: &Visitor,
    person: &SignedIn,
    described: Described,
) -> Result<Advice, Failure> {
    let actor = person.actor.clone();
    let (alike, suggested, world) = visitor
        .site
        .run(move |app| {
            let cases = app.cases();
            Ok((
                cases.alike(&actor, &described, None, BESIDE + 2)?,
                cases.suggest_category(&actor, &described)?,
                app.world()?,
            ))
        })
        .await?;
    let t = visitor.t;
    let suggestions = categories(t, suggested, &world.programme);
    Ok(Advice::new(t, Some(suggestions), AlikeCases::new(t, alike)))
}

fn categories(
    t: &'static messages::Texts,
    suggested: Suggested,
    programme: &Programme,
) -> Suggestions {
    let label = |code: &str| {
        let known = programme.categories.iter().find(|entry| entry.code == code);
        known.map(|entry| entry.label.clone())
    };
    Suggestions::new(t, t.advice.category, suggested, label)
}

/// What stands beside the form of a command.
#[derive(Debug, Default)]
pub struct Beside {
    alike: Option<Vec<AlikeCase>>,
    category: Option<Suggested>,
    office: Option<Suggested>,
    /// What was noticed in the reply as it stands.
    noticed: Vec<Finding>,
}

impl Beside {
    /// Reads what helps with a command on a case that the actor sees as `case`.
    pub fn load(app: &App, actor: &Actor, kind: C, case: &Case) -> Result<Beside, app::Error> {
        let mut beside = Beside::default();
        let (cases, described) = (app.cases(), Described::of(case));
        match kind {
            C::Accept | C::Reclassify if has(actor, Permission::CreateCase) => {
                beside.category = Some(cases.suggest_category(actor, &described)?);
            }
            C::Assign | C::Rule if has(actor, Permission::ViewOffices) => {
                beside.office = Some(cases.suggest_office(actor, &described)?);
            }
            C::SignReply | C::IssueReply | C::ReturnReply => {
                if let Some(reply) = &case.reply {
                    beside.noticed = cases.check_reply(actor, &case.number, &reply.content)?;
                }
            }
            _ => {}
        }
        if matches!(kind, C::Accept | C::Assign | C::Merge | C::DraftReply) {
            beside.alike = Some(cases.alike(actor, &described, Some(case.id), BESIDE)?);
        }
        Ok(beside)
    }

    /// The sheet beside the form, if there is anything to say.
    pub fn advice(
        &self,
        t: &'static messages::Texts,
        programme: &Programme,
        offices: &[app::choices::Named<domain::ids::OfficeId>],
    ) -> Option<Advice> {
        let office = |id: &str| {
            let known = offices.iter().find(|office| office.id.to_string() == id);
            known.map(|office| office.name.clone())
        };
        let suggestions = match (&self.category, &self.office) {
            (Some(category), _) => Some(categories(t, category.clone(), programme)),
            (_, Some(offices)) => Some(Suggestions::new(
                t,
                t.advice.office,
                offices.clone(),
                office,
            )),
            (None, None) => None,
        };
        let alike = AlikeCases::new(t, self.alike.clone()?);
        Some(Advice::new(t, suggestions, alike))
    }

    /// The remarks on the reply, with the reason for which it goes on.
    pub fn check(&self, t: &'static messages::Texts, despite: &str) -> ReplyCheck {
        ReplyCheck::new(t, self.noticed.clone(), despite)
    }

    /// Keeps what is to be mended, or explained, before a draft may go on; whether there is anything.
    pub fn stops(&mut self, noticed: Vec<Finding>) -> bool {
        self.noticed = noticed;
        self.noticed
            .iter()
            .any(|finding| finding.remark.needs_reason())
    }

    /// Nothing was noticed in the reply.
    pub fn is_quiet(&self) -> bool {
        self.noticed.is_empty()
    }
}

/// What is noticed in a draft that is sent without a reason; nothing in any other command.
pub async fn noticed(
    visitor: &Visitor,
    person: &SignedIn,
    number: &str,
    command: &Command,
) -> Result<Vec<Finding>, Failure> {
    let Command::DraftReply(draft) = command else {
        return Ok(Vec::new());
    };
    if !draft.despite.trim().is_empty() {
        return Ok(Vec::new());
    }
    let reply = ReplyText {
        class: draft.class,
        text: draft.text.clone(),
        evidence: draft.evidence.clone(),
        basis: draft.basis.clone(),
        promised_on: draft.promised_on,
        despite: String::new(),
    };
    let (actor, number) = (person.actor.clone(), number.to_owned());
    Ok(visitor
        .site
        .run(move |app| app.cases().check_reply(&actor, &number, &reply))
        .await?)
}
