//! The firms of the sample prefecture, invented but for three of the public record.

use app::Error;
use domain::codes::CreditCode;
use domain::firms::{Firm, FirmSize};
use domain::ids::{ChamberId, FirmId, PersonId};
use domain::people::Person;
use domain::permits::Permission;
use domain::time::Date;

use crate::facts::PLACES;
use crate::plan::FirmPlan;
use crate::prefecture::{Enterprise, Founder};

impl Founder<'_> {
    pub(crate) fn enterprises(
        &mut self,
        plans: &[FirmPlan],
        others: usize,
        chambers: &[ChamberId],
    ) -> Result<Vec<Enterprise>, Error> {
        let mut found = Vec::new();
        for (n, plan) in plans.iter().enumerate() {
            found.push(self.enterprise((n, plan.place, plan.size), named(n, plan), chambers)?);
        }
        for n in plans.len()..plans.len() + others {
            let place = self.dice.below(PLACES.len());
            found.push(self.enterprise((n, place, FirmSize::Small), None, chambers)?);
        }
        Ok(found)
    }

    fn enterprise(
        &mut self,
        (n, place, size): (usize, usize, FirmSize),
        known: Option<&str>,
        chambers: &[ChamberId],
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
            qualifications: if n.is_multiple_of(4) {
                vec!["规上".to_owned()]
            } else {
                Vec::new()
            },
            chambers: (chamber_of(n).and_then(|at| chambers.get(at)).copied())
                .into_iter()
                .collect(),
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
        let post = if n.is_multiple_of(3) {
            "总经理"
        } else {
            "董事长"
        };
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

/// Every third firm is a member of a chamber: which, by index.
pub(crate) fn chamber_of(n: usize) -> Option<usize> {
    n.is_multiple_of(3).then_some((n / 3) % 5)
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
