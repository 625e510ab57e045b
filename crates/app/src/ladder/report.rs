//! Telling the leading group of an office that got too many red orders within a quarter.

use std::collections::BTreeMap;

use domain::cases::Event;
use domain::cases::event::ReportedToGroup;
use domain::ids::OfficeId;
use domain::ladder::{quarter, quarter_days};
use domain::time::{Date, Instant};
use store::Tx;
use store::ladder::RedOrder;

use super::LadderDesk;
use crate::cases::{change, write_all};
use crate::record::Recording;
use crate::{Error, World};

impl LadderDesk<'_> {
    /// Reports each office once a quarter, in the record of the case that got its latest red order.
    pub(super) fn report(&self, today: Date, now: Instant) -> Result<u64, Error> {
        let (first, last) = quarter_days(today);
        let many = self.app.db.read(|reader| {
            let most = World::load(reader)?.settings.ladder.reds_per_quarter;
            let reds = store::ladder::reds(reader, first, last)?;
            Ok::<_, Error>(offices_with(&reds, most))
        })?;
        let mut reported = 0;
        for (office, reds) in many {
            let told = self
                .app
                .db
                .write(|tx| self.report_one(tx, office, &reds, today, now))?;
            reported += u64::from(told.is_some());
        }
        Ok(reported)
    }

    /// `None` when it was reported before.
    fn report_one(
        &self,
        tx: &mut Tx,
        office: OfficeId,
        reds: &[RedOrder],
        today: Date,
        now: Instant,
    ) -> Result<Option<()>, Error> {
        let quarter = quarter(today);
        let latest = reds.iter().max_by_key(|red| (red.on, red.case));
        let Some(latest) = latest else {
            return Ok(None);
        };
        if store::ladder::is_reported(tx, &quarter, office)? {
            return Ok(None);
        }
        let stored = store::cases::by_id(tx, latest.case)?.ok_or(Error::NotFound)?;
        let event = Event::ReportedToGroup(ReportedToGroup {
            office,
            quarter,
            reds: u32::try_from(reds.len()).unwrap_or(u32::MAX),
            on: today,
        });
        let mut recording = Recording::by_system(now, &*self.app.ids);
        let id = stored.case.id;
        let change = change(tx, &mut recording, id, Some(stored), &[event], now)?;
        write_all(tx, recording, &[change], &[1])?;
        Ok(Some(()))
    }
}

fn offices_with(reds: &[RedOrder], most: u32) -> BTreeMap<OfficeId, Vec<RedOrder>> {
    let mut found: BTreeMap<OfficeId, Vec<RedOrder>> = BTreeMap::new();
    for red in reds {
        found.entry(red.office).or_default().push(*red);
    }
    found.retain(|_, reds| reds.len() >= most as usize);
    found
}
