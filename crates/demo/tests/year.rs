//! The demonstration year reproduces the figures of the public record, on both engines.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::App;
use app::boards::worst_first;
use app::ports::{SeededIds, SetClock};
use demo::{Prefecture, Profile};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::permits::Role;
use domain::records::FinanceProduct;
use domain::settings::Settings;
use domain::statistics::{Happening, Measure, Sums, Week, YearFigures};
use domain::time::Date;
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

/// What the bulletins of all weeks tell adds up to what the year's figures count, and the boards show the same.
fn hold_weeks(told: &Told) {
    let statistician = Prefecture::whole(told.prefecture.statistician, Role::Statistician);
    let mut happened: BTreeMap<Happening, i64> = BTreeMap::new();
    let mut week = Week::of(Date::constant(2024, 1, 1));
    while week.monday() <= Date::constant(2024, 12, 31) {
        let bulletin = told.app.bulletin(&statistician, week).unwrap();
        for (happening, n) in bulletin.total.0 {
            *happened.entry(happening).or_default() += n;
        }
        week = week.after();
    }
    let year = figures(told);
    assert_eq!(happened[&Happening::Assigned], 136);
    assert_eq!(
        happened[&Happening::StruckOff],
        year.cases.of(Measure::StruckOff)
    );
    assert!(happened[&Happening::Replied] >= 136);
    let supervisor = Prefecture::whole(told.prefecture.supervisor, Role::Supervisor);
    let board = told.app.supervision_board(&supervisor).unwrap();
    let ages: i64 = board.docket_ages.values().sum();
    assert_eq!(ages, year.cases.of(Measure::Docketed));
    let extending = worst_first(&board.year, Sums::extension_rate);
    assert!(extending.iter().any(|office| office.place == Some(1)));
    for office in extending {
        assert_eq!(office.place.is_some(), office.rate.denominator >= 5);
    }
    let leader = Prefecture::whole(told.prefecture.leaders[0], Role::Leader);
    let board = told.app.leader_board(&leader).unwrap();
    assert!(!board.firms.is_empty(), "every leader looks after a firm");
}

#[test]
fn the_honest_year_prints_the_figures_of_the_record() {
    let (told, _folder) = sqlite(Profile::Honest);
    hold_record(&told);
    hold_weeks(&told);
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
    hold_weeks(&told);
    let (other, _folder) = sqlite(Profile::Honest);
    assert_eq!(figures(&told), figures(&other));
    assert_eq!(told.prefecture.dispatcher, other.prefecture.dispatcher);
}
