//! Decisions: recorded with what they rest on, and followed by newer ones.

use super::sheet::{Sheet, answer, assert_sound, decide, is_undecided, round};
use crate::person::Person;

#[tokio::test]
async fn each_recommended_route_is_recorded_without_a_reason_and_leads_on() {
    for (met, route, words, onward) in [
        (7, "proceed", "to proceed", "/plan"),
        (4, "preparedness_plan", "to make a preparedness plan first", "/plan/terms"),
        (1, "postpone", "to postpone", "/plan/terms"),
    ] {
        let dana = Person::new().await;
        let (round, home) = round(&dana, met).await;
        let form = dana.get(&format!("{round}/decision")).await;
        assert_eq!(form.text.matches(">Recommended<").count(), 1, "{route}");
        let recorded = decide(&dana, &round, route, "").await;
        assert_eq!(recorded.expect(303).location, format!("{home}{onward}"));
        dana.get(&format!("{round}/decision"))
            .await
            .says(&format!("Leadership chose {words}"))
            .says("Lee Park, Budget Director")
            .says("as chosen")
            .says("Nothing has changed since the decision.");
        let decision = dana.report(&round).await["decision"].clone();
        assert_eq!((&decision["route"], &decision["recommended"]), (&route.into(), &route.into()));
        assert_eq!(decision["deciders"][0], "Ruth Amadi, County Manager");
        assert_eq!(decision["changed_since"], false);
        assert_eq!(decision["fingerprint"], dana.report(&round).await["fingerprint"]);
        dana.get(&format!("{round}/verdict")).await.says("See the decision").says("Decided ");
        assert_sound(&dana).await;
    }
}

#[tokio::test]
async fn another_route_than_recommended_needs_its_reason_and_shows_the_caution() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 1).await;
    let refused = decide(&dana, &round, "proceed", " ").await;
    refused.expect(422).says("Give the reason for this choice: this record recommends to postpone.").says("Ruth Amadi, County Manager");
    assert!(is_undecided(&dana, &round).await);
    decide(&dana, &round, "proceed", "A grant ends in June").await.expect(303);
    dana.get(&format!("{round}/decision"))
        .await
        .says("A grant ends in June")
        .says("very unlikely to have the scope")
        .says("strongly advises to postpone");
    dana.get(&format!("{round}/verdict")).await.says("A grant ends in June");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn nothing_is_recommended_on_an_empty_round_but_leadership_may_decide() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let form = dana.get(&format!("{round}/decision")).await;
    form.says("No route is recommended yet: 31 of 31 steps have not been looked at.");
    assert!(!form.text.contains(">Recommended<"));
    decide(&dana, &round, "postpone", "").await.expect(422).says("this record recommends no route, and 31 steps have not been looked at");
    decide(&dana, &round, "postpone", "A new council takes office").await.expect(303);
    assert_eq!(dana.report(&round).await["decision"]["recommended"], serde_json::Value::Null);
}

#[tokio::test]
async fn every_slip_is_told_beside_its_field_and_saves_nothing() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    let long = format!("{}\nTOO LONG", "W".repeat(2_001));
    let many = (1..=21).map(|n| format!("Ruth Amadi {n}")).collect::<Vec<_>>().join("\n");
    let slips: [(&[(&str, &str)], &str); 12] = [
        (&[("route", "")], "Choose one of the three routes."),
        (&[("route", "later")], "Choose one of the three routes."),
        (&[("deciders", " \r\n ")], "Enter who decided: at least one name."),
        (&[("deciders", ", County Manager")], "begin with a name"),
        (&[("deciders", &many)], "a decision names 20 at most"),
        (&[("deciders", &"W".repeat(241))], "Line 1: This is 241 characters"),
        (&[("decided", "2199-01-01")], "This day has not come yet."),
        (&[("decided", "1999-01-01")], "The round began on"),
        (&[("decided", "tomorrow")], "Enter a date between"),
        (&[("rests", &"0".repeat(64))], "Choose one of the records shown."),
        (&[("reason", &long)], "Shorten it by"),
        (&[("interested", "")], "if it is not, choose to postpone"),
    ];
    for (fields, sentence) in slips {
        let fields: Vec<(&str, &str)> =
            [("interested", "yes")].into_iter().filter(|(name, _)| fields[0].0 != *name).chain(fields.iter().copied()).collect();
        let refused = sheet.send(&dana, &round, "preparedness_plan", "Kept: because", &fields).await;
        refused.expect(422).says(sentence).says("id=\"summary\"").says("Error: ");
        if fields.iter().all(|(name, _)| *name != "reason") {
            refused.says("Kept: because");
        }
        assert!(is_undecided(&dana, &round).await, "{sentence}");
    }
    dana.post(&format!("{round}/decision"), &[("routes", "proceed")]).await.expect(400);
    sheet.send(&dana, &round, "proceed", "x", &[("latest", "nonsense")]).await.expect(400);
    assert!(is_undecided(&dana, &round).await);
}

#[tokio::test]
async fn a_decision_may_rest_on_an_earlier_printed_state() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    dana.get(&format!("{round}/verdict")).await.expect(200);
    let printed = dana.report(&round).await["fingerprint"].as_str().unwrap().to_owned();
    answer(&dana, &round, 7).await;
    let form = dana.get(&format!("{round}/decision")).await;
    form.says("Today’s answers").says("As of ").says("It recommends to make a preparedness plan first.").says("It recommends to proceed.");
    let sheet = Sheet::open(&dana, &round).await;
    assert_ne!(sheet.rests, printed, "today's come first");
    let others = [("rests", printed.as_str()), ("interested", "yes")];
    sheet.send(&dana, &round, "preparedness_plan", "", &others).await.expect(303);
    let decision = dana.report(&round).await["decision"].clone();
    assert_eq!(decision["fingerprint"], printed.as_str());
    assert_eq!((&decision["recommended"], &decision["changed_since"]), (&"preparedness_plan".into(), &true.into()));
    dana.get(&format!("{round}/decision")).await.says("Changed since the decision: 13 steps.");
}

#[tokio::test]
async fn what_was_shown_as_todays_answers_stays_what_the_decision_rests_on() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    answer(&dana, &round, 7).await;
    sheet.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    assert_eq!(dana.report(&round).await["decision"]["fingerprint"], sheet.rests.as_str());
    let other = dana.colleague();
    let foreign = other.start("Lee", "Finch County").await;
    let refused = sheet.send(&other, &foreign, "postpone", "x", &[]).await;
    refused.expect(422).says("Choose one of the records shown. The one that was named is not known for this round.");
}

#[tokio::test]
async fn an_edit_after_the_decision_is_noticed_and_listed() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    let page = format!("{round}/conditions/staff-buy-in");
    let rev = dana.get(&page).await.rev("step-5.1");
    let edits = [("step-5.1", "under_way"), ("rev-step-5.1", &rev), ("note-5.2", "Asked HR"), ("need", "A <champion> in each office")];
    dana.post(&page, &edits).await.expect(303);
    let words = "Changed since the decision: two steps, one need.";
    for path in [round.clone(), format!("{round}/verdict"), format!("{round}/report")] {
        dana.get(&path).await.says(words);
    }
    let record = dana.get(&format!("{round}/decision")).await;
    record.says(words).says("5a, the answer").says("Not yet").says("Partly, or under way").says("Asked HR").says("A &#60;champion&#62;");
    assert_eq!(dana.report(&round).await["decision"]["changed_since"], true);
    assert_sound(&dana).await;
}

#[tokio::test]
async fn a_newer_decision_follows_and_the_earlier_one_can_still_be_read() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    decide(&dana, &round, "postpone", "The budget fell through").await.expect(303);
    let record = dana.get(&format!("{round}/decision")).await;
    record.says("Leadership chose to postpone").says("Other decisions").says(": preparedness plan</a>");
    let earlier = record.after(&format!("<a href=\"{round}/decision?of="), "href");
    dana.get(&earlier).await.says("An earlier decision.").says("Leadership chose to make a preparedness plan first");
    dana.get(&format!("{round}/decision?of=nonsense")).await.expect(404);
    dana.get(&format!("{round}/decision?of=019abcde-0000-7000-8000-000000000000")).await.expect(404);
    assert_eq!(dana.report(&round).await["decision"]["route"], "postpone");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn of_two_people_recording_at_once_the_second_sees_the_firsts_decision() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let lee = dana.colleague();
    let (one, other) = (Sheet::open(&dana, &round).await, Sheet::open(&lee, &round).await);
    one.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    one.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    let refused = other.send(&lee, &round, "postpone", "No money", &[]).await;
    refused.expect(409).says("another decision was recorded: Preparedness plan, decided on").says("No money");
    let record = dana.get(&format!("{round}/decision")).await;
    assert!(!record.text.contains("Other decisions"), "pressed twice is recorded once, and the second person’s was not");
    let again = Sheet { latest: refused.after("name=\"latest\"", "value"), ..other };
    again.send(&lee, &round, "postpone", "No money", &[]).await.expect(303);
    dana.get(&format!("{round}/decision")).await.says("Other decisions");
}

#[tokio::test]
async fn a_read_only_round_takes_no_decision_and_says_so() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2199-01-01")]).await.expect(303);
    let refused = sheet.send(&dana, &round, "postpone", "Kept words", &[]).await;
    refused.expect(409).says("This round is read-only, since a newer round exists.").says("Kept words");
    assert!(is_undecided(&dana, &round).await);
    dana.get(&format!("{round}/decision")).await.says("No decision was recorded on this round");
    dana.post(&format!("{round}/checklist"), &[("shared", "yes")]).await.expect(409);
    dana.post(&format!("{round}/reopen"), &[]).await.expect(303);
    sheet.send(&dana, &round, "postpone", "Kept words", &[]).await.expect(303);
}

#[tokio::test]
async fn a_decision_on_an_older_round_reopened_does_not_hide_the_newest() {
    let dana = Person::new().await;
    let (older, home) = round(&dana, 4).await;
    let newer = dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("with", older.trim_start_matches("/assessments/"))]).await;
    newer.expect(303);
    decide(&dana, &newer.location, "postpone", "No money").await.expect(303);
    dana.post(&format!("{older}/reopen"), &[]).await.expect(303);
    decide(&dana, &older, "preparedness_plan", "").await.expect(303);
    dana.get(&home).await.says("leadership chose to postpone.");
    dana.get(&format!("{home}/plan/terms")).await.says("leadership chose to postpone");
    dana.get(&format!("{home}/plan")).await.says("Plan until we look again");
}

#[tokio::test]
async fn the_caution_stands_wherever_proceed_is_chosen_below_most() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    decide(&dana, &round, "proceed", "The mayor insists").await.expect(303);
    for page in [format!("{round}/decision"), format!("{round}/verdict"), format!("{round}/report"), format!("{home}/plan")] {
        dana.get(&page).await.says("very unlikely to have the scope");
    }
}
