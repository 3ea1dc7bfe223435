//! The plan of the worked example.

use milepost::domain::findings::Findings;
use milepost::report::document::Paper;
use milepost::report::{MobilityPlanPart, MobilityPlanSources};
use milepost::store::Store;
use time::macros::datetime;

/// What its documents tell, made in this store.
pub async fn example_plan(store: &Store) -> MobilityPlanPart {
    let as_of = datetime!(2026-11-28 10:42 -5);
    let round = store.found_example(as_of).await.unwrap();
    let jurisdiction = store.assessment(round).await.unwrap().jurisdiction;
    let id = jurisdiction.id;
    let things = store.things(id, &MobilityPlanPart::NOUNS).await.unwrap();
    let readings = Findings::of(things.clone(), Vec::new()).readings();
    MobilityPlanPart::of(&MobilityPlanSources {
        jurisdiction: &jurisdiction.profile,
        decision: store.latest_decision(id).await.unwrap().as_ref(),
        things: &things,
        people: &store.people_to_choose(id).await.unwrap(),
        groups: &store.population_groups(id).await.unwrap(),
        called: &store.called(id).await.unwrap(),
        kept: store.metric_readings_of(&readings).await.unwrap().as_ref(),
        actions: &store.actions(id).await.unwrap(),
        serving: &store.serving(id).await.unwrap(),
        as_of,
        paper: Paper::Letter,
    })
}
