//! The columns of the arrangement table.

use crate::headings;

macro_rules! columns {
    ($($name:ident $key:literal $header:literal,)*) => {
        /// A column of the arrangement table.
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
    Serial "serial" "序号",
    Leader "leader" "州级领导",
    Firm "firm" "联系企业",
    Entrepreneur "entrepreneur" "企业家",
    Chamber "chamber" "联系商协会",
    Place "place" "所在县市（园区）",
    Business "business" "主营（产业链）",
    Office "office" "牵头服务单位",
    Liaison "liaison" "联络员",
    Phone "phone" "联系电话",
    Year "year" "年度",
    StartsOn "starts_on" "生效日期",
    EndsOn "ends_on" "失效日期",
    Reason "reason" "变更原因",
    Remark "remark" "备注",
}

impl headings::Column for Column {
    const ALL: &'static [Column] = ALL;
    /// The whole form: what is written reads back.
    const USUAL: &'static [Column] = ALL;

    fn key(self) -> &'static str {
        key(self)
    }

    fn header(self) -> &'static str {
        header(self)
    }

    /// A leader's merged cell stands for all the leader's firms.
    fn fills_down(self) -> bool {
        matches!(self, Column::Leader | Column::Office | Column::Year)
    }
}
