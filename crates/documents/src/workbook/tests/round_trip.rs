//! Export and import are inverse: whatever rows a ledger holds, they come back the same from both kinds of file.

use domain::cases::reply::Satisfaction;
use domain::time::Instant;
use proptest::option::of;
use proptest::prelude::*;

use super::{text_table, workbook};
use crate::ledger::{LedgerRow, Limit, read_ledger_bytes};
use crate::moment::Moment;
use crate::reading::Options;
use crate::reading::values::{clean, is_placeholder};

/// Any text as reading leaves it, biased towards what might break a file.
fn text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "=1+1",
        "+86",
        "-5",
        "@x",
        "＝1",
        "＠甲",
        "'=x",
        "'甲",
        "\"引\"",
        "甲,乙",
        "甲;乙\t丙",
        "甲\n乙",
        "_x000D_",
        "_x0041_",
        "<b>&amp;</b>",
        "2024-05-06",
        "45418",
        "1e5",
        "合计",
        "]]>",
        "\u{1f600}",
        "㐀",
    ]);
    let any = prop_oneof![
        "\\PC{1,40}",
        "[甲乙丙丁 \n,\"'=;\t]{1,30}",
        nasty.prop_map(str::to_owned)
    ];
    any.prop_filter_map("blank", |text| {
        clean(&text).filter(|text| !is_placeholder(text))
    })
}

fn name() -> impl Strategy<Value = String> {
    "[甲乙丙丁局办公司A-Z]{1,12}(（[甲乙、科室]{1,4}）)?"
}

fn moment() -> impl Strategy<Value = Moment> {
    (-2_000_000_000_000i64..6_000_000_000_000).prop_flat_map(|ms| {
        let day = Moment::Day(Moment::from_instant(Instant(ms)).date());
        prop_oneof![Just(day), Just(Moment::from_instant(Instant(ms)))]
    })
}

fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        moment().prop_map(Limit::On),
        (1u16..400).prop_map(Limit::WorkingDays),
        (1u16..400).prop_map(Limit::CalendarDays),
    ]
}

fn grade() -> impl Strategy<Value = Satisfaction> {
    prop::sample::select(Satisfaction::ALL)
}

fn offices() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(name(), 0..4).prop_map(|mut names| {
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    })
}

prop_compose! {
    fn people()(
        serial in 1u32..100_000, source in of(text()), reported_at in of(moment()), place in of(name()),
        firm in of(name()), contact in of(name()), phone in of("1[0-9]{10}"), category in of(name()),
        problem in text(), ask in of(text()), leader in of(name()),
    ) -> LedgerRow {
        LedgerRow {
            serial: Some(format!("2024-{serial:04}")),
            source, reported_at, place, firm, contact, phone, category, ask,
            problem: Some(problem),
            assigning_leader: leader,
            ..LedgerRow::default()
        }
    }
}

prop_compose! {
    fn row()(
        row in people(), lead_office in of(name()), co_offices in offices(), officer in of(name()),
        assigned_at in of(moment()), limit in of(limit()),
        told in (of(text()), of(text()), of(name()), of(text()), of(text())),
        ended in (of(any::<bool>()), of(moment()), of(grade()), of(any::<bool>()), of(moment())),
    ) -> LedgerRow {
        let (progress, result, reply_channel, follow_up, note) = told;
        let (closed, closed_at, satisfaction, struck_off, struck_off_at) = ended;
        LedgerRow {
            lead_office, co_offices, officer, assigned_at, limit, progress, result, reply_channel, follow_up, note,
            closed, closed_at, satisfaction, struck_off, struck_off_at,
            ..row
        }
    }
}

fn read(bytes: Vec<u8>) -> Vec<LedgerRow> {
    let mut sheet = read_ledger_bytes(bytes, &Options::default()).unwrap();
    let rows = sheet.rows().unwrap().map(|row| {
        let row = row.unwrap();
        assert_eq!(row.problems, [], "{:?}", row.row);
        row.row
    });
    rows.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_reads_back_as_the_same_rows(rows in prop::collection::vec(row(), 0..6)) {
        prop_assert_eq!(&read(workbook(&rows)), &rows);
        prop_assert_eq!(&read(text_table(&rows)), &rows);
    }
}
