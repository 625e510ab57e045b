//! The rows of cases: the fold of each stream, its parties and facts, and the sums over all of them.

use domain::cases::{Case, Event, apply};
use domain::ids::CaseId;
use domain::statistics::CaseFact;
use store::Reader;
use store::cases::{IMAGES, Tally, compare_texts, lines};
use store::events::{Faults, Replayed};
use store::images::{Image, Line};

use super::replay::Rebuild;
use crate::{Error, record};

/// The case whose stream is being read, the position of its first event, and the sums up to now.
#[derive(Default)]
pub(super) struct CaseRows {
    case: Option<Case>,
    ordinal: i64,
    tally: Tally,
}

impl Rebuild for CaseRows {
    fn noun(&self) -> &'static str {
        "case"
    }

    fn images(&self) -> Vec<Image> {
        IMAGES.to_vec()
    }

    fn take(&mut self, id: &str, event: &Replayed) -> Option<()> {
        let id: CaseId = id.parse().ok()?;
        let body = record::join(Some(&event.kind), &event.open, event.private.as_deref()).ok()?;
        let read: Event = serde_json::from_value(body).ok()?;
        if self.case.is_none() {
            self.ordinal = event.position;
        }
        self.case = Some(apply(id, self.case.take(), &read)?);
        Some(())
    }

    fn finish(&mut self, _id: &str) -> Result<Vec<Vec<Line>>, Error> {
        let Some(case) = self.case.take() else {
            return Ok(Vec::new());
        };
        let fact = CaseFact::of(&case);
        self.tally.add(&fact);
        Ok(lines(&case, &fact, self.ordinal)?.into())
    }

    fn conclude(
        &mut self,
        reader: &mut Reader,
        complete: bool,
        faults: &mut Faults,
    ) -> Result<u64, Error> {
        compare_texts(reader, faults)?;
        // Without every case the sums can't be known.
        if !complete {
            return Ok(0);
        }
        Ok(std::mem::take(&mut self.tally).compare(reader, faults)?)
    }
}
