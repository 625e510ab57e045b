//! What one case contributes to the figures: a narrow row of keys and yes/no measures.

use crate::cases::intake::Difficulty;
use crate::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use crate::cases::{Case, StageName};
use crate::time::{Date, local_date};
use crate::words;

words! {
    /// What figures are cut by.
    Dimension {
        Total = "total", Category = "category", Office = "office", Place = "place", Meeting = "meeting",
        Month = "month", Difficulty = "difficulty",
    }
}

words! {
    /// A yes/no question about a case; a figure is the number of yeses.
    Measure {
        Received = "received", Assigned = "assigned", Replied = "replied",
        ClassA = "class_a", ClassB = "class_b", ClassC = "class_c", ClassD = "class_d",
        StruckOff = "struck_off",
        /// The first reply was issued by its due date, approved extensions included.
        OnTime = "on_time", Late = "late",
        /// The firm's voice was heard: it rated, or the call reached it.
        Heard = "heard",
        /// Replied, but the firm has said nothing: not rated, never satisfied.
        NotRated = "not_rated",
        /// The firm confirmed in a call that the office contacted it.
        Contacted = "contacted",
        /// The firm says that it is solved.
        Solved = "solved",
        Satisfied = "satisfied", Basically = "basically_satisfied", Dissatisfied = "dissatisfied",
        Reworked = "reworked", Returned = "returned", Extended = "extended", Objected = "objected",
        Docketed = "docketed", Refused = "refused", Withdrawn = "withdrawn", Merged = "merged",
        /// The firm was asked for a good rating or to withdraw.
        Pressed = "pressed",
    }
}

/// The row of one case. Text keys are empty where they don't apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    /// Year of the first receipt.
    pub year: i32,
    /// 1–12.
    pub month: i8,
    pub category: String,
    pub office: String,
    pub place: String,
    pub meeting: String,
    pub difficulty: String,
    pub stage: StageName,
    pub due_on: Option<Date>,
    pub replied_on: Option<Date>,
    /// Bit n is the n-th measure of [`Measure::ALL`].
    pub measures: u64,
}

impl CaseFact {
    /// The row of a case.
    pub fn of(case: &Case) -> CaseFact {
        let received_on = local_date(case.received_at);
        let meeting = case
            .assignment
            .as_ref()
            .and_then(|a| a.meeting)
            .or(case.intake.meeting);
        CaseFact {
            year: i32::from(received_on.year()),
            month: received_on.month(),
            category: case.intake.category.clone(),
            office: case
                .lead()
                .map(|office| office.to_string())
                .unwrap_or_default(),
            place: case.intake.place.clone(),
            meeting: meeting
                .map(|meeting| meeting.to_string())
                .unwrap_or_default(),
            difficulty: case
                .difficulty
                .map(Difficulty::key)
                .unwrap_or_default()
                .to_owned(),
            stage: case.stage.name(),
            due_on: case.due.as_ref().map(|due| due.due_on),
            replied_on: case.first_reply.as_ref().map(|first| first.on),
            measures: measures(case),
        }
    }

    /// Whether the case answers a question with yes.
    pub fn is(&self, measure: Measure) -> bool {
        self.measures & bit(measure) != 0
    }

    /// The key under which the case counts in a dimension; `None` where it doesn't count.
    pub fn key(&self, dimension: Dimension) -> Option<String> {
        let key = match dimension {
            Dimension::Total => return Some(String::new()),
            Dimension::Category => self.category.clone(),
            Dimension::Office => self.office.clone(),
            Dimension::Place => self.place.clone(),
            Dimension::Meeting => self.meeting.clone(),
            Dimension::Month => format!("{:02}", self.month),
            Dimension::Difficulty => self.difficulty.clone(),
        };
        (!key.is_empty()).then_some(key)
    }
}

/// The bit of a measure in [`CaseFact::measures`].
pub fn bit(measure: Measure) -> u64 {
    1 << measure as u64
}

fn measures(case: &Case) -> u64 {
    // A merged case lives on in the other one: it counts as merged and as nothing else.
    if case.stage.name() == StageName::Merged {
        return bit(Measure::Merged);
    }
    Measure::ALL
        .iter()
        .filter(|measure| answers(case, **measure))
        .map(|measure| bit(*measure))
        .sum()
}

fn answers(case: &Case, measure: Measure) -> bool {
    let first = case.first_reply.as_ref();
    let replied = first.is_some()
        || case
            .ledger
            .as_ref()
            .is_some_and(|ledger| ledger.replied_at.is_some());
    let grade = grade(case);
    match measure {
        Measure::Received => true,
        Measure::Assigned => {
            case.assignment.is_some()
                || case
                    .ledger
                    .as_ref()
                    .is_some_and(|l| !l.lead_office.is_empty())
        }
        Measure::Replied => replied,
        Measure::ClassA => class(case) == Some(ReplyClass::A),
        Measure::ClassB => class(case) == Some(ReplyClass::B),
        Measure::ClassC => class(case) == Some(ReplyClass::C),
        Measure::ClassD => class(case) == Some(ReplyClass::D),
        Measure::StruckOff => case.stage.name() == StageName::StruckOff,
        Measure::OnTime => first.is_some_and(|first| first.on <= first.due_on),
        Measure::Late => first.is_some_and(|first| first.on > first.due_on),
        Measure::Heard => replied && grade.is_some(),
        Measure::NotRated => replied && grade.is_none(),
        Measure::Contacted => reached(case).is_some_and(|answers| answers.contacted),
        Measure::Solved => solved(case) == Some(Solved::Yes),
        Measure::Satisfied => matches!(
            grade,
            Some(Satisfaction::VerySatisfied | Satisfaction::Satisfied)
        ),
        Measure::Basically => grade == Some(Satisfaction::Basically),
        Measure::Dissatisfied => grade.is_some_and(Satisfaction::is_bad),
        Measure::Reworked => case.reworks > 0,
        Measure::Returned => case.returned_replies > 0,
        Measure::Extended => case.extensions.granted > 0,
        Measure::Objected => case.objection.raised > 0,
        Measure::Docketed => case.docket.as_ref().is_some_and(|docket| docket.approved),
        Measure::Refused => case.stage.name() == StageName::Refused,
        Measure::Withdrawn => case.stage.name() == StageName::Withdrawn,
        Measure::Merged => false,
        Measure::Pressed => reached(case).is_some_and(|answers| answers.pressed),
    }
}

/// The class of the latest issued reply.
fn class(case: &Case) -> Option<ReplyClass> {
    let reply = case.reply.as_ref().filter(|reply| reply.issued.is_some());
    reply
        .map(|reply| reply.content.class)
        .or(case.first_reply.as_ref().map(|first| first.class))
}

/// The last call that reached the firm.
fn reached(case: &Case) -> Option<&CallAnswers> {
    case.calls
        .iter()
        .rev()
        .find_map(|call| call.answers.as_ref())
}

/// What the firm wrote itself counts before what it said on the phone.
fn grade(case: &Case) -> Option<Satisfaction> {
    let rated = case.rating.as_ref().map(|rating| rating.satisfaction);
    rated.or_else(|| reached(case).and_then(|answers| answers.satisfaction))
}

fn solved(case: &Case) -> Option<Solved> {
    grade(case)?;
    let rated = case.rating.as_ref().map(|rating| rating.solved);
    rated.or_else(|| reached(case).map(|answers| answers.solved))
}
