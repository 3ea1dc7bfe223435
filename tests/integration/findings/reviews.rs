use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::{Along, FactChange, NewThing, ThingChange};
use time::OffsetDateTime;

use super::{begin, found, id, is_sound};

#[tokio::test]
async fn a_review_goes_through_findings_and_agreed_insights_become_findings() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings/review");
    dana.get(&page).await.expect(200).says("There is nothing to review yet.");
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let two = found(&dana, &home, "Few renters vote", &[("stage", "insight")]).await;
    let three = found(&dana, &home, "Buses stop at six", &[("stage", "insight")]).await;
    let shown = dana.get(&page).await;
    shown.says("Few renters vote (insight)").says("name=\"become\" value=\"yes\" checked");
    let rev = shown.rev("findings");
    let ticked = |address: &str| format!("findings-{}", id(address));
    let (first, second) = (ticked(&one), ticked(&two));
    let fields = [
        ("held", "2026-11-02"),
        ("rev-findings", &rev),
        (&first, "yes"),
        (&second, "yes"),
        ("agreed", "yes"),
        ("present", "Marian Teasdale"),
        ("become", "yes"),
        ("notes", "Well argued"),
    ];
    dana.post(&page, &fields).await.expect(303);
    let shown = dana.get(&page).await;
    shown.says("November 2, 2026: Agreed").says("Well argued").says("Went through two findings and insights");
    shown.says("No review has gone through these yet").says("Buses stop at six");
    assert!(!dana.get(&two).await.text.contains("Make this insight a finding"), "it was agreed to");
    dana.get(&three).await.says("Make this insight a finding");
    dana.get(&one).await.says("November 2, 2026: Agreed");
    let third = ticked(&three);
    let later = [("held", "2026-11-09"), ("rev-findings", rev.as_str()), (&third, "yes"), ("agreed", "with_changes"), ("become", "yes")];
    dana.post(&page, &later).await.expect(303);
    dana.get(&three).await.says("Make this insight a finding");
    dana.get(&page).await.says("The review of November 9, 2026 left these out").says("Rents rise");
    is_sound(&dana).await;
}

/// A review and what it makes of insights are one write: where the one cannot be, neither is.
#[tokio::test]
async fn a_review_and_the_insights_that_it_makes_findings_are_one_write() {
    let (dana, home) = begin().await;
    let insight = found(&dana, &home, "Few renters vote", &[("stage", "insight")]).await;
    let of: JurisdictionId = id(&home).parse().unwrap();
    let new = |day: &str| NewThing { facts: vec![(Fact::Held, day.to_owned())], ..NewThing::of(Noun::Review) };
    let along = |stage: &str| {
        let facts = vec![FactChange { fact: Fact::Stage, value: stage.to_owned(), seen: None }];
        [Along { noun: Noun::Finding, id: id(&insight).parse().unwrap(), change: ThingChange { facts, ..ThingChange::default() } }]
    };
    let (actor, now) = (Actor::unnamed(), OffsetDateTime::now_utc());
    let store = &dana.store;
    assert!(store.add_thing_with(of, &new("2026-11-02"), (&[], &along("no such stage")), &actor, now).await.is_err());
    assert_eq!(store.things(of, &[Noun::Review]).await.unwrap().len(), 0, "half of it was written");
    let review = store.add_thing_with(of, &new("2026-11-02"), (&[], &along("finding")), &actor, now).await.unwrap();
    assert!(!dana.get(&insight).await.text.contains("Make this insight a finding"));
    let later =
        ThingChange { facts: vec![FactChange { fact: Fact::Held, value: "2026-11-03".to_owned(), seen: None }], ..ThingChange::default() };
    assert!(store.change_thing_along(Noun::Review, review, (&later, &along("no such stage")), &actor, now).await.is_err());
    assert_eq!(store.thing(Noun::Review, review).await.unwrap().1.get(Fact::Held), "2026-11-02");
    // What somebody put into the bin meanwhile stays there, and all else is written.
    store.bin_thing(Noun::Finding, id(&insight).parse().unwrap(), &actor, now).await.unwrap();
    let refused = store.change_thing_along(Noun::Review, review, (&later, &along("insight")), &actor, now).await.unwrap();
    assert!(refused.is_empty());
    assert_eq!(store.thing(Noun::Review, review).await.unwrap().1.get(Fact::Held), "2026-11-03");
    is_sound(&dana).await;
}

#[tokio::test]
async fn without_the_box_insights_stay_insights_and_a_review_has_a_day() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings/review");
    let two = found(&dana, &home, "Few renters vote", &[("stage", "insight")]).await;
    let second = format!("findings-{}", id(&two));
    let rev = dana.get(&page).await.rev("findings");
    let none = dana.post(&page, &[("rev-findings", rev.as_str()), (&second, "yes"), ("notes", "Typed with care")]).await;
    none.expect(422).says("Enter the day of the review.").says("Typed with care");
    dana.post(&page, &[("held", "2026-11-02"), ("rev-findings", rev.as_str()), (&second, "yes"), ("agreed", "yes")]).await.expect(303);
    dana.get(&two).await.says("Make this insight a finding");
    let never = format!("findings-{}", id(&home));
    dana.post(&page, &[("held", "2026-11-02"), ("rev-findings", rev.as_str()), (&never, "yes")]).await.expect(422).says("no longer here");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_review_is_changed_and_put_into_the_bin() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings/review");
    found(&dana, &home, "Rents rise", &[]).await;
    let made = dana.post(&page, &[("held", "2026-11-02")]).await;
    let review = format!("{page}/{}", made.expect(303).location.rsplit("review-").next().unwrap());
    let form = dana.get(&review).await;
    form.says("Review of November 2, 2026");
    let lee = dana.colleague();
    lee.post(&review, &[("agreed", "no"), ("rev-agreed", &form.rev("agreed"))]).await.expect(303);
    dana.post(&review, &[("agreed", "yes"), ("rev-agreed", &form.rev("agreed"))]).await.expect(409).says("Not agreed");
    dana.post(&review, &[("held", ""), ("rev-held", &form.rev("held"))]).await.expect(422).says("Enter the day of the review.");
    dana.get(&format!("{review}/delete")).await.expect(200);
    dana.post(&format!("{review}/delete"), &[]).await.expect(303);
    dana.get(&review).await.expect(404);
    dana.post(&review, &[("notes", "Typed for long"), ("rev-notes", "0")]).await.expect(409).says("Typed for long");
    is_sound(&dana).await;
}
