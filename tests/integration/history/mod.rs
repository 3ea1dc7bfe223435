//! The history: every write, and the way back.

mod links;

use crate::person::Person;

fn lines(text: &str) -> usize {
    text.matches("<h3>Before</h3>").count()
}

#[tokio::test]
async fn typing_within_ten_minutes_is_one_line_and_choosing_is_one_line_each() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let before = lines(&dana.get(&format!("{round}/history")).await.text);
    let first = dana.save(&page, &[("note-1.1", "A")]).await;
    dana.save(&page, &[("note-1.1", "A longer note"), ("rev-note-1.1", &first.rev("note-1.1"))]).await.expect(200);
    let only = dana.get(&format!("{round}/history?field=note-1.1")).await;
    assert_eq!(lines(&only.text), 1);
    only.says("A longer note");
    let first = dana.save(&page, &[("step-1.1", "in_place")]).await;
    dana.save(&page, &[("step-1.1", "unknown"), ("rev-step-1.1", &first.rev("step-1.1"))]).await.expect(200);
    assert_eq!(lines(&dana.get(&format!("{round}/history")).await.text), before + 3);
}

#[tokio::test]
async fn put_this_back_is_a_new_write() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let first = dana.save(&page, &[("step-1.1", "in_place")]).await;
    dana.save(&page, &[("step-1.1", "not_yet"), ("rev-step-1.1", &first.rev("step-1.1"))]).await.expect(200);
    let history = dana.get(&format!("{round}/history?field=step-1.1")).await;
    let action = history.after("<form method=\"post\" action=\"/assessments", "action");
    let rev = history.after("name=\"rev\"", "value");
    dana.post(&action, &[("rev", &rev)]).await.expect(303);
    assert_eq!(dana.report(&round).await["conditions"][0]["steps"][0]["answer"], "in_place");
    assert_eq!(lines(&dana.get(&format!("{round}/history?field=step-1.1")).await.text), 3);
    dana.post(&action, &[("rev", &rev)]).await.expect(303);
    dana.post(&action, &[("rev", "0000000000000000")]).await.expect(303);
    dana.save(&page, &[("step-1.1", "unknown"), ("rev-step-1.1", &first.rev("step-1.1"))]).await.expect(200);
    dana.post(&action, &[("rev", &rev)]).await.expect(409);
}

#[tokio::test]
async fn every_settings_change_is_in_the_history() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/settings"), &[("name", "Wren City"), ("kind", "city"), ("state", "OH"), ("executive", "Mayor")])
        .await
        .expect(303);
    dana.get(&format!("{home}/history")).await.says("Wren County").says("Wren City").says("Mayor");
}

#[tokio::test]
async fn what_is_put_back_cleared_or_judged_otherwise_leaves_the_earlier_text_in_the_history() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    dana.save(&page, &[("note-1.1", "A long and careful note")]).await.expect(200);
    let history = dana.get(&format!("{round}/history?field=note-1.1")).await;
    let (action, rev) = (history.after("<form method=\"post\" action=\"/assessments", "action"), history.after("name=\"rev\"", "value"));
    dana.post(&action, &[("rev", &rev)]).await.expect(303);
    let history = dana.get(&format!("{round}/history?field=note-1.1")).await;
    assert_eq!(lines(&history.text), 2);
    history.says("A long and careful note");

    let first = dana.save(&page, &[("need", "Money")]).await;
    dana.save(&page, &[("need", ""), ("rev-need", &first.rev("need"))]).await.expect(200);
    assert_eq!(lines(&dana.get(&format!("{round}/history?field=need-leadership-commitment")).await.text), 2);

    let first = dana.save(&page, &[("judgment", "met"), ("judgment-reason", "In writing")]).await;
    dana.save(&page, &[("judgment", "not_met"), ("judgment-reason", "In writing"), ("rev-judgment", &first.rev("judgment"))])
        .await
        .expect(200);
    assert_eq!(lines(&dana.get(&format!("{round}/history?field=judgment-leadership-commitment")).await.text), 2);
}
