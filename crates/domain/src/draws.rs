//! Draws (抽选): which sign-ups are heard, by lot, so that anybody can repeat it.
//!
//! Each lot is a sign-up's number within its meeting. The lots are put in the order of SHA-256 over `seed:number` in
//! hexadecimal: `printf '%s' 'SEED:7' | sha256sum` gives the place of number 7 on any machine.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{DrawId, MeetingId};
use crate::registers::Entry;
use crate::time::Instant;

/// One draw, with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    pub id: DrawId,
    pub meeting: MeetingId,
    pub drawn_at: Instant,
    /// Random characters of the programme, a hyphen, and the words that somebody present said aloud.
    pub seed: String,
    /// Who said the words: a post or an office, never a name.
    pub witness: String,
    /// How many were to be drawn.
    pub places: u32,
    /// The lots, ascending.
    pub lots: Vec<u32>,
    /// The lots in the order drawn; the first `places` are heard, the others wait in this order.
    pub order: Vec<u32>,
}

/// The lots in the order in which a seed draws them.
pub fn order(seed: &str, lots: &[u32]) -> Vec<u32> {
    let mut drawn: Vec<(String, u32)> = lots.iter().map(|lot| (key(seed, *lot), *lot)).collect();
    drawn.sort();
    drawn.into_iter().map(|(_, lot)| lot).collect()
}

/// By what a lot is sorted: 64 hexadecimal digits.
pub fn key(seed: &str, lot: u32) -> String {
    let digest = Sha256::digest(format!("{seed}:{lot}"));
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Draw {
    /// Draws `places` of the lots.
    pub fn new(
        id: DrawId,
        meeting: MeetingId,
        drawn_at: Instant,
        seed: String,
        witness: String,
        places: u32,
        mut lots: Vec<u32>,
    ) -> Draw {
        lots.sort_unstable();
        lots.dedup();
        Draw {
            order: order(&seed, &lots),
            id,
            meeting,
            drawn_at,
            seed,
            witness,
            places,
            lots,
        }
    }

    /// The lots that are heard.
    pub fn drawn(&self) -> &[u32] {
        let places = usize::try_from(self.places).unwrap_or(usize::MAX);
        &self.order[..places.min(self.order.len())]
    }

    /// The lots that wait, the first in line first.
    pub fn waiting(&self) -> &[u32] {
        &self.order[self.drawn().len()..]
    }
}

impl Entry for Draw {
    const NOUN: &'static str = "draw";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.lots.is_empty() {
            return Refusal::field("lots", Problem::Missing);
        }
        if self.witness.trim().is_empty() {
            return Refusal::field("witness", Problem::Missing);
        }
        // An order that the seed doesn't give can't be recorded.
        match self.order == order(&self.seed, &self.lots) {
            true => Ok(()),
            false => Refusal::field("order", Problem::NotTheSame),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(seed: &str, places: u32) -> Draw {
        let lots = vec![3, 1, 2, 5, 4, 3];
        let id = DrawId(Uuid::nil());
        let meeting = MeetingId(Uuid::nil());
        let witness = "州纪委监委".to_owned();
        Draw::new(
            id,
            meeting,
            Instant(0),
            seed.to_owned(),
            witness,
            places,
            lots,
        )
    }

    #[test]
    fn a_lot_has_the_place_that_the_command_of_any_machine_gives_it() {
        // printf '%s' 'a1b2-红日:1' | sha256sum
        let expected = "92c7e050213d7a706562b013c8cb5cb763ec895fcd62e21056d4c57e3eca15f0";
        assert_eq!(key("a1b2-红日", 1), expected);
    }

    #[test]
    fn the_same_seed_draws_the_same_order_from_any_order_of_the_lots() {
        let first = draw("a1b2-红日", 2);
        assert_eq!(first.order, order("a1b2-红日", &[5, 4, 3, 2, 1]));
        assert_eq!(first.lots, [1, 2, 3, 4, 5]);
        assert_ne!(first.order, draw("a1b2-青山", 2).order);
        assert_eq!(first.drawn().len(), 2);
        assert_eq!(first.waiting().len(), 3);
    }

    #[test]
    fn an_order_that_the_seed_does_not_give_is_refused() {
        let mut bent = draw("a1b2-红日", 2);
        bent.order.swap(0, 4);
        assert_eq!(bent.check(), Refusal::field("order", Problem::NotTheSame));
    }

    #[test]
    fn more_places_than_lots_let_everybody_in() {
        let all = draw("a1b2-红日", 9);
        assert_eq!((all.drawn().len(), all.waiting().len()), (5, 0));
    }
}
