//! People who were made in each of two copies.

use milepost::bundle;
use milepost::domain::people::{Actor, Profile};
use milepost::store::bundle::{Arrival, Choice, Imported};

use super::desk::{Desk, NOON, none, rich};

#[tokio::test]
async fn somebody_made_in_both_copies_is_offered_as_one_and_stays_two_unless_somebody_says_so() {
    let (desk, _, of) = rich().await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    let profile = Profile { name: "Lee Park".to_owned(), department: "Planning".to_owned(), ..Profile::default() };
    let mut made = Vec::new();
    for copy in [&desk, &other] {
        made.push(copy.store.add_person(of, &profile, &Actor::unnamed(), NOON).await.unwrap());
    }
    made.sort();
    let theirs = bundle::read(&other.all().await).unwrap();
    let preview = desk.store.preview_import(&theirs).await.unwrap().unwrap();
    let [double] = &preview.doubles[..] else { panic!("one pair: {preview:?}") };
    assert_eq!([double.stays.0, double.other.0], [made[0].0, made[1].0], "the lesser id stays, in all copies");
    assert!(double.name.contains("Lee Park") && double.name.contains("Planning"));
    let is_one = async |desk: &Desk| {
        let bundle = desk.store.export(None).await.unwrap();
        let other = bundle.jurisdictions[0].people.iter().find(|person| person.id == double.other).unwrap();
        other.same_as == Some(double.stays)
    };

    let apart = Desk::new().await;
    apart.brings(&desk.all().await, none()).await;
    apart.brings(&other.all().await, none()).await;
    assert!(!is_one(&apart).await, "nobody said that they are one");

    let arrival = Arrival { bundle: &theirs, source: "x", digest: &"0".repeat(64) };
    let choice = Choice { ones: [double.key()].into(), ..Choice::taking(none()) };
    let imported = desk.store.import(arrival, &choice, &Actor::unnamed(), NOON).await.unwrap();
    assert!(matches!(imported, Imported::Done(_)), "{imported:?}");
    assert!(is_one(&desk).await);
    desk.is_sound().await;
    // The other copy learns that they are one, and offers nothing.
    let ours = bundle::read(&desk.all().await).unwrap();
    assert!(other.store.preview_import(&ours).await.unwrap().unwrap().doubles.is_empty());
    other.brings(&desk.all().await, none()).await;
    assert!(is_one(&other).await);
    assert_eq!(other.all().await, desk.all().await);
}
