//! Recording events.

use domain::evidence::chain::{self, Contents, Header};
use domain::evidence::{Algorithm, Hash, merkle};

use super::{Appended, Author, Batch, NewEvent, Tip, head, sql, tree};
use crate::params;
use crate::{Error, Tx};

/// Records the events of one command, in the order given, and answers where each has come to stand.
///
/// Other writers of events wait from here to the end of the transaction, so a command calls this once, near its end.
///
/// # Errors
/// [`Error::Unique`] when a stream has gone on after its [`Batch::after`]: the command decides again.
pub fn append(
    tx: &mut Tx,
    author: &Author<'_>,
    batches: &[Batch<'_>],
) -> Result<Vec<Appended>, Error> {
    let written: Vec<_> = batches.iter().map(|batch| (*author, *batch)).collect();
    append_by(tx, &written)
}

/// The same for many commands of many authors at once. A batch that follows another of the same stream goes on where
/// that one ends, whatever its own [`Batch::after`] says.
pub fn append_by(tx: &mut Tx, batches: &[(Author<'_>, Batch<'_>)]) -> Result<Vec<Appended>, Error> {
    let events = batches.iter().map(|(_, batch)| batch.events.len()).sum();
    let mut appended = Vec::with_capacity(events);
    if events == 0 {
        return Ok(appended);
    }
    let mut frontier = head::lock(tx)?;
    let algorithm = frontier.algorithm();
    let from = frontier.size();
    let (mut stream, mut tip) = ("", Tip::START);
    for (author, batch) in batches {
        if batch.stream != stream {
            (stream, tip) = (batch.stream, batch.after);
        }
        for event in batch.events {
            let position = from + appended.len() as u64;
            let placed = insert(tx, algorithm, author, (stream, tip), position, event)?;
            tip = placed.tip();
            frontier.append(merkle::leaf_hash(algorithm, &placed.hash));
            appended.push(placed);
        }
    }
    tree::complete_tiles(tx, algorithm, from, frontier.size())?;
    head::advance(tx, from, &frontier)?;
    Ok(appended)
}

fn insert(
    tx: &mut Tx,
    algorithm: Algorithm,
    author: &Author<'_>,
    (stream, tip): (&str, Tip),
    position: u64,
    event: &NewEvent<'_>,
) -> Result<Appended, Error> {
    let header = Header {
        stream,
        seq: tip.seq + 1,
        kind: event.kind,
        actor: author.actor,
        on_behalf_of: author.on_behalf_of,
        recorded_at: author.recorded_at,
        occurred_at: event.occurred_at,
    };
    let private = event.private.as_ref();
    let contents = Contents::of(
        algorithm,
        event.open,
        private.map(|(salt, private)| (salt, *private)),
    );
    let hash = chain::event_hash(algorithm, &header, &tip.hash, &contents);
    write(
        tx,
        algorithm,
        &header,
        position,
        event,
        &Hashes {
            previous: &tip.hash,
            hash: &hash,
            commitment: contents.private.as_ref(),
        },
    )?;
    Ok(Appended {
        position,
        seq: header.seq,
        hash,
    })
}

struct Hashes<'a> {
    previous: &'a Hash,
    hash: &'a Hash,
    commitment: Option<&'a Hash>,
}

fn write(
    tx: &mut Tx,
    algorithm: Algorithm,
    header: &Header<'_>,
    position: u64,
    event: &NewEvent<'_>,
    hashes: &Hashes<'_>,
) -> Result<(), Error> {
    let private = event.private.as_ref();
    let values = params![
        position,
        header.stream,
        header.seq,
        algorithm.id(),
        header.kind,
        header.actor,
        header.on_behalf_of,
        header.recorded_at,
        header.occurred_at,
        &hashes.previous.0,
        &hashes.hash.0,
        hashes.commitment.map(|hash| &hash.0),
        private.map(|(salt, _)| &salt.0),
        event.open.text(),
        private.map(|(_, private)| private.text()),
    ];
    tx.execute(sql::INSERT, values)?;
    Ok(())
}
