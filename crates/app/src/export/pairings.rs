//! The arrangement of a year in its usual table: what is written reads back as the same pairings.

use std::collections::BTreeMap;
use std::io::Write;

use documents::headings::Column as _;
use documents::pairings::{Column, PairingRow, headings, values};
use documents::workbook::{CsvTable, Layout, Paper, WorkbookWriter, WriteError, Written};
use domain::firms::Firm;
use domain::ids::{FirmId, PersonId};
use domain::pairings::{Pairing, Partner};
use domain::people::Person;
use domain::permits::{Permission, has};
use messages::Texts;
use store::Reader;
use uuid::Uuid;

use super::{ExportError, Exporter, Form};
use crate::{App, Error, World};

impl App {
    /// Writes the pairings of a year, those that ended too, each leader's together.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn export_pairings(
        &self,
        by: Exporter<'_>,
        year: i32,
        form: Form,
        texts: &'static Texts,
        out: impl Write + Send,
    ) -> Result<Written, ExportError> {
        if let Exporter::Actor(actor) = by
            && !has(actor, Permission::ManagePairings)
        {
            return Err(Error::NotPermitted.into());
        }
        let (rows, title) = self.db.read(|reader| {
            let title = World::load(reader)?.programme.name;
            Ok::<_, Error>((rows(reader, year)?, title))
        })?;
        match form {
            Form::Workbook => {
                let mut book = WorkbookWriter::new(self.now())?;
                book.begin_sheet(&Layout {
                    sheet_name: texts.pairings.title(year),
                    headings: headings(),
                    paper: Paper::A3,
                    page_title: Some(title),
                })?;
                for row in &rows {
                    book.row(&values(row))?;
                }
                Ok(book.finish(out)?)
            }
            Form::Csv => {
                let headers = Column::USUAL.iter().map(|column| column.header());
                let mut table = CsvTable::begin(out, headers)?;
                for row in &rows {
                    table.row(&values(row))?;
                }
                table.finish()?.flush().map_err(WriteError::Io)?;
                Ok(Written {
                    rows: rows.len() as u32,
                    shortened: Vec::new(),
                })
            }
        }
    }
}

fn rows(reader: &mut Reader, year: i32) -> Result<Vec<PairingRow>, Error> {
    let world = World::load(reader)?;
    let mut pairings: Vec<Pairing> = store::pairings::of_year(reader, year)?
        .into_iter()
        .map(|found| found.entry)
        .collect();
    // Firms first, then chambers: two tables on paper, never one sum.
    pairings.sort_by_key(|pairing| matches!(pairing.partner, Partner::Chamber(_)));
    let ids: Vec<Uuid> = pairings.iter().flat_map(ids).collect();
    let names = store::names::of(reader, &ids)?;
    let mut rows = Vec::new();
    for (n, pairing) in pairings.iter().enumerate() {
        let mut row = written(pairing, &names);
        row.serial = u32::try_from(n + 1).ok();
        if let Partner::Firm(firm, person) = pairing.partner {
            describe(reader, &world, firm, person, &mut row)?;
        }
        rows.push(row);
    }
    Ok(rows)
}

fn ids(pairing: &Pairing) -> Vec<Uuid> {
    let partner = match pairing.partner {
        Partner::Firm(firm, _) => firm.0,
        Partner::Chamber(chamber) => chamber.0,
    };
    let office = pairing.serving_office.map(|office| office.0);
    [pairing.leader.0, partner]
        .into_iter()
        .chain(office)
        .collect()
}

fn written(pairing: &Pairing, names: &BTreeMap<Uuid, String>) -> PairingRow {
    let name = |id: Uuid| names.get(&id).cloned();
    let (firm, chamber) = match pairing.partner {
        Partner::Firm(firm, _) => (name(firm.0), None),
        Partner::Chamber(chamber) => (None, name(chamber.0)),
    };
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    PairingRow {
        leader: name(pairing.leader.0),
        firm,
        chamber,
        office: pairing.serving_office.and_then(|office| name(office.0)),
        year: Some(pairing.year),
        starts_on: Some(pairing.starts_on),
        ends_on: pairing.ends_on,
        reason: text(&pairing.change_reason),
        remark: text(&pairing.remark),
        ..PairingRow::default()
    }
}

/// What the table says of a firm beside its name.
fn describe(
    reader: &mut Reader,
    world: &World,
    firm: FirmId,
    person: PersonId,
    row: &mut PairingRow,
) -> Result<(), Error> {
    let person = store::registers::get::<Person>(reader, person.0)?;
    let name = person.map(|person| person.entry.name);
    row.entrepreneur = name.filter(|name| !name.is_empty());
    let Some(firm) = store::registers::get::<Firm>(reader, firm.0)? else {
        return Ok(());
    };
    let firm = firm.entry;
    let text = |text: String| (!text.is_empty()).then_some(text);
    let mut places = world.programme.places.iter();
    let place = places.find(|place| place.code == firm.place);
    row.place = place.map(|place| place.label.clone());
    // The scope of a licence fills a page; its beginning says what the firm does.
    row.business = text(firm.business_scope.chars().take(40).collect());
    row.liaison = text(firm.contact_name);
    row.phone = text(firm.contact_phone);
    Ok(())
}
