//! What is due, on the first page and on the home; the handover; the history of it all.

use crate::person::Person;

async fn home(person: &Person, round: &str) -> String {
    person.get(round).await.after("class=\"where\"", "href")
}

#[tokio::test]
async fn the_first_page_and_the_home_say_what_comes_next() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = home(&dana, &round).await;
    dana.get(&home).await.says("What is due").says("Look at 31 steps that no one has looked at yet");
    dana.get("/").await.says("Look at 31 steps that no one has looked at yet");
    let names: Vec<String> = milepost::domain::guide::StepKey::all().map(|key| format!("step-{key}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "not_yet")).collect();
    dana.post(&format!("{round}/worksheet"), &fields).await.expect(303);
    let due = "Take the verdict to leadership, and record what they decide";
    dana.get("/").await.says(due);
    let page = dana.get(&home).await;
    page.says(due).says(&format!("href=\"{round}/decision\""));
}

#[tokio::test]
async fn the_handover_tells_where_things_stand_and_on_whose_word() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = home(&dana, &round).await;
    let page = dana.get(&format!("{home}/handover")).await;
    page.expect(200).says("Leadership has not chosen a route yet.").says("There is no open action.").says("milepost.db");
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("step-1.2", "in_place"), ("evidence-1.2", "Memo of May 4")])
        .await
        .expect(303);
    dana.get(&format!("{home}/handover"))
        .await
        .says("1b: a clear yes from executive leadership to begin")
        .says("Recorded by Dana Ortiz")
        .says("Memo of May 4");
}

#[tokio::test]
async fn the_history_of_a_jurisdiction_holds_its_settings_and_what_its_rounds_say() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = home(&dana, &round).await;
    dana.post(&format!("{round}/conditions/staff-buy-in"), &[("note-5.1", "Typed in the round")]).await.expect(303);
    let page = dana.get(&format!("{home}/history")).await;
    page.expect(200).says("Kind of government").says("Wren County").says("5a, the note").says("Typed in the round");
    dana.get(&format!("{home}/history?before=1")).await.says("Nothing has been changed yet.");
}

#[tokio::test]
async fn who_was_present_at_a_meeting_took_part() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{round}/meeting"), &[("held", "2026-01-05"), ("more", "dana ortiz\nAna Silva")]).await.expect(303);
    let handover = dana.get(&format!("{home}/handover")).await;
    handover.says("<li>Ana Silva").says("<li>Dana Ortiz").says("Takes part in one round");
    assert_eq!(handover.text.to_lowercase().matches("<li>dana ortiz").count(), 1, "one person under one name");
}

#[tokio::test]
async fn the_handover_ends_the_sentence_on_the_last_backup_once() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post("/file/backup", &[]).await.expect(303);
    let handover = dana.get(&format!("{home}/handover")).await;
    handover.says("The last one: today, ");
    assert!(!handover.text.contains(".m..") && handover.text.contains(".m.</dd>"), "{}", handover.text);
}
