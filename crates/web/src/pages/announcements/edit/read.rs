//! Reads an announcement out of what was typed.

use domain::announcements::{Announcement, MeantFor, Standing};
use domain::cases::refusal::Problem;
use domain::ids::{AnnouncementId, MeetingId};
use domain::time::Date;
use messages::Texts;

use crate::error::field_sentence;
use crate::forms::Submitted;
use crate::pages::mending::Mend;

/// The announcement as typed, a draft; the first field that can't be read is what must be mended.
pub fn announcement(
    t: &Texts,
    typed: &Submitted,
    meeting: MeetingId,
    id: AnnouncementId,
) -> Result<Announcement, Mend> {
    let bad = |field: &str, problem| Mend::new(field, field_sentence(t, problem));
    let text = |name: &str| typed.text(name).trim().replace("\r\n", "\n");
    let number = |name: &'static str| {
        let read = text(name).parse::<u32>();
        read.map_err(|_| bad(name, Problem::NotANumber))
    };
    let day = text("sign_up_until").parse::<Date>();
    let sizes: Result<Vec<_>, _> = typed.all("sizes").iter().map(|size| size.parse()).collect();
    let split = |c: char| matches!(c, '、' | '，' | ',');
    let qualifications = text("qualifications");
    let named = qualifications.split(split).map(str::trim);
    Ok(Announcement {
        id,
        meeting,
        ends_at: text("ends_at"),
        audience: text("audience"),
        mode: text("mode")
            .parse()
            .map_err(|_| bad("mode", Problem::Missing))?,
        taken: text("taken"),
        not_taken: text("not_taken"),
        how: text("how"),
        sign_up_until: day.map_err(|_| bad("sign_up_until", Problem::NotADate))?,
        quota: number("quota")?,
        minutes_each: number("minutes_each")?,
        phone: text("phone"),
        meant_for: MeantFor {
            sizes: sizes.map_err(|_| bad("sizes", Problem::NotInList))?,
            places: typed.all("places").into_iter().map(str::to_owned).collect(),
            qualifications: named
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        },
        standing: Standing::Draft,
    })
}
