//! Receipts from dice: trees of many sizes, both algorithms, and what someone might do to the file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::evidence::chain::{self, Contents};
use domain::evidence::merkle::{self, Frontier};
use domain::evidence::receipt::{Proof, Show, issue};
use domain::evidence::{Algorithm, Checkpoint, Document, Hash, Origin, Record, Salt, SecretKey};
use domain::time::Instant;
use serde_json::{Value, json};
use sha2::Digest;

const SEED: [u8; 32] = [7; 32];

/// SplitMix64: the same numbers on every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next() as u8)
    }
}

/// What was done to a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    None,
    FlippedByte,
    LineTwice,
    LineGone,
    /// From here on the owner of the key signs the lie again.
    OtherCaseNumber,
    OtherKind,
    OtherInstant,
    OtherPosition,
    OtherOpenText,
    OtherPrivateText,
    NoCommitment,
    ShorterPath,
    LongerPath,
    OtherPath,
    OtherSize,
    FractionalSeq,
}

const TREATMENTS: [Treatment; 16] = [
    Treatment::None,
    Treatment::FlippedByte,
    Treatment::LineTwice,
    Treatment::LineGone,
    Treatment::OtherCaseNumber,
    Treatment::OtherKind,
    Treatment::OtherInstant,
    Treatment::OtherPosition,
    Treatment::OtherOpenText,
    Treatment::OtherPrivateText,
    Treatment::NoCommitment,
    Treatment::ShorterPath,
    Treatment::LongerPath,
    Treatment::OtherPath,
    Treatment::OtherSize,
    Treatment::FractionalSeq,
];

impl Treatment {
    pub fn pick(dice: &mut Dice) -> Treatment {
        TREATMENTS[dice.below(TREATMENTS.len())]
    }
}

/// A receipt so treated; `None` when this one can't be, for instance a path of nothing made shorter.
pub fn treated(dice: &mut Dice, treatment: Treatment) -> Option<String> {
    let algorithm = Algorithm::ALL[dice.below(2)];
    let text = whole(dice, algorithm);
    match treatment {
        Treatment::None => Some(text),
        Treatment::FlippedByte => {
            let mut bytes = text.into_bytes();
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 + dice.below(255) as u8;
            String::from_utf8(bytes).ok()
        }
        Treatment::LineTwice | Treatment::LineGone => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let at = dice.below(lines.len());
            if treatment == Treatment::LineTwice {
                lines.insert(at, lines[at]);
            } else {
                lines.remove(at);
            }
            Some(lines.concat())
        }
        _ => lie(&text, treatment, algorithm),
    }
}

fn record(dice: &mut Dice, algorithm: Algorithm, position: u64) -> Record {
    let number = dice.next() as i64;
    let open =
        Document::of(&json!({"number": format!("2024-{number}"), "days": number, "合": null}));
    let open = open.unwrap();
    let private =
        Document::of(&json!({"title": "用电\n\u{1}\"难\"", "phones": [1, true]})).unwrap();
    let salt = Salt(dice.bytes());
    let with_private = dice.below(4) > 0;
    let contents = Contents::of(algorithm, &open, with_private.then_some((&salt, &private)));
    let mut record = Record {
        position,
        algorithm,
        stream: format!("case/{}", dice.below(99)),
        seq: 1 + dice.below(9) as i64,
        kind: "case.received".into(),
        actor: "person/1".into(),
        on_behalf_of: (dice.below(2) == 0).then(|| "person/乙".into()),
        recorded_at: Instant(dice.next() as i64),
        occurred_at: Instant(dice.next() as i64),
        open: open.into_text(),
        private: with_private.then(|| private.into_text()),
        salt: with_private.then_some(salt),
        commitment: contents.private,
        previous: Hash(dice.bytes()),
        hash: Hash::NONE,
    };
    record.hash = chain::event_hash(algorithm, &record.header(), &record.previous, &contents);
    record
}

fn root(algorithm: Algorithm, leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::empty(algorithm);
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    frontier.root()
}

fn whole(dice: &mut Dice, algorithm: Algorithm) -> String {
    let size = 1 + dice.below(300) as u64;
    let position = dice.below(size as usize) as u64;
    let record = record(dice, algorithm, position);
    let mut leaves: Vec<Hash> = (0..size).map(|_| Hash(dice.bytes())).collect();
    leaves[position as usize] = merkle::leaf_hash(algorithm, &record.hash);
    let path = merkle::inclusion_ranges(position, size).unwrap();
    let path = path
        .iter()
        .map(|range| root(algorithm, &leaves[range.start as usize..range.end as usize]));
    let key = SecretKey::from_seed(&SEED);
    let checkpoint = Checkpoint {
        origin: Origin::new("city.example/政企").unwrap(),
        algorithm,
        size,
        root: root(algorithm, &leaves),
        at: Instant(dice.next() as i64),
    };
    let proof = Proof {
        path: path.collect(),
        checkpoint: checkpoint.sign(&key),
    };
    let show = [Show::Hashes, Show::Open, Show::All][dice.below(3)];
    issue("2024-0136", &record, show, &proof, &key).unwrap()
}

/// Changes one part and signs the whole again with the right key.
fn lie(text: &str, treatment: Treatment, algorithm: Algorithm) -> Option<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    let path = file["tree"]["path"].as_array().unwrap();
    let position = file["tree"]["position"].as_u64().unwrap();
    let mut other_path = path.clone();
    let (part, from, to) = match treatment {
        Treatment::OtherCaseNumber => (
            "case_number",
            file["case_number"].clone(),
            json!("2024-0137"),
        ),
        Treatment::OtherKind => ("kind", file["event"]["kind"].clone(), json!("case.refused")),
        Treatment::OtherInstant => (
            "recorded_at",
            file["event"]["recorded_at"].clone(),
            json!(5),
        ),
        Treatment::OtherPosition => ("position", json!(position), json!(position ^ 1)),
        Treatment::OtherOpenText => ("open", file["shown"]["open"].clone(), json!("{}")),
        Treatment::OtherPrivateText => ("private", file["shown"]["private"].clone(), json!("{}")),
        Treatment::NoCommitment => (
            "commitment",
            file["event"]["commitment"].clone(),
            Value::Null,
        ),
        Treatment::FractionalSeq => ("seq", file["event"]["seq"].clone(), json!(1.5)),
        Treatment::ShorterPath | Treatment::LongerPath | Treatment::OtherPath => {
            match treatment {
                Treatment::ShorterPath => drop(other_path.pop()?),
                Treatment::LongerPath => other_path.push(json!("0".repeat(64))),
                _ => *other_path.first_mut()? = json!("0".repeat(64)),
            }
            ("path", json!(path), json!(other_path))
        }
        _ => return other_size(file, algorithm),
    };
    let lies = replaced(&file, part, &from, &to);
    (lies != file).then(|| signed(lies, algorithm))
}

/// The same path under a validly signed checkpoint of a larger tree with the same root.
fn other_size(mut file: Value, algorithm: Algorithm) -> Option<String> {
    let key = SecretKey::from_seed(&SEED);
    let text = file["tree"]["checkpoint"].as_str()?;
    let mut statement = domain::evidence::SignedCheckpoint::read(text, &key.public())
        .ok()?
        .statement()
        .clone();
    statement.size *= 4;
    file["tree"]["checkpoint"] = json!(statement.sign(&key).text());
    Some(signed(file, algorithm))
}

fn replaced(value: &Value, part: &str, from: &Value, to: &Value) -> Value {
    let Value::Object(members) = value else {
        return value.clone();
    };
    let replace = |(key, member): (&String, &Value)| {
        let same = key == part && member == from && !from.is_null();
        let member = if same {
            to.clone()
        } else {
            replaced(member, part, from, to)
        };
        (key.clone(), member)
    };
    Value::Object(members.iter().map(replace).collect())
}

fn signed(mut file: Value, algorithm: Algorithm) -> String {
    use ed25519_dalek::Signer;
    file["signature"] = json!("");
    let canonical = Document::of(&file).map_or(Vec::new(), |file| file.bytes().to_vec());
    let mut hashed = Vec::new();
    for field in [
        b"zhengqi.receipt".as_slice(),
        &1i64.to_be_bytes(),
        algorithm.id().as_bytes(),
        &canonical,
    ] {
        hashed.extend((field.len() as u64).to_be_bytes());
        hashed.extend(field);
    }
    let hash: [u8; 32] = match algorithm {
        Algorithm::Sha256 => sha2::Sha256::digest(&hashed).into(),
        Algorithm::Sm3 => sm3::Sm3::digest(&hashed).into(),
    };
    let signature = ed25519_dalek::SigningKey::from_bytes(&SEED).sign(&hash);
    file["signature"] = json!(STANDARD.encode(signature.to_bytes()));
    in_order(&file)
}

/// The members in the order that receipts have, which is not the order in which a map keeps them.
fn in_order(file: &Value) -> String {
    let order = [
        "format",
        "case_number",
        "event",
        "shown",
        "tree",
        "public_key",
        "signature",
        "algorithm",
        "stream",
        "seq",
        "kind",
        "actor",
        "on_behalf_of",
        "recorded_at",
        "occurred_at",
        "previous",
        "position",
        "path",
        "checkpoint",
        "open",
        "commitment",
        "private",
        "salt",
    ];
    let mut text = String::new();
    write_in_order(file, &order, 0, &mut text);
    text + "\n"
}

fn write_in_order(value: &Value, order: &[&str], depth: usize, out: &mut String) {
    let Value::Object(members) = value else {
        let indent = format!("\n{}", "  ".repeat(depth));
        out.push_str(
            &serde_json::to_string_pretty(value)
                .unwrap()
                .replace('\n', &indent),
        );
        return;
    };
    let known = order.iter().filter_map(|key| members.get_key_value(*key));
    out.push('{');
    for (at, (key, member)) in known.enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        out.push_str(&format!("\n{}\"{key}\": ", "  ".repeat(depth + 1)));
        write_in_order(member, order, depth + 1, out);
    }
    out.push_str(&format!("\n{}}}", "  ".repeat(depth)));
}
