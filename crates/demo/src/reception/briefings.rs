//! Policy briefings and legal trainings of the meetings: planned, then held.

use app::Error;
use domain::briefings::{Asked, Briefing, BriefingKind};
use domain::ids::{BriefingId, MeetingId};

use super::past_texts::BRIEFINGS;
use crate::year::Year;

/// One of each for the `n`th meeting.
pub fn plan(year: &Year<'_>, meeting: MeetingId, n: usize) -> Result<(), Error> {
    let kinds = [BriefingKind::Policy, BriefingKind::Law];
    for (kind, told) in kinds.into_iter().zip(&BRIEFINGS[n]) {
        let briefing = Briefing {
            id: BriefingId(year.ids.uuid(year.app.now())),
            meeting,
            kind,
            topic: told.topic.to_owned(),
            speaker: told.speaker.to_owned(),
            audience: "参会企业和商协会".to_owned(),
            minutes: 15,
            present: None,
            slides: Vec::new(),
            questions: Vec::new(),
        };
        (year.app.briefings()).save(&year.prefecture.manager(), &briefing, 0)?;
    }
    Ok(())
}

/// Both were heard by everybody in the room, and one firm asked something at each.
pub fn hold(year: &Year<'_>, meeting: MeetingId, n: usize) -> Result<(), Error> {
    let (manager, desk) = (year.prefecture.manager(), year.app.briefings());
    let found = desk.of_meeting(&manager, meeting)?;
    let present = found.meeting.attendees.len() + found.meeting.offices.len();
    for (k, briefing) in found.briefings.iter().enumerate() {
        let mut told = BRIEFINGS[n].iter();
        let Some(told) = told.find(|told| told.topic == briefing.entry.topic) else {
            continue;
        };
        let held = Briefing {
            present: u32::try_from(present).ok(),
            ..briefing.entry.clone()
        };
        desk.save(&manager, &held, briefing.version)?;
        let question = Asked {
            firm: (found.meeting.attendees.get(2 * k + 1)).map(|seat| seat.firm),
            text: told.question.to_owned(),
            answer: told.answer.to_owned(),
            case: None,
        };
        desk.ask(&manager, held.id, briefing.version + 1, question, None)?;
    }
    Ok(())
}
