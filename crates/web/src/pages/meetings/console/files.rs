//! The files of the firms in the room, each in a glance.

use app::rooms::FirmFile;
use domain::firms::{Firm, FirmSize};
use messages::Texts;

use super::desk::Desk;
use crate::components::tag::{Tag, Tone};
use crate::views::meeting::FirmSheet;

pub fn sheets(t: &'static Texts, desk: &Desk) -> Vec<FirmSheet> {
    let speaking = desk.room.floor.speaker.map(|speaker| speaker.firm);
    let sheet = |file: &FirmFile| FirmSheet {
        id: file.firm.id.to_string(),
        place: file.firm.place.clone(),
        name: file.firm.name.clone(),
        page: format!("/firms/{}", file.firm.id),
        facts: facts(t, desk, &file.firm),
        cases: file
            .cases
            .iter()
            .map(|case| {
                let stage = t.lookup(&format!("stages.{}", case.stage.key()));
                let tag = Tag::new(Tone::of_stage(case.stage), stage.unwrap_or_default());
                (case.number.clone(), case.title.clone(), tag)
            })
            .collect(),
        is_speaking: speaking == Some(file.firm.id),
    };
    desk.files.iter().map(sheet).collect()
}

fn facts(t: &'static Texts, desk: &Desk, firm: &Firm) -> Vec<(&'static str, String)> {
    let words = &t.meeting_console;
    let mut facts = vec![
        (
            words.file_place,
            desk.world.programme.place(&firm.place).to_owned(),
        ),
        (words.file_size, size(t, firm.size)),
        (words.file_kind, firm.kind.clone()),
        (words.file_tags, firm.qualifications.join(t.room.separator)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn size(t: &'static Texts, size: FirmSize) -> String {
    match size {
        FirmSize::Unknown => String::new(),
        known => {
            let words = t.lookup(&format!("figures.size.{}", known.key()));
            words.unwrap_or_default().to_owned()
        }
    }
}
