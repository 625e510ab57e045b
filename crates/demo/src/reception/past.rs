//! The days before each meeting of the year that is told, and its opening.

use app::Error;
use app::signups::NewSignUp;
use app::year_plan::Arrangement;
use domain::ids::{MeetingId, PlanLineId};
use domain::meetings::{Attendee, Meeting, MeetingStatus};
use domain::people::Person;
use domain::permits::{Permission, Role};
use domain::time::{Date, Instant, local_instant};
use domain::year_plan::{PlanLine, Standing};
use store::registers::Versioned;

use super::days::BEFORE;
use super::guests::{guests, problems, raised, who};
use super::past_texts::{Fate, UNHEARD, VIEWS};
use super::{agenda, briefings, desk, signs_up, texts};
use crate::facts::{LEAD_OFFICES, MEETINGS};
use crate::prefecture::Prefecture;
use crate::year::Year;

/// One step; a number says for which meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    PutOff,
    CallOff,
    Arrange(usize),
    HandOver(usize),
    Announce(usize),
    SignUp(usize, usize),
    Withdraw(usize),
    AskOffices(usize),
    Answer(usize),
    Choose(usize),
    Hold(usize),
    Heard(usize),
}

/// What the steps remember of each other.
pub struct Past {
    pub meetings: Vec<MeetingId>,
    lines: Vec<PlanLineId>,
    called_off: PlanLineId,
}

/// The meeting of August was first meant for July.
const PUT_OFF: usize = 4;
/// Views are asked of so many firms' first problems.
const ASKED: usize = 3;

pub fn held_on(meeting: usize) -> Date {
    let (year, month, day) = MEETINGS[meeting].date;
    Date::constant(year, month, day)
}

/// Everything that happens, with its instant.
pub fn steps(year: &Year<'_>) -> Vec<(Instant, Step)> {
    let day = |month, day| Date::constant(2024, month, day);
    let mut steps = vec![
        (local_instant(day(7, 8), 9, 20), Step::PutOff),
        (local_instant(day(9, 9), 15, 10), Step::CallOff),
    ];
    for (n, days) in BEFORE.iter().enumerate() {
        let guests = guests(year, n).len();
        steps.push((local_instant(days.arranged, 9, 30), Step::Arrange(n)));
        steps.push((local_instant(days.arranged, 9, 50), Step::HandOver(n)));
        steps.push((local_instant(days.told, 9, 0), Step::Announce(n)));
        steps.extend((0..guests).map(|k| (days.arrival(k, guests), Step::SignUp(n, k))));
        steps.push((local_instant(days.asked, 9, 10), Step::AskOffices(n)));
        steps.push((local_instant(days.asked, 16, 30), Step::Answer(n)));
        steps.push((local_instant(days.chosen, 9, 0), Step::Withdraw(n)));
        steps.push((local_instant(days.chosen, 10, 0), Step::Choose(n)));
        steps.push((local_instant(held_on(n), 8, 30), Step::Hold(n)));
        steps.push((local_instant(held_on(n), 9, 40), Step::Heard(n)));
    }
    steps
}

impl Past {
    /// The plan: a line for each meeting, one of them for an earlier month than it was held in, and one called off.
    pub fn plan(year: &Year<'_>, at: Instant) -> Result<Past, Error> {
        let manager = year.prefecture.manager();
        let mut lines = Vec::new();
        for (n, fact) in MEETINGS.iter().enumerate() {
            let month = u32::from(fact.date.1.unsigned_abs());
            let line = PlanLine {
                id: PlanLineId(year.ids.uuid(at)),
                year: 2024,
                month: if n == PUT_OFF { month - 1 } else { month },
                form: fact.form,
                theme: fact.theme.to_owned(),
                host: fact.hosts.first().map(|post| year.prefecture.leader(post)),
                postponements: Vec::new(),
                standing: Standing::Open,
            };
            year.app.year_plan().add(&manager, &line, None)?;
            lines.push(line.id);
        }
        let off = texts::CALLED_OFF.line(PlanLineId(year.ids.uuid(at)), 2024);
        year.app.year_plan().add(&manager, &off, None)?;
        Ok(Past {
            meetings: MEETINGS
                .iter()
                .map(|_| MeetingId(year.ids.uuid(at)))
                .collect(),
            lines,
            called_off: off.id,
        })
    }

    /// Takes one step.
    pub fn take(&self, year: &Year<'_>, step: Step) -> Result<(), Error> {
        let (manager, plan) = (year.prefecture.manager(), year.app.year_plan());
        match step {
            Step::PutOff => plan.postpone(&manager, self.lines[PUT_OFF], 1, 8, texts::FLOOD),
            Step::CallOff => plan.cancel(&manager, self.called_off, 1, texts::OVERLAP),
            Step::Arrange(n) => self.arrange(year, n),
            Step::HandOver(0) => Ok(()),
            Step::HandOver(n) => desk::hand_over(year, self.meetings[n - 1], self.meetings[n]),
            Step::Announce(n) => self.announce(year, n),
            Step::SignUp(n, k) => self.sign_up(year, n, k),
            Step::Withdraw(n) => self.withdraw(year, n),
            Step::AskOffices(n) => self.ask_offices(year, n),
            Step::Answer(n) => self.answer(year, n),
            Step::Choose(n) => self.choose(year, n),
            Step::Hold(n) => self.hold(year, n),
            Step::Heard(n) => briefings::hold(year, self.meetings[n], n),
        }
    }

    fn arrange(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let (manager, fact) = (year.prefecture.manager(), &MEETINGS[n]);
        let hosts = fact.hosts.iter().map(|post| year.prefecture.leader(post));
        let hosts: Vec<_> = hosts.collect();
        let arrangement = Arrangement {
            meeting: self.meetings[n],
            held_on: held_on(n),
            starts_at: "09:00".to_owned(),
            place: fact.place.to_owned(),
            host: hosts[0],
            agenda: agenda::items(fact.entrepreneurs),
        };
        let seen = if n == PUT_OFF { 2 } else { 1 };
        (year.app.year_plan()).arrange(&manager, self.lines[n], seen, &arrangement)?;
        let offices = year.prefecture.offices.iter().take(LEAD_OFFICES.len());
        let offices = offices.map(|staff| staff.office).collect();
        self.change(year, n, |meeting| Meeting {
            hosts,
            offices,
            ..meeting
        })
    }

    fn change(
        &self,
        year: &Year<'_>,
        n: usize,
        change: impl FnOnce(Meeting) -> Meeting,
    ) -> Result<(), Error> {
        let found: Versioned<Meeting> = year.app.registers().get(self.meetings[n].0)?;
        let changed = change(found.entry);
        year.put(Permission::ManageMeetings, &changed, found.version)
    }

    fn announce(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let (manager, desk) = (year.prefecture.manager(), year.app.announcements());
        let told = texts::Told {
            held_on: held_on(n),
            place: MEETINGS[n].place,
            host: MEETINGS[n].hosts[0],
            sign_up_until: BEFORE[n].until,
            quota: u32::try_from(MEETINGS[n].entrepreneurs).unwrap_or(0),
        };
        let announcement = told.announcement(desk.fresh_id(), self.meetings[n]);
        desk.save(&manager, &announcement, 0)?;
        desk.publish(&manager, self.meetings[n], 1)
    }

    fn sign_up(&self, year: &Year<'_>, n: usize, k: usize) -> Result<(), Error> {
        let (firm, other) = guests(year, n)[k];
        let enterprise = &year.prefecture.enterprises[firm];
        let person: Versioned<Person> = year.app.registers().get(enterprise.entrepreneur.0)?;
        let new = NewSignUp {
            firm: enterprise.firm,
            post: person.entry.post,
            name: String::new(),
            phone: String::new(),
            problems: match other {
                Some(other) => vec![raised(other.problem.to_owned(), other.category, "")],
                None => problems(year, firm),
            },
            may_publish: k.is_multiple_of(2),
        };
        let actor = signs_up(year.prefecture, firm, k);
        (year.app.sign_ups()).register(&actor, self.meetings[n], &new, None)?;
        Ok(())
    }

    fn withdraw(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        for other in UNHEARD.iter().filter(|other| other.meeting == n) {
            let Fate::Withdraws(reason) = other.fate else {
                continue;
            };
            let firm = who(year, other);
            let actor = signs_up(year.prefecture, firm, 0);
            let lines = desk::desk(year, self.meetings[n])?.lines;
            let of_it = lines
                .iter()
                .find(|line| line.sign_up.firm == year.prefecture.enterprises[firm].firm);
            if let Some(line) = of_it {
                (year.app.sign_ups()).withdraw(&actor, line.sign_up.id, line.version, reason)?;
            }
        }
        Ok(())
    }

    fn ask_offices(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let manager = year.prefecture.manager();
        let lines = desk::desk(year, self.meetings[n])?.lines;
        let of_received = lines.iter().filter_map(|line| {
            let firm = desk::enterprise(year, line.sign_up.firm);
            let case = year.cases.iter().find(|case| case.firm == firm)?;
            (year.firms[firm].meeting == n).then_some((line.sign_up.id, case.office))
        });
        for (id, office) in of_received.take(ASKED) {
            let office = year.prefecture.offices[office].office;
            (year.app.prepared_views()).ask(&manager, id, 0, office)?;
        }
        Ok(())
    }

    /// Everybody who was asked answers.
    fn answer(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let desk = year.app.prepared_views();
        for staff in &year.prefecture.offices[..LEAD_OFFICES.len()] {
            let clerk = Prefecture::of_office(staff.clerk, Role::OfficeClerk, staff.office);
            for (k, asked) in desk.list(&clerk)?.into_iter().enumerate() {
                if asked.view.meeting == self.meetings[n] && asked.view.given.is_none() {
                    let (stance, text) = VIEWS[(n + k) % VIEWS.len()];
                    desk.answer(&clerk, asked.view.id, asked.version, Some(stance), text)?;
                }
            }
        }
        Ok(())
    }

    fn choose(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let fate = |firm: usize| {
            let other = UNHEARD
                .iter()
                .find(|other| other.meeting == n && who(year, other) == firm);
            match other {
                Some(other) => other.fate,
                None if firm == 0 => Fate::Named,
                None => Fate::Heard,
            }
        };
        desk::choose(year, self.meetings[n], fate)?;
        briefings::plan(year, self.meetings[n], n)
    }

    /// Everybody who was invited has come.
    fn hold(&self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        self.change(year, n, |meeting| Meeting {
            status: MeetingStatus::Held,
            attendees: (meeting.attendees.iter())
                .map(|seat| Attendee {
                    present: true,
                    ..seat.clone()
                })
                .collect(),
            ..meeting
        })
    }
}
