//! Taking over monthly lists of finance institutions.

use app::import::Run;
use domain::records::{FinanceProduct, FinanceRecord, FinanceState};
use domain::time::Date;
use store::registers::Versioned;

use crate::place::{Place, on_both};

const FIRMS: &str = "\
企业名称,统一社会信用代码
甲新材料有限公司,91330100799655058B
乙科技有限公司,914403001922038216
";

const MAY: &str = "\
合同编号,业务品种,企业名称,统一社会信用代码,担保金额（万元）,起保日期,到期日,担保比例
DB-001,融资担保,甲新材料有限公司,,500,2024-05-06,2025-05-05,80%
ZD-001,应急转贷,,914403001922038216,1200,2024-05-08,2024-06-07,
合计,,,,1700,,,
";

fn record(place: &Place, product: FinanceProduct, number: &str) -> Versioned<FinanceRecord> {
    let read =
        |reader: &mut store::Reader| store::finance::by_filing_number(reader, product, number);
    place.app.db().read(read).unwrap().unwrap()
}

fn totals(place: &Place) -> Vec<(FinanceProduct, i64, i64)> {
    let read = |reader: &mut store::Reader| store::finance::totals_before(reader, Date::MAX);
    place.app.db().read(read).unwrap()
}

#[test]
fn a_list_is_taken_over_and_importing_it_again_changes_nothing() {
    on_both(|place, _| {
        place.import_firms(FIRMS.into(), Run::Real);
        let dry = place.import_finance(MAY, Run::Dry);
        assert_eq!(totals(place), []);
        let real = place.import_finance(MAY, Run::Real);
        assert_eq!(dry, real);
        assert_eq!(
            (real.0.created, real.0.skipped.len(), real.1.len()),
            (2, 1, 0)
        );
        let bridge = record(place, FinanceProduct::BridgeLoan, "ZD-001").entry;
        assert_eq!(bridge.institution, "州融资担保公司");
        assert_eq!(bridge.due_on, Some(Date::constant(2024, 6, 7)));
        let events = place.events();
        let (again, _) = place.import_finance(MAY, Run::Real);
        assert_eq!((again.unchanged, place.events()), (2, events));
        place.must_be_sound();
    });
}

#[test]
fn the_next_months_list_corrects_what_has_changed_and_keeps_what_it_leaves_out() {
    on_both(|place, _| {
        place.import_firms(FIRMS.into(), Run::Real);
        place.import_finance(MAY, Run::Real);
        let june = "合同编号,业务品种,企业名称,金额,放款日期,状态,结清日期\n\
            ZD-001,应急转贷,乙科技有限公司,1200,2024-05-08,已结清,2024-06-05\n";
        let (report, _) = place.import_finance(june, Run::Real);
        assert_eq!((report.created, report.corrected), (0, 1));
        let bridge = record(place, FinanceProduct::BridgeLoan, "ZD-001");
        assert_eq!(
            (bridge.version, bridge.entry.state),
            (2, FinanceState::Repaid)
        );
        assert_eq!(bridge.entry.due_on, Some(Date::constant(2024, 6, 7)));
        assert!(!bridge.entry.change_reason.is_empty());
        let mut totals = totals(place);
        totals.sort();
        assert_eq!(
            totals,
            [
                (FinanceProduct::Guarantee, 1, 500_000_000),
                (FinanceProduct::BridgeLoan, 1, 1_200_000_000)
            ]
        );
        place.must_be_sound();
    });
}

#[test]
fn rows_that_name_no_known_firm_product_or_number_are_refused_with_a_reason() {
    on_both(|place, _| {
        place.import_firms(FIRMS.into(), Run::Real);
        let list = "合同编号,业务品种,企业名称,金额,放款日期,到期日\n\
            ,融资担保,甲新材料有限公司,5,2024-05-06,\n\
            B,融资担保,丙公司,5,2024-05-06,\n\
            C,保险,甲新材料有限公司,5,2024-05-06,\n\
            D,融资担保,甲新材料有限公司,五,2024-05-06,\n\
            E,融资担保,甲新材料有限公司,5,2025-02-01,\n\
            F,融资担保,甲新材料有限公司,5,2024-05-06,2024-05-01\n";
        let (report, refused) = place.import_finance(list, Run::Real);
        assert_eq!((report.created, report.refused), (0, 6));
        let columns: Vec<&str> = refused.iter().map(|cell| cell.1.as_str()).collect();
        assert_eq!(
            columns,
            [
                "合同编号",
                "企业名称",
                "业务品种",
                "金额",
                "放款日期",
                "到期日"
            ]
        );
        for (row, _, reason, _) in &refused {
            assert!(!reason.contains('_'), "row {row} has no sentence: {reason}");
        }
        assert_eq!(totals(place), []);
    });
}
