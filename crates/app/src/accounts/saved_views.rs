//! Views of the ledger that a person keeps under a name.

use domain::cases::refusal::{Problem, Refusal};
use domain::ids::SavedViewId;
use store::accounts::SavedView;

use super::{Accounts, SignedIn};
use crate::Error;

/// Characters that a name may have: it must fit beside the others.
const NAME: usize = 20;
/// Views that an account may keep.
const MOST: usize = 20;
/// Bytes of a query.
const QUERY: usize = 2_000;

impl Accounts<'_> {
    /// The account's views, oldest first.
    pub fn views(&self, who: &SignedIn) -> Result<Vec<SavedView>, Error> {
        let views = |reader: &mut store::Reader| store::accounts::views(reader, who.account);
        Ok(self.app.db.read(views)?)
    }

    /// Keeps the conditions `query` under a name. A view of the same name is replaced.
    ///
    /// # Errors
    /// Refuses, at the field `view_name`, a name that is missing or longer than 20 characters and the 21st view.
    pub fn keep_view(&self, who: &SignedIn, label: &str, query: &str) -> Result<(), Error> {
        let label = label.trim();
        let refused = |problem| {
            let field = "view_name";
            Err(Error::Refused(Refusal::Field { field, problem }))
        };
        if label.is_empty() {
            return refused(Problem::Missing);
        }
        if label.chars().count() > NAME || query.len() > QUERY {
            return refused(Problem::TooLong);
        }
        let view = SavedView {
            id: SavedViewId(self.app.ids.uuid(self.app.now())),
            label: label.to_owned(),
            query: query.to_owned(),
        };
        self.app.db.write(|tx| {
            let views = store::accounts::views(tx, who.account)?;
            if views.len() >= MOST && views.iter().all(|view| view.label != label) {
                return refused(Problem::TooMany);
            }
            Ok(store::accounts::keep_view(tx, who.account, &view)?)
        })
    }

    /// Forgets a view of one's own.
    pub fn remove_view(&self, who: &SignedIn, id: SavedViewId) -> Result<(), Error> {
        self.app
            .db
            .write(|tx| store::accounts::remove_view(tx, who.account, id))?;
        Ok(())
    }
}
