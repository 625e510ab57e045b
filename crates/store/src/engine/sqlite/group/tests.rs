use std::sync::atomic::AtomicBool;
use std::thread;

use super::*;
use crate::engine::Value;
use crate::engine::sqlite::connection::{open_for_reading, open_for_writing};
use crate::engine::target::{SqliteTarget, Target};
use crate::params;

const TABLE: &str = "CREATE TABLE parent (id BIGINT PRIMARY KEY);
    CREATE TABLE note (word TEXT, parent BIGINT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)";
const INSERT: &str = "INSERT INTO note (word, parent) VALUES ($1, $2)";

struct House {
    target: SqliteTarget,
    writer: Writer,
    _folder: tempfile::TempDir,
}

impl House {
    fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let Target::Sqlite(mut target) = Target::sqlite(folder.path().join("a.db")) else {
            unreachable!()
        };
        target.patience = Duration::from_millis(300);
        let connection = open_for_writing(&target).unwrap();
        connection.execute_batch(TABLE).unwrap();
        connection
            .pragma_update(None, "foreign_keys", "ON")
            .unwrap();
        let mut writer = Writer::new(connection, target.patience);
        // Slow machines need long until everybody stands in the queue.
        writer.longest_wait = Duration::from_secs(60);
        House {
            writer,
            target,
            _folder: folder,
        }
    }

    /// What somebody else sees.
    fn words(&self) -> Vec<String> {
        let reader = open_for_reading(&self.target).unwrap();
        let mut statement = reader
            .prepare("SELECT word FROM note ORDER BY word")
            .unwrap();
        let words = statement.query_map([], |row| row.get(0)).unwrap();
        words.collect::<Result<_, _>>().unwrap()
    }

    fn write(&self, word: &str) -> Result<(), Error> {
        self.writer.run(|tx| insert(tx, word)).0
    }

    /// Runs all commands in one group: the first one to run waits until all others stand in the queue.
    fn together<'h>(&'h self, commands: Vec<Command<'h>>) -> Vec<Result<(), Error>> {
        let queued = commands.len() - 1;
        let first = AtomicBool::new(true);
        thread::scope(|scope| {
            let started: Vec<_> = commands
                .into_iter()
                .map(|mut command| {
                    let first = &first;
                    scope.spawn(move || {
                        let work = |tx: &mut Tx| {
                            if first.swap(false, Ordering::SeqCst) {
                                while self.writer.waiting.load(Ordering::SeqCst) < queued {
                                    thread::yield_now();
                                }
                            }
                            command(tx)
                        };
                        self.writer.run(work).0
                    })
                })
                .collect();
            started
                .into_iter()
                .map(|command| command.join().unwrap())
                .collect()
        })
    }
}

type Command<'h> = Box<dyn FnMut(&mut Tx) -> Result<(), Error> + Send + 'h>;

fn insert(tx: &mut Tx, word: &str) -> Result<(), Error> {
    tx.execute(INSERT, params![word, None::<i64>]).map(drop)
}

#[test]
fn nobody_is_answered_and_nothing_is_seen_before_the_group_is_committed() {
    let house = House::new();
    let ran = AtomicUsize::new(0);
    let command = |word: &'static str| -> Command<'_> {
        Box::new(|tx| {
            insert(tx, word)?;
            assert_eq!(house.words(), Vec::<String>::new());
            ran.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
    };
    let answers = house.together(vec![command("a"), command("b"), command("c")]);
    assert_eq!(answers, [Ok(()), Ok(()), Ok(())]);
    assert_eq!(
        (ran.load(Ordering::SeqCst), house.words()),
        (3, vec!["a".into(), "b".into(), "c".into()])
    );
}

#[test]
fn what_goes_wrong_in_one_command_leaves_its_neighbours_alone() {
    let house = House::new();
    let answers = house.together(vec![
        Box::new(|tx| insert(tx, "a")),
        Box::new(|tx| {
            insert(tx, "refused")?;
            Err(Error::Changed)
        }),
        Box::new(|tx| {
            insert(tx, "panicked")?;
            panic!("this panic belongs to the test")
        }),
        Box::new(|tx| {
            tx.execute("INSERT INTO nowhere (x) VALUES (1)", &[])
                .map(drop)
        }),
        Box::new(|tx| insert(tx, "b")),
    ]);
    assert_eq!(
        answers[..3],
        [Ok(()), Err(Error::Changed), Err(Error::Panicked)]
    );
    assert!(matches!(answers[3], Err(Error::Other(_))));
    assert_eq!(answers[4], Ok(()));
    assert_eq!(house.words(), ["a", "b"]);
}

#[test]
fn the_first_of_a_group_may_fail_without_harm_to_the_others() {
    for panics in [false, true] {
        let house = House::new();
        let runs = AtomicUsize::new(0);
        let command = |word: &'static str| -> Command<'_> {
            let runs = &runs;
            Box::new(move |tx| {
                insert(tx, word)?;
                match runs.fetch_add(1, Ordering::SeqCst) {
                    0 if panics => panic!("this panic belongs to the test"),
                    0 => Err(Error::Changed),
                    _ => Ok(()),
                }
            })
        };
        let answers = house.together(vec![command("a"), command("b"), command("c")]);
        let kept = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!((kept, house.words().len()), (2, 2), "{answers:?}");
    }
}

#[test]
fn what_is_to_be_done_last_is_done_for_the_commands_that_succeed() {
    let house = House::new();
    let command = |word: &'static str, fails: bool| -> Command<'_> {
        Box::new(move |tx| {
            tx.execute_last(INSERT, vec![Value::from(word), Value::Null])?;
            let seen = tx.query("SELECT word FROM note", &[], |row| {
                Ok(row.text(0)?.to_owned())
            })?;
            assert_eq!(seen, Vec::<String>::new());
            if fails { Err(Error::Changed) } else { Ok(()) }
        })
    };
    let commands = vec![
        command("a", false),
        command("refused", true),
        command("b", false),
    ];
    let answers = house.together(commands);
    assert_eq!(answers, [Ok(()), Err(Error::Changed), Ok(())]);
    assert_eq!(house.words(), ["a", "b"]);
}

#[test]
fn what_fails_at_last_is_told_to_all() {
    let house = House::new();
    let answers = house.together(vec![
        Box::new(|tx| insert(tx, "a")),
        Box::new(|tx| tx.execute_last("INSERT INTO nowhere (x) VALUES (1)", Vec::new())),
    ]);
    assert!(answers.iter().all(Result::is_err), "{answers:?}");
    assert_eq!(house.write("b"), Ok(()));
    assert_eq!(house.words(), ["b"]);
}

#[test]
fn a_commit_that_fails_is_told_to_all_and_the_next_one_works() {
    let house = House::new();
    let answers = house.together(vec![
        Box::new(|tx| insert(tx, "a")),
        Box::new(|tx| tx.execute(INSERT, params!["orphan", 7]).map(drop)),
        Box::new(|tx| insert(tx, "b")),
    ]);
    assert!(
        answers
            .iter()
            .all(|answer| matches!(answer, Err(Error::Other(_)))),
        "{answers:?}"
    );
    assert_eq!(house.write("c"), Ok(()));
    assert_eq!(house.words(), ["c"]);
}

#[test]
fn a_command_that_took_long_is_not_held_back_for_others() {
    let mut house = House::new();
    house.writer.longest_wait = LONGEST_WAIT;
    let runs = AtomicUsize::new(0);
    let command = |word: &'static str| -> Command<'_> {
        Box::new(|tx| {
            if runs.fetch_add(1, Ordering::SeqCst) == 0 {
                thread::sleep(LONGEST_WAIT);
            } else {
                assert_eq!(house.words().len(), 1);
            }
            insert(tx, word)
        })
    };
    let answers = house.together(vec![command("a"), command("b")]);
    assert_eq!(answers, [Ok(()), Ok(())]);
}

#[test]
fn a_group_ends_at_its_largest_size() {
    let house = House::new();
    let seen = Mutex::new(Vec::new());
    let mut commands: Vec<Command<'_>> = Vec::new();
    for _ in 0..=LARGEST_GROUP {
        commands.push(Box::new(|tx| {
            seen.lock().unwrap().push(house.words().len());
            insert(tx, "x")
        }));
    }
    assert!(house.together(commands).iter().all(Result::is_ok));
    let mut expected = vec![0; LARGEST_GROUP];
    expected.push(LARGEST_GROUP);
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[test]
fn another_process_that_writes_is_waited_for_but_not_for_ever() {
    let house = House::new();
    let other = open_for_writing(&house.target).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(house.write("a"), Err(Error::Busy));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| house.write("b"));
        thread::sleep(Duration::from_millis(20));
        other.execute_batch("COMMIT").unwrap();
        assert_eq!(waiting.join().unwrap(), Ok(()));
    });
    assert_eq!(house.words(), ["b"]);
}

#[test]
fn a_command_that_ends_the_transaction_itself_is_refused() {
    let house = House::new();
    let ended = house.writer.run(|tx| {
        insert(tx, "a")?;
        tx.run_script("ROLLBACK")
    });
    assert!(matches!(ended.0, Err(Error::Other(_))));
    assert_eq!(house.write("b"), Ok(()));
    assert_eq!(house.words(), ["b"]);
}
