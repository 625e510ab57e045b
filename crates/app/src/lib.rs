//! The use cases: load, permit, decide, record. Pages, the API and the command line all come through here.

pub mod accounts;
pub mod announcements;
pub mod annual;
pub mod audit;
pub mod boards;
pub mod briefings;
pub mod bulletin;
pub mod calendar;
pub mod cases;
pub mod choices;
pub mod config;
mod error;
pub mod evidence;
pub mod export;
pub mod figures;
pub mod files;
pub mod firms;
pub mod import;
mod keys;
pub mod ladder;
mod looks;
pub mod meetings;
pub mod minutes;
pub mod names;
pub mod notices;
pub mod offices;
pub mod pairings;
pub mod place;
pub mod ports;
pub mod prepared_views;
mod receipts;
mod record;
pub mod records;
pub mod registers;
pub mod rooms;
pub mod settings;
pub mod signups;
pub mod verify;
pub mod work;
mod world;
pub mod year_plan;

use std::sync::Arc;

use domain::evidence::{Algorithm, Origin, SecretKey};
use store::Db;
use store::events::Signer;

pub use error::Error;
pub use world::World;

use files::{Contents, MemoryContents};
use ports::{Clock, Ids};

/// The programme over one database. Cloning is cheap; it holds no data of its own, but for what was learned from them.
#[derive(Clone)]
pub struct App {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) signer: Arc<Signer>,
    pub(crate) learned: Arc<cases::Shelf>,
    pub(crate) contents: Arc<dyn Contents>,
}

impl App {
    /// Opens the programme over a database: migrates it and founds the record if it is new.
    ///
    /// `key` signs checkpoints and receipts; `origin` names the deployment in them.
    pub fn open(
        db: Db,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        key: SecretKey,
        origin: Origin,
        algorithm: Algorithm,
    ) -> Result<App, Error> {
        store::migrate(&db, clock.now())?;
        db.write(|tx| store::events::found(tx, algorithm))?;
        db.write(begin_full_text)?;
        let signer = Arc::new(Signer { origin, key });
        Ok(App {
            db,
            clock,
            ids,
            signer,
            learned: Arc::default(),
            contents: Arc::new(MemoryContents::default()),
        })
    }

    /// The same programme with the contents of its files in another place than its memory.
    pub fn keeping_files_in(self, contents: Arc<dyn Contents>) -> App {
        App { contents, ..self }
    }

    /// The instant of the newest event; `None` in an empty record.
    pub fn last_recorded_at(&self) -> Result<Option<domain::time::Instant>, Error> {
        self.db.read(|reader| {
            let Some(last) = store::events::count(reader)?.checked_sub(1) else {
                return Ok(None);
            };
            Ok(store::events::at(reader, last)?.map(|event| event.recorded_at))
        })
    }

    /// The database below, for health checks and maintenance.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The instant that the injected clock shows.
    pub fn now(&self) -> domain::time::Instant {
        self.clock.now()
    }

    /// Random characters that nobody can guess, for what a page needs only once.
    pub fn fresh_token(&self) -> accounts::Secret {
        accounts::Secret::fresh(&*self.ids)
    }

    /// An id for something new, sortable by the instant it was made.
    pub fn fresh_id(&self) -> uuid::Uuid {
        self.ids.uuid(self.now())
    }

    /// The root over all records as it is now, in hexadecimal, and how many they are.
    pub fn evidence_root(&self) -> Result<(String, u64), Error> {
        let (root, size, _) = self.db.read(store::events::root)?;
        Ok((root.to_string(), size))
    }

    /// How many jobs are due and not done.
    pub fn jobs_backlog(&self) -> Result<i64, Error> {
        let now = self.now();
        self.db
            .read(|reader| Ok(store::jobs::backlog(reader, now)?))
    }

    /// Settings, calendar and lists as they are now.
    pub fn world(&self) -> Result<World, Error> {
        self.db.read(World::load)
    }

    /// Everything about accounts.
    pub fn accounts(&self) -> accounts::Accounts<'_> {
        accounts::Accounts { app: self }
    }

    /// Everything about cases.
    pub fn cases(&self) -> cases::Cases<'_> {
        cases::Cases { app: self }
    }

    /// Files that belong to something recorded.
    pub fn files(&self) -> files::Files<'_> {
        files::Files { app: self }
    }

    /// The rooms of meetings while they are held, and visits on site.
    pub fn rooms(&self) -> rooms::Rooms<'_> {
        rooms::Rooms { app: self }
    }

    /// The registers: offices, people, firms, chambers, meetings, pairings, records.
    pub fn registers(&self) -> registers::Registers<'_> {
        registers::Registers { app: self }
    }

    /// Firms and chambers, as their pages show them.
    pub fn firms(&self) -> firms::FirmsDesk<'_> {
        firms::FirmsDesk { app: self }
    }

    /// Offices and people, as their pages show them.
    pub fn offices(&self) -> offices::OfficesDesk<'_> {
        offices::OfficesDesk { app: self }
    }

    /// The plain records behind the figures.
    pub fn records(&self) -> records::RecordsDesk<'_> {
        records::RecordsDesk { app: self }
    }

    /// What a person is told.
    pub fn inbox(&self) -> notices::Inbox<'_> {
        notices::Inbox { app: self }
    }

    /// Where and how a person is told outside the inbox.
    pub fn addresses(&self) -> notices::Addresses<'_> {
        notices::Addresses { app: self }
    }

    /// Messages that could not be delivered.
    pub fn undelivered(&self) -> notices::DeadLetters<'_> {
        notices::DeadLetters { app: self }
    }

    /// The meetings.
    pub fn meetings(&self) -> meetings::Meetings<'_> {
        meetings::Meetings { app: self }
    }

    /// The minutes of meetings.
    pub fn minutes(&self) -> minutes::MinutesDesk<'_> {
        minutes::MinutesDesk { app: self }
    }

    /// What the public is told of meetings.
    pub fn announcements(&self) -> announcements::Announcements<'_> {
        announcements::Announcements { app: self }
    }

    /// Sign-ups for meetings.
    pub fn sign_ups(&self) -> signups::SignUps<'_> {
        signups::SignUps { app: self }
    }

    /// Views that offices prepare for a meeting.
    pub fn prepared_views(&self) -> prepared_views::PreparedViews<'_> {
        prepared_views::PreparedViews { app: self }
    }

    /// The year's plan of meetings.
    pub fn year_plan(&self) -> year_plan::YearPlan<'_> {
        year_plan::YearPlan { app: self }
    }

    /// Policy briefings and legal trainings.
    pub fn briefings(&self) -> briefings::Briefings<'_> {
        briefings::Briefings { app: self }
    }

    /// The year's arrangement of leaders with firms and with chambers.
    pub fn pairings(&self) -> pairings::Pairings<'_> {
        pairings::Pairings { app: self }
    }

    /// The year's figures.
    pub fn figures(&self) -> figures::Figures<'_> {
        figures::Figures { app: self }
    }

    /// The ladder of reminders and supervision orders.
    pub fn ladder(&self) -> ladder::LadderDesk<'_> {
        ladder::LadderDesk { app: self }
    }

    /// The settings.
    pub fn settings(&self) -> settings::SettingsDesk<'_> {
        settings::SettingsDesk { app: self }
    }

    /// The working-day calendar.
    pub fn calendar(&self) -> calendar::CalendarDesk<'_> {
        calendar::CalendarDesk { app: self }
    }

    /// The programme's name and lists.
    pub fn programme(&self) -> settings::ProgrammeDesk<'_> {
        settings::ProgrammeDesk { app: self }
    }
}

/// Where there is no case yet, all full text will be written by the rules of today.
fn begin_full_text(tx: &mut store::Tx) -> Result<(), store::Error> {
    match store::cases::ordinals_before(tx, i64::MAX, 1)?.is_empty()
        && !store::search::is_of_today(tx)?
    {
        true => store::search::mark_as_of_today(tx),
        false => Ok(()),
    }
}
