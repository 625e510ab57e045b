//! Reading a reply before it leaves: what a firm would miss in it.
//!
//! Empty replies (“尽快”) are what firms complain of most. The check only notices; whoever writes decides.

use crate::dates::names_a_time;
use crate::detect;
use crate::fold::fold;
use crate::grams::word_parts;

/// What kind of answer the reply gives, and so what it owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Class A: it owes evidence.
    Solved,
    /// Class B: it owes a date.
    Promised,
    /// Class C: it owes the basis.
    Explained,
    /// Class D.
    Noted,
}

/// A reply and what it answers.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub answer: Answer,
    pub text: &'a str,
    /// What shows that it is solved, and the rule that it rests on, where they stand apart from the text.
    pub evidence: &'a str,
    pub basis: &'a str,
    /// A day is promised apart from the text.
    pub promised: Promised,
    /// What the firm asks for.
    pub ask: &'a str,
    /// Names that must not stand in the text.
    pub protected: &'a [&'a str],
}

/// Whether a day stands beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    OnADay,
    Never,
}

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    EmptyPhrase,
    NoDate,
    NoPerson,
    NoBasis,
    NoEvidence,
    PointNotAddressed,
    PersonalData,
}

impl Remark {
    pub const ALL: [Remark; 7] = [
        Remark::EmptyPhrase,
        Remark::NoDate,
        Remark::NoPerson,
        Remark::NoBasis,
        Remark::NoEvidence,
        Remark::PointNotAddressed,
        Remark::PersonalData,
    ];

    /// Words that stand in the reply and shouldn't: it goes on only with a reason. What is missing is only said.
    pub fn needs_reason(self) -> bool {
        matches!(self, Remark::EmptyPhrase | Remark::PersonalData)
    }

    pub fn key(self) -> &'static str {
        match self {
            Remark::EmptyPhrase => "empty_phrase",
            Remark::NoDate => "no_date",
            Remark::NoPerson => "no_person",
            Remark::NoBasis => "no_basis",
            Remark::NoEvidence => "no_evidence",
            Remark::PointNotAddressed => "point_not_addressed",
            Remark::PersonalData => "personal_data",
        }
    }
}

/// A remark with the words it is about; none when something is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub remark: Remark,
    pub words: Vec<String>,
}

/// What is noticed in a reply, in the order of [`Remark`].
pub fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let missing = |is: bool, remark| {
        is.then(|| Finding {
            remark,
            words: Vec::new(),
        })
    };
    let about =
        |words: Vec<String>, remark| (!words.is_empty()).then_some(Finding { remark, words });
    let found = [
        about(empty_phrases(draft.text), Remark::EmptyPhrase),
        missing(!has_date(draft), Remark::NoDate),
        missing(!names_somebody(draft.text), Remark::NoPerson),
        missing(
            draft.answer == Answer::Explained && !has_basis(draft),
            Remark::NoBasis,
        ),
        missing(
            draft.answer == Answer::Solved && !has_evidence(draft),
            Remark::NoEvidence,
        ),
        about(points_left(draft), Remark::PointNotAddressed),
        about(personal_data(draft), Remark::PersonalData),
    ];
    found.into_iter().flatten().collect()
}

/// Words that promise without saying when or what.
const EMPTY: [&str; 26] = [
    "尽快",
    "近期",
    "适时",
    "抓紧",
    "早日",
    "择机",
    "逐步",
    "不久",
    "随后",
    "稍后",
    "力争",
    "条件成熟时",
    "待条件成熟",
    "正在推进",
    "积极推进",
    "加快推进",
    "积极协调",
    "积极争取",
    "进一步研究",
    "研究解决",
    "高度重视",
    "加大力度",
    "持续跟进",
    "统筹考虑",
    "有关部门将",
    "在适当的时候",
];

/// Empty phrases in sentences that name no time.
fn empty_phrases(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for sentence in sentences(text).filter(|sentence| !names_a_time(sentence)) {
        let folded = fold(sentence);
        for phrase in EMPTY.iter().filter(|phrase| folded.contains(**phrase)) {
            if !found.iter().any(|known| known == phrase) {
                found.push((*phrase).to_owned());
            }
        }
    }
    found
}

/// Only what is explained or noted needs no day.
fn has_date(draft: &Draft<'_>) -> bool {
    let needs = matches!(draft.answer, Answer::Solved | Answer::Promised);
    !needs
        || draft.promised == Promised::OnADay
        || names_a_time(draft.text)
        || names_a_time(draft.evidence)
}

/// Words by which a reply says who answers for it.
const PERSONS: [&str; 14] = [
    "责任人",
    "联系人",
    "经办人",
    "承办人",
    "负责人",
    "专人",
    "联系电话",
    "电话",
    "局长",
    "科长",
    "股长",
    "主任",
    "同志",
    "专员",
];

fn names_somebody(text: &str) -> bool {
    let folded = fold(text);
    PERSONS.iter().any(|word| folded.contains(word))
}

/// A title of a rule in brackets, an article, or a document's number.
fn has_basis(draft: &Draft<'_>) -> bool {
    let named = |text: &str| {
        let article = text.contains('第') && text.contains('条');
        text.contains('《') || text.contains('〔') || article
    };
    !draft.basis.trim().is_empty() || named(draft.text)
}

/// What has been done and can be looked at.
const DONE: [&str; 12] = [
    "已到账",
    "已拨付",
    "已批复",
    "已核发",
    "已办结",
    "已完成",
    "已验收",
    "已接通",
    "已通车",
    "已签订",
    "已退还",
    "已兑现",
];

fn has_evidence(draft: &Draft<'_>) -> bool {
    let text = fold(draft.text);
    !draft.evidence.trim().is_empty()
        || (DONE.iter().any(|word| text.contains(word)) && names_a_time(&text))
}

/// Below this share of a point's words the reply says nothing to it.
const ADDRESSED: f64 = 0.2;

/// Points that the firm asked for and that have next to no word in the reply.
fn points_left(draft: &Draft<'_>) -> Vec<String> {
    let reply = [draft.text, draft.evidence, draft.basis].join("\n");
    let reply = fold(&reply);
    let said: std::collections::HashSet<&str> = word_parts(&reply).collect();
    let left = |point: &&str| {
        let folded = fold(point);
        let words: Vec<&str> = word_parts(&folded)
            .filter(|word| !is_asking(word))
            .collect();
        let addressed = words.iter().filter(|word| said.contains(*word)).count();
        words.len() >= 3 && (addressed as f64) < ADDRESSED * words.len() as f64
    };
    points(draft.ask).filter(left).map(str::to_owned).collect()
}

/// Words in which something is asked for, whatever it is.
fn is_asking(word: &str) -> bool {
    const ASKING: [&str; 26] = [
        "请求", "希望", "恳请", "请政", "政府", "府协", "协调", "解决", "帮助", "助解", "调解",
        "有关", "关部", "部门", "相关", "我公", "公司", "企业", "望政", "能够", "给予", "支持",
        "建议", "并请", "问题", "请协",
    ];
    ASKING.contains(&word)
}

/// The points of a request: numbered, on lines of their own, or sentences.
fn points(ask: &str) -> impl Iterator<Item = &str> {
    let numbering = |c: char| c.is_ascii_digit() || "一二三四五六七八九十、.．)）(（ ".contains(c);
    ask.split(['。', '；', ';', '\n', '？', '?', '！'])
        .map(move |point| point.trim().trim_start_matches(numbering))
        .filter(|point| !point.is_empty())
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '\n', '！', '!'])
}

/// Personal data but for the office's own landline, which a reply should have.
fn personal_data(draft: &Draft<'_>) -> Vec<String> {
    let found = detect::personal(draft.text, draft.protected);
    let words = found
        .into_iter()
        .map(|one| (one.kind, detect::words(draft.text, one)));
    let concerns = |(kind, words): &(detect::Kind, String)| match kind {
        detect::Kind::Phone => !words.trim_start().starts_with('0'),
        // A person who answers for the reply is named on purpose; only protected names are not.
        detect::Kind::Name => draft.protected.iter().any(|name| name.trim() == words),
        _ => true,
    };
    words.filter(concerns).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "经核查，贵公司用地手续已于2024年5月20日批复（州政土〔2024〕8号）。责任人：用地科科长，联系电话0743-8123456。";

    fn draft(answer: Answer, text: &str) -> Draft<'_> {
        Draft {
            answer,
            text,
            evidence: "",
            basis: "",
            promised: Promised::Never,
            ask: "请求批复用地手续",
            protected: &[],
        }
    }

    fn remarks(draft: &Draft<'_>) -> Vec<Remark> {
        check(draft)
            .into_iter()
            .map(|finding| finding.remark)
            .collect()
    }

    #[test]
    fn a_reply_with_date_person_and_evidence_passes() {
        let solved = Draft {
            evidence: "批复文件",
            ..draft(Answer::Solved, GOOD)
        };
        assert_eq!(check(&solved), []);
    }

    #[test]
    fn an_empty_reply_is_noticed_in_every_way() {
        let empty = "您反映的情况我局高度重视，将尽快研究解决。";
        let found = check(&draft(Answer::Promised, empty));
        assert_eq!(found[0].words, ["尽快", "研究解决", "高度重视"]);
        let found: Vec<Remark> = found.iter().map(|finding| finding.remark).collect();
        assert_eq!(
            found,
            [
                Remark::EmptyPhrase,
                Remark::NoDate,
                Remark::NoPerson,
                Remark::PointNotAddressed
            ]
        );
    }

    #[test]
    fn a_phrase_with_a_time_is_not_empty() {
        let text = "我局抓紧办理，6月30日前批复用地手续。联系人：用地科。";
        assert_eq!(remarks(&draft(Answer::Promised, text)), []);
    }

    #[test]
    fn each_class_owes_what_it_owes() {
        let text = "用地手续不能批复。联系电话0743-8123456。";
        assert_eq!(remarks(&draft(Answer::Explained, text)), [Remark::NoBasis]);
        let with_basis = Draft {
            basis: "《土地管理法》第四十四条",
            ..draft(Answer::Explained, text)
        };
        assert_eq!(check(&with_basis), []);
        let text = "用地手续问题解决了，5月20日。联系电话0743-8123456。";
        assert_eq!(remarks(&draft(Answer::Solved, text)), [Remark::NoEvidence]);
        assert_eq!(remarks(&draft(Answer::Noted, text)), []);
    }

    #[test]
    fn points_that_the_reply_forgets_are_named() {
        let two = Draft {
            ask: "1.请求批复用地手续；2.减免变压器增容费用。",
            evidence: "批复文件",
            ..draft(Answer::Solved, GOOD)
        };
        let found = check(&two);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, ["减免变压器增容费用"]);
    }

    #[test]
    fn personal_data_and_protected_names_are_noticed_but_not_the_office_telephone() {
        let text = format!("{GOOD}另请某某酒业公司联系人拨打13800001234。");
        let said = Draft {
            evidence: "批复文件",
            protected: &["某某酒业公司"],
            ..draft(Answer::Solved, &text)
        };
        let found = check(&said);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, ["某某酒业公司", "13800001234"]);
    }
}
