//! An edit of the calendar moves the due dates of running cases, on both engines.

mod place;

use app::Error;
use app::calendar::Edit;
use app::cases::{MovedDate, Query};
use domain::calendar::{DayRule, LocalDay, YearNotice};
use domain::cases::Event;
use domain::cases::refusal::{Refusal, Rule};
use domain::permits::Role;
use domain::time::Date;
use jiff::civil::date;
use store::cases::{Filter, Order};

use place::{Place, on_both};

fn flood(on: Date) -> Edit {
    Edit::SetLocalDay {
        day: LocalDay::new(on, DayRule::Rest, "防汛停工", "州政办发〔2024〕5号").unwrap(),
    }
}

#[test]
fn a_rest_day_moves_running_cases_and_leaves_the_others() {
    on_both(|place: &Place| {
        let running = place.assigned();
        let replied = place.replied();
        let before = place.case(&running).case.due.unwrap();
        assert_eq!(before.due_on, date(2024, 5, 27));

        let outcome = place
            .app
            .calendar()
            .edit(&place.admin, &flood(date(2024, 5, 22)), None)
            .unwrap();

        assert_eq!(outcome.dates, [date(2024, 5, 22)]);
        let moved: Vec<_> = outcome
            .moved
            .iter()
            .map(|m| (m.number.as_str(), m.which))
            .collect();
        let number = running.as_str();
        let both = [MovedDate::Promised, MovedDate::FirstContact].map(|which| (number, which));
        assert_eq!(moved, both);
        assert_eq!(outcome.cases_moved(), 1);
        assert_eq!(
            (outcome.moved[0].from, outcome.moved[0].to),
            (date(2024, 5, 27), date(2024, 5, 28))
        );
        let view = place.case(&running);
        let due = view.case.due.unwrap();
        assert_eq!(
            (due.first_due_on, due.due_on),
            (date(2024, 5, 27), date(2024, 5, 28))
        );
        let last = view.history.last().unwrap();
        let Event::DeadlineMoved(moved) = &last.event else {
            panic!("{:?}", last.event);
        };
        assert_eq!(moved.reason, "防汛停工 · 州政办发〔2024〕5号");
        assert_eq!(last.actor, Some(place.admin.person));
        assert_eq!(
            place.case(&replied).case.due.unwrap().due_on,
            date(2024, 5, 27)
        );
    });
}

#[test]
fn a_granted_date_stays_unless_it_comes_to_rest() {
    on_both(|place: &Place| {
        let number = place.extended_until(date(2024, 6, 7));
        let desk = place.app.calendar();
        let within = desk.edit(&place.admin, &flood(date(2024, 5, 22)), None);
        let moved = within.unwrap().moved;
        assert!(
            moved.iter().all(|m| m.which != MovedDate::Promised),
            "{moved:?}"
        );
        // The Monday after is the Dragon Boat Festival.
        let on_it = desk.edit(&place.admin, &flood(date(2024, 6, 7)), None);
        assert_eq!(on_it.unwrap().moved[0].to, date(2024, 6, 11));
        assert_eq!(
            place.case(&number).case.due.unwrap().due_on,
            date(2024, 6, 11)
        );
    });
}

#[test]
fn the_ledger_lists_the_moved_date() {
    on_both(|place: &Place| {
        place.assigned();
        place
            .app
            .calendar()
            .edit(&place.admin, &flood(date(2024, 5, 22)), None)
            .unwrap();
        let query = Query {
            filter: Filter::default(),
            words: String::new(),
            order: Order::DueFirst,
            after: None,
            limit: 10,
        };
        let listed = place.app.cases().list(&place.dispatcher, &query).unwrap();
        assert_eq!(listed.rows[0].due_on, Some(date(2024, 5, 28)));
    });
}

#[test]
fn the_journal_tells_each_edit_with_the_cases_it_moved() {
    on_both(|place: &Place| {
        let number = place.assigned();
        let desk = place.app.calendar();
        desk.edit(&place.admin, &flood(date(2024, 5, 22)), None)
            .unwrap();
        let back = Edit::WithdrawLocalDay {
            date: date(2024, 5, 22),
            reason: "洪水未至".into(),
        };
        desk.edit(&place.admin, &back, None).unwrap();

        let journal = desk.journal(&place.admin).unwrap();
        assert_eq!(journal.len(), 2);
        assert_eq!(journal[0].edit, back);
        assert_eq!(journal[0].by, "系统管理员");
        assert_eq!(journal[0].outcome.moved[0].to, date(2024, 5, 27));
        assert_eq!(journal[1].outcome.moved[0].number, number);
        assert_eq!(
            place.case(&number).case.due.unwrap().due_on,
            date(2024, 5, 27)
        );
    });
}

#[test]
fn a_notice_makes_a_provisional_date_final() {
    on_both(|place: &Place| {
        place.set(date(2026, 12, 28));
        let number = place.assigned();
        let due = place.case(&number).case.due.unwrap();
        assert_eq!((due.due_on, due.provisional), (date(2027, 1, 5), true));
        // The notice lets Monday the 4th rest and works Saturday the 2nd instead.
        let notice = YearNotice::parse(&notice_2027()).unwrap();
        let outcome = place
            .app
            .calendar()
            .edit(&place.admin, &Edit::ImportNotice { notice }, None)
            .unwrap();
        assert_eq!(outcome.moved[0].from, outcome.moved[0].to);
        let due = place.case(&number).case.due.unwrap();
        assert_eq!((due.due_on, due.provisional), (date(2027, 1, 5), false));
    });
}

fn notice_2027() -> String {
    let off = (1..=11).map(|day| format!("2027-10-{day:02}"));
    let mut days: Vec<String> = off
        .chain(["2027-01-01".into(), "2027-01-04".into()])
        .map(|day| format!(r#"{{"name":"节","date":"{day}","isOffDay":true}}"#))
        .collect();
    days.push(r#"{"name":"元旦","date":"2027-01-02","isOffDay":false}"#.into());
    format!(
        r#"{{"year":2027,"papers":["https://www.gov.cn/2027"],"days":[{}]}}"#,
        days.join(",")
    )
}

#[test]
fn the_same_edit_twice_and_edits_by_others_are_refused() {
    on_both(|place: &Place| {
        let desk = place.app.calendar();
        let edit = flood(date(2024, 5, 22));
        assert_eq!(
            desk.edit(&place.dispatcher, &edit, None),
            Err(Error::NotPermitted)
        );
        let first = desk.edit(&place.admin, &edit, Some("k")).unwrap();
        assert_eq!(desk.edit(&place.admin, &edit, Some("k")), Ok(first));
        assert_eq!(
            desk.edit(&place.admin, &edit, None),
            Err(Error::Refused(Refusal::Rule(Rule::NothingChanged)))
        );
        assert_eq!(place.admin.grants[0].role, Role::SystemAdmin);
    });
}
