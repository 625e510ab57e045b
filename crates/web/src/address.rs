//! Where the site is: the configured address, the names it answers to, and where a request came from.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use axum::http::{HeaderMap, Uri, header};

use crate::site::Config;

/// `https://zq.example.gov.cn` or `http://…` on this machine: a scheme and a host, nothing after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    https: bool,
    /// Host and port as a browser sends them in `Host`.
    authority: String,
}

/// The text is no address of a site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBaseUrl {
    #[error("the base address must look like https://host or https://host:port, without a path")]
    NotAnAddress,
    #[error("the base address must begin with https://, unless its host is this machine")]
    NotHttps,
}

impl BaseUrl {
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// As a browser sends it in `Origin`.
    pub fn origin(&self) -> String {
        let scheme = if self.https { "https" } else { "http" };
        format!("{scheme}://{}", self.authority)
    }
}

impl FromStr for BaseUrl {
    type Err = BadBaseUrl;

    fn from_str(text: &str) -> Result<BaseUrl, BadBaseUrl> {
        let uri: Uri = text.trim().parse().map_err(|_| BadBaseUrl::NotAnAddress)?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(BadBaseUrl::NotAnAddress),
        };
        let authority = uri.authority().ok_or(BadBaseUrl::NotAnAddress)?;
        let bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
        if !bare || authority.as_str().contains('@') {
            return Err(BadBaseUrl::NotAnAddress);
        }
        if !https && !is_this_machine(authority.host()) {
            return Err(BadBaseUrl::NotHttps);
        }
        Ok(BaseUrl {
            https,
            authority: authority.as_str().to_ascii_lowercase(),
        })
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

/// Where a connection came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

impl Peer {
    /// For requests that came over no connection: in tests.
    pub const HERE: Peer = Peer(IpAddr::V4(Ipv4Addr::LOCALHOST));
}

/// The address of whoever asks: the connection's, unless it is a trusted proxy's, which then says it.
pub fn client_address(config: &Config, peer: Peer, headers: &HeaderMap) -> IpAddr {
    let mut address = peer.0.to_canonical();
    let forwarded = headers.get_all("x-forwarded-for");
    let mut named: Vec<&str> = forwarded
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    while config.trusted_proxies.contains(&address) {
        match named.pop().map(|name| name.trim().parse::<IpAddr>()) {
            Some(Ok(before)) => address = before.to_canonical(),
            Some(Err(_)) | None => break,
        }
    }
    address
}

/// Whether a request that names this host is for us. Whoever sends another one could make links to elsewhere.
pub fn is_ours(config: &Config, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let Ok(host) = host.to_str() else {
        return false;
    };
    let configured = config
        .base_url
        .as_ref()
        .is_some_and(|base| base.authority.eq_ignore_ascii_case(host));
    configured || is_this_machine(without_port(host))
}

/// Whether an `Origin` is a page of ours, for a request to `host`.
pub fn is_our_origin(config: &Config, origin: &str, host: &str) -> bool {
    let configured = config
        .base_url
        .as_ref()
        .is_some_and(|base| base.origin() == origin);
    let here = is_this_machine(without_port(host)) && origin == format!("http://{host}");
    configured || here
}

/// The site's address for links that people carry elsewhere: as configured, else as it was asked for.
pub fn origin(config: &Config, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST);
    let host = host
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let configured = config.base_url.as_ref().map(BaseUrl::origin);
    configured.unwrap_or_else(|| format!("http://{host}"))
}

fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

/// `[::1]:8080` is `[::1]`, `localhost:80` is `localhost`.
fn without_port(host: &str) -> &str {
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base: &str, proxies: &[&str]) -> Config {
        Config {
            base_url: base.parse().ok(),
            trusted_proxies: proxies.iter().map(|p| p.parse().unwrap()).collect(),
            ..Config::default()
        }
    }

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in lines {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    #[test]
    fn a_base_address_is_https_or_this_machine_and_has_no_path() {
        for good in [
            "https://zq.example.cn",
            "https://zq.example.cn:8443/",
            "http://127.0.0.1:9000",
        ] {
            assert!(good.parse::<BaseUrl>().is_ok(), "{good}");
        }
        for bad in [
            "http://zq.example.cn",
            "https://a.cn/b",
            "https://a@b.cn",
            "zq.example.cn",
            "ftp://a",
            "",
        ] {
            assert!(bad.parse::<BaseUrl>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let config = config("https://zq.example.cn", &[]);
        for ours in ["zq.example.cn", "localhost:8080", "127.0.0.1", "[::1]:8080"] {
            let mut map = HeaderMap::new();
            map.insert("host", ours.parse().unwrap());
            assert!(is_ours(&config, &map), "{ours}");
        }
        for other in [
            "evil.cn",
            "zq.example.cn.evil.cn",
            "zq.example.cn:81",
            "localhost.evil.cn",
            "127.0.0.1.evil.cn",
            "",
        ] {
            let mut map = HeaderMap::new();
            map.insert("host", other.parse().unwrap());
            assert!(!is_ours(&config, &map), "{other}");
        }
        assert!(!is_ours(&config, &HeaderMap::new()));
        assert!(!is_ours(
            &config,
            &headers(&[("host", "localhost"), ("host", "localhost")])
        ));
    }

    #[test]
    fn a_page_of_ours_comes_from_our_own_origin() {
        let config = config("https://zq.example.cn", &[]);
        assert!(is_our_origin(
            &config,
            "https://zq.example.cn",
            "zq.example.cn"
        ));
        assert!(is_our_origin(
            &config,
            "http://localhost:8080",
            "localhost:8080"
        ));
        for (origin, host) in [
            ("http://zq.example.cn", "zq.example.cn"),
            ("http://localhost:8081", "localhost:8080"),
            ("https://evil.cn", "zq.example.cn"),
            ("null", "localhost:8080"),
        ] {
            assert!(!is_our_origin(&config, origin, host), "{origin} {host}");
        }
    }

    #[test]
    fn only_a_trusted_proxy_says_who_asks() {
        let direct = Peer("10.0.0.9".parse().unwrap());
        let proxy = Peer("10.0.0.1".parse().unwrap());
        let config = config("https://zq.example.cn", &["10.0.0.1", "10.0.0.2"]);
        let said = headers(&[("x-forwarded-for", "1.2.3.4, 5.6.7.8, 10.0.0.2")]);
        assert_eq!(
            client_address(&config, direct, &said).to_string(),
            "10.0.0.9"
        );
        assert_eq!(client_address(&config, proxy, &said).to_string(), "5.6.7.8");
        assert_eq!(
            client_address(&config, proxy, &HeaderMap::new()).to_string(),
            "10.0.0.1"
        );
    }
}
