//! Invented firms with well-formed names; their number grows with that of the cases.

use app::ports::Ids;
use app::{App, Error};
use demo::Prefecture;
use domain::firms::{Firm, FirmSize};
use domain::ids::FirmId;
use domain::permits::Permission;

use super::words::{BRANDS, PLACES, SECTORS};

/// Firms recorded in one transaction.
const AT_ONCE: usize = 2_000;

/// Records `count` firms and answers their ids.
pub fn found(
    app: &App,
    prefecture: &Prefecture,
    ids: &dyn Ids,
    count: usize,
) -> Result<Vec<FirmId>, Error> {
    let manager = prefecture.manager();
    let firms: Vec<Firm> = (0..count).map(|n| firm(n, ids, app)).collect();
    for some in firms.chunks(AT_ONCE) {
        app.registers()
            .put_all(&manager, Permission::ManageFirms, some)?;
    }
    Ok(firms.iter().map(|firm| firm.id).collect())
}

fn firm(n: usize, ids: &dyn Ids, app: &App) -> Firm {
    let place = PLACES[n % PLACES.len()];
    let (sector, industry) = SECTORS[(n / 7) % SECTORS.len()];
    let brand = BRANDS[(n / 3) % BRANDS.len()];
    Firm {
        id: FirmId(ids.uuid(app.now())),
        name: format!("{brand}{sector}第{}有限公司", n + 1),
        credit_code: String::new(),
        kind: "有限责任公司".to_owned(),
        place: place.to_owned(),
        address: format!("工业集中区{}号", n + 1),
        industry: industry.to_owned(),
        size: [
            FirmSize::Micro,
            FirmSize::Small,
            FirmSize::Small,
            FirmSize::Medium,
        ][n % 4],
        founded_on: None,
        capital_fen: Some((50 + n as i64 % 900) * 1_000_000),
        business_scope: sector.to_owned(),
        qualifications: Vec::new(),
        chambers: Vec::new(),
        legal_person: String::new(),
        contact_name: "办公室主任".to_owned(),
        contact_phone: format!("0743-85{:05}", n % 100_000),
        former_names: Vec::new(),
    }
}
