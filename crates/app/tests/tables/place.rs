//! An empty programme on each engine, and files for it.

use std::sync::Arc;

use app::App;
use app::import::{
    FinanceOptions, FinanceReport, FirmsReport, Importer, LedgerOptions, LedgerReport,
    PairingOptions, PairingReport, Run, Watch,
};
use app::ports::{SeededIds, SetClock};
use app::verify::Known;
use documents::finance::read_finance_bytes;
use documents::firms::read_firms_bytes;
use documents::ledger::read_ledger_bytes;
use documents::pairings::read_pairings_bytes;
use documents::reading::Options;
use documents::workbook::RefusedRow;
use domain::cases::Case;
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::permits::{Actor, Grant, Role, Scope};
use domain::programme::{Coded, Programme};
use domain::time::{Date, local_instant};
use messages::{Language, Texts, texts};
use store::{Db, Target};
use testing::postgres::{FreshDatabase, fresh_database};

/// A refused row: number, column, reason, value.
pub type Refusal = (u32, String, String, String);

/// An empty programme; its place goes away when this is dropped.
pub struct Place {
    pub app: App,
    _folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Tells a story on SQLite, and on PostgreSQL when there is one. The second place is another programme, as empty.
pub fn on_both(story: impl Fn(&Place, &Place)) {
    story(&Place::sqlite(), &Place::sqlite());
    if let (Some(one), Some(other)) = (Place::postgres(), Place::postgres()) {
        story(&one, &other);
    }
}

pub fn zh() -> &'static Texts {
    texts(Language::ZhHans)
}

pub fn as_role(role: Role) -> Actor {
    Actor {
        person: domain::ids::PersonId(uuid::Uuid::from_u128(7)),
        on_behalf_of: None,
        grants: vec![Grant {
            role,
            scope: Scope::Whole,
        }],
    }
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::sqlite(folder.path().join("tables.db"));
        Place::found(&target, folder, None)
    }

    fn postgres() -> Option<Place> {
        let database = fresh_database()?;
        let target = Target::postgres(database.url());
        let folder = tempfile::tempdir().unwrap();
        Some(Place::found(&target, folder, Some(database)))
    }

    fn found(target: &Target, folder: tempfile::TempDir, database: Option<FreshDatabase>) -> Place {
        let now = local_instant(Date::constant(2025, 1, 6), 9, 0);
        let app = App::open(
            Db::open(target).unwrap(),
            Arc::new(SetClock::at(now)),
            Arc::new(SeededIds::new(3)),
            SecretKey::from_seed(&[5; 32]),
            Origin::new("tables.example").unwrap(),
            Algorithm::Sha256,
        )
        .unwrap();
        let place = |code: &str, label: &str| Coded {
            code: code.into(),
            label: label.into(),
            parent: None,
        };
        let programme = Programme {
            places: vec![place("433101", "吉首市"), place("433122", "泸溪县")],
            ..Programme::default()
        };
        let manager = as_role(Role::ProgrammeManager);
        app.programme().replace(&manager, &programme).unwrap();
        Place {
            app,
            _folder: folder,
            _database: database,
        }
    }

    pub fn import(&self, table: &str, run: Run) -> (LedgerReport, Vec<Refusal>) {
        self.import_bytes(table.as_bytes().to_vec(), run)
    }

    pub fn import_bytes(&self, bytes: Vec<u8>, run: Run) -> (LedgerReport, Vec<Refusal>) {
        let mut sheet = read_ledger_bytes(bytes, &Options::default()).unwrap();
        let options = LedgerOptions {
            run,
            received_on: None,
            texts: zh(),
        };
        let mut refused = Vec::new();
        let watch = Watch {
            progress: &mut |_| {},
            refused: &mut |row| {
                keep(&mut refused, row);
                Ok(())
            },
        };
        let report = self
            .app
            .import_ledger(Importer::Operator, &mut sheet, &options, watch);
        (report.unwrap(), refused)
    }

    pub fn import_firms(&self, bytes: Vec<u8>, run: Run) -> (FirmsReport, Vec<Refusal>) {
        let mut sheet = read_firms_bytes(bytes, &Options::default()).unwrap();
        let mut refused = Vec::new();
        let watch = Watch {
            progress: &mut |_| {},
            refused: &mut |row| {
                keep(&mut refused, row);
                Ok(())
            },
        };
        let report = self
            .app
            .import_firms(Importer::Operator, &mut sheet, run, zh(), watch);
        (report.unwrap(), refused)
    }

    pub fn import_finance(&self, table: &str, run: Run) -> (FinanceReport, Vec<Refusal>) {
        let bytes = table.as_bytes().to_vec();
        let mut sheet = read_finance_bytes(bytes, &Options::default()).unwrap();
        let options = FinanceOptions {
            run,
            product: None,
            institution: "州融资担保公司".to_owned(),
            texts: zh(),
        };
        let mut refused = Vec::new();
        let watch = Watch {
            progress: &mut |_| {},
            refused: &mut |row| {
                keep(&mut refused, row);
                Ok(())
            },
        };
        let report = self
            .app
            .import_finance(Importer::Operator, &mut sheet, &options, watch);
        (report.unwrap(), refused)
    }

    pub fn import_pairings(&self, table: &str, run: Run) -> (PairingReport, Vec<Refusal>) {
        let bytes = table.as_bytes().to_vec();
        let mut sheet = read_pairings_bytes(bytes, &Options::default()).unwrap();
        let options = PairingOptions {
            run,
            year: 2025,
            texts: zh(),
        };
        let mut refused = Vec::new();
        let watch = Watch {
            progress: &mut |_| {},
            refused: &mut |row| {
                keep(&mut refused, row);
                Ok(())
            },
        };
        let report = self
            .app
            .import_pairings(Importer::Operator, &mut sheet, &options, watch);
        (report.unwrap(), refused)
    }

    /// Every case, oldest record first.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        let read = |reader: &mut store::Reader| {
            store::cases::each::<store::Error>(reader, |stored| {
                cases.push(stored.case);
                Ok(())
            })
        };
        self.app.db().read(read).unwrap();
        cases
    }

    pub fn must_be_sound(&self) {
        let report = self.app.verify(&Known::default(), |_| {}).unwrap();
        assert_eq!(report.faults, []);
    }

    pub fn events(&self) -> u64 {
        self.app.db().read(store::events::count).unwrap()
    }
}

/// Keeps what a refused row says.
fn keep(refused: &mut Vec<Refusal>, row: &RefusedRow<'_>) {
    for cell in &row.cells {
        let (column, reason) = (cell.column.clone(), cell.reason.clone());
        refused.push((row.number, column, reason, cell.value.clone()));
    }
}
