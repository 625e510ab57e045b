//! Schemas of the closed lists, made of the lists themselves, so that the document can't name a word that isn't one.

use domain::cases::command::CommandKind;
use domain::cases::intake::{Channel, Openness, Proceedings, RequestType, Urgency};
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::state::StageName;
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, Type};

/// A text that is one of these words.
fn words(words: impl IntoIterator<Item = &'static str>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words))
        .build()
}

macro_rules! lists {
    ($($name:ident: $list:ident;)*) => {
        $(pub fn $name() -> Object { words($list::ALL.iter().map(|word| word.key())) })*
    };
}

lists! {
    channel: Channel;
    request_type: RequestType;
    openness: Openness;
    proceedings: Proceedings;
    urgency: Urgency;
    stage: StageName;
    command: CommandKind;
    class: ReplyClass;
    satisfaction: Satisfaction;
    solved: Solved;
}

/// A command: its name in `action`, and its own fields beside it.
pub fn action() -> Object {
    ObjectBuilder::new()
        .property("action", command())
        .required("action")
        .additional_properties(Some(AdditionalProperties::FreeForm(true)))
        .description(Some(
            "The fields depend on the action; one that is missing, wrong or unknown is named in the problem.",
        ))
        .build()
}
