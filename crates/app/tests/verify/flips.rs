//! Each column of each table, changed by hand.

use app::verify::{Finding, Known, Report};
use domain::announcements::Announcement;
use domain::briefings::Briefing;
use domain::contacts::Contact;
use domain::draws::Draw;
use domain::files::File;
use domain::firms::{Chamber, Firm};
use domain::meetings::Meeting;
use domain::minutes::Minutes;
use domain::offices::Office;
use domain::pairings::Pairing;
use domain::people::Person;
use domain::prepared_views::PreparedView;
use domain::records::{FinanceRecord, Mediation, Project};
use domain::signups::SignUp;
use domain::year_plan::PlanLine;
use store::images::Image;
use store::registers::{Table, image};
use store::{Error, Value};

use crate::small::{Small, on_both};

/// A row: its columns and their values, the owner first.
type Stored = Vec<(&'static str, Value<'static>)>;

#[test]
fn an_untouched_programme_is_sound() {
    on_both(|small| {
        let report = small.verify();
        assert_eq!(report.faults, []);
        assert!(report.is_sound());
        // 13 entries of registers, a host, an attendee, a setting, a case with its facts, parties and figures.
        assert!(report.rows > 18 && report.streams >= 13, "{report:?}");
    });
}

#[test]
fn each_changed_column_is_named() {
    on_both(|small| {
        for image in images() {
            let row = small.first_row(&image);
            for (column, value) in &row {
                let other = flipped(column, value);
                small.set(&image, &row, column, &other);
                let report = small.verify();
                small.set_back(&image, &row, column, &other);
                expect_named(&report, &image, column);
            }
        }
        assert!(small.verify().is_sound());
    });
}

fn expect_named(report: &Report, image: &Image, column: &str) {
    let is_key = column == image.owner || image.key.contains(&column);
    let named = report.faults.iter().any(|fault| {
        fault.table == image.table
            && match fault.finding {
                Finding::Altered => fault.column == Some(column),
                // A row under another key is one too many, and one is lacking.
                Finding::Missing => is_key,
                _ => false,
            }
    });
    assert!(named, "{}.{column}: {:?}", image.table, report.faults);
    let others = report.faults.iter().filter(|fault| {
        // The full text is kept under the ordinal.
        !(fault.table == "case_text" && column == "ordinal")
    });
    assert!(is_key || others.count() == 1, "{:?}", report.faults);
}

#[test]
fn a_deleted_row_is_missed() {
    on_both(|small| {
        for image in images() {
            let row = small.first_row(&image);
            small.delete(&image, &row);
            let report = small.verify();
            small.insert(&image, &row);
            let missed = |table, finding| {
                let mut faults = report.faults.iter();
                faults.any(|fault| fault.table == table && fault.finding == finding)
            };
            assert!(missed(image.table, Finding::Missing), "{}", image.table);
        }
        assert!(small.verify().is_sound());
    });
}

#[test]
fn a_changed_sum_and_a_lost_full_text_are_named() {
    on_both(|small| {
        small.run("UPDATE figure SET n = 9 WHERE dimension = 'total' AND measure = 'received'");
        small.run("DELETE FROM case_text");
        let report = small.verify();
        let named: Vec<_> = report
            .faults
            .iter()
            .map(|fault| (fault.table, fault.column, fault.finding))
            .collect();
        assert_eq!(
            named,
            [
                ("case_text", None, Finding::Missing),
                ("figure", Some("n"), Finding::Altered)
            ]
        );
    });
}

#[test]
fn a_content_that_was_altered_or_taken_away_is_named() {
    on_both(|small| {
        let content = small.only_content();
        let kept = std::fs::read(&content).unwrap();
        let named = || {
            let faults = small.verify().faults.into_iter();
            let named = faults.map(|fault| (fault.table, fault.column, fault.finding));
            named.collect::<Vec<_>>()
        };
        std::fs::write(&content, b"another one").unwrap();
        assert_eq!(named(), [("file", Some("content"), Finding::Altered)]);
        std::fs::remove_file(&content).unwrap();
        assert_eq!(named(), [("file", Some("content"), Finding::Missing)]);
        std::fs::write(&content, kept).unwrap();
        assert_eq!(named(), []);
    });
}

#[test]
fn damaged_events_are_named_and_their_rows_left_unjudged() {
    on_both(|small| {
        small.run("UPDATE event SET open = '{}' WHERE stream LIKE 'case/%' AND seq = 1");
        let report = small.verify();
        let tables: Vec<_> = report.faults.iter().map(|fault| fault.table).collect();
        assert_eq!(tables, ["event"], "{:?}", report.faults);
    });
}

fn images() -> Vec<Image> {
    let mut images = vec![store::settings::IMAGE, store::notices::IMAGE];
    images.extend(store::cases::IMAGES);
    images.extend(Meeting::PARTS);
    images.extend([
        image::<Office>(),
        image::<Person>(),
        image::<Firm>(),
        image::<Chamber>(),
        image::<Meeting>(),
        image::<Minutes>(),
        image::<Announcement>(),
        image::<SignUp>(),
        image::<Draw>(),
        image::<PreparedView>(),
        image::<PlanLine>(),
        image::<Briefing>(),
        image::<Pairing>(),
        image::<Contact>(),
        image::<File>(),
        image::<FinanceRecord>(),
        image::<Project>(),
        image::<Mediation>(),
    ]);
    images
}

fn flipped(column: &str, value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Text(text) if column == "state" => Value::from(flipped_state(text)),
        Value::Text(text) => Value::from(format!("{text}x")),
        Value::Int(number) => Value::from(number + 1),
        _ if column.ends_with("_days") => Value::Int(1),
        _ => Value::from("x"),
    }
}

/// The last text of the state becomes another one.
fn flipped_state(text: &str) -> String {
    let mut state: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    let last = state.values_mut().rev().find(|value| value.is_string());
    let changed = format!("{}1", last.as_ref().unwrap().as_str().unwrap());
    *last.unwrap() = changed.into();
    serde_json::to_string(&state).unwrap()
}

impl Small {
    fn verify(&self) -> Report {
        self.app.verify(&Known::default(), |_| {}).unwrap()
    }

    fn run(&self, sql: &str) {
        let db = self.app.db();
        db.write(|tx| tx.execute(sql, &[])).unwrap();
    }

    fn first_row(&self, image: &Image) -> Stored {
        let columns: Vec<&'static str> = [image.owner]
            .into_iter()
            .chain(image.key.iter().copied())
            .chain(image.columns.iter().copied())
            .collect();
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {} LIMIT 1",
            columns.join(", "),
            image.table,
            image.owner
        );
        let read = |reader: &mut store::Reader| {
            reader.query_opt(&sql, &[], |row| {
                let value = |at| row.value(at).map(Value::into_owned);
                (0..columns.len()).map(value).collect::<Result<Vec<_>, _>>()
            })
        };
        let values = self.app.db().read(read).unwrap();
        let values = values.unwrap_or_else(|| panic!("{} is empty", image.table));
        columns.into_iter().zip(values).collect()
    }

    /// Changes one column of the row that has the key of `row`.
    fn set(&self, image: &Image, row: &Stored, column: &str, to: &Value<'static>) {
        let (condition, mut values) = key(image, row);
        values.push(to.clone());
        let sql = format!(
            "UPDATE {} SET {column} = ${} WHERE {condition}",
            image.table,
            values.len()
        );
        let changed = self.app.db().write(|tx| tx.execute(&sql, &values));
        assert_eq!(changed, Ok(1), "{sql}");
    }

    fn set_back(&self, image: &Image, row: &Stored, column: &str, from: &Value<'static>) {
        let mut changed = row.clone();
        let mut was = Value::Null;
        for (name, value) in &mut changed {
            if *name == column {
                was = std::mem::replace(value, from.clone());
            }
        }
        self.set(image, &changed, column, &was);
    }

    fn delete(&self, image: &Image, row: &Stored) {
        let (condition, values) = key(image, row);
        let sql = format!("DELETE FROM {} WHERE {condition}", image.table);
        assert_eq!(self.app.db().write(|tx| tx.execute(&sql, &values)), Ok(1));
    }

    fn insert(&self, image: &Image, row: &Stored) {
        let names: Vec<&str> = row.iter().map(|(name, _)| *name).collect();
        let places: Vec<String> = (1..=row.len()).map(|n| format!("${n}")).collect();
        let values: Vec<Value<'static>> = row.iter().map(|(_, value)| value.clone()).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            image.table,
            names.join(", "),
            places.join(", ")
        );
        let inserted: Result<u64, Error> = self.app.db().write(|tx| tx.execute(&sql, &values));
        assert_eq!(inserted, Ok(1), "{sql}");
    }
}

/// The condition that finds a row by its key, and its values.
fn key(image: &Image, row: &Stored) -> (String, Vec<Value<'static>>) {
    let is_key = |name: &str| name == image.owner || image.key.contains(&name);
    let parts = row.iter().filter(|(name, _)| is_key(name));
    let (names, values): (Vec<&str>, Vec<Value<'static>>) = parts.cloned().unzip();
    let conditions: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| format!("{name} = ${}", at + 1))
        .collect();
    (conditions.join(" AND "), values)
}

#[test]
fn a_changed_block_of_facts_is_named() {
    use Finding::{Altered, Missing, Unexpected};
    let tampered = [
        ("UPDATE fact_word SET word = word || '!'", Altered),
        ("UPDATE fact_block SET year = year - 1", Missing),
        ("UPDATE fact_block SET block = block + 1", Unexpected),
        ("DELETE FROM fact_block", Missing),
    ];
    for (statement, finding) in tampered {
        on_both(|small| {
            let changed = small.app.db().write(|tx| tx.execute(statement, &[]));
            assert!(changed.unwrap() > 0, "{statement}");
            let faults = small.verify().faults;
            let mut named = faults.iter().map(|fault| (fault.table, fault.finding));
            assert!(
                named.any(|fault| fault == ("fact_block", finding)),
                "{statement}: {faults:?}"
            );
        });
    }
}

#[test]
fn blocks_of_facts_that_were_never_made_are_made_when_the_programme_opens() {
    on_both(|small| {
        let db = small.app.db();
        for statement in ["DELETE FROM fact_block", "DELETE FROM fact_word"] {
            db.write(|tx| tx.execute(statement, &[])).unwrap();
        }
        assert!(!small.verify().is_sound());
        store::migrate(db, domain::time::Instant(0)).unwrap();
        assert!(small.verify().is_sound());
    });
}
