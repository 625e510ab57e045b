//! The page of a command: its form, what helps to fill it in, and what becomes of it.

use app::cases::{CaseView, Manner, Query};
use app::choices::Choices;
use domain::cases::{Case, CommandKind, Refusal};
use domain::deadlines::{self, Limit, Unit};
use domain::permits::Actor;
use domain::time::local_date;
use store::cases::{Filter, Order};

use super::advice::{self, Beside};
use super::show::{Read, read};
use crate::commands::{CommandForm, Material, command, fields, form_of};
use crate::components::due::DueDate;
use crate::components::errors::ErrorSummary;
use crate::components::light::{Color, Light};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, Failure, refusal_sentence};
use crate::forms::{FieldError, Submitted};
use crate::layout::Link;
use crate::pages::{errors, html, mend};
use crate::redirect::Redirect;
use crate::views::action::{ActionPage, Brief};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;
use axum::response::IntoResponse;

/// The empty form.
pub async fn show(kind: CommandKind, visitor: Visitor, person: SignedIn, number: String) -> Answer {
    let ready = Ready::load(&visitor, &person, kind, &number).await?;
    html(&ready.page(&visitor, None, Outcome::Fresh))
}

/// Acts, or shows the form again with everything typed.
pub async fn act(
    kind: CommandKind,
    visitor: Visitor,
    person: SignedIn,
    typed: Submitted,
    number: String,
) -> Answer {
    let mut ready = Ready::load(&visitor, &person, kind, &number).await?;
    let command = match command(ready.form, &typed, &ready.read.view.case) {
        Ok(command) => command,
        Err(error) => return mend(&ready.page(&visitor, Some(&typed), Outcome::Field(error))),
    };
    let noticed = advice::noticed(&visitor, &person, &number, &command).await?;
    if ready.beside.stops(noticed) {
        return mend(&ready.page(&visitor, Some(&typed), Outcome::Noticed));
    }
    let (actor, of, key, version) = (
        person.actor.clone(),
        number.clone(),
        typed.key.clone(),
        typed.version,
    );
    let acted = visitor.site.run(move |app| {
        let manner = Manner {
            key: key.as_deref(),
            occurred_at: None,
            version,
        };
        app.cases().act(&actor, &of, &command, manner)
    });
    match acted.await {
        Ok(_) => {
            let draft = draft(&person, ready.form, &number);
            Ok(Redirect::to(format!("/cases/{number}"))
                .settling("actions.done", &draft)
                .into_response())
        }
        Err(app::Error::Refused(refusal)) => {
            mend(&ready.page(&visitor, Some(&typed), Outcome::of(refusal)))
        }
        Err(app::Error::Changed) => mend(&ready.page(&visitor, Some(&typed), Outcome::Changed)),
        Err(error) => Err(error.into()),
    }
}

/// What came of the last try.
enum Outcome {
    Fresh,
    Field(FieldError),
    Refused(Refusal),
    Changed,
    /// The check of a reply asks for a second look.
    Noticed,
}

impl Outcome {
    fn of(refusal: Refusal) -> Outcome {
        match refusal {
            Refusal::Field { field, problem } => Outcome::Field(FieldError {
                field: field.to_owned(),
                problem,
            }),
            Refusal::WrongStage(_) | Refusal::Rule(_) | Refusal::Window { .. } => {
                Outcome::Refused(refusal)
            }
        }
    }
}

/// The case and what the form offers.
struct Ready {
    form: &'static CommandForm,
    read: Read,
    material: Material,
    beside: Beside,
    draft: String,
}

fn draft(person: &SignedIn, form: &CommandForm, number: &str) -> String {
    format!("{}:{number}:{}", person.actor.person, form.resource)
}

impl Ready {
    async fn load(
        visitor: &Visitor,
        person: &SignedIn,
        kind: CommandKind,
        number: &str,
    ) -> Result<Ready, Failure> {
        let form = form_of(kind).ok_or(Failure::NOT_FOUND)?;
        let read = read(visitor, person, number).await?;
        let (actor, case) = (person.actor.clone(), read.view.case.clone());
        let wants_siblings = kind == CommandKind::Merge;
        let (choices, siblings, beside) = visitor
            .site
            .run(move |app| {
                let siblings = if wants_siblings {
                    siblings(app, &actor, &case)?
                } else {
                    Vec::new()
                };
                let beside = Beside::load(app, &actor, kind, &case)?;
                Ok((app.choices(&actor)?, siblings, beside))
            })
            .await?;
        let material = material(visitor, person, &read, choices, siblings);
        Ok(Ready {
            form,
            read,
            material,
            beside,
            draft: draft(person, form, number),
        })
    }

    fn view(&self) -> &CaseView {
        &self.read.view
    }

    fn page(&self, visitor: &Visitor, typed: Option<&Submitted>, outcome: Outcome) -> ActionPage {
        let t = visitor.t;
        let case = &self.view().case;
        let word = |part: &str| {
            t.lookup(&format!("actions.{}.{part}", self.form.kind))
                .unwrap_or_default()
        };
        let error = match &outcome {
            Outcome::Field(error) => Some(error),
            Outcome::Fresh | Outcome::Refused(_) | Outcome::Changed | Outcome::Noticed => None,
        };
        let mut page = visitor.page(word("label"));
        let mut fields = fields(t, self.form, &self.material, typed, error);
        let despite = case
            .reply
            .as_ref()
            .map_or("", |reply| &reply.content.despite);
        // The reason is asked for only where something was noticed.
        let asks_why = !self.beside.is_quiet()
            || fields
                .iter()
                .any(|field| field.name == "despite" && !field.value.is_empty());
        fields.retain(|field| field.name != "despite" || asks_why);
        let back = format!("/cases/{}", case.number);
        page.crumbs = vec![
            Link::new("/cases", t.ledger.title),
            Link::new(
                back.clone(),
                format!("{} {}", case.shown_number(), case.intake.title),
            ),
        ];
        ActionPage {
            title: word("label").to_owned(),
            why: word("why").to_owned(),
            help: word("help").to_owned(),
            action: self.form.path(&case.number),
            back,
            draft: self.draft.clone(),
            kept: typed.is_some(),
            version: case.version,
            errors: self.summary(visitor, error).mending(&mut fields),
            notices: self.notices(visitor, &outcome),
            fields,
            weight: self.form.weight,
            brief: self.brief(visitor),
            check: self.beside.check(t, despite),
            advice: self
                .beside
                .advice(t, &self.material.programme, &self.material.choices.offices),
            dues: self.dues(visitor),
            page,
        }
    }

    fn summary(&self, visitor: &Visitor, error: Option<&FieldError>) -> ErrorSummary {
        // A limit is typed into two fields; the summary leads to the first.
        let first = error.map(|error| match error.field.as_str() {
            "limit" => FieldError {
                field: "limit_count".to_owned(),
                problem: error.problem,
            },
            _ => error.clone(),
        });
        errors(visitor.t, first.as_ref())
    }

    /// Why it is not possible, before and after trying.
    fn notices(&self, visitor: &Visitor, outcome: &Outcome) -> Vec<Notice> {
        let t = visitor.t;
        let refused = |refusal: &Refusal| {
            Notice::new(t, NoticeKind::Bad, t.actions.refused).text(refusal_sentence(t, refusal))
        };
        match outcome {
            Outcome::Refused(refusal) => vec![refused(refusal)],
            Outcome::Changed => vec![Notice::new(t, NoticeKind::Warning, t.actions.changed)],
            Outcome::Noticed => vec![Notice::new(t, NoticeKind::Warning, t.advice.check_again)],
            Outcome::Fresh | Outcome::Field(_) => {
                let now = domain::cases::allowed::stage_allows(&self.view().case, self.form.kind);
                now.err()
                    .map(|refusal| refused(&refusal))
                    .into_iter()
                    .collect()
            }
        }
    }

    fn brief(&self, visitor: &Visitor) -> Brief {
        let t = visitor.t;
        let case = &self.view().case;
        let stage = t
            .lookup(&format!("stages.{}", case.stage.name()))
            .unwrap_or_default();
        let names = &self.read.around.names;
        let wants_text = matches!(
            self.form.kind,
            CommandKind::SignReply | CommandKind::IssueReply | CommandKind::ReturnReply
        );
        let reply = case.reply.as_ref().filter(|_| wants_text).map(|reply| {
            let class = t
                .lookup(&format!("words.reply_class.{}", reply.content.class))
                .unwrap_or_default();
            let parts = [
                class,
                &reply.content.text,
                &reply.content.evidence,
                &reply.content.basis,
            ];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("\n\n")
        });
        Brief {
            firm: case
                .intake
                .firm
                .map(|firm| names.of(firm.0).to_owned())
                .unwrap_or_default(),
            stage: stage.to_owned(),
            facts: case.intake.facts.clone(),
            ask: case.intake.ask.clone(),
            due: case
                .due
                .as_ref()
                .map(|due| long_date(t, due.due_on))
                .unwrap_or_default(),
            lead: case
                .lead()
                .map(|lead| names.of(lead.0).to_owned())
                .unwrap_or_default(),
            reply,
        }
    }

    /// For an assignment: where each limit leads, day by day, if it is assigned today.
    fn dues(&self, visitor: &Visitor) -> Vec<DueDate> {
        if self.form.kind != CommandKind::Assign {
            return Vec::new();
        }
        let t = visitor.t;
        let today = local_date(self.material.now);
        let counted = |(word, limit): (&str, Limit)| {
            let due = deadlines::due(&self.read.world.calendar, today, limit);
            let name = t
                .lookup(&format!("words.difficulty.{word}"))
                .unwrap_or_default();
            let light = Light::new(Color::Unlit, t.actions.preview);
            DueDate::new(t, due.due_on, light, name).counted(&due.trace)
        };
        limits(&self.read).into_iter().map(counted).collect()
    }
}

fn material(
    visitor: &Visitor,
    person: &SignedIn,
    read: &Read,
    choices: Choices,
    siblings: Vec<(String, String)>,
) -> Material {
    let t = visitor.t;
    let now = visitor.site.app().now();
    let note = |(word, limit): (&str, Limit)| {
        let due = deadlines::due(&read.world.calendar, local_date(now), limit);
        let date = long_date(t, due.due_on);
        let text = match limit.unit() {
            Unit::WorkingDays => t.actions.preview_hint(date, limit.count()),
            Unit::CalendarDays => t.actions.preview_hint_calendar(date, limit.count()),
        };
        ("difficulty", word.to_owned(), text)
    };
    Material {
        case: read.view.case.clone(),
        choices,
        programme: read.world.programme.clone(),
        own_offices: person.actor.offices(),
        siblings,
        now,
        notes: limits(read).into_iter().map(note).collect(),
    }
}

/// The limit of each difficulty.
fn limits(read: &Read) -> [(&'static str, Limit); 4] {
    let settings = &read.world.settings;
    [
        ("immediate", settings.immediate),
        ("ordinary", settings.ordinary),
        ("complex", settings.complex),
        ("hard", settings.hard),
    ]
}

/// Other open cases of the same firm: id, and number with title.
fn siblings(
    app: &app::App,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<(String, String)>, app::Error> {
    let Some(firm) = case.intake.firm else {
        return Ok(Vec::new());
    };
    let query = Query {
        filter: Filter {
            firm: Some(firm),
            ..Filter::default()
        },
        words: String::new(),
        order: Order::NewestFirst,
        after: None,
        limit: 50,
    };
    let rows = app.cases().list(actor, &query)?.rows;
    let open = rows
        .into_iter()
        .filter(|row| row.id != case.id && !row.stage.is_final());
    Ok(open
        .map(|row| (row.id.to_string(), format!("{} {}", row.number, row.title)))
        .collect())
}
