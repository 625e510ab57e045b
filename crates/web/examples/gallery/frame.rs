//! The frame that the sample pages stand in.

use messages::Texts;
use web::layout::{Acting, DataKind, EvidenceLine, Link, NavItem, Page, Place, SignedIn, Theme};

/// The page of someone of the programme office who acts for a leader.
pub fn page(t: &'static Texts, theme: Theme, title: &str) -> Page {
    let mut page = Page::new(t, title, "湘西土家族苗族自治州");
    page.theme = theme;
    page.data = DataKind::Demonstration;
    page.help = String::from("州优化办值班室 0743-000 0000（工作日 8:30–17:30）");
    page.csrf = String::from("sample-token");
    page.nav = navigation();
    page.signed_in = Some(SignedIn {
        name: String::from("交办员甲"),
        post: String::from("州优化办 交办员"),
        acting: Some(Acting {
            principal: String::from("州级领导乙"),
            until: String::from("2024年6月30日"),
        }),
    });
    page.evidence = Some(evidence());
    page
}

pub fn evidence() -> EvidenceLine {
    EvidenceLine {
        root: String::from("9f3c 71ab 04de 5e20"),
        position: 4812,
        time: String::from("2024-05-06 09:00"),
    }
}

fn navigation() -> Vec<NavItem> {
    let mut workbench = NavItem::new("/", "工作台", Place::Elsewhere);
    workbench.waiting = 7;
    vec![
        workbench,
        NavItem::new("/cases", "问题台账", Place::Here),
        NavItem::new("/meetings", "接待日", Place::Elsewhere),
        NavItem::new("/firms", "企业", Place::Elsewhere),
        NavItem::new("/chambers", "商协会", Place::Elsewhere),
        NavItem::new("/pairings", "联系安排", Place::Elsewhere),
        NavItem::new("/figures", "统计", Place::Elsewhere),
        NavItem::new("/settings", "设置", Place::Elsewhere),
    ]
}

/// The way from the ledger to a case.
pub fn crumbs() -> Vec<Link> {
    vec![Link::new("/cases", "问题台账")]
}
