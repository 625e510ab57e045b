//! The rows of the registers: each is the latest event of its stream.

use domain::accounts::{Account, ApiToken, Delegation};
use domain::announcements::Announcement;
use domain::briefings::Briefing;
use domain::contacts::Contact;
use domain::draws::Draw;
use domain::files::File;
use domain::firms::{Chamber, Firm};
use domain::floors::Floor;
use domain::meetings::Meeting;
use domain::minutes::Minutes;
use domain::offices::Office;
use domain::pairings::Pairing;
use domain::people::Person;
use domain::prepared_views::PreparedView;
use domain::presences::Presence;
use domain::records::{FinanceRecord, Mediation, Project};
use domain::signups::SignUp;
use domain::visits::Visit;
use domain::year_plan::PlanLine;
use store::events::Replayed;
use store::images::{Image, Line};
use store::registers::{Table, image, line};

use super::replay::Rebuild;
use crate::{Error, record};

/// Every register.
pub(super) fn all() -> Vec<Box<dyn Rebuild>> {
    vec![
        Register::<Office>::boxed(),
        Register::<Person>::boxed(),
        Register::<Firm>::boxed(),
        Register::<Chamber>::boxed(),
        Register::<Meeting>::boxed(),
        Register::<Minutes>::boxed(),
        Register::<Announcement>::boxed(),
        Register::<SignUp>::boxed(),
        Register::<Draw>::boxed(),
        Register::<PreparedView>::boxed(),
        Register::<PlanLine>::boxed(),
        Register::<Briefing>::boxed(),
        Register::<Floor>::boxed(),
        Register::<Presence>::boxed(),
        Register::<Visit>::boxed(),
        Register::<File>::boxed(),
        Register::<Pairing>::boxed(),
        Register::<Contact>::boxed(),
        Register::<FinanceRecord>::boxed(),
        Register::<Project>::boxed(),
        Register::<Mediation>::boxed(),
        Register::<Account>::boxed(),
        Register::<Delegation>::boxed(),
        Register::<ApiToken>::boxed(),
    ]
}

/// The latest entry of the stream being read, and the number of its events.
struct Register<E> {
    latest: Option<(E, i64)>,
}

impl<E: Table> Register<E> {
    fn boxed() -> Box<dyn Rebuild> {
        Box::new(Register::<E> { latest: None })
    }
}

impl<E: Table> Rebuild for Register<E> {
    fn noun(&self) -> &'static str {
        E::NOUN
    }

    fn images(&self) -> Vec<Image> {
        let mut images = vec![image::<E>()];
        images.extend(E::PARTS);
        images
    }

    fn take(&mut self, _id: &str, event: &Replayed) -> Option<()> {
        if event.kind != format!("{}.recorded", E::NOUN) {
            return None;
        }
        let body = record::join(None, &event.open, event.private.as_deref()).ok()?;
        self.latest = Some((serde_json::from_value(body).ok()?, event.seq));
        Some(())
    }

    fn finish(&mut self, _id: &str) -> Result<Vec<Vec<Line>>, Error> {
        let Some((entry, version)) = self.latest.take() else {
            return Ok(Vec::new());
        };
        let mut tables = vec![vec![line(&entry, version)?]];
        tables.extend(entry.parts());
        Ok(tables)
    }
}
