//! Rounds stand in the order in which they follow each other, whatever their start dates and ids say.

use milepost::domain::people::Actor;
use milepost::domain::rounds::Heading;
use milepost::store::file::{Reading, contents};
use time::OffsetDateTime;
use time::macros::date;

use crate::person::Person;

#[tokio::test]
async fn rounds_stand_in_the_order_in_which_they_follow_each_other() {
    let dana = Person::new().await;
    let first = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    dana.post(&format!("{first}/settings"), &[("title", "Round 1"), ("started", "2026-09-30"), ("some", "3"), ("most", "6")])
        .await
        .expect(303);
    // Begun on computers whose clocks were behind.
    let mut ids = vec![first.trim_start_matches("/assessments/").to_owned()];
    for (title, started) in [("Round 2", date!(2026 - 06 - 30)), ("Round 3", date!(2026 - 03 - 31))] {
        let heading = Heading { title: title.to_owned(), started };
        ids.push(dana.store.begin_round(of, None, &heading, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap().to_string());
    }

    let page = dana.get(&home).await;
    page.says("from the first round to the latest: Round 1, 0; Round 2, 0; Round 3, 0.");
    let table = page.text.split("All rounds, the latest first").nth(1).unwrap();
    let at = |id: &str| table.find(&format!("/assessments/{id}\"")).unwrap();
    assert!(at(&ids[2]) < at(&ids[1]) && at(&ids[1]) < at(&ids[0]), "{table}");
    let chosen: Vec<&str> = page.text.split(" selected").map(|before| before.rsplit("value=\"").next().unwrap()).collect();
    assert!(chosen[0].starts_with(&ids[1]) && chosen[1].starts_with(&ids[2]), "the two latest, the older one first: {chosen:?}");

    let compared = dana.get(&format!("{home}/rounds/{}/{}", ids[2], ids[0])).await;
    let link = |id: &str| compared.text.find(&format!("/assessments/{id}")).unwrap();
    assert!(link(&ids[0]) < link(&ids[2]), "the older one first, whatever the order in the address");
    let listed = contents::list(dana.store.path(), Reading::Beside).await.unwrap().remove(0);
    assert_eq!(listed.rounds.iter().map(|round| round.id.to_string()).collect::<Vec<_>>(), ids);
    let report = dana.get(&format!("/assessments/{}/report.json", ids[2])).await.text;
    let told: Vec<usize> = ["Round 1", "Round 2", "Round 3"].map(|title| report.rfind(&format!("\"title\": \"{title}\"")).unwrap()).into();
    assert!(told.is_sorted(), "{report}");
}

#[tokio::test]
async fn a_start_date_that_a_wrong_clock_gave_can_be_corrected_from_where_it_stands_in_the_way() {
    let dana = Person::new().await;
    let first = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    let ahead = [("title", "Round 1"), ("started", "2199-09-30"), ("some", "3"), ("most", "6")];
    dana.post(&format!("{first}/settings"), &ahead).await.expect(303);
    let new = format!("{home}/assessments");
    let refused = dana.post(&new, &[("title", "Round 2"), ("started", "2026-11-23")]).await;
    refused.expect(422).says("Round 1 began on September 30, 2199. Enter that day or a later one, or correct the other start date first.");
    let correct = refused.after("id=\"correct\"", "href");
    assert_eq!(correct, format!("{first}/settings#started"));
    refused.says("Correct the start date of Round 1</a>").says("aria-describedby=\"problem-started correct\"");
    let no_date = dana.post(&new, &[("title", "Round 2"), ("started", "soon")]).await;
    assert!(!no_date.expect(422).text.contains("Correct the start date"), "{}", no_date.text);
    let right = [("title", "Round 1"), ("started", "2026-09-30"), ("some", "3"), ("most", "6")];
    dana.post(correct.trim_end_matches("#started"), &right).await.expect(303);
    dana.post(&new, &[("title", "Round 2"), ("started", "2026-11-23")]).await.expect(303);
}
