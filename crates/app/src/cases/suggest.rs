//! What the deployment's own history suggests for a new case: its category and its lead office.
//!
//! Nothing is applied: people see the suggestion, why, and how often such suggestions were what people decided.

use domain::permits::{Actor, Permission, has};
use store::cases::Stored;
use text::learn::{Example, Model, Suggestion};

use super::Cases;
use super::alike::Described;
use crate::{App, Error};

/// What was learned from the cases that people decided, and how good it is.
#[derive(Debug, Default)]
pub struct Learned {
    categories: Taught,
    offices: Taught,
}

/// One model and how often it was right on the newest decisions, which it hadn't seen.
#[derive(Debug, Default)]
struct Taught {
    model: Model,
    tested: Tested,
}

/// How suggestions compare with what people decided, on the newest cases, none of which was learned from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tested {
    pub cases: u32,
    /// The first suggestion was what people decided.
    pub first: u32,
    /// One of three was.
    pub among_three: u32,
}

/// Suggestions of one kind, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Suggested {
    pub suggestions: Vec<Suggestion>,
    /// How many decided cases they rest on.
    pub learned_from: u32,
    pub tested: Tested,
}

/// So many decided cases are learned from, the newest.
const NEWEST: u32 = 3_000;
/// One in so many of them is kept aside to test with.
const KEPT_ASIDE: usize = 10;
/// Fewer decided cases than this say too little.
const ENOUGH: usize = 30;
const MOST: usize = 3;

impl App {
    /// Learns from the newest decided cases; what was learned before serves until it is done.
    pub fn learn(&self) -> Result<(), Error> {
        let stored = self
            .db
            .read(|reader| store::cases::newest(reader, NEWEST))?;
        let categories = stored.iter().filter_map(|one| {
            let decided = one.case.difficulty.is_some();
            decided.then(|| (Described::of(&one.case), one.case.intake.category.clone()))
        });
        let categories = teach(categories.collect());
        let learned = Learned {
            categories,
            offices: teach(stored.iter().filter_map(led).collect()),
        };
        self.learned.put(learned);
        Ok(())
    }
}

/// A case that an office has been given.
fn led(stored: &Stored) -> Option<(Described, String)> {
    let lead = stored.case.lead()?;
    Some((Described::of(&stored.case), lead.to_string()))
}

impl Cases<'_> {
    /// Categories for a problem; none before enough was decided.
    pub fn suggest_category(
        &self,
        actor: &Actor,
        described: &Described,
    ) -> Result<Suggested, Error> {
        if !has(actor, Permission::CreateCase) {
            return Err(Error::NotPermitted);
        }
        Ok(self.suggested(described, |learned| &learned.categories))
    }

    /// Lead offices for a problem, by id; for those who may look at the register of offices.
    pub fn suggest_office(&self, actor: &Actor, described: &Described) -> Result<Suggested, Error> {
        if !has(actor, Permission::ViewOffices) {
            return Err(Error::NotPermitted);
        }
        Ok(self.suggested(described, |learned| &learned.offices))
    }

    fn suggested(&self, described: &Described, which: impl Fn(&Learned) -> &Taught) -> Suggested {
        let learned = self.app.learned.get();
        let taught = which(&learned);
        let text = described.facts.clone() + "\n" + &described.ask;
        let suggestions = taught.model.suggest(example(described, &text), MOST);
        Suggested {
            suggestions,
            learned_from: taught.model.texts(),
            tested: taught.tested,
        }
    }
}

fn example<'a>(described: &'a Described, text: &'a str) -> Example<'a> {
    Example {
        title: &described.title,
        text,
    }
}

/// Learns from all but every tenth, tests with these. The newest stand first.
fn teach(decided: Vec<(Described, String)>) -> Taught {
    if decided.len() < ENOUGH {
        return Taught::default();
    }
    let texts: Vec<String> = decided
        .iter()
        .map(|(described, _)| described.facts.clone() + "\n" + &described.ask)
        .collect();
    let all: Vec<(Example<'_>, &str)> = decided
        .iter()
        .zip(&texts)
        .map(|((described, class), text)| (example(described, text), class.as_str()))
        .collect();
    let (aside, taught) = all.split_at(decided.len() / KEPT_ASIDE);
    let model = Model::learn(taught);
    let mut tested = Tested::default();
    for (example, class) in aside {
        let three = model.suggest(*example, MOST);
        tested.cases += 1;
        tested.first += u32::from(three.first().is_some_and(|one| one.class == *class));
        tested.among_three += u32::from(three.iter().any(|one| one.class == *class));
    }
    Taught { model, tested }
}

/// What was learned, shared by all who ask. Not data of the record: it is made from it, and made anew.
#[derive(Debug, Default)]
pub(crate) struct Shelf(std::sync::RwLock<std::sync::Arc<Learned>>);

impl Shelf {
    fn get(&self) -> std::sync::Arc<Learned> {
        let kept = self
            .0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.clone()
    }

    fn put(&self, learned: Learned) {
        let mut kept = self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *kept = std::sync::Arc::new(learned);
    }
}
