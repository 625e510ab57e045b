//! The sample prefecture: its offices, people, firms and chambers. Firms are invented but for three of the public record.

use app::ports::Ids;
use app::{App, Error};
use domain::firms::Chamber;
use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::Instant;

use crate::dice::Dice;
use crate::enterprises::chamber_of;
use crate::facts::{CHAMBERS, LEAD_OFFICES, LEADERS, OTHER_OFFICES};
use crate::plan::FirmPlan;

/// An office with the three people who act for it.
#[derive(Debug, Clone)]
pub struct OfficeStaff {
    pub office: OfficeId,
    pub clerk: PersonId,
    pub deputy: PersonId,
    pub head: PersonId,
}

/// A firm with its entrepreneur.
#[derive(Debug, Clone)]
pub struct Enterprise {
    pub firm: FirmId,
    pub entrepreneur: PersonId,
    pub name: String,
}

/// Everything that the year is told with.
#[derive(Debug, Clone)]
pub struct Prefecture {
    pub leaders: Vec<PersonId>,
    /// In the order of [`LEAD_OFFICES`], then [`OTHER_OFFICES`].
    pub offices: Vec<OfficeStaff>,
    /// The firms that were received, in the order of their plans, then the others.
    pub enterprises: Vec<Enterprise>,
    pub chambers: Vec<ChamberId>,
    pub manager: PersonId,
    pub federation: PersonId,
    pub dispatcher: PersonId,
    pub supervisor: PersonId,
    pub caller: PersonId,
    pub secretary: PersonId,
    /// The secretary of the first chamber.
    pub chamber_secretary: PersonId,
    pub statistician: PersonId,
    pub inspector: PersonId,
    pub administrators: [PersonId; 3],
}

impl Prefecture {
    /// A person as actor in a role that covers the whole programme.
    pub fn whole(person: PersonId, role: Role) -> Actor {
        Actor {
            person,
            on_behalf_of: None,
            grants: vec![Grant {
                role,
                scope: Scope::Whole,
            }],
        }
    }

    /// A person as actor in a role of an office.
    pub fn of_office(person: PersonId, role: Role, office: OfficeId) -> Actor {
        Actor {
            person,
            on_behalf_of: None,
            grants: vec![Grant {
                role,
                scope: Scope::Office(office),
            }],
        }
    }

    /// The programme manager, who keeps the registers.
    pub fn manager(&self) -> Actor {
        Prefecture::whole(self.manager, Role::ProgrammeManager)
    }

    /// The office with this name.
    pub fn office(&self, name: &str) -> Option<OfficeId> {
        let names = LEAD_OFFICES
            .iter()
            .map(|o| o.0)
            .chain(OTHER_OFFICES.iter().map(|o| o.0));
        names
            .zip(&self.offices)
            .find(|(known, _)| *known == name)
            .map(|(_, staff)| staff.office)
    }

    /// Whether the first chamber may speak for one of the enterprises.
    pub fn is_member_of_first_chamber(&self, enterprise: usize) -> bool {
        chamber_of(enterprise) == Some(0)
    }

    /// The leader with this post.
    ///
    /// # Panics
    /// When no leader has it; the posts are those of [`LEADERS`].
    pub fn leader(&self, post: &str) -> PersonId {
        let at = LEADERS
            .iter()
            .position(|known| *known == post)
            .expect("a post of the list");
        self.leaders[at]
    }
}

/// Records the prefecture's registers.
pub struct Founder<'a> {
    pub app: &'a App,
    pub ids: &'a dyn Ids,
    pub at: Instant,
    pub dice: Dice,
    pub(crate) actor: Actor,
    pub(crate) codes: u32,
}

impl<'a> Founder<'a> {
    pub fn new(app: &'a App, ids: &'a dyn Ids, at: Instant) -> Founder<'a> {
        let manager = PersonId(ids.uuid(at));
        let actor = Prefecture::whole(manager, Role::ProgrammeManager);
        Founder {
            app,
            ids,
            at,
            dice: Dice::new(433_100),
            actor,
            codes: 0,
        }
    }

    /// Founds the prefecture with the firms of a plan and `others` more.
    pub fn found(mut self, plans: &[FirmPlan], others: usize) -> Result<Prefecture, Error> {
        let offices = self.offices()?;
        let leaders = self.leaders()?;
        let chambers = self.chambers()?;
        let enterprises = self.enterprises(plans, others, &chambers)?;
        let by_name = |name: &str| {
            let names = LEAD_OFFICES
                .iter()
                .map(|o| o.0)
                .chain(OTHER_OFFICES.iter().map(|o| o.0));
            names
                .zip(&offices)
                .find(|(known, _)| *known == name)
                .map(|(_, staff)| staff.office)
        };
        let optimisation = by_name("州发改委（州优化办）");
        let federation = by_name("州工商联");
        let front = by_name("州委统战部");
        let supervision = by_name("州委督查室");
        let manager = self.actor.person;
        self.person_with(manager, "统筹办管理员", front, false)?;
        Ok(Prefecture {
            manager,
            federation: self.person("工商联专员", federation)?,
            dispatcher: self.person("优化办交办员", optimisation)?,
            supervisor: self.person("督查室督查员", supervision)?,
            caller: self.person("回访员", front)?,
            secretary: self.person("领导联络员", None)?,
            chamber_secretary: self.person(&format!("{}秘书长", CHAMBERS[0]), None)?,
            statistician: self.person("统计员", front)?,
            inspector: self.person("纪检监察员", None)?,
            administrators: [
                self.person("系统管理员", None)?,
                self.person("安全管理员", None)?,
                self.person("审计员", None)?,
            ],
            leaders,
            offices,
            enterprises,
            chambers,
        })
    }

    fn offices(&mut self) -> Result<Vec<OfficeStaff>, Error> {
        let all = LEAD_OFFICES
            .iter()
            .map(|o| (o.0, o.1))
            .chain(OTHER_OFFICES.iter().copied());
        let all: Vec<(&str, &str)> = all.collect();
        all.into_iter()
            .enumerate()
            .map(|(n, (name, code))| self.office(n, name, code))
            .collect()
    }

    fn office(&mut self, n: usize, name: &str, code: &str) -> Result<OfficeStaff, Error> {
        let id = OfficeId(self.ids.uuid(self.at));
        let office = Office {
            id,
            name: name.to_owned(),
            full_name: format!("湘西土家族苗族自治州{}", name.trim_start_matches('州')),
            document_code: code.to_owned(),
            place: String::new(),
            phone: format!("0743-82{:05}", 10_000 + n * 317),
            valid_from: None,
            valid_to: None,
            successor: None,
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageOffices, &office, 0)?;
        let short = short_name(name);
        let [section, deputy, head] = posts(name);
        Ok(OfficeStaff {
            office: id,
            clerk: self.person(&format!("{short}{section}"), Some(id))?,
            deputy: self.person(&format!("{short}{deputy}"), Some(id))?,
            head: self.person(&format!("{short}{head}"), Some(id))?,
        })
    }

    fn leaders(&mut self) -> Result<Vec<PersonId>, Error> {
        LEADERS
            .iter()
            .map(|post| {
                let id = PersonId(self.ids.uuid(self.at));
                self.person_with(id, post, None, true)?;
                Ok(id)
            })
            .collect()
    }

    fn person(&mut self, post: &str, office: Option<OfficeId>) -> Result<PersonId, Error> {
        let id = PersonId(self.ids.uuid(self.at));
        self.person_with(id, post, office, false)?;
        Ok(id)
    }

    fn person_with(
        &mut self,
        id: PersonId,
        post: &str,
        office: Option<OfficeId>,
        is_leader: bool,
    ) -> Result<(), Error> {
        let phone = format!("0743-82{:05}", 20_000 + self.dice.below(70_000));
        let post = post.to_owned();
        let person = Person {
            id,
            name: String::new(),
            post,
            office,
            firm: None,
            is_leader,
            phone,
            valid_to: None,
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageOffices, &person, 0)?;
        Ok(())
    }

    fn chambers(&mut self) -> Result<Vec<ChamberId>, Error> {
        CHAMBERS
            .iter()
            .enumerate()
            .map(|(n, name)| self.chamber(n, name))
            .collect()
    }

    fn chamber(&mut self, n: usize, name: &str) -> Result<ChamberId, Error> {
        let chamber = Chamber {
            id: ChamberId(self.ids.uuid(self.at)),
            name: name.to_owned(),
            credit_code: String::new(),
            phone: format!("0743-86{:05}", 10_000 + n * 977),
            member_count: Some(20 + 7 * n as u32),
            mediates: n.is_multiple_of(5),
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageFirms, &chamber, 0)?;
        Ok(chamber.id)
    }
}

/// As people say it: without the prefecture and without what stands in brackets.
fn short_name(office: &str) -> &str {
    let (name, _) = office.split_once('（').unwrap_or((office, ""));
    match name.strip_prefix('州') {
        Some(rest) if !rest.starts_with('委') => rest,
        _ => name,
    }
}

/// Who answers for the work, whoever is in between, and the head: a commission has a director, a utility is a company.
fn posts(office: &str) -> [&'static str; 3] {
    if office.ends_with("公司") {
        ["客户服务部主任", "副总经理", "总经理"]
    } else if office.ends_with('局') {
        ["企业服务科科长", "副局长", "局长"]
    } else {
        ["企业服务科科长", "副主任", "主任"]
    }
}
