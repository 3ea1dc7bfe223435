use super::{begin, found, is_sound, items, source};

#[tokio::test]
async fn the_register_says_how_each_source_stands_and_who_has_not_answered() {
    let (dana, home) = begin().await;
    let register = format!("{home}/sources");
    dana.get(&register).await.expect(200).says("No source is on record yet.");
    let filings = source(&dana, &home, "Court filings").await;
    let page = format!("{register}/{filings}");
    dana.get(&register).await.says("To ask");
    let form = dana.get(&page).await;
    let fields = [
        ("holder", "Clerk of courts"),
        ("rev-holder", &form.rev("holder")),
        ("asked", "2026-01-05"),
        ("rev-asked", &form.rev("asked")),
        ("owner", "Lee Park"),
        ("owner-id", ""),
        ("rev-owner", &form.rev("owner")),
        ("predictors-housing-stability", "yes"),
        ("rev-predictors", &form.rev("predictors")),
    ];
    dana.post(&page, &fields).await.expect(303);
    let shown = dana.get(&register).await;
    shown.says("Asked on January 5, 2026").says("Asked, without an answer").says("Court filings (Clerk of courts)").says("Lee Park");
    shown.says("Housing stability");
    dana.get(&format!("{home}/findings")).await.says("No finding yet on housing stability, a predictor that you look into.");
    let form = dana.get(&page).await;
    dana.post(&page, &[("due", "2020-02-01"), ("rev-due", &form.rev("due"))]).await.expect(303);
    dana.get(&register).await.says("Overdue: it was expected by February 1, 2020");
    let form = dana.get(&page).await;
    dana.post(&page, &[("received", "2026-02-02"), ("rev-received", &form.rev("received"))]).await.expect(303);
    let shown = dana.get(&register).await;
    shown.says("Received on February 2, 2026");
    assert!(!shown.text.contains("Asked, without an answer"));
    let one = found(&dana, &home, "Rents rise", &[]).await;
    dana.post(&format!("{one}/support"), &[("kind", "figure"), ("value", "29"), ("from_source", &filings)]).await.expect(303);
    dana.get(&register).await.says("One finding rests on it");
    dana.get(&page).await.says("What rests on it").says("Rents rise");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_in_a_source_is_told_and_two_people_see_both_sides() {
    let (dana, home) = begin().await;
    let register = format!("{home}/sources");
    dana.post(&register, &[("name", " "), ("holder", "The clerk")]).await.expect(422).says("Enter what the source is.").says("The clerk");
    let filings = source(&dana, &home, "Court filings").await;
    let page = format!("{register}/{filings}");
    let form = dana.get(&page).await;
    dana.post(&page, &[("asked", "soon"), ("rev-asked", &form.rev("asked"))]).await.expect(422).says("Enter a date");
    let lee = dana.colleague();
    lee.post(&page, &[("quality", "Poor"), ("rev-quality", &form.rev("quality"))]).await.expect(303);
    let refused = dana.post(&page, &[("quality", "Good"), ("rev-quality", &form.rev("quality"))]).await;
    refused.expect(409).says("Poor").says("Good");
    dana.post(&format!("{page}/delete"), &[]).await.expect(303);
    let late = dana.post(&page, &[("name", "Filings"), ("rev-name", "0"), ("notes", "Typed for long")]).await;
    late.expect(409).says("put into the bin in the meantime").says("Typed for long");
    dana.get(&page).await.expect(404);
    dana.post(&format!("{page}/move"), &[("to", "up")]).await.expect(409).says("It may lie in the bin");
    is_sound(&dana).await;
}

#[tokio::test]
async fn sources_are_put_in_order() {
    let (dana, home) = begin().await;
    let register = format!("{home}/sources");
    let mut all = Vec::new();
    for name in ["One", "Two", "Three"] {
        all.push(source(&dana, &home, name).await);
    }
    let moved = dana.post(&format!("{register}/{}/move", all[2]), &[("to", "up")]).await;
    let shown = dana.get(moved.expect(303).location.split('#').next().unwrap()).await;
    shown.says("value=\"up\" autofocus");
    assert_eq!(items(&shown, "source-"), [&all[0], &all[2], &all[1]].map(String::clone));
    dana.post(&format!("{register}/{}/move", all[0]), &[("after", all[1].as_str())]).await.expect(303);
    assert_eq!(items(&dana.get(&register).await, "source-"), [&all[2], &all[1], &all[0]].map(String::clone));
    for odd in [&[][..], &[("to", "left")], &[("to", "up"), ("before", all[0].as_str())], &[("before", "1")]] {
        dana.post(&format!("{register}/{}/move", all[0]), odd).await.expect(400);
    }
    is_sound(&dana).await;
}
