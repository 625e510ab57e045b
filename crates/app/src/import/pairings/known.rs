//! Leaders, firms, chambers and offices by the names that an arrangement table writes.

use std::collections::HashMap;

use documents::pairings::{Column, PairingRow};
use domain::firms::{Chamber, Firm};
use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::pairings::Partner;
use domain::people::Person;
use store::Reader;

use super::super::lists::key;
use crate::Error;

/// By folded name. Two of the same name leave it open who is meant, so neither is found by it.
#[derive(Default)]
pub(super) struct Known {
    leaders: Names<PersonId>,
    firms: Names<FirmId>,
    chambers: Names<ChamberId>,
    offices: Names<OfficeId>,
    /// Who speaks for each firm, by folded name; the first one comes first.
    entrepreneurs: HashMap<FirmId, Vec<(String, PersonId)>>,
}

type Names<I> = HashMap<String, Option<I>>;

impl Known {
    pub fn load(reader: &mut Reader) -> Result<Known, Error> {
        let mut known = Known::default();
        store::registers::each::<Person>(reader, |found| {
            let person = found.entry;
            if person.is_leader {
                for name in [person.label(), person.post.clone(), person.name.clone()] {
                    add(&mut known.leaders, &name, person.id);
                }
            }
            if let Some(firm) = person.firm {
                let of_firm = known.entrepreneurs.entry(firm).or_default();
                of_firm.push((key(&person.name), person.id));
            }
            Ok(())
        })?;
        store::registers::each::<Firm>(reader, |found| {
            add(&mut known.firms, &found.entry.name, found.entry.id);
            Ok(())
        })?;
        store::registers::each::<Chamber>(reader, |found| {
            add(&mut known.chambers, &found.entry.name, found.entry.id);
            Ok(())
        })?;
        store::registers::each::<Office>(reader, |found| {
            let office = found.entry;
            for name in [&office.name, &office.full_name] {
                add(&mut known.offices, name, office.id);
            }
            Ok(())
        })?;
        Ok(known)
    }

    pub fn leader(&self, row: &PairingRow) -> Option<PersonId> {
        find(&self.leaders, row.leader.as_deref())
    }

    pub fn office(&self, row: &PairingRow) -> Option<OfficeId> {
        find(&self.offices, row.office.as_deref())
    }

    /// The firm in the person of its entrepreneur, or the chamber; else the column that names nobody known.
    pub fn partner(&self, row: &PairingRow) -> Result<Partner, Column> {
        if row.firm.is_none() && row.chamber.is_some() {
            let chamber = find(&self.chambers, row.chamber.as_deref());
            return chamber.map(Partner::Chamber).ok_or(Column::Chamber);
        }
        let firm = find(&self.firms, row.firm.as_deref()).ok_or(Column::Firm)?;
        let people = self.entrepreneurs.get(&firm).map(Vec::as_slice);
        let people = people.unwrap_or_default();
        let named = row.entrepreneur.as_deref().map(key);
        let person = match named {
            Some(name) => people.iter().find(|(known, _)| *known == name),
            None => people.first(),
        };
        let person = person.ok_or(Column::Entrepreneur)?;
        Ok(Partner::Firm(firm, person.1))
    }
}

fn add<I: Copy + PartialEq>(names: &mut Names<I>, name: &str, id: I) {
    let folded = key(name);
    if folded.is_empty() {
        return;
    }
    names
        .entry(folded)
        .and_modify(|known| *known = known.filter(|known| *known == id))
        .or_insert(Some(id));
}

fn find<I: Copy>(names: &Names<I>, name: Option<&str>) -> Option<I> {
    *names.get(&key(name?))?
}
