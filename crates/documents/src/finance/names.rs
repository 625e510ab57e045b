//! Other names for the columns of an institution's list, Chinese and English.

use std::sync::LazyLock;

use super::Column;
use crate::headings::{Names, Search, Vocabulary};

static VOCABULARY: LazyLock<Vocabulary<Column>> = LazyLock::new(|| Vocabulary::new(NAMES, &[]));

/// An institution's list names at least the amount and two things more.
pub(super) fn search() -> Search<'static, Column> {
    Search {
        vocabulary: &VOCABULARY,
        any_of: &[Column::Amount],
        at_least: 3,
    }
}

/// Separated by blanks; a blank inside a name is left out.
const NAMES: &[Names<Column>] = &[
    (
        Column::FilingNumber,
        "备案编号 业务编号 合同编号 合同号 担保合同编号 借款合同编号 保函编号 项目编号 编号 filing filingnumber contract \
         contractnumber",
    ),
    (
        Column::Product,
        "产品类型 业务品种 业务类型 品种 产品名称 贷款类型 product",
    ),
    (
        Column::Institution,
        "担保机构 承办机构 转贷机构 金融机构 机构名称 备案机构 办理机构 institution",
    ),
    (
        Column::Firm,
        "企业 公司名称 单位名称 借款企业 借款人 客户名称 被担保企业 被担保人 受保企业 firm company enterprise",
    ),
    (
        Column::Code,
        "信用代码 社会信用代码 企业信用代码 统一代码 统一信用代码 creditcode code uscc",
    ),
    (
        Column::Amount,
        "担保金额 贷款金额 放款金额 转贷金额 备案金额 授信金额 发生额 本金 金额(万元) amount",
    ),
    (
        Column::GrantedOn,
        "放款时间 发放日期 发放时间 起始日 起始日期 起保日期 担保起始日 借款日 借款日期 备案日期 备案时间 日期 granted \
         grantedon date",
    ),
    (
        Column::DueOn,
        "到期日期 到期时间 截止日 终止日 还款日 还款日期 约定还款日 担保到期日 due dueon",
    ),
    (Column::Bank, "银行 贷款银行 放款银行 续贷银行 bank"),
    (Column::Share, "担保责任比例 风险分担比例 分担比例 share"),
    (
        Column::Rate,
        "担保费率 年费率 利率 年利率 贷款利率 执行利率 rate",
    ),
    (Column::AppliedOn, "申请时间 受理日期 applied appliedon"),
    (
        Column::ApprovedOn,
        "审批日期 审批时间 批复日期 approved approvedon",
    ),
    (
        Column::State,
        "业务状态 贷款状态 在保状态 状况 state status",
    ),
    (
        Column::EndedOn,
        "结清时间 实际还款日 还清日期 解除日期 解保日期 代偿日期 ended endedon repaid",
    ),
];
