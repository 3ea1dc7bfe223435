//! The plan: drafted from the gaps, kept by many hands, never losing what somebody did.

use milepost::domain::people::Actor;
use milepost::domain::words::dates;
use milepost::store::file::{Reading, check};
use time::{Duration, OffsetDateTime};

use crate::person::{Page, Person};

/// A county whose third condition lacks two steps, the first met, and the others met by judgment.
pub async fn county(dana: &Person) -> (String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let steps = ["in_place", "under_way", "unknown", "in_place"];
    let answers: Vec<(String, &str)> = steps.iter().enumerate().map(|(at, answer)| (format!("step-3.{}", at + 1), *answer)).collect();
    let mut fields: Vec<(&str, &str)> = answers.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
    fields.push(("need", "Two days a week of one person"));
    dana.post(&format!("{round}/conditions/organizational-capacity"), &fields).await.expect(303);
    for key in [
        "leadership-commitment",
        "cross-sector-partnerships",
        "organizational-culture",
        "staff-buy-in",
        "racial-equity",
        "data-capacity",
        "community-engagement",
        "continuous-learning",
    ] {
        let fields = [("judgment", "met"), ("judgment-reason", "A partner holds this")];
        dana.post(&format!("{round}/conditions/{key}"), &fields).await.expect(303);
    }
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (round, home)
}

/// The addresses of the actions on a page, in order.
pub fn actions(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for piece in page.text.split("<li id=\"action-").skip(1) {
        found.push(format!("/actions/{}", piece.split('"').next().unwrap()));
    }
    found
}

pub async fn plan(person: &Person, home: &str) -> Page {
    person.get(&format!("{home}/plan")).await
}

pub fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

pub async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn an_action_is_added_by_hand_with_all_it_has() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.get(&format!("{home}/actions?closes=3.2")).await.expect(200).says("Step 3b").says("How to start");
    let fields = [
        ("what", "Hire a facilitator"),
        ("closes", "3.2"),
        ("owner", "  dana ORTIZ "),
        ("helpers", "Human resources"),
        ("due", &day(40)),
        ("effort", "large"),
        ("status", "doing"),
        ("reason", ""),
        ("notes", "As in 2024"),
        ("amount-new1", "$12,500"),
        ("source-new1", "General fund"),
    ];
    let added = dana.post(&format!("{home}/actions"), &fields).await;
    added.expect(303);
    let page = plan(&dana, &home).await;
    page.says("Hire a facilitator").says("Dana Ortiz").says("$12,500").says("General fund").says("Large effort");
    let twin = [("what", "Ask the budget office"), ("owner", "Lee Park"), ("amount-new1", "100.50")];
    dana.post(&format!("{home}/actions"), &twin).await.expect(303);
    plan(&dana, &home).await.says("$12,600.50").says("For no condition").says("No source named");
    let names: Vec<String> = dana.people().await;
    assert_eq!(names.iter().filter(|name| name.to_lowercase() == "dana ortiz").count(), 1, "{names:?}");
    assert!(names.contains(&"Lee Park".to_owned()));
    for view in ["owner", "due", "condition"] {
        dana.get(&format!("{home}/plan?view={view}")).await.expect(200).says("Without an owner or a date");
    }
    dana.get(&format!("{home}/plan?view=other")).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn every_slip_is_told_beside_its_field_and_nothing_is_saved() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let long = "x".repeat(500);
    let slips = [
        ("what", " ", "Say what is to be done"),
        ("what", long.as_str(), "This is 500 characters, and the field holds 300."),
        ("owner", &long, "This is 500 characters, and the field holds 120."),
        ("due", "2020-01-01", "This is before the start,"),
        ("due", "2027-02-30", "Enter a date between"),
        ("status", "perhaps", "Choose one of the answers shown."),
        ("status", "dropped", "Say why it is dropped"),
        ("effort", "huge", "Choose one of the answers shown."),
        ("closes", "9.9", "Choose one of the answers shown."),
        ("amount-new1", "a lot", "Enter an amount in dollars"),
    ];
    for (name, value, says) in slips {
        let mut fields = vec![("helpers", "Typed with care"), (name, value)];
        if name != "what" {
            fields.push(("what", "Hire a facilitator"));
        }
        dana.post(&format!("{home}/actions"), &fields).await.expect(422).says(says).says("Typed with care").says("Nothing was saved yet");
    }
    assert_eq!(actions(&plan(&dana, &home).await), Vec::<String>::new());
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let action = actions(&plan(&dana, &home).await)[0].clone();
    for (name, value, says) in slips {
        dana.post(&action, &[("helpers", "Typed with care"), (name, value)]).await.expect(422).says(says).says("Typed with care");
    }
    dana.post(&action, &[("colour", "blue")]).await.expect(400);
    assert!(!dana.get(&action).await.text.contains("Typed with care"));
    is_sound(&dana).await;
}

#[tokio::test]
async fn one_press_updates_and_comes_back_to_the_same_place() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let action = actions(&plan(&dana, &home).await)[0].clone();
    let press = format!("{action}/status");
    let rev = plan(&dana, &home).await.rev("status");
    let pressed = dana.post(&press, &[("status", "doing"), ("rev-status", &rev), ("view", "due")]).await;
    pressed.expect(303);
    assert_eq!(pressed.location, format!("{home}/plan?view=due#action-{}", action.trim_start_matches("/actions/")));
    dana.post(&press, &[("status", "perhaps"), ("rev-status", &rev)]).await.expect(422).says("Choose one of the answers shown.");
    dana.post(&press, &[("status", "dropped"), ("rev-status", &rev)]).await.expect(422).says("Say why it is dropped");
    let stale = dana.colleague().post(&press, &[("status", "done"), ("rev-status", &rev)]).await;
    stale.expect(409).says("Dana Ortiz changed this to “Doing”").says("Nothing was overwritten");
    let fragment = dana.save(&press, &[("status", "no_change"), ("rev-status", &rev)]).await;
    fragment.expect(409).says("data-action").says("Nothing was overwritten");
    let rev = fragment.rev("status");
    dana.save(&press, &[("status", "no_change"), ("rev-status", &rev)]).await.expect(200).says("aria-pressed=\"true\">Doing");
    is_sound(&dana).await;
}

#[tokio::test]
async fn no_change_counts_as_an_update_of_what_nobody_looked_at_for_a_month() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let long_ago = OffsetDateTime::now_utc() - Duration::days(30);
    dana.store.draft_work(id, &Actor::unnamed(), long_ago).await.unwrap().unwrap();
    let page = plan(&dana, &home).await;
    page.says(&format!("Not updated since {}.", dates::long(long_ago.date())));
    for action in actions(&page) {
        dana.post(&format!("{action}/status"), &[("status", "no_change"), ("rev-status", &page.rev("status"))]).await.expect(303);
    }
    assert!(!plan(&dana, &home).await.text.contains("Not updated since"));
    is_sound(&dana).await;
}

#[tokio::test]
async fn two_people_who_change_one_field_both_see_it_and_the_other_fields_are_saved() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let action = actions(&plan(&dana, &home).await)[0].clone();
    let lee = dana.colleague();
    lee.post("/you", &[("name", "Lee Park"), ("person", "new")]).await.expect(303);
    let shown = dana.get(&action).await;
    let with_rev = |name: &'static str| (format!("rev-{name}"), shown.rev(name));
    let revs: Vec<(String, String)> = ["notes", "helpers", "owner"].into_iter().map(with_rev).collect();
    let carried: Vec<(&str, &str)> = revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str())).collect();
    lee.post(&action, &[&carried[..], &[("notes", "Lee’s words"), ("owner", "Lee Park")]].concat()).await.expect(303);
    let mine = [("notes", "Dana’s words"), ("helpers", "The clerk"), ("owner", "Someone New")];
    let refused = dana.post(&action, &[&carried[..], &mine].concat()).await;
    refused.expect(409).says("Lee Park").says("Lee’s words").says("Dana’s words").says("Not everything was saved").says("Someone New");
    dana.get(&action).await.says("Lee’s words").says("The clerk");
    let people = dana.people().await;
    assert!(people.iter().all(|name| name != "Someone New"), "no record is made for what was not saved");
    dana.post(&action, &[("notes", "Dana’s words"), ("rev-notes", &refused.rev("notes"))]).await.expect(303);
    dana.get(&action).await.says("Dana’s words");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_action_dropped_while_its_reason_was_taken_away_keeps_both_people_whole() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/actions"), &[("what", "Act"), ("reason", "Perhaps later")]).await.expect(303);
    let action = actions(&plan(&dana, &home).await)[0].clone();
    let shown = dana.get(&action).await;
    let (reason, status) = (shown.rev("reason"), shown.rev("status"));
    dana.post(&action, &[("reason", ""), ("rev-reason", &reason)]).await.expect(303);
    let posted = [("status", "dropped"), ("rev-status", status.as_str()), ("reason", "Perhaps later"), ("rev-reason", &reason)];
    dana.colleague().post(&action, &posted).await.expect(409).says("Not everything was saved");
    dana.post(
        &action,
        &[("status", "dropped"), ("rev-status", &status), ("reason", "No money"), ("rev-reason", &dana.get(&action).await.rev("reason"))],
    )
    .await
    .expect(303);
    let shown = dana.get(&action).await;
    let again = [("status", "to_do"), ("rev-status", &shown.rev("status")), ("reason", ""), ("rev-reason", &shown.rev("reason"))];
    dana.post(&action, &again).await.expect(303);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_finished_action_offers_to_mark_its_step_and_a_step_in_place_to_close_its_action() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let found = actions(&plan(&dana, &home).await);
    let rev = plan(&dana, &home).await.rev("status");
    let done = dana.post(&format!("{}/status", found[0]), &[("status", "done"), ("rev-status", &rev)]).await;
    let page = dana.get(&done.location).await;
    page.says("step 3b still says “Partly, or under way”").says("Mark 3b as in place");
    let answer = page.after("name=\"rev\"", "value");
    let stale = dana.post(&format!("{}/mark", found[0]), &[("rev", "0000000000000001")]).await;
    stale.expect(409);
    let marked = dana.post(&format!("{}/mark", found[0]), &[("rev", &answer)]).await;
    marked.expect(303);
    dana.get(&marked.location).await.says("Step 3b is in place in");
    assert_eq!(dana.report(&round).await["conditions"][2]["steps"][1]["answer"], "in_place");

    let page = format!("{round}/conditions/organizational-capacity");
    let shown = dana.get(&page).await;
    shown.says("In the plan").says("Look into: trainings").says("Close it: it is done");
    let closed = dana.post(&format!("{}/status", found[1]), &[("status", "done"), ("rev-status", &rev), ("from", "step")]).await;
    closed.expect(303);
    assert_eq!(closed.location, format!("{page}#step-3.3"));
    assert!(!dana.get(&page).await.text.contains("In the plan"));
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_calendar_holds_the_dates_and_updates_on_a_second_import() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let ics = format!("{home}/plan.ics");
    dana.get(&ics).await.expect(200).says("There is no date in the plan yet").says("<h1");
    // No address says so of itself.
    let told = dana.get(&format!("{home}/plan?calendar=empty")).await;
    assert!(!told.text.contains("There is no date"), "{}", told.text);
    dana.post(&format!("{home}/actions"), &[("what", "Hire, now"), ("due", &day(9)), ("closes", "3.1")]).await.expect(303);
    let file = dana.get(&ics).await;
    file.expect(200).says("SUMMARY:Hire\\, now (Wren County)\r\n").says("STATUS:CONFIRMED\r\n");
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"wren-county-plan.ics\"");
    let action = actions(&plan(&dana, &home).await)[0].clone();
    let uid = format!("UID:action-{}@milepost\r\n", action.trim_start_matches("/actions/"));
    file.says(&uid);
    let rev = dana.get(&action).await.rev("due");
    dana.post(&action, &[("due", "")]).await.expect(303);
    assert!(!dana.get(&ics).await.text.contains("CANCELLED"), "a post without a revision saw a blank, and left it so");
    dana.post(&action, &[("due", ""), ("rev-due", &rev)]).await.expect(303);
    dana.get(&ics).await.says(&uid).says("STATUS:CANCELLED\r\n");
    dana.post(&action, &[("due", &day(12))]).await.expect(303);
    assert!(!dana.get(&ics).await.text.contains("CANCELLED"));
    dana.post(&format!("{action}/delete"), &[]).await;
    dana.get(&ics).await.says(&uid).says("STATUS:CANCELLED\r\n");
}

#[tokio::test]
async fn the_update_sheet_asks_each_owner_those_without_one_first() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let sheet = format!("{home}/plan/sheet");
    dana.get(&sheet).await.says("There is no open action to ask about.");
    for (what, owner) in [("First", "Zoe"), ("Second", ""), ("Third", "Ann"), ("Fourth", "Zoe")] {
        dana.post(&format!("{home}/actions"), &[("what", what), ("owner", owner)]).await.expect(303);
    }
    let page = dana.get(&sheet).await;
    let places: Vec<usize> = [">No owner<", ">Second<", ">Ann<", ">Third<", ">Zoe<", ">First<", ">Fourth<"]
        .iter()
        .map(|word| page.text.find(word).unwrap_or_else(|| panic!("{word} is missing")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn a_form_sent_twice_as_it_is_adds_one_action() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let new = format!("{home}/actions");
    let form = dana.get(&new).await;
    let once = form.after("name=\"once\"", "value");
    assert_ne!(dana.get(&new).await.after("name=\"once\"", "value"), once, "each form adds one of its own");
    let fields =
        |what: &'static str| [("what", what), ("owner", "Lee Park"), ("source-new1", "A grant"), ("amount-new1", "5"), ("once", &once)];
    let refused = dana.post(&new, &fields(" ")).await;
    assert_eq!(refused.expect(422).after("name=\"once\"", "value"), once);
    let first = dana.post(&new, &fields("Count the buses")).await.expect(303).location.clone();
    let before = dana.store.export(None).await.unwrap().write();
    assert_eq!(dana.post(&new, &fields("Count the buses")).await.expect(303).location, first, "pressed twice");
    assert_eq!(dana.store.export(None).await.unwrap().write(), before);
    // Back in the browser, another one is typed over it.
    assert_ne!(dana.post(&new, &fields("Count the trains")).await.expect(303).location, first);
    assert_eq!(actions(&plan(&dana, &home).await).len(), 2);
    let id = first.rsplit("#action-").next().unwrap();
    dana.post(&format!("/actions/{id}/delete"), &[]).await.expect(303);
    dana.post(&new, &fields("Count the buses")).await.expect(303);
    dana.post(&format!("/bin/action/{id}/throw-out"), &[]).await.expect(303);
    dana.post(&new, &fields("Count the buses")).await.expect(303);
    assert_eq!(actions(&plan(&dana, &home).await).len(), 3, "what lies in the bin or was thrown out is not what was sent");
    let findings = milepost::store::file::check::check(dana.store.path(), milepost::store::file::Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn the_work_plan_is_called_so() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    plan(&dana, &home).await.says("<h1>Work plan</h1>").says("<title>Work plan · ");
    dana.get(&format!("{home}/actions")).await.says("/plan\">Work plan</a></p>");
}
