//! The rows of cases: the fold of each stream, its parties and facts, and the sums over all of them.

use domain::cases::{Case, Event, apply};
use domain::ids::CaseId;
use domain::notices::for_event;
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
    /// The notices of the stream up to now.
    told: Vec<Line>,
    /// The first event whose notices are kept.
    told_from: i64,
    tally: Tally,
}

impl CaseRows {
    /// With the place in the record since when notices are kept.
    pub(super) fn new(told_from: i64) -> CaseRows {
        CaseRows {
            told_from,
            ..CaseRows::default()
        }
    }
}

impl Rebuild for CaseRows {
    fn noun(&self) -> &'static str {
        "case"
    }

    fn images(&self) -> Vec<Image> {
        let mut images = IMAGES.to_vec();
        images.push(store::notices::IMAGE);
        images
    }

    fn take(&mut self, id: &str, event: &Replayed) -> Option<()> {
        let id: CaseId = id.parse().ok()?;
        let body = record::join(Some(&event.kind), &event.open, event.private.as_deref()).ok()?;
        let read: Event = serde_json::from_value(body).ok()?;
        if self.case.is_none() {
            self.ordinal = event.position;
        }
        let case = apply(id, self.case.take(), &read)?;
        if event.position >= self.told_from {
            let notices = for_event(&case, &read);
            let lines = notices
                .iter()
                .map(|notice| store::notices::line(event.position, notice));
            self.told.extend(lines);
        }
        self.case = Some(case);
        Some(())
    }

    fn finish(&mut self, _id: &str) -> Result<Vec<Vec<Line>>, Error> {
        let told = std::mem::take(&mut self.told);
        let Some(case) = self.case.take() else {
            return Ok(Vec::new());
        };
        let fact = CaseFact::of(&case);
        self.tally.add(self.ordinal, &fact);
        let mut tables: Vec<Vec<Line>> = lines(&case, &fact, self.ordinal)?.into();
        tables.push(told);
        Ok(tables)
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
