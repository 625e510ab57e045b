//! `zhengqi demo`: builds the model year and serves it.

mod folder;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::App;
use app::config::LogFormat;
use app::notices::Shelf;
use app::place::{Opening, Place};
use app::ports::{Carrier, OsIds, SeededIds, SetClock, ShiftedClock, Ways};
use clap::{Args, ValueEnum};
use demo::Profile;
use demo::accounts::{self, PASSWORD};
use messages::Texts;
use web::views::sign_in::DemoAccount;

use self::folder::Folder;
use super::serve;
use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Build the demonstration year and serve it on this machine.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder that keeps it for the next time; without one it lives in a throw-away folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Port on this machine; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// Which reading of the public record is told [default: honest]
    #[arg(long, value_enum)]
    profile: Option<ProfileName>,
}

/// The two readings of the public record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProfileName {
    /// 113 solved, 17 planned, 6 explained
    Honest,
    /// All 136 solved
    Strict,
}

impl ProfileName {
    fn key(self) -> &'static str {
        match self {
            ProfileName::Honest => "honest",
            ProfileName::Strict => "strict",
        }
    }

    fn profile(self) -> Profile {
        match self {
            ProfileName::Honest => Profile::Honest,
            ProfileName::Strict => Profile::Strict,
        }
    }
}

impl Demo {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        serve::log("warn", LogFormat::Text)?;
        let listener = serve::listen(Some(SocketAddr::from(([127, 0, 0, 1], self.port))), "")?;
        let throw_away = tempfile::tempdir()?;
        let kept = self.dir.as_deref();
        let folder = Folder::at(kept.unwrap_or(throw_away.path()));
        if folder.is_built() {
            self.must_be_told_in(&folder)?;
        } else {
            let profile = self.profile.unwrap_or(ProfileName::Honest);
            folder.build(profile.key(), |place| build(place, profile.profile()))?;
        }
        let app = open(&folder.place()?)?;
        introduce(cli.texts(), kept)?;
        let shelf = Arc::new(Shelf::new(Ways {
            mail: true,
            site: format!("http://{}", listener.local_addr()?),
            ..Ways::default()
        }));
        let config = web::Config {
            demo_accounts: offered(cli.texts()),
            ways: shelf.ways().clone(),
            shelf: Some(shelf.clone()),
            ..web::Config::default()
        };
        serve::serve(app, (config, shelf), listener)
    }

    /// A kept year is told once; another reading needs another folder.
    fn must_be_told_in(&self, folder: &Folder) -> Result<(), Failure> {
        let wanted = self.profile.map(ProfileName::key);
        match (wanted, folder.profile()?) {
            (Some(wanted), Some(told)) if wanted != told => Err(Failure(format!(
                "{} holds the {told} year: name another folder for the {wanted} one",
                folder.path().display()
            ))),
            _ => Ok(()),
        }
    }
}

fn build(place: &Place, profile: Profile) -> Result<(), Failure> {
    eprintln!("building the demonstration year, some seconds …");
    let clock = Arc::new(SetClock::at(demo::end_of_year()));
    let ids = Arc::new(SeededIds::new(2024));
    let app = place.open(clock.clone(), ids.clone(), Opening::Serve)?;
    let prefecture = demo::build(&app, &clock, &*ids, profile)?;
    accounts::make(&app, &prefecture)?;
    Ok(())
}

/// Opens the built year; time goes on from its last event.
fn open(place: &Place) -> Result<App, Failure> {
    let still = Arc::new(SetClock::at(demo::end_of_year()));
    let app = place.open(still, Arc::new(OsIds), Opening::Existing)?;
    if !app.world()?.programme.demonstration {
        let folder = place.folder().display();
        return Err(Failure(format!(
            "{folder} holds a programme that is no demonstration: serve it with `zhengqi serve --data {folder}`, or name another folder"
        )));
    }
    let last = app.last_recorded_at()?.unwrap_or(demo::end_of_year());
    let clock = ShiftedClock::from_now(last.max(demo::end_of_year()));
    Ok(place.open(Arc::new(clock), Arc::new(OsIds), Opening::Existing)?)
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

fn introduce(t: &'static Texts, kept: Option<&Path>) -> Result<(), Failure> {
    let place = match kept {
        Some(folder) => format!("kept in {}", folder.display()),
        None => "thrown away when it stops (--dir DIR keeps it)".to_owned(),
    };
    output::line(&format!("演示数据 · demonstration data, {place}"))?;
    output::line(&format!("password of every account: {PASSWORD}"))?;
    for account in accounts::list() {
        let role = role(t, account.role.key());
        output::line(&format!("  {:<14}{role}", account.login))?;
    }
    Ok(())
}

fn role(t: &'static Texts, key: &str) -> String {
    t.lookup(&format!("roles.{key}")).unwrap_or(key).to_owned()
}
