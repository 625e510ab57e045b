//! What a row says of a firm, laid over what is known of it.

use std::collections::{BTreeMap, HashMap};

use documents::firms::{Capital, Currency, FirmRow};
use domain::codes::{IndustryCode, Section};
use domain::firms::{Firm, FirmSize};
use domain::ids::ChamberId;

use super::super::lists::{Lists, key};
use super::Understood;

/// What rows are looked up in.
pub(super) struct Lookups<'l> {
    pub lists: &'l Lists,
    /// By folded name.
    pub chambers: HashMap<String, ChamberId>,
}

/// Lays a row over a firm: blank cells leave what is known. Cells that can't be looked up are counted in `unknown`.
pub(super) fn merge(
    mut firm: Firm,
    understood: &Understood,
    lookups: &Lookups<'_>,
    unknown: &mut BTreeMap<String, u64>,
) -> Firm {
    let row = &understood.row;
    if firm.name != understood.name {
        let former = std::mem::replace(&mut firm.name, understood.name.clone());
        if !former.is_empty() && !firm.former_names.contains(&former) {
            firm.former_names.push(former);
        }
    }
    understood.code.as_str().clone_into(&mut firm.credit_code);
    replace(&mut firm.kind, &row.kind);
    replace(&mut firm.business_scope, &row.scope);
    replace(&mut firm.legal_person, &row.legal_representative);
    replace(&mut firm.contact_name, &row.contact);
    replace(&mut firm.contact_phone, &row.phone);
    replace(&mut firm.address, &address(row));
    firm.founded_on = row.founded_on.or(firm.founded_on);
    firm.capital_fen = row.capital.and_then(yuan).or(firm.capital_fen);
    let mut looked_up = Looked { unknown };
    replace(&mut firm.place, &looked_up.place(row, lookups.lists));
    replace(&mut firm.industry, &looked_up.industry(row));
    firm.size = looked_up.size(row).unwrap_or(firm.size);
    if let Some(chamber) = looked_up.chamber(row, &lookups.chambers)
        && !firm.chambers.contains(&chamber)
    {
        firm.chambers.push(chamber);
    }
    for label in labels(row) {
        if !firm.qualifications.contains(&label) {
            firm.qualifications.push(label);
        }
    }
    firm
}

fn replace(known: &mut String, told: &Option<String>) {
    if let Some(told) = told {
        known.clone_from(told);
    }
}

/// Where it works or, where that isn't told, where it is registered, in as much detail as there is.
fn address(row: &FirmRow) -> Option<String> {
    let parts = [&row.province, &row.prefecture, &row.county];
    let region: String = parts.into_iter().flatten().map(String::as_str).collect();
    let region = (!region.is_empty()).then_some(region);
    let told = row
        .operating_address
        .clone()
        .or_else(|| row.address.clone());
    told.or(region)
}

/// Capital in other currencies isn't yuan, and no rate is known here.
fn yuan(capital: Capital) -> Option<i64> {
    (capital.currency == Currency::Yuan).then_some(capital.hundredths)
}

fn labels(row: &FirmRow) -> Vec<String> {
    let private = row.private.filter(|private| *private);
    let private = private.map(|_| "民营".to_owned());
    row.labels.iter().cloned().chain(private).collect()
}

struct Looked<'u> {
    unknown: &'u mut BTreeMap<String, u64>,
}

impl Looked<'_> {
    fn or_unknown<T>(&mut self, text: &str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            *self.unknown.entry(text.to_owned()).or_default() += 1;
        }
        found
    }

    /// The finest of the region's names that the programme's list knows.
    fn place(&mut self, row: &FirmRow, lists: &Lists) -> Option<String> {
        let told = [&row.region_code, &row.park, &row.county, &row.prefecture];
        let told: Vec<&String> = told.into_iter().flatten().collect();
        let found = told.iter().find_map(|text| lists.place(text));
        match told.first() {
            None => None,
            Some(finest) => self.or_unknown(finest, found.map(str::to_owned)),
        }
    }

    fn industry(&mut self, row: &FirmRow) -> Option<String> {
        let text = row.industry.as_deref()?;
        let by_code = IndustryCode::parse(text).ok().map(|code| code.section());
        let by_name = || Section::all().find(|section| key(section.chinese()) == key(text));
        let section = by_code.or_else(by_name);
        self.or_unknown(text, section.map(|section| section.letter().to_string()))
    }

    fn size(&mut self, row: &FirmRow) -> Option<FirmSize> {
        let text = row.size.as_deref()?;
        let folded = key(text);
        let found = match folded.trim_end_matches("企业").trim_end_matches('型') {
            "大" => Some(FirmSize::Large),
            "中" => Some(FirmSize::Medium),
            "小" => Some(FirmSize::Small),
            "微" => Some(FirmSize::Micro),
            _ => None,
        };
        self.or_unknown(text, found)
    }

    fn chamber(
        &mut self,
        row: &FirmRow,
        chambers: &HashMap<String, ChamberId>,
    ) -> Option<ChamberId> {
        let text = row.chamber.as_deref()?;
        self.or_unknown(text, chambers.get(&key(text)).copied())
    }
}
