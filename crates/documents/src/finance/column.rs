//! The columns of an institution's list.

use crate::headings;

macro_rules! columns {
    ($($name:ident $key:literal $header:literal,)*) => {
        /// A column of an institution's list.
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
    FilingNumber "filing_number" "备案号",
    Product "product" "产品",
    Institution "institution" "机构",
    Firm "firm" "企业名称",
    Code "code" "统一社会信用代码",
    Amount "amount" "金额",
    GrantedOn "granted_on" "放款日期",
    DueOn "due_on" "到期日",
    Bank "bank" "合作银行",
    Share "share" "担保比例",
    Rate "rate" "费率",
    AppliedOn "applied_on" "申请日期",
    ApprovedOn "approved_on" "批准日期",
    State "state" "状态",
    EndedOn "ended_on" "结清日期",
}

/// Columns without which a list is worth a word: filing number to due day.
const USUAL: usize = 8;

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
        !matches!(self, Column::FilingNumber | Column::Amount)
    }
}
