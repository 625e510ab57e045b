//! Taking over ledgers.

use app::import::Run;
use domain::cases::reply::{ReplyClass, Satisfaction};
use domain::cases::{Case, StageName};
use domain::statistics::Measure;
use domain::time::{Date, local_text};

use crate::place::on_both;

const LEDGER: &str = "\
编号,期次/来源,反映时间,县市(园区),企业名称,联系人及电话,问题类别,存在问题,具体诉求,交办领导,牵头单位,配合单位,责任人,交办时间,办理时限,办理进展(最新+日期),办理结果,是否办结,办结时间,答复方式,企业满意度,回访情况,是否销号,销号时间,备注
A-1,第1期,2024-02-20 09:30,吉首,甲酒业有限公司,办公室 0743-8512345,融资投资,流动资金不足,希望续贷,副州长,州委金融办,州财政局、州工信局,企业服务科,2024-02-20,15个工作日,已对接（3月1日）,A类：已放款三百万元,是,2024-03-05 16:00,书面,满意,已回访,是,2024-03-20,已归档
A-2,电话,2024-05-06,泸溪县,乙新材料有限公司,,用电,变压器容量不足,,,州发改委,,,,,,,否,,,,,,,
";

fn case<'c>(cases: &'c [Case], title: &str) -> &'c Case {
    let mut cases = cases.iter();
    cases.find(|case| case.intake.title == title).unwrap()
}

#[test]
fn a_row_becomes_a_case_that_stands_where_the_ledger_left_it() {
    on_both(|place, _| {
        let (report, refused) = place.import(LEDGER, Run::Real);
        assert_eq!(refused, []);
        assert_eq!(
            (report.new, report.firms_created, report.offices_created),
            (2, 2, 4)
        );
        assert_eq!(report.unknown_categories.get("用电"), Some(&1));
        let cases = place.cases();
        let done = case(&cases, "流动资金不足");
        assert_eq!(done.number, "2024-0001");
        assert_eq!(local_text(done.received_at), "2024-02-20 09:30");
        assert_eq!(done.stage.name(), StageName::StruckOff);
        assert_eq!(
            (done.intake.category.as_str(), done.intake.place.as_str()),
            ("finance", "433101")
        );
        assert_eq!(
            done.due.as_ref().unwrap().due_on,
            Date::constant(2024, 3, 12)
        );
        let first = done.first_reply.as_ref().unwrap();
        assert_eq!(
            (first.on, first.working_days),
            (Date::constant(2024, 3, 5), 10)
        );
        let ledger = done.ledger.as_ref().unwrap();
        assert_eq!(ledger.class, Some(ReplyClass::A));
        assert_eq!(ledger.satisfaction, Some(Satisfaction::Satisfied));
        let contact = done.intake.contact.as_ref().unwrap();
        assert_eq!(
            (contact.name.as_str(), contact.phone.as_str()),
            ("办公室", "0743-8512345")
        );
        let open = case(&cases, "变压器容量不足");
        assert_eq!(open.stage.name(), StageName::InProgress);
        assert_eq!(open.ledger.as_ref().unwrap().category, "用电");
        place.must_be_sound();
    });
}

#[test]
fn the_figures_count_what_a_ledger_brings() {
    on_both(|place, _| {
        place.import(LEDGER, Run::Real);
        let year = place.app.figures().year_of_report(2024).unwrap();
        let sums = &year.cases;
        assert_eq!(
            (sums.of(Measure::Assigned), sums.of(Measure::Replied)),
            (2, 1)
        );
        assert_eq!((sums.of(Measure::ClassA), sums.of(Measure::OnTime)), (1, 1));
        assert_eq!(year.by_office.len(), 2);
    });
}

#[test]
fn a_second_import_changes_nothing() {
    on_both(|place, _| {
        place.import(LEDGER, Run::Real);
        let events = place.events();
        let (again, _) = place.import(LEDGER, Run::Real);
        assert_eq!((again.new, again.known, place.events()), (0, 2, events));
        // What is going on with a row doesn't make it another row.
        let (later, _) = place.import(&LEDGER.replace("已对接（3月1日）", "已放款"), Run::Real);
        assert_eq!((later.new, later.known), (0, 2));
    });
}

#[test]
fn a_dry_run_tells_what_the_real_one_does_and_keeps_nothing() {
    on_both(|place, _| {
        // More rows than one transaction takes, so that firms recur in later ones.
        let mut table = String::from("反映时间,企业名称,存在问题,牵头单位\n");
        for n in 0..1_300 {
            table.push_str(&format!(
                "2024-03-0{},{}号公司,问题{n},州{}局\n",
                n % 9 + 1,
                n % 700,
                n % 5
            ));
        }
        table.push_str("某日,甲公司,问题,州1局\n");
        let events = place.events();
        let dry = place.import(&table, Run::Dry);
        assert_eq!((place.events(), place.cases().len()), (events, 0));
        let real = place.import(&table, Run::Real);
        assert_eq!(dry, real);
        assert_eq!((real.0.new, real.0.refused), (1_300, 1));
        assert_eq!((real.0.firms_created, real.0.offices_created), (700, 5));
        let numbers: Vec<String> = place.cases().into_iter().map(|case| case.number).collect();
        assert_eq!(numbers.last().map(String::as_str), Some("2024-1300"));
        place.must_be_sound();
    });
}

#[test]
fn refused_rows_name_column_reason_and_value() {
    on_both(|place, _| {
        let table = "反映时间,企业名称,统一社会信用代码,存在问题,办理时限,企业满意度\n\
            2024-05-06,甲公司,91330100799655058B,正常,15个工作日,满意\n\
            五月的某天,乙公司,,日期不对,尽快,还行\n\
            2024-05-06,丙公司,91330100799655058A,代码不对,,\n\
            2030-05-06,丁公司,,还没到,,\n\
            ,戊公司,,没有日期,,\n";
        let (report, refused) = place.import(table, Run::Real);
        assert_eq!((report.new, report.refused), (1, 4));
        let cells: Vec<(u32, &str, &str)> = refused
            .iter()
            .map(|(row, column, _, value)| (*row, column.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            cells,
            [
                (3, "反映时间", "五月的某天"),
                (3, "办理时限", "尽快"),
                (3, "企业满意度", "还行"),
                (4, "统一社会信用代码", "91330100799655058A"),
                (5, "反映时间", ""),
                (6, "反映时间", ""),
            ]
        );
        assert!(
            refused
                .iter()
                .all(|(_, _, reason, _)| reason.chars().count() > 4)
        );
        assert!(refused[3].2.contains("校验码"), "{}", refused[3].2);
    });
}

#[test]
fn equal_rows_of_one_file_are_all_kept() {
    on_both(|place, _| {
        let table = "反映时间,存在问题\n2024-05-06,停水\n2024-05-06,停水\n";
        let (report, _) = place.import(table, Run::Real);
        assert_eq!(report.new, 2);
        let (again, _) = place.import(table, Run::Real);
        assert_eq!((again.new, again.known), (0, 2));
    });
}

#[test]
fn a_firm_or_an_office_that_is_known_is_not_recorded_twice() {
    on_both(|place, _| {
        let table = "反映时间,企业名称,存在问题,牵头单位\n2024-05-06,甲（吉首）公司,一,州工信局\n";
        place.import(table, Run::Real);
        let other = "反映时间,企业名称,存在问题,牵头单位\n2024-05-07,甲(吉首)公司,二,州 工信局\n";
        let (report, _) = place.import(other, Run::Real);
        assert_eq!(
            (report.new, report.firms_created, report.offices_created),
            (1, 0, 0)
        );
        let cases = place.cases();
        assert_eq!(cases[0].intake.firm, cases[1].intake.firm);
        assert_eq!(cases[0].office(), cases[1].office());
    });
}

#[test]
fn a_problem_longer_than_a_title_keeps_all_its_words() {
    on_both(|place, _| {
        let long = "用地指标紧张。".repeat(60);
        let table = format!("反映时间,存在问题\n2024-05-06,{long}\n");
        place.import(&table, Run::Real);
        let cases = place.cases();
        assert_eq!(cases[0].intake.title.chars().count(), 200);
        assert_eq!(cases[0].intake.facts, long);
    });
}
