//! Which lists wait for whom: a line for each role and kind of work.

use domain::cases::{StageName, Wait};
use domain::ids::OfficeId;
use domain::permits::{Actor, Role};
use store::cases::Order;

use super::cases::ledger::{Conditions, View};

/// A queue of the workbench. Its heading is the message `workbench.queue.<key>`, the rule behind it `workbench.hint.<key>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub key: &'static str,
    pub conditions: Conditions,
    /// The person must do something; otherwise it is only good to know.
    pub mine: bool,
}

/// The queues for an actor, the most pressing kind of work first, each only once. Who works for several offices has
/// those of each.
pub fn wanted(actor: &Actor) -> Vec<Wanted> {
    let mut offices: Vec<Option<OfficeId>> = actor.offices().into_iter().map(Some).collect();
    if offices.is_empty() {
        offices.push(None);
    }
    let mut queues: Vec<Wanted> = Vec::new();
    for office in offices {
        for (roles, queue) in table(actor, office) {
            let holds = roles.iter().any(|role| actor.holds(*role));
            if holds && !queues.contains(&queue) {
                queues.push(queue);
            }
        }
    }
    queues
}

use Role::*;

const OFFICE: &[Role] = &[OfficeClerk, OfficeDeputy, OfficeHead];
const FIRM: &[Role] = &[FirmOwner, FirmAgent, Chamber];
const PROGRAMME: &[Role] = &[Dispatcher, ProgrammeManager];

fn table(actor: &Actor, office: Option<OfficeId>) -> Vec<(&'static [Role], Wanted)> {
    use StageName as S;
    let own = |mut wanted: Wanted| {
        wanted.conditions.lead = office;
        wanted
    };
    let led = |mut wanted: Wanted| {
        wanted.conditions.leader = Some(actor.principal());
        wanted
    };
    vec![
        (FIRM, stage("supplement", S::Supplementing)),
        (FIRM, stage("material", S::AwaitingMaterial)),
        (&[FirmOwner, FirmAgent], waiting("rate", Wait::Rating)),
        (&[Leader], led(waiting("confirm", Wait::Confirmation))),
        (&[Leader], led(stage("strike_off", S::AwaitingLeader))),
        (OFFICE, own(overdue("overdue"))),
        (OFFICE, own(waiting("order_answer", Wait::OrderAnswer))),
        (&[OfficeHead], own(stage("sign", S::ReplyDrafted))),
        (OFFICE, own(stage("acknowledge", S::Assigned))),
        (OFFICE, own(waiting("first_contact", Wait::FirstContact))),
        (OFFICE, own(due("handle", S::InProgress))),
        (OFFICE, own(stage("milestone", S::Docketed))),
        (OFFICE, waiting("opinion", Wait::Opinion)),
        (
            &[Dispatcher, FederationClerk],
            stage("accept", S::Submitted),
        ),
        (PROGRAMME, stage("assign", S::Accepted)),
        (&[Dispatcher], stage("rule", S::Objected)),
        (
            &[Dispatcher, Supervisor],
            waiting("extension", Wait::Extension),
        ),
        (&[Supervisor], waiting("docket", Wait::Docket)),
        (
            &[Supervisor],
            waiting("order_signature", Wait::OrderSignature),
        ),
        (&[Supervisor], waiting("order_check", Wait::OrderCheck)),
        (&[Supervisor], waiting("review", Wait::Review)),
        (&[Supervisor], waiting("talk", Wait::Talk)),
        (
            &[Supervisor, ProgrammeManager],
            waiting("exclusion", Wait::Exclusion),
        ),
        (&[Dispatcher], stage("check", S::ReplySigned)),
        (PROGRAMME, stage("verify", S::AwaitingStrikeOff)),
        (&[Caller], stage("call", S::Replied)),
        (&[Caller], stage("withdrawal", S::WithdrawalCheck)),
        (
            &[Supervisor, Dispatcher, ProgrammeManager],
            known(overdue("late")),
        ),
        (&[Leader], known(view("mine", View::Working))),
        (FIRM, known(view("own", View::All))),
    ]
}

fn view(key: &'static str, view: View) -> Wanted {
    Wanted {
        key,
        conditions: Conditions::of(view),
        mine: true,
    }
}

fn stage(key: &'static str, stage: StageName) -> Wanted {
    let mut wanted = view(key, View::All);
    wanted.conditions.stage = Some(stage);
    wanted.conditions.order = Order::OldestFirst;
    wanted
}

fn due(key: &'static str, of: StageName) -> Wanted {
    let mut wanted = stage(key, of);
    wanted.conditions.order = Order::DueFirst;
    wanted
}

fn waiting(key: &'static str, wait: Wait) -> Wanted {
    let mut wanted = view(key, View::All);
    wanted.conditions.waiting = Some(wait);
    wanted.conditions.order = Order::OldestFirst;
    wanted
}

fn overdue(key: &'static str) -> Wanted {
    let mut wanted = view(key, View::Overdue);
    wanted.conditions.order = Order::DueFirst;
    wanted
}

fn known(mut wanted: Wanted) -> Wanted {
    wanted.mine = false;
    wanted
}

#[cfg(test)]
mod tests {
    use domain::ids::PersonId;
    use domain::permits::{Grant, Scope};
    use messages::{Language, texts};
    use uuid::Uuid;

    use super::*;

    fn actor(role: Role) -> Actor {
        let grants = vec![Grant {
            role,
            scope: Scope::Whole,
        }];
        Actor {
            person: PersonId(Uuid::nil()),
            on_behalf_of: None,
            grants,
        }
    }

    #[test]
    fn every_queue_has_its_words_in_every_language() {
        for (_, queue) in table(&actor(Dispatcher), None) {
            for language in Language::all() {
                let key = format!("workbench.queue.{}", queue.key);
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn the_dispatcher_accepts_and_assigns_and_the_caller_does_not() {
        let keys = |role| {
            wanted(&actor(role))
                .iter()
                .map(|queue| queue.key)
                .collect::<Vec<_>>()
        };
        assert!(keys(Dispatcher).contains(&"accept") && keys(Dispatcher).contains(&"assign"));
        assert_eq!(keys(Caller), ["call", "withdrawal"]);
        assert!(keys(Auditor).is_empty());
    }
}
