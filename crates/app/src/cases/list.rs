//! Lists of cases within the actor's scope.

use domain::ids::CaseId;
use domain::permits::{Actor, Permission, Role, has};
use domain::time::local_date;
use store::Reader;
use store::cases::{Filter, ListRow, Order, Scope};

use super::search::{Texts, understand};
use super::{Cases, access, held};
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

/// A list by words holds at most so many cases: those recorded last of all that the list would show.
const CANDIDATES: u32 = 2_000;

impl Cases<'_> {
    /// A page of the ledger, within what the actor may see.
    pub fn list(&self, actor: &Actor, query: &Query) -> Result<Listing, Error> {
        self.app.db.read(|reader| {
            let (scope, filter, texts) =
                self.candidates(reader, actor, &query.filter, &query.words)?;
            let limit = query.limit.clamp(1, 500);
            let mut rows = page(reader, &scope, &filter, &texts, query, limit + 1)?;
            let more = rows.len() > limit as usize;
            rows.truncate(limit as usize);
            access::withhold_firms(reader, actor, &mut rows)?;
            Ok(Listing { rows, more })
        })
    }

    /// How many cases match, counted no further than `most`.
    pub fn count(&self, actor: &Actor, query: &Query, most: u32) -> Result<i64, Error> {
        self.app.db.read(|reader| {
            let (scope, filter, texts) =
                self.narrowed(reader, actor, &query.filter, &query.words)?;
            match texts {
                Texts::Free => Ok(store::cases::count(reader, &scope, &filter, most)?),
                Texts::Nothing => Ok(0),
                Texts::Wanted(wanted) => {
                    let found = store::cases::found_by(reader, &scope, &filter, &wanted, most)?;
                    Ok(held::among(reader, &wanted, found)?.len() as i64)
                }
            }
        })
    }

    /// Whether a list and its count read few rows, one index from its end, however many cases there are.
    pub fn is_brief(&self, actor: &Actor, query: &Query) -> bool {
        query.words.trim().is_empty()
            && query.filter.asks_for_nothing_but_stages()
            && query.filter.overdue_on.is_none()
            && access::scope(actor, &[]) == Scope::All
    }

    /// What a list of the actor's asks of the store. Words are looked for within what the actor may see.
    pub(crate) fn prepare(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        filter: &Filter,
        words: &str,
    ) -> Result<(Scope, Filter), Error> {
        let (scope, mut filter, texts) = self.candidates(reader, actor, filter, words)?;
        if let (Texts::Wanted(wanted), Some(found)) = (&texts, filter.ordinals.take()) {
            filter.ordinals = Some(held::among(reader, wanted, found)?);
        }
        Ok((scope, filter))
    }

    /// The same with what the index finds, among which the texts must still be looked at.
    fn candidates(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        filter: &Filter,
        words: &str,
    ) -> Result<(Scope, Filter, Texts), Error> {
        let (scope, mut filter, texts) = self.narrowed(reader, actor, filter, words)?;
        match &texts {
            Texts::Free => {}
            Texts::Nothing => filter.ordinals = Some(Vec::new()),
            Texts::Wanted(wanted) => {
                let found = store::cases::found_by(reader, &scope, &filter, wanted, CANDIDATES)?;
                filter.ordinals = Some(found);
            }
        }
        Ok((scope, filter, texts))
    }

    fn narrowed(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        filter: &Filter,
        words: &str,
    ) -> Result<(Scope, Filter, Texts), Error> {
        if !has(actor, Permission::ViewLedger) {
            return Err(Error::NotPermitted);
        }
        let mut filter = filter.clone();
        let texts = understand(reader, actor, words, &mut filter, self.app.now())?;
        // A list of one firm's cases would say of each whose it is.
        filter.open_only = filter.firm.is_some() && !actor.offices().is_empty();
        Ok((self.scope(reader, actor)?, filter, texts))
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

/// The next `limit` lines whose texts are as wanted.
fn page(
    reader: &mut Reader,
    scope: &Scope,
    filter: &Filter,
    texts: &Texts,
    query: &Query,
    limit: u32,
) -> Result<Vec<ListRow>, Error> {
    let mut rows = Vec::new();
    let mut after = query.after.clone();
    loop {
        let from = after.as_ref().map(|(value, id)| (value.as_str(), *id));
        let lines = store::cases::list(reader, scope, filter, query.order, from, limit)?;
        let is_last = lines.len() < limit as usize;
        after = lines
            .last()
            .map(|line| (query.order.value_of(line), line.id));
        match texts {
            Texts::Wanted(wanted) if !wanted.is_exact() => {
                for line in lines {
                    if held::is_held(reader, wanted, line.id)? {
                        rows.push(line);
                    }
                }
            }
            _ => rows.extend(lines),
        }
        if is_last || rows.len() >= limit as usize {
            return Ok(rows);
        }
    }
}
