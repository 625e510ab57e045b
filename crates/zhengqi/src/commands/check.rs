//! `zhengqi check`.

use app::place::{Place, PlaceError};
use clap::Args;

use super::serve;
use crate::failure::{Failure, Outcome, tell};
use crate::opening::Where;
use crate::output;

/// Print the configuration in force; refuse sample secrets, unknown keys and keys that others can read
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    place: Where,
}

impl Check {
    pub fn run(&self) -> Result<Outcome, Failure> {
        let place = match Place::at(&self.place.folder(), self.place.database.as_deref()) {
            Ok(place) => place,
            Err(error) => return refused(&error),
        };
        let key = match place.note_key() {
            Ok(key) => key,
            Err(error) => return refused(&error),
        };
        if let Err(failure) = serve::filter(&place.config().log.filter) {
            tell(&failure.0);
            return Ok(Outcome::No);
        }
        output::print(&place.config().shown())?;
        output::line("")?;
        output::line(&format!("# data folder: {}", place.folder().display()))?;
        match key {
            Some(key) => output::line(&format!("# public key: {key}"))?,
            None => output::line("# public key: made at the first start")?,
        }
        Ok(Outcome::Done)
    }
}

fn refused(error: &PlaceError) -> Result<Outcome, Failure> {
    for sentence in error.sentences() {
        tell(&sentence);
    }
    Ok(Outcome::No)
}
