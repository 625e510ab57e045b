//! One row of a ledger, typed.

use domain::cases::reply::Satisfaction;

use super::{Column, Limit, parse_satisfaction};
use crate::headings::Header;
use crate::moment::Moment;
use crate::reading::values::{self, contact, list};
use crate::reading::{Aside, CellProblem, Fields, Reason};
use crate::table::Row;

/// What a row of the ledger says. `None` and empty lists: the cell is blank, missing or unreadable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRow {
    pub serial: Option<String>,
    pub source: Option<String>,
    pub reported_at: Option<Moment>,
    pub place: Option<String>,
    pub firm: Option<String>,
    pub contact: Option<String>,
    /// From its own column, or from the end of 联系人及电话.
    pub phone: Option<String>,
    pub category: Option<String>,
    pub problem: Option<String>,
    pub ask: Option<String>,
    pub assigning_leader: Option<String>,
    pub lead_office: Option<String>,
    pub co_offices: Vec<String>,
    pub officer: Option<String>,
    pub assigned_at: Option<Moment>,
    pub limit: Option<Limit>,
    pub progress: Option<String>,
    pub result: Option<String>,
    pub closed: Option<bool>,
    pub closed_at: Option<Moment>,
    pub reply_channel: Option<String>,
    pub satisfaction: Option<Satisfaction>,
    pub follow_up: Option<String>,
    pub struck_off: Option<bool>,
    pub struck_off_at: Option<Moment>,
    pub note: Option<String>,
    pub reference: Option<String>,
    pub firm_code: Option<String>,
    /// Only where the file has a problem column as well.
    pub title: Option<String>,
    /// Only where the file has a column for what is asked as well.
    pub facts: Option<String>,
    /// Values of columns with unknown or doubled headers.
    pub aside: Vec<Aside>,
}

impl LedgerRow {
    /// The number this row has in its own ledger: 编号 where there is one, else 序号.
    pub fn own_number(&self) -> Option<&str> {
        self.reference.as_deref().or(self.serial.as_deref())
    }

    /// Reads the cells of a row.
    pub(super) fn read(header: &Header<Column>, row: &Row<'_>) -> (LedgerRow, Vec<CellProblem>) {
        let mut fields = Fields::new(header, row);
        let f = &mut fields;
        let mut read = LedgerRow::default();
        read.who_and_what(f);
        read.assignment(f);
        read.outcome(f);
        read.aside = f.aside();
        (read, fields.into_problems())
    }

    fn who_and_what(&mut self, f: &mut Fields<'_, '_, Column>) {
        self.serial = f.code(Column::Serial);
        self.reference = f.code(Column::Reference);
        self.source = f.text(Column::Source);
        self.reported_at = f.moment(Column::ReportedAt);
        self.place = f.word(Column::Place);
        self.firm = f.word(Column::Firm);
        self.firm_code = f.code(Column::FirmCode);
        let (person, phone) = f
            .word(Column::Contact)
            .map_or((None, None), |text| contact(&text));
        self.contact = person;
        self.phone = f.code(Column::Phone).or(phone);
        self.category = f.word(Column::Category);
        self.title = f.text(Column::Title);
        self.problem = f.text(Column::Problem);
        self.facts = f.text(Column::Facts);
        self.ask = f.text(Column::Ask);
    }

    fn assignment(&mut self, f: &mut Fields<'_, '_, Column>) {
        self.assigning_leader = f.word(Column::AssigningLeader);
        self.lead_office = f.value(Column::LeadOffice, one_office);
        let co_offices = f.value(Column::CoOffices, |text| Ok(Some(list(text))));
        self.co_offices = co_offices.unwrap_or_default();
        self.officer = f.word(Column::Officer);
        self.assigned_at = f.moment(Column::AssignedAt);
        self.limit = f.limit(Column::Limit);
        self.progress = f.text(Column::Progress);
    }

    fn outcome(&mut self, f: &mut Fields<'_, '_, Column>) {
        self.result = f.text(Column::Result);
        self.closed = f.value(Column::Closed, closed);
        self.closed_at = f.moment(Column::ClosedAt);
        self.reply_channel = f.word(Column::ReplyChannel);
        self.satisfaction = f.value(Column::Satisfaction, parse_satisfaction);
        self.follow_up = f.text(Column::FollowUp);
        self.struck_off = f.value(Column::StruckOff, struck_off);
        self.struck_off_at = f.moment(Column::StruckOffAt);
        self.note = f.text(Column::Note);
    }
}

impl Fields<'_, '_, Column> {
    fn limit(&mut self, column: Column) -> Option<Limit> {
        if self.is_number_or_date(column) {
            return self.moment(column).map(Limit::On);
        }
        self.value(column, |text| Limit::parse(text).map(Some))
    }
}

/// Every case has exactly one lead office.
fn one_office(text: &str) -> Result<Option<String>, Reason> {
    let mut offices = list(text);
    match offices.len() {
        0 | 1 => Ok(offices.pop()),
        _ => Err(Reason::SeveralLeadOffices),
    }
}

fn closed(text: &str) -> Result<Option<bool>, Reason> {
    const YES: [&str; 6] = ["办结", "已办结", "完成", "已完成", "已解决", "已答复"];
    const NO: [&str; 7] = [
        "未办结",
        "在办",
        "办理中",
        "正在办理",
        "未完成",
        "待办",
        "未解决",
    ];
    values::yes_or_no(text, &YES, &NO)
}

fn struck_off(text: &str) -> Result<Option<bool>, Reason> {
    values::yes_or_no(text, &["销号", "已销号"], &["未销号", "待销号"])
}
