//! What forms offer for selection, within what the actor may know.

use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::permits::{Actor, Permission, has};
use domain::time::local_date;
pub use store::choices::{FirmLine, Named, Officer};

use crate::{App, Error};

/// Offices and people of the government side, as they are today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    pub offices: Vec<Named<OfficeId>>,
    pub people: Vec<Officer>,
    pub leaders: Vec<Named<PersonId>>,
}

/// A look-up answers at most so many entries.
const MOST: u32 = 12;
/// No chamber has more members than this.
const MEMBERS: u32 = 10_000;

impl App {
    /// Offices, people and leaders to choose from; nothing for those who may not look at the register of offices.
    pub fn choices(&self, actor: &Actor) -> Result<Choices, Error> {
        if !has(actor, Permission::ViewOffices) {
            return Ok(Choices::default());
        }
        let today = local_date(self.now());
        self.db.read(|reader| {
            Ok(Choices {
                offices: store::choices::offices(reader, today)?,
                people: store::choices::people(reader, today)?,
                leaders: store::choices::leaders(reader, today)?,
            })
        })
    }

    /// The offices alone.
    pub fn offices_to_choose(&self, actor: &Actor) -> Result<Vec<Named<OfficeId>>, Error> {
        if !has(actor, Permission::ViewOffices) {
            return Ok(Vec::new());
        }
        let today = local_date(self.now());
        Ok(self
            .db
            .read(|reader| store::choices::offices(reader, today))?)
    }

    /// Chambers to choose from.
    pub fn chambers(&self, actor: &Actor) -> Result<Vec<Named<ChamberId>>, Error> {
        if !has(actor, Permission::CreateCase) {
            return Err(Error::NotPermitted);
        }
        Ok(self.db.read(store::choices::chambers)?)
    }

    /// Chambers for forms of the government side; none for others.
    pub fn chambers_to_choose(&self, actor: &Actor) -> Result<Vec<Named<ChamberId>>, Error> {
        match has(actor, Permission::ViewOffices) {
            true => Ok(self.db.read(store::choices::chambers)?),
            false => Ok(Vec::new()),
        }
    }

    /// Firms by part of their name, by pinyin, initials or credit code. A firm finds none but itself, a chamber none but
    /// its members.
    pub fn find_firms(&self, actor: &Actor, typed: &str) -> Result<Vec<FirmLine>, Error> {
        let key = text::pinyin::typed_name(typed);
        if !has(actor, Permission::ViewFirms) {
            return self.represented(actor, &key, MOST);
        }
        Ok(self
            .db
            .read(|reader| store::choices::firms(reader, &key, MOST))?)
    }

    /// The firms for which the actor speaks.
    pub fn own_firms(&self, actor: &Actor) -> Result<Vec<FirmLine>, Error> {
        self.db.read(|reader| {
            let mut lines = Vec::new();
            for firm in actor.firms() {
                lines.extend(store::choices::firm(reader, firm)?);
            }
            Ok(lines)
        })
    }

    /// The own firms, and the members of the own chambers that the key finds.
    fn represented(&self, actor: &Actor, key: &str, most: u32) -> Result<Vec<FirmLine>, Error> {
        let mut lines = self.own_firms(actor)?;
        for chamber in actor.chambers() {
            let members = self
                .db
                .read(|reader| store::choices::members(reader, chamber, key, most))?;
            lines.extend(members);
        }
        Ok(lines)
    }

    /// The one firm that words name exactly, by name or by credit code; none if nothing or more than one is so called.
    pub fn firm_named(&self, actor: &Actor, words: &str) -> Result<Option<FirmLine>, Error> {
        let words = words.trim();
        let found = match has(actor, Permission::ViewFirms) {
            true => self
                .db
                .read(|reader| store::choices::firms_named(reader, words))?,
            false => {
                let mut all = self.represented(actor, "", MEMBERS)?;
                all.retain(|firm| firm.name == words);
                all
            }
        };
        Ok(match found.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        })
    }

    /// One firm, for those who may look at it or speak for it.
    pub fn firm_line(&self, actor: &Actor, id: FirmId) -> Result<Option<FirmLine>, Error> {
        if !has(actor, Permission::ViewFirms) {
            let all = self.represented(actor, "", MEMBERS)?;
            return Ok(all.into_iter().find(|firm| firm.id == id));
        }
        Ok(self.db.read(|reader| store::choices::firm(reader, id))?)
    }
}
