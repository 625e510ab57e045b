//! Server-sent events: a number for each change of the room, as long as the reader's session lasts.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use domain::ids::MeetingId;
use domain::permits::{Permission, has};
use futures_util::stream;
use tokio::time::{Instant, sleep_until};

use crate::cookies::Cookie;
use crate::error::{Answer, Failure};
use crate::live::Listener;
use crate::site::Site;

/// How often a silent stream says that it is there; the session is looked at each time.
const BREATH: Duration = Duration::from_secs(10);
/// How long a browser waits before it asks again.
const AGAIN: Duration = Duration::from_secs(1);

/// What one stream knows.
struct Telling {
    site: Site,
    /// The cookie of the session, looked up anew before each word.
    session: String,
    listener: Listener,
    told: i64,
    ends_at: Instant,
}

pub async fn listen(
    State(site): State<Site>,
    headers: HeaderMap,
    Path(id): Path<MeetingId>,
) -> Answer {
    let session = Cookie::Session.read(&site, &headers);
    let session = session.ok_or(Failure::SignInFirst)?;
    let listener = site.live().listen(id);
    let listener = listener.ok_or(Failure::App(app::Error::TooMany(5)))?;
    let pulses = site.run(move |app| app.rooms().pulses(&[id])).await?;
    let pulse = pulses.first().map_or(0, |(_, pulse)| *pulse);
    if pulse == 0 {
        return Err(Failure::NOT_FOUND);
    }
    site.live().tell(id, pulse);
    let telling = Telling {
        ends_at: Instant::now() + site.config().limits.listening,
        site,
        session,
        listener,
        told: -1,
    };
    let events = stream::unfold(telling, |mut telling| async {
        let event = telling.next().await?;
        Some((Ok::<_, Infallible>(event), telling))
    });
    // A proxy that gathers answers would hold the news back.
    let unbuffered = (
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(([unbuffered], Sse::new(events)).into_response())
}

impl Telling {
    /// The next event; none when the stream ends.
    async fn next(&mut self) -> Option<Event> {
        let pulse = *self.listener.pulse.borrow_and_update();
        if pulse <= self.told {
            let breath = Instant::now() + BREATH;
            tokio::select! {
                changed = self.listener.pulse.changed() => changed.ok()?,
                _ = self.listener.is_closing.wait_for(|closing| *closing) => return None,
                () = sleep_until(self.ends_at) => return None,
                () = sleep_until(breath) => {}
            }
        }
        if !self.is_admitted().await {
            return None;
        }
        let pulse = *self.listener.pulse.borrow_and_update();
        if pulse <= self.told {
            return Some(Event::default().comment(""));
        }
        self.told = pulse;
        let event = Event::default().event("change").retry(AGAIN);
        Some(event.data(pulse.to_string()))
    }

    /// Whether the session still stands for somebody who may look at meetings.
    async fn is_admitted(&self) -> bool {
        let session = self.session.clone();
        let found = self.site.run(move |app| app.actor_of_session(&session));
        match found.await {
            Ok(person) => person.is_some_and(|p| has(&p.actor, Permission::ViewMeetings)),
            Err(_) => false,
        }
    }
}
