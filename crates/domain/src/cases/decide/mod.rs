//! The decisions: a case, a command and the facts give events or a refusal. Pure, so that a retried transaction decides
//! the same again, and so that buttons can ask it what it would allow.

mod clock;
mod closure;
mod dispatch;
mod exclusion;
mod fields;
mod follow_up;
mod handling;
mod intake;
mod merge;
mod recount;
mod reply;
mod strike_off;
mod supervision;

use super::command::Command;
use super::event::Event;
use super::facts::Facts;
use super::refusal::{Refusal, Rule};
use super::state::Case;

pub use dispatch::limit_for;
pub use intake::{check_import, import, submit};
pub use merge::{absorb, part, release};
pub use recount::{CalendarEdit, recount};

/// What comes of asking `command` of `case`.
pub fn decide(case: &Case, command: &Command, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    super::allowed::stage_allows(case, command.kind())?;
    match command {
        Command::RequestSupplement(c) => intake::request_supplement(c, facts),
        Command::Supplement(c) => intake::supplement(c),
        Command::Accept(c) => intake::accept(c, facts),
        Command::Refuse(c) => intake::refuse(c),
        Command::Merge(c) => merge::merge(case, c, facts),
        Command::Unmerge(c) => merge::unmerge(c),
        Command::Split(c) => merge::split(c, facts),
        Command::Reclassify(c) => intake::reclassify(case, c),
        Command::EraseContact(c) => intake::erase_contact(case, c),
        Command::Assign(c) => dispatch::assign(case, c, facts),
        Command::ConfirmAssignment(c) => dispatch::confirm(case, c, facts),
        Command::Acknowledge(_) => dispatch::acknowledge(facts),
        Command::Object(c) => dispatch::object(case, c, facts),
        Command::Rule(c) => dispatch::rule(case, c, facts),
        Command::ChangeOfficer(c) => dispatch::change_officer(case, c, facts),
        Command::LogContact(c) => handling::log_contact(case, c, facts),
        Command::LogProgress(c) => handling::log_progress(c, facts),
        Command::GiveOpinion(c) => handling::give_opinion(case, c, facts),
        Command::ConveneConsultation(c) => handling::convene(case, c, facts),
        Command::RaiseConsultation(c) => handling::raise(case, c, facts),
        Command::ConcludeConsultation(c) => handling::conclude(case, c, facts),
        Command::RequestMaterial(c) => clock::request_material(case, c, facts),
        Command::ReceiveMaterial(c) => clock::receive_material(case, c, facts),
        Command::RequestExtension(c) => clock::request_extension(case, c, facts),
        Command::GrantExtension(c) => clock::grant_extension(case, c, facts),
        Command::DenyExtension(c) => clock::deny_extension(c),
        Command::RequestDocket(c) => clock::request_docket(case, c, facts),
        Command::ApproveDocket(c) => clock::approve_docket(case, c, facts),
        Command::DenyDocket(c) => clock::deny_docket(c),
        Command::ReportMilestone(c) => clock::report_milestone(case, c, facts),
        Command::ResumeFromDocket(c) => clock::resume(c, facts),
        Command::ReplyInterim(c) => reply::interim(c, facts),
        Command::DraftReply(c) => reply::draft(case, c, facts),
        Command::SignReply(_) => reply::sign(facts),
        Command::ReturnReply(c) => reply::send_back(case, c, facts),
        Command::IssueReply(_) => reply::issue(case, facts),
        Command::Rate(c) => follow_up::rate(case, c),
        Command::RecordCall(c) => follow_up::record_call(case, c, facts),
        Command::OrderRework(c) => follow_up::order_rework(case, c, facts),
        Command::RequestWithdrawal(c) => closure::request_withdrawal(c),
        Command::CheckWithdrawal(c) => closure::check_withdrawal(case, c, facts),
        Command::VerifyStrikeOff(c) => strike_off::verify(case, c, facts),
        Command::ApproveStrikeOff(c) => strike_off::approve(case, c, facts),
        Command::RefuseStrikeOff(c) => strike_off::refuse(case, c, facts),
        Command::Reopen(c) => closure::reopen(case, c, facts),
        Command::Terminate(c) => closure::terminate(c),
        Command::Remind(c) => supervision::remind(case, c, facts),
        Command::IssueOrder(c) => supervision::issue(case, c, facts),
        Command::DismissOrder(c) => supervision::dismiss(case, c),
        Command::AnswerOrder(c) => supervision::answer(c, facts),
        Command::AcceptAnswer(c) => supervision::accept(c, facts),
        Command::RejectAnswer(c) => supervision::reject(c, facts),
        Command::RequestReview(c) => supervision::request_review(case, c, facts),
        Command::DecideReview(c) => supervision::decide_review(case, c, facts),
        Command::RecordTalk(c) => supervision::record_talk(c, facts),
        Command::Promote(c) => supervision::promote(case, c, facts),
        Command::RequestExclusion(c) => exclusion::request(c, facts),
        Command::ApproveExclusion(c) => exclusion::approve(case, c, facts),
        Command::DenyExclusion(c) => exclusion::deny(case, c, facts),
    }
}

/// The actor works in none of the offices that handle the case.
fn independent(case: &Case, facts: &Facts) -> Result<(), Refusal> {
    let works_in = |office| facts.actor.offices.contains(&office);
    if case.offices().any(works_in) {
        return Refusal::rule(Rule::MustBeIndependent);
    }
    Ok(())
}
