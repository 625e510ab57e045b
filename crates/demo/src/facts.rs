//! The figures of the public record and of the model year 2024, which the demonstration reproduces.

use domain::meetings::MeetingForm;

/// A meeting of the model year: date, form, theme, place, hosting posts, entrepreneurs, problems.
pub struct MeetingFact {
    pub date: (i16, i8, i8),
    pub form: MeetingForm,
    pub theme: &'static str,
    pub place: &'static str,
    pub hosts: &'static [&'static str],
    pub entrepreneurs: usize,
    pub problems: usize,
}

pub const MEETINGS: &[MeetingFact] = &[
    MeetingFact {
        date: (2024, 2, 20),
        form: MeetingForm::Symposium,
        theme: "新春企业家座谈会",
        place: "吉首",
        hosts: &["州委书记", "州委副书记、州长"],
        entrepreneurs: 12,
        problems: 24,
    },
    MeetingFact {
        date: (2024, 4, 25),
        form: MeetingForm::Symposium,
        theme: "工业与要素保障",
        place: "泸溪高新区",
        hosts: &["州委常委、统战部部长", "副州长（工业）"],
        entrepreneurs: 8,
        problems: 21,
    },
    MeetingFact {
        date: (2024, 5, 29),
        form: MeetingForm::Dialogue,
        theme: "融资与账款",
        place: "吉首",
        hosts: &["州委常委、常务副州长"],
        entrepreneurs: 9,
        problems: 22,
    },
    MeetingFact {
        date: (2024, 6, 27),
        form: MeetingForm::FieldVisit,
        theme: "文旅商贸",
        place: "凤凰",
        hosts: &["副州长（文旅）"],
        entrepreneurs: 6,
        problems: 13,
    },
    MeetingFact {
        date: (2024, 8, 15),
        form: MeetingForm::FieldVisit,
        theme: "灾后复产",
        place: "古丈",
        hosts: &["副州长（应急农业）", "州人大常委会副主任（一）"],
        entrepreneurs: 7,
        problems: 18,
    },
    MeetingFact {
        date: (2024, 10, 17),
        form: MeetingForm::Dialogue,
        theme: "产业链与酒业",
        place: "吉首",
        hosts: &["州政协副主席（州工商联主席）", "州委常委、吉首市委书记"],
        entrepreneurs: 8,
        problems: 20,
    },
    MeetingFact {
        date: (2024, 11, 28),
        form: MeetingForm::Symposium,
        theme: "人才与创新",
        place: "湘西高新区",
        hosts: &["州委副书记（专职）", "副州长（科教）"],
        entrepreneurs: 7,
        problems: 18,
    },
];

/// Thirty leaders, by post only.
pub const LEADERS: &[&str] = &[
    "州委书记",
    "州委副书记、州长",
    "州委副书记（专职）",
    "州委常委、常务副州长",
    "州委常委、州纪委书记",
    "州委常委、组织部部长",
    "州委常委、宣传部部长",
    "州委常委、统战部部长",
    "州委常委、政法委书记",
    "州委常委、州委秘书长",
    "州委常委、吉首市委书记",
    "州人大常委会主任",
    "州人大常委会副主任（一）",
    "州人大常委会副主任（二）",
    "州人大常委会副主任（三）",
    "州人大常委会副主任（四）",
    "州人大常委会副主任（五）",
    "副州长（工业）",
    "副州长（科教）",
    "副州长（文旅）",
    "副州长（应急农业）",
    "副州长（公安）",
    "副州长（商务）",
    "州政协主席",
    "州政协副主席（州工商联主席）",
    "州政协副主席（二）",
    "州政协副主席（三）",
    "州政协副主席（四）",
    "州政协副主席（五）",
    "湘西高新区党工委书记",
];

/// Lead offices with their document code and the problems each leads.
pub const LEAD_OFFICES: &[(&str, &str, usize)] = &[
    ("州工信局", "州工信函", 18),
    ("州发改委（州优化办）", "州发改函", 15),
    ("州自然资源和规划局", "州自资规函", 13),
    ("州委金融办", "州金融函", 12),
    ("州财政局", "州财函", 9),
    ("州人社局", "州人社函", 9),
    ("州文旅广电局", "州文旅广函", 8),
    ("州市场监管局", "州市监函", 8),
    ("州科技局", "州科函", 7),
    ("州住建局", "州建函", 7),
    ("州生态环境局", "州环函", 6),
    ("州商务局", "州商函", 6),
    ("州税务局", "州税函", 5),
    ("州司法局", "州司函", 5),
    ("州行政审批服务局", "州审函", 4),
    ("州农业农村局", "州农函", 4),
];

/// Offices that never led a problem in the model year.
pub const OTHER_OFFICES: &[(&str, &str)] = &[
    ("州委统战部", "州统函"),
    ("州工商联", "州联函"),
    ("州委督查室", "州督函"),
    ("州政府督查室", "州政督函"),
    ("州酒业产业链办", "州酒链函"),
    ("州应急管理局", "州应急函"),
    ("州交通运输局", "州交函"),
    ("州水利局", "州水函"),
    ("州林业局", "州林函"),
    ("国网湘西供电公司", "湘西电函"),
    ("州融资担保公司", "州担函"),
];

/// Places with their codes and problems.
pub const PLACES: &[(&str, &str, usize)] = &[
    ("433101", "吉首市", 41),
    ("433122", "泸溪县", 22),
    ("433123", "凤凰县", 15),
    ("433124", "花垣县", 15),
    ("433127", "永顺县", 12),
    ("433130", "龙山县", 12),
    ("433126", "古丈县", 10),
    ("433125", "保靖县", 9),
];

/// Fifteen chambers.
pub const CHAMBERS: &[&str] = &[
    "州酒业协会",
    "州茶业协会",
    "州猕猴桃产业协会",
    "州中药材产业协会",
    "州旅游协会",
    "州餐饮行业协会",
    "州建筑业协会",
    "州新材料产业协会",
    "州物流与采购协会",
    "州电子商务协会",
    "州女企业家协会",
    "州青年企业家协会",
    "长沙市湘西商会",
    "深圳市湘西商会",
    "贵阳市湘西商会",
];

/// Finance since founding: count and sum in 万元.
pub const FINANCE: [(domain::records::FinanceProduct, usize, i64); 3] = [
    (domain::records::FinanceProduct::Guarantee, 1392, 269_800),
    (domain::records::FinanceProduct::BridgeLoan, 263, 198_600),
    (domain::records::FinanceProduct::TechCredit, 183, 48_200),
];
