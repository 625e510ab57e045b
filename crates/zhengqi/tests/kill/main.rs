//! The process is killed without warning while programmes give it commands. What was answered is there afterwards, once;
//! what was not answered is asked again under its key and is there once, too.

mod client;
mod http;
mod office;
mod server;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use app::ports::{Ids, SeededIds};
use serde_json::Value;
use tokio::task::JoinSet;

use client::{Client, Tally};
use office::Tokens;
use server::Server;

const ROUNDS: usize = 20;
const CLIENTS: usize = 8;
/// Commands of one client in a round: 1,000 of all.
const COMMANDS: usize = 125;
/// Answered commands that are asked again in a round.
const REPEATED: usize = 25;
/// The whole record is recomputed after every so many kills, and after the last.
const VERIFIED_EVERY: usize = 5;
const READY_WITHIN: Duration = Duration::from_secs(3);
/// Chooses the moments of the kills, unless `ZHENGQI_KILL_SEED` does.
const SEED: u64 = 20_241_231;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_answered_command_is_lost_or_doubled_when_the_process_is_killed() {
    let seed = std::env::var("ZHENGQI_KILL_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}");
    let dice = SeededIds::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let office = office::found(folder.path());
    let mut server = Server::start(folder.path()).await;
    let mut titles = BTreeSet::new();
    for round in 1..=ROUNDS {
        let clients = (0..CLIENTS).map(|n| Client::new(round, n, &office));
        let (unfinished, tally) = interrupted(server, clients.collect(), &dice).await;
        server = Server::start(folder.path()).await;
        println!(
            "round {round}: {tally}, ready after {:?}",
            server.ready_after
        );
        assert!(server.ready_after <= READY_WITHIN);
        let finished = resume(&server, unfinished).await;
        assert_eq!(finished.iter().map(Client::answered).sum::<usize>(), 1_000);
        repeat_some(&server, &finished, &dice).await;
        titles.extend(finished.iter().flat_map(Client::titles));
        assert_each_is_there_once(&server, &office, &titles).await;
        if round % VERIFIED_EVERY == 0 {
            server::assert_sound(folder.path());
        }
    }
}

/// Lets the clients work until some moment of the round, then kills the server.
async fn interrupted(
    server: Server,
    clients: Vec<Client>,
    dice: &SeededIds,
) -> (Vec<Client>, Tally) {
    static ANSWERED: AtomicUsize = AtomicUsize::new(0);
    ANSWERED.store(0, Ordering::SeqCst);
    let enough = 20 + below(dice, CLIENTS * COMMANDS - 60);
    let mut working = JoinSet::new();
    for mut client in clients {
        let address = server.address.clone();
        working.spawn(async move {
            client.work(&address, COMMANDS, &ANSWERED).await;
            client
        });
    }
    while ANSWERED.load(Ordering::SeqCst) < enough {
        tokio::time::sleep(Duration::from_micros(200)).await;
    }
    tokio::time::sleep(Duration::from_micros(below(dice, 5_000) as u64)).await;
    server.kill();
    let clients = working.join_all().await;
    let tally = Tally::of(&clients);
    (clients, tally)
}

/// After the restart: what was answered is there, and the clients go on with what was not.
async fn resume(server: &Server, clients: Vec<Client>) -> Vec<Client> {
    static ANSWERED: AtomicUsize = AtomicUsize::new(0);
    let mut working = JoinSet::new();
    for mut client in clients {
        let address = server.address.clone();
        working.spawn(async move {
            client.assert_nothing_is_lost(&address).await;
            client.work(&address, COMMANDS, &ANSWERED).await;
            client.assert_nothing_is_lost(&address).await;
            client
        });
    }
    working.join_all().await
}

/// Asks again what was answered: the answer is the same, and nothing happens.
async fn repeat_some(server: &Server, clients: &[Client], dice: &SeededIds) {
    for _ in 0..REPEATED {
        let client = &clients[below(dice, CLIENTS)];
        client.repeat(&server.address, below(dice, COMMANDS)).await;
    }
}

/// Reads the whole list, page by page: every case of the clients' ledgers is in it once, and no other.
async fn assert_each_is_there_once(server: &Server, office: &Tokens, titles: &BTreeSet<String>) {
    let mut connection = http::Connection::open(&server.address).await.unwrap();
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/api/v1/cases?limit=200{cursor}");
        let page = connection.get(&path, &office.desk).await.unwrap();
        let items = page.body["items"].as_array().unwrap();
        found.extend(
            items
                .iter()
                .map(|line| line["title"].as_str().unwrap().to_owned()),
        );
        match &page.body["next"] {
            Value::String(next) => cursor = format!("&cursor={next}"),
            _ => break,
        }
    }
    found.sort();
    assert!(
        found.iter().eq(titles),
        "{} listed, {} raised",
        found.len(),
        titles.len()
    );
}

/// A number below `below`.
fn below(dice: &SeededIds, below: usize) -> usize {
    let mut bytes = [0; 4];
    dice.fill(&mut bytes);
    u32::from_be_bytes(bytes) as usize % below
}
