//! The form in which a firm signs up: for itself, for a member of a chamber, or for whoever calls a clerk.

use app::World;
use app::announcements::Public;
use app::choices::FirmLine;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::announcements::Misfit;
use domain::ids::MeetingId;
use messages::Texts;

use super::read;
use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, meetings, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::signups::SignUpForm;
use crate::visitor::{SignedIn, Visitor};

/// A firm describes so many problems beforehand.
pub const PROBLEMS: usize = 3;

/// What the form is made of.
struct Desk {
    told: Public,
    world: World,
    /// The firms that the person speaks for; none for chambers and clerks, who look theirs up.
    own: Vec<FirmLine>,
    misfits: Vec<Misfit>,
}

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
) -> Answer {
    let desk = desk(&site, &person, meeting).await?;
    html(&view(&visitor, &desk, &Submitted::default(), None))
}

pub async fn register(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let desk = desk(&site, &person, meeting).await?;
    let t = visitor.t;
    let (signed_in, given) = (person.clone(), typed.clone());
    let done = site
        .run(
            move |app| match read::sign_up(app, &signed_in, t, &given)? {
                Err(mend) => Ok(Err(mend)),
                Ok(new) => {
                    let (desk, key) = (app.sign_ups(), given.key.as_deref());
                    desk.register(&signed_in.actor, meeting, &new, key).map(Ok)
                }
            },
        )
        .await;
    let refused = match done {
        Ok(Ok(id)) => {
            let to = Redirect::to(format!("/sign-ups/{id}"));
            let settled = to.settling("signups.done", &draft(meeting));
            return Ok(settled.into_response());
        }
        Ok(Err(mend)) => mend,
        Err(error) => said_at(Mend::refused(t, error, "firm")?),
    };
    mend(&view(&visitor, &desk, &typed, Some(&refused)))
}

/// The rules speak of a problem, the form has several of them.
fn said_at(mend: Mend) -> Mend {
    match mend.field.as_str() {
        "problem" | "category" => Mend::new(format!("{}_1", mend.field), mend.sentence),
        "sign_up_until" => Mend::new("firm", mend.sentence),
        _ => mend,
    }
}

async fn desk(site: &Site, person: &SignedIn, meeting: MeetingId) -> Result<Desk, Failure> {
    let actor = person.actor.clone();
    let desk = site
        .run(move |app| {
            let told = app.announcements().of_meeting(meeting)?;
            let own = app.own_firms(&actor)?;
            let misfits = match own.as_slice() {
                [one] => {
                    let firm = app.registers().get::<domain::firms::Firm>(one.id.0)?;
                    told.announcement.meant_for.misfits(&firm.entry)
                }
                _ => Vec::new(),
            };
            Ok(Desk {
                world: app.world()?,
                told,
                own,
                misfits,
            })
        })
        .await?;
    Ok(desk)
}

fn draft(meeting: MeetingId) -> String {
    format!("sign-up:{meeting}")
}

fn view(visitor: &Visitor, desk: &Desk, typed: &Submitted, refused: Option<&Mend>) -> SignUpForm {
    let t = visitor.t;
    let words = &t.signups;
    let meeting = &desk.told.meeting;
    let name = meetings::name(t, meeting);
    let fields = Fields {
        t,
        scope: "",
        typed: Some(typed),
        mend: refused,
    };
    let mut page = visitor.page(words.form_title(&name));
    let at = format!("/announcements/{}", meeting.id);
    page.crumbs = vec![Link::new(at.clone(), t.announcements.document(&name))];
    let mut who = who(&fields, desk);
    let mut problems: Vec<Vec<Field>> = (1..=PROBLEMS).map(|n| problem(&fields, desk, n)).collect();
    let all = who.iter_mut().chain(problems.iter_mut().flatten());
    let errors = fields.errors().mending(all);
    SignUpForm {
        title: page.title.clone(),
        when: meetings::line(t, meeting),
        notice: misfit(t, &desk.misfits),
        errors,
        action: format!("{at}/sign-up"),
        back: at,
        draft: draft(meeting.id),
        who,
        problems,
        last: vec![publication(&fields)],
        page,
    }
}

fn misfit(t: &'static Texts, misfits: &[Misfit]) -> Option<Notice> {
    let words = &t.signups;
    let reasons: Vec<&str> = misfits
        .iter()
        .map(|misfit| misfit_word(t, *misfit))
        .collect();
    (!reasons.is_empty()).then(|| {
        let text = words.misfit_text(reasons.join(t.announcements.separator));
        Notice::new(t, NoticeKind::Information, words.misfit_title).text(text)
    })
}

/// In what a firm differs, in words.
pub fn misfit_word(t: &Texts, misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::Size => t.signups.misfit.size,
        Misfit::Place => t.signups.misfit.place,
        Misfit::Qualification => t.signups.misfit.qualification,
    }
}

fn who(fields: &Fields<'_>, desk: &Desk) -> Vec<Field> {
    let words = &fields.t.signups.field;
    let firm = match desk.own.as_slice() {
        [] => fields
            .field("firm", words.firm, "")
            .hint(words.firm_hint)
            .control(Control::Lookup {
                from: "/lookup/firms".to_owned(),
                chosen: fields.value("firm_id", ""),
            }),
        own => {
            let chosen = fields.value("firm_id", "");
            let choices = own.iter().enumerate().map(|(n, firm)| {
                let mut choice = Choice::new(firm.id.to_string(), &firm.name).picked_if(&chosen);
                if n == 0 && chosen.is_empty() {
                    choice.picked = Picked::Yes;
                }
                choice
            });
            fields
                .field("firm_id", words.firm, "")
                .control(Control::Radios(choices.collect()))
        }
    };
    let private = |name: &str, label: &str| {
        fields
            .field(name, label, "")
            .need(Need::Optional)
            .hint(words.private_hint)
            .control(Control::Short)
    };
    vec![
        firm,
        fields.field("post", words.post, "").control(Control::Short),
        private("name", words.name).autocomplete("name"),
        private("phone", words.phone).autocomplete("tel"),
    ]
}

fn problem(fields: &Fields<'_>, desk: &Desk, n: usize) -> Vec<Field> {
    let words = &fields.t.signups.field;
    let name = |part: &str| format!("{part}_{n}");
    let need = match n {
        1 => Need::Required,
        _ => Need::Optional,
    };
    let chosen = fields.value(&name("category"), "");
    let categories = desk.world.programme.categories.iter();
    let categories = categories.map(|each| Choice::new(&each.code, &each.label).picked_if(&chosen));
    vec![
        fields
            .field(&name("problem"), &words.problem(n), "")
            .need(need)
            .hint(words.problem_hint)
            .control(Control::Area { rows: 4 }),
        fields
            .field(&name("category"), &words.category(n), "")
            .need(need)
            .control(Control::Select(categories.collect())),
        fields
            .field(&name("elsewhere"), &words.elsewhere(n), "")
            .need(Need::Optional)
            .hint(words.elsewhere_hint),
        fields
            .field(&name("wanted_office"), &words.wanted_office(n), "")
            .need(Need::Optional),
    ]
}

fn publication(fields: &Fields<'_>) -> Field {
    let words = &fields.t.signups.field;
    let yes = Choice::new("yes", words.may_publish_yes).picked_if(&fields.value("may_publish", ""));
    fields
        .field("may_publish", words.may_publish, "")
        .need(Need::Optional)
        .control(Control::Checks(vec![yes]))
}
