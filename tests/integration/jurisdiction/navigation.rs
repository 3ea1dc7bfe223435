//! The navigation's addresses: those that lead to the newest round, and what an older round's page leads to.

use crate::person::Person;

#[tokio::test]
async fn a_jurisdiction_s_own_addresses_lead_to_its_newest_round_and_a_round_s_stay_in_it() {
    let dana = Person::new().await;
    let older = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&older).await.after("class=\"where\"", "href");
    let newer = dana.post(&format!("{home}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01")]).await.location;
    assert_eq!(dana.get(&format!("{home}/readiness")).await.location, newer);
    assert_eq!(dana.get(&format!("{home}/decision")).await.location, format!("{newer}/decision"));
    dana.get(&home).await.says(&format!("href=\"{home}/readiness\"")).says(&format!("href=\"{home}\" aria-current=\"page\""));
    let page = dana.get(&format!("{older}/verdict")).await;
    page.says(&format!("href=\"{older}\" aria-current=\"true\"")).says(&format!("href=\"{older}/decision\""));
}

#[tokio::test]
async fn without_a_round_the_parts_open_and_say_what_they_need() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let page = dana.get(&round).await;
    let title = page.text.split("<span class=\"where\">· ").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{round}/delete"), &[("title", title)]).await.expect(303);
    for (part, needs) in [("readiness", "nine conditions"), ("decision", "Leadership decides once")] {
        let page = dana.get(&format!("{home}/{part}")).await;
        page.expect(200).says(needs).says("There is no round yet.").says(&format!("href=\"{home}/assessments\""));
        page.says(&format!("href=\"{home}/{part}\" aria-current=\"page\""));
    }
    dana.get("/jurisdictions/0190a0a0-0000-7000-8000-000000000000/readiness").await.expect(404);
}

#[tokio::test]
async fn home_says_where_it_stands_and_what_changed_lately_with_who_and_when() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("step-1.2", "in_place")]).await.expect(303);
    let page = dana.get(&home).await;
    page.says("Where it stands")
        .says("30 steps have not been looked at")
        .says("Leadership has not chosen a route yet.")
        .says("There is no action yet.");
    page.says("What changed lately")
        .says("1b, the answer: Yes")
        .says("Dana Ortiz, today, ")
        .says(&format!("href=\"{home}/history\">All changes"));
    dana.get(&format!("{home}/history")).await.says("1b, the answer");
}
