//! Finance, projects and the mediation of the record: plain registers whose sums come out to the yuan.

use app::ports::Ids;
use app::{App, Error};
use domain::ids::{FinanceRecordId, MediationId, ProjectId};
use domain::permits::Permission;
use domain::records::{
    FinanceProduct, FinanceRecord, Mediation, MediationState, Project, ProjectState,
};
use domain::time::{Date, Instant};

use crate::dice::Dice;
use crate::facts::FINANCE;
use crate::prefecture::Prefecture;

const FEN_PER_WAN: i64 = 1_000_000;

/// Records all of it.
pub fn record(app: &App, ids: &dyn Ids, prefecture: &Prefecture, at: Instant) -> Result<(), Error> {
    let manager = prefecture.manager();
    let permission = Permission::ManageRegisters;
    let registers = app.registers();
    registers.put_all(&manager, permission, &finance(ids, prefecture, at))?;
    registers.put_all(&manager, permission, &projects(ids, prefecture, at))?;
    registers.put_all(&manager, permission, &[mediation(ids, prefecture, at)])?;
    Ok(())
}

fn finance(ids: &dyn Ids, prefecture: &Prefecture, at: Instant) -> Vec<FinanceRecord> {
    let mut dice = Dice::new(26_98);
    let mut records = Vec::new();
    for (product, count, sum_wan) in FINANCE {
        for (n, wan) in amounts(&mut dice, count, sum_wan).into_iter().enumerate() {
            let enterprise = &prefecture.enterprises[n % prefecture.enterprises.len()];
            let granted_on = day(2019 + (n * 6 / count) as i16, &mut dice);
            records.push(FinanceRecord {
                institution: institution(product).to_owned(),
                firm: Some(enterprise.firm),
                filing_number: format!("{}-{:04}", product.key(), n + 1),
                ..FinanceRecord::granted(
                    FinanceRecordId(ids.uuid(at)),
                    product,
                    wan * FEN_PER_WAN,
                    granted_on,
                )
            });
        }
    }
    records
}

fn institution(product: FinanceProduct) -> &'static str {
    match product {
        FinanceProduct::Guarantee | FinanceProduct::BridgeLoan => "州融资担保公司",
        FinanceProduct::TechCredit => "州科技局（备案）",
    }
}

fn day(year: i16, dice: &mut Dice) -> Date {
    Date::constant(year, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8)
}

/// `count` whole amounts in 万元 with a long tail that add up to `sum` exactly.
fn amounts(dice: &mut Dice, count: usize, sum: i64) -> Vec<i64> {
    let raw: Vec<f64> = (0..count).map(|_| dice.log_normal()).collect();
    let total: f64 = raw.iter().sum();
    let mut amounts: Vec<i64> = raw
        .iter()
        .map(|x| ((x / total * sum as f64) as i64).max(1))
        .collect();
    let mut missing = sum - amounts.iter().sum::<i64>();
    let mut at = 0;
    while missing != 0 {
        let step = missing.signum();
        if amounts[at] + step > 0 {
            amounts[at] += step;
            missing -= step;
        }
        at = (at + 1) % count;
    }
    amounts
}

/// Fifteen projects of the liquor chain, 66.3 亿元 together, all started.
fn projects(ids: &dyn Ids, prefecture: &Prefecture, at: Instant) -> Vec<Project> {
    let mut dice = Dice::new(663);
    let amounts = amounts(&mut dice, 15, 663_000);
    let kinds = [
        "酿酒车间扩建",
        "陶坛库",
        "包装中心",
        "酒旅融合",
        "粮食基地",
        "检测中心",
    ];
    amounts
        .into_iter()
        .enumerate()
        .map(|(n, wan)| {
            let name = format!("酒业产业项目（{}）{}", n + 1, kinds[n % kinds.len()]);
            Project {
                firm: (n < 5).then(|| prefecture.enterprises[0].firm),
                lead: prefecture.offices.first().map(|staff| staff.office),
                state: ProjectState::Started,
                started_on: Some(day(2024, &mut dice)),
                ..Project::planned(ProjectId(ids.uuid(at)), name, wan * FEN_PER_WAN)
            }
        })
        .collect()
}

/// The patent dispute of the record: its amounts keep their own words and a lower bound.
fn mediation(ids: &dyn Ids, prefecture: &Prefecture, at: Instant) -> Mediation {
    Mediation {
        firm: prefecture
            .enterprises
            .get(12)
            .map(|enterprise| enterprise.firm),
        body: "州工商联商会调解组织".to_owned(),
        state: MediationState::Settled,
        settled_on: Some(Date::constant(2024, 9, 12)),
        recovered_fen: 560 * FEN_PER_WAN,
        recovered_words: "560余万元".to_owned(),
        avoided_fen: 10_000 * FEN_PER_WAN,
        avoided_words: "超1亿元".to_owned(),
        ..Mediation::begun(MediationId(ids.uuid(at)), "专利权纠纷")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_and_add_up() {
        for (_, count, sum) in FINANCE {
            let amounts = amounts(&mut Dice::new(1), count, sum);
            assert_eq!((amounts.len(), amounts.iter().sum::<i64>()), (count, sum));
            assert!(amounts.iter().all(|wan| *wan > 0));
        }
    }
}
