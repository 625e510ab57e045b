//! What is said before meetings. Everything in it is invented.

use domain::announcements::{Announcement, MeantFor, Mode, Standing};
use domain::ids::{AnnouncementId, MeetingId, PlanLineId};
use domain::meetings::MeetingForm;
use domain::signups::Raised;
use domain::time::Date;
use domain::year_plan::{self, PlanLine};

/// A line of a plan.
pub struct Planned {
    pub month: u32,
    pub form: MeetingForm,
    pub theme: &'static str,
    pub host: &'static str,
}

impl Planned {
    pub fn line(&self, id: PlanLineId, year: i32) -> PlanLine {
        PlanLine {
            id,
            year,
            month: self.month,
            form: self.form,
            theme: self.theme.to_owned(),
            host: None,
            postponements: Vec::new(),
            standing: year_plan::Standing::Open,
        }
    }
}

const fn planned(
    month: u32,
    form: MeetingForm,
    theme: &'static str,
    host: &'static str,
) -> Planned {
    Planned {
        month,
        form,
        theme,
        host,
    }
}

pub const CALLED_OFF: Planned = planned(9, MeetingForm::Dialogue, "物流降本", "");
pub const FLOOD: &str = "全州防汛抗灾，企业忙于转移物资，改在灾后复产时进行";
pub const OVERLAP: &str = "与全省民营经济座谈会时间冲突，并入10月一期";

pub const NEXT_YEAR: &[Planned] = &[
    planned(
        1,
        MeetingForm::Symposium,
        "新春开门红",
        "州委常委、常务副州长",
    ),
    planned(
        2,
        MeetingForm::Dialogue,
        "用工与人才",
        "州委常委、统战部部长",
    ),
    planned(3, MeetingForm::FieldVisit, "项目开工", "副州长（工业）"),
    planned(
        4,
        MeetingForm::Dialogue,
        "融资与账款",
        "州委常委、常务副州长",
    ),
    planned(5, MeetingForm::Symposium, "文旅商贸", "州委书记"),
    planned(6, MeetingForm::FieldVisit, "园区要素保障", "副州长（工业）"),
    planned(7, MeetingForm::Dialogue, "政策兑现", "州委常委、常务副州长"),
    planned(8, MeetingForm::FieldVisit, "防汛与复产", "副州长（工业）"),
    planned(9, MeetingForm::Symposium, "产业链配套", "州委副书记、州长"),
    planned(
        10,
        MeetingForm::Dialogue,
        "市场开拓",
        "州委常委、统战部部长",
    ),
    planned(11, MeetingForm::FieldVisit, "科技创新", "副州长（工业）"),
    planned(12, MeetingForm::Symposium, "年度回头看", "州委书记"),
];

/// A meeting that is announced.
pub struct Told {
    pub held_on: Date,
    pub place: &'static str,
    pub host: &'static str,
    pub sign_up_until: Date,
    pub quota: u32,
}

pub const JANUARY: Told = Told {
    held_on: Date::constant(2025, 1, 16),
    place: "吉首市 州政务中心三楼会议室",
    host: "州委常委、常务副州长",
    sign_up_until: Date::constant(2024, 12, 27),
    quota: 8,
};
pub const FEBRUARY: Told = Told {
    held_on: Date::constant(2025, 2, 20),
    place: "吉首市 州人力资源市场",
    host: "州委常委、统战部部长",
    sign_up_until: Date::constant(2025, 2, 12),
    quota: 9,
};

impl Told {
    pub fn announcement(&self, id: AnnouncementId, meeting: MeetingId) -> Announcement {
        Announcement {
            id,
            meeting,
            ends_at: "11:30".to_owned(),
            audience: "本州登记的民营企业、个体工商户负责人和商协会负责人".to_owned(),
            mode: Mode::OnSite,
            taken: "生产经营中遇到的融资、用地用电用工、项目建设、政策兑现、政务服务等困难，以及对营商环境的意见建议。"
                .to_owned(),
            not_taken: "已经或者应当通过诉讼、仲裁、行政复议解决的事项，请向有管辖权的机关提出。\n信访事项请向信访部门提出；举报公职人员违纪违法，请向纪检监察机关提出。\n涉及国家秘密的内容请勿提交。"
                .to_owned(),
            how: "登录本系统网上报名，或者由所在商协会、州工商联代为报名。".to_owned(),
            sign_up_until: self.sign_up_until,
            quota: self.quota,
            minutes_each: 5,
            phone: "0743-8210000".to_owned(),
            meant_for: MeantFor::default(),
            standing: Standing::Draft,
        }
    }
}

/// A sign-up.
pub struct SignUpText {
    /// Index into the enterprises of the prefecture.
    pub enterprise: usize,
    pub problems: &'static [Problem],
}

/// A problem described beforehand.
pub struct Problem {
    text: &'static str,
    category: &'static str,
    elsewhere: &'static str,
    wanted_office: &'static str,
}

impl Problem {
    pub fn raised(&self) -> Raised {
        Raised {
            text: self.text.to_owned(),
            category: self.category.to_owned(),
            elsewhere: self.elsewhere.to_owned(),
            wanted_office: self.wanted_office.to_owned(),
        }
    }
}

const fn by_firm(enterprise: usize, problems: &'static [Problem]) -> SignUpText {
    SignUpText {
        enterprise,
        problems,
    }
}

const fn problem(text: &'static str, category: &'static str) -> Problem {
    Problem {
        text,
        category,
        elsewhere: "",
        wanted_office: "",
    }
}

/// Who withdraws, who is declined, who is heard for the problem: by their place in [`SIGN_UPS`].
pub const WITHDRAWS: usize = 11;
pub const DECLINED: usize = 9;
pub const DECLINED_WHY: &str = "该纠纷法院已经立案，依法由法院审理；可申请商会调解，联系电话见通告";
pub const PRESSING: &[usize] = &[0, 4];
pub const PRESSING_WHY: &str = "春节前用电、用工问题紧迫";
/// Which sign-ups' problems were sent to which offices.
pub const ASKED: &[(usize, usize)] = &[(4, 0), (2, 1), (6, 3)];
pub const ANSWER: &str = "专用变压器增容已列入一季度计划，供电公司1月10日前现场勘查；增容前由园区协调错峰用电。依据：州工信局电力需求响应方案。";

pub const SIGN_UPS: &[SignUpText] = &[
    by_firm(
        0,
        &[Problem {
            text: "新建的包装车间春节前投产，需要熟练工40人，招工两个月只到岗11人，希望组织一次专场招聘。",
            category: "talent",
            elsewhere: "",
            wanted_office: "州人社局",
        }],
    ),
    by_firm(
        57,
        &[problem(
            "仓储用地手续办了半年，还差林地审核意见，影响设备进场。",
            "factors",
        )],
    ),
    by_firm(
        58,
        &[problem(
            "申报的技改补助已公示，资金还没有到账，想知道兑现时间。",
            "policy",
        )],
    ),
    by_firm(
        59,
        &[problem(
            "出口报关要到外地办理，来回三天，希望本地能办。",
            "service",
        )],
    ),
    by_firm(
        60,
        &[
            Problem {
                text: "厂区变压器容量不足，旺季每天限电4小时，订单交不出去。",
                category: "factors",
                elsewhere: "12345 20241203017",
                wanted_office: "州工信局",
            },
            problem("增容费用一次付清压力大，希望能分期。", "finance"),
        ],
    ),
    by_firm(
        61,
        &[problem(
            "旅游淡季现金流紧张，贷款3月到期，希望办理续贷。",
            "finance",
        )],
    ),
    by_firm(
        62,
        &[problem(
            "产品检测要送省里，周期20天，希望州里开放检测平台。",
            "research",
        )],
    ),
    by_firm(
        63,
        &[problem(
            "中药材初加工能不能享受用电优惠，各单位说法不一。",
            "policy",
        )],
    ),
    by_firm(
        64,
        &[problem(
            "园区到高速口的路面坏了，冷链车绕行多走18公里。",
            "construction",
        )],
    ),
    by_firm(
        65,
        &[problem(
            "与外地客户的货款纠纷法院已经立案，希望协调尽快判决。",
            "law",
        )],
    ),
    by_firm(66, &[problem("想进商超供应链，缺少对接渠道。", "market")]),
    by_firm(
        67,
        &[problem(
            "扩建项目环评和能评要重复提交材料，希望并联审批。",
            "service",
        )],
    ),
    by_firm(68, &[problem("引进的工程师子女入学没有学位。", "talent")]),
    by_firm(
        69,
        &[problem(
            "首贷缺抵押物，想了解科技价值信用贷款的条件。",
            "finance",
        )],
    ),
];
