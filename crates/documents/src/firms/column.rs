//! The columns of a list of firms.

use crate::headings;

macro_rules! columns {
    ($($name:ident $key:literal $header:literal,)*) => {
        /// A column of a list of firms.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column { $($name,)* }

        const ALL: &[Column] = &[$(Column::$name,)*];

        fn key(column: Column) -> &'static str {
            match column { $(Column::$name => $key,)* }
        }

        fn header(column: Column) -> &'static str {
            match column { $(Column::$name => $header,)* }
        }
    };
}

columns! {
    Name "name" "企业名称",
    Code "code" "统一社会信用代码",
    Kind "kind" "企业类型",
    FoundedOn "founded_on" "成立日期",
    Capital "capital" "注册资本",
    Scope "scope" "经营范围",
    Province "province" "省",
    Prefecture "prefecture" "地区",
    County "county" "县市区",
    RegionCode "region_code" "行政区划代码",
    Address "address" "注册地址",
    OperatingAddress "operating_address" "实际经营地",
    Industry "industry" "行业",
    Size "size" "划型",
    Employees "employees" "从业人员",
    Private "private" "是否民营",
    LegalRepresentative "legal_representative" "法定代表人",
    Contact "contact" "负责人",
    Phone "phone" "联系电话",
    Labels "labels" "资质标签",
    Chamber "chamber" "所属商协会",
    Park "park" "园区",
    Leader "leader" "联系领导",
    Note "note" "备注",
}

/// Columns of what every register has: name to address.
const USUAL: usize = 11;

impl headings::Column for Column {
    const ALL: &'static [Column] = ALL;
    const USUAL: &'static [Column] = ALL.split_at(USUAL).0;

    fn key(self) -> &'static str {
        key(self)
    }

    fn header(self) -> &'static str {
        header(self)
    }

    fn fills_down(self) -> bool {
        !matches!(self, Column::Name | Column::Code)
    }
}
