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
