//! The register of finance, and the form of its records.

use app::records::FinancePage;
use axum::extract::{Query, State};
use domain::ids::FinanceRecordId;
use domain::permits::Actor;
use domain::records::amount::percent_text;
use domain::records::{FinanceProduct, FinanceRecord, FinanceState};
use domain::time::Date;
use messages::Texts;
use serde::Deserialize;
use uuid::Uuid;

use super::entry::{Kind, Opened};
use super::typed::Reading;
use super::{correct, correct_column, enter, finance_state, firm, others, product};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::figure::Count;
use crate::components::pager::{Pager, Range};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{NavItem, Place};
use crate::pages::mending::Fields;
use crate::pages::money::{wan, yi};
use crate::pages::{html, query};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{grouped, long_date};

const PAGE: u32 = 50;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    product: String,
    /// Date and id of the record before the page, and how many came before.
    after: String,
    id: String,
    seen: u64,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let chosen: Option<FinanceProduct> = asked.product.parse().ok();
    let after = asked.after.parse().ok().zip(asked.id.parse().ok());
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.records().finance(&actor, chosen, after, PAGE))
        .await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.finance), words.finance_under);
    list.links = others(t, &person.actor, "/finance");
    list.act = enter(t, &person.actor, "/finance");
    list.tabs = Some(products(t, chosen));
    list.counts = found
        .totals
        .iter()
        .map(|(each, n, fen)| {
            Count::new(product(t, *each), yi(*fen))
                .unit(words.yi)
                .under(words.count_and_sum(grouped(*n)))
                .rows(format!("/finance?product={}", each.key()))
        })
        .collect();
    list.pager = Some(pager(t, &asked, chosen, &found));
    html(&list.table(
        table(t, &found, &person.actor),
        (words.nothing, words.nothing_text),
    ))
}

fn products(t: &'static Texts, chosen: Option<FinanceProduct>) -> Tabs {
    let place = |each| match each == chosen {
        true => Place::Here,
        false => Place::Elsewhere,
    };
    let mut items = vec![NavItem::new("/finance", t.records.all, place(None))];
    items.extend(FinanceProduct::ALL.iter().map(|each| {
        let href = format!("/finance?product={}", each.key());
        NavItem::new(href, product(t, *each), place(Some(*each)))
    }));
    Tabs {
        label: t.records.column_product.to_owned(),
        items,
    }
}

fn table(t: &'static Texts, found: &FinancePage, actor: &Actor) -> Table {
    let words = &t.records;
    let mut columns = vec![
        Column::new(ColumnKind::Head, words.column_date),
        Column::new(ColumnKind::Fixed, words.column_product),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_institution),
        Column::new(ColumnKind::Fixed, words.column_filing),
        Column::new(ColumnKind::Number, words.column_amount),
        Column::new(ColumnKind::Fixed, words.column_due),
        Column::new(ColumnKind::Fixed, words.column_state),
    ];
    columns.extend(correct_column(t, actor));
    let mut table = Table::new(t, words.finance, columns);
    let day = |day: Option<Date>| day.map_or(String::new(), |day| long_date(t, day));
    table.rows = found
        .records
        .iter()
        .map(|record| {
            let mut cells = vec![
                Cell::text(long_date(t, record.granted_on)),
                Cell::text(product(t, record.product)),
                firm(&found.firms, record.firm, actor),
                Cell::text(&record.institution),
                Cell::text(&record.filing_number),
                Cell::text(wan(record.amount_fen)),
                Cell::text(day(record.due_on)),
                Cell::text(finance_state(t, record.state)).under(day(record.ended_on)),
            ];
            cells.extend(correct(t, actor, "/finance", record.id.0));
            Row::new(cells)
        })
        .collect();
    table
}

fn pager(
    t: &'static Texts,
    asked: &Asked,
    chosen: Option<FinanceProduct>,
    found: &FinancePage,
) -> Pager {
    let of_chosen = found
        .totals
        .iter()
        .filter(|(each, _, _)| chosen.is_none_or(|chosen| chosen == *each));
    let total: i64 = of_chosen.map(|(_, n, _)| n).sum();
    let last = asked.seen + found.records.len() as u64;
    let range = Range {
        first: asked.seen + u64::from(!found.records.is_empty()),
        last,
        total: u64::try_from(total).ok(),
    };
    let mut pager = Pager::new(t, range);
    let product = chosen.map_or("", FinanceProduct::key);
    pager.previous =
        (asked.seen > 0).then(|| format!("/finance?{}", query(&[("product", product)])));
    if let (true, Some(record)) = (found.more, found.records.last()) {
        let (day, id) = (record.granted_on.to_string(), record.id.to_string());
        let seen = last.to_string();
        let pairs = [
            ("product", product),
            ("after", &day),
            ("id", &id),
            ("seen", &seen),
        ];
        pager.next = Some(format!("/finance?{}", query(&pairs)));
    }
    pager
}

impl Kind for FinanceRecord {
    const REGISTER: &'static str = "/finance";

    fn title(t: &Texts) -> &'static str {
        t.records.finance
    }

    fn blank(id: Uuid, today: Date, _: &Actor) -> FinanceRecord {
        FinanceRecord::granted(FinanceRecordId(id), FinanceProduct::Guarantee, 0, today)
    }

    fn read(form: &Reading<'_>, stored: &FinanceRecord) -> Result<FinanceRecord, app::Error> {
        Ok(FinanceRecord {
            product: form.word("product")?,
            institution: form.text("institution"),
            firm: form.firm()?,
            case: form.case()?,
            amount_fen: form.amount("amount", stored.amount_fen)?,
            granted_on: form.date("granted_on")?,
            due_on: form.optional_date("due_on")?,
            filing_number: form.text("filing_number"),
            applied_on: form.optional_date("applied_on")?,
            approved_on: form.optional_date("approved_on")?,
            bank: form.text("bank"),
            share_percent: form.whole("share")?,
            rate_basis_points: form.hundredths("rate")?,
            state: form.word("state")?,
            ended_on: form.optional_date("ended_on")?,
            change_reason: form.text("reason"),
            ..stored.clone()
        })
    }

    fn fields(form: &Fields<'_>, opened: &Opened<FinanceRecord>) -> Vec<Field> {
        let (t, words, record) = (form.t, &form.t.records, &opened.record);
        let chosen = form.value("product", record.product.key());
        let products = FinanceProduct::ALL
            .iter()
            .map(|each| Choice::new(each.key(), product(t, *each)).picked_if(&chosen));
        let state = form.value("state", record.state.key());
        let states = FinanceState::ALL
            .iter()
            .map(|each| Choice::new(each.key(), finance_state(t, *each)).picked_if(&state));
        let day = |name, label: &str, day: Option<Date>| {
            let stored = day.map_or(String::new(), |day| day.to_string());
            form.field(name, label, &stored)
                .control(Control::Date)
                .need(Need::Optional)
        };
        let percent = |name, label: &str, stored: String| {
            form.field(name, label, &stored)
                .control(Control::Number {
                    unit: "%".to_owned(),
                })
                .need(Need::Optional)
        };
        let share = record.share_percent.map(|share| share.to_string());
        let rate = record.rate_basis_points.map(percent_text);
        vec![
            form.field("product", words.column_product, "")
                .control(Control::Radios(products.collect())),
            form.field("institution", words.column_institution, &record.institution),
            opened.firm_field(form).need(Need::Required),
            opened.amount_field(form, ("amount", words.form.amount), record.amount_fen),
            day("applied_on", words.form.applied_on, record.applied_on),
            day("approved_on", words.form.approved_on, record.approved_on),
            day("granted_on", words.form.granted_on, Some(record.granted_on)).need(Need::Required),
            day("due_on", words.form.due_on, record.due_on),
            form.field("bank", words.form.bank, &record.bank)
                .control(Control::Short)
                .need(Need::Optional),
            percent("share", words.form.share, share.unwrap_or_default()),
            percent("rate", words.form.rate, rate.unwrap_or_default()),
            form.field("filing_number", words.column_filing, &record.filing_number)
                .control(Control::Short)
                .need(Need::Optional),
            opened.case_field(form),
            form.field("state", words.column_state, "")
                .control(Control::Radios(states.collect())),
            day("ended_on", words.form.ended_on, record.ended_on).hint(words.form.ended_hint),
        ]
    }
}
