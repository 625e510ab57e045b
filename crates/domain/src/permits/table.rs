//! The table of what may be done with a case. A line reads: this action, by these roles in these relations.

use super::relation::{Parties, Relation, relations};
use super::roles::{Actor, Role};
use super::visibility::audience;
use crate::cases::CommandKind;

/// Something done with one case: looking at it, at its contact, or a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseAction {
    /// See the case at all; without it the case does not exist for the actor.
    View,
    /// See the contact's full phone number; each look is recorded.
    SeeContact,
    Command(CommandKind),
}

use CommandKind as C;
use Relation::*;
use Role::*;

type Line = (Role, Relation);

const FIRM: &[Line] = &[
    (FirmOwner, OwnFirm),
    (FirmAgent, OwnFirm),
    (Chamber, FilingChamber),
];
const LEAD: &[Line] = &[
    (OfficeClerk, LeadOffice),
    (OfficeDeputy, LeadOffice),
    (OfficeHead, LeadOffice),
];
const LEAD_SENIOR: &[Line] = &[(OfficeDeputy, LeadOffice), (OfficeHead, LeadOffice)];
const DISPATCH: &[Line] = &[(Dispatcher, Programme)];

/// The lines of the table for one action.
pub fn lines(action: CaseAction) -> &'static [Line] {
    match action {
        CaseAction::View => VIEW,
        CaseAction::SeeContact => SEE_CONTACT,
        CaseAction::Command(kind) => commands(kind),
    }
}

const VIEW: &[Line] = &[
    (FirmOwner, OwnFirm),
    (FirmAgent, OwnFirm),
    (Chamber, FilingChamber),
    (OfficeClerk, LeadOffice),
    (OfficeDeputy, LeadOffice),
    (OfficeHead, LeadOffice),
    (OfficeClerk, CoOffice),
    (OfficeDeputy, CoOffice),
    (OfficeHead, CoOffice),
    (Leader, AssigningLeader),
    (Leader, PairedLeader),
    (ProgrammeManager, Programme),
    (FederationClerk, Programme),
    (Dispatcher, Programme),
    (Supervisor, Programme),
    (Inspector, Programme),
    (Caller, Programme),
    (Statistician, Programme),
];

const SEE_CONTACT: &[Line] = &[
    (FirmOwner, OwnFirm),
    (FirmAgent, OwnFirm),
    (Chamber, FilingChamber),
    (OfficeClerk, LeadOffice),
    (OfficeDeputy, LeadOffice),
    (OfficeHead, LeadOffice),
    (FederationClerk, Programme),
    (Dispatcher, Programme),
    (Caller, Programme),
];

fn commands(kind: CommandKind) -> &'static [Line] {
    match kind {
        C::RequestSupplement | C::Accept => {
            &[(Dispatcher, Programme), (FederationClerk, Programme)]
        }
        C::Refuse | C::Merge | C::Unmerge | C::Split | C::Reclassify => DISPATCH,
        C::Supplement => FIRM,
        C::Assign => &[(Dispatcher, Programme), (ProgrammeManager, Programme)],
        C::ConfirmAssignment => &[(Leader, AssigningLeader)],
        C::Acknowledge
        | C::LogContact
        | C::LogProgress
        | C::RequestMaterial
        | C::ReceiveMaterial => LEAD,
        C::Object | C::ChangeOfficer | C::ReplyInterim | C::DraftReply => LEAD,
        C::Rule => &[(Dispatcher, Programme), (Leader, AssigningLeader)],
        C::GiveOpinion => &[
            (OfficeClerk, CoOffice),
            (OfficeDeputy, CoOffice),
            (OfficeHead, CoOffice),
        ],
        C::RequestExtension => LEAD_SENIOR,
        C::GrantExtension | C::DenyExtension => &[
            (Dispatcher, Programme),
            (Supervisor, Programme),
            (Leader, AssigningLeader),
            (Leader, PairedLeader),
        ],
        C::ConveneConsultation | C::ConcludeConsultation => &[
            (OfficeDeputy, LeadOffice),
            (OfficeHead, LeadOffice),
            (Dispatcher, Programme),
        ],
        C::RaiseConsultation => &[(Dispatcher, Programme), (ProgrammeManager, Programme)],
        C::RequestDocket => &[(OfficeHead, LeadOffice)],
        C::ApproveDocket | C::DenyDocket => &[(Supervisor, Programme)],
        C::ReportMilestone => LEAD,
        // Whoever must keep a date doesn't set it.
        C::ResumeFromDocket => &[(Dispatcher, Programme), (Supervisor, Programme)],
        C::SignReply => &[(OfficeHead, LeadOffice)],
        C::ReturnReply => &[(Dispatcher, Programme), (OfficeHead, LeadOffice)],
        C::IssueReply => DISPATCH,
        C::Rate => &[(FirmOwner, OwnFirm), (FirmAgent, OwnFirm)],
        C::RecordCall => &[(Caller, Programme), (FederationClerk, Programme)],
        C::CheckWithdrawal => &[(Caller, Programme)],
        C::OrderRework => &[
            (FirmOwner, OwnFirm),
            (FirmAgent, OwnFirm),
            (Caller, Programme),
            (Supervisor, Programme),
        ],
        C::RequestWithdrawal => &[(FirmOwner, OwnFirm)],
        // The manager stands in where the dispatcher's own office handled the case.
        C::VerifyStrikeOff => &[(Dispatcher, Programme), (ProgrammeManager, Programme)],
        C::RefuseStrikeOff => &[
            (Dispatcher, Programme),
            (ProgrammeManager, Programme),
            (Leader, AssigningLeader),
        ],
        C::ApproveStrikeOff => &[(Leader, AssigningLeader)],
        C::Reopen => &[
            (FirmOwner, OwnFirm),
            (FirmAgent, OwnFirm),
            (Caller, Programme),
            (Supervisor, Programme),
        ],
        C::Terminate => &[(Supervisor, Programme)],
        C::Remind => &[(Dispatcher, Programme), (ProgrammeManager, Programme)],
        // 督办 is the supervision office's alone (政府督查工作条例 arts. 6, 7).
        C::IssueOrder
        | C::DismissOrder
        | C::AcceptAnswer
        | C::RejectAnswer
        | C::DecideReview
        | C::RecordTalk => &[(Supervisor, Programme)],
        C::AnswerOrder | C::RequestReview => &[(OfficeHead, LeadOffice)],
        C::Promote => &[(Dispatcher, Programme), (Supervisor, Programme)],
        C::RequestExclusion => &[(OfficeHead, LeadOffice), (Dispatcher, Programme)],
        C::ApproveExclusion | C::DenyExclusion => {
            &[(Supervisor, Programme), (ProgrammeManager, Programme)]
        }
        C::EraseContact => &[(FirmOwner, OwnFirm), (Dispatcher, Programme)],
    }
}

/// What a delegate may not do for the leader: these need the leader's own hand.
pub const OWN_HAND: &[CommandKind] = &[
    C::ConfirmAssignment,
    C::ApproveStrikeOff,
    C::RefuseStrikeOff,
    C::GrantExtension,
    C::DenyExtension,
    C::Rule,
];

/// Whether the actor may do this with a case of these parties.
pub fn may(actor: &Actor, action: CaseAction, parties: &Parties) -> bool {
    if actor.on_behalf_of.is_some() && needs_own_hand(action) {
        return false;
    }
    if action == CaseAction::SeeContact
        && !audience(actor, parties).is_some_and(|who| who.knows_firm(parties.confidential))
    {
        return false;
    }
    let lines = lines(action);
    relations(actor, parties)
        .iter()
        .any(|line| lines.contains(line))
}

fn needs_own_hand(action: CaseAction) -> bool {
    matches!(action, CaseAction::Command(kind) if OWN_HAND.contains(&kind))
}
