//! The fields of an announcement: a stored one is shown as if it had been typed.

use app::World;
use app::announcements::Draft;
use domain::announcements::{MINUTES_EACH, Mode};
use domain::firms::FirmSize;

use super::super::show::mode;
use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::forms::Submitted;
use crate::pages::mending::Fields;

/// A stored announcement, or the usual words before there is one.
pub fn stored(draft: &Draft, world: &World) -> Submitted {
    let Some(found) = &draft.stored else {
        return fresh(world);
    };
    let told = &found.entry;
    let mut typed: Submitted = [
        ("ends_at", told.ends_at.clone()),
        ("audience", told.audience.clone()),
        ("mode", told.mode.key().to_owned()),
        ("taken", told.taken.clone()),
        ("not_taken", told.not_taken.clone()),
        ("how", told.how.clone()),
        ("sign_up_until", told.sign_up_until.to_string()),
        ("quota", told.quota.to_string()),
        ("minutes_each", told.minutes_each.to_string()),
        ("phone", told.phone.clone()),
        ("qualifications", told.meant_for.qualifications.join("、")),
    ]
    .into_iter()
    .collect();
    for size in &told.meant_for.sizes {
        typed.add("sizes".into(), size.key().into());
    }
    for place in &told.meant_for.places {
        typed.add("places".into(), place.clone());
    }
    typed
}

/// The usual words, in Chinese whatever the clerk reads: it is what the public will read.
fn fresh(_: &World) -> Submitted {
    let usual = &messages::texts(messages::Language::ZhHans)
        .announcements
        .usual;
    [
        ("ends_at", "11:30"),
        ("audience", usual.audience),
        ("mode", Mode::OnSite.key()),
        ("taken", usual.taken),
        ("not_taken", usual.not_taken),
        ("how", usual.how),
        ("quota", "8"),
        ("minutes_each", "5"),
    ]
    .into_iter()
    .collect()
}

pub fn all(fields: &Fields<'_>, world: &World) -> Vec<Field> {
    let t = fields.t;
    let words = &t.announcements.field;
    let area = |name: &str, label: &str| {
        fields
            .field(name, label, "")
            .control(Control::Area { rows: 3 })
    };
    let modes = Mode::ALL
        .iter()
        .map(|each| Choice::new(each.key(), mode(t, *each)).picked_if(&fields.value("mode", "")));
    let minutes = MINUTES_EACH.map(|count| {
        Choice::new(count.to_string(), words.minutes(count))
            .picked_if(&fields.value("minutes_each", ""))
    });
    let quota = Control::Number {
        unit: words.quota_unit.to_owned(),
    };
    vec![
        fields
            .field("ends_at", words.ends_at, "")
            .control(Control::Short)
            .hint("11:30"),
        area("audience", words.audience),
        fields
            .field("mode", words.mode, "")
            .control(Control::Radios(modes.collect())),
        area("taken", words.taken),
        area("not_taken", words.not_taken).hint(words.not_taken_hint),
        area("how", words.how),
        fields
            .field("sign_up_until", words.sign_up_until, "")
            .control(Control::Date),
        fields.field("quota", words.quota, "").control(quota),
        fields
            .field("minutes_each", words.minutes_each, "")
            .control(Control::Radios(minutes.collect())),
        fields
            .field("phone", words.phone, "")
            .control(Control::Short),
        sizes(fields),
        places(fields, world),
        fields
            .field("qualifications", words.qualifications, "")
            .need(Need::Optional)
            .hint(words.qualifications_hint),
    ]
}

fn sizes(fields: &Fields<'_>) -> Field {
    let t = fields.t;
    let known = FirmSize::ALL
        .iter()
        .filter(|size| **size != FirmSize::Unknown);
    let choices = known.map(|size| {
        let label = t.lookup(&format!("firms.sizes.{size}")).unwrap_or_default();
        picked(Choice::new(size.key(), label), fields, "sizes")
    });
    fields
        .field("sizes", t.announcements.field.sizes, "")
        .need(Need::Optional)
        .hint(t.announcements.field.meant_hint)
        .control(Control::Checks(choices.collect()))
}

fn places(fields: &Fields<'_>, world: &World) -> Field {
    let each = world.programme.places.iter();
    let choices =
        each.map(|place| picked(Choice::new(&place.code, &place.label), fields, "places"));
    fields
        .field("places", fields.t.announcements.field.places, "")
        .need(Need::Optional)
        .control(Control::Checks(choices.collect()))
}

fn picked(mut choice: Choice, fields: &Fields<'_>, name: &str) -> Choice {
    let all = fields
        .typed
        .map(|typed| typed.all(name))
        .unwrap_or_default();
    if all.contains(&choice.value.as_str()) {
        choice.picked = Picked::Yes;
    }
    choice
}
