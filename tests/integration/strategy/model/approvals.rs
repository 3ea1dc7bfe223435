//! Reviews and approvals on a frozen state, what changed since, and who comes second.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::people::choosing::Who;
use milepost::domain::strategy::EntryKind::{Input, Medium, Output};
use milepost::domain::things::Noun;
use milepost::store::NewThing;

use super::{NOON, Place};
use crate::person::Page;

/// The hidden fields of the form, with what a review says.
fn form<'a>(page: &Page, agreed: &str) -> Vec<(&'a str, String)> {
    let hidden = |name: &str| page.after(&format!("name=\"{name}\""), "value");
    vec![
        ("once", hidden("once")),
        ("shown", hidden("shown")),
        ("follows", hidden("follows")),
        ("held", "2026-11-20".to_owned()),
        ("agreed", agreed.to_owned()),
        ("present", "Ruth Amadi".to_owned()),
        ("notes", "Typed for long".to_owned()),
    ]
}

async fn post(place: &Place, fields: &[(&str, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    place.dana.post(&format!("{}/approvals", place.model), &fields).await
}

async fn shown(place: &Place) -> Page {
    place.dana.get(&format!("{}/approvals", place.model)).await
}

async fn filled() -> (Place, [uuid::Uuid; 3]) {
    let place = Place::new().await;
    let a = place.adds(Input, "Two navigators hired").await;
    let b = place.with(Output, "300 families advised", &[a], &[]).await;
    let c = place.with(Medium, "Fewer evictions", &[b], &[]).await;
    (place, [a, b, c])
}

#[tokio::test]
async fn an_approval_is_kept_on_the_state_that_was_shown_and_what_changed_since_is_told() {
    let (place, [a, b, c]) = filled().await;
    post(&place, &form(&shown(&place).await, "yes")).await.expect(303);
    place.dana.get(&place.model).await.says("Approved on November 20, 2026.").says("Nothing has changed since.");
    let form = place.dana.get(&place.entry(a)).await;
    place.dana.post(&place.entry(a), &[("what", "Three navigators hired"), ("rev-what", &form.rev("what"))]).await.expect(303);
    place.adds(Output, "A guide").await;
    place.dana.post(&format!("{}/links/remove", place.model), &[("from", &b.to_string()), ("to", &c.to_string())]).await.expect(303);
    let page = place.dana.get(&place.model).await;
    page.says("Changed since the approval: two entries, one link.");
    let approval = page.after("class=\"notice\"", "href");
    let page = place.dana.get(&approval).await;
    page.expect(200).says("Input: Two navigators hired").says("Input: Three navigators hired").says("Output: A guide");
    page.says("300 families advised leads to Fewer evictions").says("Ruth Amadi").says("Typed for long");
    // Moving boxes about changes nothing of what was approved.
    place.is_sound().await;
}

#[tokio::test]
async fn the_second_who_approves_at_once_and_who_saw_another_model_learn_it_and_lose_nothing() {
    let (place, [a, _, _]) = filled().await;
    let page = shown(&place).await;
    let (one, mut other) = (form(&page, "yes"), form(&page, "no"));
    other[0].1 = uuid::Uuid::now_v7().to_string();
    let (first, second) = tokio::join!(post(&place, &one), post(&place, &other));
    let mut all = [first.status.as_u16(), second.status.as_u16()];
    all.sort_unstable();
    assert_eq!(all, [303, 409]);
    let late = if first.status == 409 { first } else { second };
    late.says("Typed for long</textarea>").says("Nothing was recorded");
    // The same form sent again records nothing more; one that saw another model records nothing either.
    let approvals = place.dana.store.approvals(place.of).await.unwrap();
    assert_eq!(approvals.len(), 1);
    let page = shown(&place).await;
    let next = form(&page, "with_changes");
    place.dana.post(&format!("{}/delete", place.entry(a)), &[]).await.expect(303);
    post(&place, &next).await.expect(409).says("the model changed after this page was shown");
    post(&place, &form(&shown(&place).await, "with_changes")).await.expect(303);
    let approvals = place.dana.store.approvals(place.of).await.unwrap();
    assert_eq!(approvals.len(), 2);
    assert!(approvals.iter().any(|approval| approval.follows.ids().len() == 1), "the later follows the earlier");
    for odd in [vec![("held", "2026-11-20")], vec![("shown", "ab"), ("held", "2026-11-20")]] {
        place.dana.post(&format!("{}/approvals", place.model), &odd).await.expect(400);
    }
    let mut blank = form(&shown(&place).await, "yes");
    blank[3].1 = String::new();
    post(&place, &blank).await.expect(422).says("Enter the day of the review.");
    place.is_sound().await;
}

#[tokio::test]
async fn a_form_that_comes_back_with_other_words_is_told_so_and_keeps_them() {
    let (place, _) = filled().await;
    let mut sent = form(&shown(&place).await, "yes");
    post(&place, &sent).await.expect(303);
    post(&place, &sent).await.expect(303);
    sent[4].1 = "no".to_owned();
    sent[6].1 = "Typed after going back".to_owned();
    let late = post(&place, &sent).await;
    late.expect(409).says("this form recorded a review before").says("Typed after going back</textarea>");
    assert_eq!(place.dana.store.approvals(place.of).await.unwrap().len(), 1);
    // A word taken out is another one as well.
    sent[4].1 = "yes".to_owned();
    sent[6].1 = String::new();
    post(&place, &sent).await.expect(409);
    let mut again = form(&late, "no");
    again[6].1 = "Typed after going back".to_owned();
    for _ in 0..2 {
        post(&place, &again).await.expect(303);
    }
    let approvals = place.dana.store.approvals(place.of).await.unwrap();
    assert_eq!(approvals.len(), 2);
    assert!(approvals.iter().any(|approval| approval.notes == "Typed after going back"));
    place.is_sound().await;
}

#[tokio::test]
async fn the_last_approval_is_told_though_a_later_review_did_not_approve() {
    let (place, _) = filled().await;
    post(&place, &form(&shown(&place).await, "no")).await.expect(303);
    place.dana.get(&place.model).await.says("Not approved on November 20, 2026.");
    post(&place, &form(&shown(&place).await, "with_changes")).await.expect(303);
    place.adds(Output, "A guide").await;
    for later in ["no", ""] {
        let mut later = form(&shown(&place).await, later);
        later[3].1 = "2026-11-21".to_owned();
        post(&place, &later).await.expect(303);
        place.adds(Output, "Another guide").await;
        let page = place.dana.get(&place.model).await;
        page.says("Approved with changes on November 20, 2026.").says("Changed since the approval: ");
        page.says("Reviewed again since: ").says("on November 21, 2026.").says("Changed since the review: one entry.");
        assert_eq!(page.text.matches("/approvals/").count(), 2, "the approval and the last review");
    }
    post(&place, &form(&shown(&place).await, "yes")).await.expect(303);
    let page = place.dana.get(&place.model).await;
    page.says("Approved on November 20, 2026.").says("Nothing has changed since.");
    assert!(!page.text.contains("Reviewed again"));
}

#[tokio::test]
async fn who_reviewed_it_stands_beside_the_day() {
    let (place, _) = filled().await;
    let maya = Who::New { name: "Maya Chen".to_owned(), is_meant: false };
    let member = NewThing { people: vec![(Fact::Person, maya)], ..NewThing::of(Noun::Member) };
    let member = place.dana.store.add_thing(place.id, &member, &Actor::unnamed(), NOON).await.unwrap();
    let chosen = format!("members-{member}");
    let mut fields = form(&shown(&place).await, "yes");
    fields.push((chosen.as_str(), "yes".to_owned()));
    post(&place, &fields).await.expect(303);
    for page in [place.dana.get(&place.model).await, shown(&place).await] {
        page.says("Approved on November 20, 2026.</a> Reviewed by Maya Chen and Ruth Amadi.");
    }
    let mut many = form(&shown(&place).await, "yes");
    many[5].1 = "Ann\nBen\nCyd\nDee\nEve\nFay".to_owned();
    post(&place, &many).await.expect(303);
    place.dana.get(&place.model).await.says("Reviewed by Ann, Ben, Cyd, Dee, and two others.");
    let mut named = form(&shown(&place).await, "yes");
    named[5].1 = "Ann, for the budget office\nBen".to_owned();
    post(&place, &named).await.expect(303);
    place.dana.get(&place.model).await.says("Reviewed by Ann, for the budget office; Ben.");
}

#[tokio::test]
async fn a_review_was_held_today_or_before() {
    let (place, _) = filled().await;
    let mut ahead = form(&shown(&place).await, "yes");
    ahead[3].1 = "2199-12-24".to_owned();
    let refused = post(&place, &ahead).await;
    refused.expect(422).says("December 24, 2199 is still to come. Enter today or a day before.");
    refused.says("Typed for long</textarea>").says("id=\"problem-held\"");
    assert!(place.dana.store.approvals(place.of).await.unwrap().is_empty());
}

#[tokio::test]
async fn where_two_stand_side_by_side_somebody_says_which_holds_first() {
    let (place, _) = filled().await;
    post(&place, &form(&shown(&place).await, "yes")).await.expect(303);
    let [first] = &place.dana.store.approvals(place.of).await.unwrap()[..] else { panic!("one") };
    // As it comes from a copy that went on apart.
    let facts = vec![(Fact::Held, "2026-11-21".to_owned()), (Fact::Agreed, "no".to_owned())];
    let other = NewThing { within: Some(place.of), facts, ..NewThing::of(Noun::Approval) };
    let other = place.dana.store.add_thing(place.id, &other, &Actor::unnamed(), NOON).await.unwrap();
    place.dana.get(&place.model).await.says("Two reviews stand side by side.");
    assert!(!shown(&place).await.text.contains("name=\"follows\""), "no other is recorded until then");
    let page = place.dana.get(&format!("{}/approvals/{other}", place.model)).await;
    let both = page.after("/holds", "value");
    let holds = format!("{}/approvals/{}/holds", place.model, first.id);
    place.dana.post(&holds, &[("shown", &other.to_string())]).await.expect(409);
    place.dana.post(&holds, &[("shown", &both)]).await.expect(303);
    place.dana.get(&place.model).await.says("Approved on November 20, 2026.");
    place.dana.post(&format!("{}/approvals/{}/delete", place.model, first.id), &[]).await.expect(303);
    place.dana.get(&place.model).await.says("Not approved on November 21, 2026.");
    place.dana.store.put_back(Subject::Thing(Noun::Approval, first.id), &Actor::unnamed(), NOON).await.unwrap();
    place.dana.get(&place.model).await.says("Approved on November 20, 2026.");
    place.is_sound().await;
}

#[tokio::test]
async fn an_empty_model_is_not_reviewed() {
    let place = Place::new().await;
    let page = shown(&place).await;
    page.says("<title>Review and approval").says("<h1>Review and approval</h1>");
    assert!(!page.text.contains("name=\"shown\""));
    let fields = [("shown", "0".repeat(64)), ("held", "2026-11-20".to_owned())];
    post(&place, &fields.map(|(name, value)| (name, value))).await.expect(422).says("The model is empty.");
}
