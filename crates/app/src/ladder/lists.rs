//! The lists that the ladder's people work from: docketed cases, calls to make.

use domain::cases::state::{Case, Docket, DocketList};
use domain::cases::strike_off::days_tried;
use domain::cases::{Stage, StageName};
use domain::ids::PersonId;
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use store::Reader;
use uuid::Uuid;

use super::LadderDesk;
use crate::names::Names;
use crate::{Error, World};

/// Lines of one list; whoever has more works from the ledger.
const LINES: u32 = 500;

/// A list with the names of those in it.
#[derive(Debug, Clone)]
pub struct Listed<L> {
    pub lines: Vec<L>,
    pub names: Names,
    /// There are more than are listed.
    pub more: bool,
    pub today: Date,
}

/// A docketed case.
#[derive(Debug, Clone)]
pub struct DocketLine {
    pub list: DocketList,
    pub path: PathLine,
    pub docket: Docket,
}

/// What every line says of its case.
#[derive(Debug, Clone)]
pub struct PathLine {
    pub number: String,
    pub shown: String,
    pub title: String,
    pub firm: Option<Uuid>,
    pub lead: Option<Uuid>,
}

/// A firm to be called.
#[derive(Debug, Clone)]
pub struct CallLine {
    pub path: PathLine,
    /// When the reply was issued.
    pub replied_on: Option<Date>,
    /// The day by which the call is due.
    pub due_on: Option<Date>,
    /// On how many different days it was tried.
    pub tried: u32,
    pub last_tried_on: Option<Date>,
    /// The firm rated of its own accord and is called as one of the sample.
    pub is_sample: bool,
}

impl LadderDesk<'_> {
    /// Every docketed case, the next milestone first; split in its two lists by [`DocketLine::list`].
    pub fn docket(&self, actor: &Actor) -> Result<Listed<DocketLine>, Error> {
        if !has(actor, Permission::ViewDocket) {
            return Err(Error::NotPermitted);
        }
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let found = store::ladder::in_stage(reader, StageName::Docketed, LINES + 1)?;
            let more = found.len() > LINES as usize;
            let cases = found.into_iter().take(LINES as usize).map(|one| one.case);
            let lines = cases.filter_map(|case| {
                let docket = case.docket.clone()?;
                Some(DocketLine {
                    list: docket.list(today),
                    path: path(&case),
                    docket,
                })
            });
            let mut lines: Vec<DocketLine> = lines.collect();
            lines.sort_by_key(|line| (line.docket.milestone_on, line.path.number.clone()));
            let reviewers = lines.iter().map(|line| line.docket.reviewer);
            let ids = ids(lines.iter().map(|line| &line.path), reviewers);
            Ok(Listed {
                names: names(reader, &ids)?,
                lines,
                more,
                today,
            })
        })
    }

    /// The firms to be called: those whose reply waits for their word, and the sample of those who gave it themselves. A
    /// firm that was tried today is called another day.
    pub fn calls(&self, actor: &Actor) -> Result<Listed<CallLine>, Error> {
        if !has(actor, Permission::CallFirms) {
            return Err(Error::NotPermitted);
        }
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let world = World::load(reader)?;
            let mut found = store::ladder::in_stage(reader, StageName::Replied, LINES + 1)?;
            let sampled = store::ladder::in_stage(reader, StageName::AwaitingStrikeOff, LINES)?;
            let more = found.len() > LINES as usize;
            found.truncate(LINES as usize);
            let percent = world.settings.sample_percent;
            let sampled = sampled
                .into_iter()
                .filter(|one| is_sample(&one.case, percent));
            let mut lines: Vec<CallLine> = found
                .into_iter()
                .chain(sampled)
                .map(|one| call_line(&world, &one.case))
                .collect();
            lines.sort_by_key(|line| (line.is_sample, line.due_on, line.path.number.clone()));
            let ids = ids(lines.iter().map(|line| &line.path), std::iter::empty());
            Ok(Listed {
                names: names(reader, &ids)?,
                lines,
                more,
                today,
            })
        })
    }
}

/// A firm that rated well needs no call; some are called all the same, drawn by the case's own id so that nobody chooses.
fn is_sample(case: &Case, percent: u32) -> bool {
    let drawn = u32::from(case.id.0.as_bytes()[15]) * 100 / 256;
    case.stage == Stage::AwaitingStrikeOff
        && case.rating.is_some()
        && case.calls.is_empty()
        && drawn < percent
}

fn call_line(world: &World, case: &Case) -> CallLine {
    let issued = case.issued_reply().and_then(|reply| reply.issued.as_ref());
    let replied_on = issued.map(|issued| issued.on);
    let due = |on| domain::deadlines::due(&world.calendar, on, world.settings.follow_up).due_on;
    CallLine {
        path: path(case),
        replied_on,
        due_on: replied_on.map(due),
        tried: days_tried(&case.calls),
        last_tried_on: case.calls.iter().map(|call| call.on).max(),
        is_sample: case.stage == Stage::AwaitingStrikeOff,
    }
}

fn path(case: &Case) -> PathLine {
    PathLine {
        number: case.number.clone(),
        shown: case.shown_number(),
        title: case.intake.title.clone(),
        firm: case.intake.firm.map(|firm| firm.0),
        lead: case.office().map(|office| office.0),
    }
}

fn ids<'a>(
    paths: impl Iterator<Item = &'a PathLine>,
    people: impl Iterator<Item = PersonId>,
) -> Vec<Uuid> {
    let of_paths = paths.flat_map(|path| path.firm.into_iter().chain(path.lead));
    let mut ids: Vec<Uuid> = of_paths.chain(people.map(|person| person.0)).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn names(reader: &mut Reader, ids: &[Uuid]) -> Result<Names, Error> {
    Ok(Names::new(store::names::of(reader, ids)?))
}
