//! What an actor may see of cases: the relation to one case, and the scope of every list.

use domain::cases::Case;
use domain::ids::FirmId;
use domain::permits::{Actor, CaseAction, Parties, Role, Scope as Where, audience, may};
use domain::time::{Instant, local_date};
use store::Reader;
use store::cases::{ListRow, Scope};

use super::Cases;
use crate::Error;

/// The parties of a case, with the leaders that this year's pairings give its firm.
pub(crate) fn parties(reader: &mut Reader, case: &Case, now: Instant) -> Result<Parties, Error> {
    let year = i32::from(local_date(now).year());
    let paired = match case.intake.firm {
        Some(firm) => store::pairings::leaders_of_firm(reader, firm, year)?,
        None => Vec::new(),
    };
    Ok(Parties::of(case, paired))
}

impl Cases<'_> {
    /// Whether the actor may do this with the case of this number, by reading its parties alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the actor may not know that the case exists, else [`Error::NotPermitted`].
    pub fn admit(&self, actor: &Actor, number: &str, action: CaseAction) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let parties = parties_for(reader, actor, number, now)?.ok_or(Error::NotFound)?;
            must_see(actor, &parties)?;
            if may(actor, action, &parties) {
                Ok(())
            } else {
                Err(Error::NotPermitted)
            }
        })
    }
}

/// The parties of the case with a number, as far as this actor's relation to it depends on them.
pub(crate) fn parties_for(
    reader: &mut Reader,
    actor: &Actor,
    number: &str,
    now: Instant,
) -> Result<Option<Parties>, Error> {
    let Some(mut parties) = store::cases::parties_of(reader, number)? else {
        return Ok(None);
    };
    if let Some(firm) = parties.firm.filter(|_| actor.holds(Role::Leader)) {
        let year = i32::from(local_date(now).year());
        parties.paired = store::pairings::leaders_of_firm(reader, firm, year)?;
    }
    Ok(Some(parties))
}

/// Refuses with "not found" whoever may not know that the case exists.
pub(crate) fn must_see(actor: &Actor, parties: &Parties) -> Result<(), Error> {
    if may(actor, CaseAction::View, parties) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Takes the firm out of the lines that the actor sees only as somebody of an office, where the firm asked for that.
pub(crate) fn withhold_firms(
    reader: &mut Reader,
    actor: &Actor,
    rows: &mut [ListRow],
) -> Result<(), Error> {
    if actor.offices().is_empty() {
        return Ok(());
    }
    let confidential = store::cases::confidential(reader, rows)?;
    for row in rows.iter_mut().filter(|row| confidential.contains(&row.id)) {
        let parties = store::cases::parties_of(reader, &row.number)?.unwrap_or_default();
        if !audience(actor, &parties).is_some_and(|who| who.knows_firm(true)) {
            row.firm = None;
            row.firm_name = None;
        }
    }
    Ok(())
}

/// The scope of lists, counts and figures for an actor. `firms` are those paired with the actor as a leader.
pub(crate) fn scope(actor: &Actor, firms: &[FirmId]) -> Scope {
    let mut parties = Vec::new();
    for grant in &actor.grants {
        match (grant.role, grant.scope) {
            (
                Role::ProgrammeManager
                | Role::FederationClerk
                | Role::Dispatcher
                | Role::Supervisor
                | Role::Inspector
                | Role::Caller
                | Role::Statistician,
                Where::Whole,
            ) => return Scope::All,
            (Role::OfficeClerk | Role::OfficeDeputy | Role::OfficeHead, Where::Office(office)) => {
                parties.push(format!("lead/{office}"));
                parties.push(format!("co/{office}"));
            }
            (Role::FirmOwner | Role::FirmAgent, Where::Firm(firm)) => {
                parties.push(format!("firm/{firm}"))
            }
            (Role::Chamber, Where::Chamber(chamber)) => parties.push(format!("chamber/{chamber}")),
            (Role::Leader, Where::Whole) => {
                parties.push(format!("leader/{}", actor.principal()));
                parties.extend(firms.iter().map(|firm| format!("firm/{firm}")));
            }
            (Role::Secretary | Role::SystemAdmin | Role::SecurityAdmin | Role::Auditor, _) => {}
            (_, Where::Whole | Where::Office(_) | Where::Firm(_) | Where::Chamber(_)) => {}
        }
    }
    parties.sort();
    parties.dedup();
    Scope::Parties(parties)
}
