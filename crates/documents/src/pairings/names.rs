//! Other names for the columns of the arrangement table, Chinese and English.

use std::sync::LazyLock;

use super::Column;
use crate::headings::{Names, Search, Vocabulary};

static VOCABULARY: LazyLock<Vocabulary<Column>> = LazyLock::new(|| Vocabulary::new(NAMES, &[]));

/// An arrangement names leaders and, beside them, firms or chambers.
pub(super) fn search() -> Search<'static, Column> {
    Search {
        vocabulary: &VOCABULARY,
        any_of: &[Column::Leader],
        at_least: 2,
    }
}

/// Separated by blanks; a blank inside a name is left out.
const NAMES: &[Names<Column>] = &[
    (Column::Serial, "编号 no number"),
    (
        Column::Leader,
        "领导 联系领导 州级领导(姓名/职务) 州级领导(职务) 市级领导 县级领导 包联领导 挂点领导 领导姓名 领导职务 leader",
    ),
    (
        Column::Firm,
        "企业 企业名称 联系企业(企业家) 联系民营企业 包联企业 联系企业名称 民营企业 firm company enterprise",
    ),
    (
        Column::Entrepreneur,
        "联系企业家 民营企业家 企业负责人 企业家姓名 entrepreneur",
    ),
    (
        Column::Chamber,
        "商协会 商会 协会 联系商会 联系协会 联系商(协)会 商协会名称 chamber association",
    ),
    (
        Column::Place,
        "县市 县市区 所在县市 所在县市/园区 所在园区 所属县市 所在地 place county",
    ),
    (
        Column::Business,
        "主营 产业链 主营/产业链 主营业务 所属产业 所属产业链 行业 business industry",
    ),
    (
        Column::Office,
        "服务单位 牵头单位 责任单位 联系单位 牵头服务部门 office",
    ),
    (Column::Liaison, "联系人 单位联络员 liaison contact"),
    (
        Column::Phone,
        "电话 联络员电话 联系方式 手机 phone telephone",
    ),
    (Column::Year, "年份 year"),
    (
        Column::StartsOn,
        "生效日 开始日期 起始日期 起 联系起始 startson from",
    ),
    (Column::EndsOn, "失效日 结束日期 终止日期 止 endson until"),
    (Column::Reason, "调整原因 变动原因 reason"),
    (Column::Remark, "说明 其他 note remark remarks"),
];
