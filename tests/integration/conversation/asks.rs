//! Asking someone who knows: asked once, told once, nothing typed lost, and read-only rounds left alone.

use milepost::domain::words::dates;
use milepost::store::file::{Reading, check};
use time::{Duration, OffsetDateTime};

use crate::person::{Page, Person};

fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

/// Asks Lee Park about steps, today.
async fn ask(dana: &Person, round: &str, topics: &[&str]) -> Page {
    let names: Vec<String> = topics.iter().map(|topic| format!("topic-{topic}")).collect();
    let today = day(0);
    let mut fields = vec![("person", "Lee Park"), ("asked", today.as_str()), ("due", "")];
    fields.extend(names.iter().map(|name| (name.as_str(), "yes")));
    dana.post(&format!("{round}/asks"), &fields).await
}

/// The addresses of the open asks on the list, without what is pressed.
async fn open(dana: &Person, round: &str) -> Vec<String> {
    let page = dana.get(&format!("{round}/asks")).await;
    let pieces = page.text.split("<li id=\"ask-").skip(1);
    pieces.map(|piece| format!("/asks/{}", piece.split('"').next().unwrap())).collect()
}

#[tokio::test]
async fn somebody_is_asked_waited_for_and_told_us() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    dana.get(&round).await.expect(200).says("Ask someone who knows");
    dana.get(&format!("{round}/asks")).await.expect(200).says("No one has to know all 31 answers.");
    let fields = [("topic-3.1", "yes"), ("topic-staff-buy-in", "yes"), ("person", " Lee  Park"), ("asked", &day(-9)), ("due", &day(-3))];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    let list = dana.get(&format!("{round}/asks")).await;
    list.expect(200).says("Waiting on one person").says("Late by three days.").says("Condition 5, ").says("3a, ");
    dana.get(&round).await.says("Waiting on (1)");
    let asks = open(&dana, &round).await;
    assert_eq!(asks.len(), 2);
    let told = dana.post(&format!("{}/told", asks[0]), &[("rev", &list.after("name=\"rev\"", "value"))]).await;
    told.expect(303);
    assert!(told.location.contains("/conditions/"), "what they told is still to be written down: {}", told.location);
    dana.get(&format!("{round}/asks")).await.says("Who told us (1)").says("Lee Park told us about");
    dana.post(&format!("{}/withdraw", asks[1]), &[]).await.expect(303);
    assert!(open(&dana, &round).await.is_empty());
    dana.get(&round).await.says("Ask someone who knows");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_name_on_record_is_that_person_and_what_still_waits_is_not_asked_twice() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    ask(&dana, &round, &["3.1"]).await.expect(303);
    let again = ask(&dana, &round, &["3.1", "4.1"]).await;
    again.expect(422).says("Lee Park was asked about 3a already, and you still wait for the answer.");
    again.says("name=\"topic-4.1\" value=\"yes\" checked").says("value=\"Lee Park\"").says("<title>Error: ");
    let today = day(0);
    let fields = [("topic-4.1", "yes"), ("person", "LEE PARK"), ("asked", today.as_str())];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    assert_eq!(dana.people().await.len(), 2, "Dana and Lee");
    assert_eq!(open(&dana, &round).await.len(), 2);
    let path = format!("{round}/asks");
    let fields = [("topic-5.1", "yes"), ("person", "Sam Reyes"), ("asked", today.as_str())];
    tokio::join!(dana.post(&path, &fields), dana.post(&path, &fields), dana.post(&path, &fields));
    assert_eq!(open(&dana, &round).await.len(), 3);
    assert_eq!(dana.people().await.len(), 3);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_is_named_beside_its_field_and_nothing_is_saved() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let path = format!("{round}/asks");
    let (today, yesterday, tomorrow, long) = (day(0), day(-1), day(1), "x".repeat(500));
    let slips: [(&[(&str, &str)], &str); 7] = [
        (&[("topic-3.1", "yes"), ("person", " "), ("asked", &today)], "Say who was asked."),
        (&[("topic-3.1", "yes"), ("person", &long), ("asked", &today)], "This is 500 characters, and the field holds 120."),
        (&[("person", "Lee Park"), ("asked", &today)], "Tick at least one step, or a whole condition."),
        (&[("topic-9.9", "yes"), ("person", "Lee Park"), ("asked", &today)], "Choose among the steps and conditions shown."),
        (&[("topic-3.1", "yes"), ("person", "Lee Park"), ("asked", &tomorrow)], "This day is still ahead."),
        (&[("topic-3.1", "yes"), ("person", "Lee Park"), ("asked", "soon")], "Enter a date between"),
        (&[("topic-3.1", "yes"), ("person", "Lee Park"), ("asked", &today), ("due", &yesterday)], "This is before they were asked, "),
    ];
    for (fields, says) in slips {
        let page = dana.post(&path, fields).await;
        page.expect(422).says(says).says("Nothing was saved yet");
        for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with("topic")) {
            page.says(&format!("name=\"{name}\" value=\"{value}\""));
        }
    }
    dana.post(&path, &[("other", "x")]).await.expect(400);
    assert!(open(&dana, &round).await.is_empty());
    assert_eq!(dana.people().await.len(), 1);
    dana.get(&format!("{path}?role=human-resources")).await.expect(200).says("option value=\"human-resources\" selected").says(" checked");
    dana.get(&format!("{path}?topic=3.1")).await.says("name=\"topic-3.1\" value=\"yes\" checked");
    dana.get(&format!("{path}?topic=9.9")).await.expect(200);
}

#[tokio::test]
async fn a_stale_press_is_refused_and_says_what_stands() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    ask(&dana, &round, &["3.1", "4.1"]).await.expect(303);
    let rev = dana.get(&format!("{round}/asks")).await.after("name=\"rev\"", "value");
    let asks = open(&dana, &round).await;
    dana.post(&format!("{}/told", asks[0]), &[("rev", &rev)]).await.expect(303);
    dana.post(&format!("{}/told", asks[0]), &[("rev", &rev)]).await.expect(303);
    let stale = dana.post(&format!("{}/withdraw", asks[0]), &[("rev", &rev)]).await;
    stale.expect(409).says("Dana Ortiz wrote down today").says("that Lee Park told us about 3a on").says("Nothing was overwritten.");
    dana.post(&format!("{}/withdraw", asks[1]), &[("rev", &rev)]).await.expect(303);
    dana.post(&format!("{}/told", asks[1]), &[("rev", &rev)]).await.expect(409).says("that we no longer wait for Lee Park about 4a");
    dana.post("/asks/01900000-0000-7000-8000-000000000000/told", &[]).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_page_of_a_condition_keeps_what_was_typed_when_somebody_told_us() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    ask(&dana, &round, &["3.1", "organizational-culture"]).await.expect(303);
    let path = format!("{round}/conditions/organizational-capacity");
    let page = dana.get(&path).await;
    page.says("Asked of Lee Park on ").says("Ask someone about 3b").says("asks?topic=3.2#ask");
    let told = page.after("name=\"told\"", "value");
    assert!(told.ends_with("@3.1"), "{told}");
    let refused = dana.post(&path, &[("told", &told), ("step-3.1", "in_place"), ("evidence-3.1", &"x".repeat(1001))]).await;
    refused.expect(422).says("Asked of Lee Park on ");
    let done = dana.post(&path, &[("told", &told), ("step-3.1", "in_place"), ("note-3.1", "Lee says so")]).await;
    done.expect(303);
    assert_eq!(done.location, format!("{path}#step-3.1"));
    dana.get(&path).await.says("Lee says so").says("Lee Park told us on ");
    assert_eq!(dana.report(&round).await["conditions"][2]["steps"][0]["answer"], "in_place");
    dana.post(&path, &[("told", "nonsense")]).await.expect(404);
    let culture = format!("{round}/conditions/organizational-culture");
    dana.get(&culture).await.says("about Condition 4 as a whole,");
    dana.post(&culture, &[("step-4.1", "not_yet")]).await.expect(303);
    dana.get(&format!("{round}/asks")).await.says("4a has an answer by now: Not yet. Did it come from Lee Park?");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_letter_holds_the_open_steps_of_one_person_only() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    ask(&dana, &round, &["3.1", "4.1"]).await.expect(303);
    let today = day(0);
    let fields = [("topic-5.1", "yes"), ("person", "<b>Sam & “Co”</b>"), ("asked", today.as_str())];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    let list = dana.get(&format!("{round}/asks")).await;
    let letter = list.after("class=\"asked\"", "href");
    let page = dana.get(&letter).await;
    page.expect(200)
        .says("Hello Lee Park,")
        .says("\n3a. ")
        .says("\n4a. ")
        .says("Send your answer to Dana Ortiz")
        .says("Milepost sends nothing itself.");
    assert!(!page.text.contains("\n5a. "), "{}", page.text);
    for ask in &open(&dana, &round).await[..2] {
        dana.post(&format!("{ask}/told"), &[]).await.expect(303);
    }
    dana.get(&letter).await.expect(200).says("You wait for nothing from Lee Park");
    let sam = dana.get(&format!("{round}/asks")).await.after("class=\"asked\"", "href");
    let page = dana.get(&sam).await;
    assert!(!page.text.contains("<b>Sam"), "{}", page.text);
    dana.get(&format!("{round}/asks/01900000-0000-7000-8000-000000000000")).await.expect(404);
}

#[tokio::test]
async fn a_read_only_round_is_listed_and_takes_nothing() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    ask(&dana, &round, &["3.1"]).await.expect(303);
    let asks = open(&dana, &round).await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2027-03-01")]).await.expect(303);
    let list = dana.get(&format!("{round}/asks")).await;
    list.expect(200).says("This round is read-only.").says("Asked on ");
    assert!(!list.text.contains("They told us") && !list.text.contains("Put on the list"), "{}", list.text);
    ask(&dana, &round, &["4.1"]).await.expect(409);
    dana.post(&format!("{}/told", asks[0]), &[]).await.expect(409).says("read-only");
    dana.post(&format!("{}/withdraw", asks[0]), &[]).await.expect(409);
    let told = format!("{}@3.1", asks[0].trim_start_matches("/asks/"));
    dana.post(&format!("{round}/conditions/organizational-capacity"), &[("told", &told)]).await.expect(409);
    dana.get(&format!("{round}/conditions/organizational-capacity")).await.says("Asked of Lee Park on ");
    is_sound(&dana).await;
}
