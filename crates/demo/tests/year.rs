//! The demonstration year reproduces the figures of the public record, on both engines.

use std::sync::Arc;

use app::App;
use app::ports::{SeededIds, SetClock};
use demo::{Prefecture, Profile};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::records::FinanceProduct;
use domain::settings::Settings;
use domain::statistics::{Measure, YearFigures};
use store::{Db, Target};

struct Told {
    app: App,
    prefecture: Prefecture,
}

fn tell(db: Db, profile: Profile) -> Told {
    let clock = Arc::new(SetClock::at(demo::end_of_year()));
    let ids = Arc::new(SeededIds::new(1));
    let key = SecretKey::from_seed(&[7; 32]);
    let origin = Origin::new("demo.example").unwrap();
    let app = App::open(
        db,
        clock.clone(),
        ids.clone(),
        key,
        origin,
        Algorithm::Sha256,
    )
    .unwrap();
    let prefecture = demo::build(&app, &clock, &*ids, profile).unwrap();
    Told { app, prefecture }
}

fn sqlite(profile: Profile) -> (Told, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Target::sqlite(folder.path().join("demo.db"))).unwrap();
    (tell(db, profile), folder)
}

fn figures(told: &Told) -> YearFigures {
    told.app.figures().year_of_report(2024).unwrap()
}

fn hold_record(told: &Told) {
    let year = figures(told);
    assert_eq!(
        (
            year.meetings_held,
            year.leaders_hosting,
            year.entrepreneurs_received
        ),
        (7, 12, 57)
    );
    let pairs = (year.pairings_firm_leaders, year.pairings_firm_entrepreneurs);
    assert_eq!(
        (
            pairs,
            year.pairings_chamber_leaders,
            year.pairings_chamber_chambers
        ),
        ((30, 58), 15, 15)
    );
    assert_eq!(
        (
            year.projects.running,
            year.projects.running_fen,
            year.projects.planned
        ),
        (15, 663_000_000_000, 0)
    );
    let finance = |product| year.finance[&product];
    assert_eq!(finance(FinanceProduct::Guarantee), (1392, 269_800_000_000));
    assert_eq!(finance(FinanceProduct::BridgeLoan), (263, 198_600_000_000));
    assert_eq!(finance(FinanceProduct::TechCredit), (183, 48_200_000_000));
    assert_eq!(
        (year.losses_recovered_fen, year.losses_avoided_fen),
        (560_000_000, 10_000_000_000)
    );
    for by in [
        &year.by_category,
        &year.by_office,
        &year.by_place,
        &year.by_meeting,
    ] {
        assert_eq!(
            by.iter()
                .map(|(_, sums)| sums.of(Measure::Assigned))
                .sum::<i64>(),
            136
        );
    }
}

#[test]
fn the_honest_year_prints_the_figures_of_the_record() {
    let (told, _folder) = sqlite(Profile::Honest);
    hold_record(&told);
    let year = figures(&told);
    let sums = &year.cases;
    let of = |measure| sums.of(measure);
    assert_eq!((of(Measure::Assigned), of(Measure::Replied)), (136, 136));
    assert_eq!(
        (
            of(Measure::ClassA),
            of(Measure::ClassB),
            of(Measure::ClassC)
        ),
        (113, 17, 6)
    );
    assert_eq!(
        (
            of(Measure::OnTime),
            of(Measure::Late),
            year.overdue_without_reply
        ),
        (129, 7, 0)
    );
    assert_eq!((of(Measure::Heard), of(Measure::NotRated)), (129, 7));
    assert_eq!(
        (
            of(Measure::Satisfied),
            of(Measure::Basically),
            of(Measure::Dissatisfied)
        ),
        (104, 21, 4)
    );
    assert_eq!(
        (
            of(Measure::Contacted),
            of(Measure::Solved),
            of(Measure::Reworked)
        ),
        (128, 109, 15)
    );
    assert_eq!(of(Measure::Docketed), 17);
    let settings = Settings::default();
    assert_eq!(sums.satisfaction_rate(&settings).percent_text(), "95.3%");
    assert_eq!(
        format!("{:.1}", sums.composite_score(&settings).unwrap()),
        "90.3"
    );
}

#[test]
fn the_strict_year_takes_the_sentence_at_its_word() {
    let (told, _folder) = sqlite(Profile::Strict);
    hold_record(&told);
    assert_eq!(figures(&told).cases.of(Measure::ClassA), 136);
}

#[test]
fn the_year_is_the_same_on_postgresql() {
    let Some(database) = testing::postgres::fresh_database() else {
        return;
    };
    let db = Db::open(&Target::postgres(database.url())).unwrap();
    let told = tell(db, Profile::Honest);
    hold_record(&told);
    let (other, _folder) = sqlite(Profile::Honest);
    assert_eq!(figures(&told), figures(&other));
    assert_eq!(told.prefecture.dispatcher, other.prefecture.dispatcher);
}
