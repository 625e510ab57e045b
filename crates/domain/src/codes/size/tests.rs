use jiff::civil::date;

use super::*;
use crate::codes::IndustryCode;

const WAN_YUAN: i64 = 1_000_000;

/// Employees, revenue and assets; money in 万元.
fn figures(employees: i64, revenue: i64, assets: i64) -> SizeFigures {
    SizeFigures {
        employees: Some(employees),
        revenue: Some(revenue * WAN_YUAN),
        assets: Some(assets * WAN_YUAN),
    }
}

fn size(industry: SizeIndustry, figures: SizeFigures) -> FirmSize {
    TABLE_2011.classify(industry, figures).unwrap().size
}

#[test]
fn a_manufacturer_needs_people_and_revenue_for_every_class() {
    let industry = |people, revenue| size(SizeIndustry::Industry, figures(people, revenue, 0));
    assert_eq!(industry(1_000, 40_000), FirmSize::Large);
    assert_eq!(industry(999, 40_000), FirmSize::Medium);
    assert_eq!(industry(1_000, 39_999), FirmSize::Medium);
    assert_eq!(industry(300, 2_000), FirmSize::Medium);
    assert_eq!(industry(299, 50_000), FirmSize::Small);
    assert_eq!(industry(5_000, 1_999), FirmSize::Small);
    assert_eq!(industry(20, 300), FirmSize::Small);
    assert_eq!(industry(19, 300), FirmSize::Micro);
    assert_eq!(industry(20, 299), FirmSize::Micro);
}

#[test]
fn construction_is_measured_by_revenue_and_assets() {
    let firm = |revenue, assets| size(SizeIndustry::Construction, figures(0, revenue, assets));
    assert_eq!(firm(80_000, 80_000), FirmSize::Large);
    assert_eq!(firm(80_000, 79_999), FirmSize::Medium);
    assert_eq!(firm(6_000, 5_000), FirmSize::Medium);
    assert_eq!(firm(5_999, 5_000), FirmSize::Small);
    assert_eq!(firm(299, 300), FirmSize::Micro);
}

#[test]
fn at_every_bound_of_every_industry_the_class_begins() {
    let classes = [FirmSize::Small, FirmSize::Medium, FirmSize::Large];
    assert_eq!(TABLE_2011.rows.len(), 16);
    for (industry, bounds) in TABLE_2011.rows {
        for class in classes {
            let at = |short: Option<Criterion>| {
                let mut figures = SizeFigures::default();
                for b in *bounds {
                    let bound = match class {
                        FirmSize::Large => b.large,
                        FirmSize::Medium => b.medium,
                        _ => b.small,
                    };
                    let value = Some(bound - i64::from(short == Some(b.criterion)));
                    match b.criterion {
                        Criterion::Employees => figures.employees = value,
                        Criterion::Revenue => figures.revenue = value,
                        Criterion::Assets => figures.assets = value,
                    }
                }
                size(*industry, figures)
            };
            assert_eq!(at(None), class, "{industry:?}");
            for b in *bounds {
                assert!(at(Some(b.criterion)) < class, "{industry:?} {b:?}");
            }
        }
    }
}

#[test]
fn only_the_criteria_of_the_industry_are_needed() {
    let people_only = SizeFigures {
        employees: Some(100),
        ..SizeFigures::default()
    };
    assert_eq!(size(SizeIndustry::Other, people_only), FirmSize::Medium);
    assert_eq!(
        TABLE_2011.classify(SizeIndustry::Retail, people_only),
        Err(SizeError::Missing(Criterion::Revenue))
    );
    let negative = SizeFigures {
        employees: Some(-1),
        ..people_only
    };
    assert_eq!(
        TABLE_2011.classify(SizeIndustry::Other, negative),
        Err(SizeError::Negative(Criterion::Employees))
    );
}

#[test]
fn the_basis_names_what_keeps_a_firm_small() {
    let table = size_table_on(date(2024, 5, 1));
    let classified = table
        .classify(SizeIndustry::Software, figures(150, 900, 0))
        .unwrap();
    assert_eq!(classified.table, "工信部联企业〔2011〕300号");
    assert_eq!(classified.size, FirmSize::Small);
    let deciding: Vec<Criterion> = classified.deciding().map(|m| m.bounds.criterion).collect();
    assert_eq!(deciding, [Criterion::Revenue]);
    assert_eq!(classified.basis[0].reaches, FirmSize::Medium);
}

#[test]
fn industry_codes_lead_to_their_row() {
    let of = |text| SizeIndustry::of(&IndustryCode::parse(text).unwrap());
    assert_eq!(of("C1512"), Some(SizeIndustry::Industry));
    assert_eq!(of("52"), Some(SizeIndustry::Retail));
    assert_eq!(of("7020"), Some(SizeIndustry::PropertyManagement));
    assert_eq!(of("7010"), Some(SizeIndustry::RealEstateDevelopment));
    assert_eq!(of("7030"), Some(SizeIndustry::Other));
    for outside in ["F", "K70", "5310", "J66", "P83", "S91"] {
        assert_eq!(of(outside), None, "{outside}");
    }
}
