//! Going back to the community: an engagement on strategic actions and measures, and what changed because of it.

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use uuid::Uuid;

use super::{added, county, missing, row};
use crate::person::Person;

fn of(home: &str) -> JurisdictionId {
    home.rsplit('/').next().unwrap().parse().unwrap()
}

async fn thing(dana: &Person, home: &str, noun: Noun, facts: &[(Fact, &str)]) -> Uuid {
    let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
    let new = NewThing { facts, ..NewThing::of(noun) };
    dana.store.add_thing(of(home), &new, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap()
}

#[tokio::test]
async fn what_people_saw_and_what_changed_stand_on_page_and_list_and_leave_what_is_missing() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let court = thing(&dana, &home, Noun::StrategicAction, &[(Fact::Title, "Help renters in court"), (Fact::Status, "chosen")]).await;
    let measure = thing(&dana, &home, Noun::Measure, &[(Fact::Name, "Renters advised")]).await;
    let list = dana.get(&format!("{home}/engagement")).await;
    assert!(
        missing(&list).contains("Strategic actions not taken back to the community") && missing(&list).contains("Help renters in court")
    );
    let address = added(&dana, &home, &[("title", "Supper on the draft"), ("stage", "held"), ("held", "2020-12-05")]).await;
    let page = dana.get(&address).await;
    let (action, seen) = (page.box_of("strategic_actions-", "Help renters in court"), page.box_of("measures-", "Renters advised"));
    assert_eq!((action.as_str(), seen.as_str()), (&*format!("strategic_actions-{court}"), &*format!("measures-{measure}")));
    let revs = ["strategic_actions", "measures", "changed"].map(|name| (format!("rev-{name}"), page.rev(name)));
    let fields = [(action.as_str(), "yes"), (seen.as_str(), "yes"), ("changed", "The desk opens in the evening.")];
    let fields: Vec<(&str, &str)> = fields.into_iter().chain(revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str()))).collect();
    dana.post(&address, &fields).await.expect(303);
    dana.get(&address)
        .await
        .says("Back to the community with:</p><ul><li>Help renters in court</li><li>Renters advised</li></ul>")
        .says("The desk opens in the evening.");
    let told = row(&dana, &home, &address).await;
    assert!(told.contains("Back to the community with:") && told.contains("The desk opens in the evening."), "{told}");
    let list = dana.get(&format!("{home}/engagement")).await;
    assert!(!missing(&list).contains("not taken back to the community"));
    let history = dana.get(&format!("{home}/history")).await;
    history.says("Engagement “Supper on the draft”: Strategic actions").says("Help renters in court");
    dana.get(&format!("{home}/road/8.2")).await.says("One engagement on strategic actions or measures was held.");
}

#[tokio::test]
async fn what_went_into_the_bin_meanwhile_is_told_beside_the_field_and_stays_where_it_was_named_before() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let court = thing(&dana, &home, Noun::StrategicAction, &[(Fact::Title, "Help renters in court")]).await;
    let bus = thing(&dana, &home, Noun::StrategicAction, &[(Fact::Title, "Run the bus late")]).await;
    let name = format!("strategic_actions-{court}");
    let address = added(&dana, &home, &[("title", "Supper"), (&name, "yes")]).await;
    let page = dana.get(&address).await;
    for id in [court, bus] {
        dana.store.bin_thing(Noun::StrategicAction, id, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap();
    }
    let (other, rev) = (format!("strategic_actions-{bus}"), page.rev("strategic_actions"));
    let both = [(name.as_str(), "yes"), (other.as_str(), "yes"), ("rev-strategic_actions", rev.as_str()), ("changed", "Later runs")];
    let slip = dana.post(&address, &both).await;
    slip.expect(422).says("Not on record any more: Run the bus late.").says("Later runs");
    let kept =
        [(name.as_str(), "yes"), ("rev-strategic_actions", rev.as_str()), ("changed", "Later runs"), ("rev-changed", &page.rev("changed"))];
    dana.post(&address, &kept).await.expect(303);
    dana.get(&address).await.says("Help renters in court (in the bin)").says("Later runs");
}
