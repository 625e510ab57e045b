//! What is exported reads back as the same ledger.

use app::cases::Manner;
use app::export::{ExportOptions, Exporter, Form};
use app::import::Run;
use domain::cases::command::{Assign, Command, LogProgress};
use domain::cases::intake::Difficulty;
use domain::ids::{OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Permission, Role};
use store::Reader;
use store::cases::Filter;

use crate::place::{Place, as_role, on_both, zh};

const LEDGER: &str = "\
序号,期次/来源,反映时间,县市(园区),企业名称,联系人及电话,问题类别,存在问题,具体诉求,交办领导,牵头单位,配合单位,责任人,交办时间,办理时限,办理进展(最新+日期),办理结果,是否办结,办结时间,答复方式,企业满意度,回访情况,是否销号,销号时间,备注
1,第1期,2024-02-20 09:30:15,吉首市,甲酒业有限公司,办公室 0743-8512345,融资投资,\"流动资金不足
贷款将到期\",希望续贷,副州长,州委金融办,州财政局、州工信局,企业服务科,2024-02-20,2024-03-12,已对接（3月1日）,A类：已放款,是,2024-03-05 16:00,书面,非常满意,已回访,是,2024-03-20,已归档
2,电话,2024-05-06,某园区,乙公司,,用电,=1+1,,,,,,,,,,,,,,,,,
3,,2024-06-01,,,13800000000,,只有问题,,,州发改委,,,,,,已答复,是,,,,,否,,
";

fn export(place: &Place, form: Form) -> Vec<u8> {
    let mut out = Vec::new();
    let options = ExportOptions {
        form,
        filter: Filter::default(),
        words: String::new(),
        texts: zh(),
    };
    let exported = place
        .app
        .export_ledger(Exporter::Operator, &options, &mut out, &mut |_| {});
    assert_eq!(exported.unwrap().shortened, []);
    out
}

#[test]
fn an_exported_ledger_imports_into_an_empty_system_and_exports_the_same() {
    on_both(|place, other| {
        place.import(LEDGER, Run::Real);
        for form in [Form::Csv, Form::Workbook] {
            let (report, refused) = other.import_bytes(export(place, form), Run::Real);
            assert_eq!(refused, []);
            assert_eq!(report.rows(), 3);
        }
        let text = |place| String::from_utf8(export(place, Form::Csv)).unwrap();
        assert_eq!(text(place), text(other));
        assert_eq!(other.cases().len(), 3, "the workbook brought nothing new");
    });
}

#[test]
fn an_export_names_its_headers_and_keeps_every_word() {
    on_both(|place, _| {
        place.import(LEDGER, Run::Real);
        let text = String::from_utf8(export(place, Form::Csv)).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        assert_eq!(text.lines().next(), LEDGER.lines().next());
        for word in [
            "贷款将到期",
            "2024-02-20 09:30:15",
            "州财政局、州工信局",
            "非常满意",
            "某园区",
        ] {
            assert!(text.contains(word), "{word}");
        }
        // What looks like a formula is made harmless.
        assert!(text.contains("'=1+1"));
    });
}

#[test]
fn importing_an_export_where_it_came_from_changes_nothing() {
    on_both(|place, _| {
        place.import(LEDGER, Run::Real);
        let events = place.events();
        let (report, _) = place.import_bytes(export(place, Form::Workbook), Run::Real);
        assert_eq!((report.new, place.events()), (0, events));
    });
}

#[test]
fn what_happens_after_the_import_is_exported_over_what_the_ledger_told() {
    on_both(|place, _| {
        place.import(LEDGER, Run::Real);
        let (office, officer) = officer(place);
        let dispatcher = as_role(Role::Dispatcher);
        let assign = Command::Assign(Assign {
            lead: office,
            officer,
            co_offices: Vec::new(),
            difficulty: Difficulty::Ordinary,
            limit: None,
            instruction: String::new(),
            leader: None,
            meeting: None,
        });
        let progress = Command::LogProgress(LogProgress {
            text: "已到现场查看".into(),
        });
        let mut clerk = as_role(Role::OfficeClerk);
        clerk.grants[0].scope = domain::permits::Scope::Office(office);
        let cases = place.app.cases();
        let act = |actor, command| cases.act(actor, "2024-0002", command, Manner::default());
        act(&dispatcher, &assign).unwrap();
        act(&clerk, &progress).unwrap();
        let text = String::from_utf8(export(place, Form::Csv)).unwrap();
        let row = text.lines().find(|line| line.contains("=1+1")).unwrap();
        assert!(row.contains("州经信局") && row.contains("科长"), "{row}");
        assert!(row.contains("2025-01-06：已到现场查看"), "{row}");
        assert!(row.starts_with("2,电话,"), "{row}");
    });
}

fn officer(place: &Place) -> (OfficeId, PersonId) {
    let manager = as_role(Role::ProgrammeManager);
    let office = OfficeId(uuid::Uuid::from_u128(11));
    let officer = PersonId(uuid::Uuid::from_u128(12));
    let registers = place.app.registers();
    let entry = Office {
        id: office,
        name: "州经信局".into(),
        full_name: "州经信局".into(),
        document_code: "州经信函".into(),
        place: String::new(),
        phone: String::new(),
        valid_from: None,
        valid_to: None,
        successor: None,
    };
    let put = registers.put(&manager, Permission::ManageOffices, &entry, 0);
    put.unwrap();
    let entry = Person {
        id: officer,
        name: String::new(),
        post: "科长".into(),
        office: Some(office),
        firm: None,
        is_leader: false,
        phone: String::new(),
        valid_to: None,
    };
    let put = registers.put(&manager, Permission::ManageOffices, &entry, 0);
    put.unwrap();
    let known = |reader: &mut Reader| store::people::office_of(reader, officer);
    assert_eq!(place.app.db().read(known), Ok(Some(office)));
    (office, officer)
}
