//! The texts that people write for the document: drafted, edited, kept, and told of when what they rest on changes.

use super::Place;

const DRAFTED: &str = "Nobody has edited it yet";
const CHANGED: &str = "The parts have changed since";

#[tokio::test]
async fn a_text_is_drafted_until_somebody_writes_it_and_says_when_its_parts_change() {
    let place = Place::new().await;
    let text = format!("{}/texts/executive_summary", place.document);
    place.page().await.says("Renters stay in their homes").says(DRAFTED);
    let form = place.dana.get(&text).await;
    form.says("The program drafted this").says("- Renters stay in their homes");
    let shown = [("executive_summary", "We want *one* thing."), ("rev-executive_summary", &form.rev("executive_summary"))];
    let basis = form.rev("basis");
    place.dana.post(&text, &[&shown[..], &[("rev-basis", &basis)]].concat()).await.expect(303);
    let page = place.page().await;
    let section = page.text.split("id=\"executive_summary\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(section.contains("We want <em>one</em> thing.") && !section.contains(DRAFTED) && !section.contains(CHANGED), "{section}");

    place.wish("Wages cover the rent").await;
    place.page().await.says("The parts have changed since this was written");
    let form = place.dana.get(&text).await;
    form.says("The parts have changed since you wrote this").says("Wages cover the rent").says("We want *one* thing.");
    place.dana.get(&format!("{text}?from=parts")).await.says("- Wages cover the rent");

    // Saved as it is, it holds for what is there now.
    let same = [("executive_summary", "We want *one* thing."), ("rev-executive_summary", &form.rev("executive_summary"))];
    place.dana.post(&text, &[&same[..], &[("rev-basis", &form.rev("basis"))]].concat()).await.expect(303);
    assert!(!place.page().await.text.contains(CHANGED));

    // Taken away, it is drafted again.
    let form = place.dana.get(&text).await;
    let gone = [("executive_summary", ""), ("rev-executive_summary", &form.rev("executive_summary")), ("rev-basis", &form.rev("basis"))];
    place.dana.post(&text, &gone).await.expect(303);
    place.page().await.says("Wages cover the rent").says(DRAFTED);
    place.dana.get(&text).await.says("Earlier wordings").says("We want *one* thing.");
}

#[tokio::test]
async fn two_who_write_at_once_see_each_other_s_text() {
    let place = Place::new().await;
    let text = format!("{}/texts/leadership_letter", place.document);
    let seen = place.dana.get(&text).await.rev("leadership_letter");
    let post = async |words: &str| place.dana.post(&text, &[("leadership_letter", words), ("rev-leadership_letter", &seen)]).await;
    post("Dear neighbors, it is time.").await.expect(303);
    post("Dear friends, we begin.").await.expect(409).says("Dear neighbors, it is time.").says("Dear friends, we begin.");
    place.page().await.says("Dear neighbors, it is time.");
    let long = "x".repeat(20_001);
    post(&long).await.expect(422).says("This was not saved");
}

#[tokio::test]
async fn names_in_a_draft_read_as_they_are_typed() {
    let place = Place::new().await;
    place.wish("# 1 *in* [homes]: a_b | `c`").await;
    let page = place.page().await;
    page.says("# 1 *in* [homes]: a_b | `c`");
    let file = place.dana.get(&format!("{}.html", place.document)).await;
    file.says("# 1 *in* [homes]: a_b | `c`");
}

#[tokio::test]
async fn a_refused_text_leaves_what_the_other_rests_on_and_a_look_ahead_keeps_it() {
    let place = Place::new().await;
    let text = format!("{}/texts/executive_summary", place.document);
    let stale = place.dana.get(&text).await;
    let first = [("executive_summary", "Of A"), ("rev-executive_summary", &stale.rev("executive_summary"))];
    place.dana.post(&text, &[&first[..], &[("rev-basis", &stale.rev("basis"))]].concat()).await.expect(303);
    place.wish("Wages cover the rent").await;
    place.page().await.says("The parts have changed since this was written");
    let today = place.dana.get(&text).await.rev("basis");
    assert_ne!(today, stale.rev("basis"));
    let second = [("executive_summary", "Of B"), ("rev-executive_summary", &stale.rev("executive_summary")), ("rev-basis", &today)];
    place.dana.post(&text, &second).await.expect(409);
    place.page().await.says("Of A").says("The parts have changed since this was written");

    // Whoever looks ahead goes on from the draft that was shown first.
    let form = place.dana.get(&text).await;
    place.wish("The bus runs late").await;
    let look =
        [("executive_summary", "Of C"), ("rev-executive_summary", &form.rev("executive_summary")), ("rev-basis", &form.rev("basis"))];
    let ahead = place.dana.post(&text, &[&look[..], &[("preview", "yes")]].concat()).await;
    assert_eq!(ahead.rev("basis"), form.rev("basis"));
    let kept =
        [("executive_summary", "Of C"), ("rev-executive_summary", &ahead.rev("executive_summary")), ("rev-basis", &ahead.rev("basis"))];
    place.dana.post(&text, &kept).await.expect(303);
    place.page().await.says("Of C").says("The parts have changed since this was written");
}

#[tokio::test]
async fn a_wording_taken_up_again_asks_to_be_read_beside_the_parts() {
    let place = Place::new().await;
    let text = format!("{}/texts/glossary", place.document);
    for words in ["- **Rent**: one", "- **Rent**: two"] {
        let form = place.dana.get(&text).await;
        let typed = [("glossary", words), ("rev-glossary", &form.rev("glossary")), ("rev-basis", &form.rev("basis"))];
        place.dana.post(&text, &typed).await.expect(303);
    }
    assert!(!place.page().await.text.contains(CHANGED));
    let form = place.dana.get(&text).await.text;
    let version = form.split("href=\"").map(|rest| rest.split('"').next().unwrap()).find(|link| link.contains("/versions/"));
    let version = version.expect("an earlier wording").to_owned();
    let rev = place.dana.get(&version).await.rev("glossary");
    place.dana.post(&version, &[("rev-glossary", &rev)]).await.expect(303);
    place.page().await.says("Rent</strong>: one").says("The parts have changed since this was written");
}

#[tokio::test]
async fn each_text_has_one_address_and_an_empty_draft_is_no_draft() {
    let place = Place::new().await;
    place.dana.get(&format!("{}/strategy/texts/glossary", place.home)).await.expect(404);
    place.dana.get(&format!("{}/texts/vision", place.document)).await.expect(404);
    place.dana.post(&format!("{}/strategy/texts/glossary", place.home), &[("glossary", "x")]).await.expect(404);
    let blank = place.dana.get(&format!("{}/texts/thanks", place.document)).await;
    blank.says("hold nothing yet from which this could be drafted");
    assert!(!blank.text.contains("The program drafted this"));
}

#[tokio::test]
async fn a_draft_of_a_large_plan_can_be_saved_as_it_is() {
    let place = Place::new().await;
    for at in 0..199 {
        place.wish(&format!("{at} {}", "*".repeat(290))).await;
    }
    let text = format!("{}/texts/executive_summary", place.document);
    let form = place.dana.get(&text).await;
    form.says("- and 188 more");
    let draft = form.text.split("</textarea>").next().unwrap().rsplit("<textarea").next().unwrap().split_once(">\n").unwrap().1.to_owned();
    assert!(draft.len() < 20_000, "{}", draft.len());
    let typed = [("executive_summary", draft.as_str()), ("rev-executive_summary", &form.rev("executive_summary"))];
    place.dana.post(&text, &[&typed[..], &[("rev-basis", &form.rev("basis"))]].concat()).await.expect(303);
    let page = place.page().await;
    assert!(!page.text.contains(CHANGED));
    page.says("and 188 more");
}
