use domain::records::FinanceState;
use jiff::civil::date;

use super::*;
use crate::reading::{Options, Reason};

fn rows(text: &str) -> Vec<(FinanceRow, Vec<Reason>)> {
    let mut sheet = read_finance_bytes(text.as_bytes().to_vec(), &Options::default()).unwrap();
    let rows = sheet.rows().unwrap().map(|row| row.unwrap());
    rows.map(|row| (row.row, row.problems.iter().map(|p| p.reason).collect()))
        .collect()
}

#[test]
fn an_institutions_list_is_read_by_its_own_headers() {
    let table = "湘西某担保公司2024年5月业务表\n\
        序号,合同编号,被担保企业,信用代码,担保金额（万元）,起保日期,担保到期日,合作银行,分担比例,担保费率,业务状态\n\
        1,DB-001,甲公司,91430100,\"1,200\",2024-05-06,2025/5/5,某银行,80%,0.8%,在保\n\
        合计,,,,1200,,,,,,\n";
    let read = rows(table);
    assert_eq!(read.len(), 1);
    let (row, problems) = &read[0];
    assert_eq!(problems, &[]);
    assert_eq!(row.filing_number.as_deref(), Some("DB-001"));
    assert_eq!(row.amount_fen, Some(1_200_000_000));
    assert_eq!(row.granted_on, Some(date(2024, 5, 6)));
    assert_eq!(row.due_on, Some(date(2025, 5, 5)));
    assert_eq!(
        (row.share_percent, row.rate_basis_points),
        (Some(80), Some(80))
    );
    assert_eq!(row.state, Some(FinanceState::Running));
}

#[test]
fn the_unit_of_the_header_counts_and_a_cells_own_unit_more() {
    let fen = |table: &str| rows(table)[0].0.amount_fen;
    let wan = "备案号,企业名称,备案金额\nA,甲,50\n";
    assert_eq!(fen(wan), Some(50_000_000));
    let yuan = "备案号,企业名称,备案金额(元)\nA,甲,500000\n";
    assert_eq!(fen(yuan), Some(50_000_000));
    let own = "备案号,企业名称,备案金额(元)\nA,甲,50万元\n";
    assert_eq!(fen(own), Some(50_000_000));
}

#[test]
fn a_percentage_is_one_by_its_sign_by_its_header_or_as_a_share_of_one() {
    let read = |table: &str| {
        let (row, problems) = rows(table).remove(0);
        (row.rate_basis_points, problems)
    };
    assert_eq!(read("金额,企业,利率\n1,甲,3.45%\n"), (Some(345), vec![]));
    assert_eq!(
        read("金额,企业,利率（%）\n1,甲,3.45\n"),
        (Some(345), vec![])
    );
    assert_eq!(read("金额,企业,利率\n1,甲,0.0345\n"), (Some(345), vec![]));
    let doubtful = read("金额,企业,利率\n1,甲,3.45\n");
    assert_eq!(doubtful, (None, vec![Reason::NotANumber]));
}

#[test]
fn the_words_for_the_end_of_a_record_are_understood() {
    let state = |word: &str| rows(&format!("金额,企业,状态\n1,甲,{word}\n"))[0].0.state;
    assert_eq!(state("已结清"), Some(FinanceState::Repaid));
    assert_eq!(state("未结清"), Some(FinanceState::Running));
    assert_eq!(state("已代偿"), Some(FinanceState::Compensated));
    assert_eq!(state("审查中"), None);
}
