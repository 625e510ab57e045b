//! Hashes and a receipt that must never change: records already written depend on them.
//!
//! `docs/evidence/example-receipt.json` was checked with `docs/evidence/verify_receipt.py`.

use domain::evidence::chain::{self, Contents, Header};
use domain::evidence::merkle::{self, Frontier};
use domain::evidence::receipt::{Proof, Show, issue, verify_receipt};
use domain::evidence::{Algorithm, Checkpoint, Document, Hash, Origin, Record, Salt, SecretKey};
use domain::time::Instant;
use serde_json::json;

const EXAMPLE: &str = include_str!("../../../docs/evidence/example-receipt.json");

/// The second event of the case `case/0`, recorded by a clerk for a leader.
fn record(algorithm: Algorithm) -> Record {
    let open = json!({"number": "2024-0136", "channel": "meeting", "amount_fen": 125_000_000});
    let open = Document::of(&open).unwrap();
    let private = Document::of(&json!({"title": "厂区停电", "contact": "企业联系人"})).unwrap();
    let salt = Salt(std::array::from_fn(|at| at as u8));
    let contents = Contents::of(algorithm, &open, Some((&salt, &private)));
    let mut record = Record {
        position: 5,
        algorithm,
        stream: "case/018f6b2e-7d40-7a3c-8000-0123456789ab".into(),
        seq: 2,
        kind: "case.received".into(),
        actor: "person/018f6b2e-7d40-7a3c-8000-000000000001".into(),
        on_behalf_of: Some("person/018f6b2e-7d40-7a3c-8000-000000000002".into()),
        recorded_at: Instant(1_714_960_800_000),
        occurred_at: Instant(1_714_957_200_000),
        open: open.into_text(),
        private: Some(private.into_text()),
        salt: Some(salt),
        commitment: contents.private,
        previous: chain::event_hash(
            algorithm,
            &FIRST,
            &Hash::NONE,
            &Contents::of(algorithm, &empty(), None),
        ),
        hash: Hash::NONE,
    };
    record.hash = chain::event_hash(algorithm, &record.header(), &record.previous, &contents);
    record
}

const FIRST: Header<'static> = Header {
    stream: "case/018f6b2e-7d40-7a3c-8000-0123456789ab",
    seq: 1,
    kind: "case.opened",
    actor: "system",
    on_behalf_of: None,
    recorded_at: Instant(1_714_960_799_999),
    occurred_at: Instant(-1),
};

fn empty() -> Document {
    Document::of(&json!({})).unwrap()
}

/// A tree of eleven events, of which the record is the sixth.
fn leaves(record: &Record) -> Vec<Hash> {
    let hash = |at: u8| if at == 5 { record.hash } else { Hash([at; 32]) };
    (0..11)
        .map(|at| merkle::leaf_hash(record.algorithm, &hash(at)))
        .collect()
}

fn root(algorithm: Algorithm, leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::empty(algorithm);
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    frontier.root()
}

#[test]
fn the_hashes_are_those_of_version_1() {
    let found: Vec<String> = Algorithm::ALL
        .into_iter()
        .flat_map(|algorithm| {
            let record = record(algorithm);
            let root = root(algorithm, &leaves(&record));
            [
                record.previous,
                record.open_digest().unwrap(),
                record.commitment.unwrap(),
                record.hash,
                root,
            ]
        })
        .map(|hash| hash.to_string())
        .collect();
    assert_eq!(
        found,
        [
            "43c93a21ec736e2d9c27b80c1f437658aec1f62e97867de4fc9e85f801bf9451",
            "abc08cbd5748d0812f9122e9ea172c9603f28ea0025c8fdeefe0078a4d6d730d",
            "cbf8db1b909ee21e5465cb26e79115c4249d3061fe30a9c6866a82b8b5bf9acc",
            "e12663414ae148ff313ef411992b0e1bdbb24809bc6442095a01b0b3b29a77c4",
            "946d89f8166e7b5d6699c171b8bfcb2d2d414ed98e9746ae68c6483e60c65e81",
            "3aab1bef49eb85a7611c5a20f055f4bd2cc2f75a1f00b4ac86bd42caef6cca5c",
            "76cc5630748cbeebc8a6997f56efc74088691815d1901d7161ed41a8b834555e",
            "c95938e3cc5cb17d334204b3b9123ac3ca0dc618ee3f73ca51dffa160288a77d",
            "fca9b28eda7024657b5fb6bbacd14dd459404d50824803a09922eba1bbc1a2bd",
            "a17da02aa6e8cb66c4d805b4193f5c842eb35b2803f321418c5f7ba8ae4aab9f"
        ]
    );
}

#[test]
fn the_example_receipt_is_written_as_ever() {
    let record = record(Algorithm::Sha256);
    let leaves = leaves(&record);
    let key = SecretKey::from_seed(&[0x5a; 32]);
    let path = merkle::inclusion_ranges(5, 11).unwrap();
    let path = path.iter().map(|range| {
        root(
            Algorithm::Sha256,
            &leaves[range.start as usize..range.end as usize],
        )
    });
    let checkpoint = Checkpoint {
        origin: Origin::new("city.example/zhengqi").unwrap(),
        algorithm: Algorithm::Sha256,
        size: 11,
        root: root(Algorithm::Sha256, &leaves),
        at: Instant(1_714_961_000_000),
    };
    let proof = Proof {
        path: path.collect(),
        checkpoint: checkpoint.sign(&key),
    };
    let receipt = issue("2024-0136", &record, Show::All, &proof, &key).unwrap();
    assert_eq!(receipt, EXAMPLE);
    let facts = verify_receipt(EXAMPLE).unwrap();
    assert_eq!(facts.fingerprint, key.public().fingerprint());
}
