//! The cover, who signs, which parts stand in the document, and in which order.

use super::Place;
use milepost::domain::publication::PlanPart;

use crate::person::Page;

/// Where some words stand in a form of the document, in the order of the words.
fn order(page: &Page, words: &[&str]) -> Vec<usize> {
    words.iter().map(|words| page.text.find(words).unwrap_or_else(|| panic!("{words}: {}", page.text))).collect()
}

/// Posts the form of the parts with a tick at all but these.
async fn left_out(place: &Place, out: &[&str]) -> Page {
    let parts = format!("{}/parts", place.document);
    let rev = place.dana.get(&parts).await.rev("parts_standing");
    let standing = PlanPart::ALL.iter().map(|part| part.as_str()).filter(|part| !out.contains(part));
    let ticks: Vec<String> = standing.map(|part| format!("parts_standing-{part}")).collect();
    let fields: Vec<(&str, &str)> = ticks.iter().map(|name| (name.as_str(), "yes")).chain([("rev-parts_standing", rev.as_str())]).collect();
    place.dana.post(&parts, &fields).await
}

#[tokio::test]
async fn who_ticks_parts_on_an_older_page_sees_what_others_left_out_and_an_earlier_form_still_counts() {
    let place = Place::new().await;
    let parts = format!("{}/parts", place.document);
    let stale = place.dana.get(&parts).await.rev("parts_standing");
    place.dana.post(&parts, &[("parts_left_out-glossary", "yes")]).await.expect(303);
    let late = place.dana.post(&parts, &[("parts_standing-goals", "yes"), ("rev-parts_standing", &stale)]).await;
    late.expect(409).says("Left out now: Glossary.");
    let boxes = late.text.matches(" checked").count();
    assert_eq!(boxes, 1, "what was ticked is kept");
    place.dana.post(&parts, &[("parts_standing-nothing", "yes"), ("rev-parts_standing", &stale)]).await.expect(400);
}

#[tokio::test]
async fn the_cover_and_the_signatures_stand_in_every_form() {
    let place = Place::new().await;
    let parts = format!("{}/parts", place.document);
    place.dana.get(&parts).await.says("Leave it empty, and the name of your jurisdiction stands there.");
    let fields = [("plan_title", "A fair start"), ("covers", "2027 to 2031"), ("signed_by", "Ruth Amadi, County Manager\nLee Moss, Mayor")];
    place.dana.post(&parts, &fields).await.expect(303);
    let letter = [("leadership_letter", "Dear neighbors.")];
    place.dana.post(&format!("{}/texts/leadership_letter", place.document), &letter).await.expect(303);
    for form in [place.page().await, place.dana.get(&format!("{}.html", place.document)).await] {
        for words in ["A fair start", "Wren County", "2027 to 2031", "Dear neighbors.", "Ruth Amadi, County Manager", "Lee Moss, Mayor"] {
            form.says(words);
        }
        form.says("Nobody has approved or adopted this plan yet");
    }
    let long = [("plan_title", "x".repeat(201))];
    place.dana.post(&parts, &[("plan_title", long[0].1.as_str()), ("covers", "Kept")]).await.expect(422).says("Kept");
}

#[tokio::test]
async fn parts_stand_in_the_order_that_somebody_chose_or_not_at_all() {
    let place = Place::new().await;
    let parts = format!("{}/parts", place.document);
    for (text, words) in [("glossary", "- **Rent**: what is paid"), ("thanks", "Thank you all.")] {
        place.dana.post(&format!("{}/texts/{text}", place.document), &[(text, words)]).await.expect(303);
    }
    let web = format!("{}.html", place.document);
    let heads = ["id=\"chapter-", ">Glossary</h2>", ">Acknowledgments</h2>"];
    assert!(order(&place.dana.get(&web).await, &heads).is_sorted());
    let seen = place.dana.get(&parts).await.rev("part_order");
    let press =
        async |rev: &str| place.dana.post(&format!("{parts}/order"), &[("part", "thanks"), ("to", "up"), ("rev-part_order", rev)]).await;
    let moved = press(&seen).await;
    moved.expect(303);
    place.dana.get(&moved.location).await.says("autofocus");
    let now = order(&place.dana.get(&web).await, &heads);
    assert!(now[2] < now[1], "{now:?}");
    // A press on an older page moves nothing, and says so.
    press(&seen).await.expect(409).says("was not moved");

    assert_eq!(left_out(&place, &["glossary"]).await.status, 303);
    let form = place.dana.get(&parts).await;
    let box_of = |part: &str| form.text.split(&format!("name=\"parts_standing-{part}\"")).nth(1).unwrap().split('>').next().unwrap();
    assert!(!box_of("glossary").contains("checked") && box_of("thanks").contains("checked"), "a tick means that the part stands in it");
    let file = place.dana.get(&web).await;
    assert!(!file.text.contains("what is paid") && file.text.contains("Thank you all."), "{}", file.text);
    place.page().await.says("Left out");
    place.dana.post(&format!("{parts}/order"), &[("part", "nothing"), ("to", "up")]).await.expect(400);
}

#[tokio::test]
async fn what_is_left_out_is_missed_by_nobody_and_a_letter_written_by_hand_has_its_lines() {
    let place = Place::new().await;
    let parts = format!("{}/parts", place.document);
    place.dana.post(&parts, &[("signed_by", "Ruth Amadi, County Manager")]).await.expect(303);
    place.dana.get(&format!("{}.html", place.document)).await.says("Letter from leadership").says("Ruth Amadi, County Manager");
    let ready = format!("{}/ready", place.document);
    place.dana.get(&ready).await.says("Nothing is measured yet.").says("To whom you report is not said.");
    let all: Vec<&str> = PlanPart::ALL.iter().map(|part| part.as_str()).collect();
    assert_eq!(left_out(&place, &all).await.status, 303);
    place.page().await.says("Every part of the plan is left out of this document.");
    place.dana.get(&format!("{}.html", place.document)).await.says("Every part of the plan is left out");
    let page = place.dana.get(&ready).await;
    for gone in ["Nothing is measured yet.", "To whom you report", "Letter from leadership", "Vision statement"] {
        assert!(!page.text.contains(gone), "{gone}");
    }
    assert!(place.dana.get(&format!("{}.pdf", place.document)).await.bytes.starts_with(b"%PDF"));
}
