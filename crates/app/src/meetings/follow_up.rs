//! What became of the problems of a meeting (跟踪问效): one line for each, and how far all of them have come.

use domain::ids::MeetingId;
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission};
use domain::statistics::{CaseFact, Measure};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::ListRow;

use super::{Meetings, load, permit, raised};
use crate::Error;

/// A meeting and the problems of it that the reader may see, in the order of their numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    pub meeting: Meeting,
    /// How many problems were raised at it, by all firms.
    pub problems: i64,
    pub cases: Vec<Followed>,
}

/// One problem and how far it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    pub line: ListRow,
    /// The same answers that the figures count.
    pub fact: CaseFact,
    pub acknowledged_on: Option<Date>,
    pub struck_off_on: Option<Date>,
    /// Whether somebody owes the firm something since a day that has passed.
    pub is_overdue: bool,
}

impl FollowUp {
    /// For how many of the problems seen something is true.
    pub fn count(&self, is: impl Fn(&Followed) -> bool) -> usize {
        self.cases.iter().filter(|case| is(case)).count()
    }

    /// How many of the problems seen answer a question with yes.
    pub fn measured(&self, measure: Measure) -> usize {
        self.count(|case| case.fact.is(measure))
    }
}

impl Meetings<'_> {
    /// How far the problems of a meeting have come.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a meeting that there is not.
    pub fn follow_up(&self, actor: &Actor, id: MeetingId) -> Result<FollowUp, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let today = self.today();
        self.app.db.read(|reader| {
            let meeting = load(reader, id)?.entry;
            let raised = raised(reader, meeting.year)?;
            let lines = self.cases_of(reader, actor, id)?;
            let mut cases = Vec::with_capacity(lines.len());
            for line in lines {
                cases.extend(followed(reader, line, today)?);
            }
            Ok(FollowUp {
                problems: raised.get(&id.to_string()).copied().unwrap_or(0),
                meeting,
                cases,
            })
        })
    }
}

fn followed(reader: &mut Reader, line: ListRow, today: Date) -> Result<Option<Followed>, Error> {
    let Some(stored) = store::cases::by_id(reader, line.id)? else {
        return Ok(None);
    };
    let case = stored.case;
    let assignment = case.assignment.as_ref();
    Ok(Some(Followed {
        line,
        acknowledged_on: assignment.and_then(|a| a.acknowledged_at).map(local_date),
        struck_off_on: case.struck_off_on,
        is_overdue: case.is_overdue(today),
        fact: CaseFact::of(&case),
    }))
}
