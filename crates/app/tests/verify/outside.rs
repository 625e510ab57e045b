//! What receipts and keys that are kept outside add.

use app::verify::{Finding, Known, ReceiptCheck};
use domain::evidence::receipt::{Facts, verify_receipt};
use domain::permits::Role;

use crate::small::{Small, as_role, on_both};

fn receipt(small: &Small) -> Facts {
    let dispatcher = as_role(Role::Dispatcher);
    let text = small.app.receipt(&dispatcher, "2024-0001").unwrap();
    verify_receipt(&text).unwrap()
}

#[test]
fn a_receipt_agrees_with_the_database_that_gave_it() {
    on_both(|small| {
        let receipts = [receipt(small)];
        let known = Known {
            keys: &[],
            receipts: &receipts,
        };
        let report = small.app.verify(&known, |_| {}).unwrap();
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!(report.receipts, 1);
        let check = small.app.check_receipt(&receipts[0]);
        assert_eq!(check, Ok(ReceiptCheck::Same));
    });
}

#[test]
fn a_receipt_shows_what_was_rewritten_or_cut_off() {
    on_both(|small| {
        let mut rewritten = receipt(small);
        rewritten.event_hash.0[0] ^= 1;
        let mut other_root = receipt(small);
        other_root.checkpoint.root.0[0] ^= 1;
        let mut longer = receipt(small);
        longer.checkpoint.size += 1;
        let checks = [
            (
                &rewritten,
                ReceiptCheck::OtherEvent,
                Finding::NotAsReceipted,
            ),
            (&other_root, ReceiptCheck::OtherRoot, Finding::Rewritten),
            (&longer, ReceiptCheck::RolledBack, Finding::RolledBack),
        ];
        for (receipt, check, finding) in checks {
            assert_eq!(small.app.check_receipt(receipt), Ok(check));
            let known = Known {
                keys: &[],
                receipts: std::slice::from_ref(receipt),
            };
            let report = small.app.verify(&known, |_| {}).unwrap();
            let found = report.faults.iter().any(|fault| fault.finding == finding);
            assert!(found, "{finding}: {:?}", report.faults);
        }
    });
}

#[test]
fn a_receipt_of_another_key_is_not_believed() {
    on_both(|small| {
        let mut other = receipt(small);
        other.fingerprint = "another".to_owned();
        assert_eq!(small.app.check_receipt(&other), Ok(ReceiptCheck::OtherKey));
        let receipts = [other];
        let known = Known {
            keys: &[],
            receipts: &receipts,
        };
        let report = small.app.verify(&known, |_| {}).unwrap();
        assert_eq!(report.faults[0].finding, Finding::NotSigned);
    });
}
