//! The year told through the programme's own commands, in the order in which things happened.

use app::cases::{Manner, OnTheSpot};
use app::ports::{Ids, SetClock};
use app::{App, Error};
use domain::calendar::Calendar;
use domain::cases::Intake;
use domain::cases::command::Assign;
use domain::cases::intake::{Channel, Openness, Proceedings, RequestType, Urgency};
use domain::ids::{MeetingId, OfficeId, PairingId};
use domain::meetings::MeetingForm;
use domain::pairings::{Pairing, Partner};
use domain::permits::{Permission, Role};
use domain::settings::Settings;
use domain::time::{Date, Instant, local_instant};

use crate::dice::Dice;
use crate::facts::{MEETINGS, PLACES};
use crate::life::{Step, Teller};
use crate::minutes;
use crate::named;
use crate::plan::{CasePlan, FirmPlan};
use crate::prefecture::Prefecture;
use crate::problems;
use crate::reception::{self, Reception};
use crate::supervision::{self, Supervision};

/// The last day that is told.
pub const LAST_ON: Date = Date::constant(2024, 12, 31);

/// Tells the year over a founded prefecture.
pub struct Year<'a> {
    pub app: &'a App,
    pub clock: &'a SetClock,
    pub ids: &'a dyn Ids,
    pub prefecture: &'a Prefecture,
    pub firms: &'a [FirmPlan],
    pub cases: &'a [CasePlan],
}

/// What happens at an instant, to which case.
enum Happening {
    Reception(reception::Step),
    Spot(usize),
    Minutes(usize),
    Act(usize, Step),
    Supervision(supervision::Step),
}

impl Year<'_> {
    /// Plans the year and its pairings, then lets everything happen.
    pub fn tell(&self, at: Instant) -> Result<(), Error> {
        self.clock.set(at);
        let mut reception = Reception::plan(self, at)?;
        self.pair(at)?;
        let mut agenda = self.agenda();
        agenda.sort_by_key(|(at, _)| *at);
        let mut numbers = vec![String::new(); self.cases.len()];
        let mut supervision = Supervision::new(at);
        for (at, happening) in agenda {
            self.clock.set(at);
            match happening {
                Happening::Reception(step) => reception.take(self, step)?,
                Happening::Spot(n) => {
                    numbers[n] = self.spot(n, reception.meeting(self.meeting_of(n)))?;
                }
                Happening::Minutes(n) => self.write_minutes(n, reception.meeting(n))?,
                Happening::Act(n, step) => {
                    self.app.cases().act(
                        &step.actor,
                        &numbers[n],
                        &step.command,
                        Manner::default(),
                    )?;
                }
                Happening::Supervision(step) => supervision.take(self, &numbers, (at, step))?,
            }
        }
        Ok(())
    }

    fn meeting_of(&self, case: usize) -> usize {
        self.firms[self.cases[case].firm].meeting
    }

    /// Everything that happens, with its instant.
    fn agenda(&self) -> Vec<(Instant, Happening)> {
        let steps = reception::steps(self).into_iter();
        let mut agenda: Vec<_> = steps
            .map(|(at, step)| (at, Happening::Reception(step)))
            .collect();
        let steps = supervision::steps().into_iter();
        agenda.extend(steps.map(|(at, step)| (at, Happening::Supervision(step))));
        for n in 0..MEETINGS.len() {
            let day = minutes::issued_on(n, held_on(n));
            agenda.push((local_instant(day, 16, 0), Happening::Minutes(n)));
        }
        for n in 0..self.cases.len() {
            let meeting = self.meeting_of(n);
            agenda.push((self.spot_at(n), Happening::Spot(n)));
            let steps = self.life(n, held_on(meeting));
            agenda.extend(
                steps
                    .into_iter()
                    .map(|step| (step.at, Happening::Act(n, step))),
            );
        }
        agenda
    }

    /// Problems are recorded one after the other, three minutes each.
    fn spot_at(&self, case: usize) -> Instant {
        let meeting = self.meeting_of(case);
        let before = (0..case)
            .filter(|other| self.meeting_of(*other) == meeting)
            .count();
        local_instant(held_on(meeting), 10, 3 * before as i64)
    }

    fn life(&self, n: usize, met_on: Date) -> Vec<Step> {
        let (plan, settings) = (&self.cases[n], Settings::default());
        let teller = Teller {
            prefecture: self.prefecture,
            settings: &settings,
            calendar: Calendar::official(),
            plan,
            named: named::of(self.cases, n),
            problem: self.problem(n),
            staff: &self.prefecture.offices[plan.office],
            helpers: self.co_offices(n),
            leader: self.host_of(n),
            met_on,
            last_on: LAST_ON,
            dice: Dice::new(1_000 + n as u64),
            steps: Vec::new(),
        };
        teller.tell(acknowledges_at_once(n))
    }

    fn host_of(&self, case: usize) -> domain::ids::PersonId {
        let hosts = MEETINGS[self.meeting_of(case)].hosts;
        self.prefecture.leader(hosts[case % hosts.len()])
    }

    pub fn problem(&self, case: usize) -> &'static problems::Problem {
        if let Some(named) = named::of(self.cases, case) {
            return &named.problem;
        }
        let plan = &self.cases[case];
        let fitting = problems::of(plan.category).iter();
        let list: Vec<_> = fitting
            .filter(|problem| problem.falls_to(plan.office))
            .collect();
        list[(case + case / list.len()) % list.len()]
    }

    /// The recorder assigns in the leader's name; the office's representative acknowledges there and then or later.
    fn spot(&self, n: usize, meeting: MeetingId) -> Result<String, Error> {
        let plan = &self.cases[n];
        let staff = &self.prefecture.offices[plan.office];
        let spot = OnTheSpot {
            intake: self.intake(n, meeting),
            assign: Assign {
                lead: staff.office,
                officer: staff.clerk,
                co_offices: self.co_offices(n),
                difficulty: plan.difficulty,
                limit: None,
                instruction: instruction(n, plan).to_owned(),
                leader: Some(self.host_of(n)),
                meeting: Some(meeting),
            },
            acknowledged_by: acknowledges_at_once(n)
                .then(|| Prefecture::of_office(staff.clerk, Role::OfficeClerk, staff.office)),
        };
        let recorder = Prefecture::whole(self.prefecture.dispatcher, Role::Dispatcher);
        Ok(self.app.cases().on_the_spot(&recorder, &spot, None)?.number)
    }

    /// Every third problem needs a second office.
    fn co_offices(&self, n: usize) -> Vec<OfficeId> {
        if let Some(helper) = named::of(self.cases, n).and_then(|named| named.helper) {
            return self.prefecture.office(helper).into_iter().collect();
        }
        let helper = (self.cases[n].office + 3) % 16;
        if n.is_multiple_of(3) {
            vec![self.prefecture.offices[helper].office]
        } else {
            Vec::new()
        }
    }

    fn intake(&self, n: usize, meeting: MeetingId) -> Intake {
        let plan = &self.cases[n];
        let enterprise = &self.prefecture.enterprises[plan.firm];
        let problem = self.problem(n);
        let visit = MEETINGS[self.meeting_of(n)].form == MeetingForm::FieldVisit;
        let amount = 50 + (n as i64 * 37) % 900;
        Intake {
            channel: if visit {
                Channel::Visit
            } else {
                Channel::Meeting
            },
            request_type: RequestType::Help,
            firm: Some(enterprise.firm),
            chamber: None,
            meeting: Some(meeting),
            title: problem.title.to_owned(),
            facts: problem.facts.replace("{n}", &amount.to_string()),
            ask: problem.ask.to_owned(),
            category: plan.category.to_owned(),
            place: PLACES[self.firms[plan.firm].place].0.to_owned(),
            amount_fen: (plan.category == "finance").then_some(amount * 1_000_000),
            tried_elsewhere: String::new(),
            proceedings: if before_a_court(plan) {
                Proceedings::Court
            } else {
                Proceedings::None
            },
            urgency: Urgency::Normal,
            openness: if n.is_multiple_of(4) {
                Openness::MayPublish
            } else {
                Openness::Internal
            },
            no_state_secrets: true,
            contact: None,
        }
    }

    /// Writes an entry of a register in the manager's name.
    pub fn put<E: store::registers::Table>(
        &self,
        permission: Permission,
        entry: &E,
        version: i64,
    ) -> Result<(), Error> {
        self.app
            .registers()
            .put(&self.prefecture.manager(), permission, entry, version)?;
        Ok(())
    }

    /// 28 leaders with two firms each and two leaders with one; the first 15 leaders with one chamber each.
    fn pair(&self, at: Instant) -> Result<(), Error> {
        let mut firms = self.prefecture.enterprises.iter().rev();
        for (n, leader) in self.prefecture.leaders.iter().enumerate() {
            for enterprise in firms.by_ref().take(if n < 28 { 2 } else { 1 }) {
                self.pairing(
                    at,
                    *leader,
                    Partner::Firm(enterprise.firm, enterprise.entrepreneur),
                )?;
            }
            if let Some(chamber) = self.prefecture.chambers.get(n) {
                self.pairing(at, *leader, Partner::Chamber(*chamber))?;
            }
        }
        Ok(())
    }

    fn pairing(
        &self,
        at: Instant,
        leader: domain::ids::PersonId,
        partner: Partner,
    ) -> Result<(), Error> {
        let pairing = Pairing {
            id: PairingId(self.ids.uuid(at)),
            year: 2024,
            leader,
            partner,
            serving_office: None,
            starts_on: Date::constant(2024, 1, 2),
            ends_on: None,
            change_reason: String::new(),
            remark: String::new(),
        };
        self.put(Permission::ManagePairings, &pairing, 0)
    }
}

fn held_on(meeting: usize) -> Date {
    let (year, month, day) = MEETINGS[meeting].date;
    Date::constant(year, month, day)
}

/// Three of five representatives acknowledge in the room.
fn acknowledges_at_once(case: usize) -> bool {
    case % 5 < 3
}

fn before_a_court(plan: &CasePlan) -> bool {
    plan.category == "law"
}

/// Where a court decides the leader only names the office.
fn instruction(n: usize, plan: &CasePlan) -> &'static str {
    if before_a_court(plan) {
        ""
    } else {
        INSTRUCTIONS[n % INSTRUCTIONS.len()]
    }
}

const INSTRUCTIONS: &[&str] = &[
    "请牵头单位一周内上门对接，能办的立即办。",
    "问题要有明确答复和时间，办理情况报我。",
    "依法依规办理，做好政策解释，确有困难的说明原因。",
    "举一反三，同类企业的问题一并解决。",
];
