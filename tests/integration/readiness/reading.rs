//! Reading what comes of it: the verdict page, what-if, the report, its JSON.

use crate::person::Person;

async fn example(dana: &Person) -> String {
    dana.post("/example", &[]).await.location
}

#[tokio::test]
async fn the_verdict_page_carries_its_hooks() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let page = dana.get(&format!("{round}/verdict")).await;
    page.expect(200)
        .says("data-band=\"some\" data-met=\"5\" data-floor=\"5\" data-ceiling=\"6\" data-settled=\"false\"")
        .says("data-condition=\"organizational-capacity\" data-standing=\"partly\" data-judgment=\"\"")
        .says("data-condition=\"staff-buy-in\" data-standing=\"open\"")
        .says("What would change the result")
        .says("Five of nine is more than half but less than two thirds");
    assert_eq!(page.text.matches("data-condition=").count(), 9);
}

#[tokio::test]
async fn the_json_holds_the_same_facts() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let report = dana.report(&round).await;
    let verdict = &report["verdict"];
    assert_eq!(
        (
            verdict["band"].as_str(),
            verdict["met"].as_u64(),
            verdict["floor"].as_u64(),
            verdict["ceiling"].as_u64(),
            verdict["settled"].as_bool()
        ),
        (Some("some"), Some(5), Some(5), Some(6), Some(false))
    );
    assert_eq!(report["conditions"].as_array().unwrap().len(), 9);
    let last = &report["conditions"][4]["steps"][3];
    assert_eq!((last["key"].as_str(), last["answer"].is_null(), last["note"].is_null()), (Some("5.4"), true, true));
    let page = dana.get(&format!("{round}/verdict")).await;
    let fingerprint = report["fingerprint"].as_str().unwrap();
    page.says(&format!("Record {} {}.", &fingerprint[..4], &fingerprint[4..8]));
}

#[tokio::test]
async fn what_if_counts_without_saving() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let before = dana.report(&round).await;
    let page = dana.get(&format!("{round}/what-if")).await;
    page.expect(200).says("<h1>Not saved. Not the verdict.</h1>").says("Nothing is changed yet");
    let ticked = dana.get(&format!("{round}/what-if?counted=yes&step-8.1=in_place&step-8.2=in_place")).await;
    ticked.expect(200).says("With 23 steps changed, two of nine conditions would be met instead of five.");
    let mut after = dana.report(&round).await;
    after["as_of"] = before["as_of"].clone();
    assert_eq!(after, before);
    dana.get(&format!("{round}/what-if?step-8.1=not_yet")).await.expect(400);
    dana.get(&format!("{round}/what-if?step-8.9=in_place")).await.expect(400);
}

#[tokio::test]
async fn the_report_comes_with_notes_or_without_on_either_paper() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let with = dana.get(&format!("{round}/report")).await;
    with.expect(200).says("Forty minutes with the county executive").says("report.css?paper=letter");
    let without = dana.get(&format!("{round}/report?notes=no&paper=a4")).await;
    without.expect(200).says("report.css?paper=a4");
    assert!(!without.text.contains("Forty minutes with the county executive"));
    dana.get(&format!("{round}/report.css?paper=a4")).await.expect(200).says("size: A4").says("counter(pages)");
}

#[tokio::test]
async fn the_blank_worksheet_holds_every_step_and_no_answer() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let page = dana.get(&format!("{round}/worksheet/blank")).await;
    assert_eq!(page.text.matches("<span class=\"key\">").count(), 31);
    assert!(!page.text.contains("checked"));
    assert!(!page.text.contains("Forty minutes"));
}

#[tokio::test]
async fn a_page_made_for_print_keeps_its_state_once_per_fingerprint() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    let kept = || async {
        let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", dana.store.path().display())).await.unwrap();
        let states: Vec<(Vec<u8>, String)> =
            sqlx::query_as("SELECT fingerprint, canonical FROM states ORDER BY kept").fetch_all(&pool).await.unwrap();
        pool.close().await;
        states
    };
    for page in ["/verdict", "/report", "/report.json", "/verdict"] {
        dana.get(&format!("{round}{page}")).await.expect(200);
    }
    let states = kept().await;
    assert_eq!(states.len(), 1);
    let shown = dana.report(&round).await["fingerprint"].as_str().unwrap().to_owned();
    let kept_under = milepost::domain::readiness::Fingerprint(states[0].0.as_slice().try_into().unwrap());
    assert_eq!(kept_under.to_string(), shown);
    assert!(states[0].1.starts_with("{\"conditions\":"));
    dana.post(&format!("{round}/conditions/staff-buy-in"), &[("step-5.4", "not_yet")]).await.expect(303);
    dana.get(&format!("{round}/verdict")).await.expect(200);
    assert_eq!(kept().await.len(), 2);
}
