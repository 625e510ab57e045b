//! The five problems that the public record tells of, with the dates that it gives; steps between them are inferred.

use domain::cases::intake::Difficulty;
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::time::Date;

use crate::plan::{CasePlan, Voice};
use crate::problems::Problem;

/// A problem of the record: whose it is, and how it went.
pub struct Named {
    /// Index of the firm, and which of its problems.
    pub firm: usize,
    pub nth: usize,
    pub category: &'static str,
    pub helper: Option<&'static str>,
    pub problem: Problem,
    /// What was reported on the way.
    pub milestones: &'static [(Date, &'static str)],
    /// The extension that a leader granted, and the day of the reply.
    pub extended: Option<(Date, Date)>,
}

const fn day(month: i8, day: i8) -> Date {
    Date::constant(2024, month, day)
}

pub const NAMED: &[Named] = &[
    Named {
        firm: 0,
        nth: 0,
        category: "market",
        helper: Some("州酒业产业链办"),
        problem: Problem {
            offices: &["州工信局"],
            title: "启动“中国酒谷·湘西”产区认证",
            facts: "白酒行业竞争由企业转向产区，本地尚无产区品牌，企业单独推动力量不足。",
            ask: "请州政府牵头启动产区认证，并支持酒业产业项目建设。",
            answer: "已成立工作专班，致函行业协会并签订战略合作框架协议，15个酒业产业项目全部启动，产区正式挂牌。",
            ground: "框架协议、产区挂牌文件、国家级绿色工厂公示",
        },
        milestones: &[
            (
                day(3, 6),
                "成立由州工信局、州酒业产业链办和企业组成的工作专班，明确任务清单。",
            ),
            (day(4, 18), "州政府致函行业协会，商请指导产区认证。"),
            (day(6, 20), "签订战略合作框架协议。"),
            (day(8, 22), "15个酒业产业项目全部启动，总投资66.3亿元。"),
            (day(10, 18), "企业入选国家级绿色工厂，产区正式挂牌。"),
        ],
        extended: Some((day(10, 31), day(10, 24))),
    },
    Named {
        firm: 12,
        nth: 0,
        category: "law",
        helper: Some("州工商联"),
        problem: Problem {
            offices: &["州司法局"],
            title: "专利权纠纷导致资产和账户被冻结",
            facts: "2021年6月以来，公司因专利权纠纷涉诉，资产和账户被冻结，正常经营受阻。",
            ask: "请在双方自愿的基础上组织调解，不涉及对司法机关的要求。",
            answer: "州县联动，在双方自愿的基础上听取双方意见、梳理证据，促成双方当场签署和解协议，账户恢复使用。",
            ground: "和解协议（双方各执一份）",
        },
        milestones: &[
            (
                day(5, 14),
                "征得双方同意，启动调解；告知各方不干预司法程序。",
            ),
            (day(7, 9), "州县两级联合听取双方意见，梳理证据清单。"),
            (
                day(9, 12),
                "双方当场签署和解协议，挽回直接经济损失560余万元，避免潜在关联损失超1亿元。",
            ),
        ],
        extended: Some((day(9, 30), day(9, 20))),
    },
    Named {
        firm: 12,
        nth: 1,
        category: "finance",
        helper: None,
        problem: Problem {
            offices: &["州委金融办"],
            title: "纠纷影响征信，企业融资难",
            facts: "受纠纷影响，原有授信被压缩，采购原料的流动资金不足。",
            ask: "请协调担保机构和银行恢复授信。",
            answer: "州融资担保公司提供担保，银行恢复并发放流动资金贷款。",
            ground: "担保函、放款凭证",
        },
        milestones: &[],
        extended: None,
    },
    Named {
        firm: 12,
        nth: 2,
        category: "talent",
        helper: None,
        problem: Problem {
            offices: &["州人社局"],
            title: "技术和管理人才短缺",
            facts: "新材料行业技术工人和管理人员招聘困难，关键岗位长期空缺。",
            ask: "请协助引进技术人才，落实人才政策。",
            answer: "已组织专场招聘并落实人才补贴，关键岗位人员到岗。",
            ground: "录用名册、补贴审核表",
        },
        milestones: &[],
        extended: None,
    },
    Named {
        firm: 35,
        nth: 0,
        category: "finance",
        helper: Some("州应急管理局"),
        problem: Problem {
            offices: &["州委金融办"],
            title: "冰灾、洪涝后恢复生产资金有缺口",
            facts: "受冰冻和洪涝灾害影响，公司投入3000万元修复资金，仍存在缺口。",
            ask: "请协调恢复生产贷款，并落实灾后扶持政策。",
            answer: "银行发放恢复生产专项贷款，企业已恢复正常生产。",
            ground: "放款凭证、复产证明",
        },
        milestones: &[],
        extended: None,
    },
];

/// The problem of the record behind a case, if it is one.
pub fn of(plans: &[CasePlan], case: usize) -> Option<&'static Named> {
    let first = plans
        .iter()
        .position(|plan| plan.firm == plans[case].firm)?;
    NAMED
        .iter()
        .find(|named| named.firm == plans[case].firm && named.nth == case - first)
}

/// Gives the problems of the record their own category, office and end, in exchange with other cases, so that every
/// margin of the year stays as it was.
pub fn place(plans: &mut [CasePlan]) {
    let named: Vec<(usize, &Named)> = (0..plans.len())
        .filter_map(|case| Some((case, of(plans, case)?)))
        .collect();
    let taken: Vec<usize> = (0..plans.len())
        .filter(|case| is_of_the_record(plans[*case].firm))
        .collect();
    let content = Voice::Heard {
        satisfaction: Satisfaction::VerySatisfied,
        solved: Solved::Yes,
        contacted: true,
    };
    for (case, named) in named {
        let wanted = |plan: &CasePlan| {
            plan.category == named.category && named.problem.falls_to(plan.office)
        };
        exchange(plans, &taken, case, wanted, |a, b| {
            std::mem::swap(&mut a.category, &mut b.category);
            std::mem::swap(&mut a.office, &mut b.office);
        });
        exchange(
            plans,
            &taken,
            case,
            |plan| plan.difficulty == Difficulty::Hard,
            |a, b| {
                std::mem::swap(&mut a.difficulty, &mut b.difficulty);
            },
        );
    }
    let solved =
        |plan: &CasePlan| plan.class == ReplyClass::A && plan.voice == content && !plan.reworked;
    for case in taken.iter().copied() {
        exchange(plans, &taken, case, solved, |a, b| {
            std::mem::swap(&mut a.class, &mut b.class);
            std::mem::swap(&mut a.voice, &mut b.voice);
            std::mem::swap(&mut a.reworked, &mut b.reworked);
        });
    }
}

/// Whether the public record names the firm. What else the year invents of it goes well: no complaint is put into the
/// mouth of a firm that exists.
pub fn is_of_the_record(firm: usize) -> bool {
    NAMED.iter().any(|named| named.firm == firm)
}

fn exchange(
    plans: &mut [CasePlan],
    taken: &[usize],
    case: usize,
    wanted: impl Fn(&CasePlan) -> bool,
    swap: impl Fn(&mut CasePlan, &mut CasePlan),
) {
    if wanted(&plans[case]) {
        return;
    }
    let donor = (0..plans.len()).find(|other| !taken.contains(other) && wanted(&plans[*other]));
    if let Some(donor) = donor {
        let (low, high) = plans.split_at_mut(case.max(donor));
        swap(&mut low[case.min(donor)], &mut high[0]);
    }
}
