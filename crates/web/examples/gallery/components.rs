//! One page with every component.

use askama::Template;
use domain::deadlines::Limit;
use jiff::civil::date;
use messages::Texts;
use web::components::bars::{BarRow, Bars};
use web::components::due::DueDate;
use web::components::errors::ErrorSummary;
use web::components::field::{Choice, Control, Field, Many, Need};
use web::components::figure::{Count, Rate};
use web::components::filters::FilterBar;
use web::components::letter::Letter;
use web::components::light::{Color, Light};
use web::components::notice::{Notice, NoticeKind};
use web::components::pager::Pager;
use web::components::print::PrintHead;
use web::components::stages::{Stage, Stages};
use web::components::steps::{NextSteps, Weight};
use web::components::summary::SummaryList;
use web::components::table::Table;
use web::components::tabs::Tabs;
use web::components::tag::{Tag, Tone};
use web::components::timeline::Timeline;
use web::layout::{NavItem, Page, Place, Theme};

use crate::{frame, records, tables};

#[derive(Template)]
#[template(path = "pages/gallery.html")]
pub struct Gallery {
    page: Page,
    print_head: PrintHead,
    tabs: Tabs,
    stages: Stages,
    ended: Stages,
    dues: Vec<DueDate>,
    steps: NextSteps,
    lights: Vec<Light>,
    tags: Vec<Tag>,
    notices: Vec<Notice>,
    counts: Vec<Count>,
    rates: Vec<Rate>,
    filters: FilterBar,
    table: Table,
    pager: Pager,
    bars: Bars,
    timeline: Timeline,
    summary: SummaryList,
    letter: Letter,
    errors: ErrorSummary,
    fields: Vec<Field>,
}

pub fn gallery(t: &'static Texts, theme: Theme) -> Gallery {
    Gallery {
        page: Page {
            crumbs: frame::crumbs(),
            ..frame::page(t, theme, "组件总览")
        },
        print_head: PrintHead::new(t, "湘西州企业家接待日", "第3期", "2024-05-21 09:00"),
        tabs: tabs(),
        stages: records::stages(t),
        ended: Stages::at(t, Stage::StruckOff, |_| None)
            .skipping(&[Stage::Rated])
            .complete(),
        dues: dues(t),
        steps: records::steps(),
        lights: lights(),
        tags: tags(),
        notices: notices(t),
        counts: counts(),
        rates: rates(t),
        filters: tables::filters(t),
        table: tables::ledger(t),
        pager: tables::pager(t),
        bars: bars(),
        timeline: records::timeline(t),
        summary: records::facts(),
        letter: records::letter(),
        errors: ErrorSummary::new(
            t,
            [
                (
                    "title",
                    String::from("写明问题的标题，如“货场出入口被封闭”。"),
                ),
                ("due", String::from("时限要晚于今天。")),
            ],
        ),
        fields: fields(t),
    }
}

fn tabs() -> Tabs {
    let mut replies = NavItem::new("#replies", "答复", Place::Elsewhere);
    replies.waiting = 2;
    let items = vec![
        NavItem::new("#overview", "概况", Place::Here),
        NavItem::new("#agenda", "议程", Place::Elsewhere),
        NavItem::new("#problems", "问题", Place::Elsewhere),
        replies,
    ];
    Tabs {
        label: String::from("第3期接待日"),
        items,
    }
}

fn dues(t: &'static Texts) -> Vec<DueDate> {
    vec![
        records::due(t),
        records::due_by(
            t,
            date(2024, 4, 9),
            Limit::working_days(15),
            "复杂事项 15 个工作日。",
        ),
        records::due_by(
            t,
            date(2027, 1, 29),
            Limit::working_days(15),
            "复杂事项 15 个工作日。",
        ),
    ]
}

fn lights() -> Vec<Light> {
    vec![
        Light::new(Color::Green, "正常，还剩 9 个工作日"),
        Light::new(Color::Yellow, "临期，还剩 2 个工作日"),
        Light::new(Color::Red, "超期 3 个工作日"),
        Light::new(Color::Unlit, "停表，等企业材料"),
    ]
}

fn tags() -> Vec<Tag> {
    vec![
        Tag::new(Tone::Neutral, "待受理"),
        Tag::new(Tone::Active, "办理中"),
        Tag::new(Tone::Warn, "挂账"),
        Tag::new(Tone::Good, "已销号"),
        Tag::new(Tone::Bad, "红单督办"),
        Tag::new(Tone::Inside, "内部"),
    ]
}

fn notices(t: &'static Texts) -> Vec<Notice> {
    vec![
        Notice::new(t, NoticeKind::Good, "已交办州住建局。").text("期限 5月7日，已通知责任人。"),
        Notice::new(
            t,
            NoticeKind::Information,
            "本事项涉诉，只作协调，不得要求法院如何裁判。",
        ),
        Notice::new(t, NoticeKind::Warning, "与第1期 2024-0009 号相似。")
            .text("核对后再受理，确属重复的并案。"),
        Notice::new(t, NoticeKind::Bad, "保存失败：别人刚刚改过这件诉求。")
            .text("您填写的内容还在，请核对后再提交。"),
    ]
}

fn counts() -> Vec<Count> {
    vec![
        Count::new("交办问题", "136")
            .unit("件")
            .under("7 期，57 位企业家")
            .rows("#cases"),
        Count::new("到位融资", "26.98")
            .unit("亿元")
            .under("1392 笔")
            .rows("#loans"),
    ]
}

fn rates(t: &'static Texts) -> Vec<Rate> {
    vec![
        Rate::new(t, "按期答复率", (129, 136, 0)).rows("#on-time"),
        Rate::new(t, "实际解决率", (112, 133, 3)).rows("#solved"),
        Rate::new(t, "重办率", (0, 0, 0)),
    ]
}

fn bars() -> Bars {
    Bars::new(
        "按牵头单位",
        ("单位", "交办件数"),
        vec![
            BarRow::new("州工信局", 18).rows("#gx"),
            BarRow::new("州发改委", 15).rows("#fg"),
            BarRow::new("州自然资源和规划局", 13)
                .rows("#zr")
                .words("13，超期 2")
                .bad(2),
            BarRow::new("州农业农村局", 4).rows("#ny"),
        ],
    )
}

fn fields(t: &'static Texts) -> Vec<Field> {
    let offices = vec![
        Choice::new("zj", "州住房和城乡建设局")
            .found_by("zzfhcxjsj zzjj")
            .hint("责任人 2 名"),
        Choice::new("zr", "州自然资源和规划局")
            .found_by("zzrzyhghj zzgj")
            .hint("责任人 3 名"),
        Choice::new("gx", "州工业和信息化局")
            .found_by("zgyhxxhj zgxj")
            .hint("责任人 4 名"),
    ];
    let difficulty = vec![
        Choice::new("simple", "一般").hint("5 个工作日"),
        Choice::new("complex", "复杂")
            .hint("15 个工作日")
            .picked_if("complex"),
        Choice::new("hard", "疑难").hint("30 个工作日，可挂账"),
    ];
    let tried = vec![
        Choice::new("12345", "12345 热线"),
        Choice::new("visit", "信访"),
        Choice::new("court", "诉讼或仲裁"),
    ];
    vec![
        Field::new(t, "title", "标题")
            .error(Some(String::from("写明问题的标题，如“货场出入口被封闭”。"))),
        Field::new(t, "facts", "事实经过")
            .control(Control::Area { rows: 5 })
            .hint("何时、何地、涉及谁、已经造成什么影响。不得写入国家秘密。"),
        Field::new(t, "office", "牵头单位")
            .control(Control::LongSelect(offices))
            .hint(t.layout.combobox.hint),
        Field::new(t, "firm", "企业")
            .control(Control::Lookup {
                from: String::from("/lookup/firms"),
                chosen: String::new(),
            })
            .hint(t.layout.combobox.hint),
        Field::new(t, "difficulty", "难易").control(Control::Radios(difficulty)),
        Field::new(t, "tried", "已经走过的途径")
            .need(Need::Optional)
            .control(Control::Checks(tried)),
        Field::new(t, "due", "解决时限")
            .control(Control::Date)
            .value("2024-05-07")
            .error(Some(String::from("时限要晚于今天。"))),
        Field::new(t, "amount", "涉及金额")
            .need(Need::Optional)
            .control(Control::Number {
                unit: String::from("万元"),
            })
            .value("800.00"),
        Field::new(t, "code", "统一社会信用代码")
            .need(Need::Optional)
            .control(Control::Short),
        Field::new(t, "password", "密码")
            .control(Control::Password)
            .autocomplete("current-password"),
        Field::new(t, "files", "附件")
            .need(Need::Optional)
            .control(Control::File {
                accept: String::from(".pdf,.docx,.jpg"),
                many: Many::Several,
            })
            .hint(t.components.field.file_limit("20 MB")),
    ]
}
