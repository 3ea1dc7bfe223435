use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;

use super::{begin, found, id, is_sound, items, source};
use crate::person::Person;

/// Adds an engagement, and tells its id.
async fn engagement(dana: &Person, home: &str, title: &str) -> String {
    let of: JurisdictionId = id(home).parse().unwrap();
    let new = NewThing { facts: vec![(Fact::Title, title.to_owned())], ..NewThing::of(Noun::Engagement) };
    dana.store.add_thing(of, &new, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap().to_string()
}

#[tokio::test]
async fn support_of_every_kind_is_added_changed_ordered_and_taken_out() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let filings = source(&dana, &home, "Court filings").await;
    let night = engagement(&dana, &home, "Night at the library").await;
    let add = format!("{one}/support");
    dana.get(&add).await.expect(200).says("What does it rest on?").says("A prevailing narrative");
    for kind in ["figure", "engagement", "history", "narrative", "document"] {
        dana.get(&format!("{add}?kind={kind}")).await.expect(200).says("name=\"kind\"");
    }
    for fields in [
        &[("kind", "figure"), ("value", "29"), ("unit", "%"), ("year", "2024"), ("from_source", &filings), ("what", "Of all renters")][..],
        &[("kind", "engagement"), ("from_engagement", &night), ("what", "We move every year")],
        &[("kind", "history"), ("what", "The highway took the east side"), ("year", "1962")],
        &[("kind", "narrative"), ("what", "Renters do not stay")],
        &[("kind", "document"), ("what", "Housing study"), ("where_found", "https://example.org/study.pdf")],
    ] {
        dana.post(&add, fields).await.expect(303);
    }
    let shown = dana.get(&one).await;
    shown.says("A figure: 29%, 2024").says("Court filings").says("Night at the library").says("History or policy: 1962");
    shown.says("href=\"https://example.org/study.pdf\"");
    let all = items(&shown, "support-");
    assert_eq!(all.len(), 5);
    let moved = dana.post(&format!("{add}/{}/move", all[4]), &[("to", "up")]).await;
    let shown = dana.get(moved.expect(303).location.split('#').next().unwrap()).await;
    shown.says("value=\"up\" autofocus");
    assert_eq!(items(&shown, "support-"), [&all[0], &all[1], &all[2], &all[4], &all[3]].map(String::clone));
    let place = format!("{add}/{}/move", all[3]);
    dana.post(&place, &[("before", all[0].as_str())]).await.expect(303);
    assert_eq!(items(&dana.get(&one).await, "support-")[0], all[3]);
    dana.post(&place, &[("after", all[1].as_str())]).await.expect(303);
    assert_eq!(items(&dana.get(&one).await, "support-")[2], all[3]);
    let figure = format!("{add}/{}", all[0]);
    let form = dana.get(&figure).await;
    dana.post(&figure, &[("kind", "figure"), ("value", "31"), ("rev-value", &form.rev("value"))]).await.expect(303);
    let refused = dana.post(&figure, &[("value", ""), ("rev-value", &dana.get(&figure).await.rev("value"))]).await;
    refused.expect(422).says("Enter the figure.");
    dana.post(&format!("{figure}/delete"), &[]).await.expect(303);
    let shown = dana.get(&one).await;
    assert_eq!(items(&shown, "support-").len(), 4);
    dana.post(&figure, &[("kind", "figure"), ("value", "32"), ("rev-value", "0")])
        .await
        .expect(409)
        .says("taken out in the meantime")
        .says("value=\"32\"");
    dana.get(&format!("{home}/findings"))
        .await
        .says("Rests on an engagement, a piece of history or policy, a prevailing narrative, and a document");
    is_sound(&dana).await;
}

#[tokio::test]
async fn support_says_what_its_kind_asks_for() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let add = format!("{one}/support");
    for (fields, says) in [
        (&[("kind", "figure"), ("what", "Kept as typed")][..], "Enter the figure."),
        (&[("kind", "engagement"), ("what", "Kept as typed")], "Choose the engagement."),
        (&[("kind", "document"), ("where_found", "Kept as typed")], "Enter what it says."),
        (&[("what", "No kind")], "Choose what kind of support it is."),
    ] {
        let refused = dana.post(&add, fields).await;
        refused.expect(422).says(says);
        assert!(fields.len() == 1 || refused.text.contains("Kept as typed"));
    }
    dana.post(&add, &[("kind", "figure"), ("value", &"9".repeat(61))]).await.expect(422).says("the field holds 60");
    for odd in ["javascript:alert(1)", "file:///etc/passwd", "see the shelf"] {
        dana.post(&add, &[("kind", "document"), ("what", "Odd"), ("where_found", odd)]).await.expect(303);
    }
    let shown = dana.get(&one).await;
    assert!(!shown.text.contains("href=\"javascript") && !shown.text.contains("href=\"file"), "{}", shown.text);
    is_sound(&dana).await;
}

#[tokio::test]
async fn support_that_points_to_something_gone_says_so_and_nothing_new_can_point_there() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let add = format!("{one}/support");
    let filings = source(&dana, &home, "Court filings").await;
    let night = engagement(&dana, &home, "Night at the library").await;
    dana.post(&add, &[("kind", "figure"), ("value", "29"), ("from_source", &filings)]).await.expect(303);
    dana.post(&add, &[("kind", "engagement"), ("from_engagement", &night)]).await.expect(303);
    dana.post(&format!("{home}/sources/{filings}/delete"), &[]).await.expect(303);
    let engaged: uuid::Uuid = night.parse().unwrap();
    dana.store.bin_thing(Noun::Engagement, engaged, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap();
    let shown = dana.get(&one).await;
    shown.says("A source that is no longer here").says("An engagement that is no longer here");
    let figure = format!("{add}/{}", items(&shown, "support-")[0]);
    let form = dana.get(&figure).await;
    form.says("Something that is no longer here");
    let keep =
        [("value", "30"), ("rev-value", &form.rev("value")), ("from_source", &filings), ("rev-from_source", &form.rev("from_source"))];
    dana.post(&figure, &keep).await.expect(303);
    dana.post(&add, &[("kind", "figure"), ("value", "1"), ("from_source", &filings)])
        .await
        .expect(422)
        .says("This source is no longer here");
    let refused = dana.post(&add, &[("kind", "engagement"), ("from_engagement", &night), ("what", "Kept")]).await;
    refused.expect(422).says("This engagement is no longer here").says("Kept");
    let (_, other) = (dana.start("Dana Ortiz", "Lark County").await, dana.get("/").await);
    let lark = other.text.split("href=\"").find(|piece| piece.contains("Lark County")).unwrap().split('"').next().unwrap().to_owned();
    let theirs = source(&dana, &lark, "Their filings").await;
    dana.post(&add, &[("kind", "figure"), ("value", "1"), ("from_source", &theirs)])
        .await
        .expect(422)
        .says("This source is no longer here");
    dana.post(&add, &[("kind", "figure"), ("value", "1"), ("from_source", "nonsense")]).await.expect(422);
    dana.get(&format!("{home}/findings/{}/support/{}", id(&one), theirs)).await.expect(404);
    is_sound(&dana).await;
}
