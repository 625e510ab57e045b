//! SQL and nothing else: the engine that runs it, the tables, one module for each noun.

pub mod accounts;
pub mod addresses;
pub mod announcements;
pub mod briefings;
pub mod cases;
pub mod chambers;
pub mod choices;
pub mod contacts;
pub mod draws;
pub mod engine;
pub mod events;
pub mod files;
pub mod finance;
pub mod firms;
pub mod floors;
pub mod idempotency;
pub mod images;
pub mod jobs;
pub mod ladder;
pub mod mediations;
pub mod meetings;
mod migrate;
pub mod minutes;
pub mod names;
pub mod notices;
pub mod numbers;
pub mod offices;
pub mod pairings;
pub mod people;
pub mod prepared_views;
pub mod presences;
pub mod projects;
pub mod registers;
pub mod schema;
pub mod search;
pub mod settings;
pub mod signups;
pub mod visits;
pub mod year_plan;

pub use engine::{Db, Error, Reader, Row, Target, Tx, Value};
pub use migrate::{MIGRATIONS, Migrated, Migration, apply, is_behind, migrate};

use engine::Statement;

/// Every SQL text, by module. A test prepares each of them on both engines.
pub fn statements() -> Vec<(&'static str, &'static [Statement])> {
    let mut all = accounts::STATEMENTS.to_vec();
    all.extend([
        ("cases::blocks", cases::BLOCK_STATEMENTS),
        ("cases::week", cases::WEEK_STATEMENTS),
        ("cases::fact", cases::FACT_STATEMENTS),
        ("cases::list", cases::LIST_STATEMENTS),
        ("cases::row", cases::ROW_STATEMENTS),
        ("cases::tally", cases::TALLY_STATEMENTS),
        ("events", events::ALL),
        ("addresses", addresses::ALL),
        ("chambers", chambers::ALL),
        ("choices", choices::ALL),
        ("firms", firms::ALL),
        ("floors", floors::ALL),
        ("meetings", meetings::ALL),
        ("minutes", minutes::ALL),
        ("finance", finance::ALL),
        ("projects", projects::ALL),
        ("mediations", mediations::ALL),
        ("idempotency", idempotency::ALL),
        ("jobs", jobs::ALL),
        ("ladder", ladder::ALL),
        ("migrate", migrate::ALL),
        ("names", names::ALL),
        ("notices", notices::ALL),
        ("numbers", numbers::ALL),
        ("offices", offices::ALL),
        ("pairings", pairings::ALL),
        ("contacts", contacts::ALL),
        ("people", people::ALL),
        ("presences", presences::ALL),
        ("schema", schema::ALL),
        ("search", search::ALL),
        ("settings", settings::ALL),
        ("announcements", announcements::ALL),
        ("signups", signups::ALL),
        ("draws", draws::ALL),
        ("prepared_views", prepared_views::ALL),
        ("year_plan", year_plan::ALL),
        ("briefings", briefings::ALL),
        ("visits", visits::ALL),
        ("files", files::ALL),
    ]);
    all
}
