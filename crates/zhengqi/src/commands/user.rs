//! `zhengqi user …`: accounts, by the operator of the machine.

use std::io::Read;

use app::App;
use app::accounts::{By, NewAccount, NewPerson};
use app::place::WhenNew;
use clap::{Args, Subcommand};
use domain::accounts::{Account, Login};
use domain::permits::{Grant, Role, Scope};

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::opening::Where;

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
    /// Forget an account's password and print a one-time link to set a new one
    Reset { login: String },
    /// List all accounts
    List,
}

#[derive(Debug, Args)]
struct Add {
    login: String,
    /// Role, such as dispatcher, office_clerk, supervisor, auditor
    #[arg(long, value_parser = role)]
    role: Role,
    /// Post as pages show it
    #[arg(long, default_value = "")]
    post: String,
    /// Id of the office, for roles of an office
    #[arg(long)]
    office: Option<domain::ids::OfficeId>,
    /// Id of the firm, for roles of a firm
    #[arg(long)]
    firm: Option<domain::ids::FirmId>,
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
}

impl User {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let app = self.place.open(WhenNew::SetUp)?;
        match &self.action {
            Action::Add(add) => add.run(&app, cli)?,
            Action::Disable { login } => app
                .accounts()
                .disable(By::Operator, find(&app, login)?.id)?,
            Action::Reset { login } => {
                let link = app.accounts().reset(By::Operator, find(&app, login)?.id)?;
                println!("/set-up/{}", link.reveal());
            }
            Action::List => list(&app)?,
        }
        Ok(Outcome::Done)
    }
}

impl Add {
    fn run(&self, app: &App, cli: &Cli) -> Result<(), Failure> {
        let login = name(&self.login)?;
        let post = match self.post.as_str() {
            "" => cli
                .texts()
                .lookup(&format!("roles.{}", self.role))
                .unwrap_or(self.role.key())
                .to_owned(),
            post => post.to_owned(),
        };
        let person = NewPerson::Entering {
            name: String::new(),
            post,
            office: self.office,
            firm: self.firm,
        };
        let grants = vec![Grant {
            role: self.role,
            scope: self.scope(),
        }];
        let new = NewAccount {
            login: login.clone(),
            person,
            grants,
        };
        if self.password_stdin {
            let password = app.hash_password(&password()?, &login)?;
            app.accounts()
                .add_with_password(By::Operator, &new, &password)?;
        } else {
            let invited = app.accounts().add(By::Operator, &new)?;
            println!("/set-up/{}", invited.link.reveal());
        }
        Ok(())
    }

    fn scope(&self) -> Scope {
        let office = self.office.map(Scope::Office);
        office
            .or(self.firm.map(Scope::Firm))
            .unwrap_or(Scope::Whole)
    }
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
        println!(
            "{}\t{status}\t{}\t{}",
            listed.account.login.as_str(),
            roles.join(","),
            listed.label
        );
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
