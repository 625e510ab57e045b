//! From the announcement to the list of those who are heard, on both engines.

mod minutes;
mod place;

use app::Error;
use app::signups::{ByName, WordsSaid};
use domain::cases::refusal::{Problem, Refusal};
use domain::draws;
use domain::ids::FirmId;
use domain::prepared_views::Stance;
use domain::signups::{Standing, StandingName, Way};
use jiff::civil::date;

use place::{Place, on_both};

fn refused(field: &'static str, problem: Problem) -> Error {
    Error::Refused(Refusal::Field { field, problem })
}

fn said() -> WordsSaid {
    WordsSaid {
        words: "红日".into(),
        witness: "州纪委监委".into(),
    }
}

#[test]
fn nobody_signs_up_for_a_draft_and_nobody_reads_it() {
    on_both(|place: &Place| {
        let meeting = place.meeting(date(2024, 6, 12), 3);
        let (firm, owner) = place.firm("金穗茶业");
        assert_eq!(place.sign_up(&owner, meeting, firm), Err(Error::NotFound));
        assert_eq!(
            place.app.announcements().of_meeting(meeting),
            Err(Error::NotFound)
        );
        place.publish(meeting);
        assert!(
            place
                .app
                .announcements()
                .of_meeting(meeting)
                .unwrap()
                .is_open
        );
        place.sign_up(&owner, meeting, firm).unwrap();
    });
}

#[test]
fn a_firm_signs_up_once_and_only_for_itself() {
    on_both(|place: &Place| {
        let meeting = place.announced(3);
        let (firm, owner) = place.firm("金穗茶业");
        let (other, _) = place.firm("远山矿业");
        let foreign = place.sign_up(&owner, meeting, other);
        assert_eq!(foreign, Err(refused("firm", Problem::Unknown)));
        let first = place.sign_up(&owner, meeting, firm).unwrap();
        let again = place.sign_up(&owner, meeting, firm);
        assert_eq!(again, Err(refused("firm", Problem::Taken)));
        let desk = place.app.sign_ups();
        desk.withdraw(&owner, first, 1, "日程冲突").unwrap();
        assert_eq!(place.sign_up(&owner, meeting, firm), Ok(first));
    });
}

#[test]
fn a_chamber_signs_up_its_members_and_nobody_else() {
    on_both(|place: &Place| {
        let meeting = place.announced(3);
        let (member, stranger, chamber) = place.chamber();
        let id = place.sign_up(&chamber, meeting, member).unwrap();
        let foreign = place.sign_up(&chamber, meeting, stranger);
        assert_eq!(foreign, Err(refused("firm", Problem::Unknown)));
        let view = place.app.sign_ups().view(&chamber, id).unwrap();
        assert_eq!(view.sign_up.chamber, chamber.chambers().first().copied());
        let (_, outsider) = place.firm("远山矿业");
        assert_eq!(
            place.app.sign_ups().view(&outsider, id),
            Err(Error::NotFound)
        );
    });
}

#[test]
fn a_draw_fills_the_places_keeps_the_rest_waiting_and_can_be_repeated() {
    on_both(|place: &Place| {
        let meeting = place.announced(2);
        let firms: Vec<FirmId> = (0..5).map(|n| place.signed_up(meeting, n)).collect();
        let desk = place.app.sign_ups();
        desk.draw(&place.manager, meeting, &said()).unwrap();
        let after = desk.desk(&place.manager, meeting).unwrap();
        let draw = &after.draws[0];
        assert_eq!(draw.order, draws::order(&draw.seed, &[1, 2, 3, 4, 5]));
        assert!(draw.seed.ends_with("-红日"));
        let heard: Vec<FirmId> = (after.meeting.attendees.iter())
            .map(|seat| seat.firm)
            .collect();
        let drawn = draw.drawn().iter().map(|lot| firms[*lot as usize - 1]);
        assert_eq!(heard, drawn.collect::<Vec<_>>());
        let place_of = |lot: &u32| {
            let line = after.lines.iter().find(|line| line.sign_up.number == *lot);
            line.unwrap().sign_up.standing.clone()
        };
        let waiting: Vec<Standing> = draw.waiting().iter().map(place_of).collect();
        let expected = (1..=3).map(|place| Standing::Waiting { place });
        assert_eq!(waiting, expected.collect::<Vec<_>>());
        let again = desk.draw(&place.manager, meeting, &said());
        assert_eq!(again, Err(refused("lots", Problem::Missing)));
        assert!(place.is_sound());
    });
}

#[test]
fn choosing_stops_at_the_quota_and_a_withdrawal_frees_a_place() {
    on_both(|place: &Place| {
        let meeting = place.announced(1);
        let (first, second) = (place.signed_up(meeting, 0), place.signed_up(meeting, 1));
        let desk = place.app.sign_ups();
        let lines = desk.desk(&place.manager, meeting).unwrap().lines;
        let id = |firm| {
            lines
                .iter()
                .find(|line| line.sign_up.firm == firm)
                .unwrap()
                .sign_up
                .id
        };
        let choose = |firm| desk.choose(&place.manager, meeting, &[id(firm)], Way::Problem, "");
        choose(first).unwrap();
        assert_eq!(choose(second), Err(refused("quota", Problem::TooMany)));
        desk.withdraw(&place.manager, id(first), 2, "企业停产检修")
            .unwrap();
        choose(second).unwrap();
        let after = desk.desk(&place.manager, meeting).unwrap();
        assert_eq!(after.meeting.attendees.len(), 1);
        assert_eq!(after.count(StandingName::Withdrawn), 1);
    });
}

#[test]
fn a_firm_that_was_called_a_few_days_ago_is_called_again_only_with_a_reason() {
    on_both(|place: &Place| {
        let before = place.meeting(date(2024, 6, 8), 3);
        let meeting = place.announced(3);
        let (firm, owner) = place.firm("金穗茶业");
        let by_name = |reason: &str| ByName {
            firm,
            post: "董事长".into(),
            reason: reason.into(),
        };
        let desk = place.app.sign_ups();
        desk.choose_by_name(&place.manager, before, &by_name("灾后首家复产"))
            .unwrap();
        let id = place.sign_up(&owner, meeting, firm).unwrap();
        let choose = |reason| desk.choose(&place.manager, meeting, &[id], Way::Problem, reason);
        assert_eq!(choose(""), Err(refused("reason", Problem::Missing)));
        // A lot is nobody's reason.
        let drawn = desk.draw(&place.manager, meeting, &said());
        assert_eq!(drawn, Err(refused("lots", Problem::Missing)));
        choose("问题紧急，企业同意").unwrap();
    });
}

#[test]
fn who_was_not_heard_comes_first_at_the_next_meeting() {
    on_both(|place: &Place| {
        let meeting = place.announced(1);
        let next = place.meeting(date(2024, 7, 10), 1);
        place.publish(next);
        place.signed_up(meeting, 0);
        place.signed_up(meeting, 1);
        let desk = place.app.sign_ups();
        desk.draw(&place.manager, meeting, &said()).unwrap();
        let lines = desk.desk(&place.manager, meeting).unwrap().lines;
        let waits = |line: &&app::signups::DeskLine| line.sign_up.standing.name().is_open();
        let unheard = lines.iter().find(waits).unwrap().sign_up.clone();
        let back = desk.hand_over(&place.manager, next, &[], meeting);
        assert_eq!(back, Err(refused("to", Problem::NotLater)));
        desk.hand_over(&place.manager, meeting, &[unheard.id], next)
            .unwrap();
        // Three more want the one place that the next meeting has.
        (2..5).for_each(|n| {
            place.signed_up(next, n);
        });
        desk.draw(&place.manager, next, &said()).unwrap();
        let after = desk.desk(&place.manager, next).unwrap();
        assert_eq!(after.meeting.attendees[0].firm, unheard.firm);
        let Standing::Chosen { way, .. } = after.lines[0].sign_up.standing else {
            panic!("{:?}", after.lines[0].sign_up);
        };
        assert_eq!(
            (way, after.lines[0].sign_up.problems.len()),
            (Way::HandedOver, 1)
        );
        assert!(place.is_sound());
    });
}

#[test]
fn only_the_office_that_was_asked_sees_the_problem_and_speaks_for_itself() {
    on_both(|place: &Place| {
        let meeting = place.announced(3);
        let firm = place.signed_up(meeting, 0);
        let desk = place.app.sign_ups().desk(&place.manager, meeting).unwrap();
        let sign_up = desk.lines[0].sign_up.id;
        let views = place.app.prepared_views();
        let ((office, clerk), (_, other)) = (place.office("州工信局"), place.office("州文旅局"));
        views.ask(&place.manager, sign_up, 0, office).unwrap();
        let again = views.ask(&place.manager, sign_up, 0, office);
        assert_eq!(again, Err(refused("office", Problem::Taken)));
        assert_eq!(views.list(&other).unwrap(), []);
        let asked = views.list(&clerk).unwrap().remove(0);
        // The day before Wednesday, 12 June, is a working day; Monday was the Dragon Boat Festival.
        assert_eq!(
            (asked.view.firm, asked.view.due_on),
            (firm, date(2024, 6, 11))
        );
        let id = asked.view.id;
        assert_eq!(views.get(&other, id), Err(Error::NotFound));
        let say = |actor| views.answer(actor, id, 1, Some(Stance::NeedsStudy), "列入增容计划");
        assert_eq!(say(&place.manager), Err(Error::NotPermitted));
        say(&clerk).unwrap();
        let given = views.get(&place.manager, id).unwrap().view.given.unwrap();
        assert_eq!((given.stance, given.by), (Stance::NeedsStudy, clerk.person));
    });
}

#[test]
fn a_line_of_the_plan_becomes_a_meeting_in_its_own_month() {
    on_both(|place: &Place| {
        let (id, desk) = (place.plan_line(6), place.app.year_plan());
        desk.postpone(&place.manager, id, 1, 7, "防汛").unwrap();
        let arrange = |on| desk.arrange(&place.manager, id, 2, &place.arrangement(on));
        let early = arrange(date(2024, 6, 20));
        assert_eq!(early, Err(refused("held_on", Problem::TooFar)));
        arrange(date(2024, 7, 18)).unwrap();
        let plan = desk.of_year(&place.manager, 2024).unwrap();
        assert_eq!(plan.counts(), [1, 0, 1, 0]);
        let meeting = plan.lines[0].meeting.as_ref().unwrap();
        assert_eq!((meeting.number, meeting.theme.as_str()), (1, "要素保障"));
        assert!(place.is_sound());
    });
}

#[test]
fn a_question_of_a_training_becomes_one_case() {
    on_both(|place: &Place| {
        let meeting = place.meeting(date(2024, 6, 12), 3);
        let (firm, _) = place.firm("金穗茶业");
        let briefing = place.briefing(meeting, firm);
        let registration = place.registration();
        let make = || (place.app.briefings()).make_case(&place.manager, briefing, 0, &registration);
        let number = make().unwrap();
        assert_eq!(make().unwrap(), number);
        let stored = place.app.briefings().get(&place.manager, briefing).unwrap();
        assert_eq!(stored.entry.questions[0].case.as_ref(), Some(&number));
        assert!(place.is_sound());
    });
}
