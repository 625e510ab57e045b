//! Every URL of the site, with its rule and its handler.

use domain::contacts::Contact;
use domain::permits::{CaseAction, Permission as P};
use domain::records::{FinanceRecord, Mediation, Project};

use super::Access::{Case, Has, Operations, Public, SignedIn};
use super::commands::with_commands;
use super::{Routes, routes};
use crate::api;
use crate::pages::firms::{self, chambers};
use crate::pages::offices::{self, people};
use crate::pages::records::{self, entry};
use crate::pages::{
    account, accounts, announcements, assets, audit, boards, briefings, calendar, calls, cases,
    deliveries, docket, figures, files, health, home, inbox, lookup, masking, meetings, minutes,
    pairings, papers, preferences, preparation, prepared_views, record, rooms, set_up, settings,
    sign_in, signups, visits, year_plan,
};

/// The table.
#[rustfmt::skip]
pub fn routes() -> Routes {
    with_commands(routes! {
        // For machines
        GET  "/healthz"                          Public      => health::healthz;
        GET  "/readyz"                           Public      => health::readyz;
        GET  "/metrics"                          Operations  => health::metrics;
        GET  "/assets/{fingerprint}/{name}"      Public      => assets::show;

        // For everybody
        GET  "/"                                 SignedIn    => home::show;
        GET  "/sign-in"                          Public      => sign_in::show;
        POST "/sign-in"                          Public      => sign_in::enter;
        POST "/sign-out"                         Public      => sign_in::leave;
        GET  "/set-up/{link}"                    Public      => set_up::show;
        POST "/set-up/{link}"                    Public      => set_up::accept;
        POST "/preferences"                      Public      => preferences::keep;
        GET  "/calendar"                         Public      => calendar::show::now;
        GET  "/calendar/{year}"                  Public      => calendar::show::show;
        GET  "/evidence"                         Public      => record::show;

        // What one is told
        GET  "/files/{id}"                       SignedIn    => files::download;
        GET  "/inbox"                            SignedIn    => inbox::show;
        POST "/inbox/read"                       SignedIn    => inbox::read_all;
        POST "/inbox/{position}/open"            SignedIn    => inbox::open;

        GET  "/account/notices"                  SignedIn    => account::told::show;
        GET  "/account/notices/messages"         SignedIn    => account::messages::show;
        POST "/account/notices/choices"          SignedIn    => account::told::choose;
        POST "/account/notices/address"          SignedIn    => account::told::set;
        POST "/account/notices/code"             SignedIn    => account::told::confirm;

        // Meetings
        GET  "/meetings"                         Has(P::ViewMeetings)    => meetings::list;
        POST "/meetings"                         Has(P::ManageMeetings)  => meetings::create;
        GET  "/meetings/new"                     Has(P::ManageMeetings)  => meetings::new;
        GET  "/meetings/{id}"                    Has(P::ViewMeetings)    => meetings::show;
        POST "/meetings/{id}"                    Has(P::ManageMeetings)  => meetings::update;
        GET  "/meetings/{id}/edit"               Has(P::ManageMeetings)  => meetings::edit;
        POST "/meetings/{id}/status"             Has(P::ManageMeetings)  => meetings::move_on;
        POST "/meetings/{id}/attendees"          Has(P::ManageMeetings)  => meetings::invite;
        POST "/meetings/{id}/attendance"         Has(P::ManageMeetings)  => meetings::note_attendance;
        GET  "/meetings/{id}/console"            Has(P::AssignOnTheSpot) => meetings::console;
        POST "/meetings/{id}/console"            Has(P::AssignOnTheSpot) => meetings::record;
        GET  "/meetings/{id}/follow-up"          Has(P::ViewMeetings)    => meetings::follow_up;
        GET  "/meetings/{id}/minutes"            Has(P::ViewMeetings)    => minutes::show;
        POST "/meetings/{id}/minutes"            Has(P::ManageMeetings)  => minutes::write;
        GET  "/meetings/{id}/minutes/edit"       Has(P::ManageMeetings)  => minutes::edit;
        POST "/meetings/{id}/minutes/edit"       Has(P::ManageMeetings)  => minutes::save;
        POST "/meetings/{id}/minutes/step"       Has(P::ManageMeetings)  => minutes::step;
        POST "/meetings/{id}/console/assignment" Has(P::AssignOnTheSpot) => meetings::assign;
        POST "/meetings/{id}/console/acknowledgement" Has(P::AssignOnTheSpot) => meetings::acknowledge;

        // The room of a meeting
        POST "/meetings/{id}/floor"              Has(P::AssignOnTheSpot) => rooms::step;
        POST "/meetings/{id}/presence"           Has(P::AssignOnTheSpot) => rooms::note;
        GET  "/meetings/{id}/live"               Has(P::ViewMeetings)    => rooms::listen;
        GET  "/meetings/{id}/wall"               Has(P::AssignOnTheSpot) => rooms::wall;
        GET  "/meetings/{id}/leader"             Has(P::ConfirmOnTheSpot) => rooms::leader;
        POST "/meetings/{id}/leader"             Has(P::ConfirmOnTheSpot) => rooms::confirm;
        GET  "/meetings/{id}/office"             Has(P::AnswerOnTheSpot) => rooms::office;
        POST "/meetings/{id}/office"             Has(P::AnswerOnTheSpot) => rooms::answer;
        GET  "/attend/{code}"                    Public      => rooms::ask;
        POST "/attend/{code}"                    Public      => rooms::enter;
        GET  "/cases/{number}/slip"              Case(CaseAction::View)  => rooms::slip;

        // Visits on site
        GET  "/visits/worker.js"                 Public      => visits::worker;
        GET  "/visits/app.webmanifest"           Public      => visits::manifest;
        GET  "/visits/{id}"                      Has(P::AssignOnTheSpot) => visits::list;
        GET  "/visits/{id}/{firm}"               Has(P::AssignOnTheSpot) => visits::show;
        POST "/visits/{id}/{firm}"               Has(P::AssignOnTheSpot) => visits::end;
        GET  "/visits/{id}/{firm}/files"         Has(P::ViewMeetings)    => files::of_visit;
        POST "/visits/{id}/{firm}/files"         Has(P::AssignOnTheSpot) => files::add_to_visit, at most 64_000_000;

        // Before a meeting
        GET  "/announcements"                    Public                  => announcements::list;
        GET  "/announcements/{id}"               Public                  => announcements::show;
        GET  "/announcements/{id}/sign-up"       Has(P::SignUp)          => signups::ask;
        POST "/announcements/{id}/sign-up"       Has(P::SignUp)          => signups::register;
        GET  "/sign-ups"                         Has(P::SignUp)          => signups::own;
        GET  "/sign-ups/{id}"                    Has(P::SignUp)          => signups::show;
        POST "/sign-ups/{id}/withdrawal"         Has(P::SignUp)          => signups::withdraw;
        POST "/sign-ups/{id}/views"              Has(P::ManageMeetings)  => prepared_views::ask;
        GET  "/prepared-views"                   Has(P::PrepareViews)    => prepared_views::list;
        GET  "/prepared-views/{id}"              Has(P::PrepareViews)    => prepared_views::show;
        POST "/prepared-views/{id}"              Has(P::PrepareViews)    => prepared_views::answer;
        GET  "/meetings/{id}/announcement"       Has(P::ManageMeetings)  => announcements::edit;
        POST "/meetings/{id}/announcement"       Has(P::ManageMeetings)  => announcements::save;
        POST "/meetings/{id}/announcement/publication"  Has(P::ManageMeetings)  => announcements::publish;
        POST "/meetings/{id}/announcement/withdrawal"   Has(P::ManageMeetings)  => announcements::withdraw;
        GET  "/meetings/{id}/preparation"        Has(P::ManageMeetings)  => preparation::show;
        POST "/meetings/{id}/choice"             Has(P::ManageMeetings)  => preparation::choose;
        POST "/meetings/{id}/draw"               Has(P::ManageMeetings)  => preparation::draw;
        POST "/meetings/{id}/invitation"         Has(P::ManageMeetings)  => preparation::invite;
        GET  "/meetings/{id}/never-invited"      Has(P::ManageMeetings)  => preparation::never;

        GET  "/meetings/{id}/invitation.ics"     SignedIn                => papers::invitation;
        GET  "/meetings/{id}/speakers"           Has(P::ViewMeetings)    => papers::speakers;
        GET  "/meetings/{id}/seats"              Has(P::ViewMeetings)    => papers::seats;
        GET  "/meetings/{id}/plates"             Has(P::ViewMeetings)    => papers::plates;
        GET  "/meetings/{id}/briefings"          Has(P::ManageMeetings)  => briefings::list;
        GET  "/meetings/{id}/briefings/new"      Has(P::ManageMeetings)  => briefings::new;
        POST "/meetings/{id}/briefings"          Has(P::ManageMeetings)  => briefings::create;
        GET  "/briefings/{id}"                   Has(P::ManageMeetings)  => briefings::edit;
        POST "/briefings/{id}"                   Has(P::ManageMeetings)  => briefings::update;
        POST "/briefings/{id}/questions"         Has(P::ManageMeetings)  => briefings::ask;
        POST "/briefings/{id}/case"              Has(P::ManageMeetings)  => briefings::make_case;
        GET  "/briefings/{id}/files"             Has(P::ViewMeetings)    => files::slides;
        POST "/briefings/{id}/files"             Has(P::ManageMeetings)  => files::add_slides, at most 64_000_000;

        // The year's plan of meetings
        GET  "/plan"                             Has(P::ViewMeetings)    => year_plan::latest;
        GET  "/plan/{year}"                      Has(P::ViewMeetings)    => year_plan::show;
        GET  "/plan/{year}/new"                  Has(P::ManageMeetings)  => year_plan::new;
        POST "/plan/{year}/new"                  Has(P::ManageMeetings)  => year_plan::add;
        GET  "/plan/lines/{id}"                  Has(P::ManageMeetings)  => year_plan::line;
        POST "/plan/lines/{id}/meeting"          Has(P::ManageMeetings)  => year_plan::arrange;
        POST "/plan/lines/{id}/postponement"     Has(P::ManageMeetings)  => year_plan::postpone;
        POST "/plan/lines/{id}/cancellation"     Has(P::ManageMeetings)  => year_plan::cancel;

        // Pairings
        GET  "/pairings"                         Has(P::ViewPairings)    => pairings::latest;
        GET  "/pairings/{year}"                  Has(P::ViewPairings)    => pairings::show;
        GET  "/pairings/own"                     Has(P::ViewPairings)    => pairings::own::show;
        GET  "/pairings/{year}/coverage"         Has(P::ViewPairings)    => pairings::coverage::show;
        GET  "/pairings/{year}/handover"         Has(P::ManagePairings)  => pairings::handover::ask;
        POST "/pairings/{year}/handover"         Has(P::ManagePairings)  => pairings::handover::hand_over;
        GET  "/contacts"                         Has(P::ViewContacts)    => records::contacts::show;
        GET  "/contacts/new"                     Has(P::KeepContacts)    => entry::new::<Contact>;
        POST "/contacts/{id}"                    Has(P::KeepContacts)    => entry::save::<Contact>;
        GET  "/contacts/{id}/edit"               Has(P::KeepContacts)    => entry::edit::<Contact>;
        GET  "/pairings/{year}/new"              Has(P::ManagePairings)  => pairings::ask_new;
        POST "/pairings/{year}/new"              Has(P::ManagePairings)  => pairings::add;
        GET  "/pairings/entry/{id}/end"          Has(P::ManagePairings)  => pairings::ask_end;
        POST "/pairings/entry/{id}/end"          Has(P::ManagePairings)  => pairings::end;

        // The year's figures
        GET  "/figures"                          Has(P::ViewFigures)  => figures::latest;
        GET  "/figures/{year}"                   Has(P::ViewFigures)  => figures::show;
        GET  "/figures/{year}/cut"               Has(P::ViewFigures)  => figures::cut;

        // Boards
        GET  "/boards/supervision"               Has(P::ViewBoard)     => boards::supervision::show;
        GET  "/boards/office"                    Has(P::ViewOwnOffice) => boards::office::show;
        GET  "/boards/leader"                    Has(P::ViewOwnFirms)  => boards::leader::show;
        GET  "/bulletin"                         Has(P::ViewFigures)   => boards::bulletin::latest;
        GET  "/bulletin/{monday}"                Has(P::ViewFigures)   => boards::bulletin::show;
        GET  "/bulletin/{monday}/text"           Has(P::ViewFigures)   => boards::bulletin::text;

        // The API for programmes
        GET  "/api/v1/openapi.json"              Public      => api::openapi::show;
        GET  "/api/v1/cases"                     Has(P::ViewLedger) => api::cases::list;
        POST "/api/v1/cases"                     Has(P::CreateCase) => api::cases::create;
        GET  "/api/v1/cases/{number}"            Case(CaseAction::View) => api::cases::show;
        POST "/api/v1/cases/{number}/actions"    Case(CaseAction::View) => api::cases::act;
        GET  "/api/v1/cases/{number}/receipt"    Case(CaseAction::View) => api::cases::receipt;

        // One's own account
        GET  "/account"                          SignedIn    => account::show;
        POST "/account/password"                 SignedIn    => account::password::change;
        POST "/account/sessions/{id}/end"        SignedIn    => account::sessions::end;
        POST "/account/tokens"                   SignedIn    => account::tokens::make;
        POST "/account/tokens/{id}/end"          SignedIn    => account::tokens::end;
        POST "/account/delegations"              Has(P::Delegate) => account::acting::delegate;
        POST "/account/delegations/{id}/end"     Has(P::Delegate) => account::acting::end;
        POST "/acting/{id}"                      SignedIn    => account::acting::start;
        POST "/acting/stop"                      SignedIn    => account::acting::stop;

        // Accounts
        GET  "/accounts"                         Has(P::ManageAccounts) => accounts::list;
        GET  "/accounts/new"                     Has(P::ManageAccounts) => accounts::blank;
        POST "/accounts"                         Has(P::ManageAccounts) => accounts::add;
        GET  "/accounts/{id}"                    Has(P::ManageAccounts) => accounts::show;
        POST "/accounts/{id}/disable"            Has(P::ManageAccounts) => accounts::disable;
        POST "/accounts/{id}/enable"             Has(P::ManageAccounts) => accounts::enable;
        POST "/accounts/{id}/reset"              Has(P::ManageAccounts) => accounts::reset;
        POST "/accounts/{id}/grants"             Has(P::ManageAccounts) => accounts::set_grants;

        // Cases; the addresses of the commands come from the table of their forms
        GET  "/cases"                            Has(P::ViewLedger) => cases::ledger::show;
        GET  "/cases/export"                     Has(P::ExportLedger) => cases::ledger::export;
        POST "/cases/views"                      Has(P::ViewLedger) => cases::ledger::saved::keep;
        POST "/cases/views/{id}/remove"          Has(P::ViewLedger) => cases::ledger::saved::remove;
        GET  "/cases/new"                        Has(P::CreateCase) => cases::intake::blank;
        GET  "/cases/new/advice"                 Has(P::CreateCase) => cases::advice::typing;
        POST "/cases"                            Has(P::CreateCase) => cases::intake::register;
        GET  "/cases/{number}"                   Case(CaseAction::View) => cases::show::page;
        GET  "/cases/{number}/files"             Case(CaseAction::View) => files::of_case;
        POST "/cases/{number}/files"             Case(CaseAction::View) => files::add_to_case, at most 64_000_000;
        GET  "/cases/{number}/registered"        Case(CaseAction::View) => cases::intake::registered;
        GET  "/cases/{number}/alike"             Case(CaseAction::View) => cases::advice::alike;
        GET  "/cases/{number}/receipt"           Case(CaseAction::View) => cases::show::receipt;
        GET  "/cases/{number}/evidence"          Case(CaseAction::View) => cases::show::records;
        POST "/cases/{number}/contact-details"   Case(CaseAction::SeeContact) => cases::show::contact_details;

        // Docketed cases, follow-up calls
        GET  "/docket"                           Has(P::ViewDocket) => docket::show;
        GET  "/calls"                            Has(P::CallFirms) => calls::show;

        // Search fields
        GET  "/lookup/firms"                     Has(P::CreateCase) => lookup::firms;
        GET  "/lookup/offices"                   Has(P::ViewOffices) => lookup::offices;
        GET  "/lookup/people"                    Has(P::ViewOffices) => lookup::people;

        // Before something is published
        GET  "/masking"                          Has(P::ViewOffices) => masking::show;
        POST "/masking"                          Has(P::ViewOffices) => masking::mask;

        // Firms and chambers
        GET  "/firms"                            Has(P::ViewFirms)       => firms::list::show;
        GET  "/firms/new"                        Has(P::ManageFirms)     => firms::edit::new;
        GET  "/firms/{id}"                       Has(P::ViewFirms)       => firms::show::show;
        POST "/firms/{id}"                       Has(P::ManageFirms)     => firms::edit::save;
        GET  "/firms/{id}/edit"                  Has(P::ManageFirms)     => firms::edit::edit;
        GET  "/chambers"                         Has(P::ViewFirms)       => chambers::list;
        GET  "/chambers/new"                     Has(P::ManageFirms)     => chambers::new;
        POST "/chambers/{id}"                    Has(P::ManageFirms)     => chambers::save;
        GET  "/chambers/{id}/edit"               Has(P::ManageFirms)     => chambers::edit;

        // Offices and people
        GET  "/offices"                          Has(P::ViewOffices)     => offices::list::show;
        GET  "/offices/new"                      Has(P::ManageOffices)   => offices::edit::new;
        GET  "/offices/{id}"                     Has(P::ViewOffices)     => offices::show::show;
        POST "/offices/{id}"                     Has(P::ManageOffices)   => offices::edit::save;
        GET  "/offices/{id}/edit"                Has(P::ManageOffices)   => offices::edit::edit;
        GET  "/people/new"                       Has(P::ManageOffices)   => people::new;
        POST "/people/{id}"                      Has(P::ManageOffices)   => people::save;
        GET  "/people/{id}/edit"                 Has(P::ManageOffices)   => people::edit;

        // Finance, projects, mediations
        GET  "/finance"                          Has(P::ViewRegisters)   => records::finance::show;
        GET  "/finance/new"                      Has(P::ManageRegisters) => entry::new::<FinanceRecord>;
        POST "/finance/{id}"                     Has(P::ManageRegisters) => entry::save::<FinanceRecord>;
        GET  "/finance/{id}/edit"                Has(P::ManageRegisters) => entry::edit::<FinanceRecord>;
        GET  "/projects"                         Has(P::ViewRegisters)   => records::projects::show;
        GET  "/projects/new"                     Has(P::ManageRegisters) => entry::new::<Project>;
        POST "/projects/{id}"                    Has(P::ManageRegisters) => entry::save::<Project>;
        GET  "/projects/{id}/edit"               Has(P::ManageRegisters) => entry::edit::<Project>;
        GET  "/mediations"                       Has(P::ViewMediations)  => records::mediations::show;
        GET  "/mediations/new"                   Has(P::ManageRegisters) => entry::new::<Mediation>;
        POST "/mediations/{id}"                  Has(P::ManageRegisters) => entry::save::<Mediation>;
        GET  "/mediations/{id}/edit"             Has(P::ManageRegisters) => entry::edit::<Mediation>;

        // Settings and calendar
        GET  "/settings"                         Has(P::ViewSettings)    => settings::show::show;
        GET  "/settings/lists"                   Has(P::ViewSettings)    => settings::lists::show;
        GET  "/settings/lists/edit"              Has(P::ManageOffices)   => settings::lists::edit;
        POST "/settings/lists/edit"              Has(P::ManageOffices)   => settings::lists::save;
        GET  "/settings/notices"                 Has(P::ViewSettings)    => settings::notices::show;
        GET  "/settings/notices/edit"            Has(P::ManageOffices)   => settings::notices::edit;
        POST "/settings/notices/edit"            Has(P::ManageOffices)   => settings::notices::save;
        GET  "/deliveries"                       Has(P::ManageSettings)  => deliveries::show;
        POST "/deliveries/{id}/again"            Has(P::ManageSettings)  => deliveries::again;
        GET  "/settings/ladder"                  Has(P::ViewSettings)    => settings::ladder::show;
        POST "/settings/ladder"                  Has(P::ManageSettings)  => settings::ladder::change;
        POST "/settings/ladder/preview"          Has(P::ManageSettings)  => settings::ladder::preview;
        GET  "/settings/{key}"                   Has(P::ManageSettings)  => settings::change::show;
        POST "/settings/{key}"                   Has(P::ManageSettings)  => settings::change::change;
        GET  "/calendar/journal"                 Has(P::ViewSettings)    => calendar::journal::show;
        GET  "/calendar/edit"                    Has(P::ManageCalendar)  => calendar::edit::show;
        POST "/calendar/local-days"              Has(P::ManageCalendar)  => calendar::edit::set_day;
        GET  "/calendar/local-days/{day}/withdrawal"   Has(P::ManageCalendar)  => calendar::edit::show_withdrawal;
        POST "/calendar/local-days/{day}/withdrawal"   Has(P::ManageCalendar)  => calendar::edit::withdraw;
        POST "/calendar/notices"                 Has(P::ManageCalendar)  => calendar::edit::import;

        // The record
        GET  "/audit"                            Has(P::ViewAudit)       => audit::list::show;
        GET  "/audit/verify"                     Has(P::RunVerify)       => audit::verify::show;
        POST "/audit/verify"                     Has(P::RunVerify)       => audit::verify::run;
    })
}
