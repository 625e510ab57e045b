//! Names of people: by a surname and by what stands before or behind it.

use super::{Found, Kind, narrow};
use crate::pinyin::has_double_surname;
use crate::script::is_han;

/// The surnames of nearly everybody (Ministry of Public Security, 2020 report on names, and those frequent in the south).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武赖柳莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左辛管祝甘包宁尚符舒阮柯纪梅童凌毕单季裴霍成苗谷盛曲翁冉骆蓝路游靳滕屠印粟麻瞿隆宿彭肖阳";

/// A name stands behind these.
const BEFORE: [&str; 26] = [
    "姓名",
    "联系人",
    "我叫",
    "本人",
    "法定代表人",
    "法人代表",
    "法人",
    "负责人",
    "责任人",
    "经办人",
    "承办人",
    "户主",
    "业主",
    "举报人",
    "投诉人",
    "反映人",
    "申请人",
    "当事人",
    "信访人",
    "村民",
    "居民",
    "老板",
    "股东",
    "职工",
    "员工",
    "老乡",
];
/// A name stands before these.
const BEHIND: [&str; 18] = [
    "先生",
    "女士",
    "同志",
    "老师",
    "小姐",
    "经理",
    "总经理",
    "董事长",
    "局长",
    "科长",
    "主任",
    "书记",
    "股长",
    "队长",
    "站长",
    "镇长",
    "(身份证",
    "(电话",
];
/// Given names don't contain what is said of people.
const NO_GIVEN_NAME: &str = "的是在为了有与和及或我你他她们这那请将把被从向对到至已未不没也都就各该本某等、,。年月日号元家个人员单位公司局厅委办处科室企业";

pub fn names(characters: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    for at in 0..characters.len() {
        if follows(characters, at) {
            let start = at
                + characters[at..]
                    .iter()
                    .take_while(|c| matches!(c, ':' | ' ' | '为' | '是'))
                    .count();
            let short = [3, 2, 4].into_iter().find(|length| {
                is_name(characters, start, *length) && ends(characters, start + length)
            });
            let length = short.or_else(|| {
                [3, 2]
                    .into_iter()
                    .find(|length| is_name(characters, start, *length))
            });
            found.extend(length.map(|length| name(start, start + length)));
        }
        if BEHIND.iter().any(|word| begins(characters, at, word)) {
            let length = [3, 2, 1].into_iter().find(|length| {
                at.checked_sub(*length).is_some_and(|start| match length {
                    1 => SURNAMES.contains(characters[start]),
                    _ => is_name(characters, start, *length),
                })
            });
            // A surname alone before a title is how officials are called; it names nobody.
            found.extend(
                length
                    .filter(|length| *length > 1)
                    .map(|length| name(at - length, at)),
            );
        }
    }
    found
}

/// Names that are known, as they are written.
pub fn protected(characters: &[char], names: &[&str]) -> Vec<Found> {
    let mut found = Vec::new();
    for known in names {
        let known: Vec<char> = known.trim().chars().map(narrow).collect();
        if known.len() < 2 {
            continue;
        }
        let places = characters.windows(known.len()).enumerate();
        let same = places.filter(|(_, window)| *window == known.as_slice());
        found.extend(same.map(|(start, _)| name(start, start + known.len())));
    }
    found
}

fn name(start: usize, end: usize) -> Found {
    Found {
        kind: Kind::Name,
        start,
        end,
    }
}

/// Whether a word after which a name stands ends here.
fn follows(characters: &[char], at: usize) -> bool {
    BEFORE.iter().any(|word| {
        let length = word.chars().count();
        at.checked_sub(length)
            .is_some_and(|start| begins(characters, start, word))
    })
}

fn begins(characters: &[char], at: usize, word: &str) -> bool {
    let mut rest = characters[at..].iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

fn is_name(characters: &[char], start: usize, length: usize) -> bool {
    let Some(candidate) = characters.get(start..start + length) else {
        return false;
    };
    let double = length > 2 && has_double_surname(candidate);
    let surname = if double { 2 } else { 1 };
    let given = &candidate[surname..];
    (double || SURNAMES.contains(candidate[0]))
        && (1..=2).contains(&given.len())
        && given
            .iter()
            .all(|c| is_han(*c) && !NO_GIVEN_NAME.contains(*c))
}

/// Whether a name may end here: the text ends, or something else begins.
fn ends(characters: &[char], at: usize) -> bool {
    characters
        .get(at)
        .is_none_or(|c| !is_han(*c) || NO_GIVEN_NAME.contains(*c))
}
