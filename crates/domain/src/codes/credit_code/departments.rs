//! Who registers, and what: characters 1 and 2 of the code (GB 32100-2015 with the departments added since).

/// Department, the categories it registers. Category 9 means "other" wherever it is listed.
const DEPARTMENTS: [(char, &str); 12] = [
    ('1', "1239"),   // 机构编制: organs, public institutions, mass organisations
    ('2', "19"),     // 外交: foreign news offices
    ('3', "123459"), // 司法行政: law firms, notaries, legal services, forensic institutes, arbitration
    ('4', "19"),     // 文化: foreign cultural centres
    ('5', "1239"),   // 民政: associations, private non-enterprise units, foundations
    ('6', "129"),    // 旅游: offices of foreign and of Hong Kong, Macao and Taiwan tourist bodies
    ('7', "129"),    // 宗教: places of worship, religious schools
    ('8', "19"),     // 工会: trade unions
    ('9', "1239"),   // 市场监管: companies, sole traders, farmers' cooperatives
    ('A', "19"),     // 中央军委改革和编制办公室: institutions of the forces
    ('N', "1239"),   // 农业: economic collectives of groups, villages, townships
    ('Y', "1"),      // 其他
];

/// `None` for an unknown department, otherwise whether it registers the category.
pub(super) fn category_is_known(department: char, category: char) -> Option<bool> {
    DEPARTMENTS
        .iter()
        .find(|(known, _)| *known == department)
        .map(|(_, categories)| categories.contains(category))
}
