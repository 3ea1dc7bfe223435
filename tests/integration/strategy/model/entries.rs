//! Entries added, changed, dropped, thrown away, and put back.

use milepost::domain::history::Subject;
use milepost::domain::strategy::EntryKind::{Activity, Input, Long, Medium, Output, Short};
use milepost::domain::things::Noun;

use super::{NOON, Place};

#[tokio::test]
async fn an_empty_model_says_how_to_begin_and_entries_make_picture_sentences_and_table() {
    let place = Place::new().await;
    place.dana.get(&place.model).await.expect(200).says("Begin with the change").says("Keep renters in their homes");
    let hired = place.adds(Input, "Two navigators hired").await;
    let advised = place.adds(Output, "300 families advised").await;
    place.links(hired, advised).await.expect(303);
    let page = place.dana.get(&place.model).await;
    page.expect(200).says("class=\"drawn model of-2\"").says("One input and one output, with one link between them");
    page.says("Two navigators hired leads to 300 families advised.").says("<th scope=\"row\"><span>Two navigators hired</span></th>");
    // Its columns keep their words whole, by the class of the table.
    page.says("<table class=\"kinds\">");
    let sheet = page.after("rel=\"stylesheet\"", "href");
    place.dana.get(&sheet).await.says(".kinds :is(thead th, tr > :first-child) { overflow-wrap: normal; }");
    page.says("This entry leads nowhere yet:").says("300 families advised leads nowhere yet.");
    place.is_sound().await;
}

#[tokio::test]
async fn a_slip_keeps_what_was_typed_and_a_form_sent_twice_adds_one_entry() {
    let place = Place::new().await;
    let long = "x".repeat(301);
    for (typed, told) in [("", "Enter it in words."), (" \u{2060} ", "Enter it in words."), (long.as_str(), "301")] {
        let page = place.dana.post(&place.model, &[("kind", "output"), ("what", typed)]).await;
        page.expect(422).says("id=\"problem-output\"").says(told);
        if typed == long {
            page.says(&long);
        }
    }
    place.dana.post(&place.model, &[("kind", "outputs"), ("what", "x")]).await.expect(400);
    let once = uuid::Uuid::now_v7().to_string();
    let fields = [("kind", "output"), ("what", "A guide"), ("once", once.as_str())];
    place.dana.post(&place.model, &fields).await.expect(303);
    place.dana.post(&place.model, &fields).await.expect(303);
    assert_eq!(place.column(Output).await, ["A guide"]);
    let whole = place.dana.post(&place.model, &[("kind", "input"), ("whole", "yes"), ("what", ""), ("notes", "Typed for long")]).await;
    whole.expect(422).says("Typed for long</textarea>").says("id=\"problem-what\"");
    place.is_sound().await;
}

#[tokio::test]
async fn an_entry_comes_with_its_links_where_the_fewest_cross_and_moves_nobody() {
    let place = Place::new().await;
    let (a, b) = (place.adds(Input, "A").await, place.adds(Input, "B").await);
    let (x, _) = (place.with(Activity, "X", &[a], &[]).await, place.with(Activity, "Y", &[b], &[]).await);
    // Last it would cross both links; first it crosses none.
    let positions = |held: milepost::store::LogicModel| {
        held.model.entries.iter().map(|entry| (entry.what.clone(), entry.position.clone())).collect::<Vec<_>>()
    };
    let before = positions(place.held().await);
    let form = place.dana.get(&format!("{}/add?kind=activity", place.model)).await;
    form.expect(200).says(&format!("name=\"before-{a}\""));
    let boxed = format!("before-{a}");
    place.dana.post(&place.model, &[("kind", "activity"), ("whole", "yes"), ("what", "New"), (&boxed, "yes")]).await.expect(303);
    assert_eq!(place.column(Activity).await, ["X", "New", "Y"]);
    let after = positions(place.held().await);
    assert!(before.iter().all(|entry| after.contains(entry)), "nobody moved: {before:?} {after:?}");
    // A link back is refused with what was typed.
    let back = format!("after-{a}");
    let page = place.dana.post(&place.model, &[("kind", "activity"), ("whole", "yes"), ("what", "Back"), (&back, "yes")]).await;
    page.expect(422).says("from an earlier column to a later one").says("value=\"Back\"");
    let gone = format!("before-{}", uuid::Uuid::now_v7());
    place
        .dana
        .post(&place.model, &[("kind", "output"), ("whole", "yes"), ("what", "Z"), (&gone, "yes")])
        .await
        .expect(422)
        .says("not in this model");
    assert!(place.held().await.model.get(x).is_some());
    place.is_sound().await;
}

#[tokio::test]
async fn a_changed_kind_shows_the_links_that_it_would_reverse_and_takes_them_only_when_confirmed() {
    let place = Place::new().await;
    let hired = place.adds(Input, "Navigators hired").await;
    let advised = place.with(Output, "Families advised", &[hired], &[]).await;
    let fewer = place.with(Medium, "Fewer evictions", &[advised], &[]).await;
    let address = place.entry(advised);
    let shown = place.dana.get(&address).await;
    let fields = |kind: &'static str| {
        vec![("kind", kind.to_owned()), ("rev-kind", shown.rev("kind")), ("what", "Advised".to_owned()), ("rev-what", shown.rev("what"))]
    };
    let post = async |fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        place.dana.post(&address, &fields).await
    };
    let refused = post(&fields("long")).await;
    refused.expect(422).says("Families advised leads to Fewer evictions").says("value=\"Advised\"").says("Save, and take the link away");
    assert_eq!(place.column(Output).await, ["Families advised"], "nothing was saved");
    // What is confirmed is the link that was shown: one that came meanwhile is asked for again.
    let homes = place.with(Long, "Renters stay", &[], &[]).await;
    place.links(advised, homes).await.expect(303);
    let gone = format!("gone-{advised}_{fewer}");
    let mut confirmed = fields("long");
    confirmed.push((&gone, "yes".to_owned()));
    post(&confirmed).await.expect(422).says("Families advised leads to Renters stay");
    let other = format!("gone-{advised}_{homes}");
    confirmed.push((&other, "yes".to_owned()));
    post(&confirmed).await.expect(303);
    assert_eq!(place.linked().await, [("Navigators hired".to_owned(), "Advised".to_owned())]);
    assert_eq!(place.column(Long).await.len(), 2);
    // To a kind between, nothing is reversed, and it is saved at once.
    post(&[("kind", "short".to_owned())]).await.expect(409);
    let shown = place.dana.get(&address).await;
    post(&[("kind", "short".to_owned()), ("rev-kind", shown.rev("kind"))]).await.expect(303);
    assert_eq!(place.column(Short).await, ["Advised"]);
    place.is_sound().await;
}

#[tokio::test]
async fn a_binned_entry_takes_its_links_along_and_brings_them_back() {
    let place = Place::new().await;
    let hired = place.adds(Input, "Navigators hired").await;
    let advised = place.with(Output, "Families advised", &[hired], &[]).await;
    let fewer = place.with(Medium, "Fewer evictions", &[advised], &[]).await;
    let before = place.linked().await;
    place
        .dana
        .get(&format!("{}/delete", place.entry(advised)))
        .await
        .expect(200)
        .says("Its two links leave the model, and return with it.");
    place.dana.post(&format!("{}/delete", place.entry(advised)), &[]).await.expect(303);
    assert!(place.linked().await.is_empty());
    // Meanwhile something else is linked; that stays too.
    let guide = place.with(Output, "A guide", &[hired], &[fewer]).await;
    place.links(hired, advised).await.expect(422).says("not in this model any more");
    let late = place.dana.post(&place.entry(advised), &[("notes", "Typed for long")]).await;
    late.expect(409).says("Typed for long</textarea>").says("/bin");
    place.dana.store.put_back(Subject::Thing(Noun::LogicEntry, advised), &milepost::domain::people::Actor::unnamed(), NOON).await.unwrap();
    let after = place.linked().await;
    assert!(before.iter().all(|link| after.contains(link)) && after.len() == 4, "{after:?}");
    assert!(place.held().await.model.get(guide).is_some());
    place.is_sound().await;
}

#[tokio::test]
async fn what_returns_after_a_kind_was_changed_brings_no_link_that_runs_back() {
    let place = Place::new().await;
    let a = place.adds(Output, "A").await;
    let b = place.with(Medium, "B", &[a], &[]).await;
    let actor = milepost::domain::people::Actor::unnamed();
    place.dana.post(&format!("{}/delete", place.entry(b)), &[]).await.expect(303);
    let shown = place.dana.get(&place.entry(a)).await;
    // What lies in the bin is asked about too: the link is to be seen before it goes.
    let asked = place.dana.post(&place.entry(a), &[("kind", "long"), ("rev-kind", &shown.rev("kind"))]).await;
    asked.expect(422).says("A leads to B (in the bin)").says("If you save it so, it goes.");
    let gone = format!("gone-{a}_{b}");
    let again = [("kind", "long"), ("rev-kind", &shown.rev("kind")), (gone.as_str(), "yes")];
    place.dana.post(&place.entry(a), &again).await.expect(303);
    place.dana.store.put_back(Subject::Thing(Noun::LogicEntry, b), &actor, NOON).await.unwrap();
    assert!(place.linked().await.is_empty());
    let held = place.held().await;
    assert!(held.entries.iter().all(|entry| entry.get(milepost::domain::history::Fact::LeadsTo).is_empty()), "no link is left stored");
    place.is_sound().await;
}

#[tokio::test]
async fn what_was_typed_for_a_strategic_action_in_the_bin_is_shown() {
    let place = Place::new().await;
    let a = place.adds(Input, "A").await;
    let actor = milepost::domain::people::Actor::unnamed();
    place.dana.store.bin_thing(Noun::StrategicAction, place.of, &actor, NOON).await.unwrap();
    place.dana.get(&place.model).await.expect(404);
    place.dana.post(&place.model, &[("kind", "input"), ("what", "Typed for long")]).await.expect(409).says("Typed for long</textarea>");
    place.dana.post(&place.entry(a), &[("notes", "Typed for long")]).await.expect(409).says("Typed for long</textarea>").says("/bin");
    let review = [("shown", "0".repeat(64)), ("held", "2026-11-20".to_owned()), ("notes", "Typed for long".to_owned())];
    let review: Vec<(&str, &str)> = review.iter().map(|(name, value)| (*name, value.as_str())).collect();
    place.dana.post(&format!("{}/approvals", place.model), &review).await.expect(409).says("Typed for long</textarea>");
    let other = place.model.replace(&place.of.to_string(), &uuid::Uuid::now_v7().to_string());
    place.dana.post(&other, &[("kind", "input"), ("what", "x")]).await.expect(404);
}
