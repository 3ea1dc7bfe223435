//! Plans to make documents of: one of nothing, the worked example's, and the largest that anybody could write.

use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::choosing::People;
use milepost::domain::work::Serving;
use milepost::report::document::Paper;
use milepost::report::{MobilityPlanPart, MobilityPlanSources};
use time::macros::datetime;

use crate::example_plan::example_plan;
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
    example_plan(&Person::new().await.store).await
}

/// The largest.
pub fn worst() -> MobilityPlanPart {
    WorstPlan::new().part()
}

/// All three, each with its name.
pub async fn all() -> [(&'static str, MobilityPlanPart); 3] {
    [("empty", empty()), ("typical", typical().await), ("worst", worst())]
}
