//! A case as programmes see it: what the asker may see, and what the asker may do next.

use app::cases::{CaseView, Done, HistoryEntry};
use domain::cases::reply::Reply;
use serde::Serialize;
use utoipa::ToSchema;

use super::schema;

/// One case. Instants in milliseconds since 1970 (UTC), dates as `2024-05-06`, money in 分.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseResource {
    /// As people write it: `2024-0136`.
    number: String,
    /// The number of events so far; also the ETag.
    version: i64,
    #[schema(schema_with = schema::stage)]
    stage: &'static str,
    received_at: i64,
    /// The day by which the office answers.
    #[schema(format = Date)]
    due_on: Option<String>,
    #[schema(schema_with = schema::channel)]
    channel: &'static str,
    #[schema(format = "uuid")]
    firm: Option<String>,
    title: String,
    facts: String,
    ask: String,
    category: String,
    place: String,
    amount_fen: Option<i64>,
    /// Only for those who may call the firm.
    contact: Option<ContactResource>,
    assignment: Option<AssignmentResource>,
    /// The reply that was issued to the firm.
    reply: Option<ReplyResource>,
    rating: Option<RatingResource>,
    history: Vec<EventResource>,
    /// What the asker may do now: values of `action`.
    allowed: Vec<&'static str>,
}

/// Whom to call at the firm.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactResource {
    name: String,
    phone: String,
}

/// One lead office and one responsible officer.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentResource {
    #[schema(format = "uuid")]
    lead: String,
    #[schema(format = "uuid")]
    officer: String,
    co_offices: Vec<String>,
    #[schema(format = "uuid")]
    leader: Option<String>,
    assigned_at: i64,
    acknowledged_at: Option<i64>,
}

/// An issued reply.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReplyResource {
    /// Document number.
    number: String,
    #[schema(format = Date)]
    issued_on: String,
    #[schema(schema_with = schema::class)]
    class: &'static str,
    text: String,
    basis: String,
    #[schema(format = Date)]
    promised_on: Option<String>,
}

/// What the firm said of the reply.
#[derive(Debug, Serialize, ToSchema)]
pub struct RatingResource {
    #[schema(schema_with = schema::satisfaction)]
    satisfaction: &'static str,
    #[schema(schema_with = schema::solved)]
    solved: &'static str,
    reason: String,
}

/// One event of the record.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventResource {
    /// 1, 2, 3 … within the case.
    seq: i64,
    /// Such as `case.assigned`.
    kind: &'static str,
    /// Who did it; absent for what the programme did by itself.
    #[schema(format = "uuid")]
    actor: Option<String>,
    #[schema(format = "uuid")]
    on_behalf_of: Option<String>,
    recorded_at: i64,
    occurred_at: i64,
    /// Chains the event to the one before it; hexadecimal.
    hash: String,
}

/// What came of a command.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneResource {
    pub number: String,
    pub version: i64,
}

impl From<Done> for DoneResource {
    fn from(done: Done) -> DoneResource {
        DoneResource {
            number: done.number,
            version: done.version,
        }
    }
}

impl CaseResource {
    /// The case as its viewer may see it.
    pub fn of(view: CaseView) -> CaseResource {
        let case = view.case;
        CaseResource {
            version: case.version,
            stage: case.stage.name().key(),
            received_at: case.received_at.0,
            due_on: case.due.as_ref().map(|due| due.due_on.to_string()),
            assignment: assignment(&case),
            reply: case.issued_reply().and_then(reply),
            rating: case.rating.as_ref().map(|rating| RatingResource {
                satisfaction: rating.satisfaction.key(),
                solved: rating.solved.key(),
                reason: rating.reason.clone(),
            }),
            contact: contact(view.may_see_contact, &case),
            channel: case.intake.channel.key(),
            firm: case.intake.firm.map(|firm| firm.to_string()),
            title: case.intake.title,
            facts: case.intake.facts,
            ask: case.intake.ask,
            category: case.intake.category,
            place: case.intake.place,
            amount_fen: case.intake.amount_fen,
            number: case.number,
            history: view.history.iter().map(event).collect(),
            allowed: view.allowed.iter().map(|kind| kind.key()).collect(),
        }
    }
}

fn contact(may_see: bool, case: &domain::cases::Case) -> Option<ContactResource> {
    let contact = case.intake.contact.as_ref().filter(|_| may_see)?;
    Some(ContactResource {
        name: contact.name.clone(),
        phone: contact.phone.clone(),
    })
}

fn assignment(case: &domain::cases::Case) -> Option<AssignmentResource> {
    let assignment = case.assignment.as_ref()?;
    let co_offices = assignment.co_handlers.iter();
    Some(AssignmentResource {
        lead: assignment.lead.to_string(),
        officer: assignment.officer.to_string(),
        co_offices: co_offices.map(|co| co.office.to_string()).collect(),
        leader: assignment.leader.map(|leader| leader.to_string()),
        assigned_at: assignment.assigned_at.0,
        acknowledged_at: assignment.acknowledged_at.map(|at| at.0),
    })
}

fn reply(reply: &Reply) -> Option<ReplyResource> {
    let issued = reply.issued.as_ref()?;
    Some(ReplyResource {
        number: issued.number.clone(),
        issued_on: issued.on.to_string(),
        class: reply.content.class.key(),
        text: reply.content.text.clone(),
        basis: reply.content.basis.clone(),
        promised_on: reply.content.promised_on.map(|day| day.to_string()),
    })
}

fn event(entry: &HistoryEntry) -> EventResource {
    EventResource {
        seq: entry.seq,
        kind: entry.event.kind(),
        actor: entry.actor.map(|person| person.to_string()),
        on_behalf_of: entry.on_behalf_of.map(|person| person.to_string()),
        recorded_at: entry.recorded_at.0,
        occurred_at: entry.occurred_at.0,
        hash: entry.hash.to_string(),
    }
}
