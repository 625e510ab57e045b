//! Invented records: a problem with a logistics yard's entrance, told from reception day to reply.

use domain::calendar::Calendar;
use domain::deadlines::{self, Limit, Thresholds};
use domain::time::{Date, Instant, local_instant};
use jiff::civil::date;
use messages::Texts;
use web::components::due::DueDate;
use web::components::letter::Letter;
use web::components::light::Light;
use web::components::marked::Marked;
use web::components::stages::{Stage, Stages};
use web::components::steps::{NextStep, NextSteps, Weight};
use web::components::summary::{Density, SummaryList};
use web::components::tag::{Tag, Tone};
use web::components::timeline::{Entry, EntryKind, FileLink, Timeline};
use web::layout::Link;

fn at(day: Date, hour: i64, minute: i64) -> Instant {
    local_instant(day, hour, minute)
}

/// In hand, with dates for the stages passed.
pub fn stages(t: &'static Texts) -> Stages {
    Stages::at(t, Stage::Handling, |stage| {
        let when = match stage {
            Stage::Registered => "4月26日",
            Stage::Accepted => "4月26日",
            Stage::Assigned => "4月26日",
            Stage::Handling => "4月28日",
            Stage::Replied | Stage::Rated | Stage::StruckOff => return None,
        };
        Some(String::from(when))
    })
}

/// The day on which the sample pages are looked at.
pub const TODAY: Date = date(2024, 5, 6);

/// Five working days over a holiday with a make-up Sunday, counted by the real calendar.
pub fn due(t: &'static Texts) -> DueDate {
    due_by(
        t,
        date(2024, 4, 26),
        Limit::working_days(5),
        "一般事项 5 个工作日，自交办次日起算。",
    )
}

/// A due date as the programme counts it, seen from [`TODAY`].
pub fn due_by(t: &'static Texts, from: Date, limit: Limit, rule: &str) -> DueDate {
    let calendar = Calendar::official();
    let due = deadlines::due(calendar, from, limit);
    DueDate::new(t, due.due_on, light_on(t, due.due_on), rule).counted(&due.trace)
}

/// The light of a date, seen from [`TODAY`].
pub fn light_on(t: &'static Texts, due_on: Date) -> Light {
    let left = deadlines::remaining(Calendar::official(), TODAY, due_on);
    Light::running(t, deadlines::light(left, 15, Thresholds::default()), left)
}

pub fn steps() -> NextSteps {
    let step = |weight, label: &str, why: &str| NextStep::new(weight, label, "#step", why);
    NextSteps {
        steps: vec![
            step(
                Weight::Main,
                "起草答复",
                "书面答复：5月7日前由本单位主要负责人签发，现在还没有草稿。",
            ),
            step(
                Weight::Plain,
                "记进展",
                "最近一次进展是 4月29日，已过 4 天。",
            ),
            step(
                Weight::Plain,
                "申请延期",
                "确实办不完：最迟今天申请，写明理由和已告知企业的情况。",
            ),
        ],
        ..NextSteps::default()
    }
}

pub fn facts() -> SummaryList {
    SummaryList::new(Density::Tight)
        .link("企业", Link::new("/firms/1", "示例甲物流有限公司"))
        .fact("信用代码", "91433101XXXXXXXXXX")
        .fact("规模行业", "小型 · 道路运输业")
        .fact("所在地", "吉首市")
        .fact("反映人", "法定代表人")
        .fact("电话", "138****0000")
        .change(Link::new("#unmask", "查看（留痕）"))
        .fact("一年内受访", "邀请 2 次，走访 1 次")
}

pub fn letter() -> Letter {
    Letter {
        title: String::from("关于货场出入口改造诉求的答复函"),
        number: String::from("州住建函〔2024〕12号"),
        to: String::from("示例甲物流有限公司"),
        paragraphs: vec![
            Marked::from(
                "贵公司在第3期企业家接待日提出的“货场出入口被隔离墩封闭、大车绕行 7 公里”的诉求收悉。经 4月29日现场核实，情况属实。现答复如下：",
            ),
            Marked::from(
                "一、5月6日已拆除北口隔离墩 14 个，恢复货车右进右出。二、信号灯配时由州公安局交警支队于 5月20日前调整完毕。",
            ),
        ],
        signed: String::from("州住房和城乡建设局"),
        dated: String::from("2024年5月7日"),
        tags: vec![Tag::new(Tone::Good, "A 类 已解决")],
    }
}

pub fn timeline(t: &'static Texts) -> Timeline {
    Timeline::new(t, entries())
}

/// The same with the reply and without what is internal.
pub fn public_timeline(t: &'static Texts) -> Timeline {
    let mut reply = Entry::new(
        EntryKind::Public,
        8,
        at(date(2024, 5, 7), 10, 30),
        "书面答复",
    );
    reply.who = String::from("州住建局 主要负责人签发，州优化办审核");
    reply.tags = vec![Tag::new(Tone::Good, "A 类 已解决")];
    let before = entries()
        .into_iter()
        .filter(|entry| entry.kind != EntryKind::Internal);
    Timeline::new(t, std::iter::once(reply).chain(before).collect())
}

fn entries() -> Vec<Entry> {
    let mut contact = Entry::new(
        EntryKind::Public,
        6,
        at(date(2024, 4, 29), 15, 20),
        "首次联系企业",
    );
    contact.who = String::from("州住建局 责任人");
    contact.text = String::from(
        "现场查看北口，企业代表、交警支队同到。\n企业认可先拆隔离墩、再调信号灯的顺序。",
    );
    contact.recorded = at(date(2024, 4, 30), 9, 5);
    contact.files = vec![FileLink {
        href: String::from("#file"),
        name: String::from("现场核查记录.pdf"),
        size: String::from("218 KB"),
    }];
    let mut note = Entry::new(
        EntryKind::Internal,
        5,
        at(date(2024, 4, 28), 16, 40),
        "内部会商",
    );
    note.who = String::from("州住建局 分管负责人");
    note.text = String::from(
        "北口属市政道路，拆除由本局负责；配时归交警支队，请其 3 个工作日内提出协办意见。",
    );
    let mut receipt = Entry::new(EntryKind::Public, 4, at(date(2024, 4, 28), 9, 12), "签收");
    receipt.who = String::from("州住建局 签收员");
    let mut due = Entry::new(
        EntryKind::Deadline,
        3,
        at(date(2024, 4, 26), 11, 5),
        "办结期限定为 5月7日",
    );
    due.who = String::from("系统按日历推算");
    due.text = String::from("一般事项 5 个工作日；4月28日（周日）调休上班计入，劳动节 5 天不计。");
    let mut assigned = Entry::new(
        EntryKind::Public,
        2,
        at(date(2024, 4, 26), 11, 4),
        "现场交办",
    );
    assigned.who = String::from("州级领导乙（联络员代）");
    assigned.text =
        String::from("由州住建局牵头，州公安局交警支队配合，节后一周内让大车进得去、出得来。");
    assigned.tags = vec![Tag::new(Tone::Neutral, "第3期接待日")];
    let mut registered = Entry::new(
        EntryKind::Public,
        1,
        at(date(2024, 4, 26), 10, 48),
        "登记并受理",
    );
    registered.who = String::from("州优化办 交办员");
    registered.text = String::from("货场北口被隔离墩封闭，大车绕行 7 公里，每车多花 40 元。");
    vec![contact, note, receipt, due, assigned, registered]
}
