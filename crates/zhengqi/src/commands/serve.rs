//! `zhengqi serve`: the pages and the API, until told to stop.

use std::net::{SocketAddr, TcpListener};

use app::App;
use app::config::{Config, LogFormat};
use app::place::WhenNew;
use clap::Args;
use web::Site;
use web::address::BaseUrl;

use crate::failure::{Failure, Outcome};
use crate::opening::Where;

/// Serve the pages and the API.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    place: Where,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub fn run(&self) -> Result<Outcome, Failure> {
        let place = self.place.place()?;
        let config = place.config();
        log(config);
        let listener = listen(self.listen, &config.server.listen)?;
        let app = self.place.open(WhenNew::SetUp)?;
        let mut site = web::Config::default();
        if !config.server.public_url.is_empty() {
            let base: BaseUrl = config.server.public_url.parse().map_err(Failure::new)?;
            site.base_url = Some(base);
        }
        let here = address_of(&listener)?;
        if let Some(link) = app.accounts().first_link()? {
            println!(
                "set up the first administrator: {here}/set-up/{}",
                link.reveal()
            );
        }
        serve(app, site, listener)
    }
}

/// Serves until the process is told to stop. Prints `ready URL` once requests are answered.
pub fn serve(app: App, config: web::Config, listener: TcpListener) -> Result<Outcome, Failure> {
    println!("ready {}", address_of(&listener)?);
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::new)?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        web::serve(Site::new(app, config), listener).await
    });
    served.map_err(Failure::new)?;
    Ok(Outcome::Done)
}

/// The listening socket, of the option or else of the configuration.
pub fn listen(given: Option<SocketAddr>, configured: &str) -> Result<TcpListener, Failure> {
    let address = given.map_or_else(|| configured.to_owned(), |address| address.to_string());
    TcpListener::bind(&address).map_err(|error| {
        Failure(format!(
            "{address} can't be listened on: {error}; choose another with --listen"
        ))
    })
}

fn address_of(listener: &TcpListener) -> Result<String, Failure> {
    let address = listener.local_addr().map_err(Failure::new)?;
    Ok(format!("http://{address}"))
}

/// Log lines go to standard error, without data of cases.
fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::new(&config.log.filter);
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second subscriber in one process is not possible and not needed.
    let _ = match config.log.format {
        LogFormat::Json => builder.json().try_init(),
        LogFormat::Text => builder.try_init(),
    };
}
