//! Lists of cases within the actor's scope.

use domain::ids::CaseId;
use domain::permits::{Actor, Permission, Role, has};
use domain::time::local_date;
use store::Reader;
use store::cases::{Filter, ListRow, Order, Scope};

use super::{Cases, access};
use crate::Error;

/// What a list shows.
#[derive(Debug, Clone)]
pub struct Query {
    pub filter: Filter,
    /// Words of the full text; empty for all.
    pub words: String,
    pub order: Order,
    /// The sort value and id of the line after which the page begins.
    pub after: Option<(String, CaseId)>,
    pub limit: u32,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    pub rows: Vec<ListRow>,
    /// There are more lines after the last one.
    pub more: bool,
}

/// Full text hands at most so many candidates to a list.
const CANDIDATES: u32 = 2_000;

impl Cases<'_> {
    /// A page of the ledger, within what the actor may see.
    pub fn list(&self, actor: &Actor, query: &Query) -> Result<Listing, Error> {
        self.app.db.read(|reader| {
            let (scope, filter) = self.prepare(reader, actor, &query.filter, &query.words)?;
            let after = query
                .after
                .as_ref()
                .map(|(value, id)| (value.as_str(), *id));
            let limit = query.limit.clamp(1, 500);
            let mut rows =
                store::cases::list(reader, &scope, &filter, query.order, after, limit + 1)?;
            let more = rows.len() > limit as usize;
            rows.truncate(limit as usize);
            access::withhold_firms(reader, actor, &mut rows)?;
            Ok(Listing { rows, more })
        })
    }

    /// How many cases match, counted no further than `most`.
    pub fn count(&self, actor: &Actor, query: &Query, most: u32) -> Result<i64, Error> {
        self.app.db.read(|reader| {
            let (scope, filter) = self.prepare(reader, actor, &query.filter, &query.words)?;
            Ok(store::cases::count(reader, &scope, &filter, most)?)
        })
    }

    /// What a list of the actor's asks of the store.
    pub(crate) fn prepare(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        filter: &Filter,
        words: &str,
    ) -> Result<(Scope, Filter), Error> {
        if !has(actor, Permission::ViewLedger) {
            return Err(Error::NotPermitted);
        }
        let scope = self.scope(reader, actor)?;
        let mut filter = filter.clone();
        // A list of one firm's cases would say of each whose it is.
        filter.open_only = filter.firm.is_some() && !actor.offices().is_empty();
        if !words.trim().is_empty() {
            let tokens = text::bigrams::query_tokens(words);
            filter.ordinals = Some(store::search::matching(reader, &tokens, CANDIDATES)?);
        }
        Ok((scope, filter))
    }

    /// The scope of an actor's lists.
    pub(crate) fn scope(&self, reader: &mut Reader, actor: &Actor) -> Result<Scope, Error> {
        let year = i32::from(local_date(self.app.now()).year());
        let firms = match actor.holds(Role::Leader) {
            true => store::pairings::firms_of_leader(reader, actor.principal(), year)?,
            false => Vec::new(),
        };
        Ok(access::scope(actor, &firms))
    }
}
