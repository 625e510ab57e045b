//! The arrangement of leaders, taken over and written; contacts due and done; a post that changes hands.

use app::export::{Exporter, Form};
use app::import::Run;
use app::pairings::HandOver;
use domain::contacts::{Contact, ContactForm};
use domain::firms::{Chamber, Firm};
use domain::ids::{ChamberId, ContactId, FirmId, PersonId};
use domain::pairings::coverage::Coverage;
use domain::people::Person;
use domain::permits::{Permission, Role};
use domain::time::Date;

use crate::place::{Place, as_role, on_both, zh};

const TABLE: &str = "\
序号,州级领导（姓名/职务）,联系企业（企业家）,联系商协会,所在县市/园区,牵头服务单位,生效日期,备注
1,副州长（工业）,甲公司,,吉首市,,2025-01-02,重点企业
2,副州长（工业）,乙公司,,泸溪县,,,
3,州政协副主席,,州茶业协会,,,,
";

/// Leaders, firms with their entrepreneurs, and a chamber.
struct People {
    industry: PersonId,
    consultative: PersonId,
    first: FirmId,
}

fn populate(place: &Place) -> People {
    let manager = as_role(Role::ProgrammeManager);
    let put = |person: Person| {
        let permission = Permission::ManageOffices;
        let put = place.app.registers().put(&manager, permission, &person, 0);
        put.unwrap();
        person.id
    };
    let person = |post: &str, firm| Person {
        id: PersonId(place.app.fresh_id()),
        name: String::new(),
        post: post.into(),
        office: None,
        firm,
        is_leader: firm.is_none(),
        phone: String::new(),
        valid_to: None,
    };
    let mut firms = Vec::new();
    for name in ["甲公司", "乙公司"] {
        let firm = Firm::named(FirmId(place.app.fresh_id()), name);
        let permission = Permission::ManageFirms;
        let registers = place.app.registers();
        registers.put(&manager, permission, &firm, 0).unwrap();
        put(person("总经理", Some(firm.id)));
        firms.push(firm.id);
    }
    let chamber = Chamber {
        id: ChamberId(place.app.fresh_id()),
        name: "州茶业协会".into(),
        credit_code: String::new(),
        phone: String::new(),
        member_count: None,
        mediates: false,
    };
    let registers = place.app.registers();
    let permission = Permission::ManageFirms;
    registers.put(&manager, permission, &chamber, 0).unwrap();
    People {
        industry: put(person("副州长（工业）", None)),
        consultative: put(person("州政协副主席", None)),
        first: firms[0],
    }
}

#[test]
fn an_arrangement_is_taken_over_and_what_is_written_changes_nothing_when_it_is_read() {
    on_both(|place, _| {
        populate(place);
        let dry = place.import_pairings(TABLE, Run::Dry);
        let real = place.import_pairings(TABLE, Run::Real);
        assert_eq!(dry, real);
        assert_eq!((real.0.created, real.0.refused), (3, 0), "{:?}", real.1);
        let manager = as_role(Role::ProgrammeManager);
        let year = place.app.pairings().of_year(&manager, 2025).unwrap();
        assert_eq!((year.firms.len(), year.chambers.len()), (2, 1));
        assert_eq!(year.firms[0].starts_on.day(), 2);

        let events = place.events();
        let mut written = Vec::new();
        let (by, form) = (Exporter::Operator, Form::Csv);
        place
            .app
            .export_pairings(by, 2025, form, zh(), &mut written)
            .unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(written.contains("副州长（工业）") && written.contains("重点企业"));
        let (again, refused) = place.import_pairings(&written, Run::Real);
        assert_eq!((again.unchanged, refused.len()), (3, 0));
        assert_eq!(place.events(), events);
        place.must_be_sound();
    });
}

#[test]
fn a_row_that_ends_a_pairing_says_why_and_unknown_names_are_told() {
    on_both(|place, _| {
        populate(place);
        place.import_pairings(TABLE, Run::Real);
        let table = "州级领导,联系企业,失效日期,变更原因\n\
            副州长（工业）,甲公司,2025-06-03,\n\
            副州长（农业）,甲公司,,\n\
            副州长（工业）,丙公司,,\n";
        let (report, refused) = place.import_pairings(table, Run::Real);
        assert_eq!((report.changed, report.refused), (0, 3));
        let columns: Vec<&str> = refused.iter().map(|cell| cell.1.as_str()).collect();
        assert_eq!(columns, ["变更原因", "州级领导", "联系企业"]);
        let table = "州级领导,联系企业,失效日期,变更原因\n\
            副州长（工业）,甲公司,2025-06-03,企业迁出\n";
        let (report, _) = place.import_pairings(table, Run::Real);
        assert_eq!((report.created, report.changed), (0, 1));
        place.must_be_sound();
    });
}

#[test]
fn the_board_counts_contacts_and_a_post_that_changes_hands_takes_every_pairing_along() {
    on_both(|place, _| {
        let people = populate(place);
        place.import_pairings(TABLE, Run::Real);
        let manager = as_role(Role::ProgrammeManager);
        for (form, day) in [(ContactForm::Visit, 3), (ContactForm::Talk, 4)] {
            let contact = Contact {
                firm: Some(people.first),
                form,
                ..Contact::on(
                    ContactId(place.app.fresh_id()),
                    people.industry,
                    Date::constant(2025, 1, day),
                )
            };
            let saved = place.app.records().save(&manager, &contact, 0, None);
            saved.unwrap();
        }
        let pairings = place.app.pairings();
        let board = pairings.board(&manager, 2025).unwrap();
        let count = |coverage| board.count(coverage);
        assert_eq!((count(Coverage::Met), count(Coverage::Never)), (1, 2));
        assert_eq!(board.leaders_without_contact(), [people.consultative]);
        assert_eq!(board.burdened.len(), 1);
        assert_eq!(board.burdened[0].close.len(), 1);

        let list = pairings.handover_list(&manager, 2025, people.industry);
        assert_eq!(list.unwrap().lines.len(), 2);
        let change = HandOver {
            year: 2025,
            from: people.industry,
            to: people.consultative,
            on: Date::constant(2025, 1, 5),
            reason: "职务调整".into(),
        };
        for _ in 0..2 {
            let changed = pairings.hand_over(&manager, &change, Some("one"));
            assert_eq!(changed.unwrap(), 2);
        }
        let year = pairings.of_year(&manager, 2025).unwrap();
        let of = |leader| {
            let mine = year
                .firms
                .iter()
                .filter(move |pairing| pairing.leader == leader);
            mine.map(|pairing| pairing.ends_on.is_some())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(people.industry), [true, true]);
        assert_eq!(of(people.consultative), [false, false]);
        assert!(pairings.hand_over(&manager, &change, None).is_err());
        place.must_be_sound();
    });
}
