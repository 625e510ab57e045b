//! Firms, offices and meetings that the registers know, by the names that ledgers use.

use std::collections::HashMap;

use domain::ids::{FirmId, MeetingId, OfficeId};
use domain::meetings::Meeting;
use domain::offices::Office;
use store::Reader;

use super::super::lists::key;
use super::understand::NamedFirm;
use crate::Error;

/// Names and codes with the ids behind them.
#[derive(Debug, Default)]
pub(super) struct Known {
    firms: HashMap<String, FirmId>,
    /// Those of them that are known by name alone.
    bare: HashMap<String, FirmId>,
    codes: HashMap<String, FirmId>,
    offices: HashMap<String, OfficeId>,
    meetings: HashMap<(i32, u32), MeetingId>,
}

impl Known {
    pub fn load(reader: &mut Reader) -> Result<Known, Error> {
        let mut known = Known::default();
        store::firms::names::<Error>(reader, |id, name, code| {
            known.add_firm(name, code, id);
        })?;
        store::registers::each::<Office>(reader, |office| {
            let office = office.entry;
            known
                .offices
                .entry(key(&office.full_name))
                .or_insert(office.id);
            known.offices.insert(key(&office.name), office.id);
            Ok(())
        })?;
        store::registers::each::<Meeting>(reader, |meeting| {
            let meeting = meeting.entry;
            known
                .meetings
                .insert((meeting.year, meeting.number), meeting.id);
            Ok(())
        })?;
        Ok(known)
    }

    /// Adds what another knows.
    pub fn learn(&mut self, other: Known) {
        self.firms.extend(other.firms);
        self.bare.extend(other.bare);
        self.codes.extend(other.codes);
        self.offices.extend(other.offices);
    }

    pub fn add_firm(&mut self, name: &str, code: Option<&str>, id: FirmId) {
        let name = key(name);
        match code {
            Some(code) => self.codes.insert(code.to_owned(), id),
            None => self.bare.insert(name.clone(), id),
        };
        self.firms.entry(name).or_insert(id);
    }

    pub fn add_office(&mut self, name: &str, id: OfficeId) {
        self.offices.insert(key(name), id);
    }

    /// By the code where there is one, else by the name. A code doesn't lead to a firm that has another one.
    pub fn firm(&self, named: &NamedFirm) -> Option<FirmId> {
        let by_name = |firms: &HashMap<String, FirmId>| firms.get(&key(&named.name)).copied();
        match &named.code {
            Some(code) => {
                let by_code = self.codes.get(code.as_str()).copied();
                by_code.or_else(|| by_name(&self.bare))
            }
            None => by_name(&self.firms),
        }
    }

    pub fn office(&self, name: &str) -> Option<OfficeId> {
        self.offices.get(&key(name)).copied()
    }

    pub fn meeting(&self, year: i32, number: u32) -> Option<MeetingId> {
        self.meetings.get(&(year, number)).copied()
    }
}
