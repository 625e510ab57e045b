//! Other names for the columns of a ledger, as offices, hotlines and message boards use them.

use std::sync::LazyLock;

use super::Column;
use crate::headings::{Names, Search, Vocabulary};

/// A title is read as the problem, and the facts as what is asked, when a file has nothing better.
const STAND_INS: &[(Column, Column)] = &[
    (Column::Title, Column::Problem),
    (Column::Facts, Column::Ask),
];

static VOCABULARY: LazyLock<Vocabulary<Column>> =
    LazyLock::new(|| Vocabulary::new(NAMES, STAND_INS));

/// A ledger's header has at least two columns, and one of them says what the problem is.
pub(super) fn search() -> Search<'static, Column> {
    Search {
        vocabulary: &VOCABULARY,
        any_of: &[Column::Problem, Column::Ask],
        at_least: 2,
    }
}

/// Separated by blanks; a blank inside a name is left out.
const NAMES: &[Names<Column>] = &[
    (Column::Serial, "序 序列 序列号 项次 No"),
    (
        Column::Reference,
        "留言编号 登记编号 诉求编号 问题编号 工单编号 工单号 受理编号 交办编号 信件编号 \
         转办单编号 事项编号 案件编号 件号",
    ),
    (
        Column::Source,
        "期次 来源 期数 接待期次 来源渠道 问题来源 诉求来源 收集渠道 收集方式 反映渠道 渠道",
    ),
    (
        Column::ReportedAt,
        "反映日期 留言时间 登记时间 登记日期 提出时间 收集时间 受理时间 受理日期 诉求时间 \
         接待时间 来件时间 提交时间 来电时间 创建时间 收到时间",
    ),
    (
        Column::Place,
        "县市 园区 县市园区 县市/园区 县市区 县(市、区) 县(市、区)/园区 县区 区县 所属县市 \
         所在县市 所在县市/园区 所属区域 所属地区 属地 地区 区域 事发地 所在地",
    ),
    (
        Column::Firm,
        "单位/企业名称 企业 单位 单位名称 公司名称 诉求企业 反映企业 诉求企业名称 反映单位 \
         诉求主体 市场主体 市场主体名称 经营主体 经营主体名称 企业(项目)名称 企业/项目名称",
    ),
    (
        Column::FirmCode,
        "信用代码 社会信用代码 企业信用代码 统一代码",
    ),
    (
        Column::Contact,
        "联系人 联系人及联系电话 联系人及联系方式 联系人/电话 联系人/联系电话 \
         联系人电话及姓名 联系人姓名 姓名 企业联系人 企业家 企业负责人 反映人 诉求人 留言用户 \
         留言人 来电人",
    ),
    (
        Column::Phone,
        "电话 联系方式 联系人电话 联系号码 手机 手机号 手机号码 电话号码",
    ),
    (
        Column::Category,
        "类别 分类 类型 问题分类 问题类型 诉求类别 诉求类型 诉求分类 所属类别 一级分类 \
         问题性质",
    ),
    (
        Column::Problem,
        "问题 主要问题 存在的问题 反映问题 反映的问题 反映的主要问题 企业反映问题 \
         企业反映的问题 企业存在问题 问题内容 问题描述 问题事项 反映事项 诉求事项 诉求问题 \
         困难问题 困难和问题 困难及问题 存在困难 存在困难和问题 存在的困难和问题 \
         存在问题及困难 主要困难 企业困难 问题及诉求 问题和诉求",
    ),
    (
        Column::Title,
        "留言主题 主题 留言标题 诉求标题 问题标题 工单标题 事项名称 问题名称",
    ),
    (
        Column::Ask,
        "诉求 企业诉求 主要诉求 诉求内容 诉求及建议 诉求建议 需求 企业需求 意见建议 \
         希望解决的问题 需解决事项 需解决的问题 需协调解决的问题 需协调解决的事项",
    ),
    (
        Column::Facts,
        "留言详情 详情 问题详情 留言内容 反映内容 来电内容 内容 详细内容 具体内容 具体情况 \
         基本情况 情况说明 事由",
    ),
    (
        Column::AssigningLeader,
        "批示领导 接待领导 包联领导 联系领导 交办人",
    ),
    (
        Column::LeadOffice,
        "主办单位 承办单位 责任单位 牵头部门 主办部门 承办部门 责任部门 办理单位 办理部门 \
         牵头责任单位 牵头(责任)单位 主责单位 答复单位 交办单位",
    ),
    (
        Column::CoOffices,
        "协办单位 配合部门 协办部门 协同单位 会办单位 参与单位 配合责任单位",
    ),
    (
        Column::Officer,
        "具体责任人 责任人员 办理人 承办人 经办人 具体负责人 联络员",
    ),
    (
        Column::AssignedAt,
        "交办日期 派单时间 派发时间 转办时间 分办时间 下达时间",
    ),
    (
        Column::Limit,
        "时限 办结时限 办理期限 完成时限 解决时限 整改时限 交办时限 时限要求 截止时间 \
         截止日期 限办时间 要求办结时间 计划完成时间 拟办结时间",
    ),
    (
        Column::Progress,
        "办理进展 办理进展情况 进展 进展情况 最新进展 目前进展 工作进展 办理情况 办理进度 \
         处理进展 推进情况 落实情况",
    ),
    (
        Column::Result,
        "结果 处理结果 答复意见 答复内容 答复情况 办理答复 办理意见 处理意见 回复内容 \
         回复意见 回复情况 解决情况 办结情况 反馈情况 转办单回复内容",
    ),
    (Column::Closed, "办结 是否已办结 是否完成 办结状态 办结与否"),
    (
        Column::ClosedAt,
        "办结日期 答复时间 答复日期 回复时间 回复日期 完成时间 办理完成时间 解决时间",
    ),
    (Column::ReplyChannel, "答复形式 回复方式 反馈方式"),
    (
        Column::Satisfaction,
        "满意度 企业满意度评价 满意度评价 满意度测评 满意情况 企业评价 评价 评价结果 是否满意 \
         企业是否满意 转办单满意度 短信评价满意度",
    ),
    (Column::FollowUp, "回访 回访结果 回访内容 回访记录 回访意见"),
    (Column::StruckOff, "销号 是否已销号 销号状态 销号情况"),
    (Column::StruckOffAt, "销号日期"),
    (Column::Note, "备考 附注 备注说明 说明 其他说明 其他"),
];
