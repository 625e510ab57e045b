//! Delegations: a leader authorises a secretary until a day; the secretary then acts in the leader's name.

use domain::accounts::{Account, Delegation, Status};
use domain::cases::refusal::{Refusal, Rule};
use domain::ids::{DelegationId, PersonId};
use domain::permits::{Actor, Permission, has};
use domain::registers::Entry;
use domain::time::{Date, local_date};
use store::Reader;
use store::accounts::NamedDelegation;
use store::registers::Versioned;

use super::session::Begun;
use super::signed_in::{LEADER, SECRETARY};
use super::{Accounts, SignedIn};
use crate::Error;
use crate::record::Recording;
use crate::registers::put_in;

impl Accounts<'_> {
    /// The leader authorises a secretary from today to the end of a day.
    pub fn delegate(
        &self,
        leader: &Actor,
        secretary: PersonId,
        until: Date,
    ) -> Result<DelegationId, Error> {
        must_lead(leader)?;
        let now = self.app.now();
        let delegation = Delegation {
            id: DelegationId(self.app.ids.uuid(now)),
            leader: leader.person,
            secretary,
            from: local_date(now),
            until,
            ended_at: None,
        };
        delegation.check()?;
        self.app.db.write(|tx| {
            if !can_be_secretary(tx, secretary)? {
                return Err(Refusal::Rule(Rule::NotASecretary).into());
            }
            let recording = Recording::by(leader, now, &*self.app.ids);
            put_in(tx, recording, &delegation, 0, now)?;
            Ok(delegation.id)
        })
    }

    /// The leader takes an authorisation back; whoever is using it is oneself again with the next request.
    pub fn end_delegation(&self, leader: &Actor, id: DelegationId) -> Result<(), Error> {
        must_lead(leader)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let stored = named(tx, id)?;
            if stored.entry.leader != leader.person {
                return Err(Error::NotFound);
            }
            if stored.entry.ended_at.is_some() {
                return Err(Refusal::Rule(Rule::DelegationEnded).into());
            }
            let ended = Delegation {
                ended_at: Some(now),
                ..stored.entry
            };
            let recording = Recording::by(leader, now, &*self.app.ids);
            put_in(tx, recording, &ended, stored.version, now)?;
            Ok(())
        })
    }

    /// Authorisations by or to the person that have not run out, soonest first.
    pub fn delegations(&self, person: PersonId) -> Result<Vec<NamedDelegation>, Error> {
        let today = local_date(self.app.now());
        self.app
            .db
            .read(|reader| Ok(store::accounts::delegations(reader, person, today)?))
    }

    /// The secretary acts for the leader from now on, under a new token.
    pub fn act_for(&self, who: &SignedIn, id: DelegationId) -> Result<Begun, Error> {
        let now = self.app.now();
        self.switch(who, Some(id), |tx| {
            let delegation = named(tx, id)?.entry;
            if delegation.secretary != who.actor.person {
                return Err(Error::NotFound);
            }
            let may = can_be_secretary(tx, who.actor.person)?;
            if !delegation.holds(now) || !may || !still_leads(tx, delegation.leader)? {
                return Err(Refusal::Rule(Rule::DelegationEnded).into());
            }
            Ok(())
        })
    }

    /// The secretary is oneself again, under a new token.
    pub fn stop_acting(&self, who: &SignedIn) -> Result<Begun, Error> {
        self.switch(who, None, |_| Ok(()))
    }
}

/// Whoever acts for a leader doesn't hand that on.
fn must_lead(actor: &Actor) -> Result<(), Error> {
    if has(actor, Permission::Delegate) && actor.on_behalf_of.is_none() {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}

fn named(reader: &mut Reader, id: DelegationId) -> Result<Versioned<Delegation>, Error> {
    store::registers::get::<Delegation>(reader, id.0)?.ok_or(Error::NotFound)
}

fn active(reader: &mut Reader, person: PersonId) -> Result<Option<Account>, Error> {
    let found = store::accounts::by_person(reader, person)?.map(|stored| stored.entry);
    Ok(found.filter(|account| account.status == Status::Active))
}

fn can_be_secretary(reader: &mut Reader, person: PersonId) -> Result<bool, Error> {
    Ok(active(reader, person)?.is_some_and(|account| account.grants.contains(&SECRETARY)))
}

fn still_leads(reader: &mut Reader, person: PersonId) -> Result<bool, Error> {
    Ok(active(reader, person)?.is_some_and(|account| account.grants.contains(&LEADER)))
}
