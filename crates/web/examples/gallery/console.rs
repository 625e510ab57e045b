//! The console of the sample meeting, with one mistake to be mended.

use messages::Texts;
use web::components::errors::ErrorSummary;
use web::components::field::{Choice, Control, Field, Need};
use web::components::tag::{Tag, Tone};
use web::layout::{Link, Page, Place, Theme};
use web::views::meeting::{FirmSheet, MeetingConsole, Recorded, Usual};
use web::views::rooms::{
    Clock, FloorFirm, FloorItem, FloorPanel, Listening, SheetRow, SignInSheet,
};

use crate::frame;

pub fn console(t: &'static Texts, theme: Theme) -> MeetingConsole {
    let mut page = frame::page(t, theme, "第3期企业家接待日");
    page.nav[1].place = Place::Elsewhere;
    page.nav[2].place = Place::Here;
    page.crumbs = vec![Link::new("/meetings", "接待日")];
    MeetingConsole {
        listening: Listening {
            at: String::from("/meetings/3/live"),
            pulse: 12,
        },
        title: String::from("第3期企业家接待日"),
        under: String::from(
            "座谈会 · 2024年4月26日（周五）9:00 · 州政务中心 · 接待领导：州级领导乙",
        ),
        links: vec![Link::new("/meetings/3/wall", "会场大屏")],
        action: String::from("/meetings/3/problems"),
        errors: ErrorSummary::new(t, []),
        notice: None,
        later: None,
        problem: problem(t),
        assignment: assignment(t),
        more: Vec::new(),
        dues: Vec::new(),
        draft: String::from("console:sample"),
        outbox: String::from("3:sample"),
        recorded: recorded(),
        floor: floor(&page),
        sheet: sheet(&page),
        files: vec![file()],
        usual: vec![Usual {
            of: String::from("land"),
            place: String::new(),
            office: String::from("zr"),
            officer: String::from("p1"),
        }],
        first: Vec::new(),
        page,
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

fn recorded() -> Vec<Recorded> {
    vec![Recorded {
        number: String::from("2024-0031"),
        is_new: true,
        title: String::from("北口被封，货车绕行四公里"),
        firm: String::from("示例甲物流有限公司"),
        lead: String::from("州住房和城乡建设局"),
        officer: String::from("城建科科长"),
        due: String::from("2024年5月7日（周二）"),
        state: Tag::new(Tone::Active, "待签收"),
        awaits: true,
        assign: None,
        slip: Some(String::from("/cases/2024-0031/slip")),
        people: vec![Choice::new("p1", "城建科科长")],
    }]
}

fn clock(minutes: i64, planned: i64) -> Clock {
    Clock {
        seconds: minutes * 60,
        words: format!("已 {minutes} 分钟"),
        is_over: minutes >= planned,
    }
}

fn floor(page: &Page) -> FloorPanel {
    let item = |index, topic: &str, minutes: u32, clock| FloorItem {
        index,
        topic: String::from(topic),
        under: format!("安排 {minutes} 分钟"),
        clock,
    };
    let firm = |id: &str, name: &str, person: &str, clock| FloorFirm {
        id: String::from(id),
        name: String::from(name),
        person: String::from(person),
        clock,
        heard: String::new(),
    };
    FloorPanel {
        page: page.clone(),
        action: String::from("/meetings/3/floor"),
        version: 4,
        items: vec![
            item(0, "政策宣讲：民营经济若干措施", 20, None),
            item(1, "法律培训：应收账款怎么保全", 20, None),
            item(2, "企业家发言", 40, Some(clock(43, 40))),
            item(3, "领导讲话与现场交办", 35, None),
        ],
        firms: vec![
            firm("f1", "示例甲物流有限公司", "法定代表人", Some(clock(3, 5))),
            firm("f2", "示例乙新材料有限公司", "董事长", None),
        ],
        has_begun: true,
    }
}

fn sheet(page: &Page) -> SignInSheet {
    let row = |person: &str, name: &str, way: Option<&str>| SheetRow {
        person: String::from(person),
        name: String::from(name),
        way: way.map(String::from),
    };
    SignInSheet {
        page: page.clone(),
        floor: String::from("/meetings/3/floor"),
        action: String::from("/meetings/3/presence"),
        version: 4,
        is_open: true,
        count: String::from("已签到 1 人"),
        rows: vec![
            row("p1", "示例甲物流有限公司 法定代表人", Some("扫码")),
            row("p2", "示例乙新材料有限公司 董事长", None),
        ],
        others: vec![Choice::new("p3", "州住房和城乡建设局 城建科科长")],
    }
}

fn file() -> FirmSheet {
    FirmSheet {
        id: String::from("f1"),
        place: String::from("433101"),
        name: String::from("示例甲物流有限公司"),
        page: String::from("/firms/f1"),
        facts: vec![
            ("所在地", String::from("吉首市")),
            ("规模", String::from("中型")),
        ],
        cases: vec![(
            String::from("2024-0007"),
            String::from("仓储用地到期续租"),
            Tag::new(Tone::Good, "已销号"),
        )],
        is_speaking: true,
    }
}
