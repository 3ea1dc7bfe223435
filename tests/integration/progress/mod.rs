//! The progress report of a period, the texts that keep the plan alive, and the briefing.

mod kept;

use crate::person::Person;

const GONE: &str = "There is nothing";

/// The worked example, with its address.
async fn example() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.expect(303).location.clone();
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, home)
}

/// A county with nothing in it, with its address.
async fn bare() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, home)
}

#[tokio::test]
async fn of_nothing_nothing_is_reported_and_each_part_says_where_it_would_come_from() {
    let (dana, home) = bare().await;
    let page = dana.get(&format!("{home}/progress")).await;
    page.expect(200).says("Nothing of these days is on record yet.").says("Early wins").says("Nothing to tell of yet");
    assert!(!page.text.contains(GONE));
    for ending in ["pdf", "docx", "html"] {
        dana.get(&format!("{home}/progress.{ending}")).await.expect(200);
        dana.get(&format!("{home}/progress/briefing.{ending}")).await.expect(200);
    }
    dana.get(&format!("{home}/progress/briefing")).await.expect(200).says("There is no goal yet.").says("No one is named yet");
}

#[tokio::test]
async fn the_report_tells_what_was_due_done_and_changed_in_its_days_alone() {
    let (dana, home) = example().await;
    let wide = "?from=2020-01-01&to=2029-12-31";
    let page = dana.get(&format!("{home}/progress{wide}")).await;
    page.expect(200).says("What we said we would do").says("What changed").says("Money").says("Measures");
    let file = dana.get(&format!("{home}/progress.html{wide}")).await;
    file.expect(200).says("What we said we would do").says("January 1, 2020 to December 31, 2029");
    let early = dana.get(&format!("{home}/progress?from=2001-01-01&to=2001-12-31")).await;
    let section = early.text.split("<article class=\"set whole-plan\">").nth(1).unwrap().split("</article>").next().unwrap().to_owned();
    assert!(!section.contains("What we said we would do") && !section.contains("id=\"changed\""), "{section}");
    // Nor do the texts that the program drafts tell of what came later.
    assert!(!section.contains("What is done") && !section.contains("What has changed so far"), "{section}");
    page.says("What has changed so far");
    // Notes say why; without them the report tells the same.
    let note = "Two of the six callers left in the fall.";
    file.says(note);
    let without = dana.get(&format!("{home}/progress.html{wide}&notes=no")).await;
    assert!(!without.expect(200).text.contains(note), "{}", without.text);
}

#[tokio::test]
async fn an_activity_is_told_as_done_on_the_day_on_which_somebody_said_so() {
    let (dana, home) = bare().await;
    let goals = format!("{home}/strategy/goals");
    dana.post(&goals, &[("title", "Renters stay")]).await.expect(303);
    let goal = dana.get(&format!("{home}/strategy")).await.text.split("/goals/").nth(1).unwrap()[..36].to_owned();
    let fields = [("title", "Open a desk"), ("goal", goal.as_str())];
    let action = dana.post(&format!("{home}/strategy"), &fields).await.expect(303).location.clone();
    let id = action.split(['?', '#']).next().unwrap().rsplit('/').next().unwrap().to_owned();
    let today = milepost::domain::words::dates::iso(time::OffsetDateTime::now_utc().date());
    let fields = [("what", "Hire a lawyer"), ("serves", id.as_str()), ("due", today.as_str())];
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    let page = dana.get(&format!("{home}/progress")).await;
    page.says("Of one activity that was due, none is done.").says("Hire a lawyer");
    let work = dana.get(&format!("{home}/plan")).await.text.clone();
    let one = format!("/actions/{}", &work.split("href=\"/actions/").nth(1).unwrap()[..36]);
    let form = dana.get(&one).await;
    dana.post(&one, &[("status", "done"), ("rev-status", &form.rev("status"))]).await;
    let page = dana.get(&format!("{home}/progress")).await;
    page.says("One piece of work was finished in these days.").says("What we did").says("What is done");
    page.says("id=\"early_wins\"");
    let year_before = dana.get(&format!("{home}/progress?from=2025-01-01&to=2025-12-31")).await;
    assert!(!year_before.text.contains("What is done") && !year_before.text.contains("Hire a lawyer"), "{}", year_before.text);
}

#[tokio::test]
async fn the_report_up_to_today_and_the_briefing_count_alike_what_is_not_where_it_should_be() {
    let (dana, home) = example().await;
    let report = dana.get(&format!("{home}/progress")).await;
    let at = report.text.find("not where").expect("something of the example lags");
    let start = report.text[..at].rfind(['>', '.']).unwrap() + 1;
    let sentence = report.text[start..].split('.').next().unwrap().trim();
    dana.get(&format!("{home}/progress/briefing")).await.says(sentence);
}

#[tokio::test]
async fn a_period_that_cannot_be_is_told_beside_its_fields() {
    let (dana, home) = bare().await;
    let page = dana.get(&format!("{home}/progress?from=2026-12-01&to=2026-01-01")).await;
    page.expect(422).says("The first day comes after the last").says("value=\"2026-12-01\"");
    dana.get(&format!("{home}/progress?from=soon")).await.expect(422);
    dana.get(&format!("{home}/progress.html?from=soon")).await.expect(400);
    dana.get(&format!("{home}/progress?of=us")).await.expect(400);
}

#[tokio::test]
async fn the_texts_that_keep_the_plan_alive_are_written_and_stand_in_the_report() {
    let (dana, home) = bare().await;
    for (text, words) in [("political_cycles", "The board changes in 2028."), ("foundation", "We do more of what worked.")] {
        let at = format!("{home}/document/texts/{text}");
        let form = dana.get(&at).await;
        form.expect(200).says("Progress");
        let location = dana.post(&at, &[(text, words), (&format!("rev-{text}"), &form.rev(text))]).await.expect(303).location.clone();
        assert_eq!(location, format!("{home}/progress#{text}"));
        dana.get(&format!("{home}/progress")).await.says(words);
        dana.get(&format!("{home}/progress.html")).await.says(words);
    }
}

#[tokio::test]
async fn a_briefing_names_people_without_how_to_reach_them_and_the_handover_leads_on() {
    let (dana, home) = example().await;
    let briefing = dana.get(&format!("{home}/progress/briefing")).await;
    briefing.expect(200).says("What the plan is").says("Whom to talk to").says("What is due in the next 100 days");
    assert!(!briefing.text.split("<article").nth(1).unwrap().contains('@'));
    let handover = dana.get(&format!("{home}/handover")).await;
    for part in ["strategy", "measures", "document", "document/publication-plan", "progress"] {
        handover.says(&format!("<a href=\"{home}/{part}\">"));
    }
}
