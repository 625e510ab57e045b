//! Reading a draft before it leaves, with what only the programme knows of the case.

use domain::cases::Case;
use domain::cases::intake::Openness;
use domain::cases::reply::{ReplyClass, ReplyText};
use domain::firms::Firm;
use domain::permits::Actor;
use store::Reader;
use text::reply_check::{Answer, Draft, Finding, Promised, check};

use super::{Cases, access};
use crate::Error;

/// What firms' names end with; what stands before it says who they are as well as the whole.
const FORMS: [&str; 5] = [
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团",
];

impl Cases<'_> {
    /// What is noticed in a reply to the case of this number. A firm that asked not to be named and its contact are
    /// protected, also from whoever may not know them: only words of the reply itself are answered.
    pub fn check_reply(
        &self,
        actor: &Actor,
        number: &str,
        reply: &ReplyText,
    ) -> Result<Vec<Finding>, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let stored = store::cases::by_number(reader, number)?.ok_or(Error::NotFound)?;
            access::must_see(actor, &access::parties(reader, &stored.case, now)?)?;
            let names = protected(reader, &stored.case)?;
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Ok(findings(reply, &stored.case.intake.ask, &names))
        })
    }
}

fn findings(reply: &ReplyText, ask: &str, protected: &[&str]) -> Vec<Finding> {
    check(&Draft {
        answer: match reply.class {
            ReplyClass::A => Answer::Solved,
            ReplyClass::B => Answer::Promised,
            ReplyClass::C => Answer::Explained,
            ReplyClass::D => Answer::Noted,
        },
        text: &reply.text,
        evidence: &reply.evidence,
        basis: &reply.basis,
        promised: match reply.promised_on {
            Some(_) => Promised::OnADay,
            None => Promised::Never,
        },
        ask,
        protected,
    })
}

/// The contact's name and, where the firm asked for that, the firm's.
fn protected(reader: &mut Reader, case: &Case) -> Result<Vec<String>, Error> {
    let contact = case.intake.contact.as_ref();
    let mut names: Vec<String> = contact
        .map(|contact| contact.name.clone())
        .into_iter()
        .collect();
    let firm = case
        .intake
        .firm
        .filter(|_| case.intake.openness == Openness::Confidential);
    if let Some(firm) = firm
        && let Some(found) = store::registers::get::<Firm>(reader, firm.0)?
    {
        let name = found.entry.name;
        names.extend(
            FORMS
                .iter()
                .find_map(|form| name.strip_suffix(form))
                .map(str::to_owned),
        );
        names.push(name);
    }
    names.retain(|name| name.chars().nth(1).is_some());
    Ok(names)
}
