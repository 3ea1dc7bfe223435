//! How the plan is reported, sustained and learned from.

use milepost::domain::history::Fact;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use milepost::store::file::{Reading, check};

use crate::person::Person;

async fn county() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, format!("{home}/accountability"))
}

async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn it_is_filled_in_part_by_part_and_names_what_is_missing() {
    let (dana, here) = county().await;
    let page = dana.get(&here).await;
    page.expect(200).says("To whom you report is not said.").says("Governance: how strong it is today is not said.");
    page.says("aria-current=\"true\"");
    let fields = [("report_to", "The council"), ("governance", "weak"), ("rhythm", "quarterly"), ("owner", "Dana Ortiz")];
    let saved = dana.post(&here, &fields).await;
    saved.expect(303);
    assert_eq!(saved.location, here);
    let page = dana.get(&here).await;
    page.says("The council").says("Governance: it is not strong yet, and what to do is not said.");
    assert!(!page.text.contains("To whom you report is not said.") && !page.text.contains("No one answers for it yet."));
    let history = dana.get(&here.replace("accountability", "history")).await;
    history.says("Accountability plan: Governance today").says("Weak: it has begun");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_keeps_what_was_typed_and_two_people_both_see_what_they_wrote() {
    let (dana, here) = county().await;
    let long = "x".repeat(2_001);
    let slip = dana.post(&here, &[("report_to", &long), ("learning", "Supper first")]).await;
    slip.expect(422).says(&long).says("Supper first").says("This is 2,001 characters, and the field holds 2,000.");
    dana.post(&here, &[("governance", "splendid")]).await.expect(422);
    let shown = dana.get(&here).await;
    let lee = dana.colleague();
    lee.post(&here, &[("report_to", "The coalition"), ("rev-report_to", &shown.rev("report_to"))]).await.expect(303);
    let fields = [
        ("report_to", "The council"),
        ("rev-report_to", &shown.rev("report_to")),
        ("learning", "Supper first"),
        ("rev-learning", &shown.rev("learning")),
    ];
    let contested = dana.post(&here, &fields).await;
    contested.expect(409).says("The council").says("changed this to “The coalition”");
    let now = dana.get(&here).await;
    now.says("The coalition").says("Supper first");
    is_sound(&dana).await;
}

#[tokio::test]
async fn money_and_those_who_are_missing_elsewhere_stand_beside_it() {
    let (dana, here) = county().await;
    let home = here.trim_end_matches("/accountability");
    let of = home.rsplit('/').next().unwrap().parse().unwrap();
    let add = async |noun: Noun, facts: &[(Fact, &str)]| {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let new = NewThing { facts, ..NewThing::of(noun) };
        dana.store.add_thing(of, &new, &Actor::unnamed(), time::OffsetDateTime::now_utc()).await.unwrap()
    };
    let court = add(Noun::StrategicAction, &[(Fact::Title, "Help renters"), (Fact::Status, "chosen")]).await;
    add(Noun::Measure, &[(Fact::Name, "Renters advised")]).await;
    let fields = [("what", "Open a desk"), ("serves", &court.to_string()), ("amount-new1", "1,000.50"), ("standing-new1", "secured")];
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    let page = dana.get(&here).await;
    page.says("Of $1,000.50 that the work plan names for strategic actions, $1,000.50 is secured, $0 asked for, and $0 needed.");
    page.says("One strategic action that is chosen or under way has no lead.").says("One measure has no one who collects it.");
}
