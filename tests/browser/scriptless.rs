//! The main job with the script turned off: every page works as a plain form.

use crate::session::{Session, leadership};

#[tokio::test]
async fn the_main_job_is_done_without_script() {
    let Session { browser, program } = Session::start_without_script().await;
    browser.open(&program.url("/")).await;
    assert_eq!(browser.attribute("html", "class").await, "", "the page's script ran after all");
    browser.write("#name", "Aster County").await;
    browser.follow(".founding button").await;
    let round = browser.path().await;
    browser.follow("a[href$='/conditions/leadership-commitment']").await;
    browser.click("[name='step-1.1'][value=in_place]").await;
    browser.click("#step-1\\.2-not_yet").await;
    browser.click("#step-1\\.1 summary").await;
    browser.write("#note-1\\.1", "Said in the budget speech").await;
    browser.write("#need", "A resolution").await;
    browser.click("form .onward button").await;
    browser.wait_for_path("/conditions/cross-sector-partnerships").await;

    browser.click("[name=judgment][value=met]").await;
    browser.write("#judgment-reason", "Twelve partners meet every month").await;
    browser.click("form .onward button").await;
    browser.wait_for_path("/conditions/organizational-capacity").await;
    let report = program.report(&round).await;
    assert_eq!(report["conditions"][0]["steps"][0]["answer"], "in_place");
    assert_eq!(report["conditions"][0]["steps"][0]["note"], "Said in the budget speech");
    assert_eq!(report["conditions"][0]["steps"][1]["answer"], "not_yet");
    assert_eq!(report["conditions"][0]["need"], "A resolution");
    assert_eq!(report["conditions"][1]["judgment"], "met");

    browser.open(&program.url(&format!("{round}/what-if"))).await;
    for step in ["4.1", "4.2"] {
        browser.click(&format!("[name='step-{step}']")).await;
    }
    browser.follow("main form .button").await;
    browser.wait_for_text("aside", "With two steps changed, two of nine conditions would be met instead of one.").await;
    assert_eq!(program.step(&round, "4.1", "answer").await, serde_json::Value::Null, "What if saves nothing");

    browser.open(&program.url(&format!("{round}/verdict"))).await;
    assert_eq!(browser.attribute(".verdict", "data-met").await, "1");
    assert_eq!(browser.attribute("[data-condition=cross-sector-partnerships]", "data-judgment").await, "met");
    browser.follow("a[href$='/report']").await;
    let report = browser.text("article.report").await;
    for text in ["Aster County", "Said in the budget speech", "A resolution", "Twelve partners meet every month"] {
        assert!(report.contains(text), "the report lacks “{text}”");
    }
}

#[tokio::test]
async fn without_script_a_judgment_without_reason_is_shown_again_with_what_was_typed() {
    let session = Session::start_without_script().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    browser.click("[name=judgment][value=not_met]").await;
    browser.write("#need", "Time").await;
    browser.click("form .onward button").await;
    browser.wait_for_text("#summary", "Say why").await;
    assert_eq!(browser.value("#need").await, "Time");
    assert!(browser.find("[name=judgment][value=not_met]").await.is_selected().await.expect("a radio"));
    browser.write("#judgment-reason", "No one was asked").await;
    browser.click("form .onward button").await;
    browser.wait_for_path("/conditions/cross-sector-partnerships").await;
    let condition = session.program.report(&round).await["conditions"][0].clone();
    assert_eq!((condition["judgment"].as_str(), condition["need"].as_str()), (Some("not_met"), Some("Time")));
}

#[tokio::test]
async fn without_script_a_conflict_is_a_choice_on_the_page() {
    let session = Session::start_without_script().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    for (choice, theirs, ours) in [("theirs", "A resolution", "A vote"), ("mine", "A hearing", "A letter")] {
        session.open(&leadership(&round)).await;
        let rev = browser.value("[name='rev-need']").await;
        session.program.post(&leadership(&round), &[("need", theirs), ("rev-need", &rev)]).await;
        browser.find("#need").await.clear().await.expect("the field is emptied");
        browser.write("#need", ours).await;
        browser.follow("form .onward button").await;
        browser.wait_for_text("#summary", "changed this in the meantime").await;
        let conflict = browser.text(".conflict").await;
        assert!(conflict.contains(&format!("Theirs: {theirs}")) && conflict.contains(&format!("Yours: {ours}")), "{conflict}");

        // Sent again without a choice, it is still one.
        browser.follow("form .onward button").await;
        browser.wait_for_text("#summary", "changed this in the meantime").await;
        browser.click(&format!("[name='settle-need'][value={choice}]")).await;
        browser.follow("form .onward button").await;
        browser.wait_for_path("/conditions/cross-sector-partnerships").await;
        let kept = if choice == "mine" { ours } else { theirs };
        assert_eq!(session.program.report(&round).await["conditions"][0]["need"], kept);
    }
}
