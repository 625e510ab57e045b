//! Settings change only over the version that was read.

use store::engine::Error;
use store::settings::{get, list, put};

use crate::both::on_both;

#[test]
fn a_setting_is_written_over_the_version_that_was_read() {
    on_both(|place| {
        let db = place.migrated();
        assert_eq!(db.write(|tx| put(tx, "limits.days", "15", 0)), Ok(1));
        assert_eq!(db.write(|tx| put(tx, "limits.days", "20", 1)), Ok(2));
        assert_eq!(
            db.write(|tx| put(tx, "limits.days", "30", 1)),
            Err(Error::Changed)
        );
        let again = db.write(|tx| put(tx, "limits.days", "40", 0));
        assert!(matches!(again, Err(Error::Unique { .. })), "{again:?}");
        let stored = db
            .read(|reader| get(reader, "limits.days"))
            .unwrap()
            .unwrap();
        assert_eq!((stored.value.as_str(), stored.version), ("20", 2));
    });
}

#[test]
fn settings_are_listed_by_key() {
    on_both(|place| {
        let db = place.migrated();
        db.write(|tx| {
            ["b", "a"]
                .iter()
                .try_for_each(|key| put(tx, key, "1", 0).map(drop))
        })
        .unwrap();
        let keys: Vec<String> = db
            .read(list)
            .unwrap()
            .into_iter()
            .map(|setting| setting.key)
            .collect();
        assert_eq!(keys, ["a", "b"]);
        assert_eq!(db.read(|reader| get(reader, "c")), Ok(None));
    });
}
