//! The decisions: a case, a command and the facts give events or a refusal. Pure, so that a retried transaction decides
//! the same again, and so that buttons can ask it what it would allow.

mod clock;
mod closure;
mod dispatch;
mod fields;
mod handling;
mod intake;
mod reply;

use super::command::Command;
use super::event::Event;
use super::facts::Facts;
use super::refusal::Refusal;
use super::state::Case;

pub use intake::{import, submit};

/// What comes of asking `command` of `case`.
pub fn decide(case: &Case, command: &Command, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    super::allowed::stage_allows(case, command.kind())?;
    match command {
        Command::RequestSupplement(c) => intake::request_supplement(c, facts),
        Command::Supplement(c) => intake::supplement(c),
        Command::Accept(c) => intake::accept(c),
        Command::Refuse(c) => intake::refuse(c),
        Command::Merge(c) => intake::merge(case, c, facts),
        Command::Unmerge(c) => intake::unmerge(c),
        Command::Split(c) => intake::split(c),
        Command::Reclassify(c) => intake::reclassify(case, c),
        Command::EraseContact(c) => intake::erase_contact(case, c),
        Command::Assign(c) => dispatch::assign(case, c, facts),
        Command::ConfirmAssignment(c) => dispatch::confirm(case, c),
        Command::Acknowledge(_) => dispatch::acknowledge(facts),
        Command::Object(c) => dispatch::object(case, c, facts),
        Command::Rule(c) => dispatch::rule(case, c, facts),
        Command::ChangeOfficer(c) => dispatch::change_officer(case, c, facts),
        Command::LogContact(c) => handling::log_contact(case, c, facts),
        Command::LogProgress(c) => handling::log_progress(c),
        Command::GiveOpinion(c) => handling::give_opinion(case, c, facts),
        Command::ConveneConsultation(c) => handling::convene(case, c),
        Command::ConcludeConsultation(c) => handling::conclude(case, c),
        Command::RequestMaterial(c) => clock::request_material(c, facts),
        Command::ReceiveMaterial(c) => clock::receive_material(case, c, facts),
        Command::RequestExtension(c) => clock::request_extension(case, c, facts),
        Command::GrantExtension(c) => clock::grant_extension(case, c, facts),
        Command::DenyExtension(c) => clock::deny_extension(case, c),
        Command::RequestDocket(c) => clock::request_docket(case, c, facts),
        Command::ApproveDocket(c) => clock::approve_docket(case, c),
        Command::DenyDocket(c) => clock::deny_docket(case, c),
        Command::ReportMilestone(c) => clock::report_milestone(c, facts),
        Command::ResumeFromDocket(c) => clock::resume(case, c, facts),
        Command::ReplyInterim(c) => reply::interim(c, facts),
        Command::DraftReply(c) => reply::draft(case, c, facts),
        Command::SignReply(_) => reply::sign(facts),
        Command::ReturnReply(c) => reply::send_back(c),
        Command::IssueReply(_) => reply::issue(facts),
        Command::Rate(c) => closure::rate(case, c),
        Command::RecordCall(c) => closure::record_call(case, c, facts),
        Command::OrderRework(c) => closure::order_rework(case, c, facts),
        Command::RequestWithdrawal(c) => closure::request_withdrawal(c),
        Command::CheckWithdrawal(c) => closure::check_withdrawal(case, c, facts),
        Command::VerifyStrikeOff(c) => closure::verify(case, c, facts),
        Command::ApproveStrikeOff(c) => closure::approve(c, facts),
        Command::Reopen(c) => closure::reopen(case, c, facts),
        Command::Terminate(c) => closure::terminate(c),
    }
}
