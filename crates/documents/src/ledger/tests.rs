use domain::cases::reply::Satisfaction;
use jiff::civil::date;

use super::*;
use crate::headings::Column as _;
use crate::moment::Moment;
use crate::reading::{Options, ReadRow, Reason, SkippedAs};
use crate::table::Error;

fn sheet(text: &str) -> LedgerSheet {
    read_ledger_bytes(text.as_bytes().to_vec(), &Options::default()).unwrap()
}

fn rows(text: &str) -> Vec<ReadRow<'static, LedgerRow>> {
    let mut sheet = sheet(text);
    let rows = sheet.rows().unwrap().map(Result::unwrap);
    let owned = rows.map(|row| ReadRow {
        original: row
            .original
            .into_iter()
            .map(crate::table::Cell::into_owned)
            .collect(),
        number: row.number,
        row: row.row,
        problems: row.problems,
    });
    owned.collect()
}

fn only(text: &str) -> ReadRow<'static, LedgerRow> {
    let mut all = rows(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn the_usual_form_has_these_headers_in_this_order() {
    let headers: Vec<&str> = Column::USUAL.iter().map(|column| column.header()).collect();
    let usual = "序号 | 期次/来源 | 反映时间 | 县市(园区) | 企业名称 | 联系人及电话 | 问题类别 | 存在问题 | 具体诉求 | \
        交办领导 | 牵头单位 | 配合单位 | 责任人 | 交办时间 | 办理时限 | 办理进展(最新+日期) | 办理结果 | 是否办结 | \
        办结时间 | 答复方式 | 企业满意度 | 回访情况 | 是否销号 | 销号时间 | 备注";
    assert_eq!(headers.join(" | "), usual);
}

#[test]
fn keys_and_headers_of_columns_are_all_different() {
    let keys: std::collections::HashSet<&str> = Column::ALL.iter().map(|c| c.key()).collect();
    let headers: std::collections::HashSet<&str> = Column::ALL.iter().map(|c| c.header()).collect();
    assert_eq!((keys.len(), headers.len()), (30, 30));
}

#[test]
fn a_row_of_the_usual_form_is_read_whole() {
    let text = "序号,期次/来源,反映时间,县市(园区),企业名称,联系人及电话,问题类别,存在问题,具体诉求,交办领导,牵头单位,配合单位,责任人,\
        交办时间,办理时限,办理进展(最新+日期),办理结果,是否办结,办结时间,答复方式,企业满意度,回访情况,是否销号,销号时间,备注\n\
        2024-0136,第3期,2024-05-06 10:20,龙山县,某酒业公司,办公室 13800000000,融资,缺流动资金,贷款500万元,分管领导,州委金融办,\
        州财政局、州税务局,金融科,2024/5/6,15个工作日,已对接（5月10日）,已放款,是,2024年5月20日,书面,非常满意,已回访,否,,无\n";
    let read = only(text);
    assert_eq!((read.number, &read.problems), (2, &vec![]));
    let row = read.row;
    assert_eq!(row.own_number(), Some("2024-0136"));
    assert_eq!(row.reported_at.unwrap().to_string(), "2024-05-06 10:20:00");
    assert_eq!(row.contact.as_deref(), Some("办公室"));
    assert_eq!(row.phone.as_deref(), Some("13800000000"));
    assert_eq!(row.co_offices, ["州财政局", "州税务局"]);
    assert_eq!(row.assigned_at, Some(Moment::Day(date(2024, 5, 6))));
    assert_eq!(row.limit, Some(Limit::WorkingDays(15)));
    assert_eq!(
        (row.closed, row.struck_off, row.struck_off_at),
        (Some(true), Some(false), None)
    );
    assert_eq!(row.satisfaction, Some(Satisfaction::VerySatisfied));
    assert_eq!(row.note.as_deref(), Some("无"));
}

#[test]
fn a_message_board_is_a_ledger_too() {
    let text = "留言编号\t留言用户\t留言主题\t留言时间\t留言详情\t答复意见\t答复时间\t点赞数\n\
        2549\tA00045581\t物业\t2019/4/25 9:32:09\t详情\t您好\t2019/5/10\t3\n";
    let mut sheet = sheet(text);
    let assumed = sheet.assumptions();
    assert_eq!(assumed.kept_aside()[0].header, "点赞数");
    let stand_ins: Vec<_> = assumed
        .columns()
        .iter()
        .filter_map(|m| m.stands_in)
        .collect();
    assert_eq!(stand_ins, [Column::Title, Column::Facts]);
    assert!(assumed.absent.contains(&Column::LeadOffice));
    assert!(!assumed.absent.contains(&Column::Title));
    let row = sheet.rows().unwrap().next().unwrap().unwrap().row;
    assert_eq!(row.own_number(), Some("2549"));
    assert_eq!(row.contact.as_deref(), Some("A00045581"));
    assert_eq!(row.problem.as_deref(), Some("物业"));
    assert_eq!(row.ask.as_deref(), Some("详情"));
    assert_eq!(row.result.as_deref(), Some("您好"));
    assert_eq!(row.reported_at.unwrap().to_string(), "2019-04-25 09:32:09");
    assert_eq!(row.closed_at, Some(Moment::Day(date(2019, 5, 10))));
    assert_eq!(row.aside[0].value, "3");
}

#[test]
fn every_unreadable_cell_is_named_with_its_reason() {
    let text = "存在问题,反映时间,办理时限,是否办结,企业满意度,牵头单位,销号时间\n\
        缺资金,上周,尽快,部分,还行,州工信局、州财政局,/\n";
    let read = only(text);
    let seen: Vec<(&str, &str, Reason, &str)> = read
        .problems
        .iter()
        .map(|p| (&*p.letter, &*p.header, p.reason, &*p.value))
        .collect();
    let expected = [
        ("B", "反映时间", Reason::NotADate, "上周"),
        (
            "F",
            "牵头单位",
            Reason::SeveralLeadOffices,
            "州工信局、州财政局",
        ),
        ("C", "办理时限", Reason::NotALimit, "尽快"),
        ("D", "是否办结", Reason::NotYesOrNo, "部分"),
        ("E", "企业满意度", Reason::UnknownGrade, "还行"),
    ];
    assert_eq!(seen, expected);
    assert!(read.problems.iter().all(|problem| problem.row == 2));
    assert_eq!(read.row.problem.as_deref(), Some("缺资金"));
    assert_eq!(read.row.lead_office, None);
    assert_eq!(read.original.len(), 7);
}

#[test]
fn totals_footers_and_repeated_headers_are_left_out_and_named() {
    let text = "问题台账\n序号,企业名称,存在问题\n1,甲公司,缺资金\n序号,企业名称,存在问题\n2,乙公司,缺工\n合计,2家\n\
        填表人：办公室,,审核人：\n注：本表每月报送\n";
    let mut sheet = sheet(text);
    let mut rows = sheet.rows().unwrap();
    let numbers: Vec<u32> = rows.by_ref().map(|row| row.unwrap().number).collect();
    assert_eq!(numbers, [3, 5]);
    let skipped: Vec<_> = rows
        .skipped()
        .iter()
        .map(|s| (s.row, s.taken_for))
        .collect();
    let expected = [
        (4, SkippedAs::RepeatedHeader),
        (6, SkippedAs::Total),
        (7, SkippedAs::Footer),
        (8, SkippedAs::Footer),
    ];
    assert_eq!(skipped, expected);
}

#[test]
fn a_limit_is_a_date_or_a_number_of_days() {
    let day = Limit::On(Moment::Day(date(2024, 6, 30)));
    let cases = [
        ("2024-06-30", day),
        ("2024年6月30日前", day),
        ("2024年6月30日之前", day),
        ("15个工作日", Limit::WorkingDays(15)),
        ("１５ 工作日内", Limit::WorkingDays(15)),
        ("5个工作日内办结", Limit::WorkingDays(5)),
        ("30天", Limit::CalendarDays(30)),
        ("7日内", Limit::CalendarDays(7)),
    ];
    for (text, expected) in cases {
        assert_eq!(Limit::parse(text), Ok(expected), "{text}");
        assert_eq!(Limit::parse(&expected.to_string()), Ok(expected));
    }
    for text in [
        "长期",
        "0天",
        "15",
        "工作日",
        "6月30日前",
        "99999天",
        "15个月",
    ] {
        assert_eq!(Limit::parse(text), Err(Reason::NotALimit), "{text}");
    }
}

#[test]
fn silence_is_not_a_grade() {
    assert_eq!(parse_satisfaction("未评价"), Ok(None));
    let row = only("存在问题,企业满意度\n缺资金,未评价\n");
    assert_eq!((row.row.satisfaction, row.problems.len()), (None, 0));
    assert_eq!(parse_satisfaction("100%"), Err(Reason::UnknownGrade));
}

#[test]
fn a_table_without_a_problem_column_is_no_ledger() {
    let bytes = "企业名称,联系电话\n甲公司,1\n".as_bytes().to_vec();
    let error = read_ledger_bytes(bytes, &Options::default()).err().unwrap();
    let Error::NoHeader {
        looked_at: 2,
        nearest: Some((1, headers)),
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!(headers, ["企业名称", "联系电话"]);
}

#[test]
fn a_sheet_can_be_chosen_by_its_name() {
    let mut made = rust_xlsxwriter::Workbook::new();
    for (name, problem) in [("封面", ""), ("一月", "甲"), ("二月", "乙")] {
        let sheet = made.add_worksheet().set_name(name).unwrap();
        if !problem.is_empty() {
            sheet.write_row(0, 0, ["序号", "存在问题"]).unwrap();
            sheet.write_row(1, 0, ["1", problem]).unwrap();
        }
    }
    let bytes = made.save_to_buffer().unwrap();
    let first = |sheet: Option<&str>| {
        let options = Options {
            sheet: sheet.map(str::to_owned),
            ..Options::default()
        };
        let mut sheet = read_ledger_bytes(bytes.clone(), &options)?;
        let assumed = sheet.assumptions();
        assert_eq!(assumed.other_sheets.len(), 2);
        let row = sheet.rows()?.next().unwrap()?;
        Ok::<_, Error>(row.row.problem.unwrap())
    };
    assert_eq!(first(None).unwrap(), "甲");
    assert_eq!(first(Some("二月")).unwrap(), "乙");
    assert_eq!(
        first(Some("三月")).unwrap_err().key(),
        "file_no_sheet_named"
    );
}

#[test]
fn a_merged_cell_stands_for_all_its_rows_but_a_number_only_for_one() {
    let mut made = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let sheet = made.add_worksheet();
    sheet
        .write_row(0, 0, ["序号", "企业名称", "存在问题"])
        .unwrap();
    sheet.merge_range(1, 0, 2, 0, "1", &plain).unwrap();
    sheet.merge_range(1, 1, 3, 1, "甲公司", &plain).unwrap();
    for (row, problem) in [(1, "缺资金"), (2, "缺工"), (3, "缺地"), (4, "缺电")] {
        sheet.write(row, 2, problem).unwrap();
    }
    let bytes = made.save_to_buffer().unwrap();
    let mut sheet = read_ledger_bytes(bytes, &Options::default()).unwrap();
    assert_eq!(sheet.assumptions().merged_areas, 1);
    let rows: Vec<_> = sheet.rows().unwrap().map(|row| row.unwrap().row).collect();
    let firms: Vec<_> = rows.iter().map(|row| row.firm.as_deref()).collect();
    assert_eq!(
        firms,
        [Some("甲公司"), Some("甲公司"), Some("甲公司"), None]
    );
    assert_eq!(rows[0].serial.as_deref(), Some("1"));
    assert_eq!(rows[1].serial, None);
}

#[test]
fn a_number_that_lost_its_digits_is_refused() {
    let mut made = rust_xlsxwriter::Workbook::new();
    let sheet = made.add_worksheet();
    sheet.write_row(0, 0, ["编号", "存在问题"]).unwrap();
    sheet
        .write(1, 0, 914_000_000_000_000_000_u64 as f64)
        .unwrap();
    sheet.write(1, 1, "缺资金").unwrap();
    let bytes = made.save_to_buffer().unwrap();
    let mut sheet = read_ledger_bytes(bytes, &Options::default()).unwrap();
    let row = sheet.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(row.problems[0].reason, Reason::DigitsLost);
    let row = only("编号,存在问题\n9.14E+17,缺资金\n");
    assert_eq!(row.problems[0].reason, Reason::DigitsLost);
}
