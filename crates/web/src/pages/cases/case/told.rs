//! How each kind of event is told: who may read it, and which of its facts are said.

use crate::components::timeline::EntryKind::{self, Deadline, Internal, Public};

/// One kind of event on the time line. Its heading is the message `events.title.<kind without "case.">`.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub kind: &'static str,
    pub shown: EntryKind,
    /// Facts for every reader of the entry.
    pub facts: &'static [Fact],
    /// Facts for the offices alone.
    pub inside: &'static [Fact],
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
}

use Fact::{Answers, Category, Date, DateAs, Name, Place, Text, Truth, Upheld, Word, Words};

const fn told(
    kind: &'static str,
    shown: EntryKind,
    facts: &'static [Fact],
    inside: &'static [Fact],
) -> Told {
    Told {
        kind,
        shown,
        facts,
        inside,
    }
}

/// How an event is told; one that nobody described is for the offices only, without its facts.
pub fn of(kind: &str) -> Told {
    let known = TOLD.iter().find(|told| told.kind == kind);
    known.copied().unwrap_or(told("", Internal, &[], &[]))
}

/// The table.
#[rustfmt::skip]
pub const TOLD: &[Told] = &[
    told("case.submitted", Public, &[Words("intake.title")], &[]),
    told("case.imported", Public, &[Words("intake.title")], &[]),
    told("case.supplement_requested", Public, &[Words("items")], &[]),
    told("case.supplemented", Public, &[Words("text")], &[]),
    told("case.accepted", Public, &[Category("category"), Word("difficulty", "difficulty")], &[]),
    told("case.refused", Public, &[Word("reason", "refusal_reason"), Text("lawful_way")], &[]),
    told("case.merged", Public, &[Name("into")], &[]),
    told("case.unmerged", Public, &[Words("reason")], &[]),
    told("case.absorbed", Public, &[Name("case")], &[]),
    told("case.released", Public, &[Name("case")], &[]),
    told("case.split_off", Public, &[Name("case")], &[]),
    told("case.assigned", Deadline,
        &[Name("assignment.lead"), Name("assignment.officer"), Name("assignment.co_handlers"), Date("promise.due_on")],
        &[Name("assignment.leader"), Text("assignment.instruction")]),
    told("case.assignment_confirmed", Internal, &[Words("correction")], &[]),
    told("case.acknowledged", Public, &[], &[]),
    told("case.objected", Internal, &[Words("reason"), Text("duty_basis"), Name("better_office")], &[]),
    told("case.objection_ruled", Public, &[Name("lead"), Name("officer")], &[Upheld("upheld"), Text("reason")]),
    told("case.officer_changed", Public, &[Name("officer")], &[Text("reason")]),
    told("case.contact_logged", Public, &[Word("method", "contact_method"), Words("summary"), Word("meal", "meal")], &[]),
    told("case.progress_logged", Internal, &[Words("text")], &[]),
    told("case.opinion_given", Internal, &[Name("office"), Words("text")], &[]),
    told("case.material_requested", Deadline, &[Words("items"), DateAs("until", "waits_until")], &[]),
    told("case.material_received", Deadline, &[Words("summary"), Date("due_on")], &[]),
    told("case.extension_requested", Internal, &[Words("reason"), Date("until"), Text("firm_told")], &[]),
    told("case.extension_granted", Deadline, &[Date("until")], &[Text("note")]),
    told("case.extension_denied", Internal, &[Words("note")], &[]),
    told("case.consultation_convened", Internal, &[Words("question"), Name("offices")], &[]),
    told("case.consultation_concluded", Internal, &[Words("decision")], &[]),
    told("case.docket_requested", Internal,
        &[Words("request.reason"), Text("request.plan"), Date("request.milestone_on"), Name("request.reviewer"),
          Words("docket.reason"), Text("docket.plan"), Date("docket.milestone_on"), Name("docket.reviewer")], &[]),
    told("case.docket_approved", Deadline, &[Date("until")], &[Words("note")]),
    told("case.docket_denied", Internal, &[Words("note")], &[]),
    told("case.milestone_reported", Deadline, &[Words("progress"), Date("next_milestone_on")], &[]),
    told("case.milestone_missed", Deadline, &[], &[]),
    told("case.resumed_from_docket", Deadline, &[Words("reason"), Date("promise.due_on")], &[]),
    told("case.interim_replied", Deadline, &[Words("text"), Date("next_promised_on")], &[]),
    told("case.reply_drafted", Internal, &[Word("content.class", "reply_class"), Words("content.text")], &[]),
    told("case.reply_signed", Internal, &[], &[]),
    told("case.reply_returned", Internal, &[Words("reason"), Word("by", "returner")], &[]),
    told("case.reply_issued", Deadline, &[Text("number")], &[]),
    told("case.rated", Public,
        &[Word("rating.satisfaction", "satisfaction"), Word("rating.solved", "solved"), Words("rating.reason")], &[]),
    told("case.called", Internal, &[Answers, Words("note")], &[]),
    told("case.followed_up", Public, &[], &[]),
    told("case.rework_ordered", Deadline, &[Words("reason"), Date("promise.due_on")], &[]),
    told("case.withdrawal_requested", Public, &[Words("reason")], &[]),
    told("case.withdrawal_checked", Internal, &[Word("finding", "finding"), Words("note")], &[]),
    told("case.strike_off_verified", Internal, &[Word("reach", "reach"), Text("common_problem")], &[]),
    told("case.strike_off_refused", Internal, &[Words("reason")], &[]),
    told("case.struck_off", Public, &[], &[Words("note")]),
    told("case.reopened", Deadline, &[Words("reason"), Date("promise.due_on")], &[]),
    told("case.terminated", Public, &[Words("reason")], &[]),
    told("case.reclassified", Public, &[Category("category"), Place("place")], &[Text("reason")]),
    told("case.contact_erased", Public, &[Text("ground")], &[]),
    told("case.deadline_moved", Deadline, &[Date("due_on"), Text("reason")], &[]),
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
    fn every_kind_of_event_is_told_in_every_language() {
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
        let all = TOLD
            .iter()
            .flat_map(|told| told.facts.iter().chain(told.inside))
            .chain(CALL);
        for fact in all {
            let path = match fact {
                Text(path) | Date(path) | Name(path) | Category(path) | Place(path)
                | Truth(path) => path,
                Word(path, _) => path,
                DateAs(_, name) => name,
                Words(_) | Upheld(_) | Answers => continue,
            };
            let last = path.rsplit('.').next().unwrap_or(path);
            for language in Language::all() {
                let key = format!("events.field.{last}");
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn nothing_meant_for_the_offices_is_told_to_a_firm() {
        let hidden = ["instruction", "duty_basis", "opinion", "content.text"];
        for told in TOLD.iter().filter(|told| told.shown != Internal) {
            for fact in told.facts {
                let text = format!("{fact:?}");
                assert!(
                    !hidden.iter().any(|word| text.contains(word)),
                    "{}: {text}",
                    told.kind
                );
            }
        }
    }
}
