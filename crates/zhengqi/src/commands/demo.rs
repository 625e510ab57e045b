//! `zhengqi demo`: builds the model year and serves it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::App;
use app::place::{Place, WhenNew};
use app::ports::{OsIds, SeededIds, SetClock, ShiftedClock};
use clap::{Args, ValueEnum};
use demo::accounts::{self, PASSWORD};
use messages::Texts;
use web::views::sign_in::DemoAccount;

use super::serve;
use crate::cli::Cli;
use crate::failure::{Failure, Outcome};

/// Build the demonstration year and serve it on this machine.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder that keeps it; without one it lives in a throw-away folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Port on this machine; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// Which reading of the public record is told
    #[arg(long, value_enum, default_value_t = ProfileName::Honest)]
    profile: ProfileName,
}

/// The two readings of the public record.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProfileName {
    /// 113 solved, 17 planned, 6 explained
    Honest,
    /// All 136 solved
    Strict,
}

impl Demo {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let listener = serve::listen(Some(SocketAddr::from(([127, 0, 0, 1], self.port))), "")?;
        let throw_away = tempfile::tempdir().map_err(Failure::new)?;
        let folder = self
            .dir
            .clone()
            .unwrap_or_else(|| throw_away.path().to_owned());
        let place = Place::at(&folder, None)?;
        if !folder.join("zhengqi.db").exists() {
            self.build(&place, &folder)?;
        }
        let app = open(&place)?;
        introduce(cli.texts());
        let config = web::Config {
            demo_accounts: offered(cli.texts()),
            ..web::Config::default()
        };
        serve::serve(app, config, listener)
    }

    fn build(&self, place: &Place, folder: &Path) -> Result<(), Failure> {
        eprintln!("building the demonstration year in {} …", folder.display());
        let clock = Arc::new(SetClock::at(demo::end_of_year()));
        let ids = Arc::new(SeededIds::new(2024));
        let app = place.open(clock.clone(), ids.clone(), WhenNew::SetUp)?;
        let profile = match self.profile {
            ProfileName::Honest => demo::Profile::Honest,
            ProfileName::Strict => demo::Profile::Strict,
        };
        let prefecture = demo::build(&app, &clock, &*ids, profile)?;
        accounts::make(&app, &prefecture)?;
        Ok(())
    }
}

/// Opens the built year; time goes on from its last event.
fn open(place: &Place) -> Result<App, Failure> {
    let still = Arc::new(SetClock::at(demo::end_of_year()));
    let app = place.open(still, Arc::new(OsIds), WhenNew::Refuse)?;
    let last = app.last_recorded_at()?.unwrap_or(demo::end_of_year());
    let clock = ShiftedClock::from_now(last.max(demo::end_of_year()));
    Ok(place.open(Arc::new(clock), Arc::new(OsIds), WhenNew::Refuse)?)
}

fn offered(t: &'static Texts) -> Vec<DemoAccount> {
    accounts::list()
        .map(|account| DemoAccount {
            role: role(t, account.role.key()),
            account: account.login.to_owned(),
            password: PASSWORD.to_owned(),
        })
        .collect()
}

fn introduce(t: &'static Texts) {
    println!("演示数据 · demonstration data; password of every account: {PASSWORD}");
    for account in accounts::list() {
        println!("  {:<14}{}", account.login, role(t, account.role.key()));
    }
}

fn role(t: &'static Texts, key: &str) -> String {
    t.lookup(&format!("roles.{key}")).unwrap_or(key).to_owned()
}
