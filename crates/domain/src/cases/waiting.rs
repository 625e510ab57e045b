//! What a case waits for beyond what its stage says, so that whoever must act finds it in a list.

use super::state::{Case, Confirmation, StageName};
use crate::words;

words! {
    /// Something that somebody must do, whatever the stage.
    Wait {
        /// The leader in whose name it was assigned has not confirmed it (待领导确认交办).
        Confirmation = "confirmation",
        /// The officer has not spoken with the firm yet (待首次联系).
        FirstContact = "first_contact",
        /// An extension was asked for (延期待批).
        Extension = "extension",
        /// Docketing was asked for (挂账待批).
        Docket = "docket",
        /// A co-handling office has not given its opinion (待协办意见).
        Opinion = "opinion",
        /// The firm has its reply and has not rated it (待企业评价).
        Rating = "rating",
        /// The ladder has laid an order before the supervision office (督办单待签).
        OrderSignature = "order_signature",
        /// A supervision order has not been answered (督办待反馈).
        OrderAnswer = "order_answer",
        /// Its answer waits for the supervision office (督办反馈待审).
        OrderCheck = "order_check",
        /// A review of its conclusion is undecided (督查结论待复核).
        Review = "review",
        /// A talk or a circular is due (待约谈通报).
        Talk = "talk",
        /// Leaving it out of the rates was asked for (剔除待批).
        Exclusion = "exclusion",
    }
}

/// Everything that a case waits for, in the order of the list.
pub fn waits(case: &Case) -> Vec<Wait> {
    let holds = |wait: &Wait| match wait {
        Wait::Confirmation => awaits_confirmation(case),
        Wait::FirstContact => lacks_first_contact(case),
        Wait::Extension => case.extensions.pending.is_some(),
        Wait::Docket => case.docket_request.is_some(),
        Wait::Opinion => lacks_opinion(case),
        Wait::Rating => awaits_rating(case),
        Wait::OrderSignature => case.supervision.proposal.is_some(),
        Wait::OrderAnswer => order_is(case, OrderStand::Unanswered),
        Wait::OrderCheck => order_is(case, OrderStand::Answered),
        Wait::Review => case.supervision.review_pending().is_some(),
        Wait::Talk => case.supervision.talk_due_on.is_some(),
        Wait::Exclusion => case.exclusions.pending.is_some(),
    };
    Wait::ALL.iter().copied().filter(holds).collect()
}

fn awaits_confirmation(case: &Case) -> bool {
    let confirmation = case
        .assignment
        .as_ref()
        .map(|assignment| assignment.confirmation);
    confirmation == Some(Confirmation::Awaiting) && !case.stage.name().is_final()
}

/// Ledger rows say nothing of contacts, so nothing is asked of them.
fn lacks_first_contact(case: &Case) -> bool {
    let working = matches!(
        case.stage.name(),
        StageName::InProgress | StageName::AwaitingMaterial
    );
    working && case.first_contact_at.is_none() && case.ledger.is_none()
}

fn lacks_opinion(case: &Case) -> bool {
    let owed = case.co_handlers().iter().any(|co| co.opinion_on.is_none());
    owed && case.stage.name().is_under_way()
}

#[derive(PartialEq, Eq)]
enum OrderStand {
    Unanswered,
    Answered,
}

fn order_is(case: &Case, stand: OrderStand) -> bool {
    let order = case.supervision.order.as_ref();
    order.is_some_and(|order| match order.answer {
        Some(_) => stand == OrderStand::Answered,
        None => stand == OrderStand::Unanswered,
    })
}

fn awaits_rating(case: &Case) -> bool {
    let open = matches!(
        case.stage.name(),
        StageName::Replied | StageName::AwaitingStrikeOff
    );
    open && case.issued_reply().is_some() && case.rating.is_none()
}
