//! The plan of the next year, and the days before its first two meetings.

use app::Error;
use app::prepared_views::Asked as ViewAsked;
use app::signups::{NewSignUp, WordsSaid};
use app::year_plan::Arrangement;
use domain::briefings::{Briefing, BriefingKind};
use domain::ids::{BriefingId, MeetingId, PlanLineId, SignUpId};
use domain::people::Person;
use domain::permits::Role;
use domain::prepared_views::Stance;
use domain::signups::Way;
use domain::time::{Date, Instant, local_instant};
use store::registers::Versioned;

use super::{agenda, signs_up, texts};
use crate::prefecture::Prefecture;
use crate::year::Year;

/// One step of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    NextPlan,
    Arrange,
    HandOver,
    Announce,
    SignUp(usize),
    Withdraw,
    AskOffices,
    Answer,
    Decide,
    Draw,
    Brief,
    AnnounceNext,
}

/// What the steps remember of each other.
#[derive(Default)]
pub struct Coming {
    january: Option<(PlanLineId, MeetingId)>,
    february: Option<(PlanLineId, MeetingId)>,
    sign_ups: Vec<SignUpId>,
}

/// Everything that happens, with its instant.
pub fn steps() -> Vec<(Instant, Step)> {
    let at =
        |month, day, hour, minute| local_instant(Date::constant(2024, month, day), hour, minute);
    let mut steps = vec![
        (at(12, 13, 10, 0), Step::NextPlan),
        (at(12, 16, 9, 30), Step::Arrange),
        (at(12, 16, 9, 50), Step::HandOver),
        (at(12, 17, 9, 0), Step::Announce),
        (at(12, 25, 16, 40), Step::Withdraw),
        (at(12, 26, 9, 10), Step::AskOffices),
        (at(12, 27, 15, 30), Step::Answer),
        (at(12, 30, 9, 0), Step::Decide),
        (at(12, 30, 10, 0), Step::Draw),
        (at(12, 30, 11, 0), Step::Brief),
        (at(12, 31, 9, 0), Step::AnnounceNext),
    ];
    for n in 0..texts::SIGN_UPS.len() {
        let day = 18 + (n / 3) as i8;
        steps.push((at(12, day, 9, 7 + 11 * (n % 3) as i64), Step::SignUp(n)));
    }
    steps
}

impl Coming {
    /// The first meeting of the next year.
    pub fn january(&self) -> MeetingId {
        self.january
            .map_or(MeetingId(uuid::Uuid::nil()), |(_, meeting)| meeting)
    }

    /// Takes one step.
    pub fn take(&mut self, year: &Year<'_>, step: Step) -> Result<(), Error> {
        match step {
            Step::NextPlan => self.plan_next(year),
            Step::Arrange => self.arrange(year),
            // The meeting before knows who is to be handed over.
            Step::HandOver => Ok(()),
            Step::Announce => announce(year, &texts::JANUARY, self.january),
            Step::AnnounceNext => announce(year, &texts::FEBRUARY, self.february),
            Step::SignUp(n) => self.sign_up(year, n),
            Step::Withdraw => self.withdraw(year),
            Step::AskOffices => self.ask_offices(year),
            Step::Answer => answer(year),
            Step::Decide => self.decide(year),
            Step::Draw => self.draw(year),
            Step::Brief => self.brief(year),
        }
    }

    fn plan_next(&mut self, year: &Year<'_>) -> Result<(), Error> {
        let at = year.app.now();
        for planned in texts::NEXT_YEAR {
            let mut line = planned.line(PlanLineId(year.ids.uuid(at)), 2025);
            line.host = Some(year.prefecture.leader(planned.host));
            year.app
                .year_plan()
                .add(&year.prefecture.manager(), &line, None)?;
            let meeting = MeetingId(year.ids.uuid(at));
            match line.month {
                1 => self.january = Some((line.id, meeting)),
                2 => self.february = Some((line.id, meeting)),
                _ => {}
            }
        }
        Ok(())
    }

    fn arrange(&self, year: &Year<'_>) -> Result<(), Error> {
        let told = [
            (&texts::JANUARY, self.january),
            (&texts::FEBRUARY, self.february),
        ];
        for (text, planned) in told {
            let Some((line, meeting)) = planned else {
                continue;
            };
            let arrangement = Arrangement {
                meeting,
                held_on: text.held_on,
                starts_at: "09:00".to_owned(),
                place: text.place.to_owned(),
                host: year.prefecture.leader(text.host),
                agenda: agenda::items(9),
            };
            let manager = year.prefecture.manager();
            (year.app.year_plan()).arrange(&manager, line, 1, &arrangement)?;
        }
        Ok(())
    }

    fn sign_up(&mut self, year: &Year<'_>, n: usize) -> Result<(), Error> {
        let text = &texts::SIGN_UPS[n];
        let enterprise = &year.prefecture.enterprises[text.enterprise];
        let person: Versioned<Person> = year.app.registers().get(enterprise.entrepreneur.0)?;
        let new = NewSignUp {
            firm: enterprise.firm,
            post: person.entry.post,
            name: String::new(),
            phone: String::new(),
            problems: text.problems.iter().map(texts::Problem::raised).collect(),
            may_publish: n.is_multiple_of(2),
        };
        let actor = signs_up(year.prefecture, text.enterprise, n);
        let desk = year.app.sign_ups();
        self.sign_ups
            .push(desk.register(&actor, self.january(), &new, None)?);
        Ok(())
    }

    fn withdraw(&self, year: &Year<'_>) -> Result<(), Error> {
        let n = texts::WITHDRAWS;
        let actor = signs_up(year.prefecture, texts::SIGN_UPS[n].enterprise, 0);
        (year.app.sign_ups()).withdraw(&actor, self.sign_ups[n], 1, "负责人赴外地参展，改报下一期")
    }

    fn ask_offices(&self, year: &Year<'_>) -> Result<(), Error> {
        let manager = year.prefecture.manager();
        for (n, office) in texts::ASKED {
            let office = year.prefecture.offices[*office].office;
            (year.app.prepared_views()).ask(&manager, self.sign_ups[*n], 0, office)?;
        }
        Ok(())
    }

    /// Two are heard for their problem; one is told where it belongs.
    fn decide(&self, year: &Year<'_>) -> Result<(), Error> {
        let (manager, desk) = (year.prefecture.manager(), year.app.sign_ups());
        let of =
            |list: &[usize]| -> Vec<SignUpId> { list.iter().map(|n| self.sign_ups[*n]).collect() };
        let meeting = self.january();
        let pressing = of(texts::PRESSING);
        desk.choose(
            &manager,
            meeting,
            &pressing,
            Way::Problem,
            texts::PRESSING_WHY,
        )?;
        desk.decline(
            &manager,
            meeting,
            &of(&[texts::DECLINED]),
            texts::DECLINED_WHY,
        )
    }

    fn draw(&self, year: &Year<'_>) -> Result<(), Error> {
        let said = WordsSaid {
            words: "春茶".to_owned(),
            witness: "州工商联副主席单位代表".to_owned(),
        };
        (year.app.sign_ups()).draw(&year.prefecture.manager(), self.january(), &said)?;
        Ok(())
    }

    fn brief(&self, year: &Year<'_>) -> Result<(), Error> {
        for (kind, topic, speaker) in [
            (
                BriefingKind::Policy,
                "国家和省支持民营经济发展新政策",
                "州发改委（州优化办）",
            ),
            (BriefingKind::Law, "拖欠账款的依法追偿", "州司法局"),
        ] {
            let briefing = Briefing {
                id: BriefingId(year.ids.uuid(year.app.now())),
                meeting: self.january(),
                kind,
                topic: topic.to_owned(),
                speaker: speaker.to_owned(),
                audience: "参会企业和商协会".to_owned(),
                minutes: 15,
                present: None,
                slides: Vec::new(),
                questions: Vec::new(),
            };
            (year.app.briefings()).save(&year.prefecture.manager(), &briefing, 0)?;
        }
        Ok(())
    }
}

fn announce(
    year: &Year<'_>,
    text: &texts::Told,
    planned: Option<(PlanLineId, MeetingId)>,
) -> Result<(), Error> {
    let Some((_, meeting)) = planned else {
        return Ok(());
    };
    let (manager, desk) = (year.prefecture.manager(), year.app.announcements());
    let announcement = text.announcement(desk.fresh_id(), meeting);
    desk.save(&manager, &announcement, 0)?;
    desk.publish(&manager, meeting, 1)
}

/// The first office that was asked answers, the others still have time.
fn answer(year: &Year<'_>) -> Result<(), Error> {
    let staff = &year.prefecture.offices[texts::ASKED[0].1];
    let clerk = Prefecture::of_office(staff.clerk, Role::OfficeClerk, staff.office);
    let desk = year.app.prepared_views();
    let first: Option<ViewAsked> = desk.list(&clerk)?.into_iter().next();
    match first {
        Some(asked) => {
            let stance = Some(Stance::NeedsStudy);
            desk.answer(&clerk, asked.view.id, asked.version, stance, texts::ANSWER)
        }
        None => Ok(()),
    }
}
