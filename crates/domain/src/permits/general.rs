//! What concerns no single case: which roles may use which part of the programme.

use super::roles::{Actor, Role};
use crate::words;

words! {
    /// A part of the programme.
    Permission {
        /// The ledger, within the actor's own scope.
        ViewLedger = "view_ledger",
        ExportLedger = "export_ledger",
        ImportLedger = "import_ledger",
        /// Raise a case: for one's own firm, or as a clerk for a visitor.
        CreateCase = "create_case",
        /// Record and assign on the spot at a meeting.
        AssignOnTheSpot = "assign_on_the_spot",
        /// Read and confirm in the room what was typed in one's own name.
        ConfirmOnTheSpot = "confirm_on_the_spot",
        /// Say in the room for one's own office whether it accepts.
        AnswerOnTheSpot = "answer_on_the_spot",
        ViewMeetings = "view_meetings",
        ManageMeetings = "manage_meetings",
        /// Sign a firm up for a meeting: the own one, a member, or any as a clerk.
        SignUp = "sign_up",
        /// Say beforehand what an office will answer at a meeting.
        PrepareViews = "prepare_views",
        ViewFirms = "view_firms",
        ManageFirms = "manage_firms",
        ViewOffices = "view_offices",
        ManageOffices = "manage_offices",
        ViewPairings = "view_pairings",
        ManagePairings = "manage_pairings",
        /// Leaders see their own contacts with firms, the programme's office and supervisors all.
        ViewContacts = "view_contacts",
        KeepContacts = "keep_contacts",
        /// Finance records, projects and the totals of mediations: the registers behind the year's figures.
        ViewRegisters = "view_registers",
        ManageRegisters = "manage_registers",
        /// The register of mediations; each is open to its participants alone, see
        /// [`Mediation::is_open_to`](crate::records::Mediation::is_open_to).
        ViewMediations = "view_mediations",
        ViewFigures = "view_figures",
        /// What is overdue, where it bounces, who extends most: the supervision office's board.
        ViewBoard = "view_board",
        /// The board of one's own office.
        ViewOwnOffice = "view_own_office",
        /// A leader's own cases and firms.
        ViewOwnFirms = "view_own_firms",
        /// The two lists of docketed cases.
        ViewDocket = "view_docket",
        /// The queue of follow-up calls.
        CallFirms = "call_firms",
        ViewSettings = "view_settings",
        ManageSettings = "manage_settings",
        ManageCalendar = "manage_calendar",
        ManageAccounts = "manage_accounts",
        ViewAudit = "view_audit",
        RunVerify = "run_verify",
        Delegate = "delegate",
    }
}

use Role::*;

/// Government staff: everybody but firms and chambers.
const STAFF: &[Role] = &[
    Leader,
    Secretary,
    ProgrammeManager,
    FederationClerk,
    Dispatcher,
    OfficeClerk,
    OfficeDeputy,
    OfficeHead,
    Supervisor,
    Inspector,
    Caller,
    Statistician,
];
const PROGRAMME: &[Role] = &[ProgrammeManager, FederationClerk, Dispatcher];
const OVERSIGHT: &[Role] = &[
    Leader,
    ProgrammeManager,
    FederationClerk,
    Dispatcher,
    Supervisor,
    Inspector,
    Statistician,
    OfficeHead,
    OfficeDeputy,
    OfficeClerk,
    Caller,
];

/// The roles that hold a permission.
pub fn holders(permission: Permission) -> &'static [Role] {
    use Permission as P;
    match permission {
        P::ViewLedger => &[
            FirmOwner,
            FirmAgent,
            Chamber,
            Leader,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            OfficeClerk,
            OfficeDeputy,
            OfficeHead,
            Supervisor,
            Inspector,
            Caller,
            Statistician,
        ],
        P::ExportLedger => &[
            ProgrammeManager,
            Dispatcher,
            Supervisor,
            Statistician,
            OfficeHead,
        ],
        P::ImportLedger => &[ProgrammeManager, Dispatcher],
        P::CreateCase => &[
            FirmOwner,
            FirmAgent,
            Chamber,
            FederationClerk,
            Dispatcher,
            ProgrammeManager,
        ],
        P::AssignOnTheSpot => &[Leader, ProgrammeManager, Dispatcher],
        P::ConfirmOnTheSpot => &[Leader],
        P::AnswerOnTheSpot => &[OfficeClerk, OfficeDeputy, OfficeHead],
        P::ViewMeetings | P::ViewOffices => STAFF,
        P::ManageMeetings => PROGRAMME,
        P::SignUp => &[
            FirmOwner,
            FirmAgent,
            Chamber,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
        ],
        P::PrepareViews => &[
            OfficeClerk,
            OfficeDeputy,
            OfficeHead,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
        ],
        P::ViewFirms => &[
            Leader,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            Supervisor,
            Inspector,
            Caller,
            Statistician,
        ],
        P::ManageFirms => PROGRAMME,
        P::ManageOffices => &[ProgrammeManager],
        P::ViewPairings => &[
            Leader,
            Secretary,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            Supervisor,
            Statistician,
        ],
        P::ManagePairings => &[ProgrammeManager],
        P::ViewContacts => &[
            Leader,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            Supervisor,
            Inspector,
        ],
        P::KeepContacts => &[Leader, ProgrammeManager, FederationClerk],
        P::ViewRegisters => &[
            Leader,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            Supervisor,
            Statistician,
        ],
        P::ManageRegisters => &[ProgrammeManager, FederationClerk],
        P::ViewMediations => &[
            FirmOwner,
            FirmAgent,
            OfficeClerk,
            OfficeDeputy,
            OfficeHead,
            Leader,
            ProgrammeManager,
            FederationClerk,
            Dispatcher,
            Supervisor,
            Statistician,
        ],
        P::ViewFigures => OVERSIGHT,
        P::ViewBoard => &[Supervisor, Inspector, ProgrammeManager, Dispatcher],
        P::ViewOwnOffice => &[OfficeHead, OfficeDeputy, OfficeClerk],
        P::ViewOwnFirms => &[Leader],
        P::ViewDocket => &[
            Leader,
            ProgrammeManager,
            Dispatcher,
            Supervisor,
            Inspector,
            Statistician,
        ],
        P::CallFirms => &[Caller, FederationClerk],
        P::ViewSettings => &[
            ProgrammeManager,
            Dispatcher,
            Supervisor,
            SystemAdmin,
            SecurityAdmin,
            Auditor,
        ],
        P::ManageSettings | P::ManageCalendar => &[SystemAdmin],
        P::ManageAccounts => &[SecurityAdmin],
        P::ViewAudit | P::RunVerify => &[Auditor],
        P::Delegate => &[Leader],
    }
}

/// Whether the actor holds a permission.
pub fn has(actor: &Actor, permission: Permission) -> bool {
    let holders = holders(permission);
    actor
        .grants
        .iter()
        .any(|grant| holders.contains(&grant.role))
}
