//! Views of the ledger that an account keeps.

use domain::ids::{AccountId, SavedViewId};

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    ADD = "INSERT INTO saved_view (id, account, label, query) VALUES ($1, $2, $3, $4)";
    REPLACE = "UPDATE saved_view SET query = $3 WHERE account = $1 AND label = $2";
    LIST = "SELECT id, label, query FROM saved_view WHERE account = $1 ORDER BY id";
    REMOVE = "DELETE FROM saved_view WHERE id = $1 AND account = $2";
}

/// Conditions under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    pub id: SavedViewId,
    pub label: String,
    /// The query of the ledger's address.
    pub query: String,
}

/// Keeps a view; one of the same name is replaced.
pub fn keep_view(tx: &mut Tx, account: AccountId, view: &SavedView) -> Result<(), Error> {
    let (label, query) = (&view.label, &view.query);
    if tx.execute(REPLACE, params![account, label, query])? == 0 {
        tx.execute(ADD, params![view.id, account, label, query])?;
    }
    Ok(())
}

/// The views of an account, oldest first.
pub fn views(reader: &mut Reader, account: AccountId) -> Result<Vec<SavedView>, Error> {
    reader.query(LIST, params![account], |row| {
        Ok(SavedView {
            id: row.id(0)?,
            label: row.text(1)?.to_owned(),
            query: row.text(2)?.to_owned(),
        })
    })
}

/// Forgets a view of the account; nothing happens when it is gone already.
pub fn remove_view(tx: &mut Tx, account: AccountId, id: SavedViewId) -> Result<(), Error> {
    tx.execute(REMOVE, params![id, account])?;
    Ok(())
}
