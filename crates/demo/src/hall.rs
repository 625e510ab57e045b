//! A programme in which nothing has happened yet but that people sit in a hall today: for trying what is done there.

use app::ports::Ids;
use app::{App, Error};
use domain::ids::MeetingId;
use domain::meetings::{
    AgendaItem, AgendaKind, Attendee, Meeting, MeetingForm, MeetingStatus, USUAL_AGENDA,
};
use domain::time::{Instant, local_date};

use crate::dice::Dice;
use crate::prefecture::{Founder, Prefecture};
use crate::{accounts, plan, programme};

/// How many firms sit in the hall.
const FIRMS: usize = 6;

/// Founds the prefecture with its accounts and plans two meetings for the day of `at`: a dialogue and a visit on site.
pub fn open(app: &App, ids: &dyn Ids, at: Instant) -> Result<[MeetingId; 2], Error> {
    let firms = plan::firms(&mut Dice::new(2024));
    let prefecture = Founder::new(app, ids, at).found(&firms, 0)?;
    let manager = prefecture.manager();
    app.programme().replace(&manager, &programme(&prefecture))?;
    accounts::make(app, &prefecture)?;
    let forms = [MeetingForm::Dialogue, MeetingForm::FieldVisit];
    let mut ids_made = Vec::new();
    for (number, form) in (1..).zip(forms) {
        let meeting = meeting(ids, &prefecture, at, number, form);
        app.meetings().save(&manager, &meeting, 0)?;
        ids_made.push(meeting.id);
    }
    Ok([ids_made[0], ids_made[1]])
}

fn meeting(
    ids: &dyn Ids,
    prefecture: &Prefecture,
    at: Instant,
    number: u32,
    form: MeetingForm,
) -> Meeting {
    let held_on = local_date(at);
    let item = |(kind, minutes): &(AgendaKind, u32)| AgendaItem {
        kind: *kind,
        topic: String::new(),
        speaker: String::new(),
        minutes: *minutes,
    };
    let attendee = |enterprise: &crate::prefecture::Enterprise| Attendee {
        person: enterprise.entrepreneur,
        firm: enterprise.firm,
        present: false,
    };
    Meeting {
        id: MeetingId(ids.uuid(at)),
        year: i32::from(held_on.year()),
        number,
        theme: "酒业与茶产业".to_owned(),
        form,
        held_on,
        starts_at: "09:00".to_owned(),
        place: "州政务中心三楼".to_owned(),
        hosts: vec![prefecture.leaders[0]],
        offices: prefecture
            .offices
            .iter()
            .take(8)
            .map(|o| o.office)
            .collect(),
        attendees: prefecture
            .enterprises
            .iter()
            .take(FIRMS)
            .map(attendee)
            .collect(),
        agenda: USUAL_AGENDA.iter().map(item).collect(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    }
}
