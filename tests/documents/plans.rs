//! Plans to make documents of: one of nothing, the worked example's, and the largest that anybody could write.

use milepost::domain::findings::Findings;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::choosing::People;
use milepost::domain::work::Serving;
use milepost::report::document::Paper;
use milepost::report::{MobilityPlanPart, MobilityPlanSources};
use time::macros::datetime;

use crate::person::Person;
use crate::worst_plan::WorstPlan;

/// Nothing was written.
pub fn empty() -> MobilityPlanPart {
    MobilityPlanPart::of(&MobilityPlanSources {
        jurisdiction: &Profile::named("Heron City".to_owned()),
        decision: None,
        things: &[],
        people: &People::default(),
        groups: &[],
        called: &std::collections::HashMap::new(),
        kept: None,
        actions: &[],
        serving: &Serving::default(),
        as_of: datetime!(2026-11-28 10:42 -5),
        paper: Paper::Letter,
    })
}

/// The worked example.
pub async fn typical() -> MobilityPlanPart {
    let as_of = datetime!(2026-11-28 10:42 -5);
    let person = Person::new().await;
    let store = &person.store;
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

/// The largest.
pub fn worst() -> MobilityPlanPart {
    WorstPlan::new().part()
}

/// All three, each with its name.
pub async fn all() -> [(&'static str, MobilityPlanPart); 3] {
    [("empty", empty()), ("typical", typical().await), ("worst", worst())]
}
