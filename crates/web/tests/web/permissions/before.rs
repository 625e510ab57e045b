//! What happens before meetings: an announcement that nobody has published, one that everybody may read, sign-ups, a
//! prepared view, a training with a question, a line of the plan.

use domain::announcements::{Announcement, MeantFor, Mode, Standing};
use domain::briefings::{Asked, Briefing, BriefingKind};
use domain::ids::{
    AnnouncementId, BriefingId, FirmId, MeetingId, OfficeId, PlanLineId, PreparedViewId, SignUpId,
};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::prepared_views::{PreparedView, Stance, View};
use domain::signups::{self, Raised, SignUp};
use domain::year_plan::{self, PlanLine};
use jiff::civil::date;

use super::world::Parties;
use crate::support::TestApp;

pub struct Before {
    /// Announced to everybody.
    pub coming: MeetingId,
    /// The near firm's.
    pub near: SignUpId,
    /// Of a firm for which nobody speaks, and what was asked of an office in which nobody works.
    pub nobodys: SignUpId,
    pub nobodys_view: PreparedViewId,
    pub near_view: PreparedViewId,
    pub briefing: BriefingId,
    pub line: PlanLineId,
}

impl Before {
    pub fn new(site: &TestApp) -> Before {
        Before {
            coming: MeetingId(site.id()),
            near: SignUpId(site.id()),
            nobodys: SignUpId(site.id()),
            nobodys_view: PreparedViewId(site.id()),
            near_view: PreparedViewId(site.id()),
            briefing: BriefingId(site.id()),
            line: PlanLineId(site.id()),
        }
    }

    /// Second ways to the same words.
    pub fn paths(&self) -> Vec<String> {
        vec![
            format!("/sign-ups/{}", self.near),
            format!("/prepared-views/{}", self.near_view),
            format!("/meetings/{}/preparation", self.coming),
            format!("/meetings/{}/speakers", self.coming),
            format!("/meetings/{}/invitation.ics", self.coming),
            "/audit?kind=sign_up.".to_owned(),
            "/audit?kind=prepared_view.".to_owned(),
            "/audit?kind=announcement.".to_owned(),
            "/audit?kind=briefing.".to_owned(),
        ]
    }

    pub fn put(&self, site: &TestApp, meeting: MeetingId, parties: &Parties) {
        let draft = announcement(site, meeting, "〔draft-told〕", Standing::Draft);
        site.put(draft);
        let on = site.today();
        site.put(coming(self.coming));
        let told = announcement(site, self.coming, "民营企业", Standing::Published { on });
        site.put(told);
        let (firm, office) = (site.firm("旁观企业"), site.office("旁观单位"));
        site.put(self.sign_up(site, self.near, (parties.near_firm, 1), "〔near-wish〕"));
        site.put(self.sign_up(site, self.nobodys, (firm, 2), "用电"));
        let near = (self.near_view, self.near, parties.near_firm);
        site.put(self.view(site, near, parties.lead, "〔near-wish〕"));
        let nobodys = (self.nobodys_view, self.nobodys, firm);
        site.put(self.view(site, nobodys, office, "用电"));
        site.put(training(self.briefing, meeting));
        site.put(PlanLine {
            id: self.line,
            year: 2024,
            month: 8,
            form: MeetingForm::Dialogue,
            theme: "要素保障".into(),
            host: None,
            postponements: Vec::new(),
            standing: year_plan::Standing::Open,
        });
    }

    fn sign_up(
        &self,
        site: &TestApp,
        id: SignUpId,
        (firm, number): (FirmId, u32),
        problem: &str,
    ) -> SignUp {
        let is_near = id == self.near;
        let only_near = |text: &str| {
            if is_near {
                text.to_owned()
            } else {
                String::new()
            }
        };
        SignUp {
            id,
            meeting: self.coming,
            firm,
            chamber: None,
            number,
            registered_at: site.now(),
            post: "总经理".into(),
            name: only_near("〔near-guest〕"),
            phone: only_near("0743-8666666"),
            problems: vec![Raised {
                text: problem.into(),
                category: "factors".into(),
                elsewhere: String::new(),
                wanted_office: String::new(),
            }],
            may_publish: false,
            handed_from: None,
            standing: signups::Standing::Registered,
        }
    }

    fn view(
        &self,
        site: &TestApp,
        (id, sign_up, firm): (PreparedViewId, SignUpId, FirmId),
        office: OfficeId,
        text: &str,
    ) -> PreparedView {
        let given = (id == self.near_view).then(|| View {
            by: domain::ids::PersonId(site.id()),
            at: site.now(),
            stance: Stance::NeedsStudy,
            text: "〔near-prepared〕".into(),
        });
        PreparedView {
            id,
            meeting: self.coming,
            sign_up,
            firm,
            problem: 0,
            text: text.into(),
            office,
            asked_at: site.now(),
            due_on: date(2024, 5, 17),
            given,
        }
    }
}

fn coming(id: MeetingId) -> Meeting {
    Meeting {
        id,
        year: 2024,
        number: 4,
        theme: "融资".into(),
        form: MeetingForm::Dialogue,
        held_on: date(2024, 5, 20),
        starts_at: "09:00".into(),
        place: "会议中心".into(),
        hosts: vec![domain::ids::PersonId(id.0)],
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    }
}

fn announcement(
    site: &TestApp,
    meeting: MeetingId,
    told: &str,
    standing: Standing,
) -> Announcement {
    Announcement {
        id: AnnouncementId(site.id()),
        meeting,
        ends_at: "11:30".into(),
        audience: told.into(),
        mode: Mode::OnSite,
        taken: "困难".into(),
        not_taken: "诉讼".into(),
        how: "网上".into(),
        sign_up_until: date(2024, 5, 15),
        quota: 3,
        minutes_each: 5,
        phone: "0743-8200000".into(),
        meant_for: MeantFor::default(),
        standing,
    }
}

fn training(id: BriefingId, meeting: MeetingId) -> Briefing {
    Briefing {
        id,
        meeting,
        kind: BriefingKind::Law,
        topic: "合规".into(),
        speaker: "州司法局".into(),
        audience: String::new(),
        minutes: 15,
        present: None,
        slides: Vec::new(),
        questions: vec![Asked {
            firm: None,
            text: "〔near-asked〕".into(),
            answer: String::new(),
            case: None,
        }],
    }
}
