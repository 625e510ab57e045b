//! The expectations: `routes.txt` for every address, the core's own hand-written matrix for what is done with a case.

use std::collections::BTreeMap;

use super::readers::OUT;

/// What an answer says of permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Let in, whatever the page then says.
    In,
    /// Not permitted (403).
    Refused,
    /// No such thing (404).
    Unknown,
    /// Sign in first.
    SignIn,
}

/// Which case is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Near,
    Far,
}

enum Rule {
    /// By column of `routes.txt`.
    Marks(Vec<Mark>),
    /// As the matrix of the core says of this action.
    Action(String),
}

pub struct Expected {
    columns: Vec<String>,
    rules: BTreeMap<String, Rule>,
    matrix: Matrix,
}

/// Which role's column of `routes.txt` a reader has.
fn role_of(code: &str) -> &str {
    match code {
        "FO" | "XF" => "OW",
        "FA" => "AG",
        "CH" | "XC" => "CH",
        "LC" | "HC" | "XO" => "CL",
        "LD" | "HD" => "DP",
        "LH" | "HH" | "XH" => "HE",
        "LA" | "LP" | "XL" => "LE",
        "EN" => "SE",
        code if OUT.contains(&code) => "OU",
        same => same,
    }
}

/// Who stands to the far case as somebody else stands to the near one.
fn counterpart(code: &str) -> Option<&str> {
    match code {
        "XF" => Some("FO"),
        "XO" => Some("LC"),
        "XH" => Some("LH"),
        "XL" => Some("LA"),
        "PM" | "FC" | "DI" | "SU" | "IN" | "CA" | "ST" => Some(code),
        _ => None,
    }
}

impl Expected {
    pub fn read() -> Expected {
        let text = include_str!("routes.txt");
        let mut lines = text.lines().filter(|line| is_content(line));
        let columns = words(lines.next().unwrap());
        let mut rules = BTreeMap::new();
        for line in lines {
            let line = words(line);
            for method in line[0].split(',') {
                let key = format!("{method} {}", line[1]);
                let before = rules.insert(key.clone(), rule(&line[2..], columns.len()));
                assert!(before.is_none(), "{key} is written twice");
            }
        }
        Expected {
            columns,
            rules,
            matrix: Matrix::read(),
        }
    }

    /// The addresses that are written down.
    pub fn routes(&self) -> impl Iterator<Item = &str> {
        self.rules.keys().map(String::as_str)
    }

    pub fn knows(&self, route: &str) -> bool {
        self.rules.contains_key(route)
    }

    /// What a reader is to be answered at a route.
    pub fn at(&self, route: &str, code: &str, case: Which) -> Mark {
        // Who acts for a leader has no token, and a browser's session opens no door of programmes.
        let is_api = route.contains(" /api/") && !route.ends_with("openapi.json");
        if is_api && code == "DE" {
            return Mark::SignIn;
        }
        match &self.rules[route] {
            Rule::Marks(marks) => {
                let role = role_of(code);
                let column = self.columns.iter().position(|column| column == role);
                marks[column.unwrap_or_else(|| panic!("no column {role}"))]
            }
            Rule::Action(_) if OUT.contains(&code) => Mark::SignIn,
            Rule::Action(action) => self.action(action, code, case),
        }
    }

    /// What a reader may do with a case.
    pub fn action(&self, action: &str, code: &str, case: Which) -> Mark {
        let stands_as = match case {
            Which::Near => Some(code),
            Which::Far => counterpart(code),
        };
        let of = |action: &str| stands_as.and_then(|code| self.matrix.mark(action, code));
        match (of("view"), of(action)) {
            (Some(true), Some(true)) => Mark::In,
            (Some(true), _) => Mark::Refused,
            _ => Mark::Unknown,
        }
    }
}

fn rule(said: &[String], columns: usize) -> Rule {
    let all = |signed: Mark, out: Mark| {
        let mut marks = vec![signed; columns];
        marks[columns - 1] = out;
        Rule::Marks(marks)
    };
    match said {
        [word] if word == "anybody" => all(Mark::In, Mark::In),
        [word] if word == "signed-in" => all(Mark::In, Mark::SignIn),
        [word] if word == "nobody's" => all(Mark::Unknown, Mark::SignIn),
        [equals, action] if equals == "=" => Rule::Action(action.clone()),
        marks => {
            assert_eq!(marks.len(), columns, "{marks:?}");
            Rule::Marks(marks.iter().map(|mark| read_mark(mark)).collect())
        }
    }
}

fn read_mark(mark: &str) -> Mark {
    match mark {
        "x" => Mark::In,
        "." => Mark::Refused,
        "-" => Mark::Unknown,
        "s" => Mark::SignIn,
        other => panic!("{other}"),
    }
}

/// The hand-written matrix of the core: role and relation × action.
struct Matrix {
    columns: Vec<String>,
    rows: BTreeMap<String, Vec<String>>,
}

impl Matrix {
    fn read() -> Matrix {
        let text = include_str!("../../../../domain/tests/permits/permits.txt");
        let mut lines = text.lines().filter(|line| is_content(line)).map(words);
        let columns = lines.next().unwrap();
        let rows = lines.map(|mut line| (line.remove(0), line)).collect();
        Matrix { columns, rows }
    }

    /// None for who stands in no relation to the case.
    fn mark(&self, action: &str, code: &str) -> Option<bool> {
        let (column, by_delegate) = match code {
            "DE" => ("LA", true),
            code => (code, false),
        };
        let column = self.columns.iter().position(|each| each == column)?;
        let mark = self
            .rows
            .get(action)
            .unwrap_or_else(|| panic!("no action {action}"))[column]
            .as_str();
        Some(mark == "x" || (mark == "d" && !by_delegate))
    }
}

fn is_content(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}
