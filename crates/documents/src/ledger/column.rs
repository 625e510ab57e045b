//! The columns of a ledger.

use crate::headings;

macro_rules! columns {
    ($($(#[$meta:meta])* $name:ident $key:literal $header:literal,)*) => {
        /// A column of the ledger. [`headings::Column::USUAL`] holds those of the usual form in its order; the others
        /// are read where a file has them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column { $($(#[$meta])* $name,)* }

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
    Source "source" "期次/来源",
    ReportedAt "reported_at" "反映时间",
    Place "place" "县市(园区)",
    Firm "firm" "企业名称",
    Contact "contact" "联系人及电话",
    Category "category" "问题类别",
    Problem "problem" "存在问题",
    Ask "ask" "具体诉求",
    AssigningLeader "assigning_leader" "交办领导",
    LeadOffice "lead_office" "牵头单位",
    CoOffices "co_offices" "配合单位",
    Officer "officer" "责任人",
    AssignedAt "assigned_at" "交办时间",
    Limit "limit" "办理时限",
    Progress "progress" "办理进展(最新+日期)",
    Result "result" "办理结果",
    Closed "closed" "是否办结",
    ClosedAt "closed_at" "办结时间",
    ReplyChannel "reply_channel" "答复方式",
    Satisfaction "satisfaction" "企业满意度",
    FollowUp "follow_up" "回访情况",
    StruckOff "struck_off" "是否销号",
    StruckOffAt "struck_off_at" "销号时间",
    Note "note" "备注",
    /// The number a case has where the file comes from.
    Reference "reference" "编号",
    /// A telephone number in a column of its own.
    Phone "phone" "联系电话",
    FirmCode "firm_code" "统一社会信用代码",
    /// A short title; stands in for the problem where that column is missing.
    Title "title" "标题",
    /// What happened, told at length; stands in for what is asked where that column is missing.
    Facts "facts" "事实经过",
}

/// How many of the columns make the usual form.
const USUAL: usize = 25;

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
        !matches!(self, Column::Serial | Column::Reference)
    }
}
