//! The page of one case, part by part.

mod facts;
mod history;
mod ledger;
mod promises;
mod replies;
mod steps;
pub mod told;

use app::World;
use app::cases::CaseView;
use app::files::ByEntry;
use app::names::Surroundings;
use domain::cases::Case;
use domain::permits::{Actor, Permission, has};
use domain::time::{Instant, local_date, local_text};
use messages::Texts;

use crate::components::marked::Marked;
use crate::components::owner::{CoOffice, Owner};
use crate::components::print::PrintHead;
use crate::components::tag::{Tag, Tone};
use crate::error::Failure;
use crate::layout::{EvidenceLine, Link, Page};
use crate::views::case::{CaseEvidence, CasePage, OwnedUntil, Problem};

pub use facts::Contact;
pub use promises::light_of;

/// Everything that the page of a case is made of.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    pub t: &'static Texts,
    pub view: &'a CaseView,
    pub files: &'a ByEntry,
    pub around: &'a Surroundings,
    pub world: &'a World,
    pub actor: &'a Actor,
    pub now: Instant,
    pub contact: Contact,
    /// What the reader looked for when the case was found, folded.
    pub words: &'a [String],
}

/// The page. `page` is its frame.
pub fn page(telling: &Telling<'_>, page: Page) -> Result<CasePage, Failure> {
    let Telling {
        t,
        view,
        world,
        now,
        ..
    } = *telling;
    let case = &view.case;
    let print_head = PrintHead::new(
        t,
        &world.programme.office,
        case.shown_number(),
        local_text(now),
    );
    let timeline = telling.teller().timeline(&view.history);
    Ok(CasePage {
        print_head,
        number: case.shown_number(),
        title: case.intake.title.clone(),
        firm: telling.firm_link(),
        source: telling.source(),
        tags: telling.tags(),
        assignment: telling.owned_until(),
        steps: steps::next(telling),
        stages: promises::stages(telling),
        problem: Problem {
            facts: telling.marked(&case.intake.facts),
            ask: telling.marked(&case.intake.ask),
        },
        instruction: telling.instruction(),
        replies: replies::letters(telling),
        timeline: timeline.map_err(|error| Failure::internal(&error.to_string()))?,
        promises: promises::promises(telling),
        promise_ledger: ledger::table(telling),
        firm_facts: facts::firm(telling),
        reveal: facts::reveal(telling),
        details: facts::details(telling),
        related: telling.related(),
        evidence: telling.evidence(page.evidence.clone()),
        page,
    })
}

impl Telling<'_> {
    fn case(&self) -> &Case {
        &self.view.case
    }

    /// A text of the case with what the reader looked for.
    fn marked(&self, text: &str) -> Marked {
        Marked::words(text, self.words)
    }

    fn teller(&self) -> history::Teller<'_> {
        history::Teller {
            t: self.t,
            names: &self.around.names,
            programme: &self.world.programme,
            number: &self.case().number,
            files: self.files,
            actor: self.actor,
            withheld: history::is_withheld(self.case()),
        }
    }

    /// The name of the firm, or what an imported ledger called it.
    fn firm_name(&self) -> String {
        let case = self.case();
        if history::is_withheld(case) {
            return self.t.case_view.firm_withheld.to_owned();
        }
        let known = case.intake.firm.map(|firm| self.around.names.of(firm.0));
        let ledger = case.ledger.as_ref().map(|ledger| ledger.firm_name.as_str());
        known.or(ledger).unwrap_or_default().to_owned()
    }

    fn firm_link(&self) -> Option<Link> {
        let firm = self
            .case()
            .intake
            .firm
            .filter(|_| has(self.actor, Permission::ViewFirms))?;
        Some(Link::new(format!("/firms/{firm}"), self.firm_name()))
    }

    fn source(&self) -> String {
        let t = self.t;
        let channel = t
            .lookup(&format!("words.channel.{}", self.case().intake.channel))
            .unwrap_or_default();
        match &self.around.meeting {
            Some(meeting) => t.case_view.meeting(meeting.number, meeting.year),
            None => channel.to_owned(),
        }
    }

    fn tags(&self) -> Vec<Tag> {
        let (t, case) = (self.t, self.case());
        let stage = case.stage.name();
        let word = |key: String| t.lookup(&key).unwrap_or_default();
        let mut tags = vec![Tag::new(
            Tone::of_stage(stage),
            word(format!("stages.{stage}")),
        )];
        let issued = case.reply.as_ref().filter(|reply| reply.issued.is_some());
        if let Some(reply) = issued {
            tags.push(Tag::new(
                Tone::Neutral,
                word(format!("case_view.class.{}", reply.content.class)),
            ));
        }
        if case.intake.urgency.key() == "urgent" {
            tags.push(Tag::new(Tone::Bad, word("words.urgency.urgent".to_owned())));
        }
        if case.intake.openness.key() == "confidential" {
            tags.push(Tag::new(Tone::Warn, t.case_view.confidential));
        }
        if case.reworks > 0 {
            tags.push(Tag::new(Tone::Warn, t.case_view.reworks(case.reworks)));
        }
        tags
    }

    fn owned_until(&self) -> Option<OwnedUntil> {
        let (t, case) = (self.t, self.case());
        let names = &self.around.names;
        let Some(assignment) = &case.assignment else {
            let ledger = case
                .ledger
                .as_ref()
                .filter(|ledger| !ledger.lead_office.is_empty())?;
            let owner = Owner::new(t, &ledger.lead_office, &ledger.officer, "");
            return Some(OwnedUntil {
                owner,
                due: promises::due(self),
            });
        };
        let phone = self
            .around
            .lead
            .as_ref()
            .map(|office| office.phone.clone())
            .unwrap_or_default();
        let mut owner = Owner::new(
            t,
            names.of(assignment.lead.0),
            names.of(assignment.officer.0),
            phone,
        );
        let co_office = |co: &domain::cases::state::CoHandler| CoOffice {
            name: names.of(co.office.0).to_owned(),
            until: crate::wording::short_date(t, co.due_on),
            light: promises::kept_or_running(self, co.due_on, co.opinion_on),
        };
        owner.co_offices = assignment.co_handlers.iter().map(co_office).collect();
        Some(OwnedUntil {
            owner,
            due: promises::due(self),
        })
    }

    fn instruction(&self) -> Option<String> {
        let assignment = self.case().assignment.as_ref()?;
        (!assignment.instruction.is_empty()).then(|| assignment.instruction.clone())
    }

    /// Cases that this one came from, went into or holds.
    fn related(&self) -> Vec<Link> {
        let case = self.case();
        let into = match &case.stage {
            domain::cases::Stage::Merged { into, .. } => Some(*into),
            _ => None,
        };
        let ids = case
            .split_from
            .into_iter()
            .chain(into)
            .chain(case.absorbed.iter().map(|one| one.case));
        let numbers = ids.map(|id| self.around.names.of(id.0).to_owned());
        numbers
            .filter(|number| !number.is_empty())
            .map(|number| Link::new(format!("/cases/{number}"), number))
            .collect()
    }

    fn evidence(&self, root: Option<EvidenceLine>) -> CaseEvidence {
        let number = &self.case().number;
        CaseEvidence {
            records: u64::try_from(self.view.history.len()).unwrap_or_default(),
            root: root.unwrap_or_else(|| EvidenceLine {
                root: String::new(),
                position: 0,
                time: String::new(),
            }),
            receipt: Some(format!("/cases/{number}/receipt")),
            verify: format!("/cases/{number}/evidence"),
        }
    }

    fn today(&self) -> domain::time::Date {
        local_date(self.now)
    }
}
