//! The limit of this machine: the same work with nothing around it. A table of cases in the same database engine, a
//! list of 50 rows and one row as HTML, and single-row transactions with `synchronous=FULL`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::response::Html;
use axum::routing::get;
use rusqlite::{Connection, OpenFlags};
use tokio::net::TcpListener;

use crate::Failure;

/// Makes the bare table beside the programme's own file.
pub fn make(folder: &Path, cases: usize) -> Result<PathBuf, Failure> {
    let file = folder.join("bare.db");
    let mut connection = Connection::open(&file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.execute_batch(
        "DROP TABLE IF EXISTS bare; DROP TABLE IF EXISTS written;
        CREATE TABLE bare (id INTEGER PRIMARY KEY, stage TEXT, received_at INTEGER, title TEXT, body TEXT);
        CREATE INDEX bare_stage ON bare (stage, received_at, id);
        CREATE TABLE written (id INTEGER PRIMARY KEY, text TEXT)",
    )?;
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO bare VALUES (?1, ?2, ?1, ?3, ?4)")?;
        for n in 0..cases {
            let stage = if n % 5 == 0 {
                "in_progress"
            } else {
                "struck_off"
            };
            let title = format!("流动资金贷款续贷困难（{n}）");
            let body = "到期贷款银行要求先还后贷，过桥成本较高，请协调办理。".repeat(3);
            insert.execute((n as i64, stage, title, body))?;
        }
    }
    transaction.commit()?;
    Ok(file)
}

/// Durable single-row transactions a second by one writer.
pub fn transactions(file: &Path, patience: Duration) -> Result<f64, Failure> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let mut insert = connection.prepare("INSERT INTO written (text) VALUES (?1)")?;
    let begun = Instant::now();
    let mut count = 0_u32;
    while begun.elapsed() < patience {
        insert.execute(["流动资金贷款续贷困难"])?;
        count += 1;
    }
    Ok(f64::from(count) / begun.elapsed().as_secs_f64())
}

#[derive(Clone)]
struct Readers {
    file: Arc<PathBuf>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    /// Runs a query on a connection of its own, without changing threads: a row is faster read than handed over.
    fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => Connection::open_with_flags(
                &*self.file,
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?,
        };
        let done = work(&connection);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(connection);
        }
        done
    }
}

/// Serves the bare pages on loopback until the process ends; says where on its first line.
pub async fn serve(file: PathBuf) -> Result<(), Failure> {
    let readers = Readers {
        file: Arc::new(file),
        idle: Arc::default(),
    };
    let router = Router::new()
        .route("/hello", get(async || "hello"))
        .route("/list", get(list))
        .route("/one/{id}", get(one))
        .with_state(readers);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("ready http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

async fn list(State(readers): State<Readers>) -> Html<String> {
    let page = readers.with(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT id, title, received_at, stage FROM bare WHERE stage = 'in_progress'
            ORDER BY received_at DESC, id DESC LIMIT 50",
        )?;
        let mut rows = statement.query(())?;
        let mut page = String::with_capacity(12_000);
        while let Some(row) = rows.next()? {
            let (id, title): (i64, String) = (row.get(0)?, row.get(1)?);
            let (at, stage): (i64, String) = (row.get(2)?, row.get(3)?);
            page.push_str(&format!(
                "<tr><td><a href=\"/one/{id}\">{id}</a></td><td>{title}</td><td>{at}</td><td>{stage}</td></tr>\n"
            ));
        }
        Ok(page)
    });
    Html(page.unwrap_or_default())
}

async fn one(State(readers): State<Readers>, Segment(id): Segment<i64>) -> Html<String> {
    let page = readers.with(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT title, body FROM bare WHERE id = ?1")?;
        statement.query_row([id], |row| {
            let (title, body): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(format!("<h1>{title}</h1><p>{body}</p>"))
        })
    });
    Html(page.unwrap_or_default())
}
