//! A programme with as many cases as asked for, the same on every machine: offices and leaders of the sample
//! prefecture, invented firms, and lives that end in every stage.

mod firms;
#[cfg(test)]
mod lists;
mod lives;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant as Stopwatch;

use app::ports::{Clock, Ids, OsIds, SeededIds, SetClock, SystemClock};
use app::{App, Error};
use demo::{Prefecture, Profile};
use domain::evidence::{Algorithm, Origin, SecretKey};
use store::{Db, Target};

pub use lives::Teller;
pub use words::RARE;

/// All lives begin in this year, so that its figures are those of all cases.
pub const YEAR: i32 = 2025;
/// Lives told in one transaction.
const AT_ONCE: usize = 500;
/// The page cache of the connection that fills, in KiB.
const FILLING_CACHE_KIB: u32 = 1024 * 1024;
/// Cases for each firm, on average.
const CASES_A_FIRM: usize = 20;

/// A filled programme and what the measurements need to know of it.
pub struct Filled {
    pub prefecture: Prefecture,
    pub firms: Vec<domain::ids::FirmId>,
    pub cases: usize,
    pub seconds: f64,
}

/// Opens a filled programme as the product would: the computer's clock, the system's randomness.
pub fn reopen(folder: &Path) -> Result<App, Error> {
    let target = Target::sqlite(folder.join("zhengqi.db"));
    open(&target, Arc::new(SystemClock), Arc::new(OsIds))
}

/// The same file with room for its indexes in memory, since all of it is written at once.
fn for_filling(folder: &Path) -> Target {
    let mut target = Target::sqlite(folder.join("zhengqi.db"));
    if let Target::Sqlite(file) = &mut target {
        file.writer_cache_kib = FILLING_CACHE_KIB;
    }
    target
}

/// Opens the programme under a clock.
fn open(target: &Target, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Result<App, Error> {
    let db = Db::open(target)?;
    let origin = Origin::new("bench.example")
        .ok_or_else(|| Error::Internal("the origin is no name".into()))?;
    let key = SecretKey::from_seed(&[11; 32]);
    App::open(db, clock, ids, key, origin, Algorithm::Sha256)
}

/// Fills an empty programme with `cases` cases. `report` is told how many there are so far.
pub fn fill(folder: &Path, cases: usize, mut report: impl FnMut(usize)) -> Result<Filled, Error> {
    let clock = Arc::new(SetClock::at(demo::end_of_year()));
    let seeded = Arc::new(SeededIds::new(20_250_101));
    let app = open(&for_filling(folder), clock.clone(), seeded)?;
    let ids = SeededIds::new(2);
    let prefecture = demo::build(&app, &clock, &ids, Profile::Honest)?;
    let begun = Stopwatch::now();
    let firms = firms::found(&app, &prefecture, &ids, (cases / CASES_A_FIRM).max(50))?;
    let mut teller = Teller::new(&prefecture, &firms);
    let mut told = 0;
    while told < cases {
        let next = AT_ONCE.min(cases - told);
        let stories: Vec<_> = (told..told + next).map(|n| teller.story(n)).collect();
        app.cases().tell(&stories)?;
        told += next;
        report(told);
    }
    Ok(Filled {
        prefecture,
        firms,
        cases,
        seconds: begun.elapsed().as_secs_f64(),
    })
}
