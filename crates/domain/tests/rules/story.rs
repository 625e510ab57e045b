//! Stories: given a life so far, when somebody asks something, then this happens or is refused.

use domain::calendar::Calendar;
use domain::cases::command::Assign;
use domain::cases::facts::ActorFacts;
use domain::cases::intake::Difficulty;
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::{Case, Command, Event, Facts, Refusal, apply, command, decide, submit};
use domain::ids::{OfficeId, PersonId};
use domain::settings::Settings;
use domain::time::{Date, Instant, local_instant};

use crate::cast::*;

/// A case, the moment, and who acts next. `when` asks; `then…` says what must have come of it.
#[derive(Clone)]
pub struct Story {
    pub case: Case,
    pub events: Vec<Event>,
    /// The day on which each event was recorded.
    pub recorded: Vec<Date>,
    pub settings: Settings,
    pub calendar: &'static Calendar,
    now: Instant,
    actor: Player,
    other: Option<Case>,
    outcome: Result<Vec<Event>, Refusal>,
}

/// The day of the second meeting, before the long May holiday with its make-up days (2024-04-28, 2024-05-11).
pub const MET_ON: &str = "2024-04-25";

impl Story {
    pub fn begun(events: Vec<Event>) -> Story {
        let case = domain::cases::fold(CASE, &events).unwrap();
        Story {
            case,
            outcome: Ok(events.clone()),
            recorded: vec![day(MET_ON); events.len()],
            events,
            settings: Settings::default(),
            calendar: Calendar::official(),
            now: morning(MET_ON),
            actor: OWNER,
            other: None,
        }
    }

    pub fn submitted() -> Story {
        Story::begun(submit(&submission(morning(MET_ON)), morning(MET_ON)).unwrap())
    }

    pub fn accepted() -> Story {
        Story::submitted().by(DISPATCHER).given(accept())
    }

    pub fn assigned() -> Story {
        Story::assigned_with(assign())
    }

    /// Assigned by the dispatcher on the day of the meeting.
    pub fn assigned_with(assign: Assign) -> Story {
        Story::accepted().given(Command::Assign(assign))
    }

    /// Assigned as hard as asked, hence with that limit.
    pub fn of_difficulty(difficulty: Difficulty) -> Story {
        Story::assigned_with(Assign {
            difficulty,
            ..assign()
        })
    }

    /// Acknowledged and contacted on 26 April.
    pub fn in_progress(self) -> Story {
        self.on("2024-04-26")
            .by(CLERK)
            .given(Command::Acknowledge(command::Acknowledge {}))
            .given(contact(morning("2024-04-26")))
    }

    pub fn working() -> Story {
        Story::assigned().in_progress()
    }

    /// Drafted, signed and issued on the present day.
    pub fn answered(self, class: ReplyClass) -> Story {
        self.by(CLERK)
            .given(draft(class))
            .by(HEAD)
            .given(Command::SignReply(command::SignReply {}))
            .by(DISPATCHER)
            .given(Command::IssueReply(command::IssueReply {}))
    }

    /// Answered in class A on 30 April.
    pub fn replied() -> Story {
        Story::working().on("2024-04-30").answered(ReplyClass::A)
    }

    /// On the docket since 29 April, with the next milestone on 28 June.
    pub fn docketed(self) -> Story {
        self.on("2024-04-29")
            .by(HEAD)
            .given(crate::docket::request("2024-06-28"))
            .by(SUPERVISOR)
            .given(crate::docket::approve())
    }

    /// The firm is content; 6 May is the next working day.
    pub fn followed_up() -> Story {
        Story::replied()
            .on("2024-05-06")
            .by(OWNER)
            .given(rate(Satisfaction::Satisfied, Solved::Yes))
    }

    /// Assigned in the room by the leader, answered, rated: all that a strike-off needs but verification and approval.
    pub fn of_leader() -> Story {
        Story::accepted()
            .by(LEADER)
            .given(Command::Assign(assign_in_the_room()))
            .in_progress()
            .on("2024-04-30")
            .answered(ReplyClass::A)
            .on("2024-05-06")
            .by(OWNER)
            .given(rate(Satisfaction::Satisfied, Solved::Yes))
    }

    pub fn struck_off() -> Story {
        Story::followed_up()
            .by(DISPATCHER)
            .given(crate::strike_off::verify())
    }

    pub fn on(self, on: &str) -> Story {
        self.at(local_instant(day(on), 10, 0))
    }

    pub fn at(mut self, now: Instant) -> Story {
        self.now = now;
        self
    }

    pub fn by(mut self, actor: Player) -> Story {
        self.actor = actor;
        self
    }

    /// With another case in sight: the target of a merge.
    pub fn beside(mut self, other: &Case) -> Story {
        self.other = Some(other.clone());
        self
    }

    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Story {
        change(&mut self.settings);
        self
    }

    /// Asks, and lets happen what comes of it.
    pub fn when(mut self, command: Command) -> Story {
        self.outcome = self.decide(&command);
        for event in self.outcome.clone().unwrap_or_default() {
            self.case = apply(self.case.id, Some(self.case), &event).unwrap();
            self.events.push(event);
            self.recorded.push(domain::time::local_date(self.now));
        }
        self
    }

    /// Lets the ladder do what is due at the present moment.
    pub fn climbed(mut self) -> Story {
        let look = domain::ladder::Look {
            calendar: self.calendar,
            settings: &self.settings,
        };
        let events = domain::ladder::climb(&self.case, &look, self.now, None);
        for event in &events {
            self.case = apply(self.case.id, Some(self.case), event).unwrap();
            self.events.push(event.clone());
            self.recorded.push(domain::time::local_date(self.now));
        }
        self.outcome = Ok(events);
        self
    }

    /// Like [`Story::when`], for what must go well so that the story can be told.
    pub fn given(self, command: Command) -> Story {
        let text = format!("{command:?}");
        let story = self.when(command);
        if let Err(refusal) = &story.outcome {
            panic!("{refusal} on {text}");
        }
        story
    }

    pub fn decide(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let facts = Facts {
            now: self.now,
            calendar: self.calendar,
            settings: &self.settings,
            actor: ActorFacts {
                person: self.actor.person,
                by_delegate: self.actor.by_delegate,
                offices: self.actor.offices,
                is_leader: self.actor.is_leader,
            },
            officer_office: named(command).and_then(office_of),
            other: self.other.as_ref(),
            part: Some(PART),
            document_number: Some("州交函〔2024〕3号"),
        };
        decide(&self.case, command, &facts)
    }

    #[track_caller]
    pub fn then(self, kinds: &[&str]) -> Story {
        let happened = self.happened();
        let found: Vec<&str> = happened.iter().map(Event::kind).collect();
        assert_eq!(found, kinds);
        self
    }

    #[track_caller]
    pub fn then_refused(self, refusal: Refusal) -> Story {
        assert_eq!(self.outcome, Err(refusal));
        self
    }

    #[track_caller]
    pub fn then_breaks(self, rule: Rule) -> Story {
        self.then_refused(Refusal::Rule(rule))
    }

    #[track_caller]
    pub fn then_mend(self, field: &'static str, problem: Problem) -> Story {
        self.then_refused(Refusal::Field { field, problem })
    }

    #[track_caller]
    pub fn then_too_late(self, rule: Rule, closed_on: &str) -> Story {
        self.then_refused(Refusal::Window {
            rule,
            closed_on: day(closed_on),
        })
    }

    #[track_caller]
    pub fn then_not_at_this_stage(self) -> Story {
        let stage = self.case.stage.name();
        self.then_refused(Refusal::WrongStage(stage))
    }

    /// What the last command brought about.
    #[track_caller]
    pub fn happened(&self) -> &[Event] {
        self.outcome.as_deref().unwrap()
    }

    /// The one event of the last command.
    #[track_caller]
    pub fn event(&self) -> &Event {
        let [event] = self.happened() else {
            panic!("not one event: {:?}", self.happened());
        };
        event
    }

    #[track_caller]
    pub fn stands(self, stage: domain::cases::StageName) -> Story {
        assert_eq!(self.case.stage.name(), stage);
        self
    }

    #[track_caller]
    pub fn due(self, on: &str) -> Story {
        assert_eq!(self.due_on(), day(on));
        self
    }

    pub fn due_on(&self) -> Date {
        self.case.due.as_ref().unwrap().due_on
    }

    pub fn first_due_on(&self) -> Date {
        self.case.due.as_ref().unwrap().first_due_on
    }

    pub fn today(&self) -> Date {
        domain::time::local_date(self.now)
    }

    pub fn now(&self) -> Instant {
        self.now
    }
}

/// The person whom a command names as officer or reviewer.
fn named(command: &Command) -> Option<PersonId> {
    match command {
        Command::Assign(c) => Some(c.officer),
        Command::Rule(c) => Some(c.officer),
        Command::ChangeOfficer(c) => Some(c.officer),
        Command::RequestDocket(c) => Some(c.reviewer),
        _ => None,
    }
}

pub fn offices(offices: &[OfficeId]) -> Vec<OfficeId> {
    offices.to_vec()
}
