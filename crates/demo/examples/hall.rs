//! `hall DIR [DATABASE-URL]`: founds a programme with people in a hall today, and prints the ids of its two meetings.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use app::place::{Opening, Place};
use app::ports::{Clock, OsIds, SystemClock};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("which folder?")?.into();
    let database = arguments.next();
    let place = Place::at(&folder, database.as_deref())?;
    let app = place.open(Arc::new(SystemClock), Arc::new(OsIds), Opening::SetUp)?;
    let [dialogue, visit] = demo::hall::open(&app, &OsIds, SystemClock.now())?;
    println!("{dialogue} {visit}");
    Ok(())
}
