//! Everybody who could try an address: each role in each relation to the near case, and whoever is signed in no more.

use app::accounts::{By, NewToken, SignedIn};
use domain::accounts::TokenScope;
use domain::ids::AccountId;
use domain::permits::{Grant, Role, Scope};

use super::world::Parties;
use crate::support::{Client, TestApp};

/// Somebody with a browser and a programme.
pub struct Reader<'a> {
    /// The column of the expectations.
    pub code: &'static str,
    pub client: Client<'a>,
    /// The form token of the browser's session.
    pub csrf: String,
    /// The cookie of the session, also of one that has ended.
    pub session: Option<String>,
    /// A token that may act, of those who may make one.
    pub token: Option<String>,
    /// A token that may read only.
    pub reading: Option<String>,
}

/// The codes of all columns, in the order of the expectations. The last four are signed in no more.
pub const CODES: [&str; 35] = [
    "FO", "FA", "CH", "LC", "LD", "LH", "HC", "HD", "HH", "LA", "LP", "DE", "PM", "FC", "DI", "SU",
    "IN", "CA", "ST", "XF", "XC", "XO", "XH", "XL", "SE", "EN", "SY", "SA", "AU", "NO", "ID", "OF",
    "CR", "SO", "TE",
];

/// Whoever has no session that goes on.
pub const OUT: [&str; 6] = ["NO", "ID", "OF", "CR", "SO", "TE"];

/// The role and scope of everybody who signs in in the ordinary way.
fn grants(parties: &Parties) -> [(&'static str, Role, Scope); 26] {
    let p = parties;
    let (lead, helper, other) = (
        Scope::Office(p.lead),
        Scope::Office(p.helper),
        Scope::Office(p.other_office),
    );
    [
        ("FO", Role::FirmOwner, Scope::Firm(p.near_firm)),
        ("FA", Role::FirmAgent, Scope::Firm(p.near_firm)),
        ("CH", Role::Chamber, Scope::Chamber(p.chamber)),
        ("LC", Role::OfficeClerk, lead),
        ("LD", Role::OfficeDeputy, lead),
        ("LH", Role::OfficeHead, lead),
        ("HC", Role::OfficeClerk, helper),
        ("HD", Role::OfficeDeputy, helper),
        ("HH", Role::OfficeHead, helper),
        ("LA", Role::Leader, Scope::Whole),
        ("LP", Role::Leader, Scope::Whole),
        ("PM", Role::ProgrammeManager, Scope::Whole),
        ("FC", Role::FederationClerk, Scope::Whole),
        ("DI", Role::Dispatcher, Scope::Whole),
        ("SU", Role::Supervisor, Scope::Whole),
        ("IN", Role::Inspector, Scope::Whole),
        ("CA", Role::Caller, Scope::Whole),
        ("ST", Role::Statistician, Scope::Whole),
        ("XF", Role::FirmOwner, Scope::Firm(p.far_firm)),
        ("XC", Role::Chamber, Scope::Chamber(p.other_chamber)),
        ("XO", Role::OfficeClerk, other),
        ("XH", Role::OfficeHead, other),
        ("XL", Role::Leader, Scope::Whole),
        ("SY", Role::SystemAdmin, Scope::Whole),
        ("SA", Role::SecurityAdmin, Scope::Whole),
        ("AU", Role::Auditor, Scope::Whole),
    ]
}

/// Everybody, signed in. Those whose session ends come first, so that it has ended when the others begin.
pub fn everybody<'a>(site: &'a TestApp, parties: &Parties) -> Vec<Reader<'a>> {
    let mut readers = out(site);
    for (code, role, scope) in grants(parties) {
        readers.push(reader(
            site,
            code,
            site.sign_in_with(&[Grant { role, scope }]),
        ));
    }
    readers.extend(secretaries(site, &readers));
    let place = |reader: &Reader<'_>| CODES.iter().position(|code| *code == reader.code);
    readers.sort_by_key(|reader| place(reader).unwrap());
    assert_eq!(readers.len(), CODES.len());
    readers
}

/// Nobody, and sessions that idled, of a disabled account, of changed roles, signed out, ended from elsewhere.
fn out<'a>(site: &'a TestApp) -> Vec<Reader<'a>> {
    let dispatcher = || {
        site.sign_in_with(&[Grant {
            role: Role::Dispatcher,
            scope: Scope::Whole,
        }])
    };
    let mut readers: Vec<Reader<'a>> = ["ID", "OF", "CR", "SO", "TE"]
        .map(|code| reader(site, code, dispatcher()))
        .into();
    let accounts = site.app.accounts();
    let who = |readers: &[Reader<'_>], n: usize| session(site, &readers[n].client);
    let version = |id: AccountId| accounts.get(By::Operator, id).unwrap().version;
    accounts
        .disable(By::Operator, who(&readers, 1).account)
        .unwrap();
    let other = Grant {
        role: Role::Statistician,
        scope: Scope::Whole,
    };
    let changed = who(&readers, 2).account;
    accounts
        .set_grants(By::Operator, changed, version(changed), &[other])
        .unwrap();
    accounts.sign_out(&who(&readers, 3)).unwrap();
    let ended = who(&readers, 4);
    accounts.end_session(&ended, ended.session).unwrap();
    // An API token has a life of its own; only that of the disabled account is worth trying.
    for reader in readers.iter_mut().filter(|reader| reader.code != "OF") {
        (reader.token, reader.reading) = (None, None);
    }
    site.wait_minutes(31);
    readers.push(reader(site, "NO", site.visitor()));
    readers
}

/// One who acts for the leader, one who doesn't, and one whose delegation was taken back while it was in use.
fn secretaries<'a>(site: &'a TestApp, readers: &[Reader<'a>]) -> Vec<Reader<'a>> {
    let leader = readers.iter().find(|reader| reader.code == "LA").unwrap();
    let leader = session(site, &leader.client).actor;
    let accounts = site.app.accounts();
    let until = site.today().saturating_add(jiff::Span::new().days(30));
    let acting = || {
        let mut client = site.sign_in_as(Role::Secretary);
        let who = session(site, &client);
        let delegation = accounts.delegate(&leader, who.actor.person, until).unwrap();
        client.post(&format!("/acting/{delegation}"), &[]);
        assert!(session(site, &client).acting.is_some());
        (client, delegation)
    };
    let (delegate, _) = acting();
    let delegate = reader(site, "DE", delegate);
    let (ended, taken_back) = acting();
    accounts.end_delegation(&leader, taken_back).unwrap();
    let ended = reader(site, "EN", ended);
    let plain = reader(site, "SE", site.sign_in_as(Role::Secretary));
    vec![delegate, ended, plain]
}

/// Who is behind the session of a browser.
pub fn session(site: &TestApp, client: &Client<'_>) -> SignedIn {
    let token = client.cookie("zq_session").expect("somebody is signed in");
    site.app.actor_of_session(token).unwrap().unwrap()
}

fn reader<'a>(site: &'a TestApp, code: &'static str, mut client: Client<'a>) -> Reader<'a> {
    let token = |scope| {
        client.cookie("zq_session")?;
        let new = NewToken {
            label: code.to_owned(),
            scope,
            days: 30,
        };
        let made = site
            .app
            .accounts()
            .make_token(&session(site, &client), &new);
        Some(made.ok()?.reveal().to_owned())
    };
    let (token, reading) = (token(TokenScope::Act), token(TokenScope::Read));
    Reader {
        code,
        session: client.cookie("zq_session").map(str::to_owned),
        csrf: client.csrf(),
        token,
        reading,
        client,
    }
}
