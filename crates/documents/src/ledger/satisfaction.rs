//! The five grades of satisfaction as ledgers write them.

use domain::cases::reply::Satisfaction;

use crate::reading::Reason;

/// Reads a grade; "not rated" is `None`.
///
/// # Errors
/// [`Reason::UnknownGrade`].
pub fn parse_satisfaction(text: &str) -> Result<Option<Satisfaction>, Reason> {
    match &*crate::reading::values::fold_word(text) {
        "非常满意" | "很满意" | "十分满意" => Ok(Some(Satisfaction::VerySatisfied)),
        "满意" | "是" => Ok(Some(Satisfaction::Satisfied)),
        "基本满意" | "比较满意" | "较满意" | "一般" => {
            Ok(Some(Satisfaction::Basically))
        }
        "不满意" | "否" => Ok(Some(Satisfaction::Dissatisfied)),
        "非常不满意" | "很不满意" | "十分不满意" => {
            Ok(Some(Satisfaction::VeryDissatisfied))
        }
        "未评价" | "未评" | "未回访" | "待评价" | "未反馈" => Ok(None),
        _ => Err(Reason::UnknownGrade),
    }
}

/// The grade as exports write it.
pub fn satisfaction_text(grade: Satisfaction) -> &'static str {
    match grade {
        Satisfaction::VerySatisfied => "非常满意",
        Satisfaction::Satisfied => "满意",
        Satisfaction::Basically => "基本满意",
        Satisfaction::Dissatisfied => "不满意",
        Satisfaction::VeryDissatisfied => "非常不满意",
    }
}
