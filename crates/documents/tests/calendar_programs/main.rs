//! Invitations as two calendar programmes of others read them: the Python packages `icalendar` and
//! `recurring-ical-events`. `ZHENGQI_PYTHON` names a Python that has them; without it `python3` is asked.

use std::path::PathBuf;
use std::process::Command;

use documents::invitation::{CalendarInvitation, Method, Party, When};
use domain::time::{Date, local_instant};

const READ: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/calendar_programs/read.py"
);

fn python() -> Command {
    let named = std::env::var_os("ZHENGQI_PYTHON");
    Command::new(named.unwrap_or_else(|| "python3".into()))
}

/// Whether there is a Python with both packages; the reason is noted if not.
fn can_read() -> bool {
    let tried = python()
        .args(["-c", "import icalendar, recurring_ical_events"])
        .output();
    let can = tried.is_ok_and(|output| output.status.success());
    if !can {
        testing::skip(
            "no Python with icalendar and recurring-ical-events: pip install icalendar recurring-ical-events \
             (ZHENGQI_PYTHON names another Python)",
        );
    }
    can
}

/// What the programmes understood of invitations that arrived one after the other.
fn understood(arrived: &[&CalendarInvitation]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |(n, invitation): (usize, &&CalendarInvitation)| {
        let path = folder.path().join(format!("{n}.ics"));
        std::fs::write(&path, invitation.file()).unwrap();
        path
    };
    let paths: Vec<PathBuf> = arrived.iter().enumerate().map(write).collect();
    let mut command = python();
    command.env("PYTHONUTF8", "1").arg(READ).arg("2024");
    let output = command.args(paths).output().unwrap();
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{problem}");
    let told = String::from_utf8(output.stdout).unwrap();
    told.lines().map(str::to_owned).collect()
}

fn invitation() -> CalendarInvitation {
    CalendarInvitation {
        uid: "0190b5a0-0000-7000-8000-000000000001@demo.example".to_owned(),
        sequence: 0,
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
            name: "甲新材料; 有限公司".to_owned(),
            address: "urn:uuid:0190b5a0-0000-7000-8000-000000000003".to_owned(),
        },
    }
}

fn moved() -> CalendarInvitation {
    CalendarInvitation {
        sequence: 1,
        on: Date::constant(2024, 6, 5),
        when: When::Hours {
            begins: 870,
            ends: 1_020,
        },
        ..invitation()
    }
}

fn shown(told: &[String]) -> Vec<&str> {
    let each = told.iter().filter_map(|line| line.strip_prefix("shown "));
    each.collect()
}

#[test]
fn both_programmes_read_every_word_and_the_hour_of_its_zone() {
    if !can_read() {
        return;
    }
    let told = understood(&[&invitation()]);
    let expected = [
        "method REQUEST",
        "uid 0190b5a0-0000-7000-8000-000000000001@demo.example",
        "zone Asia/Shanghai",
        "guest 甲新材料; 有限公司",
        "text 请带身份证。|联系电话：0743-8200000\\分机1",
        "shown CONFIRMED 2024-05-29T09:00:00+08:00 2024-05-29T11:30:00+08:00 第3期 融资与账款；请准时, 谢谢 @ \
         吉首市人民路1号; 三楼会议室",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_meeting_that_moved_is_shown_once_where_it_is_now() {
    if !can_read() {
        return;
    }
    let told = understood(&[&invitation(), &moved()]);
    let shown = shown(&told);
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(
        shown[0].starts_with("CONFIRMED 2024-06-05T14:30:00+08:00 2024-06-05T17:00:00+08:00"),
        "{shown:?}"
    );
    // What arrives late, though it was said before, doesn't move it back.
    let late = understood(&[&moved(), &invitation()]);
    assert_eq!(self::shown(&late), shown);
}

#[test]
fn a_meeting_that_was_called_off_is_shown_as_cancelled() {
    if !can_read() {
        return;
    }
    let off = CalendarInvitation {
        sequence: 2,
        method: Method::Cancel,
        ..moved()
    };
    let told = understood(&[&invitation(), &moved(), &off]);
    assert!(told.contains(&"method CANCEL".to_owned()));
    let shown = shown(&told);
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("CANCELLED 2024-06-05"), "{shown:?}");
}
