//! Lists of cases for programmes: filters, and a cursor that stays right while cases are added.

use app::cases::{Listing, Query};
use domain::cases::state::StageName;
use domain::ids::{CaseId, FirmId, OfficeId};
use serde::{Deserialize, Serialize};
use store::cases::{Filter, ListRow, Order};
use utoipa::{IntoParams, ToSchema};

use super::schema;
use crate::error::Failure;

/// Lines of a page unless the asker says otherwise, and the most.
const LIMIT: u32 = 50;
const MOST: u32 = 200;

/// What to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// Only cases in this stage.
    #[param(schema_with = schema::stage, required = false)]
    stage: Option<StageName>,
    /// Only this firm's.
    #[param(value_type = Option<String>)]
    firm: Option<FirmId>,
    /// Only those that this office leads.
    #[param(value_type = Option<String>)]
    lead: Option<OfficeId>,
    category: Option<String>,
    place: Option<String>,
    /// Only those first received in this year.
    year: Option<i32>,
    /// Words of the full text.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200; 50 unless said.
    limit: Option<u32>,
}

/// A page of cases, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseList {
    items: Vec<CaseLine>,
    /// The cursor of the next page; absent on the last.
    next: Option<String>,
}

/// One line of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
    number: String,
    title: String,
    #[schema(schema_with = schema::stage)]
    stage: &'static str,
    received_at: i64,
    #[schema(format = Date)]
    due_on: Option<String>,
    category: String,
    place: String,
    firm: Option<String>,
    firm_name: Option<String>,
    lead: Option<String>,
    lead_name: Option<String>,
    officer: Option<String>,
}

impl ListQuery {
    /// The query of the use case.
    pub fn into_query(self) -> Result<Query, Failure> {
        Ok(Query {
            filter: Filter {
                stages: self.stage.into_iter().collect(),
                firm: self.firm,
                lead: self.lead,
                category: self.category,
                place: self.place,
                year: self.year,
                ..Filter::default()
            },
            words: self.q.unwrap_or_default(),
            order: Order::NewestFirst,
            after: self.cursor.as_deref().map(parse_cursor).transpose()?,
            limit: self.limit.unwrap_or(LIMIT).clamp(1, MOST),
        })
    }
}

fn parse_cursor(cursor: &str) -> Result<(String, CaseId), Failure> {
    let parsed = cursor.split_once('.').and_then(|(at, id)| {
        at.parse::<i64>().ok()?;
        Some((at.to_owned(), id.parse().ok()?))
    });
    parsed.ok_or_else(|| Failure::BadRequest("cursor: take `next` of the page before".into()))
}

impl From<Listing> for CaseList {
    fn from(listing: Listing) -> CaseList {
        let last = listing.rows.last().filter(|_| listing.more);
        CaseList {
            next: last.map(|row| format!("{}.{}", row.received_at.0, row.id)),
            items: listing.rows.into_iter().map(line).collect(),
        }
    }
}

fn line(row: ListRow) -> CaseLine {
    CaseLine {
        number: row.number,
        title: row.title,
        stage: row.stage.key(),
        received_at: row.received_at.0,
        due_on: row.due_on.map(|day| day.to_string()),
        category: row.category,
        place: row.place,
        firm: row.firm.map(|id| id.to_string()),
        firm_name: row.firm_name,
        lead: row.lead.map(|id| id.to_string()),
        lead_name: row.lead_name,
        officer: row.officer_label,
    }
}
