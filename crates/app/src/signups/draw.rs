//! The draw: whoever was handed over has a place first, the others are drawn by lot, the rest waits in the order drawn.

use std::fmt::Write as _;

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::draws::Draw;
use domain::ids::{DrawId, MeetingId};
use domain::permits::Actor;
use domain::registers::Entry;
use domain::signups::{SignUp, Standing, Way};
use store::Tx;
use store::registers::Versioned;

use super::choose::{is_registered, last_in_line, places_left};
use super::{SignUps, permit};
use crate::meetings::{burden, load};
use crate::record::Recording;
use crate::registers::put_in;
use crate::{Error, World};

/// What somebody present says aloud before the draw, so that the seed isn't the programme's alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsSaid {
    pub words: String,
    /// Office or post of who said them.
    pub witness: String,
}

impl SignUps<'_> {
    /// Draws among the registered sign-ups of a meeting. Whoever has been drawn, or waits, isn't drawn again.
    ///
    /// # Errors
    /// Field `words` or `witness` (`Missing`), `lots` (`Missing`) when nobody is registered, `quota` when there is no
    /// announcement that says how many places there are.
    pub fn draw(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        said: &WordsSaid,
    ) -> Result<DrawId, Error> {
        permit(actor)?;
        if said.words.trim().is_empty() {
            return Ok(Refusal::field("words", Problem::Missing)?);
        }
        let mut random = [0; 16];
        self.app.ids.fill(&mut random);
        let seed = seed(&random, said.words.trim());
        let id = DrawId(self.app.fresh_id());
        self.app.db.write(|tx| {
            self.seat_handed_over(tx, actor, meeting)?;
            let pool = self.registered(tx, meeting)?;
            let held = load(tx, meeting)?.entry;
            let Some(places) = places_left(tx, &held)? else {
                return Ok(Refusal::field("quota", Problem::Missing)?);
            };
            let lots = pool.iter().map(|found| found.entry.number).collect();
            let witness = said.witness.trim().to_owned();
            let now = self.app.now();
            let draw = Draw::new(id, meeting, now, seed.clone(), witness, places, lots);
            draw.check()?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &draw, 0, now)?;
            self.carry_out(tx, actor, &draw, pool)?;
            Ok(id)
        })
    }

    /// Firms that an earlier meeting didn't hear come first.
    fn seat_handed_over(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: MeetingId,
    ) -> Result<(), Error> {
        for found in self.registered(tx, meeting)? {
            let held = load(tx, meeting)?.entry;
            let has_place = places_left(tx, &held)?.is_some_and(|places| places > 0);
            if found.entry.handed_from.is_some() && has_place {
                self.choose_in(tx, actor, found, Way::HandedOver, "")?;
            }
        }
        Ok(())
    }

    fn carry_out(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        draw: &Draw,
        pool: Vec<Versioned<SignUp>>,
    ) -> Result<(), Error> {
        let mut place = last_in_line(tx, draw.meeting)?;
        let mut pool = pool;
        for lot in &draw.order {
            let Some(at) = pool.iter().position(|found| found.entry.number == *lot) else {
                continue;
            };
            let found = pool.swap_remove(at);
            if draw.drawn().contains(lot) {
                self.choose_in(tx, actor, found, Way::Draw, "")?;
            } else {
                place += 1;
                let waiting = found.entry.moved_to(Standing::Waiting { place })?;
                self.put(tx, actor, &waiting, found.version)?;
            }
        }
        Ok(())
    }

    /// Those that may be drawn. A firm that has been called too often has no lot: only somebody who says why calls it.
    fn registered(&self, tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Versioned<SignUp>>, Error> {
        let held_on = load(tx, meeting)?.entry.held_on;
        let settings = World::load(tx)?.settings;
        let mut free = Vec::new();
        for found in store::signups::of_meeting(tx, meeting)? {
            let burden = burden(tx, found.entry.firm, held_on)?;
            if is_registered(&found) && !burden.is_burden(held_on, &settings) {
                free.push(found);
            }
        }
        Ok(free)
    }
}

fn seed(random: &[u8], words: &str) -> String {
    let mut seed = String::new();
    for byte in random {
        let _ = write!(seed, "{byte:02x}");
    }
    seed.push('-');
    seed.push_str(words);
    seed
}
