//! Builds the demonstration year in a folder and serves it on a port: `serve FOLDER PORT`.

use std::sync::Arc;

use app::App;
use app::ports::{SeededIds, SetClock};
use domain::evidence::{Algorithm, Origin, SecretKey};
use store::{Db, Target};

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("a folder");
    let port: u16 = args
        .next()
        .and_then(|port| port.parse().ok())
        .expect("a port");
    let file = std::path::Path::new(&folder).join("zhengqi.db");
    let fresh = !file.exists();
    let db = Db::open(&Target::sqlite(file)).expect("a database");
    let clock = Arc::new(SetClock::at(demo::end_of_year()));
    let ids = Arc::new(SeededIds::new(if fresh {
        1
    } else {
        u64::from(std::process::id())
    }));
    let key = SecretKey::from_seed(&[7; 32]);
    let origin = Origin::new("demo.example").expect("a name");
    let app = App::open(
        db,
        clock.clone(),
        ids.clone(),
        key,
        origin,
        Algorithm::Sha256,
    )
    .expect("an app");
    if fresh {
        let prefecture = demo::build(&app, &clock, &*ids, demo::Profile::Honest).expect("a year");
        demo::accounts::make(&app, &prefecture).expect("accounts");
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
            .await
            .expect("the port");
        println!("ready http://127.0.0.1:{port}");
        web::serve(web::Site::new(app, web::Config::default()), listener)
            .await
            .expect("serving");
    });
}
