//! A row for each noun of what happens before a meeting.

use domain::announcements::{Announcement, MeantFor, Mode, Standing};
use domain::briefings::{Asked, Briefing, BriefingKind};
use domain::draws::Draw;
use domain::ids::*;
use domain::meetings::MeetingForm;
use domain::permits::Permission;
use domain::prepared_views::PreparedView;
use domain::signups::{self, Raised, SignUp};
use domain::time::{Date, Instant};
use domain::year_plan::{self, PlanLine};

use crate::small::Small;

impl Small {
    pub fn before_the_meeting(&self, meeting: MeetingId, firm: FirmId, office: OfficeId) {
        let on = Date::constant(2024, 5, 3);
        let at = Instant(1_714_700_000_000);
        let manage = Permission::ManageMeetings;
        self.put(
            manage,
            &announcement(AnnouncementId(self.id()), meeting, on),
        );
        let sign_up = sign_up(SignUpId(self.id()), meeting, firm, at);
        self.put(manage, &sign_up);
        let words = "a1b2-红日".to_owned();
        let (id, witness) = (DrawId(self.id()), "州纪委监委".to_owned());
        self.put(
            manage,
            &Draw::new(id, meeting, at, words, witness, 1, vec![1]),
        );
        let view = PreparedView {
            id: PreparedViewId(self.id()),
            meeting,
            sign_up: sign_up.id,
            firm,
            problem: 0,
            text: "厂区用电不足".into(),
            office,
            asked_at: at,
            due_on: on,
            given: None,
        };
        self.put(manage, &view);
        let line = PlanLine {
            id: PlanLineId(self.id()),
            year: 2024,
            month: 5,
            form: MeetingForm::Dialogue,
            theme: "要素保障".into(),
            host: None,
            postponements: Vec::new(),
            standing: year_plan::Standing::Arranged { meeting },
        };
        self.put(manage, &line);
        self.put(manage, &briefing(BriefingId(self.id()), meeting, firm));
    }
}

fn announcement(id: AnnouncementId, meeting: MeetingId, on: Date) -> Announcement {
    Announcement {
        id,
        meeting,
        ends_at: "11:30".into(),
        audience: "民营企业负责人".into(),
        mode: Mode::OnSite,
        taken: "生产经营中的困难".into(),
        not_taken: "已进入诉讼程序的事项".into(),
        how: "网上报名".into(),
        sign_up_until: on,
        quota: 6,
        minutes_each: 4,
        phone: "0743-8200000".into(),
        meant_for: MeantFor::default(),
        standing: Standing::Published { on },
    }
}

fn sign_up(id: SignUpId, meeting: MeetingId, firm: FirmId, at: Instant) -> SignUp {
    SignUp {
        id,
        meeting,
        firm,
        chamber: Some(ChamberId(firm.0)),
        number: 1,
        registered_at: at,
        post: "总经理".into(),
        name: "丁".into(),
        phone: "13800000001".into(),
        problems: vec![Raised {
            text: "厂区用电不足".into(),
            category: "factors".into(),
            elsewhere: String::new(),
            wanted_office: String::new(),
        }],
        may_publish: true,
        handed_from: None,
        standing: signups::Standing::Registered,
    }
}

fn briefing(id: BriefingId, meeting: MeetingId, firm: FirmId) -> Briefing {
    Briefing {
        id,
        meeting,
        kind: BriefingKind::Law,
        topic: "企业合规".into(),
        speaker: "州司法局".into(),
        audience: "参会企业".into(),
        minutes: 15,
        present: Some(12),
        slides: Vec::new(),
        questions: vec![Asked {
            firm: Some(firm),
            text: "欠款怎么追".into(),
            answer: String::new(),
            case: None,
        }],
    }
}
