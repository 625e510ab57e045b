//! Other names for the columns of a list of firms, Chinese and English.

use std::sync::LazyLock;

use super::Column;
use crate::headings::{Names, Search, Vocabulary};

static VOCABULARY: LazyLock<Vocabulary<Column>> = LazyLock::new(|| Vocabulary::new(NAMES, &[]));

/// A list of firms has at least two columns, and one of them names the firm.
pub(super) fn search() -> Search<'static, Column> {
    Search {
        vocabulary: &VOCABULARY,
        any_of: &[Column::Name, Column::Code],
        at_least: 2,
    }
}

/// Separated by blanks; a blank inside a name is left out.
const NAMES: &[Names<Column>] = &[
    (
        Column::Name,
        "企业 名称 单位名称 公司名称 企业(机构)名称 企业(单位)名称 市场主体名称 经营主体名称 \
         主体名称 企业全称 name company companyname firm enterprise",
    ),
    (
        Column::Code,
        "信用代码 社会信用代码 企业信用代码 统一代码 统一信用代码 统一社会信用代码/注册号 \
         注册号 工商注册号 组织机构代码 代码 code creditcode unifiedsocialcreditcode uscc \
         uscid",
    ),
    (
        Column::Kind,
        "类型 公司类型 主体类型 市场主体类型 企业性质 经济性质 登记注册类型 type companytype",
    ),
    (
        Column::FoundedOn,
        "注册日期 成立时间 注册时间 登记日期 设立日期 核准日期 founded established registered \
         registrationdate foundedon",
    ),
    (
        Column::Capital,
        "注册资金 注册资本(金) 注册资金(万元) 资本 capital registeredcapital",
    ),
    (
        Column::Scope,
        "主营业务 主营 经营业务 业务范围 scope businessscope",
    ),
    (Column::Province, "省份 所属省份 所在省份 省市 province"),
    (
        Column::Prefecture,
        "市 市州 州市 城市 所属城市 地市 所属地区 市(州) city prefecture",
    ),
    (
        Column::County,
        "县 县市 区县 县区 县(市、区) 所属区县 所在县市 county district",
    ),
    (Column::RegionCode, "区划代码 行政区划 地区代码 regioncode"),
    (
        Column::Address,
        "地址 住所 注册地 企业地址 登记住所 住所地 address registeredaddress",
    ),
    (
        Column::OperatingAddress,
        "经营地址 经营场所 实际经营地址 生产经营地址 通讯地址 operatingaddress",
    ),
    (
        Column::Industry,
        "所属行业 行业门类 行业类别 行业代码 行业分类 国民经济行业 产业 产业链 industry",
    ),
    (Column::Size, "企业规模 规模 企业划型 规模类型 size"),
    (
        Column::Employees,
        "从业人数 职工人数 员工人数 人员规模 参保人数 employees",
    ),
    (Column::Private, "民营 是否民营企业 private"),
    (
        Column::LegalRepresentative,
        "法人 法人代表 法定代表 企业法人 法定代表人姓名 legalrepresentative",
    ),
    (
        Column::Contact,
        "企业负责人 联系人 经办人 企业联系人 主要负责人 contact",
    ),
    (
        Column::Phone,
        "电话 联系方式 手机 手机号 手机号码 电话号码 企业电话 phone telephone mobile",
    ),
    (
        Column::Labels,
        "标签 企业标签 资质 企业资质 荣誉资质 labels tags",
    ),
    (
        Column::Chamber,
        "商协会 商会 协会 所属商会 所属协会 chamber",
    ),
    (Column::Park, "所属园区 所在园区 park"),
    (Column::Leader, "包联领导 联企领导 挂点领导 leader"),
    (Column::Note, "说明 其他 note remark remarks"),
];
