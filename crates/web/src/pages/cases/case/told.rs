//! How each kind of event is told: which of its facts are said, and in which order. Who reads what of an event is the
//! core's to say ([`domain::permits::visibility`]): what isn't for the reader is not in the event that is told.

/// One kind of event on the time line. Its heading is the message `events.title.<kind without "case.">`.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub kind: &'static str,
    /// Whether it sets, moves or keeps a date.
    pub about: About,
    pub facts: &'static [Fact],
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Date,
    Matter,
}

/// Where a fact stands in the event (a path with dots) and what it is. Its name is `events.field.<last part>`.
#[derive(Debug, Clone, Copy)]
pub enum Fact {
    /// Words of people, printed without a name before them.
    Words(&'static str),
    /// A short text after its name.
    Text(&'static str),
    /// A date after its name.
    Date(&'static str),
    /// A date after the name of another field.
    DateAs(&'static str, &'static str),
    /// An id, or several.
    Name(&'static str),
    /// A word of a list: its path and the table below `words.`.
    Word(&'static str, &'static str),
    Category(&'static str),
    Place(&'static str),
    /// A yes or no.
    Truth(&'static str),
    /// Whether an objection was upheld.
    Upheld(&'static str),
    /// The answers of a follow-up call, or that nobody was reached.
    Answers,
    /// What each office does, a line each.
    Division(&'static str),
}

use Fact::{
    Answers, Category, Date, DateAs, Division, Name, Place, Text, Truth, Upheld, Word, Words,
};

use About::{Date as Dated, Matter};

const fn told(kind: &'static str, about: About, facts: &'static [Fact]) -> Told {
    Told { kind, about, facts }
}

/// How an event is told; of one that nobody described only its heading is said.
pub fn of(kind: &str) -> Told {
    let known = TOLD.iter().find(|told| told.kind == kind);
    known.copied().unwrap_or(told("", Matter, &[]))
}

/// The table.
#[rustfmt::skip]
pub const TOLD: &[Told] = &[
    told("case.submitted", Matter, &[Words("intake.title")]),
    told("case.imported", Matter, &[Words("intake.title")]),
    told("case.supplement_requested", Matter, &[Words("items")]),
    told("case.supplemented", Matter, &[Words("text")]),
    told("case.accepted", Matter, &[Category("category"), Word("difficulty", "difficulty")]),
    told("case.refused", Matter, &[Word("reason", "refusal_reason"), Text("lawful_way")]),
    told("case.merged", Matter, &[Name("into")]),
    told("case.unmerged", Matter, &[Words("reason")]),
    told("case.absorbed", Matter, &[Name("case")]),
    told("case.released", Matter, &[Name("case")]),
    told("case.split_off", Matter, &[Name("case")]),
    told("case.assigned", Dated,
        &[Name("assignment.lead"), Name("assignment.officer"), Name("assignment.co_handlers"), Date("promise.due_on"),
          Name("assignment.leader"), Text("assignment.instruction")]),
    told("case.assignment_confirmed", Matter, &[Words("correction")]),
    told("case.acknowledged", Matter, &[]),
    told("case.objected", Matter, &[Words("reason"), Text("duty_basis"), Name("better_office")]),
    told("case.objection_ruled", Matter, &[Name("lead"), Name("officer"), Upheld("upheld"), Text("reason")]),
    told("case.officer_changed", Matter, &[Name("officer"), Text("reason")]),
    told("case.contact_logged", Matter, &[Word("method", "contact_method"), Words("summary"), Word("meal", "meal")]),
    told("case.progress_logged", Matter, &[Words("text")]),
    told("case.opinion_given", Matter, &[Name("office"), Words("text")]),
    told("case.material_requested", Dated, &[Words("items"), DateAs("until", "waits_until")]),
    told("case.material_received", Dated, &[Words("summary"), Date("due_on")]),
    told("case.extension_requested", Matter, &[Words("reason"), Date("until"), Text("firm_told")]),
    told("case.extension_granted", Dated, &[Date("until"), Text("note")]),
    told("case.extension_denied", Matter, &[Words("note")]),
    told("case.consultation_convened", Matter, &[Words("question"), Name("offices"), Word("level", "level")]),
    told("case.consultation_raised", Matter, &[Word("level", "level"), Words("reason")]),
    told("case.consultation_concluded", Matter, &[Words("decision"), Division("division"), Text("minutes")]),
    told("case.returned_from_docket", Dated, &[Date("missed_on")]),
    told("case.docket_requested", Matter,
        &[Words("request.reason"), Text("request.plan"), Date("request.milestone_on"), Name("request.reviewer"),
          Words("docket.reason"), Text("docket.plan"), Date("docket.milestone_on"), Name("docket.reviewer")]),
    told("case.docket_approved", Dated, &[Date("until"), Words("note")]),
    told("case.docket_denied", Matter, &[Words("note")]),
    told("case.milestone_reported", Dated, &[Words("progress"), Date("next_milestone_on")]),
    told("case.resumed_from_docket", Dated, &[Words("reason"), Date("promise.due_on")]),
    told("case.interim_replied", Dated, &[Words("text"), Date("next_promised_on")]),
    told("case.reply_drafted", Matter, &[Word("content.class", "reply_class"), Words("content.text")]),
    told("case.reply_signed", Matter, &[]),
    told("case.reply_returned", Matter, &[Words("reason"), Word("by", "returner")]),
    told("case.reply_issued", Dated, &[Text("number")]),
    told("case.rated", Matter,
        &[Word("rating.satisfaction", "satisfaction"), Word("rating.solved", "solved"), Words("rating.reason")]),
    told("case.called", Matter, &[Answers, Words("note")]),
    told("case.followed_up", Matter, &[]),
    told("case.rework_ordered", Dated, &[Words("reason"), Date("promise.due_on")]),
    told("case.withdrawal_requested", Matter, &[Words("reason")]),
    told("case.withdrawal_checked", Matter, &[Word("finding", "finding"), Words("note")]),
    told("case.strike_off_verified", Matter, &[Word("reach", "reach"), Text("common_problem")]),
    told("case.struck_off", Matter, &[Words("note")]),
    told("case.reopened", Dated, &[Words("reason"), Date("promise.due_on")]),
    told("case.terminated", Matter, &[Words("reason")]),
    told("case.reclassified", Matter, &[Category("category"), Place("place"), Text("reason")]),
    told("case.contact_erased", Matter, &[Text("ground")]),
    told("case.reminded", Matter, &[Word("rung", "rung"), Name("offices"), Words("text")]),
    told("case.order_proposed", Matter, &[Word("color", "order_color"), Word("rung", "rung")]),
    told("case.order_dismissed", Matter, &[Word("color", "order_color"), Words("reason")]),
    told("case.order_issued", Dated,
        &[Text("number"), Word("color", "order_color"), Name("office"), Word("rung", "rung"), Words("reason"), Text("demand"),
          Date("due_on")]),
    told("case.order_answered", Matter, &[Words("text")]),
    told("case.answer_rejected", Dated, &[Words("reason"), Date("due_on")]),
    told("case.order_concluded", Matter, &[Word("finding", "order_finding"), Words("conclusion")]),
    told("case.review_requested", Dated, &[Words("reason"), Date("decide_by")]),
    told("case.review_decided", Matter, &[Word("outcome", "review_outcome"), Words("text")]),
    told("case.talk_proposed", Matter, &[Word("rung", "rung")]),
    told("case.talk_recorded", Matter, &[Word("what", "talk_kind"), Date("held_on"), Words("text")]),
    told("case.promoted", Matter, &[Word("level", "level"), Word("rung", "rung"), Words("reason")]),
    told("case.reported_to_group", Matter, &[Name("office"), Text("quarter")]),
    told("case.exclusion_requested", Matter, &[Word("exclusion.reason", "exclusion_reason"), Text("exclusion.evidence")]),
    told("case.exclusion_approved", Matter, &[Words("note")]),
    told("case.exclusion_denied", Matter, &[Words("note")]),
    told("case.deadline_moved", Dated, &[Date("due_on"), Date("contact_due_on"), Text("reason")]),
];

/// What a call asks, in the order of its form.
pub const CALL: &[Fact] = &[
    Truth("contacted"),
    Word("solved", "solved"),
    Word("satisfaction", "satisfaction"),
    Truth("pressed"),
    Truth("wants_rework"),
];

#[cfg(test)]
mod tests {
    use domain::cases::Event;
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_kind_of_event_and_nothing_else_is_told_in_every_language() {
        assert_eq!(TOLD.len(), Event::KINDS.len());
        for kind in Event::KINDS {
            assert!(
                TOLD.iter().any(|told| told.kind == *kind),
                "{kind} is not told"
            );
            let name = kind.trim_start_matches("case.");
            for language in Language::all() {
                let key = format!("events.title.{name}");
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn every_fact_has_its_name_in_every_language() {
        let all = TOLD.iter().flat_map(|told| told.facts).chain(CALL);
        for fact in all {
            let path = match fact {
                Text(path) | Date(path) | Name(path) | Category(path) | Place(path)
                | Truth(path) => path,
                Word(path, _) => path,
                DateAs(_, name) => name,
                Words(_) | Upheld(_) | Answers | Division(_) => continue,
            };
            let last = path.rsplit('.').next().unwrap_or(path);
            for language in Language::all() {
                let key = format!("events.field.{last}");
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }
}
