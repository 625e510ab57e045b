//! One line of an institution's list.

use domain::records::FinanceState;
use domain::records::amount::{self, Unit};
use domain::time::Date;

use super::Column;
use crate::headings::{Header, fold};
use crate::reading::{CellProblem, Fields, Reason};
use crate::table::Row;

/// What a row says. Which product, firm and institution the words mean, the rules decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FinanceRow {
    pub filing_number: Option<String>,
    pub product: Option<String>,
    pub institution: Option<String>,
    pub firm: Option<String>,
    pub code: Option<String>,
    /// 分
    pub amount_fen: Option<i64>,
    pub granted_on: Option<Date>,
    pub due_on: Option<Date>,
    pub bank: Option<String>,
    /// Whole percent.
    pub share_percent: Option<i64>,
    /// Hundredths of a percent a year.
    pub rate_basis_points: Option<i64>,
    pub applied_on: Option<Date>,
    pub approved_on: Option<Date>,
    pub state: Option<FinanceState>,
    pub ended_on: Option<Date>,
}

impl FinanceRow {
    /// Reads the cells of a row.
    pub(super) fn read(header: &Header<Column>, row: &Row<'_>) -> (FinanceRow, Vec<CellProblem>) {
        let mut f = Fields::new(header, row);
        let unit = unit(header);
        let in_percent = |column| {
            header
                .place(column)
                .is_some_and(|p| p.header.contains(['%', '％']))
        };
        let (share, rate) = (in_percent(Column::Share), in_percent(Column::Rate));
        let mut day = |column| f.moment(column).map(|moment| moment.date());
        let mut read = FinanceRow {
            granted_on: day(Column::GrantedOn),
            due_on: day(Column::DueOn),
            applied_on: day(Column::AppliedOn),
            approved_on: day(Column::ApprovedOn),
            ended_on: day(Column::EndedOn),
            ..FinanceRow::default()
        };
        read.filing_number = f.code(Column::FilingNumber);
        read.product = f.word(Column::Product);
        read.institution = f.word(Column::Institution);
        read.firm = f.word(Column::Firm);
        read.code = f.code(Column::Code);
        read.bank = f.word(Column::Bank);
        read.amount_fen = f.value(Column::Amount, |text| {
            let amount = amount::listed(text, unit);
            amount.map(Some).ok_or(Reason::NotANumber)
        });
        read.share_percent = f.value(Column::Share, |text| {
            let hundredths = hundredths(text, share)?;
            let is_whole = hundredths % 100 == 0;
            is_whole
                .then_some(Some(hundredths / 100))
                .ok_or(Reason::NotANumber)
        });
        read.rate_basis_points = f.value(Column::Rate, |text| hundredths(text, rate).map(Some));
        read.state = f.value(Column::State, |text| Ok(state(text)));
        (read, f.into_problems())
    }
}

/// 万元 unless the header of the amount names yuan or 亿元.
fn unit(header: &Header<Column>) -> Unit {
    let header = header
        .place(Column::Amount)
        .map(|place| fold(&place.header));
    match header.as_deref() {
        Some(header) if header.contains("(亿") => Unit::Yi,
        Some(header) if header.contains("(元") => Unit::Yuan,
        _ => Unit::Wan,
    }
}

/// Hundredths of a percent. A bare number is a percentage under a header that says so; else a share of one, as a
/// spreadsheet keeps its percentages.
fn hundredths(text: &str, in_percent: bool) -> Result<i64, Reason> {
    if in_percent || text.contains(['%', '％']) {
        return amount::percent(text).ok_or(Reason::NotANumber);
    }
    // 分 in a 万元 are a hundred times as many as hundredths of a percent in one.
    let hundred_times = amount::listed(text, Unit::Wan).ok_or(Reason::NotANumber)?;
    match hundred_times {
        0..=1_000_000 if hundred_times % 100 == 0 => Ok(hundred_times / 100),
        _ => Err(Reason::NotANumber),
    }
}

/// Unknown words say nothing: whatever an institution calls a running record, it runs.
fn state(text: &str) -> Option<FinanceState> {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["未结清", "未还", "未解除"]) {
        Some(FinanceState::Running)
    } else if any(&["代偿"]) {
        Some(FinanceState::Compensated)
    } else if any(&["结清", "还清", "已还", "解除", "解保", "收回"]) {
        Some(FinanceState::Repaid)
    } else if any(&["在保", "在贷", "正常", "存续"]) {
        Some(FinanceState::Running)
    } else {
        None
    }
}
