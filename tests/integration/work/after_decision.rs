//! The plan once leadership has decided: what it leads to, which dates it shows, what is drafted.

use milepost::domain::words::dates;
use time::{Duration, OffsetDateTime};

use super::actions::{actions, county, day, plan};
use crate::person::Person;

/// Puts a decision on record as if it had been made on the round, with the dates and choices that follow from it.
async fn decide(person: &Person, round: &str, route: &str, terms: [&str; 4]) {
    let id = round.trim_start_matches("/assessments/").parse().unwrap();
    let state = person.store.assessment(id).await.unwrap().state;
    let address = format!("sqlite://{}", person.store.path().display());
    let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
    sqlx::query("UPDATE decisions SET newest = 0 WHERE assessment_id = ?").bind(id.0).execute(&pool).await.unwrap();
    sqlx::query(
        "INSERT INTO decisions (id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint, canonical, texts,
         return_on, check_ins, checked_in, goals, start_with, newest)
         VALUES (?, ?, ?, '', 'Ana Ruiz, mayor', ?, '', 'yes', ?, ?, '{}', ?, ?, '', ?, ?, 1)",
    )
    .bind(uuid::Uuid::now_v7())
    .bind(id.0)
    .bind(route)
    .bind(day(0))
    .bind(state.fingerprint().to_string())
    .bind(state.canonical())
    .bind(terms[0])
    .bind(terms[1])
    .bind(terms[2])
    .bind(terms[3])
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
}

#[tokio::test]
async fn after_proceed_the_plan_leads_on_to_the_action_plan() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    plan(&dana, &home).await.says("Leadership has not decided on a route yet.");
    decide(&dana, &round, "proceed", [""; 4]).await;
    plan(&dana, &home).await.says("Plan for the conditions not met").says(&format!("href=\"{home}/road\""));
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(303);
    assert_eq!(actions(&plan(&dana, &home).await).len(), 2);
}

#[tokio::test]
async fn a_preparedness_plan_shows_its_dates_and_the_next_check_in() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    decide(&dana, &round, "preparedness_plan", [&day(200), "monthly", "3.2", ""]).await;
    let page = plan(&dana, &home).await;
    page.says("<h1>Preparedness plan</h1>").says("Next round planned for").says("Check-in held today").says("3b, a review of the skills");
    page.says(&dates::long((OffsetDateTime::now_utc() + Duration::days(200)).date()));
    let file = dana.get(&format!("{home}/plan.ics")).await;
    file.says("UID:return-").says("UID:check-in-");
    let before = file.text.matches("STATUS:CONFIRMED").count();
    decide(&dana, &round, "proceed", [""; 4]).await;
    let after = dana.get(&format!("{home}/plan.ics")).await;
    assert_eq!(after.text.matches("STATUS:CANCELLED").count(), before, "the dates of an earlier decision are off");
}

#[tokio::test]
async fn by_due_date_the_check_ins_and_the_next_round_stand_among_the_actions() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    decide(&dana, &round, "preparedness_plan", [&day(100), "monthly", "", ""]).await;
    for (what, days) in [("Soon", 3), ("Last", 99)] {
        dana.post(&format!("{home}/actions"), &[("what", what), ("owner", "Lee Park"), ("due", &day(days))]).await.expect(303);
    }
    let page = dana.get(&format!("{home}/plan?view=due")).await;
    let list = &page.text[..page.text.find("<table class=\"agenda\"").unwrap()];
    let places: Vec<usize> = [">Soon</a>", "</span> Check-in<", ">Last</a>", "</span> Start the next round<"]
        .iter()
        .map(|words| list.find(words).unwrap_or_else(|| panic!("{words} is missing in {list}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    page.says("<th scope=\"row\">Check-in</th>");
    assert!(!dana.get(&format!("{home}/plan?view=owner")).await.text.contains("> Check-in<"), "they are nobody's");
}

#[tokio::test]
async fn once_a_newer_round_has_begun_the_earlier_decision_is_told_and_holds_no_longer() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    decide(&dana, &round, "preparedness_plan", [&day(200), "monthly", "", ""]).await;
    assert!(!plan(&dana, &home).await.text.contains("in an earlier round"));
    dana.get(&format!("{home}/plan/terms")).await.says("Check-ins");
    dana.post(&format!("{home}/assessments"), &[("title", "Second look"), ("started", &day(0))]).await.expect(303);
    plan(&dana, &home)
        .await
        .says("in an earlier round, leadership chose to make a preparedness plan first.")
        .says(&format!("href=\"{round}/decision\""));
    dana.get(&format!("{home}/plan/terms")).await.says("Second look has begun since, so this decision and its dates no longer hold.");
}

#[tokio::test]
async fn after_postpone_only_the_conditions_to_start_with_are_drafted() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    let culture = [("step-4.1", "not_yet"), ("judgment", ""), ("rev-judgment", "")];
    let page = format!("{round}/conditions/organizational-culture");
    let rev = dana.get(&page).await.rev("judgment");
    dana.post(&page, &[culture[0], culture[1], ("rev-judgment", &rev)]).await.expect(303);
    decide(&dana, &round, "postpone", [&day(300), "", "", ""]).await;
    let refused = dana.post(&format!("{home}/plan/draft"), &[]).await;
    refused.expect(422).says("Choose the conditions to start with").says(&format!("href=\"{home}/plan/terms\""));
    assert_eq!(actions(&plan(&dana, &home).await), Vec::<String>::new());
    decide(&dana, &round, "postpone", [&day(300), "", "4.1", "organizational-culture"]).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(303);
    let page = plan(&dana, &home).await;
    page.says("Plan until we look again").says("What should be true by then").says("Put in place: a staff culture that welcomes progress");
    assert_eq!(actions(&page).len(), 2, "the two steps of the one condition");
}
