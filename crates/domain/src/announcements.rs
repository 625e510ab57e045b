//! Announcements (接待日通告): what the public is told before a meeting, among it what is *not* taken there.
//!
//! A draft is nobody's business but the programme's: it tells nobody anything until it is published.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::firms::{Firm, FirmSize};
use crate::ids::{AnnouncementId, MeetingId};
use crate::meetings::{Meeting, MeetingStatus, minutes_of_day};
use crate::registers::Entry;
use crate::time::Date;
use crate::words;

words! {
    /// How people take part (接待方式).
    Mode { OnSite = "on_site", Online = "online", Both = "both" }
}

/// How long an entrepreneur speaks, in minutes: three to five, as the programmes' agendas have it.
pub const MINUTES_EACH: std::ops::RangeInclusive<u32> = 3..=5;
/// No programme has received more entrepreneurs at once.
const MOST_PLACES: u32 = 200;
/// The longest a paragraph of an announcement may be, in characters.
const LONGEST: usize = 2_000;

/// The announcement of one meeting. Date, place and leaders are the meeting's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub meeting: MeetingId,
    /// `11:30`: with the meeting's beginning, its length.
    pub ends_at: String,
    /// Who is received (接待对象).
    pub audience: String,
    pub mode: Mode,
    /// What is taken (受理范围).
    pub taken: String,
    /// What is not taken, and where to turn with it instead (不受理范围).
    pub not_taken: String,
    /// How to sign up (报名方式).
    pub how: String,
    /// The last day of signing up.
    pub sign_up_until: Date,
    /// How many firms are received (名额).
    pub quota: u32,
    /// Minutes for each entrepreneur, one of [`MINUTES_EACH`].
    pub minutes_each: u32,
    /// The office's telephone.
    pub phone: String,
    /// For which firms the meeting is meant; a hint, never a bar.
    pub meant_for: MeantFor,
    pub standing: Standing,
}

/// Where an announcement stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    Draft,
    Published { on: Date },
    Withdrawn { on: Date, reason: String },
}

/// Which firms are meant. An empty list means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeantFor {
    pub sizes: Vec<FirmSize>,
    /// Place codes.
    pub places: Vec<String>,
    /// One of these is enough, such as 专精特新.
    pub qualifications: Vec<String>,
}

words! {
    /// In what a firm differs from those that are meant.
    Misfit { Size = "size", Place = "place", Qualification = "qualification" }
}

impl MeantFor {
    /// In what the firm differs: before it drives a long way for what it can't use. What isn't known of a firm is no
    /// misfit.
    pub fn misfits(&self, firm: &Firm) -> Vec<Misfit> {
        let is_other = |is_listed: bool, is_open: bool| !is_open && !is_listed;
        let size = firm.size != FirmSize::Unknown
            && is_other(self.sizes.contains(&firm.size), self.sizes.is_empty());
        let place = !firm.place.is_empty()
            && is_other(self.places.contains(&firm.place), self.places.is_empty());
        let has_one = (firm.qualifications.iter()).any(|held| self.qualifications.contains(held));
        let qualification = is_other(has_one, self.qualifications.is_empty());
        [
            (size, Misfit::Size),
            (place, Misfit::Place),
            (qualification, Misfit::Qualification),
        ]
        .into_iter()
        .filter_map(|(differs, misfit)| differs.then_some(misfit))
        .collect()
    }
}

impl Announcement {
    /// Whether the public may read it.
    pub fn is_published(&self) -> bool {
        matches!(self.standing, Standing::Published { .. })
    }

    /// Whether firms may sign up on a day.
    pub fn takes_sign_ups(&self, meeting: &Meeting, today: Date) -> bool {
        self.is_published()
            && meeting.status == MeetingStatus::Planned
            && today <= self.sign_up_until
    }

    /// Tells the public.
    ///
    /// # Errors
    /// It is published already, or its meeting isn't planned any more.
    pub fn published(&self, meeting: &Meeting, on: Date) -> Result<Announcement, Refusal> {
        if self.is_published() || meeting.status != MeetingStatus::Planned {
            return Refusal::field("standing", Problem::NotInList);
        }
        self.fits(meeting)?;
        Ok(Announcement {
            standing: Standing::Published { on },
            ..self.clone()
        })
    }

    /// Takes it back, with the reason.
    pub fn withdrawn(&self, on: Date, reason: &str) -> Result<Announcement, Refusal> {
        if !self.is_published() {
            return Refusal::field("standing", Problem::NotInList);
        }
        let standing = Standing::Withdrawn {
            on,
            reason: reason.trim().to_owned(),
        };
        let withdrawn = Announcement {
            standing,
            ..self.clone()
        };
        withdrawn.check()?;
        Ok(withdrawn)
    }

    /// Refuses what doesn't go with the meeting: signing up after its day, an end before its beginning.
    pub fn fits(&self, meeting: &Meeting) -> Result<(), Refusal> {
        if self.sign_up_until >= meeting.held_on {
            return Refusal::field("sign_up_until", Problem::TooFar);
        }
        match self.length(meeting) {
            Some(0) => Refusal::field("ends_at", Problem::NotLater),
            _ => Ok(()),
        }
    }

    /// The meeting's length in minutes, 0 if it ends before it begins; none without a beginning.
    pub fn length(&self, meeting: &Meeting) -> Option<u32> {
        let begins = minutes_of_day(&meeting.starts_at)?;
        Some(minutes_of_day(&self.ends_at)?.saturating_sub(begins))
    }
}

impl Entry for Announcement {
    const NOUN: &'static str = "announcement";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        let texts = [
            ("audience", &self.audience),
            ("taken", &self.taken),
            ("not_taken", &self.not_taken),
            ("how", &self.how),
            ("phone", &self.phone),
        ];
        for (field, text) in texts {
            if text.trim().is_empty() {
                return Refusal::field(field, Problem::Missing);
            }
            if text.chars().count() > LONGEST {
                return Refusal::field(field, Problem::TooLong);
            }
        }
        if minutes_of_day(&self.ends_at).is_none() {
            return Refusal::field("ends_at", Problem::NotInList);
        }
        if !(1..=MOST_PLACES).contains(&self.quota) {
            return Refusal::field("quota", Problem::NotANumber);
        }
        if !MINUTES_EACH.contains(&self.minutes_each) {
            return Refusal::field("minutes_each", Problem::NotInList);
        }
        match &self.standing {
            Standing::Withdrawn { reason, .. } if reason.is_empty() => {
                Refusal::field("reason", Problem::Missing)
            }
            Standing::Withdrawn { .. } | Standing::Draft | Standing::Published { .. } => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::FirmId;

    fn firm(size: FirmSize, place: &str, qualifications: &[&str]) -> Firm {
        Firm {
            size,
            place: place.to_owned(),
            qualifications: qualifications.iter().map(|q| (*q).to_owned()).collect(),
            ..Firm::named(FirmId(Uuid::nil()), "某企业")
        }
    }

    #[test]
    fn a_firm_differs_in_what_the_meeting_asks_for_and_in_nothing_else() {
        let meant = MeantFor {
            sizes: vec![FirmSize::Small, FirmSize::Micro],
            places: Vec::new(),
            qualifications: vec!["专精特新".to_owned()],
        };
        let fitting = firm(FirmSize::Small, "433101", &["高新技术", "专精特新"]);
        assert_eq!(meant.misfits(&fitting), []);
        let large = firm(FirmSize::Large, "433101", &[]);
        assert_eq!(meant.misfits(&large), [Misfit::Size, Misfit::Qualification]);
        assert_eq!(MeantFor::default().misfits(&large), []);
    }

    #[test]
    fn what_is_not_known_of_a_firm_is_no_misfit() {
        let meant = MeantFor {
            sizes: vec![FirmSize::Small],
            places: vec!["433101".to_owned()],
            qualifications: Vec::new(),
        };
        assert_eq!(meant.misfits(&firm(FirmSize::Unknown, "", &[])), []);
        let elsewhere = firm(FirmSize::Unknown, "433122", &[]);
        assert_eq!(meant.misfits(&elsewhere), [Misfit::Place]);
    }
}
