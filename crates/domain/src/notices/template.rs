//! The words around a notice as the office edits them: texts with placeholders, checked before they are kept.

use serde::{Deserialize, Serialize};

use crate::words;

words! {
    /// What a placeholder such as `{number}` stands for.
    Slot {
        /// What happened, as the inbox says it.
        What = "what",
        /// The case's number.
        Number = "number",
        /// The case's title; nothing for a reader who may not know it, and of a confidential case.
        Title = "title",
        /// The address of the case, or of the inbox; nothing where the site has no address.
        Link = "link",
        /// The name of the programme.
        Programme = "programme",
        /// How many notices a digest has.
        Count = "count",
        /// The lines of a digest.
        Lines = "lines",
    }
}

/// The texts of all channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Templates {
    pub mail_subject: String,
    pub mail_text: String,
    pub digest_subject: String,
    pub digest_text: String,
    pub sms_text: String,
    pub robot_text: String,
}

impl Default for Templates {
    fn default() -> Templates {
        let own = str::to_owned;
        Templates {
            mail_subject: own("[{number}] {what}"),
            mail_text: own("{what}\n\n{number} {title}\n{link}\n\n{programme}"),
            digest_subject: own("{programme}：{count} 条消息"),
            digest_text: own("{lines}\n\n{link}\n\n{programme}"),
            sms_text: own("【{programme}】{number} {what}"),
            robot_text: own("{number} {what}\n{link}"),
        }
    }
}

/// Why a text can't be a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("{{{0}}} is no placeholder of this text")]
    Unknown(String),
    #[error("a brace is not closed")]
    Unclosed,
    #[error("{{{0}}} is missing")]
    Missing(Slot),
}

/// The fields of [`Templates`] with what each may and must hold.
pub const FIELDS: &[Rules] = {
    use Slot::{Count, Lines, Link, Number, Programme, Title, What};
    const CASE: &[Slot] = &[What, Number, Title, Link, Programme];
    // What a group reads or what travels unencrypted says no more than the number.
    const SHORT: &[Slot] = &[What, Number, Link, Programme];
    const DIGEST: &[Slot] = &[Count, Lines, Link, Programme];
    const HEAD: &[Slot] = &[Count, Programme];
    &[
        Rules {
            name: "mail_subject",
            may: SHORT,
            must: Number,
        },
        Rules {
            name: "mail_text",
            may: CASE,
            must: Number,
        },
        Rules {
            name: "digest_subject",
            may: HEAD,
            must: Count,
        },
        Rules {
            name: "digest_text",
            may: DIGEST,
            must: Lines,
        },
        Rules {
            name: "sms_text",
            may: SHORT,
            must: Number,
        },
        Rules {
            name: "robot_text",
            may: SHORT,
            must: Number,
        },
    ]
};

/// What a text may and must hold.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    pub name: &'static str,
    pub may: &'static [Slot],
    pub must: Slot,
}

impl Templates {
    /// A text by the name of its field.
    pub fn text(&self, name: &str) -> Option<&str> {
        Some(match name {
            "mail_subject" => &self.mail_subject,
            "mail_text" => &self.mail_text,
            "digest_subject" => &self.digest_subject,
            "digest_text" => &self.digest_text,
            "sms_text" => &self.sms_text,
            "robot_text" => &self.robot_text,
            _ => return None,
        })
    }

    /// The first text that can't be used, by the name of its field.
    ///
    /// # Errors
    /// See [`TemplateError`].
    pub fn check(&self) -> Result<(), (&'static str, TemplateError)> {
        for rules in FIELDS {
            let text = self.text(rules.name).unwrap_or_default();
            rules.check(text).map_err(|error| (rules.name, error))?;
        }
        Ok(())
    }
}

impl Rules {
    /// Whether a text has only placeholders that it may have, and the one that it must.
    ///
    /// # Errors
    /// See [`TemplateError`].
    pub fn check(&self, text: &str) -> Result<(), TemplateError> {
        let mut seen = Vec::new();
        for piece in pieces(text)? {
            if let Piece::Slot(name) = piece {
                let slot = name.parse::<Slot>().ok();
                let slot = slot.filter(|slot| self.may.contains(slot));
                seen.push(slot.ok_or_else(|| TemplateError::Unknown(name.to_owned()))?);
            }
        }
        if seen.contains(&self.must) {
            Ok(())
        } else {
            Err(TemplateError::Missing(self.must))
        }
    }
}

/// The text with its placeholders filled in. Lines that hold nothing but an empty placeholder are left out. What was
/// filled in is not looked at again, so that nobody's words become placeholders.
pub fn fill(template: &str, value: impl Fn(Slot) -> String) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in template.lines() {
        let Ok(pieces) = pieces(line) else {
            lines.push(line.to_owned());
            continue;
        };
        let (mut out, mut slots) = (String::new(), false);
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(name) => {
                    slots = true;
                    out.push_str(&name.parse().map(&value).unwrap_or_default());
                }
            }
        }
        if !(slots && out.trim().is_empty()) {
            lines.push(out.trim_end().to_owned());
        }
    }
    lines.join("\n").trim().to_owned()
}

enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, TemplateError> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').ok_or(TemplateError::Unclosed)?;
        found.push(Piece::Text(before));
        found.push(Piece::Slot(name));
        rest = behind;
    }
    found.push(Piece::Text(rest));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(name: &str) -> Rules {
        *FIELDS.iter().find(|rules| rules.name == name).unwrap()
    }

    #[test]
    fn the_texts_that_come_with_the_programme_pass_their_own_check() {
        assert_eq!(Templates::default().check(), Ok(()));
    }

    #[test]
    fn a_wrong_a_missing_and_an_open_placeholder_are_named() {
        let mail = rules("mail_text");
        assert_eq!(
            mail.check("{number} {nam}"),
            Err(TemplateError::Unknown("nam".into()))
        );
        assert_eq!(
            mail.check("{what}"),
            Err(TemplateError::Missing(Slot::Number))
        );
        assert_eq!(mail.check("{number} {what"), Err(TemplateError::Unclosed));
    }

    #[test]
    fn what_a_group_reads_never_has_the_title() {
        for name in ["sms_text", "robot_text", "mail_subject"] {
            let refused = Err(TemplateError::Unknown("title".into()));
            assert_eq!(rules(name).check("{number} {title}"), refused, "{name}");
        }
    }

    #[test]
    fn a_line_without_content_is_left_out_and_filled_in_words_stay_words() {
        let value = |slot| match slot {
            Slot::Number => "2024-0001".to_owned(),
            Slot::Title => "{link} 之争".to_owned(),
            _ => String::new(),
        };
        let text = fill("{number} {title}\n{link}\n再见", value);
        assert_eq!(text, "2024-0001 {link} 之争\n再见");
    }
}
