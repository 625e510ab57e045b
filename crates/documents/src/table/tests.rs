mod hostile;

use std::io::Write;

use encoding_rs::GB18030;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format as Shown, Workbook as Made};

use super::*;
use crate::moment::Moment;

fn open(bytes: impl Into<Vec<u8>>) -> Result<Table, Error> {
    Table::from_bytes(bytes.into(), &Limits::default())
}

type Texts = Vec<(u32, Vec<String>)>;

fn read(table: &mut Table) -> Result<Texts, Error> {
    let texts = |row: Row<'_>| {
        let cells = row.cells.iter().map(|cell| cell.to_text().into_owned());
        (row.number, cells.collect())
    };
    table.rows(0)?.map(|row| row.map(texts)).collect()
}

fn rows(bytes: impl Into<Vec<u8>>) -> Texts {
    read(&mut open(bytes).unwrap()).unwrap()
}

fn texts(rows: &[(u32, &[&str])]) -> Texts {
    let owned = |row: &[&str]| row.iter().map(|text| (*text).to_owned()).collect();
    rows.iter()
        .map(|(number, row)| (*number, owned(row)))
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A workbook with every kind of cell: row 1 texts, row 3 typed cells, rows 4 and 5 merged in column A.
fn workbook() -> Vec<u8> {
    let mut made = Made::new();
    let dated = Shown::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let sheet = made.add_worksheet();
    sheet.set_name("台账").unwrap();
    sheet.write_row(0, 0, ["甲", "乙"]).unwrap();
    let day = ExcelDateTime::from_ymd(2024, 5, 6).unwrap();
    let at = ExcelDateTime::from_ymd(2024, 5, 6).unwrap();
    let at = at.and_hms(10, 20, 30).unwrap();
    sheet.write_with_format(2, 0, &day, &dated).unwrap();
    sheet.write_with_format(2, 1, &at, &dated).unwrap();
    sheet.write(2, 2, 13_800_000_000_i64).unwrap();
    sheet.write(2, 3, 0.1 + 0.2).unwrap();
    sheet.write(2, 4, true).unwrap();
    sheet.merge_range(3, 0, 4, 0, "丙", &Shown::new()).unwrap();
    sheet.write(4, 1, "丁").unwrap();
    made.add_worksheet().set_name("第二").unwrap();
    made.add_worksheet()
        .set_name("隐藏")
        .unwrap()
        .set_hidden(true);
    made.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_typed_cells_with_the_numbers_of_their_rows() {
    let mut table = open(workbook()).unwrap();
    assert_eq!(table.format(), Format::Workbook);
    assert_eq!(table.sheets(), ["台账", "第二"]);
    let area = MergedArea {
        column: 0,
        first_row: 4,
        last_row: 5,
    };
    assert_eq!(table.merged_areas(0).unwrap(), [area]);
    assert!(table.rows_expected(0) >= 5);
    let rows: Vec<_> = table.rows(0).unwrap().map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [1, 3, 4, 5]
    );
    let typed = &rows[1].cells;
    assert_eq!(typed[0], Cell::Moment(Moment::Day(date(2024, 5, 6))));
    assert_eq!(typed[1].to_text(), "2024-05-06 10:20:30");
    assert_eq!(typed[2].to_text(), "13800000000");
    assert_eq!(typed[3].to_text(), "0.3");
    assert_eq!(typed[4], Cell::Flag(true));
    assert_eq!(rows[3].cells, [Cell::Blank, Cell::Text("丁".into())]);
    assert!(matches!(
        table.rows(7).err(),
        Some(Error::NoSuchSheet { index: 7 })
    ));
}

#[test]
fn a_gzipped_file_is_read_as_what_is_inside() {
    let table = open(gzip(&workbook())).unwrap();
    assert_eq!(
        (table.packing(), table.format()),
        (Packing::Gzip, Format::Workbook)
    );
    assert_eq!(
        rows(gzip("甲\t乙\n".as_bytes())),
        texts(&[(1, &["甲", "乙"])])
    );
}

#[test]
fn every_usual_encoding_is_recognised() {
    let text = "编号,问题\r\n1,㐀龙山县\r\n";
    let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let units = text.encode_utf16().flat_map(order);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    let files = [
        (Encoding::Utf8, text.as_bytes().to_vec()),
        (
            Encoding::Utf8WithMark,
            format!("\u{feff}{text}").into_bytes(),
        ),
        (Encoding::Gb18030, GB18030.encode(text).0.into_owned()),
        (
            Encoding::Utf16LittleEndian,
            wide(u16::to_le_bytes, [0xff, 0xfe]),
        ),
        (
            Encoding::Utf16BigEndian,
            wide(u16::to_be_bytes, [0xfe, 0xff]),
        ),
    ];
    for (expected, bytes) in files {
        let mut table = open(bytes).unwrap();
        let Format::Text {
            encoding,
            delimiter,
            ..
        } = table.format()
        else {
            panic!("not text");
        };
        assert_eq!((encoding, delimiter), (expected, ','));
        let expected = texts(&[(1, &["编号", "问题"]), (2, &["1", "㐀龙山县"])]);
        assert_eq!(read(&mut table).unwrap(), expected, "{encoding:?}");
    }
}

#[test]
fn the_delimiter_is_the_one_that_splits_lines_evenly() {
    let cases = [
        ("a;b;c\n1,5;2,5;3\n1;2;3\n", ';'),
        ("名称\t资金\n甲\t3,676\n乙\t1,2,3,4\n", '\t'),
        ("a,b\n\"x\ty\tz\",1\n\"x\ty\tz\",2\n", ','),
        ("a|b\n1|2\n", '|'),
        ("sep=;\na,b;c\n", ';'),
        ("一列\n二\n", ','),
    ];
    for (text, expected) in cases {
        let Format::Text { delimiter, .. } = open(text).unwrap().format() else {
            panic!("not text");
        };
        assert_eq!(delimiter, expected, "{text}");
    }
    assert_eq!(rows("sep=;\r\na,b;c\r\n"), texts(&[(2, &["a,b", "c"])]));
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_would_number_them() {
    let unix = "标题\n\na,b\n\"x\ny\",2\n,\n3,4\n\n\n5,6";
    let expected: &[(u32, &[&str])] = &[
        (1, &["标题"]),
        (3, &["a", "b"]),
        (4, &["x\ny", "2"]),
        (6, &["3", "4"]),
        (9, &["5", "6"]),
    ];
    assert_eq!(rows(unix), texts(expected));
    let windows = unix.replace('\n', "\r\n").replace("x\r\ny", "x\ny");
    assert_eq!(rows(windows), texts(expected));
    assert_eq!(
        rows(unix.replace('\n', "\r").replace("x\ry", "x\ny")),
        texts(expected)
    );
}

#[test]
fn a_mark_that_never_closes_swallows_no_rows() {
    let text = "名称\t说明\n\"三星\"饭店\t好\n乙\t\"开头\n丙\t丁\n";
    let mut table = open(text).unwrap();
    assert!(matches!(
        table.format(),
        Format::Text {
            quoting: Quoting::Text,
            ..
        }
    ));
    assert_eq!(read(&mut table).unwrap().len(), 4);
    let proper = open("a,b\n\"x \"\"y\"\"\",2\n").unwrap();
    assert!(matches!(
        proper.format(),
        Format::Text {
            quoting: Quoting::Marks,
            ..
        }
    ));
}

#[test]
fn the_apostrophe_before_a_formula_is_taken_away() {
    assert_eq!(
        rows("'=1+1,'甲,'+86,''=x\n"),
        texts(&[(1, &["=1+1", "'甲", "+86", "'=x"])])
    );
}
