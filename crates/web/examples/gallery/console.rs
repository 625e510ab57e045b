//! The console of the sample meeting, with one mistake to be mended.

use messages::Texts;
use web::components::errors::ErrorSummary;
use web::components::field::{Choice, Control, Field, Need};
use web::components::tag::{Tag, Tone};
use web::layout::{Link, Place, Theme};
use web::views::meeting::{Agenda, AgendaLine, MeetingConsole};

use crate::{frame, tables};

pub fn console(t: &'static Texts, theme: Theme) -> MeetingConsole {
    let mut page = frame::page(t, theme, "第3期企业家接待日");
    page.nav[1].place = Place::Elsewhere;
    page.nav[2].place = Place::Here;
    page.crumbs = vec![Link::new("/meetings", "接待日")];
    MeetingConsole {
        page,
        title: String::from("第3期企业家接待日"),
        under: String::from(
            "座谈会 · 2024年4月26日（周五）9:00 · 州政务中心 · 接待领导：州级领导乙",
        ),
        action: String::from("/meetings/3/problems"),
        errors: ErrorSummary::new(t, []),
        problem: problem(t),
        assignment: assignment(t),
        more: Vec::new(),
        dues: Vec::new(),
        draft: String::from("console:sample"),
        recorded: tables::recorded(t),
        agenda: agenda(),
        unheard: vec![
            String::from("示例戊茶业：总经理"),
            String::from("示例己新材料：法定代表人"),
        ],
    }
}

fn problem(t: &'static Texts) -> Vec<Field> {
    let firms = vec![
        Choice::new("f1", "示例甲物流有限公司")
            .found_by("sljwl")
            .hint("法定代表人"),
        Choice::new("f2", "示例乙新材料有限公司")
            .found_by("slyxcl")
            .hint("董事长"),
    ];
    let categories = vec![
        Choice::new("finance", "金融"),
        Choice::new("land", "要素保障"),
        Choice::new("market", "市场秩序"),
    ];
    vec![
        Field::new(t, "firm", "企业").control(Control::LongSelect(firms)),
        Field::new(t, "category", "类别").control(Control::Select(categories)),
        Field::new(t, "title", "标题"),
        Field::new(t, "ask", "具体诉求")
            .need(Need::Optional)
            .control(Control::Area { rows: 2 }),
    ]
}

fn assignment(t: &'static Texts) -> Vec<Field> {
    let offices = vec![
        Choice::new("zj", "州住房和城乡建设局").found_by("zzfhcxjsj"),
        Choice::new("zr", "州自然资源和规划局").found_by("zzrzyhghj"),
    ];
    let limits = vec![
        Choice::new("simple", "一般 5 个工作日")
            .hint("5月7日前")
            .picked_if("simple"),
        Choice::new("complex", "复杂 15 个工作日").hint("5月20日前"),
        Choice::new("hard", "疑难 30 个工作日").hint("6月11日前"),
    ];
    let there = vec![Choice::new("yes", "牵头单位代表当场签收")];
    let optional = |field: Field| field.need(Need::Unmarked);
    vec![
        optional(Field::new(t, "lead", "牵头单位").control(Control::LongSelect(offices))),
        optional(Field::new(t, "officer", "责任人").control(Control::Lookup {
            from: String::from("/lookup/officers"),
            chosen: String::new(),
        })),
        optional(Field::new(t, "difficulty", "时限").control(Control::Radios(limits))),
        optional(Field::new(t, "there", "签收").control(Control::Checks(there))),
        optional(Field::new(t, "instruction", "交办意见").control(Control::Area { rows: 2 })),
    ]
}

fn agenda() -> Agenda {
    let line = |topic: &str, who: &str, minutes, tag| AgendaLine {
        topic: String::from(topic),
        at: String::new(),
        who: String::from(who),
        minutes,
        tag,
    };
    Agenda {
        available: Some(150),
        items: vec![
            line("政策宣讲：民营经济若干措施", "州发改委", 20, None),
            line("法律培训：应收账款怎么保全", "州司法局", 20, None),
            line(
                "企业家发言",
                "8 位，每位 5 分钟",
                40,
                Some(Tag::new(Tone::Active, "进行中")),
            ),
            line("部门现场回应", "到会单位", 50, None),
            line("现场交办", "接待领导", 35, None),
        ],
    }
}
