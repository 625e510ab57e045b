//! `zhengqi user …`: accounts, by the operator of the machine.

use std::io::Read;

use app::App;
use app::accounts::{By, Choice, NewAccount, NewPerson, Secret};
use app::place::Opening;
use clap::{Args, Subcommand};
use domain::accounts::{Account, Login, Status};
use domain::permits::roles::ScopeKind;
use domain::permits::{Grant, Role, Scope};

use crate::cli::Cli;
use crate::failure::{self, Failure, Outcome};
use crate::opening::{self, Where};
use crate::output;

/// Accounts that can sign in.
#[derive(Debug, Args)]
pub struct User {
    #[command(flatten)]
    place: Where,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make an account; prints a one-time link unless a password is given on standard input
    Add(Add),
    /// Disable an account; its sessions end at once
    Disable { login: String },
    /// Let a disabled account in again; prints a one-time link to set a new password
    Enable { login: String },
    /// Forget an account's password and print a one-time link to set a new one
    Reset { login: String },
    /// List all accounts, one a line: sign-in name, status, roles and label, with tabs between them
    List,
}

#[derive(Debug, Args)]
struct Add {
    login: String,
    /// Role, such as dispatcher, office_clerk, supervisor, auditor
    #[arg(long, value_parser = role)]
    role: Role,
    /// Post as pages show it [default: the role's name]
    #[arg(long, default_value = "", hide_default_value = true)]
    post: String,
    /// Name of the office, for roles of an office
    #[arg(long, value_name = "NAME")]
    office: Option<String>,
    /// Credit code or name of the firm, for roles of a firm
    #[arg(long, value_name = "CODE")]
    firm: Option<String>,
    /// Name of the chamber, for roles of a chamber
    #[arg(long, value_name = "NAME")]
    chamber: Option<String>,
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
}

impl User {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let place = self.place.place()?;
        let how = match self.action {
            Action::Add(_) => Opening::SetUp,
            Action::Disable { .. }
            | Action::Enable { .. }
            | Action::Reset { .. }
            | Action::List => Opening::Existing,
        };
        let app = opening::open(&place, how)?;
        let link = self.action.run(&app, cli)?;
        if let Some(link) = link {
            let base = &place.config().server.public_url;
            output::line(&format!("{base}/set-up/{}", link.reveal()))?;
        }
        Ok(Outcome::Done)
    }
}

impl Action {
    /// A link, where one is to be handed to somebody.
    fn run(&self, app: &App, cli: &Cli) -> Result<Option<Secret>, Failure> {
        let accounts = app.accounts();
        Ok(match self {
            Action::Add(add) => add.run(app, cli)?,
            Action::List => list(app).map(|()| None)?,
            Action::Disable { login } => {
                let account = find(app, login)?;
                if account.status != Status::Disabled {
                    accounts.disable(By::Operator, account.id)?;
                }
                None
            }
            Action::Enable { login } => {
                let account = find(app, login)?;
                if account.status != Status::Disabled {
                    return Err(Failure(format!(
                        "{login} is not disabled: `zhengqi user reset {login}` makes a new link"
                    )));
                }
                Some(accounts.enable(By::Operator, account.id)?)
            }
            Action::Reset { login } => {
                let account = find(app, login)?;
                if account.status == Status::Disabled {
                    return Err(Failure(format!(
                        "{login} is disabled: `zhengqi user enable {login}` lets it in again"
                    )));
                }
                Some(accounts.reset(By::Operator, account.id)?)
            }
        })
    }
}

impl Add {
    /// Makes the account; a link unless it has a password already.
    fn run(&self, app: &App, cli: &Cli) -> Result<Option<Secret>, Failure> {
        let refused = |error| failure::of_rule(error, cli.texts());
        let login = name(&self.login)?;
        let scope = self.scope(app)?;
        let new = NewAccount {
            login: login.clone(),
            person: self.person(cli, scope),
            grants: vec![Grant {
                role: self.role,
                scope,
            }],
        };
        if !self.password_stdin {
            let invited = app.accounts().add(By::Operator, &new);
            return Ok(Some(invited.map_err(refused)?.link));
        }
        let password = app.hash_password(&password()?, &login).map_err(refused)?;
        let added = app
            .accounts()
            .add_with_password(By::Operator, &new, &password);
        added.map_err(refused)?;
        Ok(None)
    }

    fn person(&self, cli: &Cli, scope: Scope) -> NewPerson {
        let post = match self.post.as_str() {
            "" => {
                let named = cli.texts().lookup(&format!("roles.{}", self.role));
                named.unwrap_or(self.role.key()).to_owned()
            }
            post => post.to_owned(),
        };
        let (office, firm) = match scope {
            Scope::Office(id) => (Some(id), None),
            Scope::Firm(id) => (None, Some(id)),
            Scope::Whole | Scope::Chamber(_) => (None, None),
        };
        NewPerson::Entering {
            name: String::new(),
            post,
            office,
            firm,
        }
    }

    /// Where the role is held: what it needs is asked for by its option.
    fn scope(&self, app: &App) -> Result<Scope, Failure> {
        let (wanted, option) = match self.role.scope_kind() {
            ScopeKind::Whole => (None, ""),
            ScopeKind::Office => (self.office.as_deref(), "--office NAME"),
            ScopeKind::Firm => (self.firm.as_deref(), "--firm CODE"),
            ScopeKind::Chamber => (self.chamber.as_deref(), "--chamber NAME"),
        };
        let given = [&self.office, &self.firm, &self.chamber];
        let given = given.into_iter().flatten().count();
        let role = self.role;
        let Some(wanted) = wanted else {
            return match (option, given) {
                ("", 0) => Ok(Scope::Whole),
                ("", _) => Err(Failure(format!(
                    "the role {role} is held for the whole programme: leave --office, --firm and --chamber out"
                ))),
                _ => Err(Failure(format!("the role {role} needs {option}"))),
            };
        };
        if given > 1 {
            return Err(Failure(format!(
                "the role {role} needs {option} and nothing else"
            )));
        }
        let choices = app.accounts().choices(By::Operator)?;
        match self.role.scope_kind() {
            ScopeKind::Office => named(&choices.offices, wanted, "office").map(Scope::Office),
            ScopeKind::Chamber => named(&choices.chambers, wanted, "chamber").map(Scope::Chamber),
            ScopeKind::Firm | ScopeKind::Whole => {
                let firm = app.accounts().firm(By::Operator, wanted);
                firm.map(Scope::Firm).map_err(|_| unknown("firm", wanted))
            }
        }
    }
}

/// The entry of this name, or of this id.
fn named<I: Copy + ToString>(
    choices: &[Choice<I>],
    wanted: &str,
    what: &str,
) -> Result<I, Failure> {
    let matches = |choice: &&Choice<I>| choice.label == wanted || choice.id.to_string() == wanted;
    let found = choices.iter().find(matches).map(|choice| choice.id);
    found.ok_or_else(|| unknown(what, wanted))
}

fn unknown(what: &str, wanted: &str) -> Failure {
    Failure(format!(
        "no {what} is called {wanted}: write its name as the register has it, or enter it first"
    ))
}

fn list(app: &App) -> Result<(), Failure> {
    for listed in app.accounts().list(By::Operator)? {
        let roles: Vec<&str> = listed
            .account
            .grants
            .iter()
            .map(|grant| grant.role.key())
            .collect();
        let status = listed.account.status.key();
        output::line(&format!(
            "{}\t{status}\t{}\t{}",
            listed.account.login.as_str(),
            roles.join(","),
            listed.label
        ))?;
    }
    Ok(())
}

fn find(app: &App, login: &str) -> Result<Account, Failure> {
    let found = app.accounts().by_login(&name(login)?);
    found.map_err(|error| match error {
        app::Error::NotFound => Failure(format!(
            "no account is called {login}; `zhengqi user list` shows all"
        )),
        other => other.into(),
    })
}

fn name(login: &str) -> Result<Login, Failure> {
    Login::parse(login)
        .map_err(|problem| Failure(format!("{login:?} can't be a sign-in name: {problem}")))
}

fn password() -> Result<String, Failure> {
    let mut typed = String::new();
    std::io::stdin()
        .read_to_string(&mut typed)
        .map_err(Failure::new)?;
    Ok(typed.trim_end_matches(['\r', '\n']).to_owned())
}

fn role(key: &str) -> Result<Role, String> {
    key.parse().map_err(|_| {
        let keys: Vec<&str> = Role::ALL.iter().map(|role| role.key()).collect();
        format!("choose one of {}", keys.join(", "))
    })
}
