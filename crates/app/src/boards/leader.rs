//! A leader's own page.

use domain::cases::{StageName, Wait};
use domain::ids::FirmId;
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Permission};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::{Filter, ListRow, Order, Scope};

use super::{COUNTED, late, must, open, stage, under_way};
use crate::cases::Query;
use crate::{App, Error};

/// What a leader sees in ten seconds.
#[derive(Debug, Clone)]
pub struct LeaderBoard {
    /// Cases that wait for the leader: to be confirmed, to be approved for striking off.
    pub waiting: Vec<ListRow>,
    /// Cases assigned by the leader in which something is overdue, then those under way.
    pub overdue: Vec<ListRow>,
    pub under_way: Vec<ListRow>,
    pub under_way_count: i64,
    /// Firms that the leader looks after this year.
    pub firms: Vec<OwnFirm>,
    /// The leader's chambers of this year, by name.
    pub chambers: Vec<String>,
}

/// A firm of a leader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFirm {
    pub firm: FirmId,
    pub name: String,
    pub serving_office: String,
    /// Its cases under way, and those of them in which something is overdue.
    pub under_way: i64,
    pub overdue: i64,
}

impl App {
    /// A leader's own page; needs [`Permission::ViewOwnFirms`]. A secretary sees it in the leader's stead.
    pub fn leader_board(&self, actor: &Actor) -> Result<LeaderBoard, Error> {
        must(actor, Permission::ViewOwnFirms)?;
        let today = local_date(self.now());
        let leader = actor.principal();
        let mine = |mut query: Query| {
            query.filter.leader = Some(leader);
            query
        };
        let mut confirm = mine(open(Order::OldestFirst));
        confirm.filter.waiting = Some(Wait::Confirmation);
        let approve = mine(stage(StageName::AwaitingLeader, Order::OldestFirst));
        let mut working = mine(open(Order::DueFirst));
        working.filter.stages = under_way();
        working.filter.dated = true;
        let mut waiting = self.cases().list(actor, &confirm)?.rows;
        waiting.extend(self.cases().list(actor, &approve)?.rows);
        let (firms, chambers) = self.paired(actor, today)?;
        Ok(LeaderBoard {
            waiting,
            overdue: self.cases().list(actor, &mine(late(today)))?.rows,
            under_way: self.cases().list(actor, &working)?.rows,
            under_way_count: self.cases().count(actor, &working, COUNTED)?,
            firms,
            chambers,
        })
    }

    fn paired(&self, actor: &Actor, today: Date) -> Result<(Vec<OwnFirm>, Vec<String>), Error> {
        let leader = actor.principal();
        self.db.read(|reader| {
            let all = store::pairings::of_year(reader, i32::from(today.year()))?;
            let own: Vec<Pairing> = all
                .into_iter()
                .map(|found| found.entry)
                .filter(|pairing| pairing.leader == leader)
                .collect();
            let ids: Vec<uuid::Uuid> = own.iter().flat_map(crate::pairings::ids).collect();
            let names = store::names::of(reader, &ids)?;
            let name = |id: uuid::Uuid| names.get(&id).cloned().unwrap_or_default();
            let (mut firms, mut chambers) = (Vec::new(), Vec::new());
            for pairing in own {
                match pairing.partner {
                    Partner::Firm(firm, _) => firms.push(OwnFirm {
                        firm,
                        name: name(firm.0),
                        serving_office: pairing
                            .serving_office
                            .map(|o| name(o.0))
                            .unwrap_or_default(),
                        under_way: count_of_firm(reader, firm, None)?,
                        overdue: count_of_firm(reader, firm, Some(today))?,
                    }),
                    Partner::Chamber(chamber) => chambers.push(name(chamber.0)),
                }
            }
            Ok((firms, chambers))
        })
    }
}

fn count_of_firm(
    reader: &mut Reader,
    firm: FirmId,
    overdue_on: Option<Date>,
) -> Result<i64, Error> {
    let filter = Filter {
        stages: under_way(),
        firm: Some(firm),
        overdue_on,
        ..Filter::default()
    };
    Ok(store::cases::count(reader, &Scope::All, &filter, COUNTED)?)
}
