//! Reading what was typed into the form of a record, field by field.

use std::str::FromStr;

use app::App;
use domain::cases::refusal::{Problem, Refusal};
use domain::ids::{CaseId, ChamberId, FirmId, OfficeId, PersonId};
use domain::permits::Actor;
use domain::records::amount;
use domain::time::Date;

use crate::forms::Submitted;

/// A form on its way to a record. Every method refuses its field with what is wrong with it.
pub struct Reading<'a> {
    pub app: &'a App,
    pub actor: &'a Actor,
    pub typed: &'a Submitted,
}

impl Reading<'_> {
    /// A text without blanks around it.
    pub fn text(&self, field: &str) -> String {
        self.typed.text(field).trim().to_owned()
    }

    /// A word of a closed list.
    pub fn word<T: FromStr>(&self, field: &'static str) -> Result<T, app::Error> {
        let word = self.typed.text(field).parse();
        word.or_else(|_| refuse(field, Problem::NotInList))
    }

    pub fn date(&self, field: &'static str) -> Result<Date, app::Error> {
        match self.optional_date(field)? {
            Some(day) => Ok(day),
            None => refuse(field, Problem::Missing),
        }
    }

    pub fn optional_date(&self, field: &'static str) -> Result<Option<Date>, app::Error> {
        match self.text(field).as_str() {
            "" => Ok(None),
            day => day
                .parse()
                .map(Some)
                .or_else(|_| refuse(field, Problem::NotADate)),
        }
    }

    /// An amount in 万元. One that was left as it is stored may have more decimals than one that is typed.
    pub fn amount(&self, field: &'static str, stored_fen: i64) -> Result<i64, app::Error> {
        let typed = self.text(field);
        if typed.is_empty() {
            return refuse(field, Problem::Missing);
        }
        if typed == amount::wan_text(stored_fen) {
            return Ok(stored_fen);
        }
        amount::wan(&typed).or_else(|problem| refuse(field, problem))
    }

    /// A whole number that may be left out.
    pub fn whole(&self, field: &'static str) -> Result<Option<i64>, app::Error> {
        match self.text(field).as_str() {
            "" => Ok(None),
            number => match number.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => refuse(field, Problem::NotANumber),
            },
        }
    }

    /// A percentage with at most two decimals, in hundredths of a percent, that may be left out.
    pub fn hundredths(&self, field: &'static str) -> Result<Option<i64>, app::Error> {
        match self.text(field).as_str() {
            "" => Ok(None),
            typed => match amount::percent(typed) {
                Some(hundredths) => Ok(Some(hundredths)),
                None => refuse(field, Problem::NotANumber),
            },
        }
    }

    /// An amount that keeps its own words: a lower bound in 分, and the words.
    pub fn qualified(&self, field: &'static str) -> Result<(i64, String), app::Error> {
        amount::qualified(self.typed.text(field)).or_else(|problem| refuse(field, problem))
    }

    /// The firm of a look-up: the chosen one if the words still name it, else the one that the words name.
    pub fn firm(&self) -> Result<Option<FirmId>, app::Error> {
        let words = self.text("firm");
        if words.is_empty() {
            return Ok(None);
        }
        let chosen: Option<FirmId> = self.typed.text("firm_id").parse().ok();
        if let Some(id) = chosen {
            let line = self.app.firm_line(self.actor, id)?;
            if line.is_some_and(|line| line.name == words) {
                return Ok(Some(id));
            }
        }
        match self.app.firm_named(self.actor, &words)? {
            Some(firm) => Ok(Some(firm.id)),
            None => refuse("firm", Problem::Unknown),
        }
    }

    /// The case of a number.
    pub fn case(&self) -> Result<Option<CaseId>, app::Error> {
        match self.text("case").as_str() {
            "" => Ok(None),
            number => match self.app.records().case_numbered(self.actor, number)? {
                Some(id) => Ok(Some(id)),
                None => refuse("case", Problem::Unknown),
            },
        }
    }

    pub fn office(&self) -> Result<Option<OfficeId>, app::Error> {
        self.chosen("office")
    }

    pub fn chamber(&self) -> Result<Option<ChamberId>, app::Error> {
        self.chosen("chamber")
    }

    pub fn leader(&self) -> Result<Option<PersonId>, app::Error> {
        self.chosen("leader")
    }

    /// The id of an entry that was chosen from a list, if any was.
    fn chosen<T: FromStr>(&self, field: &'static str) -> Result<Option<T>, app::Error> {
        match self.text(field).as_str() {
            "" => Ok(None),
            id => id
                .parse()
                .map(Some)
                .or_else(|_| refuse(field, Problem::NotInList)),
        }
    }
}

fn refuse<T>(field: &'static str, problem: Problem) -> Result<T, app::Error> {
    Ok(Refusal::field(field, problem)?)
}
