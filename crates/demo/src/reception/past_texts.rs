//! What is said before and at the meetings of the year that is told. Everything in it is invented.

use domain::prepared_views::Stance;

/// What becomes of a sign-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Heard,
    /// Asked for by name.
    Named,
    /// There is no place left; the next meeting hears it first.
    Waits,
    Declined(&'static str),
    Withdraws(&'static str),
}

/// A firm that signs up and isn't received at that meeting.
pub struct Unheard {
    /// Index of the meeting.
    pub meeting: usize,
    /// Index into the enterprises of the prefecture, or the first firm that the next meeting receives.
    pub who: Who,
    pub problem: &'static str,
    pub category: &'static str,
    pub fate: Fate,
}

/// Which firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Enterprise(usize),
    FirstOfNext,
}

const fn unheard(
    meeting: usize,
    who: Who,
    (problem, category): (&'static str, &'static str),
    fate: Fate,
) -> Unheard {
    Unheard {
        meeting,
        who,
        problem,
        category,
        fate,
    }
}

pub const UNHEARD: &[Unheard] = &[
    unheard(
        0,
        Who::Enterprise(70),
        ("与合作方的股权纠纷已由法院受理，希望领导过问判决。", "law"),
        Fate::Declined("该纠纷法院已经立案，依法由法院审理；可申请商会调解组织调解"),
    ),
    unheard(
        1,
        Who::FirstOfNext,
        ("工业贷款利率比周边高，希望银企面对面谈一次。", "finance"),
        Fate::Waits,
    ),
    unheard(
        2,
        Who::Enterprise(71),
        ("供应商拖欠货款，想了解支付投诉怎么办理。", "finance"),
        Fate::Withdraws("欠款已经收到，不再需要反映"),
    ),
    unheard(
        3,
        Who::FirstOfNext,
        ("山洪冲毁进厂便桥，物资进出困难。", "construction"),
        Fate::Waits,
    ),
    unheard(
        4,
        Who::Enterprise(72),
        (
            "村民反映厂区噪声，已在信访部门登记办理，想请现场会再议。",
            "service",
        ),
        Fate::Declined("该事项信访部门正在依法办理，请按答复的期限等待结果"),
    ),
    unheard(
        5,
        Who::FirstOfNext,
        ("新产品中试线缺少懂工艺的工程师。", "talent"),
        Fate::Waits,
    ),
    unheard(
        5,
        Who::Enterprise(73),
        ("酒瓶供货运输成本上涨，希望开行拼箱班车。", "market"),
        Fate::Withdraws("负责人当天出国参展，无法到会"),
    ),
    unheard(
        6,
        Who::Enterprise(74),
        ("高校毕业生到县里就业意愿低，希望共建实习基地。", "talent"),
        Fate::Waits,
    ),
];

pub const HEARD_WHY: &str = "问题具体，与本期主题相关";
pub const NAMED_WHY: &str = "产业链链主企业，请其就全州酒业发展提出建议";
pub const HANDED_WHY: &str = "上一期名额已满，本期优先";

/// What offices say beforehand, in turn.
pub const VIEWS: &[(Stance, &str)] = &[
    (
        Stance::Answerable,
        "情况已与企业核实，符合现行政策，会上可以当场答复办理时间和经办科室。",
    ),
    (
        Stance::NeedsStudy,
        "涉及两个以上单位，需会后会商；建议由我单位牵头，一周内拿出方案。",
    ),
    (
        Stance::Limited,
        "现行规定对此有限制，会上如实说明依据，并提供可以走的其他途径。",
    ),
];

/// A briefing with one question from the room.
pub struct Told {
    pub topic: &'static str,
    pub speaker: &'static str,
    pub question: &'static str,
    pub answer: &'static str,
}

const fn told(
    topic: &'static str,
    speaker: &'static str,
    question: &'static str,
    answer: &'static str,
) -> Told {
    Told {
        topic,
        speaker,
        question,
        answer,
    }
}

/// The policy briefing and the legal training of each meeting.
pub const BRIEFINGS: [[Told; 2]; 7] = [
    [
        told(
            "促进民营经济发展壮大的政策措施",
            "州发改委（州优化办）",
            "省里的奖补什么时候可以申报？",
            "申报通知在一季度发布，州工信局统一受理，窗口电话见会议材料。",
        ),
        told(
            "企业合规经营与风险防范",
            "州司法局",
            "小企业没有法务，合同怎么把关？",
            "可以预约园区法律服务站免费审查，每周三下午值班。",
        ),
    ],
    [
        told(
            "工业企业技术改造支持政策",
            "州工信局",
            "旧设备处置收入要不要抵减补助？",
            "不抵减，但要在申报表中如实列明。",
        ),
        told(
            "工业用地与不动产登记实务",
            "州自然资源和规划局",
            "厂房扩建后要重新办证吗？",
            "要办理变更登记，资料齐全的5个工作日办结。",
        ),
    ],
    [
        told(
            "融资担保、应急转贷和科技价值信用贷款",
            "州委金融办",
            "首贷户有没有担保费优惠？",
            "政府性担保平均费率不超过1%，首贷户由担保公司逐户核定。",
        ),
        told(
            "保障中小企业款项支付的规定",
            "州司法局",
            "合同没写付款时间怎么办？",
            "按规定自交付之日起计算付款期限，可以要求书面确认应付款。",
        ),
    ],
    [
        told(
            "文旅商贸消费促进政策",
            "州文旅广电局",
            "民宿能不能享受小规模纳税人优惠？",
            "符合销售额标准的可以享受，州税务局现场辅导。",
        ),
        told(
            "劳动用工与旺季临时用工合规",
            "州人社局",
            "旺季短期用工要签什么合同？",
            "可以订立以完成一定工作任务为期限的劳动合同，并依法缴纳工伤保险。",
        ),
    ],
    [
        told(
            "灾后复产金融和税收支持政策",
            "州财政局",
            "受灾设备损失怎样在税前扣除？",
            "留存损失清单和保险理赔资料，在申报时扣除，不需要审批。",
        ),
        told(
            "保险理赔与灾害损失证据留存",
            "州司法局",
            "现场清理了，证据不够怎么办？",
            "可以用施工、电力和监控记录补充，由乡镇出具受灾情况说明。",
        ),
    ],
    [
        told(
            "产业链协同与中国酒谷建设规划",
            "州工信局",
            "配套企业怎样进入链主采购名单？",
            "州酒业产业链办每季度组织一次供需对接，可以先行登记。",
        ),
        told(
            "商标和地理标志保护",
            "州市场监管局",
            "商标被抢注怎么维权？",
            "可以提出异议或者无效宣告，知识产权维权援助窗口免费指导。",
        ),
    ],
    [
        told(
            "人才引进和科技创新政策",
            "州科技局",
            "柔性引进的专家能不能算人才补贴？",
            "签订一年以上服务协议、到岗时间达标的可以申报。",
        ),
        told(
            "技术合同与商业秘密保护",
            "州司法局",
            "员工跳槽带走客户资料怎么办？",
            "先固定证据，可以向市场监管部门举报，也可以依法提起诉讼。",
        ),
    ],
];
