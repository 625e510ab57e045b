//! The full text of all cases, written anew while people work.

use store::Tx;
use text::bigrams::search_tokens;

use super::Cases;
use super::save::searchable;
use crate::Error;

/// So many cases are written in one transaction: others wait no longer than for a long command.
const AT_ONCE: u32 = 20;

impl Cases<'_> {
    /// Writes the full text of every case anew, the newest first, unless all of it was written by the rules of today;
    /// answers how many were written. Until it is done, old cases are found by the rules of their day.
    ///
    /// If it is cut short, the next call begins again.
    pub fn renew_full_text(&self) -> Result<u64, Error> {
        if self.app.db.read(store::search::is_of_today)? {
            return Ok(0);
        }
        let (mut before, mut renewed) = (i64::MAX, 0);
        loop {
            let ordinals = self
                .app
                .db
                .read(|reader| store::cases::ordinals_before(reader, before, AT_ONCE))?;
            let Some(last) = ordinals.last() else { break };
            before = *last;
            self.app.db.write(|tx| renew(tx, &ordinals))?;
            renewed += ordinals.len() as u64;
        }
        self.app.db.write(store::search::mark_as_of_today)?;
        Ok(renewed)
    }
}

/// Each case is held first, so that nobody writes an older text over that of a command under way.
fn renew(tx: &mut Tx, ordinals: &[i64]) -> Result<(), Error> {
    for ordinal in ordinals {
        store::cases::hold(tx, *ordinal)?;
        for stored in store::cases::by_ordinals(tx, &[*ordinal])? {
            let tokens = search_tokens(&searchable(&stored.case));
            store::search::replace(tx, *ordinal, &tokens)?;
        }
    }
    Ok(())
}
