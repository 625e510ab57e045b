//! Codes and classes that standards define: who a firm is, where, in which trade, and how large.

pub mod credit_code;
pub mod industries;
pub mod regions;
pub mod size;

pub use credit_code::{CreditCode, CreditCodeError, WrongDigit};
pub use industries::{IndustryCode, IndustryCodeError, Section};
pub use regions::{RegionCode, RegionCodeError, RegionLevel};
pub use size::{FirmSize, SizeFigures, SizeIndustry};
