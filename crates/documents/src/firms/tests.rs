use jiff::civil::date;

use super::*;
use crate::reading::Options;

fn first(text: &str) -> FirmRow {
    let mut sheet = read_firms_bytes(text.as_bytes().to_vec(), &Options::default()).unwrap();
    let row = sheet.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(row.problems, []);
    row.row
}

#[test]
fn a_register_is_read_with_dates_and_capital() {
    let firm = first(
        "企业名称\t统一社会信用代码\t注册日期\t企业类型\t注册资金\t经营范围\t省\t地区\t注册地址\n\
         某轴承有限公司\t91410307171353134G\t1979-09-22\tN/A\t3,676.5(万元)\t轴承\t河南\t洛阳\t某路1号\n",
    );
    assert_eq!(firm.code.as_deref(), Some("91410307171353134G"));
    assert_eq!(firm.founded_on, Some(date(1979, 9, 22)));
    assert_eq!(firm.kind, None);
    assert_eq!(firm.capital_text.as_deref(), Some("3,676.5(万元)"));
    assert_eq!(firm.capital.unwrap().hundredths, 3_676_500_000);
    assert_eq!(firm.prefecture.as_deref(), Some("洛阳"));
    assert_eq!(firm.address.as_deref(), Some("某路1号"));
}

#[test]
fn english_headers_are_understood() {
    let firm = first(
        "Name,Credit_Code,Established,Phone,Tags\nA Co.,9143,2020/1/2,07431234,规上、高新技术\n",
    );
    assert_eq!(firm.name.as_deref(), Some("A Co."));
    assert_eq!(firm.code.as_deref(), Some("9143"));
    assert_eq!(firm.founded_on, Some(date(2020, 1, 2)));
    assert_eq!(firm.labels, ["规上", "高新技术"]);
}

#[test]
fn capital_is_read_in_its_currency() {
    let read = |text: &str| Capital::parse(text).map(|c| (c.hundredths, c.currency));
    let cases = [
        ("138万人民币", 138_000_000, Currency::Yuan),
        ("600(万元)", 600_000_000, Currency::Yuan),
        ("1,234.5678（万元人民币）", 1_234_567_800, Currency::Yuan),
        ("22(万美元)", 22_000_000, Currency::UsDollar),
        ("50万港元", 50_000_000, Currency::HongKongDollar),
        ("3亿元", 30_000_000_000, Currency::Yuan),
        ("500000元", 50_000_000, Currency::Yuan),
        ("35(万)", 35_000_000, Currency::Yuan),
        ("35", 35_000_000, Currency::Yuan),
        ("7万瑞士法郎", 7_000_000, Currency::Other),
    ];
    for (text, hundredths, currency) in cases {
        assert_eq!(read(text), Some((hundredths, currency)), "{text}");
    }
    for text in [
        "",
        "不详",
        "12个",
        "1.2.3万",
        "99999999999999999999万元",
        "万元",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
