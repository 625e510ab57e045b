//! The entrepreneurs of a meeting: whom it invites, who came, and how often each was asked before.

use app::meetings::{Attendance, MeetingView};
use domain::meetings::Attendee;
use domain::permits::{Permission, has};
use domain::settings::Settings;
use messages::Texts;

use super::show::Mending;
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::tag::{Tag, Tone};
use crate::pages::{error_of, errors};
use crate::views::meetings::{InvitationDesk, Invited};
use crate::visitor::SignedIn;
use crate::wording::long_date;

/// Who is invited and who came. Firms are links for those who may look at them.
pub fn rows(
    t: &'static Texts,
    reader: &SignedIn,
    found: &MeetingView,
    settings: &Settings,
) -> Vec<Invited> {
    let sees_firms = has(&reader.actor, Permission::ViewFirms);
    let line = |attendee: &Attendee| Invited {
        firm: found.name(attendee.firm.0).to_owned(),
        firm_page: sees_firms.then(|| format!("/firms/{}", attendee.firm)),
        person: found.name(attendee.person.0).to_owned(),
        person_id: attendee.person.to_string(),
        attendance: attendance(t, current(attendee)).to_owned(),
        choices: Attendance::ALL
            .iter()
            .map(|mark| {
                Choice::new(mark.key(), attendance(t, *mark)).picked_if(current(attendee).key())
            })
            .collect(),
        burden: burden(t, found, attendee),
        warning: warning(t, found, attendee, settings),
    };
    found.meeting.attendees.iter().map(line).collect()
}

fn current(attendee: &Attendee) -> Attendance {
    match attendee.present {
        true => Attendance::Present,
        false => Attendance::Invited,
    }
}

fn attendance(t: &Texts, mark: Attendance) -> &'static str {
    match mark {
        Attendance::Invited => t.meetings.attendance.invited,
        Attendance::Present => t.meetings.attendance.present,
        Attendance::Withdrawn => t.meetings.attendance.withdrawn,
    }
}

fn burden(t: &Texts, found: &MeetingView, attendee: &Attendee) -> String {
    let burden = found
        .burdens
        .get(&attendee.firm)
        .copied()
        .unwrap_or_default();
    match burden.last_on {
        Some(last) => t
            .meetings
            .burden
            .times(burden.invitations, long_date(t, last)),
        None => t.meetings.burden.none.to_owned(),
    }
}

fn warning(
    t: &Texts,
    found: &MeetingView,
    attendee: &Attendee,
    settings: &Settings,
) -> Option<Tag> {
    let burden = found.burdens.get(&attendee.firm)?;
    let words = &t.meetings.burden;
    if burden.is_too_often(settings) {
        let sentence = words.too_often(settings.invitations_per_year);
        return Some(Tag::new(Tone::Warn, sentence));
    }
    let is_soon = burden.is_too_soon(found.meeting.held_on, settings);
    is_soon.then(|| Tag::new(Tone::Warn, words.too_soon(settings.invitation_gap_days)))
}

/// Where invitations and attendance are written.
pub fn desk(t: &'static Texts, found: &MeetingView, mending: &Mending) -> InvitationDesk {
    let (words, error) = (&t.meetings.page, mending.invitation.as_ref());
    let at = format!("/meetings/{}", found.meeting.id);
    let typed = &mending.typed;
    let firm = Control::Lookup {
        from: "/lookup/firms".to_owned(),
        chosen: typed.text("firm_id").to_owned(),
    };
    let mut fields = vec![
        Field::new(t, "firm", words.invite_firm)
            .control(firm)
            .hint(words.invite_firm_hint)
            .value(typed.text("firm"))
            .error(error_of(t, error, "firm")),
        Field::new(t, "post", words.invite_post)
            .control(Control::Short)
            .need(Need::Optional)
            .hint(words.invite_post_hint)
            .value(typed.text("post"))
            .error(error_of(t, error, "post")),
    ];
    InvitationDesk {
        attendance: format!("{at}/attendance"),
        invite: format!("{at}/attendees"),
        version: found.version,
        errors: errors(t, error).mending(&mut fields),
        fields,
    }
}
