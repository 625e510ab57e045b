use jiff::civil::date;

use super::*;
use crate::headings::Column as _;
use crate::reading::{Options, Reason};
use crate::workbook::CsvTable;

fn rows(bytes: Vec<u8>) -> Vec<(PairingRow, Vec<Reason>)> {
    let mut sheet = read_pairings_bytes(bytes, &Options::default()).unwrap();
    let rows = sheet.rows().unwrap().map(|row| row.unwrap());
    rows.map(|row| (row.row, row.problems.iter().map(|p| p.reason).collect()))
        .collect()
}

#[test]
fn an_arrangement_is_read_by_its_usual_headers() {
    let table = "2024年州级领导联系民营企业安排表\n\
        序号,州级领导（姓名/职务）,联系企业（企业家）,所在县市/园区,主营/产业链,牵头服务单位,联络员,联系电话,备注\n\
        1,副州长（工业）,甲公司,泸溪县,新材料,州工信局,科长,0743-8222222,\n";
    let read = rows(table.into());
    let (row, problems) = &read[0];
    assert_eq!(problems, &[]);
    assert_eq!(row.leader.as_deref(), Some("副州长（工业）"));
    assert_eq!(row.firm.as_deref(), Some("甲公司"));
    assert_eq!(row.office.as_deref(), Some("州工信局"));
    assert_eq!((row.serial, row.year, row.starts_on), (Some(1), None, None));
}

#[test]
fn what_is_written_reads_back() {
    let row = PairingRow {
        serial: Some(3),
        leader: Some("州政协副主席".into()),
        chamber: Some("州茶业协会".into()),
        year: Some(2024),
        starts_on: Some(date(2024, 1, 2)),
        ends_on: Some(date(2024, 6, 3)),
        reason: Some("分工调整".into()),
        remark: Some("=1+1".into()),
        ..PairingRow::default()
    };
    let headers = Column::USUAL.iter().map(|column| column.header());
    let mut table = CsvTable::begin(Vec::new(), headers).unwrap();
    table.row(&values(&row)).unwrap();
    let mut read = rows(table.finish().unwrap());
    let (mut again, problems) = read.remove(0);
    assert_eq!(problems, []);
    // A text that a spreadsheet would take for a formula is guarded by an apostrophe in text tables.
    assert!(again.remark.take().unwrap().ends_with("=1+1"));
    assert_eq!(
        again,
        PairingRow {
            remark: None,
            ..row
        }
    );
}

#[test]
fn a_year_that_is_none_is_told() {
    let (row, problems) = rows("州级领导,联系企业,年度\n甲,乙,今年\n".into()).remove(0);
    assert_eq!((row.year, problems), (None, vec![Reason::NotANumber]));
}
