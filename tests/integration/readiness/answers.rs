//! Answering: saved at once, read back everywhere, cleared, left out.

use crate::person::Person;

#[tokio::test]
async fn an_answer_is_saved_and_shows_on_every_page() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let saved = dana.post(&page, &[("step-1.1", "in_place"), ("note-1.1", "In writing."), ("need", "A date.")]).await;
    saved.expect(303);
    assert_eq!(saved.location, format!("{round}/conditions/cross-sector-partnerships"), "on to the next condition");
    let report = dana.report(&round).await;
    let step = &report["conditions"][0]["steps"][0];
    assert_eq!((step["answer"].as_str(), step["note"].as_str()), (Some("in_place"), Some("In writing.")));
    assert_eq!(report["conditions"][0]["need"], "A date.");
    assert_eq!(report["conditions"][1]["need"], serde_json::Value::Null);
    dana.get(&page).await.expect(200).says("value=\"in_place\" checked").says("\nIn writing.</textarea>");
    dana.get(&round).await.expect(200).says("Not finished: 1 in place, 3 not looked at");
    dana.get(&format!("{round}/verdict")).await.expect(200).says("Too early to say: 30 steps have not been looked at.");
    dana.get(&format!("{round}/history")).await.expect(200).says("Dana Ortiz");
}

#[tokio::test]
async fn absent_fields_are_untouched_and_empty_ones_cleared() {
    let dana = Person::new().await;
    let round = dana.start("", "Wren County").await;
    let page = format!("{round}/conditions/staff-buy-in");
    dana.post(&page, &[("step-5.1", "in_place"), ("step-5.2", "unknown")]).await.expect(303);
    let shown = dana.get(&page).await;
    dana.post(&page, &[("step-5.1", ""), ("rev-step-5.1", &shown.rev("step-5.1"))]).await.expect(303);
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][4]["steps"][0]["answer"], serde_json::Value::Null);
    assert_eq!(report["conditions"][4]["steps"][1]["answer"], "unknown");
}

#[tokio::test]
async fn the_script_gets_the_changed_fragment_and_the_moment_of_saving() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/organizational-culture");
    let saved = dana.save(&page, &[("step-4.1", "in_place")]).await;
    saved.expect(200).says("data-saved=\"Saved ").says("name=\"rev-step-4.1\"").says("Not finished: 1 in place, 1 not looked at");
    assert!(!saved.text.contains("<html"), "a fragment, not a page");
    let again = dana.save(&page, &[("step-4.1", "not_yet"), ("rev-step-4.1", &saved.rev("step-4.1"))]).await;
    again.expect(200).says("Not finished: 1 not yet, 1 not looked at");
}

#[tokio::test]
async fn the_worksheet_saves_all_steps_at_once_and_leads_to_the_verdict() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let keys: Vec<String> = milepost::domain::guide::StepKey::all().map(|key| format!("step-{key}")).collect();
    let fields: Vec<(&str, &str)> = keys.iter().map(|key| (key.as_str(), "in_place")).collect();
    let saved = dana.post(&format!("{round}/worksheet"), &fields).await;
    saved.expect(303);
    assert_eq!(saved.location, format!("{round}/verdict"));
    let verdict = dana.get(&saved.location).await;
    verdict
        .says("Wren County’s government meets all nine conditions: most.")
        .says("data-band=\"most\" data-met=\"9\" data-floor=\"9\" data-ceiling=\"9\" data-settled=\"true\"");
}

#[tokio::test]
async fn a_note_marked_so_is_left_out_of_reports_and_can_be_taken_in_again() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/racial-equity");
    dana.post(&page, &[("note-6.2", "Candid."), ("leave-out-6.2", "yes")]).await.expect(303);
    let note = |report: &serde_json::Value| report["conditions"][5]["steps"][1]["note"].clone();
    assert_eq!(note(&dana.report(&round).await), serde_json::Value::Null);
    assert!(!dana.get(&format!("{round}/report")).await.text.contains("Candid."));
    let shown = dana.get(&page).await;
    dana.post(&page, &[("rev-leave-out-6.2", &shown.rev("leave-out-6.2"))]).await.expect(303);
    assert_eq!(note(&dana.report(&round).await), "Candid.");
    let without = dana.get(&format!("{round}/report.json?notes=no")).await;
    assert!(!without.text.contains("Candid."));
}

#[tokio::test]
async fn a_judgment_stands_beside_the_standing_and_counts() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/data-capacity");
    let refused = dana.post(&page, &[("judgment", "met"), ("judgment-reason", " "), ("note-7.1", "kept")]).await;
    refused.expect(422).says("Say why the steps don’t tell the whole story.").says("value=\"met\" checked").says("\nkept</textarea>");
    assert_eq!(dana.report(&round).await["conditions"][6]["steps"][0]["note"], serde_json::Value::Null, "nothing was saved");
    dana.post(&page, &[("judgment", "met"), ("judgment-reason", "The university does it for us.")]).await.expect(303);
    let report = dana.report(&round).await;
    assert_eq!((report["verdict"]["met"].as_u64(), report["conditions"][6]["standing"].as_str()), (Some(1), Some("open")));
    assert_eq!(report["conditions"][6]["judgment"], "met");
    dana.get(&round).await.says("data-condition=\"data-capacity\" data-standing=\"open\" data-judgment=\"met\"");
    let shown = dana.get(&page).await;
    dana.post(&page, &[("judgment", ""), ("judgment-reason", "left over"), ("rev-judgment", &shown.rev("judgment"))]).await.expect(303);
    assert_eq!(dana.report(&round).await["conditions"][6]["judgment"], serde_json::Value::Null);
}

#[tokio::test]
async fn text_is_cleaned_at_the_door_and_shown_as_it_was_meant() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/community-engagement");
    dana.post(&page, &[("note-8.1", "\r\na\r\n<b>&\u{0}e\u{301}"), ("evidence-8.1", "  https://example.org/a?b=<c> \n x")])
        .await
        .expect(303);
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][7]["steps"][0]["note"], "a\n<b>&é");
    assert_eq!(report["conditions"][7]["steps"][0]["evidence"], "https://example.org/a?b=<c> x");
    let shown = dana.get(&format!("{round}/report")).await;
    assert!(!shown.text.contains("<b>&"), "what was typed is never markup");
}
