//! Signatures, judged by the reference library of Standard Webhooks for Python, which knows nothing of this programme.

use std::io::Write as _;
use std::process::{Command, Stdio};

use domain::cases::intake::Openness;

use crate::town::{on_both, work};
use crate::webhooks::{KEY, TITLE, header, server};

/// Arguments: secret, id, timestamp, signature; the body comes by standard input.
const JUDGE: &str = "
import sys
from standardwebhooks.webhooks import Webhook
secret, id, timestamp, signature = sys.argv[1:]
headers = {'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature}
Webhook(secret).verify(sys.stdin.buffer.read(), headers)
";

fn python() -> Command {
    // The variable names an interpreter that has the package.
    Command::new(std::env::var("ZHENGQI_PYTHON").unwrap_or_else(|_| "python3".into()))
}

fn has_the_library() -> bool {
    let mut asks = python();
    asks.args(["-c", "import standardwebhooks"])
        .stderr(Stdio::null());
    asks.status().is_ok_and(|status| status.success())
}

fn is_accepted(secret: &str, request: &str, body: &str) -> bool {
    let told = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    let mut judge = python();
    judge.args(["-c", JUDGE, secret]);
    judge.args(told.map(|name| header(request, name)));
    let mut judge = judge
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = judge.stdin.take().unwrap();
    input.write_all(body.as_bytes()).unwrap();
    drop(input);
    judge.wait().unwrap().success()
}

#[test]
fn the_reference_library_accepts_what_is_sent_and_nothing_that_was_changed() {
    if !has_the_library() {
        eprintln!(
            "skipped: no Python with the package standardwebhooks; install it, and name that interpreter in \
             ZHENGQI_PYTHON"
        );
        return;
    }
    on_both(|town| {
        let secret = format!("whsec_{KEY}");
        let (arrived, config) = server("standard", &secret, &["200 OK|"]);
        let post = town.post(&config);
        town.case(TITLE, Openness::Internal);
        work(&post);
        let requests = arrived.all();
        assert_eq!(requests.len(), 1);
        let (_, body) = requests[0].split_once("\n\n").unwrap();
        assert!(is_accepted(&secret, &requests[0], body));
        let changed = body.replacen("case.notice", "case.n0tice", 1);
        assert_ne!(changed, body);
        assert!(!is_accepted(&secret, &requests[0], &changed));
        let other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assert!(!is_accepted(other, &requests[0], body));
    });
}
