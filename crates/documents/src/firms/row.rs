//! One firm as a list has it.

use domain::time::Date;

use super::{Capital, Column};
use crate::headings::Header;
use crate::reading::values::{list, yes_or_no};
use crate::reading::{Aside, CellProblem, Fields, Reason};
use crate::table::Row;

/// What a row says. The credit code is text as found: whether it is valid, the rules decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FirmRow {
    pub name: Option<String>,
    pub code: Option<String>,
    pub kind: Option<String>,
    pub founded_on: Option<Date>,
    /// The text as found; `capital` is what could be read from it.
    pub capital_text: Option<String>,
    pub capital: Option<Capital>,
    pub scope: Option<String>,
    pub province: Option<String>,
    pub prefecture: Option<String>,
    pub county: Option<String>,
    pub region_code: Option<String>,
    pub address: Option<String>,
    pub operating_address: Option<String>,
    pub industry: Option<String>,
    pub size: Option<String>,
    pub employees: Option<u32>,
    pub private: Option<bool>,
    pub legal_representative: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub labels: Vec<String>,
    pub chamber: Option<String>,
    pub park: Option<String>,
    pub leader: Option<String>,
    pub note: Option<String>,
    /// Values of columns with unknown or doubled headers.
    pub aside: Vec<Aside>,
}

impl FirmRow {
    /// Reads the cells of a row.
    pub(super) fn read(header: &Header<Column>, row: &Row<'_>) -> (FirmRow, Vec<CellProblem>) {
        let mut fields = Fields::new(header, row);
        let mut read = FirmRow::default();
        read.registered(&mut fields);
        read.described(&mut fields);
        read.aside = fields.aside();
        (read, fields.into_problems())
    }

    fn registered(&mut self, f: &mut Fields<'_, '_, Column>) {
        self.name = f.word(Column::Name);
        self.code = f.code(Column::Code);
        self.kind = f.word(Column::Kind);
        self.founded_on = f.moment(Column::FoundedOn).map(|moment| moment.date());
        self.capital_text = f.word(Column::Capital);
        self.capital = self.capital_text.as_deref().and_then(Capital::parse);
        self.scope = f.word(Column::Scope);
        self.province = f.word(Column::Province);
        self.prefecture = f.word(Column::Prefecture);
        self.county = f.word(Column::County);
        self.region_code = f.code(Column::RegionCode);
        self.address = f.word(Column::Address);
        self.legal_representative = f.word(Column::LegalRepresentative);
    }

    fn described(&mut self, f: &mut Fields<'_, '_, Column>) {
        self.operating_address = f.word(Column::OperatingAddress);
        self.industry = f.word(Column::Industry);
        self.size = f.word(Column::Size);
        self.employees = f.value(Column::Employees, people);
        self.private = f.value(Column::Private, |text| {
            yes_or_no(text, &["民营"], &["国有"])
        });
        self.contact = f.word(Column::Contact);
        self.phone = f.code(Column::Phone);
        let labels = f.value(Column::Labels, |text| Ok(Some(list(text))));
        self.labels = labels.unwrap_or_default();
        self.chamber = f.word(Column::Chamber);
        self.park = f.word(Column::Park);
        self.leader = f.word(Column::Leader);
        self.note = f.text(Column::Note);
    }
}

fn people(text: &str) -> Result<Option<u32>, Reason> {
    let digits = text.trim_end_matches('人').replace([',', '，'], "");
    digits
        .trim()
        .parse()
        .map(Some)
        .map_err(|_| Reason::NotANumber)
}
