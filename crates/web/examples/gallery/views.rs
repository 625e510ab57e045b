//! Sign-in, workbench and ledger with invented data.

use messages::Texts;
use web::components::errors::ErrorSummary;
use web::components::field::{Control, Field, Need};
use web::components::figure::{Count, Rate};
use web::components::print::PrintHead;
use web::components::tabs::Tabs;
use web::layout::{Link, NavItem, Page, Place, Theme, Width};
use web::views::ledger::{Ledger, OwnViews};
use web::views::sign_in::{DemoAccount, SignIn};
use web::views::workbench::{NextMeeting, Queue, Workbench};

use crate::{frame, tables};

pub fn ledger(t: &'static Texts, theme: Theme) -> Ledger {
    let mut page = frame::page(t, theme, t.ledger.title);
    page.width = Width::Whole;
    let view = |href: &str, text: &str, place| NavItem::new(href, text, place);
    Ledger {
        page,
        print_head: PrintHead::new(t, "湘西州政企面对面问题台账", "2024 年", "2024-05-06 09:00"),
        views: Tabs {
            label: t.ledger.views.to_owned(),
            items: vec![
                view("/cases", "全部", Place::Elsewhere),
                view("/cases?view=open", "办理中", Place::Here),
                view("/cases?view=overdue", "超期", Place::Elsewhere),
                view("/cases?view=docketed", "挂账", Place::Elsewhere),
                view("/cases?view=mine", "我的：金融类", Place::Elsewhere),
            ],
        },
        filters: tables::filters(t),
        narrow: None,
        facets: None,
        totals: String::from("共 136 件，办理中 21 件，其中超期 2 件"),
        table: tables::ledger(t),
        pager: tables::pager(t),
        own: Some(OwnViews::Keep {
            conditions: String::from("category=finance"),
            errors: ErrorSummary::within(t, "view", None),
            name: Box::new(
                Field::new(t, "view_name", t.ledger.view_name)
                    .scope("view")
                    .hint(t.ledger.view_name_hint),
            ),
            open: true,
        }),
        columns: Tabs {
            label: t.ledger.columns.to_owned(),
            items: vec![
                view("/cases", t.ledger.short, Place::Here),
                view("/cases?columns=full", t.ledger.full, Place::Elsewhere),
            ],
        },
        export: Some(String::from("/cases/export")),
    }
}

pub fn workbench(t: &'static Texts, theme: Theme) -> Workbench {
    let mut page = frame::page(t, theme, t.workbench.title);
    page.nav[0].place = Place::Here;
    page.nav[1].place = Place::Elsewhere;
    let queue = |id: &str, title: &str, count, hint: &str| Queue {
        id: String::from(id),
        title: String::from(title),
        count,
        hint: String::from(hint),
        table: tables::queue(t, title, id),
        all: (count > 3).then(|| format!("/cases?waiting={id}")),
    };
    Workbench {
        page,
        post: String::from("州优化办 交办员"),
        waiting: 7,
        register: Some(String::from("/cases/new")),
        queues: vec![
            queue("overdue", "超期，要催办或提级", 2, "超期次日起送州委督查室"),
            queue(
                "review",
                "答复待审",
                4,
                "核对分类、依据和证据，2 个工作日内审结",
            ),
            queue("dispatch", "待交办", 1, "受理后 3 个工作日内交办"),
        ],
        meeting: Some(NextMeeting {
            link: Link::new("/meetings/4", "第4期 · 金融专场恳谈会"),
            when: String::from("2024年5月22日（周三）14:30，州政务中心 3 楼"),
            record: Some(String::from("/meetings/4/console")),
        }),
        minutes: vec![(
            Link::new("/meetings/3/minutes", "第3期 · 用地与用工座谈会"),
            t.workbench.minutes_due("2024年4月30日"),
        )],
        counts: vec![
            Count::new("办理中", "21")
                .unit("件")
                .under("临期 5，超期 2")
                .rows("/cases?view=open"),
        ],
        rates: vec![
            Rate::new(t, "按期答复率（本年）", (48, 52, 0)).rows("/cases?figure=on-time"),
            Rate::new(t, "实际解决率（本年）", (39, 49, 3)).rows("/cases?figure=solved"),
        ],
    }
}

pub fn sign_in(t: &'static Texts, theme: Theme) -> SignIn {
    let mut page = Page {
        nav: Vec::new(),
        signed_in: None,
        ..frame::page(t, theme, t.sign_in.title)
    };
    page.help = String::from("州优化办值班室 0743-000 0000（工作日 8:30–17:30）");
    let field = |name: &str, label: &str| Field::new(t, name, label).need(Need::Unmarked);
    let demo = |role: &str, account: &str| DemoAccount {
        role: String::from(role),
        account: String::from(account),
        password: String::from("demo-2024"),
    };
    SignIn {
        page,
        errors: ErrorSummary::new(t, []),
        account: field("account", t.sign_in.account)
            .control(Control::Short)
            .autocomplete("username"),
        password: field("password", t.sign_in.password)
            .control(Control::Password)
            .autocomplete("current-password"),
        return_to: String::from("/"),
        demo_accounts: vec![
            demo("企业负责人（示例甲物流）", "firm"),
            demo("州优化办 交办员", "dispatcher"),
            demo("州住建局 责任人", "officer"),
            demo("州级领导", "leader"),
        ],
    }
}
