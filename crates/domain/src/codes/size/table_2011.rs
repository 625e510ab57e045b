//! 工信部联企业〔2011〕300号, article 4.

use jiff::civil::date;

use super::{Bounds, Criterion, SizeIndustry, SizeTable};

/// The edition of 2011-06-18.
pub const TABLE_2011: SizeTable = SizeTable {
    version: "工信部联企业〔2011〕300号",
    in_force_from: date(2011, 6, 18),
    rows: &ROWS,
};

/// 1 万元 in 分.
const WAN_YUAN: i64 = 1_000_000;

const fn people(large: i64, medium: i64, small: i64) -> Bounds {
    Bounds {
        criterion: Criterion::Employees,
        small,
        medium,
        large,
    }
}

const fn money(criterion: Criterion, large: i64, medium: i64, small: i64) -> Bounds {
    Bounds {
        criterion,
        small: small * WAN_YUAN,
        medium: medium * WAN_YUAN,
        large: large * WAN_YUAN,
    }
}

/// Revenue in 万元.
const fn revenue(large: i64, medium: i64, small: i64) -> Bounds {
    money(Criterion::Revenue, large, medium, small)
}

/// Assets in 万元.
const fn assets(large: i64, medium: i64, small: i64) -> Bounds {
    money(Criterion::Assets, large, medium, small)
}

/// Lower bounds of large, medium and small.
#[rustfmt::skip]
const ROWS: [(SizeIndustry, &[Bounds]); 16] = [
    (SizeIndustry::Agriculture, &[revenue(20_000, 500, 50)]),
    (SizeIndustry::Industry, &[people(1_000, 300, 20), revenue(40_000, 2_000, 300)]),
    (SizeIndustry::Construction, &[revenue(80_000, 6_000, 300), assets(80_000, 5_000, 300)]),
    (SizeIndustry::Wholesale, &[people(200, 20, 5), revenue(40_000, 5_000, 1_000)]),
    (SizeIndustry::Retail, &[people(300, 50, 10), revenue(20_000, 500, 100)]),
    (SizeIndustry::Transport, &[people(1_000, 300, 20), revenue(30_000, 3_000, 200)]),
    (SizeIndustry::Storage, &[people(200, 100, 20), revenue(30_000, 1_000, 100)]),
    (SizeIndustry::Post, &[people(1_000, 300, 20), revenue(30_000, 2_000, 100)]),
    (SizeIndustry::Accommodation, &[people(300, 100, 10), revenue(10_000, 2_000, 100)]),
    (SizeIndustry::Catering, &[people(300, 100, 10), revenue(10_000, 2_000, 100)]),
    (SizeIndustry::InformationTransmission, &[people(2_000, 100, 10), revenue(100_000, 1_000, 100)]),
    (SizeIndustry::Software, &[people(300, 100, 10), revenue(10_000, 1_000, 50)]),
    (SizeIndustry::RealEstateDevelopment, &[revenue(200_000, 1_000, 100), assets(10_000, 5_000, 2_000)]),
    (SizeIndustry::PropertyManagement, &[people(1_000, 300, 100), revenue(5_000, 1_000, 500)]),
    (SizeIndustry::LeasingAndBusiness, &[people(300, 100, 10), assets(120_000, 8_000, 100)]),
    (SizeIndustry::Other, &[people(300, 100, 10)]),
];
