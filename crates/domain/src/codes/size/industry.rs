//! The sixteen industries of the size table, and how GB/T 4754-2017 maps to them.

use serde::{Deserialize, Serialize};

use crate::codes::IndustryCode;

/// An industry as the size table cuts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeIndustry {
    Agriculture,
    /// 工业: mining, manufacturing, energy and water.
    Industry,
    Construction,
    Wholesale,
    Retail,
    /// Without railways.
    Transport,
    Storage,
    Post,
    Accommodation,
    Catering,
    InformationTransmission,
    Software,
    RealEstateDevelopment,
    PropertyManagement,
    LeasingAndBusiness,
    /// 其他未列明行业
    Other,
}

impl SizeIndustry {
    /// The name in the document.
    pub fn chinese(self) -> &'static str {
        match self {
            SizeIndustry::Agriculture => "农、林、牧、渔业",
            SizeIndustry::Industry => "工业",
            SizeIndustry::Construction => "建筑业",
            SizeIndustry::Wholesale => "批发业",
            SizeIndustry::Retail => "零售业",
            SizeIndustry::Transport => "交通运输业",
            SizeIndustry::Storage => "仓储业",
            SizeIndustry::Post => "邮政业",
            SizeIndustry::Accommodation => "住宿业",
            SizeIndustry::Catering => "餐饮业",
            SizeIndustry::InformationTransmission => "信息传输业",
            SizeIndustry::Software => "软件和信息技术服务业",
            SizeIndustry::RealEstateDevelopment => "房地产开发经营",
            SizeIndustry::PropertyManagement => "物业管理",
            SizeIndustry::LeasingAndBusiness => "租赁和商务服务业",
            SizeIndustry::Other => "其他未列明行业",
        }
    }

    /// The row for an industry code. `None` where the code is too short to tell (real estate needs its class, trade its
    /// division) or where the table does not apply: railways, finance, education, health, public bodies.
    pub fn of(code: &IndustryCode) -> Option<SizeIndustry> {
        match (code.division()?, code.digits()) {
            (1..=5, _) => Some(SizeIndustry::Agriculture),
            (6..=46, _) => Some(SizeIndustry::Industry),
            (47..=50, _) => Some(SizeIndustry::Construction),
            (51, _) => Some(SizeIndustry::Wholesale),
            (52, _) => Some(SizeIndustry::Retail),
            (54..=58, _) => Some(SizeIndustry::Transport),
            (59, _) => Some(SizeIndustry::Storage),
            (60, _) => Some(SizeIndustry::Post),
            (61, _) => Some(SizeIndustry::Accommodation),
            (62, _) => Some(SizeIndustry::Catering),
            (63 | 64, _) => Some(SizeIndustry::InformationTransmission),
            (65, _) => Some(SizeIndustry::Software),
            (70, "701" | "7010") => Some(SizeIndustry::RealEstateDevelopment),
            (70, "702" | "7020") => Some(SizeIndustry::PropertyManagement),
            (70, "70") => None,
            (70, _) => Some(SizeIndustry::Other),
            (71 | 72, _) => Some(SizeIndustry::LeasingAndBusiness),
            (73..=82 | 85 | 86..=90, _) => Some(SizeIndustry::Other),
            _ => None,
        }
    }
}
