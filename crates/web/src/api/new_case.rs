//! A case to be raised, as programmes send it.

use domain::cases::Intake;
use domain::cases::intake::{Channel, Contact, Openness, Proceedings, RequestType, Urgency};
use domain::ids::{ChamberId, FirmId, MeetingId};
use domain::time::Instant;
use serde::Deserialize;
use utoipa::ToSchema;

use super::schema;

/// The registration form (诉求登记表). Money in 分, instants in milliseconds since 1970 (UTC).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    #[schema(schema_with = schema::channel)]
    channel: Channel,
    #[schema(schema_with = schema::request_type)]
    request_type: RequestType,
    /// The firm that raises it.
    #[schema(value_type = String, format = "uuid")]
    firm: FirmId,
    /// The chamber that files for its member.
    #[schema(value_type = Option<String>, format = "uuid")]
    chamber: Option<ChamberId>,
    /// The meeting at which it was raised.
    #[schema(value_type = Option<String>, format = "uuid")]
    meeting: Option<MeetingId>,
    title: String,
    /// What happened.
    facts: String,
    /// What the firm wants.
    ask: String,
    /// Code of the programme's list of categories.
    category: String,
    /// Code of the programme's list of places.
    place: String,
    amount_fen: Option<i64>,
    /// Ways already tried, with their numbers.
    #[serde(default)]
    tried_elsewhere: String,
    #[schema(schema_with = schema::proceedings)]
    proceedings: Proceedings,
    #[schema(schema_with = schema::urgency)]
    urgency: Urgency,
    #[schema(schema_with = schema::openness)]
    openness: Openness,
    /// The declaration that nothing in the form is a state secret.
    no_state_secrets: bool,
    contact: Option<NewContact>,
    /// When it was first received, if that was before now.
    #[schema(value_type = Option<i64>)]
    received_at: Option<Instant>,
}

/// Whom to call at the firm.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    name: String,
    phone: String,
}

impl NewCase {
    /// The form, and when it was received if that was said.
    pub fn into_intake(self) -> (Intake, Option<Instant>) {
        let contact = self.contact.map(|contact| Contact {
            name: contact.name,
            phone: contact.phone,
        });
        let intake = Intake {
            channel: self.channel,
            request_type: self.request_type,
            firm: Some(self.firm),
            chamber: self.chamber,
            meeting: self.meeting,
            title: self.title,
            facts: self.facts,
            ask: self.ask,
            category: self.category,
            place: self.place,
            amount_fen: self.amount_fen,
            tried_elsewhere: self.tried_elsewhere,
            proceedings: self.proceedings,
            urgency: self.urgency,
            openness: self.openness,
            no_state_secrets: self.no_state_secrets,
            contact,
        };
        (intake, self.received_at)
    }
}
