use super::{begin, found, id, is_sound};

#[tokio::test]
async fn findings_and_insights_stand_apart_in_three_views_and_what_is_missing_is_named() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings");
    dana.get(&page).await.expect(200).says("No finding yet on power and autonomy.").says("Begin with what stood out");
    dana.post(&format!("{home}/population-groups"), &[("name", "renters")]).await.expect(303);
    let group = dana.get(&format!("{home}/population-groups")).await.after("<li id=\"group-", "id").replace("group-", "");
    let one = found(&dana, &home, "Rents rise faster than pay", &[("kind", "challenge"), ("dimensions-economic-success", "yes")]).await;
    found(&dana, &home, "Few renters vote", &[("stage", "insight"), ("dimensions-power-and-autonomy", "yes")]).await;
    let form = dana.get(&one).await;
    let fields = [
        ("predictors-housing-affordability", "yes"),
        ("rev-predictors", &form.rev("predictors")),
        (&format!("groups-{group}"), "yes"),
        ("rev-groups", &form.rev("groups")),
    ];
    dana.post(&one, &fields).await.expect(303);
    let shown = dana.get(&page).await;
    shown.says("No finding yet on power and autonomy, only one insight.").says("Insight, not agreed").says("Insights, not agreed yet");
    shown.says("One finding rests on nothing yet.").says("No engagement has heard renters yet, who are most affected.").says("Challenge");
    let pillars = dana.get(&format!("{page}?view=pillar")).await;
    pillars.says("Opportunity-rich and inclusive neighborhoods").says("No predictor chosen yet").says("Housing affordability");
    dana.get(&format!("{page}?view=group")).await.says("Renters").says("No group named yet");
    dana.get(&format!("{page}?view=shape")).await.expect(200);
    dana.get(&format!("{page}?shape=1")).await.expect(400);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_in_a_finding_is_told_beside_its_field_and_what_was_typed_is_kept() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings");
    let none = dana.post(&page, &[("statement", "  "), ("kind", "asset")]).await;
    none.expect(422).says("Enter what you found, in a sentence.").says("id=\"problem-statement\"").says("value=\"asset\" checked");
    dana.post(&page, &[("kind", "cause")]).await.expect(422).says("Enter what you found");
    let long = "é".repeat(10_000);
    dana.post(&page, &[("statement", &long)]).await.expect(422).says("This is 10,000 characters, and the field holds 1,000.").says(&long);
    dana.post(&page, &[("statement", "Rents rise"), ("kind", "rumor")]).await.expect(422).says("id=\"problem-kind\"");
    let other = begin().await.1;
    dana.post(&page, &[("statement", "Rents rise"), (&format!("groups-{}", id(&other)), "yes"), ("rev-groups", "0")])
        .await
        .expect(422)
        .says("no longer here");
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let form = dana.get(&one).await;
    let fields = [("statement", long.as_str()), ("rev-statement", &form.rev("statement")), ("notes", "Typed with care")];
    dana.post(&one, &fields).await.expect(422).says("Nothing was saved yet").says("Typed with care").says(&long);
    dana.get(&one).await.says("Rents rise");
    dana.post(&one, &[("color", "blue")]).await.expect(400);
    is_sound(&dana).await;
}

#[tokio::test]
async fn two_people_who_change_one_finding_see_both_sides() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let form = dana.get(&one).await;
    let (statement, notes) = (form.rev("statement"), form.rev("notes"));
    let lee = dana.colleague();
    lee.post(&one, &[("statement", "Rents fall"), ("rev-statement", &statement)]).await.expect(303);
    let fields = [("statement", "Rents leap"), ("rev-statement", &statement), ("notes", "Since 2019"), ("rev-notes", &notes)];
    let refused = dana.post(&one, &fields).await;
    refused.expect(409).says("Rents fall").says("Rents leap").says("Not everything was saved");
    dana.get(&one).await.says("Since 2019").says("Rents fall");
    dana.post(&one, &[("statement", "Rents leap"), ("rev-statement", &refused.rev("statement"))]).await.expect(303);
    dana.get(&one).await.says("Rents leap");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_insight_becomes_a_finding_by_one_press() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Few renters vote", &[("stage", "insight")]).await;
    let form = dana.get(&one).await;
    form.says("Make this insight a finding");
    let rev = form.after("/stage\"", "value");
    let press = [("stage", "finding"), ("rev-stage", rev.as_str())];
    dana.post(&format!("{one}/stage"), &press).await.expect(303);
    let pressed = dana.get(&one).await;
    assert!(!pressed.text.contains("Make this insight a finding"));
    dana.post(&format!("{one}/stage"), &press).await.expect(303);
    let back = [("stage", "insight"), ("rev-stage", "0")];
    dana.post(&format!("{one}/stage"), &back).await.expect(409).says("somebody else said in the meantime");
    dana.post(&format!("{one}/stage"), &[("stage", "truth")]).await.expect(400);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_deleted_finding_lies_in_the_bin_and_what_was_typed_for_it_is_not_lost() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    found(&dana, &home, "Pay stays", &[]).await;
    dana.get(&format!("{one}/delete")).await.expect(200).says("It goes into the bin");
    dana.post(&format!("{one}/delete"), &[]).await.expect(303);
    dana.get(&one).await.expect(404);
    let page = dana.get(&format!("{home}/findings")).await;
    assert!(!page.text.contains("Rents rise"));
    let late = dana.post(&one, &[("statement", "Rents leap"), ("notes", "Typed for long"), ("rev-statement", "0")]).await;
    late.expect(409).says("put into the bin in the meantime").says("Rents leap").says("Typed for long").says("Add it as a new finding");
    let moved = dana.post(&format!("{one}/move"), &[("to", "up"), ("view", "dimension"), ("under", "none")]).await;
    moved.expect(409).says("It may lie in the bin").says("Pay stays");
    dana.post(&format!("{one}/stage"), &[("stage", "finding")]).await.expect(409).says("This lies in the bin");
    dana.get("/bin").await.says("Rents rise");
    let never = format!("{home}/findings/00000000-0000-7000-8000-000000000001");
    for path in ["", "/delete", "/support"] {
        dana.get(&format!("{never}{path}")).await.expect(404);
    }
    dana.post(&format!("{never}/move"), &[("to", "up")]).await.expect(404);
    dana.post(&never, &[("statement", "x")]).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_finding_of_another_jurisdiction_is_none_of_this_one() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let round = dana.start("Dana Ortiz", "Lark County").await;
    let other = dana.get(&round).await.after("class=\"where\"", "href");
    let there = one.replace(&home, &other);
    for path in ["", "/support", "/delete"] {
        dana.get(&format!("{there}{path}")).await.expect(404);
    }
    dana.post(&there, &[("statement", "x")]).await.expect(404);
    dana.post(&format!("{there}/move"), &[("to", "up")]).await.expect(404);
    dana.post(&format!("{there}/delete"), &[]).await.expect(404);
    dana.get(&one).await.expect(200).says("Rents rise");
}

#[tokio::test]
async fn a_form_sent_twice_adds_one_finding() {
    let (dana, home) = begin().await;
    let once = dana.get(&format!("{home}/findings")).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("statement", "Rents rise"), ("stage", "finding")];
    let first = dana.post(&format!("{home}/findings"), &fields).await;
    let second = dana.post(&format!("{home}/findings"), &fields).await;
    assert_eq!(
        (first.expect(303).location.as_str(), first.location.as_str()),
        (second.expect(303).location.as_str(), second.location.as_str())
    );
}
