//! What a reader wants of the ledger, as it stands in the address.

use app::cases::Query;
use domain::cases::intake::Difficulty;
use domain::cases::{StageName, Wait};
use domain::ids::{FirmId, MeetingId, OfficeId, PersonId};
use domain::statistics::Measure;
use domain::time::Date;
use domain::words;
use store::cases::{Filter, ListRow, Order};

words! {
    /// The built-in views.
    View {
        All = "all", Overdue = "overdue", ToAssign = "to_assign", Working = "working", Replied = "replied",
        Docketed = "docketed", StruckOff = "struck_off",
    }
}

words! {
    /// How much of each case a line shows.
    Columns {
        /// What one needs to find a case and see how it stands.
        Short = "short",
        /// All columns of the usual ledger (问题台账).
        Full = "full",
    }
}

words! {
    /// Whether what a search found is told apart.
    Facets { Closed = "closed", Open = "open" }
}

/// The address holds the keys of the lines at which earlier pages began, so that one can go back; no more than these.
const TRAIL: usize = 40;

/// Conditions, order and place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions {
    pub view: View,
    pub words: String,
    pub stage: Option<StageName>,
    pub lead: Option<OfficeId>,
    pub firm: Option<FirmId>,
    pub leader: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub category: String,
    pub place: String,
    pub year: Option<i32>,
    pub waiting: Option<Wait>,
    /// What a figure counts, and two of the things by which it is cut.
    pub measure: Option<Measure>,
    pub month: Option<u8>,
    pub difficulty: Option<Difficulty>,
    pub order: Order,
    pub columns: Columns,
    pub facets: Facets,
    /// The line after which each page so far began, as `value,id`.
    pub trail: Vec<String>,
}

impl Conditions {
    /// A built-in view with nothing else.
    pub fn of(view: View) -> Conditions {
        Conditions {
            view,
            words: String::new(),
            stage: None,
            lead: None,
            firm: None,
            leader: None,
            meeting: None,
            category: String::new(),
            place: String::new(),
            year: None,
            waiting: None,
            measure: None,
            month: None,
            difficulty: None,
            order: Order::NewestFirst,
            columns: Columns::Short,
            facets: Facets::Closed,
            trail: Vec::new(),
        }
    }

    /// Reads the query of an address; what isn't understood is as if it weren't there.
    pub fn parse(query: &str) -> Conditions {
        let mut conditions = Conditions::of(View::All);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match name.as_ref() {
                "view" => conditions.view = value.parse().unwrap_or(View::All),
                "q" => value.clone_into(&mut conditions.words),
                "stage" => conditions.stage = value.parse().ok(),
                "lead" => conditions.lead = value.parse().ok(),
                "firm" => conditions.firm = value.parse().ok(),
                "leader" => conditions.leader = value.parse().ok(),
                "meeting" => conditions.meeting = value.parse().ok(),
                "category" => value.clone_into(&mut conditions.category),
                "place" => value.clone_into(&mut conditions.place),
                "year" => conditions.year = value.parse().ok(),
                "waiting" => conditions.waiting = value.parse().ok(),
                "measure" => conditions.measure = value.parse().ok(),
                "month" => {
                    conditions.month = value.parse().ok().filter(|month| (1..=12).contains(month))
                }
                "difficulty" => conditions.difficulty = value.parse().ok(),
                "columns" => conditions.columns = value.parse().unwrap_or(Columns::Short),
                "facets" => conditions.facets = value.parse().unwrap_or(Facets::Closed),
                "order" => conditions.order = order_of(value),
                "after" => conditions.trail.push(value.to_owned()),
                _ => {}
            }
        }
        conditions
    }

    /// The address of these conditions below a path.
    pub fn path(&self, path: &str) -> String {
        let query = crate::pages::query(
            &self
                .pairs()
                .iter()
                .map(|(n, v)| (*n, v.as_str()))
                .collect::<Vec<_>>(),
        );
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    /// Names and values, without what is as usual.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let text = |id: Option<String>| id.unwrap_or_default();
        let view = if self.view == View::All {
            ""
        } else {
            self.view.key()
        };
        let mut pairs = vec![
            ("view", view.to_owned()),
            ("q", self.words.clone()),
            (
                "stage",
                text(self.stage.map(|stage| stage.key().to_owned())),
            ),
            ("lead", text(self.lead.map(|id| id.to_string()))),
            ("firm", text(self.firm.map(|id| id.to_string()))),
            ("leader", text(self.leader.map(|id| id.to_string()))),
            ("meeting", text(self.meeting.map(|id| id.to_string()))),
            ("category", self.category.clone()),
            ("place", self.place.clone()),
            ("year", text(self.year.map(|year| year.to_string()))),
            (
                "waiting",
                text(self.waiting.map(|wait| wait.key().to_owned())),
            ),
            (
                "measure",
                text(self.measure.map(|measure| measure.key().to_owned())),
            ),
            ("month", text(self.month.map(|month| format!("{month:02}")))),
            (
                "difficulty",
                text(
                    self.difficulty
                        .map(|difficulty| difficulty.key().to_owned()),
                ),
            ),
            ("order", order_key(self.order).to_owned()),
            (
                "columns",
                match self.columns {
                    Columns::Short => String::new(),
                    Columns::Full => self.columns.key().to_owned(),
                },
            ),
        ];
        if self.facets == Facets::Open {
            pairs.push(("facets", self.facets.key().to_owned()));
        }
        pairs.extend(self.trail.iter().map(|after| ("after", after.clone())));
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// The question to the programme.
    pub fn query(&self, today: Date, limit: u32) -> Query {
        let stages = match self.stage {
            Some(stage) => vec![stage],
            None => self.view.stages().to_vec(),
        };
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let after = self.trail.last().and_then(|after| {
            let (value, id) = after.rsplit_once(',')?;
            Some((value.to_owned(), id.parse().ok()?))
        });
        Query {
            filter: Filter {
                stages,
                firm: self.firm,
                lead: self.lead,
                leader: self.leader,
                meeting: self.meeting,
                category: some(&self.category),
                place: some(&self.place),
                year: self.year,
                overdue_on: (self.view == View::Overdue).then_some(today),
                waiting: self.waiting,
                measure: self.measure,
                month: self.month,
                difficulty: self.difficulty,
                dated: self.order == Order::DueFirst,
                ..Filter::default()
            },
            words: self.words.clone(),
            order: self.order,
            after,
            limit,
        }
    }

    /// The page after a line.
    pub fn after(&self, last: &ListRow) -> Conditions {
        let value = self.order.value_of(last);
        let mut next = self.clone();
        next.trail.push(format!("{value},{}", last.id));
        let surplus = next.trail.len().saturating_sub(TRAIL);
        next.trail.drain(..surplus);
        next
    }

    /// The page before, if this isn't the first.
    pub fn previous(&self) -> Option<Conditions> {
        let mut previous = self.clone();
        previous.trail.pop()?;
        Some(previous)
    }

    /// The same conditions from the first page, as they are kept and exported.
    pub fn whole(&self) -> Conditions {
        Conditions {
            trail: Vec::new(),
            ..self.clone()
        }
    }

    /// The same cases with other columns, at the same place.
    pub fn showing(&self, columns: Columns) -> Conditions {
        Conditions {
            columns,
            ..self.clone()
        }
    }

    /// The same conditions in another order, from the first page.
    pub fn ordered(&self, order: Order) -> Conditions {
        Conditions {
            order,
            ..self.whole()
        }
    }
}

impl View {
    fn stages(self) -> &'static [StageName] {
        use StageName::{
            Accepted, Assigned, AwaitingLeader, AwaitingMaterial, AwaitingStrikeOff, Docketed,
            InProgress, Objected, Replied, ReplyDrafted, ReplySigned, StruckOff,
        };
        match self {
            View::All | View::Overdue => &[],
            View::ToAssign => &[Accepted],
            View::Working => &[
                Assigned,
                Objected,
                InProgress,
                AwaitingMaterial,
                ReplyDrafted,
                ReplySigned,
            ],
            View::Replied => &[Replied, AwaitingStrikeOff, AwaitingLeader],
            View::Docketed => &[Docketed],
            View::StruckOff => &[StruckOff],
        }
    }
}

/// What the address says of an order; the newest first is not said.
pub fn order_key(order: Order) -> &'static str {
    match order {
        Order::NewestFirst => "",
        Order::OldestFirst => "oldest",
        Order::DueFirst => "due",
    }
}

fn order_of(key: &str) -> Order {
    match key {
        "oldest" => Order::OldestFirst,
        "due" => Order::DueFirst,
        _ => Order::NewestFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_conditions_say_the_same() {
        let address = "/cases?view=working&q=%E8%B4%B7%E6%AC%BE&category=finance&year=2024&measure=class_a&month=02&difficulty=hard&order=due&after=2024-05-01%2C0190b5a0-0000-7000-8000-000000000001";
        let conditions = Conditions::parse(address.split_once('?').unwrap().1);
        assert_eq!(conditions.words, "贷款");
        assert_eq!(conditions.order, Order::DueFirst);
        assert_eq!(conditions.path("/cases"), address);
    }

    #[test]
    fn nonsense_in_the_address_is_as_if_it_were_not_there() {
        let conditions = Conditions::parse("view=x&stage=y&lead=z&year=abc&order=w&unknown=1");
        assert_eq!(conditions, Conditions::of(View::All));
        assert_eq!(conditions.path("/cases"), "/cases");
    }

    #[test]
    fn the_first_page_has_nothing_before_it() {
        let mut conditions = Conditions::of(View::All);
        assert_eq!(conditions.previous(), None);
        conditions.trail.push("1,a".to_owned());
        assert_eq!(conditions.previous(), Some(Conditions::of(View::All)));
    }
}
