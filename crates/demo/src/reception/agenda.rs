//! The agenda in the programme's own order: policy briefing and legal training first.

use domain::meetings::{AgendaItem, AgendaKind};

/// How long each entrepreneur speaks.
pub const MINUTES_EACH: u32 = 5;

/// The items of a meeting with so many speakers.
pub fn items(speakers: usize) -> Vec<AgendaItem> {
    let item = |kind, topic: &str, speaker: &str, minutes| AgendaItem {
        kind,
        topic: topic.to_owned(),
        speaker: speaker.to_owned(),
        minutes,
    };
    let speaking = MINUTES_EACH * u32::try_from(speakers).unwrap_or(0);
    vec![
        item(
            AgendaKind::PolicyBriefing,
            "国家和省重大政策传达",
            "州优化办",
            15,
        ),
        item(
            AgendaKind::LegalTraining,
            "企业合规与权益保护",
            "州司法局",
            15,
        ),
        item(AgendaKind::Strategy, "全州产业规划解读", "州发改委", 10),
        item(AgendaKind::Entrepreneurs, "企业家发言", "", speaking),
        item(AgendaKind::OfficesAnswer, "部门现场回应", "", 20),
        item(AgendaKind::LeaderAssigns, "领导讲话与现场交办", "", 20),
        item(AgendaKind::Opinions, "意见收集", "", 5),
    ]
}
