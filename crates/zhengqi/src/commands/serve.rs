//! `zhengqi serve`: the pages and the API, until told to stop.

use std::io::IsTerminal;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::config::{LogFormat, Server};
use app::place::Opening;
use app::ports::Carrier;
use channels::Channels;
use clap::Args;
use tracing_subscriber::EnvFilter;
use web::address::BaseUrl;
use web::{Limits, Site};

use crate::failure::{Failure, Outcome};
use crate::opening::{self, Where};
use crate::output;
use crate::worker::WorkerThread;

/// Serve the pages and the API.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    place: Where,
    /// Address and port to listen on, port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub fn run(&self) -> Result<Outcome, Failure> {
        let place = self.place.place()?;
        let config = place.config();
        log(&config.log.filter, config.log.format)?;
        let channels = Channels::open(config).map_err(Failure)?;
        let mut site = site(&config.server)?;
        site.ways = channels.ways().clone();
        let listener = listen(self.listen, &config.server.listen)?;
        let address = listener.local_addr()?;
        web::may_serve(&site, address)?;
        let app = opening::open(&place, Opening::Serve)?;
        if let Some(link) = app.accounts().first_link()? {
            let base = site.base_url.as_ref().map(ToString::to_string);
            let base = base.unwrap_or_else(|| format!("http://{address}"));
            output::line(&format!(
                "set up the first administrator: {base}/set-up/{}",
                link.reveal()
            ))?;
        }
        serve(app, (site, Arc::new(channels)), listener)
    }
}

/// Serves, and works off what is to be done, until the process is told to stop. Prints `ready URL` once requests are
/// answered and a signal stops gracefully.
pub fn serve(
    app: App,
    (config, carrier): (web::Config, Arc<dyn Carrier>),
    listener: TcpListener,
) -> Result<Outcome, Failure> {
    let worker = WorkerThread::start(&app, carrier)?;
    let outcome = answer(app, config, listener);
    worker.stop();
    outcome
}

fn answer(app: App, config: web::Config, listener: TcpListener) -> Result<Outcome, Failure> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    // The last hold on the programme is let go after the runtime: connections to PostgreSQL can't be closed inside one.
    let site = Site::new(app, config);
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stop = web::told_to_stop()?;
        output::line(&format!("ready http://{address}"))?;
        web::serve_until(site.clone(), listener, stop).await?;
        Ok(Outcome::Done)
    })
}

/// The listening socket, of the option or else of the configuration.
pub fn listen(given: Option<SocketAddr>, configured: &str) -> Result<TcpListener, Failure> {
    let address = given.map_or_else(|| configured.to_owned(), |address| address.to_string());
    TcpListener::bind(&address).map_err(|error| {
        Failure(format!(
            "{address} can't be listened on ({error}): choose another address or port"
        ))
    })
}

/// What the web server is told by the configuration.
pub fn site(server: &Server) -> Result<web::Config, Failure> {
    let base_url = match server.public_url.as_str() {
        "" => None,
        url => Some(url.parse::<BaseUrl>().map_err(Failure::new)?),
    };
    let limits = Limits {
        connections: server.connections.get() as usize,
        drain: Duration::from_secs(u64::from(server.drain_seconds.get())),
        ..Limits::default()
    };
    Ok(web::Config {
        base_url,
        trusted_proxies: server.trusted_proxies.clone(),
        help: server.help.clone(),
        limits,
        ..web::Config::default()
    })
}

/// Which log lines are written.
pub fn filter(text: &str) -> Result<EnvFilter, Failure> {
    EnvFilter::try_new(text).map_err(|error| {
        Failure(format!(
            "log.filter can't be read ({error}): write error, warn, info, debug, or targets with levels such as info,store=debug"
        ))
    })
}

/// Lets log lines go to standard error, without data of cases.
pub fn log(wanted: &str, format: LogFormat) -> Result<(), Failure> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter(wanted)?)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second subscriber in one process is not possible and not needed.
    let _ = match format {
        LogFormat::Json => builder.json().try_init(),
        LogFormat::Text => builder.try_init(),
    };
    Ok(())
}
