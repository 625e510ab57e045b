//! A cluster lives and dies with its owner.

use std::process::{Command, Stdio};

use testing::postgres::{Binaries, CLUSTER_VARIABLE, Cluster, Durability, fresh_database};

fn query(binaries: &Binaries, url: &str, sql: &str) -> Option<String> {
    let output = Command::new(binaries.path("psql"))
        .args([url, "-At", "-c", sql])
        .stderr(Stdio::null())
        .output()
        .unwrap();
    let answer = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    output.status.success().then_some(answer)
}

#[test]
fn a_cluster_answers_until_it_is_dropped() {
    let Some(binaries) = Binaries::find() else {
        testing::skip("PostgreSQL is not installed");
        return;
    };
    let cluster = Cluster::start(&binaries, Durability::Full).unwrap();
    let url = cluster.url().to_owned();
    assert_eq!(query(&binaries, &url, "SHOW fsync").as_deref(), Some("on"));
    assert_eq!(
        query(&binaries, &url, "SHOW server_encoding").as_deref(),
        Some("UTF8")
    );
    let folder = query(&binaries, &url, "SHOW data_directory").unwrap();
    drop(cluster);
    assert_eq!(query(&binaries, &url, "SELECT 1"), None);
    assert!(!std::path::Path::new(&folder).exists());
}

#[test]
fn two_tests_never_share_a_database() {
    let (Some(one), Some(other)) = (fresh_database(), fresh_database()) else {
        assert!(std::env::var(CLUSTER_VARIABLE).is_err());
        return;
    };
    let binaries = Binaries::find().unwrap();
    assert!(query(&binaries, &one.url(), "CREATE TABLE seen (id BIGINT)").is_some());
    assert!(query(&binaries, &other.url(), "SELECT id FROM seen").is_none());
    let url = one.url();
    drop(one);
    assert!(
        query(&binaries, &url, "SELECT 1").is_none(),
        "dropping it removes it"
    );
    assert_eq!(
        query(&binaries, &other.url(), "SELECT 1").as_deref(),
        Some("1")
    );
}
