//! Idempotency: the same key and the same request act once and get the same answer.

use domain::permits::Actor;
use domain::time::Instant;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::Tx;
use store::idempotency::{Answer, Request, Seen};

use crate::Error;

/// Runs `work` unless the actor asked the same under this key before: then the first answer is given again.
pub(crate) fn once<T: Serialize + DeserializeOwned>(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    now: Instant,
    request: &impl Serialize,
    work: impl FnOnce(&mut Tx) -> Result<T, Error>,
) -> Result<T, Error> {
    let Some(key) = key else { return work(tx) };
    let person = actor.principal().to_string();
    let hash = Sha256::digest(serde_json::to_vec(request)?);
    let request = Request {
        actor: &person,
        key,
        hash: &hash,
    };
    match store::idempotency::seen(tx, &request)? {
        Seen::Answered(answer) => return Ok(serde_json::from_str(&answer.body)?),
        Seen::OtherRequest => return Err(Error::KeyReused),
        Seen::Never => {}
    }
    let done = work(tx)?;
    let answer = Answer {
        status: 200,
        body: serde_json::to_string(&done)?,
    };
    store::idempotency::record(tx, &request, &answer, now)?;
    Ok(done)
}
