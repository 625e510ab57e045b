//! Mail.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::cases::intake::Openness;
use domain::notices::Pace;
use domain::permits::Role;

use crate::sink::{Answers, Arrived, mail_server};
use crate::town::{Town, mail_config, on_both, post_of, work};

const TAKEN: &[&str] = &["250 taken"];
const TITLE: &str = "dai kuan dao qi";

/// A mail server, and the configuration that leads to it.
pub fn server(answers: &[&'static str]) -> (Arrived, String) {
    let arrived = Arrived::default();
    let port = mail_server(&arrived, &Answers::of(answers));
    (arrived, mail_config(port))
}

/// The mails to an address, without those that brought codes.
pub fn mails(arrived: &Arrived, to: &str) -> Vec<String> {
    let mut all = arrived.all();
    all.retain(|mail| mail.starts_with(&format!("RCPT TO:<{to}>")) && !mail.contains("confirm."));
    all.iter().map(|mail| readable(mail)).collect()
}

/// A mail with the parts behind it that travel in base64.
pub fn readable(mail: &str) -> String {
    let mut out = mail.to_owned();
    for part in mail.split("\n\n") {
        let lines = part.lines().take_while(|line| !line.starts_with("--"));
        let decoded = STANDARD.decode(lines.collect::<String>());
        let text = decoded.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        out.push_str(&text.unwrap_or_default());
    }
    out
}

fn head<'a>(mail: &'a str, name: &str) -> &'a str {
    let mark = format!("\n{name}: ");
    let (_, after) = mail
        .split_once(&mark)
        .unwrap_or_else(|| panic!("no {name} in {mail}"));
    after.lines().next().unwrap()
}

fn failed(town: &Town) -> usize {
    let admin = town.somebody(Role::SystemAdmin);
    town.app.undelivered().list(&admin.actor).unwrap().len()
}

#[test]
fn a_task_at_once_arrives_once_and_stands_in_its_cases_thread() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::AtOnce);
        let number = town.case(TITLE, Openness::Internal);
        work(&post);
        work(&post_of(town.again(), &config));
        let mails = mails(&arrived, "di@office.example");
        assert_eq!(mails.len(), 1, "{mails:#?}");
        let root = format!("<case.{number}@zhengqi.example>");
        assert_eq!(head(&mails[0], "In-Reply-To"), root);
        assert_eq!(head(&mails[0], "References"), root);
        assert_eq!(head(&mails[0], "Auto-Submitted"), "auto-generated");
        assert!(head(&mails[0], "Message-ID").starts_with("<mail."));
        assert!(mails[0].contains("text/plain") && mails[0].contains("text/html"));
        assert!(mails[0].contains(&format!("https://zhengqi.example/cases/{number}")));
        assert!(mails[0].contains(TITLE));
    });
}

#[test]
fn nothing_is_sent_of_what_happened_before_there_was_a_channel() {
    on_both(|town| {
        town.case(TITLE, Openness::Internal);
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::AtOnce);
        work(&post);
        assert!(mails(&arrived, "di@office.example").is_empty());
    });
}

#[test]
fn of_a_confidential_case_a_mail_says_the_number_alone() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::AtOnce);
        let number = town.case(TITLE, Openness::Confidential);
        work(&post);
        let mails = mails(&arrived, "di@office.example");
        assert!(
            mails[0].contains(&number) && !mails[0].contains(TITLE),
            "{mails:#?}"
        );
    });
}

#[test]
fn in_the_evening_a_mail_waits_for_the_office_and_what_was_read_meanwhile_is_not_sent() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        let one = town.dispatcher("one@office.example", Pace::AtOnce);
        town.dispatcher("other@office.example", Pace::AtOnce);
        work(&post);
        town.at(0, 21, 0);
        town.case(TITLE, Openness::Internal);
        work(&post);
        assert!(mails(&arrived, "other@office.example").is_empty());
        let inbox = town.app.inbox();
        let page = inbox.page(&one.actor, None, 5).unwrap();
        inbox.open(&one.actor, page.items[0].position).unwrap();
        town.at(1, 9, 0);
        work(&post);
        assert!(mails(&arrived, "one@office.example").is_empty());
        assert_eq!(mails(&arrived, "other@office.example").len(), 1);
    });
}

#[test]
fn a_day_s_tasks_come_in_one_calm_mail_the_next_morning() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::Digest);
        let numbers = [(); 3].map(|()| town.case(TITLE, Openness::Internal));
        work(&post);
        assert!(mails(&arrived, "di@office.example").is_empty());
        town.at(1, 9, 0);
        work(&post);
        town.at(2, 9, 0);
        work(&post);
        let mails = mails(&arrived, "di@office.example");
        assert_eq!(mails.len(), 1, "{mails:#?}");
        assert!(mails[0].contains("Message-ID: <digest."));
        for number in numbers {
            assert!(mails[0].contains(&number), "{number}");
        }
    });
}

#[test]
fn more_than_the_hour_s_measure_waits_for_the_digest() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::AtOnce);
        // The code of the address was the hour's first message.
        for _ in 0..14 {
            town.case(TITLE, Openness::Internal);
        }
        work(&post);
        assert_eq!(mails(&arrived, "di@office.example").len(), 9);
        town.at(1, 9, 0);
        work(&post);
        assert_eq!(mails(&arrived, "di@office.example").len(), 10);
    });
}

#[test]
fn a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not() {
    on_both(|town| {
        let (arrived, config) = server(&["451 later", "451 later", "250 taken"]);
        let post = town.post(&config);
        let who = town.dispatcher("di@office.example", Pace::Off);
        work(&post);
        assert!(
            arrived.all().is_empty(),
            "the code was taken back when it was confirmed"
        );
        let choices = domain::notices::Choices {
            task: Pace::AtOnce,
            ..Default::default()
        };
        town.app.addresses().choose(&who, choices).unwrap();
        town.case(TITLE, Openness::Internal);
        work(&post);
        for minute in [1, 6] {
            assert!(arrived.all().is_empty());
            town.at(0, 10, minute);
            work(&post);
        }
        assert_eq!(arrived.all().len(), 1);
        assert_eq!(failed(town), 0);
    });
}

#[test]
fn what_was_given_up_is_seen_and_sent_again_by_an_administrator() {
    on_both(|town| {
        let (arrived, config) = server(&["550 no such user", "250 taken"]);
        let post = town.post(&config);
        let who = town.dispatcher("di@office.example", Pace::AtOnce);
        let number = town.case(TITLE, Openness::Internal);
        work(&post);
        town.at(0, 12, 0);
        work(&post);
        assert!(arrived.all().is_empty());
        let admin = town.somebody(Role::SystemAdmin).actor;
        let dead = town.app.undelivered();
        assert_eq!(dead.list(&who.actor), Err(app::Error::NotPermitted));
        let letters = dead.list(&admin).unwrap();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].error.contains("no such user"), "{letters:?}");
        assert!(!letters[0].id.contains(&number));
        dead.send_again(&admin, &letters[0].id).unwrap();
        assert_eq!(
            dead.send_again(&admin, &letters[0].id),
            Err(app::Error::NotFound)
        );
        work(&post);
        assert_eq!(arrived.all().len(), 1);
    });
}

#[test]
fn of_two_post_offices_each_message_is_sent_by_one() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.dispatcher("di@office.example", Pace::AtOnce);
        for _ in 0..6 {
            town.case(TITLE, Openness::Internal);
        }
        let offices = [
            post,
            post_of(town.again(), &config),
            post_of(town.again(), &config),
        ];
        std::thread::scope(|scope| {
            for office in &offices {
                scope.spawn(|| work(office));
            }
        });
        offices.iter().for_each(work);
        let mails = mails(&arrived, "di@office.example");
        let mut ids: Vec<&str> = mails.iter().map(|mail| head(mail, "Message-ID")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((mails.len(), ids.len()), (6, 6));
    });
}

#[test]
fn an_address_is_used_once_its_code_was_typed_back_and_a_wrong_code_ends_the_try() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        let who = town.somebody(Role::Dispatcher);
        let addresses = town.app.addresses();
        let channel = app::notices::Channel::Mail;
        addresses
            .set(&who, channel, "stranger@office.example")
            .unwrap();
        work(&post);
        assert_eq!(arrived.all().len(), 1, "the code");
        town.case(TITLE, Openness::Internal);
        work(&post);
        assert_eq!(arrived.all().len(), 1);
        assert!(addresses.confirm(&who, channel, "00000000x").is_err());
        assert_eq!(addresses.of(&who).unwrap().mail, None);
    });
}
