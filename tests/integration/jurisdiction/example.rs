//! The worked example: whole enough to learn from, and sound.

use std::collections::HashSet;

use milepost::bundle;
use milepost::domain::engagement::Engagements;
use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::measures::Accountability;
use milepost::domain::strategy::EntryKind;
use milepost::domain::things::{Noun, Thing};
use milepost::domain::words::dates;
use milepost::domain::words::decimal::Decimal;
use milepost::store::file::{Reading, check};
use uuid::Uuid;

use crate::person::Person;

async fn example() -> (Person, JurisdictionId, String) {
    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.location;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let of = home.rsplit('/').next().unwrap().parse().unwrap();
    (dana, of, home)
}

async fn all(dana: &Person, of: JurisdictionId, noun: Noun) -> Vec<Thing> {
    dana.store.things(of, &[noun]).await.unwrap()
}

#[tokio::test]
async fn its_strategy_is_whole_from_goals_to_models() {
    let (dana, of, home) = example().await;
    let (goals, actions) = (all(&dana, of, Noun::Goal).await, all(&dana, of, Noun::StrategicAction).await);
    assert_eq!((goals.len(), actions.len()), (2, 3));
    let (entries, approvals) = (all(&dana, of, Noun::LogicEntry).await, all(&dana, of, Noun::Approval).await);
    assert_eq!(approvals.len(), 1);
    let serving = dana.store.serving(of).await.unwrap();
    let work = dana.store.actions(of).await.unwrap();
    for action in &actions {
        assert!(goals.iter().any(|goal| action.named(Fact::Goal) == [goal.id]) && !action.get(Fact::Lead).is_empty());
        let own: Vec<&Thing> = entries.iter().filter(|entry| entry.within == Some(action.id)).collect();
        let kind = |entry: &Thing| entry.read::<EntryKind>(Fact::Kind).unwrap();
        let find = |id: Uuid| *own.iter().find(|entry| entry.id == id).expect("a link stays within its logic model");
        let mut reached = HashSet::new();
        for entry in &own {
            let to = entry.named(Fact::LeadsTo);
            assert_eq!(to.is_empty(), kind(entry) == EntryKind::Long, "{}", entry.get(Fact::What));
            for id in to {
                assert!(kind(find(id)) > kind(entry), "no link runs back");
                reached.insert(id);
            }
        }
        assert!(own.iter().all(|entry| kind(entry) == EntryKind::Input || reached.contains(&entry.id)));
        let kinds: HashSet<EntryKind> = own.iter().map(|entry| kind(entry)).collect();
        assert_eq!(kinds.len(), EntryKind::ALL.len());
        assert!(work.iter().filter(|one| serving.served_by(one.id).is_some_and(|served| served.id == action.id)).count() >= 2);
    }
    let drafts = entries.iter().filter(|entry| entry.get(Fact::Kind) == "activity" && entry.get(Fact::Action).is_empty());
    assert_eq!(drafts.count(), 1, "one activity is only a text yet");
    let served = work.iter().filter(|action| serving.served_by(action.id).is_some());
    assert!(served.clone().all(|action| action.owner.is_some() && action.due.is_some() && !action.funding.is_empty()));
    for address in ["plan", "plan?view=strategy", "plan?only=rounds", "accountability", "engagement", "road", "handover"] {
        dana.get(&format!("{home}/{address}")).await.expect(200);
    }
    dana.get(&format!("{home}/handover"))
        .await
        .says("Strategic actions chosen or under way")
        .says("Led by Elena Vasquez, Legal Aid of Wren County.");
}

#[tokio::test]
async fn its_measures_have_two_years_of_updates_with_one_ahead_one_behind_and_one_moving_away() {
    let (dana, of, _) = example().await;
    let (measures, updates) = (all(&dana, of, Noun::Measure).await, all(&dana, of, Noun::Update).await);
    assert_eq!(measures.len(), 14);
    let last = |measure: &Thing| {
        let own = updates.iter().filter(|update| update.within == Some(measure.id));
        own.max_by_key(|update| update.get(Fact::Period).to_owned()).unwrap()
    };
    // How far on the way, and how far in time, in thousandths.
    let way = |name: &str| {
        let measure = measures.iter().find(|measure| measure.get(Fact::Name).starts_with(name)).unwrap();
        let number = |text: &str| Decimal::read(text).unwrap().to_string().parse::<f64>().unwrap();
        let day = |text: &str| f64::from(dates::parse_iso(text).unwrap().to_julian_day());
        let (b, g, v) = (number(measure.get(Fact::Baseline)), number(measure.get(Fact::Target)), number(last(measure).get(Fact::Value)));
        let [from, to, at] = [measure.get(Fact::BaselineAt), measure.get(Fact::TargetAt), last(measure).get(Fact::Period)].map(day);
        ((v - b) / (g - b), (at - from) / (to - from))
    };
    let (ahead, behind, away) = (way("Renters advised"), way("Households with a filing"), way("Eviction orders"));
    assert!(ahead.0 > ahead.1 + 0.1 && behind.0 < behind.1 - 0.1 && behind.0 > -0.1 && away.0 < -0.1, "{ahead:?} {behind:?} {away:?}");
    let days = updates.iter().filter_map(|update| dates::parse_iso(update.get(Fact::Period)));
    let (first, newest) = (days.clone().min().unwrap(), days.max().unwrap());
    assert!((newest - first).whole_days() > 600, "two years of them");
}

#[tokio::test]
async fn it_says_who_answers_went_back_to_the_community_travels_and_is_sound() {
    let (dana, of, home) = example().await;
    let [plan] = &all(&dana, of, Noun::Accountability).await[..] else { panic!("one") };
    assert_eq!(Accountability::of(plan).gaps(), []);
    let engagements = all(&dana, of, Noun::Engagement).await;
    let court = &all(&dana, of, Noun::StrategicAction).await[0];
    let back = Engagements::of(&engagements).about(court.id);
    assert!(matches!(&back[..], [one] if !one.thing.get(Fact::Changed).is_empty()));
    let accountability = dana.get(&format!("{home}/accountability")).await;
    accountability.says("is secured").says("Nothing: all of it is said");
    let whole = dana.store.export(None).await.unwrap().write();
    assert!(bundle::read(&whole).is_ok());
    let findings = check::check(dana.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}
