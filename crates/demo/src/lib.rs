//! The demonstration year: the sample prefecture and its programme of 2024, told through the programme's own commands.
//!
//! Everything in it is invented but for the figures and the three firms of the public record; every screen says so.

pub mod accounts;
mod contacts;
mod dice;
mod enterprises;
mod facts;
pub mod hall;
mod life;
mod minutes;
mod money;
mod named;
mod plan;
mod prefecture;
mod problem;
mod problems;
mod reception;
mod supervision;
mod year;

use app::ports::{Ids, SetClock};
use app::{App, Error};
use domain::cases::reply::ReplyClass;
use domain::programme::{Coded, Programme};
use domain::time::{Date, Instant, local_instant};

pub use prefecture::{Enterprise, OfficeStaff, Prefecture};
pub use year::LAST_ON;

use dice::Dice;

/// Which reading of the public record is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// 113 solved, 17 planned, 6 explained.
    Honest,
    /// The sentence "交办、解决问题136个" taken at its word.
    Strict,
}

impl Profile {
    fn class(self, honest: ReplyClass) -> ReplyClass {
        match self {
            Profile::Honest => honest,
            Profile::Strict => ReplyClass::A,
        }
    }
}

/// The instant at which the demonstration stands when its year has been told.
pub fn end_of_year() -> Instant {
    local_instant(LAST_ON, 18, 0)
}

/// Builds the year into an empty programme. The clock is left at [`end_of_year`].
pub fn build(
    app: &App,
    clock: &SetClock,
    ids: &dyn Ids,
    profile: Profile,
) -> Result<Prefecture, Error> {
    let begin = local_instant(Date::constant(2024, 1, 2), 9, 0);
    clock.set(begin);
    let mut dice = Dice::new(2024);
    let firms = plan::firms(&mut dice);
    let cases = plan::cases(&firms, profile, &mut dice);
    let prefecture = prefecture::Founder::new(app, ids, begin).found(&firms, 23)?;
    app.programme()
        .replace(&prefecture.manager(), &programme(&prefecture))?;
    money::record(app, ids, &prefecture, begin)?;
    contacts::record(app, ids, &prefecture, begin)?;
    let year = year::Year {
        app,
        clock,
        ids,
        prefecture: &prefecture,
        firms: &firms,
        cases: &cases,
    };
    year.tell(begin)?;
    clock.set(end_of_year());
    Ok(prefecture)
}

/// The name, the lists, and the dispatch catalogue: each category goes to the office that answers for it most often.
fn programme(prefecture: &Prefecture) -> Programme {
    let place = |(code, label, _): &(&str, &str, usize)| Coded {
        code: (*code).to_owned(),
        label: (*label).to_owned(),
        parent: None,
    };
    Programme {
        name: "湘西自治州政企面对面暨企业家接待日".to_owned(),
        office: "州优化办".to_owned(),
        places: facts::PLACES.iter().map(place).collect(),
        dispatch: plan::dispatch(prefecture),
        demonstration: true,
        ..Programme::default()
    }
}
