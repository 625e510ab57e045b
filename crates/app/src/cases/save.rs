//! Writing the outcome of a decision: events, state row, facts, full text, all in the command's transaction.

use domain::cases::event::{Event, PRIVATE_FIELDS};
use domain::cases::state::LedgerFacts;
use domain::cases::{Case, Intake, apply};
use domain::ids::CaseId;
use domain::notices::{Notice, for_event};
use domain::time::Instant;
use store::Tx;
use store::cases::{FigureChanges, Stored};
use store::events::Tip;

use crate::Error;
use crate::record::Recording;

/// A case and what is to happen to it in this command.
pub(crate) struct Change {
    id: CaseId,
    before: Option<Stored>,
    after: Case,
    told: Told,
}

/// What is told of each event of a change, in the order of the events.
#[derive(Debug, Default)]
pub(crate) struct Told(Vec<Vec<Notice>>);

impl Told {
    /// Adds what is told of the next event; `case` is the case after it.
    pub(crate) fn add(&mut self, case: Option<&Case>, event: &Event) {
        let notices = case.map(|case| for_event(case, event));
        self.0.push(notices.unwrap_or_default());
    }

    /// Writes the rows; `position` is that of the first event.
    fn write(&self, tx: &mut Tx, id: CaseId, position: u64) -> Result<(), Error> {
        let id = id.to_string();
        for (position, notices) in (position..).zip(&self.0) {
            store::notices::insert(tx, &id, position, notices)?;
        }
        Ok(())
    }
}

/// The stream of a case.
pub(crate) fn stream(id: CaseId) -> String {
    format!("case/{id}")
}

/// Adds the events of a decision to the recording and answers the state that they make.
pub(crate) fn change(
    tx: &mut Tx,
    recording: &mut Recording<'_>,
    id: CaseId,
    before: Option<Stored>,
    events: &[Event],
    occurred_at: Instant,
) -> Result<Change, Error> {
    let name = stream(id);
    let after = match before {
        Some(_) => store::events::tip(tx, &name)?,
        None => Tip::START,
    };
    recording.stream(name, after);
    let mut case = before.as_ref().map(|stored| stored.case.clone());
    let mut told = Told::default();
    for event in events {
        recording.add(event.kind(), occurred_at, event, PRIVATE_FIELDS)?;
        case = apply(id, case, event);
        told.add(case.as_ref(), event);
    }
    let after = case.ok_or_else(|| Error::Internal("a case begins with its first event".into()))?;
    Ok(Change {
        id,
        before,
        after,
        told,
    })
}

impl Change {
    /// The state after the command.
    pub(crate) fn after(&self) -> &Case {
        &self.after
    }

    /// A case that has just begun and lived through its first commands in one transaction.
    pub(crate) fn of_new(after: Case, told: Told) -> Change {
        Change {
            id: after.id,
            before: None,
            after,
            told,
        }
    }

    /// Writes the rows. `position` is that of the first event of this change; the figures are the caller's to write.
    pub(crate) fn write(
        &self,
        tx: &mut Tx,
        position: u64,
        figures: &mut FigureChanges,
    ) -> Result<(), Error> {
        let before = self.before.as_ref().map(|stored| &stored.case);
        let ordinal = match &self.before {
            Some(stored) => {
                store::cases::update(tx, &stored.case, &self.after)?;
                stored.ordinal
            }
            None => {
                let ordinal =
                    i64::try_from(position).map_err(|error| Error::Internal(error.to_string()))?;
                store::cases::insert(tx, &self.after, ordinal)?;
                ordinal
            }
        };
        debug_assert_eq!(self.id, self.after.id);
        store::cases::replace_fact(tx, ordinal, before, &self.after, figures)?;
        self.told.write(tx, self.id, position)?;
        write_text(tx, ordinal, before, &self.after)
    }
}

fn write_text(tx: &mut Tx, ordinal: i64, before: Option<&Case>, after: &Case) -> Result<(), Error> {
    let tokens = searchable(after);
    match before.map(searchable) {
        None => store::search::insert(tx, ordinal, &text::bigrams::search_tokens(&tokens))?,
        Some(old) if old != tokens => {
            store::search::replace(tx, ordinal, &text::bigrams::search_tokens(&tokens))?
        }
        Some(_) => {}
    }
    Ok(())
}

/// The texts by which a case is found.
pub(super) fn searchable(case: &Case) -> String {
    // A draft is found by nobody: who may not read it could otherwise guess its words.
    let reply = case
        .issued_reply()
        .map(|reply| reply.content.text.as_str())
        .unwrap_or_default();
    let own = searchable_intake(&case.intake, case.ledger.as_ref());
    [case.number.as_str(), &own, reply].join("\n")
}

/// The texts by which a case is found that it brings along.
pub(crate) fn searchable_intake(intake: &Intake, ledger: Option<&LedgerFacts>) -> String {
    let (result, firm) = ledger
        .map(|ledger| (ledger.result.as_str(), ledger.firm_name.as_str()))
        .unwrap_or_default();
    [&intake.title, &intake.facts, &intake.ask, result, firm].join("\n")
}
