//! Which command may bring the tables of an older version up to date.

use std::sync::Arc;

use app::place::{Opening, Place, PlaceError};
use app::ports::{OsIds, SystemClock};
use domain::time::Instant;
use store::Db;
use store::engine::Target;

#[test]
fn only_a_server_brings_the_tables_of_an_older_version_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let older = &store::MIGRATIONS[..store::MIGRATIONS.len() - 1];
    let db = Db::open(&Target::sqlite(folder.path().join("zhengqi.db"))).unwrap();
    store::apply(&db, Instant(0), older).unwrap();
    drop(db);

    let place = Place::at(folder.path(), None).unwrap();
    let open = |how| place.open(Arc::new(SystemClock), Arc::new(OsIds), how);
    for how in [Opening::Existing, Opening::SetUp] {
        let refused = open(how).err().unwrap();
        assert!(matches!(refused, PlaceError::Behind(_)), "{refused}");
    }
    drop(open(Opening::Serve).unwrap());
    assert!(open(Opening::Existing).is_ok());
}
