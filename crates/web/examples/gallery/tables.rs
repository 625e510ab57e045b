//! Sample rows of the ledger, its filters and its pager.

use messages::Texts;
use web::components::field::{Choice, Control, Field, Need};
use web::components::filters::{ChosenFilter, FilterBar};
use web::components::light::{Color, Light};
use web::components::pager::{Pager, Range};
use web::components::table::{Cell, Column, ColumnKind, Order, Row, RowMark, Table};
use web::components::tag::{Tag, Tone};

/// Four cases, one of them overdue.
pub fn ledger(t: &'static Texts) -> Table {
    let columns = vec![
        Column::new(ColumnKind::Head, "编号").sorted("#number", Order::Descending),
        Column::new(ColumnKind::Long, "问题").sorted("#title", Order::None),
        Column::new(ColumnKind::Text, "企业"),
        Column::new(ColumnKind::Text, "牵头单位"),
        Column::new(ColumnKind::Fixed, "环节"),
        Column::new(ColumnKind::Fixed, "期限").sorted("#due", Order::None),
        Column::new(ColumnKind::Number, "金额（万元）"),
    ];
    let mut table = Table::new(t, "问题台账", columns);
    table.rows = vec![
        row(
            [
                "2024-0052",
                "货场北口被隔离墩封闭，大车绕行 7 公里",
                "示例甲物流有限公司",
                "州住建局",
                "办理中",
                "5月7日",
                "",
            ],
            Light::new(Color::Yellow, "还剩 2 个工作日"),
        ),
        row(
            [
                "2024-0047",
                "厂房不动产登记卡在规划核实，影响 800 万元抵押贷款",
                "示例乙新材料有限公司",
                "州自然资源和规划局",
                "办理中",
                "5月6日",
                "800.00",
            ],
            Light::new(Color::Red, "超期 3 个工作日"),
        )
        .marked(RowMark::Overdue),
        row(
            [
                "2024-0041",
                "流动资金贷款到期，需转贷过桥",
                "示例丙茶业专业合作社",
                "州委金融办",
                "答复待审",
                "5月20日",
                "263.50",
            ],
            Light::new(Color::Green, "还剩 9 个工作日"),
        ),
        row(
            [
                "2024-0038",
                "商标被外地企业使用，请求协调",
                "示例丁酒业有限公司",
                "州市场监管局",
                "停表",
                "5月27日",
                "",
            ],
            Light::new(Color::Unlit, "等企业材料"),
        ),
    ];
    table
}

fn row([number, title, firm, office, stage, due, amount]: [&str; 7], light: Light) -> Row {
    Row::new(vec![
        Cell::link("#case", number),
        Cell::text(title),
        Cell::text(firm),
        Cell::text(office),
        Cell::from(Tag::new(Tone::Active, stage)),
        Cell::from(light).under(due),
        Cell::text(amount),
    ])
}

pub fn filters(t: &'static Texts) -> FilterBar {
    let stage = vec![
        Choice::new("handling", "办理中").picked_if("handling"),
        Choice::new("replied", "已答复"),
    ];
    let office = vec![Choice::new("zj", "州住建局"), Choice::new("gx", "州工信局")];
    let field = |name: &str, label: &str, control| {
        Field::new(t, name, label)
            .need(Need::Unmarked)
            .control(control)
    };
    let mut bar = FilterBar::new(
        t,
        "#ledger",
        vec![
            field("q", "编号、企业、内容", Control::Search),
            field("stage", "环节", Control::Select(stage)),
            field("office", "牵头单位", Control::Select(office)),
        ],
    );
    bar.more = vec![
        field("from", "交办起", Control::Date),
        field("to", "交办止", Control::Date),
    ];
    bar.chosen = vec![
        ChosenFilter {
            label: String::from("环节：办理中"),
            without: String::from("#all"),
        },
        ChosenFilter {
            label: String::from("信号：超期"),
            without: String::from("#all"),
        },
    ];
    bar
}

pub fn pager(t: &'static Texts) -> Pager {
    let mut pager = Pager::new(
        t,
        Range {
            first: 51,
            last: 100,
            total: Some(136),
        },
    );
    pager.previous = Some(String::from("#previous"));
    pager.next = Some(String::from("#next"));
    pager
}

/// A queue of the workbench.
pub fn queue(t: &'static Texts, caption: &str, id: &str) -> Table {
    let columns = vec![
        Column::new(ColumnKind::Head, "编号"),
        Column::new(ColumnKind::Long, "问题"),
        Column::new(ColumnKind::Text, "牵头单位"),
        Column::new(ColumnKind::Fixed, "期限"),
    ];
    let mut table = Table::new(t, caption, columns);
    table.rows = match id {
        "overdue" => vec![
            waiting(
                [
                    "2024-0047",
                    "厂房不动产登记卡在规划核实，影响 800 万元抵押贷款",
                    "示例乙新材料有限公司",
                    "州自然资源和规划局",
                ],
                Light::new(Color::Red, "超期 3 个工作日"),
            ),
            waiting(
                [
                    "2024-0044",
                    "园区雨污管网倒灌厂房",
                    "示例庚食品有限公司",
                    "州生态环境局",
                ],
                Light::new(Color::Red, "超期 1 个工作日"),
            ),
        ],
        "review" => vec![
            waiting(
                [
                    "2024-0041",
                    "流动资金贷款到期，需转贷过桥",
                    "示例丙茶业专业合作社",
                    "州委金融办",
                ],
                Light::new(Color::Yellow, "今天审结"),
            ),
            waiting(
                [
                    "2024-0039",
                    "出口退税资料反复补正",
                    "示例辛电子有限公司",
                    "州税务局",
                ],
                Light::new(Color::Green, "还剩 1 个工作日"),
            ),
            waiting(
                [
                    "2024-0036",
                    "景区摊位租金政策不一",
                    "示例壬文旅有限公司",
                    "州文旅广电局",
                ],
                Light::new(Color::Green, "还剩 2 个工作日"),
            ),
        ],
        _ => vec![waiting(
            [
                "2024-0053",
                "招不到熟练焊工，请求订单培训",
                "示例癸装备有限公司",
                "",
            ],
            Light::new(Color::Green, "还剩 3 个工作日"),
        )],
    };
    table
}

fn waiting([number, title, firm, office]: [&str; 4], light: Light) -> Row {
    let mark = if light.color == Color::Red {
        RowMark::Overdue
    } else {
        RowMark::None
    };
    let cells = vec![
        Cell::link("#case", number),
        Cell::text(title).under(firm),
        Cell::text(office),
        Cell::from(light),
    ];
    Row::new(cells).marked(mark)
}
