//! A case as a row of the usual ledger.

use documents::ledger::{LedgerRow, Limit};
use documents::moment::Moment;
use documents::reading::values::{clean, is_placeholder};
use domain::cases::reply::Reply;
use domain::cases::{Case, Stage, StageName};
use domain::programme::Programme;
use domain::statistics::measures::grade;
use domain::time::local_date;
use messages::Texts;
use store::Reader;
use text::mask;

use super::follow_up::last_call;
use super::names::Names;
use super::progress::latest;
use super::told::told;
use super::{ContactShown, Shown};
use crate::import::whole_problem;
use crate::{Error, World};

/// Writes rows.
pub(super) struct Scribe {
    names: Names,
    programme: Programme,
    texts: &'static Texts,
}

impl Scribe {
    /// Reads the names that rows say.
    pub fn begin(reader: &mut Reader, texts: &'static Texts) -> Result<Scribe, Error> {
        Ok(Scribe {
            names: Names::default(),
            programme: World::load(reader)?.programme,
            texts,
        })
    }

    /// The row of a case: what its ledger told, and over it what happened here.
    pub fn row(&mut self, reader: &mut Reader, shown: &Shown) -> Result<LedgerRow, Error> {
        let case = &shown.case;
        let mut row = match &case.ledger {
            Some(ledger) => told(ledger),
            None => LedgerRow::default(),
        };
        row.serial = row.serial.or_else(|| Some(case.number.clone()));
        self.who_and_what(&mut row, reader, case)?;
        if let Some(contact) = &case.intake.contact {
            (row.contact, row.phone) = match shown.contact {
                ContactShown::Yes => (word(&contact.name), word(&contact.phone)),
                ContactShown::Masked => (
                    word(&mask::name(&contact.name)),
                    word(&mask::phone(&contact.phone)),
                ),
                ContactShown::No => (None, None),
            };
        }
        self.assignment(&mut row, reader, case)?;
        if let Some(progress) = latest(reader, case, shown.audience, self.texts)? {
            row.progress = text(&progress);
        }
        // What a ledger told stands until something happens here.
        if case.ledger.is_none() || case.version > 1 {
            self.outcome(&mut row, case);
            self.note(&mut row, reader, case)?;
        }
        Ok(row)
    }

    fn who_and_what(
        &mut self,
        row: &mut LedgerRow,
        reader: &mut Reader,
        case: &Case,
    ) -> Result<(), Error> {
        let intake = &case.intake;
        if case.ledger.is_none() {
            let meeting = case.assignment.as_ref().and_then(|a| a.meeting);
            let meeting = meeting.or(intake.meeting);
            let named = match meeting {
                Some(id) => self.names.meeting(reader, id)?,
                None => None,
            };
            let key = format!("export.channel.{}", intake.channel.key());
            row.source = named.or_else(|| self.texts.lookup(&key).map(str::to_owned));
        }
        row.reported_at = Some(Moment::from_instant(case.received_at));
        if !intake.place.is_empty() {
            row.place = word(self.programme.place(&intake.place));
        }
        if !intake.category.is_empty() {
            row.category = word(self.programme.category(&intake.category));
        }
        if let Some(firm) = intake.firm
            && let Some(name) = self.names.firm(reader, firm)?
        {
            row.firm = word(&name);
        }
        row.problem = text(&whole_problem(&intake.title, &intake.facts));
        row.ask = text(&intake.ask);
        Ok(())
    }

    fn assignment(
        &mut self,
        row: &mut LedgerRow,
        reader: &mut Reader,
        case: &Case,
    ) -> Result<(), Error> {
        if let Some(due) = &case.due {
            row.limit = Some(Limit::On(Moment::Day(due.due_on)));
        }
        let Some(assignment) = &case.assignment else {
            return Ok(());
        };
        if let Some(leader) = assignment.leader {
            let leader = self.names.person(reader, leader)?;
            row.assigning_leader = leader.as_deref().and_then(word);
        }
        let lead = self.names.office(reader, assignment.lead)?;
        row.lead_office = lead.as_deref().and_then(word);
        row.co_offices.clear();
        for co in &assignment.co_handlers {
            let name = self.names.office(reader, co.office)?;
            row.co_offices.extend(name);
        }
        let officer = self.names.person(reader, assignment.officer)?;
        row.officer = officer.as_deref().and_then(word);
        let day = local_date(assignment.assigned_at);
        row.assigned_at = Some(Moment::Day(day));
        Ok(())
    }

    fn outcome(&self, row: &mut LedgerRow, case: &Case) {
        if let Some(reply) = last_issued(case) {
            let class = reply.content.class.key().to_uppercase();
            row.result = text(&self.texts.export.result(class, &reply.content.text));
            row.reply_channel = Some(self.texts.export.in_writing.to_owned());
            let issued = reply.issued.as_ref();
            row.closed_at = issued.map(|issued| Moment::from_instant(issued.at));
        }
        row.closed = is_closed(case.stage.name());
        row.satisfaction = grade(case).or(row.satisfaction);
        row.follow_up = last_call(case, self.texts).or(row.follow_up.take());
        row.struck_off = Some(case.stage == Stage::StruckOff);
        row.struck_off_at = case.struck_off_on.map(Moment::Day);
    }

    /// What no column has room for: why a case takes another way than reply and strike-off.
    fn note(&self, row: &mut LedgerRow, reader: &mut Reader, case: &Case) -> Result<(), Error> {
        let say = &self.texts.export;
        let note = match &case.stage {
            Stage::Refused { lawful_way, .. } => Some(say.refused(lawful_way)),
            Stage::Withdrawn => Some(say.withdrawn.to_owned()),
            Stage::Terminated { reason } => Some(say.terminated(reason)),
            Stage::Merged { into, .. } => {
                let into = store::cases::by_id(reader, *into)?;
                into.map(|into| say.merged(into.case.number))
            }
            _ => case
                .docket
                .as_ref()
                .map(|docket| say.docketed(docket.milestone_on, &docket.plan)),
        };
        let lines = row.note.take().into_iter().chain(note);
        row.note = text(&lines.collect::<Vec<_>>().join("\n"));
        Ok(())
    }
}

/// The latest reply that left the building.
fn last_issued(case: &Case) -> Option<&Reply> {
    let earlier = case.earlier.iter().rev();
    let earlier = earlier.filter_map(|round| round.reply.as_ref());
    let mut all = case.reply.iter().chain(earlier);
    all.find(|reply| reply.issued.is_some())
}

/// `None` for cases that end without an answer of their own.
fn is_closed(stage: StageName) -> Option<bool> {
    match stage {
        StageName::Replied
        | StageName::AwaitingStrikeOff
        | StageName::AwaitingLeader
        | StageName::StruckOff => Some(true),
        StageName::Refused | StageName::Withdrawn | StageName::Merged | StageName::Terminated => {
            None
        }
        StageName::Submitted
        | StageName::Supplementing
        | StageName::Accepted
        | StageName::Assigned
        | StageName::Objected
        | StageName::InProgress
        | StageName::AwaitingMaterial
        | StageName::Docketed
        | StageName::ReplyDrafted
        | StageName::ReplySigned
        | StageName::WithdrawalCheck => Some(false),
    }
}

/// A text as a ledger that is read back has it.
fn text(told: &str) -> Option<String> {
    clean(told)
}

/// The same for a name, where a dash means nothing.
fn word(told: &str) -> Option<String> {
    clean(told).filter(|told| !is_placeholder(told))
}
