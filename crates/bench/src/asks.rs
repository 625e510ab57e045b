//! What the servers are asked: pages with a session, the API with a token, and creates that differ from each other.

use std::fs;
use std::path::{Path, PathBuf};

use app::App;
use app::accounts::{By, NewAccount, NewPerson, NewToken, SignedIn, Try};
use domain::accounts::{Login, TokenScope};
use domain::permits::{Grant, Role, Scope};

use crate::Failure;
use crate::fill::{Filled, RARE, Teller, YEAR};

/// The list page.
pub const LIST: &str = "site: list of 50";
/// Searches for a word of every fifth case, of one in twenty, and of one in a thousand.
pub const SEARCHES: [(&str, &str); 3] = [
    ("site: search, common word", "贷款"),
    ("site: search, middling word", "塌陷"),
    ("site: search, rare word", RARE),
];
/// The create by the API, alone and beside lists.
pub const CREATE: &str = "api: durable create";
pub const CREATE_BESIDE_LISTS: &str = "api: create beside 200 lists/s";

/// One kind of request.
#[derive(Debug, Clone)]
pub struct Ask {
    pub what: &'static str,
    pub path: String,
    pub headers: Vec<String>,
    pub script: Option<PathBuf>,
}

/// The pages of the bare server.
pub fn bare() -> Vec<Ask> {
    [
        ("bare: hello", "/hello"),
        ("bare: list of 50", "/list"),
        ("bare: one row", "/one/77"),
    ]
    .map(|(what, path)| get(what, path.to_owned(), &[]))
    .to_vec()
}

fn get(what: &'static str, path: String, headers: &[String]) -> Ask {
    Ask {
        what,
        path,
        headers: headers.to_vec(),
        script: None,
    }
}

/// Makes an account with a session and a token, and the requests that it sends.
pub fn prepare(app: &App, filled: &Filled, dir: &Path) -> Result<Vec<Ask>, Failure> {
    let (session, who) = sign_in(app)?;
    let label = "bench".to_owned();
    let scope = TokenScope::Act;
    let token = app.accounts().make_token(
        &who,
        &NewToken {
            label,
            scope,
            days: 30,
        },
    )?;
    let page = [format!("Cookie: zq_session={session}")];
    let bearer = [format!("Authorization: Bearer {}", token.reveal())];
    let number = format!("{YEAR}-0077");
    let mut asks = vec![
        get("site: sign-in", "/sign-in".to_owned(), &[]),
        get(LIST, "/cases?stage=in_progress".to_owned(), &page),
        get("site: case page", format!("/cases/{number}"), &page),
        get("site: year's figures", format!("/figures/{YEAR}"), &page),
        get(
            "api: list of 50",
            "/api/v1/cases?stage=in_progress&limit=50".to_owned(),
            &bearer,
        ),
        get("api: case", format!("/api/v1/cases/{number}"), &bearer),
        Ask {
            what: CREATE,
            path: "/api/v1/cases".to_owned(),
            headers: bearer.to_vec(),
            script: Some(creates(filled, dir)?),
        },
    ];
    // The last is the create, so that nothing is written while pages are read.
    let last = asks.len() - 1;
    let search = |(what, word)| {
        get(
            what,
            format!("/cases?q={}&stage=in_progress", encoded(word)),
            &page,
        )
    };
    asks.splice(last..last, SEARCHES.map(search));
    Ok(asks)
}

/// A word as part of an address.
fn encoded(word: &str) -> String {
    word.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn sign_in(app: &App) -> Result<(String, SignedIn), Failure> {
    let login = Login::parse("bench").map_err(|refusal| format!("{refusal:?}"))?;
    let password = "a long sentence for measuring 2025";
    let hashed = app.hash_password(password, &login)?;
    let new = NewAccount {
        login,
        person: NewPerson::Entering {
            name: String::new(),
            post: "测量员".to_owned(),
            office: None,
            firm: None,
        },
        grants: [Role::Dispatcher, Role::FederationClerk]
            .map(|role| Grant {
                role,
                scope: Scope::Whole,
            })
            .to_vec(),
    };
    app.accounts()
        .add_with_password(By::Operator, &new, &hashed)?;
    let begun = app.accounts().sign_in(Try {
        login: "bench",
        password,
        address: "127.0.0.1",
        agent: "bench",
    })?;
    let token = begun.token.reveal().to_owned();
    let who = app.actor_of_session(&token)?;
    Ok((token, who.ok_or("the session is not there")?))
}

/// A script for the load tool: a few hundred different problems, each request under a key of its own.
fn creates(filled: &Filled, dir: &Path) -> Result<PathBuf, Failure> {
    let mut teller = Teller::new(&filled.prefecture, &filled.firms);
    let mut bodies = String::new();
    for n in 0..256 {
        let body = serde_json::to_string(&teller.story(n).intake)?;
        bodies.push_str(&format!("  [==[{body}]==],\n"));
    }
    let script = format!(
        "local bodies = {{\n{bodies}}}\nlocal n = 0\nlocal run = tostring(os.time()) .. tostring({{}})\n\
        function request()\n  n = n + 1\n  wrk.headers['Content-Type'] = 'application/json'\n  \
        wrk.headers['Idempotency-Key'] = 'bench-' .. run:gsub('[^%w]', '') .. '-' .. n\n  \
        return wrk.format('POST', nil, nil, bodies[n % #bodies + 1])\nend\n"
    );
    let file = dir.join("creates.lua");
    fs::write(&file, script)?;
    Ok(file)
}
