//! Invitations to a meeting for calendar programmes: iCalendar (RFC 5545) as iTIP (RFC 5546) has it.
//!
//! The same meeting keeps its UID, so that a calendar moves its entry instead of adding a second one; SEQUENCE rises with
//! each change. Nothing here reads a clock.

mod lines;

use domain::time::{Date, Instant, LOCAL_OFFSET_HOURS, local_date, local_hour_minute};

use lines::Lines;

/// What a calendar is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Put the meeting in, or move it.
    Request,
    /// Take it out.
    Cancel,
}

/// Who invites, or is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    /// A URI, such as `mailto:…` or `urn:uuid:…`.
    pub address: String,
}

/// When it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Minutes since midnight on the wall clock of Asia/Shanghai.
    Hours {
        begins: u32,
        ends: u32,
    },
    WholeDay,
}

/// One invitation of one party to one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarInvitation {
    /// The same for as long as the meeting exists, such as `0190…@deployment`.
    pub uid: String,
    /// Higher with each change.
    pub sequence: u32,
    pub method: Method,
    pub made_at: Instant,
    pub on: Date,
    pub when: When,
    pub summary: String,
    pub place: String,
    /// May have several lines.
    pub description: String,
    pub organizer: Party,
    pub attendee: Party,
}

/// China has had one time without summer time since 1992.
const ZONE: &[(&str, &str)] = &[
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "Asia/Shanghai"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19920101T000000"),
    ("TZOFFSETFROM", "+0800"),
    ("TZOFFSETTO", "+0800"),
    ("TZNAME", "CST"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

impl CalendarInvitation {
    /// The file, `text/calendar; charset=utf-8`.
    pub fn file(&self) -> String {
        let mut lines = Lines::default();
        let (method, status) = match self.method {
            Method::Request => ("REQUEST", "CONFIRMED"),
            Method::Cancel => ("CANCEL", "CANCELLED"),
        };
        lines.plain("BEGIN", "VCALENDAR");
        lines.plain("VERSION", "2.0");
        lines.plain("PRODID", "-//Zhengqi//Reception days//ZH");
        lines.plain("CALSCALE", "GREGORIAN");
        lines.plain("METHOD", method);
        ZONE.iter()
            .for_each(|(name, value)| lines.plain(name, value));
        lines.plain("BEGIN", "VEVENT");
        lines.text("UID", &self.uid);
        lines.plain("DTSTAMP", &utc(self.made_at));
        lines.plain("SEQUENCE", &self.sequence.to_string());
        lines.plain("STATUS", status);
        self.time(&mut lines);
        lines.text("SUMMARY", &self.summary);
        lines.text("LOCATION", &self.place);
        lines.text("DESCRIPTION", &self.description);
        lines.party("ORGANIZER", "", &self.organizer);
        let as_guest = ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
        lines.party("ATTENDEE", as_guest, &self.attendee);
        lines.plain("END", "VEVENT");
        lines.plain("END", "VCALENDAR");
        lines.finish()
    }

    fn time(&self, lines: &mut Lines) {
        let day = day(self.on);
        match self.when {
            When::WholeDay => {
                let next = self.on.tomorrow().unwrap_or(self.on);
                lines.plain("DTSTART;VALUE=DATE", &day);
                lines.plain("DTEND;VALUE=DATE", &self::day(next));
            }
            When::Hours { begins, ends } => {
                let at = |minutes: u32| {
                    let minutes = minutes.min(24 * 60 - 1);
                    format!("{day}T{:02}{:02}00", minutes / 60, minutes % 60)
                };
                lines.plain("DTSTART;TZID=Asia/Shanghai", &at(begins));
                lines.plain("DTEND;TZID=Asia/Shanghai", &at(ends));
            }
        }
    }
}

fn day(on: Date) -> String {
    format!("{:04}{:02}{:02}", on.year(), on.month(), on.day())
}

/// `20240506T010000Z`.
fn utc(at: Instant) -> String {
    let shifted = at.plus_minutes(-60 * LOCAL_OFFSET_HOURS);
    let (hour, minute) = local_hour_minute(shifted);
    let second = at.0.div_euclid(1_000).rem_euclid(60);
    format!(
        "{}T{hour:02}{minute:02}{second:02}Z",
        day(local_date(shifted))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::local_instant;

    fn invitation() -> CalendarInvitation {
        CalendarInvitation {
            uid: "0190b5a0-0000-7000-8000-000000000001@demo.example".to_owned(),
            sequence: 3,
            method: Method::Request,
            made_at: local_instant(Date::constant(2024, 5, 6), 7, 5),
            on: Date::constant(2024, 5, 29),
            when: When::Hours {
                begins: 540,
                ends: 690,
            },
            summary: "第3期 融资与账款；请准时, 谢谢".to_owned(),
            place: "吉首市人民路1号; 三楼会议室".to_owned(),
            description: "请带身份证。\n联系电话：0743-8200000\\分机1".to_owned(),
            organizer: Party {
                name: "州优化办".to_owned(),
                address: "urn:uuid:0190b5a0-0000-7000-8000-000000000002".to_owned(),
            },
            attendee: Party {
                name: "甲\"新\"材料; 有限公司".to_owned(),
                address: "urn:uuid:0190b5a0-0000-7000-8000-000000000003".to_owned(),
            },
        }
    }

    /// The file with its folded lines put together again.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "")
            .split("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_breaks_a_character() {
        let mut long = invitation();
        long.description = "关于企业反映的用地、用电、用工问题，".repeat(20);
        let file = long.file();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.trim_end().split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        let expected = format!("DESCRIPTION:{}", long.description);
        assert!(unfolded(&file).contains(&expected));
    }

    #[test]
    fn text_is_escaped_and_names_of_parties_are_quoted() {
        let lines = unfolded(&invitation().file());
        let has = |line: &str| assert!(lines.iter().any(|each| each == line), "{line}: {lines:?}");
        has("SUMMARY:第3期 融资与账款；请准时\\, 谢谢");
        has("LOCATION:吉首市人民路1号\\; 三楼会议室");
        has("DESCRIPTION:请带身份证。\\n联系电话：0743-8200000\\\\分机1");
        let guest = lines
            .iter()
            .find(|line| line.starts_with("ATTENDEE"))
            .unwrap();
        assert!(
            guest.contains(";CN=\"甲'新'材料; 有限公司\":urn:uuid:"),
            "{guest}"
        );
    }

    #[test]
    fn the_stamp_is_in_universal_time_and_the_meeting_in_its_own_zone() {
        let lines = unfolded(&invitation().file());
        for line in [
            "DTSTAMP:20240505T230500Z",
            "DTSTART;TZID=Asia/Shanghai:20240529T090000",
            "DTEND;TZID=Asia/Shanghai:20240529T113000",
            "TZID:Asia/Shanghai",
            "METHOD:REQUEST",
            "SEQUENCE:3",
        ] {
            assert!(lines.iter().any(|each| each == line), "{line}");
        }
    }

    #[test]
    fn a_cancelled_meeting_keeps_its_uid() {
        let cancel = CalendarInvitation {
            method: Method::Cancel,
            sequence: 4,
            ..invitation()
        };
        let (before, after) = (unfolded(&invitation().file()), unfolded(&cancel.file()));
        let of = |lines: &[String], name: &str| {
            lines
                .iter()
                .find(|line| line.starts_with(name))
                .cloned()
                .unwrap()
        };
        assert_eq!(of(&before, "UID:"), of(&after, "UID:"));
        assert_eq!(of(&after, "METHOD:"), "METHOD:CANCEL");
        assert_eq!(of(&after, "STATUS:"), "STATUS:CANCELLED");
    }

    #[test]
    fn a_meeting_without_an_hour_takes_the_day() {
        let day = CalendarInvitation {
            when: When::WholeDay,
            on: Date::constant(2024, 12, 31),
            ..invitation()
        };
        let lines = unfolded(&day.file());
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20241231".to_owned()));
        assert!(lines.contains(&"DTEND;VALUE=DATE:20250101".to_owned()));
    }
}
