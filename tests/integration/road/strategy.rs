//! The lines of Steps 7 and 8 that tick themselves by the strategy, its measures and the accountability plan.

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use uuid::Uuid;

use super::{county, is_sound, line};
use crate::person::Person;

struct Place {
    dana: Person,
    of: JurisdictionId,
    road: String,
}

impl Place {
    async fn add(&self, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Uuid {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let new = NewThing { within, facts, ..NewThing::of(noun) };
        self.dana.store.add_thing(self.of, &new, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap()
    }

    async fn line(&self, key: &str) -> String {
        line(&self.dana, &self.road, key).await
    }
}

#[tokio::test]
async fn they_tick_themselves_as_far_as_the_program_can_know_and_say_why() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    let place = Place { of: home.rsplit('/').next().unwrap().parse().unwrap(), dana, road };
    for key in ["7.2", "7.3", "7.4", "7.5", "8.1", "8.2", "8.3", "8.4", "8.5"] {
        assert!(place.line(key).await.contains("Not started"), "{key}");
    }
    place.add(Noun::Strategy, None, &[(Fact::Vision, "Everyone has a home."), (Fact::Theory, "If, then.")]).await;
    assert!(place.line("7.2").await.contains("The vision statement is written down."));
    assert!(place.line("7.3").await.contains("The theory of change is written down."));
    let court = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Help renters"), (Fact::Status, "chosen")]).await;
    place.add(Noun::StrategicAction, None, &[(Fact::Title, "Think about it"), (Fact::Status, "idea")]).await;
    let mut entries = Vec::new();
    for kind in ["input", "activity", "output", "short"] {
        assert!(!place.line("7.4").await.contains("has a logic model from inputs to outcomes."), "{kind}");
        entries.push(place.add(Noun::LogicEntry, Some(court), &[(Fact::Kind, kind), (Fact::What, kind)]).await);
    }
    assert!(place.line("7.4").await.contains("The strategic action that is chosen or under way has a logic model"));
    // A review to come is none yet, and of one day that came to two ends none counts.
    let review = [(Fact::Held, "2199-01-01"), (Fact::Agreed, "yes")];
    place.add(Noun::Approval, Some(court), &review).await;
    assert!(!place.line("7.5").await.contains("The logic model was approved."));
    place.add(Noun::Approval, Some(court), &[(Fact::Held, "2026-01-05"), (Fact::Agreed, "no")]).await;
    assert!(!place.line("7.5").await.contains("The logic model was approved."));
    place.add(Noun::Approval, Some(court), &[(Fact::Held, "2026-01-06"), (Fact::Agreed, "yes")]).await;
    assert!(place.line("7.5").await.contains("The logic model was approved. Its page tells what changed since."));
    // An output and an outcome are seen, an input is not.
    let seen = format!("{}\n{}", entries[2], entries[3]);
    place.add(Noun::Measure, None, &[(Fact::Name, "Renters advised"), (Fact::Sees, &seen), (Fact::Baseline, "1")]).await;
    let told = place.line("8.1").await;
    assert!(told.contains("One measure is on record. None has a baseline, a target and the days of both yet. Two of three inputs, outputs and outcomes have a measure."), "{told}");
    let input = entries[0].to_string();
    let whole = [(Fact::Direction, "up"), (Fact::BaselineAt, "2025-12-31"), (Fact::Target, "9"), (Fact::TargetAt, "2030-12-31")];
    let facts: Vec<(Fact, &str)> = [(Fact::Name, "Money"), (Fact::Sees, &input), (Fact::Baseline, "1")].into_iter().chain(whole).collect();
    place.add(Noun::Measure, None, &facts).await;
    assert!(place.line("8.1").await.contains("One of them has a baseline, a target and the days of both. Three of three inputs"));
    place.add(Noun::Accountability, None, &[(Fact::ReportTo, "The council"), (Fact::Governance, "fair"), (Fact::Questions, "Who?")]).await;
    assert!(place.line("8.3").await.contains("one of four is said."));
    assert!(place.line("8.4").await.contains("one of four is said."));
    assert!(place.line("8.5").await.contains("one of three is said."));
    is_sound(&place.dana).await;
}
