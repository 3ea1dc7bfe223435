//! Comments on a draft: taken down, answered, told to the council.

use super::Place;

/// A draft that is out for comment, by its address.
async fn draft(place: &Place) -> String {
    let (_, hidden) = place.form_of("comment_draft").await;
    let typed = [("title", "Spring draft"), ("comments_from", "2026-01-05"), ("comments_until", "2199-02-01")];
    place.freeze(&hidden, &typed).await.expect(303).location.clone()
}

#[tokio::test]
async fn a_draft_goes_out_for_comment_and_comments_are_answered() {
    let place = Place::new().await;
    let (_, hidden) = place.form_of("comment_draft").await;
    let typed = [("title", "Spring draft"), ("comments_from", "2026-02-05"), ("comments_until", "2026-01-01")];
    place.freeze(&hidden, &typed).await.expect(422).says("Comments cannot end before they begin.");
    // Without a first day they begin with the draft.
    let typed = [("title", "Spring draft"), ("comments_until", "2026-01-01")];
    place.freeze(&hidden, &typed).await.expect(422).says("Comments cannot end before they begin.");
    let draft = draft(&place).await;
    place.dana.get(&draft).await.says("for public comment").says("Comments until February 1, 2199").says("No comments.");
    place.dana.get(&format!("{draft}/paper")).await.says("for public comment");

    let comments = format!("{draft}/comments");
    place.dana.get(&comments).await.says("No comment is on record yet.");
    place
        .dana
        .post(&comments, &[("held", "2026-01-09"), ("said_by", "Rosa Marin")])
        .await
        .expect(422)
        .says("Enter what was said.")
        .says("Rosa Marin");
    let said = [("held", "2026-01-09"), ("said_by", "Rosa Marin"), ("what", "Name the rents."), ("plan_part", "goals")];
    let at = place.dana.post(&comments, &said).await.expect(303).location.clone();
    let comment = format!("{comments}/{}", at.split("#comment-").nth(1).unwrap());
    place.dana.get(&comments).await.says("Not decided yet").says("Rosa Marin").says("Goals and strategic actions");
    let rev = place.dana.get(&comment).await.rev("outcome");
    let post = async |outcome: &'static str| place.dana.post(&comment, &[("outcome", outcome), ("rev-outcome", &rev)]).await;
    post("taken_up").await.expect(303);
    post("not_taken_up").await.expect(409);
    place.dana.get(&comments).await.says("One comment.").says("One taken up.");
    place.dana.get(&format!("{comments}/paper")).await.says("Comments on the draft plan").says("Name the rents.").says("Taken up");
    assert!(place.dana.get(&format!("{comments}/paper.pdf")).await.bytes.starts_with(b"%PDF"));
    place.dana.get(&draft).await.says("One comment.").says("They are taken now.");

    place.dana.post(&format!("{comment}/delete"), &[]).await.expect(303);
    place.dana.post(&comment, &[("what", "Name all rents.")]).await.expect(409).says("lies in the bin").says("Name all rents.");
    place.dana.get(&comments).await.says("No comment is on record yet.");
}

#[tokio::test]
async fn only_a_draft_for_comment_takes_comments() {
    let place = Place::new().await;
    let plan = place.publish("2027 plan").await;
    place.dana.get(&format!("{plan}/comments")).await.expect(404);
    place.dana.post(&format!("{plan}/comments"), &[("held", "2026-01-09"), ("what", "Good.")]).await.expect(404);
    place.dana.get(&format!("{plan}/comments/paper")).await.expect(404);
    let draft = draft(&place).await;
    place.dana.post(&format!("{draft}/delete"), &[]).await.expect(303);
    let said = [("held", "2026-01-09"), ("what", "Come to our street.")];
    let late = place.dana.post(&format!("{draft}/comments"), &said).await;
    late.expect(409).says("Come to our street.").says("The draft lies in the bin").says("Put the draft back and save this");
    // The way out keeps what was typed.
    let again = [&said[..], &[("put_back", "yes")]].concat();
    let at = place.dana.post(&format!("{draft}/comments"), &again).await.expect(303).location.clone();
    place.dana.get(&format!("{draft}/comments")).await.says("Come to our street.");
    // The same for one that was there before.
    let comment = format!("{draft}/comments/{}", at.split("#comment-").nth(1).unwrap());
    place.dana.post(&format!("{draft}/delete"), &[]).await.expect(303);
    let said = [("answered", "We will come.")];
    place.dana.post(&comment, &said).await.expect(409).says("We will come.").says(&format!("action=\"{comment}\""));
    place.dana.post(&comment, &[&said[..], &[("put_back", "yes")]].concat()).await.expect(303);
    place.dana.get(&format!("{draft}/comments")).await.says("We will come.").says("One comment.");
}

#[tokio::test]
async fn a_comment_has_a_day_that_came_and_may_lie_outside_of_the_period() {
    let place = Place::new().await;
    let comments = format!("{}/comments", draft(&place).await);
    let later = place.dana.post(&comments, &[("held", "2199-01-09"), ("what", "Name the rents.")]).await;
    later.expect(422).says("January 9, 2199 is still to come. Enter today or a day before.").says("Name the rents.");
    place.dana.post(&comments, &[("held", "2026-01-04"), ("what", "Name the rents.")]).await.expect(303);
    place.dana.get(&comments).await.says("Dated before the first day for comments. It is kept all the same.");
}

#[tokio::test]
async fn a_comment_is_told_from_others_in_the_bin_and_the_history() {
    let place = Place::new().await;
    let comments = format!("{}/comments", draft(&place).await);
    for what in ["Name the rents.", "Come to our street."] {
        let at = place.dana.post(&comments, &[("held", "2026-01-09"), ("what", what)]).await.expect(303).location.clone();
        place.dana.post(&format!("{comments}/{}/delete", at.split("#comment-").nth(1).unwrap()), &[]).await.expect(303);
    }
    let told = ["Comment “Name the rents.” on “Spring draft”", "Comment “Come to our street.” on “Spring draft”"];
    for page in [place.dana.get("/bin").await, place.dana.get(&format!("{}/history", place.home)).await] {
        page.says(told[0]).says(told[1]);
    }
}
