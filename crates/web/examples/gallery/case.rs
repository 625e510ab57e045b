//! The page of the sample case: for the officer while it is in hand, for the firm when it has been replied.

use jiff::civil::date;
use messages::Texts;
use web::components::light::{Color, Light};
use web::components::marked::Marked;
use web::components::owner::{CoOffice, Owner};
use web::components::print::PrintHead;
use web::components::promises::{Promise, Promises};
use web::components::stages::{Stage, Stages};
use web::components::steps::{NextStep, NextSteps, Weight};
use web::components::summary::{Density, SummaryList};
use web::components::tag::{Tag, Tone};
use web::layout::{Link, NavItem, Place, SignedIn, Theme};
use web::views::case::{CaseEvidence, CasePage, OwnedUntil, Problem};

use crate::{frame, records};

/// As the firm sees it two days after the reply: nothing internal is in it.
pub fn replied(t: &'static Texts, theme: Theme) -> CasePage {
    let mut case = in_hand(t, theme);
    case.page.signed_in = Some(SignedIn {
        name: String::from("示例甲物流"),
        post: String::from("示例甲物流有限公司 法定代表人"),
        acting: None,
    });
    case.page.nav = vec![
        NavItem::new("/cases", "我的诉求", Place::Here),
        NavItem::new("/meetings", "接待日报名", Place::Elsewhere),
        NavItem::new("/firm", "本企业", Place::Elsewhere),
    ];
    case.page.crumbs = vec![Link::new("/cases", "我的诉求")];
    case.tags = vec![
        Tag::new(Tone::Active, "已答复，待评价"),
        Tag::new(Tone::Good, "A 类 已解决"),
    ];
    case.steps = NextSteps {
        steps: vec![
            NextStep::new(
                Weight::Main,
                "评价",
                "#rate",
                "答复是否解决了问题，由您说了算。不评价不会算作满意。",
            ),
            NextStep::new(
                Weight::Plain,
                "要求重办",
                "#rework",
                "没有解决或答复不实，可以要求重新办理。",
            ),
        ],
        ..NextSteps::default()
    };
    case.stages = Stages::at(t, Stage::Rated, |stage| {
        (stage == Stage::Replied).then(|| String::from("5月7日"))
    });
    case.instruction = None;
    case.replies = vec![records::letter()];
    case.timeline = records::public_timeline(t);
    if let Some(due) = case
        .assignment
        .as_mut()
        .and_then(|assignment| assignment.due.as_mut())
    {
        due.light = Light::new(Color::Green, "已按期答复，5月7日");
    }
    case
}

/// As the responsible officer sees it the day before it is due.
pub fn in_hand(t: &'static Texts, theme: Theme) -> CasePage {
    let mut page = frame::page(t, theme, "2024-0052 货场北口被隔离墩封闭");
    page.crumbs = frame::crumbs();
    let root = page.evidence.clone().unwrap_or_else(frame::evidence);
    let mut owner = Owner::new(t, "州住房和城乡建设局", "市政科 责任人", "0743-000 0000");
    owner.co_offices = vec![CoOffice {
        name: String::from("州公安局交警支队"),
        until: String::from("4月30日"),
        light: Light::new(Color::Green, "已于 4月29日 提出"),
    }];
    CasePage {
        page,
        print_head: PrintHead::new(t, "湘西州政企面对面办公室", "2024-0052", "2024-05-06 09:00"),
        number: String::from("2024-0052"),
        title: String::from("货场北口被隔离墩封闭，大车绕行 7 公里"),
        firm: Some(Link::new("/firms/1", "示例甲物流有限公司")),
        source: String::from("第3期企业家接待日 · 现场交办"),
        tags: vec![
            Tag::new(Tone::Active, "办理中"),
            Tag::new(Tone::Neutral, "一般事项"),
        ],
        assignment: Some(OwnedUntil {
            owner,
            due: Some(records::due(t)),
        }),
        steps: records::steps(),
        stages: records::stages(t),
        problem: problem(),
        instruction: Some(String::from(
            "由州住建局牵头，州公安局交警支队配合，节后一周内让大车进得去、出得来。",
        )),
        replies: Vec::new(),
        timeline: records::timeline(t),
        promise_ledger: None,
        promises: Some(promises(t)),
        firm_facts: records::facts(),
        reveal: None,
        details: details(),
        related: vec![Link::new(
            "/cases/2024-0009",
            "2024-0009 城北货运通道限高（已销号）",
        )],
        evidence: CaseEvidence {
            records: 6,
            root,
            receipt: Some(String::from("/cases/2024-0052/receipt")),
            verify: String::from("/cases/2024-0052/evidence"),
        },
    }
}

fn problem() -> Problem {
    Problem {
        facts: Marked::from(
            "3月中旬起，货场北口被 14 个隔离墩封闭，挂车只能从南口进出，绕行 7 公里，每车多花约 40 元，日均 60 车次。\n企业先后找过街道和市政维护单位，均答复不属本单位职责。",
        ),
        ask: Marked::from("拆除北口隔离墩，或开放限时通行；调整路口信号灯，使大车能左转驶出。"),
    }
}

fn promises(t: &'static Texts) -> Promises {
    let row = |month, day, what: &str, state| Promise {
        what: String::from(what),
        on: date(2024, month, day),
        state,
    };
    Promises::new(
        t,
        vec![
            row(
                4,
                28,
                "签收",
                Light::new(Color::Green, "已兑现，4月28日 09:12"),
            ),
            row(
                4,
                30,
                "首次联系企业",
                Light::new(Color::Green, "已兑现，4月29日"),
            ),
            row(
                4,
                30,
                "交警支队提出协办意见",
                Light::new(Color::Green, "已兑现，4月29日"),
            ),
            row(5, 7, "书面答复", records::light_on(t, date(2024, 5, 7))),
            row(
                5,
                14,
                "回访",
                Light::new(Color::Unlit, "答复后 5 个工作日内"),
            ),
        ],
    )
}

fn details() -> SummaryList {
    SummaryList::new(Density::Tight)
        .fact("来源", "接待日现场")
        .fact("类别", "要素保障 · 道路运输")
        .fact("事发地", "吉首市")
        .fact("难易", "一般")
        .fact("涉及金额", "约 7.2 万元/月")
        .fact("走过的途径", "12345 热线（未解决）")
        .fact("涉诉涉访", "否")
        .fact("密级声明", "不涉密")
        .fact("首次收到", "2024-04-26 10:48")
}
