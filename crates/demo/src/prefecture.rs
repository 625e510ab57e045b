//! The sample prefecture: its offices, people, firms and chambers. Firms are invented but for three of the public record.

use app::ports::Ids;
use app::{App, Error};
use domain::codes::CreditCode;
use domain::firms::{Chamber, Firm, FirmSize};
use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::{Date, Instant};

use crate::dice::Dice;
use crate::facts::{CHAMBERS, LEAD_OFFICES, LEADERS, OTHER_OFFICES, PLACES};
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
    actor: Actor,
    codes: u32,
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
        let enterprises = self.enterprises(plans, others)?;
        let chambers = self.chambers()?;
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
        let short = name.trim_start_matches('州');
        Ok(OfficeStaff {
            office: id,
            clerk: self.person(&format!("{short}企业服务科科长"), Some(id))?,
            deputy: self.person(&format!("{short}副局长"), Some(id))?,
            head: self.person(&format!("{short}局长"), Some(id))?,
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

    fn enterprises(&mut self, plans: &[FirmPlan], others: usize) -> Result<Vec<Enterprise>, Error> {
        let mut found = Vec::new();
        for (n, plan) in plans.iter().enumerate() {
            found.push(self.enterprise(n, plan.place, plan.size, named(n, plan))?);
        }
        for n in plans.len()..plans.len() + others {
            let place = self.dice.below(PLACES.len());
            found.push(self.enterprise(n, place, FirmSize::Small, None)?);
        }
        Ok(found)
    }

    fn enterprise(
        &mut self,
        n: usize,
        place: usize,
        size: FirmSize,
        known: Option<&str>,
    ) -> Result<Enterprise, Error> {
        let (code, place_name, _) = PLACES[place];
        let (sector, industry) = SECTORS[n % SECTORS.len()];
        let short = place_name.trim_end_matches(['市', '县']);
        let name = known.map_or_else(|| format!("{short}{}{sector}", brand(n)), str::to_owned);
        let firm = Firm {
            id: FirmId(self.ids.uuid(self.at)),
            name: name.clone(),
            credit_code: self.code(code),
            kind: "有限责任公司".to_owned(),
            place: code.to_owned(),
            address: format!("{place_name}工业集中区{}号", n + 1),
            industry: industry.to_owned(),
            size,
            founded_on: Some(Date::constant(
                2005 + (n % 15) as i16,
                1 + (n % 12) as i8,
                8,
            )),
            capital_fen: Some((100 + 50 * (n as i64 % 30)) * 1_000_000),
            business_scope: sector.to_owned(),
            qualifications: if n % 4 == 0 {
                vec!["规上".to_owned()]
            } else {
                Vec::new()
            },
            chambers: Vec::new(),
            legal_person: String::new(),
            contact_name: "办公室主任".to_owned(),
            contact_phone: format!("0743-85{:05}", 10_000 + n * 131),
            former_names: Vec::new(),
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageFirms, &firm, 0)?;
        let entrepreneur = self.entrepreneur(&firm, n)?;
        Ok(Enterprise {
            firm: firm.id,
            entrepreneur,
            name,
        })
    }

    fn entrepreneur(&mut self, firm: &Firm, n: usize) -> Result<PersonId, Error> {
        let post = if n % 3 == 0 { "总经理" } else { "董事长" };
        let person = Person {
            id: PersonId(self.ids.uuid(self.at)),
            name: String::new(),
            post: format!("{}{post}", firm.name),
            office: None,
            firm: Some(firm.id),
            is_leader: false,
            phone: firm.contact_phone.clone(),
            valid_to: None,
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageOffices, &person, 0)?;
        Ok(person.id)
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
            mediates: n % 5 == 0,
        };
        self.app
            .registers()
            .put(&self.actor, Permission::ManageFirms, &chamber, 0)?;
        Ok(chamber.id)
    }

    /// A well-formed credit code of the place that no register has: the organisation part counts up from `MA9Y`.
    fn code(&mut self, region: &str) -> String {
        const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        self.codes += 1;
        let body = format!("91{region}MA9Y{:04}", self.codes);
        for organisation in SIGNS.chars() {
            for check in SIGNS.chars() {
                let tried = CreditCode::parse(&format!("{body}{organisation}{check}"));
                if let Some(code) = tried
                    .ok()
                    .filter(|code| code.check_organisation_code().is_ok())
                {
                    return code.as_str().to_owned();
                }
            }
        }
        String::new()
    }
}

/// Three firms that the public record names.
fn named(n: usize, plan: &FirmPlan) -> Option<&'static str> {
    match (n, plan.meeting) {
        (0, _) => Some("酒鬼酒股份有限公司"),
        (12, _) => Some("湖南众鑫新材料科技有限公司"),
        (35, _) => Some("湖南友立储能科技有限公司"),
        _ => None,
    }
}

const SECTORS: &[(&str, &str)] = &[
    ("酒业有限公司", "C"),
    ("茶业有限公司", "C"),
    ("生态农业开发有限公司", "A"),
    ("文化旅游发展有限公司", "R"),
    ("新材料科技有限公司", "C"),
    ("建筑工程有限公司", "E"),
    ("电子商务有限公司", "F"),
    ("物流有限公司", "G"),
    ("机械制造有限公司", "C"),
    ("中药材种植有限公司", "A"),
    ("食品有限公司", "C"),
];

/// An invented brand of two characters, different for every number below 240.
fn brand(n: usize) -> String {
    const FIRST: &[char] = &[
        '云', '岚', '澧', '酉', '沅', '峒', '翠', '松', '晨', '禾', '锦', '鹭', '溪', '谷', '岭',
        '竹',
    ];
    const SECOND: &[char] = &[
        '麓', '泽', '源', '昌', '润', '丰', '恒', '启', '瑞', '盈', '远', '和', '达', '兴', '汇',
    ];
    [
        FIRST[n % FIRST.len()],
        SECOND[(n / FIRST.len() + n) % SECOND.len()],
    ]
    .iter()
    .collect()
}
