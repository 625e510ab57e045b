//! A programme that gives commands one after another and keeps its own ledger of what was answered.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::http::{Answer, Connection, Lost};
use crate::office::Tokens;

/// The events of each life, in the order of the commands that lead to them.
const LIFE: [&str; 5] = [
    "case.submitted",
    "case.accepted",
    "case.assigned",
    "case.acknowledged",
    "case.progress_logged",
];

pub struct Client {
    /// Begins its keys and titles, so that no two of all rounds are alike.
    name: String,
    tokens: Tokens,
    /// Number and version, as the commands were answered; the next command to be given stands behind the last.
    answers: Vec<(String, i64)>,
    /// Whether the next command was sent before, without an answer.
    in_doubt: bool,
}

/// How a kill found the clients.
#[derive(Debug)]
pub struct Tally {
    answered: usize,
    in_doubt: usize,
}

impl Tally {
    pub fn of(clients: &[Client]) -> Tally {
        Tally {
            answered: clients.iter().map(Client::answered).sum(),
            in_doubt: clients.iter().filter(|client| client.in_doubt).count(),
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "killed after {} answers, {} in doubt",
            self.answered, self.in_doubt
        )
    }
}

impl Client {
    pub fn new(round: usize, n: usize, tokens: &Tokens) -> Client {
        Client {
            name: format!("{round}-{n}"),
            tokens: tokens.clone(),
            answers: Vec::new(),
            in_doubt: false,
        }
    }

    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// The titles of the cases that were raised.
    pub fn titles(&self) -> impl Iterator<Item = String> {
        (0..self.answered())
            .step_by(LIFE.len())
            .map(|n| self.title(n))
    }

    /// Gives commands until `enough` are answered or the server is gone.
    pub async fn work(&mut self, address: &str, enough: usize, answered: &AtomicUsize) {
        let Ok(mut connection) = Connection::open(address).await else {
            return;
        };
        while self.answered() < enough {
            self.in_doubt = true;
            let Ok(answer) = self.give(&mut connection, self.answered()).await else {
                return;
            };
            self.in_doubt = false;
            self.answers.push(done(&answer));
            answered.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Gives the n-th command once more: it is answered as before, and its case has no event more.
    pub async fn repeat(&self, address: &str, n: usize) {
        let mut connection = Connection::open(address).await.unwrap();
        let answer = self.give(&mut connection, n).await.unwrap();
        assert_eq!(done(&answer), self.answers[n]);
        self.assert_is_there(&mut connection, n - n % LIFE.len())
            .await;
    }

    async fn give(&self, connection: &mut Connection, n: usize) -> Result<Answer, Lost> {
        let step = n % LIFE.len();
        let (path, body) = match step {
            0 => ("/api/v1/cases".to_owned(), self.problem(n)),
            _ => (self.actions_of(n), self.action(n)),
        };
        let token = match step {
            0..3 => &self.tokens.desk,
            _ => &self.tokens.officer,
        };
        connection.post(&path, token, &self.key(n), &body).await
    }

    fn actions_of(&self, n: usize) -> String {
        let (number, _) = &self.answers[n - n % LIFE.len()];
        format!("/api/v1/cases/{number}/actions")
    }

    fn action(&self, n: usize) -> Value {
        match n % LIFE.len() {
            1 => json!({"action": "accept", "category": "finance", "difficulty": "ordinary"}),
            2 => json!({
                "action": "assign",
                "lead": self.tokens.office.to_string(),
                "officer": self.tokens.person.to_string(),
                "difficulty": "ordinary",
            }),
            3 => json!({"action": "acknowledge"}),
            _ => {
                json!({"action": "log_progress", "text": format!("已与企业联系（{}）。", self.key(n))})
            }
        }
    }

    fn problem(&self, n: usize) -> Value {
        json!({
            "channel": "hotline",
            "request_type": "help",
            "firm": self.tokens.firm.to_string(),
            "title": self.title(n),
            "facts": "到期贷款三百万元，银行要求先还后贷。",
            "ask": "请协调续贷。",
            "category": "finance",
            "place": "433101",
            "proceedings": "none",
            "urgency": "normal",
            "openness": "internal",
            "no_state_secrets": true,
        })
    }

    fn title(&self, n: usize) -> String {
        format!("流动资金贷款续贷困难（{}-{n}）", self.name)
    }

    fn key(&self, n: usize) -> String {
        format!("{}-{n}", self.name)
    }

    /// Every case has the events of its answered commands, each once.
    pub async fn assert_nothing_is_lost(&self, address: &str) {
        let mut connection = Connection::open(address).await.unwrap();
        for begun in (0..self.answered()).step_by(LIFE.len()) {
            self.assert_is_there(&mut connection, begun).await;
        }
    }

    /// The case of the life that begins with this command; at most the command in doubt is in it besides.
    async fn assert_is_there(&self, connection: &mut Connection, begun: usize) {
        let (number, _) = &self.answers[begun];
        let path = format!("/api/v1/cases/{number}");
        let case = connection.get(&path, &self.tokens.desk).await.unwrap().body;
        let events = case["history"].as_array().unwrap();
        let kinds: Vec<&str> = events.iter().map(|e| e["kind"].as_str().unwrap()).collect();
        let answered = (self.answered() - begun).min(LIFE.len());
        let most = (answered + usize::from(self.in_doubt)).min(LIFE.len());
        assert!(
            (answered..=most).contains(&kinds.len()),
            "{number}: {kinds:?}"
        );
        assert_eq!(kinds, LIFE[..kinds.len()], "{number}");
        assert_eq!(case["version"], kinds.len(), "{number}");
        assert_eq!(case["title"], self.title(begun), "{number}");
    }
}

/// The number and the version that an answer names.
fn done(answer: &Answer) -> (String, i64) {
    assert!(answer.status.is_success(), "{answer:?}");
    let number = answer.body["number"].as_str().unwrap().to_owned();
    (number, answer.body["version"].as_i64().unwrap())
}
