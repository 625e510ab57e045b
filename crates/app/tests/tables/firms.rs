//! Taking over lists of firms.

use app::import::Run;
use domain::firms::{Firm, FirmSize};

use crate::place::{Place, on_both};

const LIST: &str = "\
企业名称,统一社会信用代码,企业类型,成立日期,注册资本,行业,划型,县市区,注册地址
甲新材料有限公司,91330100799655058B,有限责任公司,2007-03-01,500万元,C,小型,吉首市,工业园1号
乙科技有限公司,914403001922038216,股份有限公司,1987年9月15日,100,信息传输、软件和信息技术服务业,大型企业,泸溪,
";

fn firm(place: &Place, code: &str) -> Firm {
    let read = |reader: &mut store::Reader| store::firms::by_code(reader, code);
    place.app.db().read(read).unwrap().unwrap().entry
}

#[test]
fn a_list_is_taken_over_and_importing_it_again_changes_nothing() {
    on_both(|place, _| {
        let dry = place.import_firms(LIST.into(), Run::Dry);
        let real = place.import_firms(LIST.into(), Run::Real);
        assert_eq!(dry, real);
        assert_eq!(
            (real.0.created, real.0.refused, real.0.unknown.len()),
            (2, 0, 0)
        );
        let firm = firm(place, "914403001922038216");
        assert_eq!((firm.industry.as_str(), firm.size), ("I", FirmSize::Large));
        assert_eq!(
            (firm.place.as_str(), firm.capital_fen),
            ("433122", Some(100_000_000))
        );
        assert_eq!(firm.kind, "股份有限公司");
        let events = place.events();
        let (again, _) = place.import_firms(LIST.into(), Run::Real);
        assert_eq!((again.unchanged, place.events()), (2, events));
        place.must_be_sound();
    });
}

#[test]
fn a_row_replaces_what_it_tells_and_keeps_the_rest() {
    on_both(|place, _| {
        place.import_firms(LIST.into(), Run::Real);
        let change =
            "企业名称,统一社会信用代码,划型\n甲新材料股份有限公司,91330100799655058B,中型\n";
        let (report, _) = place.import_firms(change.into(), Run::Real);
        assert_eq!((report.changed, report.created), (1, 0));
        let firm = firm(place, "91330100799655058B");
        assert_eq!(firm.former_names, ["甲新材料有限公司"]);
        assert_eq!(
            (firm.size, firm.address.as_str()),
            (FirmSize::Medium, "工业园1号")
        );
        place.must_be_sound();
    });
}

#[test]
fn a_firm_known_by_name_alone_gets_its_code() {
    on_both(|place, _| {
        place.import(
            "反映时间,企业名称,存在问题\n2024-05-06,乙科技有限公司,用地\n",
            Run::Real,
        );
        let (report, _) = place.import_firms(LIST.into(), Run::Real);
        assert_eq!((report.created, report.changed), (1, 1));
        let cases = place.cases();
        assert_eq!(
            cases[0].intake.firm,
            Some(firm(place, "914403001922038216").id)
        );
    });
}

#[test]
fn rows_without_a_valid_code_or_a_name_are_refused_with_a_reason() {
    on_both(|place, _| {
        let list = "企业名称,统一社会信用代码\n甲公司,91330100799655058A\n乙公司,\n,91330100799655058B\n\
            丙公司,320404000009558\n丁公司,９１330100799655058B\n";
        let (report, refused) = place.import_firms(list.into(), Run::Real);
        assert_eq!((report.created, report.refused), (0, 5));
        let rows: Vec<u32> = refused.iter().map(|(row, ..)| *row).collect();
        assert_eq!(rows, [2, 3, 4, 5, 6]);
        assert!(refused[3].2.contains("2015"), "{}", refused[3].2);
        assert!(
            refused[4].2.contains("91330100799655058B"),
            "{}",
            refused[4].2
        );
    });
}
