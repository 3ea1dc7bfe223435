//! Whatever people do to a model, in whatever order: no stored link runs back, those of the bin neither.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind;
use milepost::domain::things::{Noun, ids};
use milepost::store::{EntryChange, FactChange, NewEntry, ThingChange};
use uuid::Uuid;

use super::{NOON, Place};

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn kind(&mut self) -> EntryKind {
        EntryKind::ALL[self.below(6)]
    }
}

#[tokio::test]
async fn no_stored_link_ever_runs_back() {
    let place = Place::new().await;
    let (store, actor) = (&place.dana.store, Actor::unnamed());
    let mut chance = Chance(15);
    let mut all: Vec<Uuid> = Vec::new();
    for step in 0..240 {
        let pick = |chance: &mut Chance, all: &[Uuid]| all[chance.below(all.len())];
        if all.len() < 8 || chance.below(8) == 0 {
            let after: Vec<Uuid> = all.iter().copied().filter(|_| chance.below(4) == 0).collect();
            let new = NewEntry { after, ..NewEntry::of(chance.kind(), format!("Entry {step}")) };
            if let Ok(Ok(id)) = store.add_entry(place.of, &new, &actor, NOON).await {
                all.push(id);
            } else {
                all.push(place.with(new.kind, &new.what, &[], &[]).await);
            }
            continue;
        }
        let (one, other) = (pick(&mut chance, &all), pick(&mut chance, &all));
        match chance.below(6) {
            0..=2 => drop(store.link_entries(place.of, (one, other), &actor, NOON).await),
            3 => {
                let kind = FactChange { fact: Fact::Kind, value: chance.kind().to_string(), seen: None };
                let turned = ThingChange { facts: vec![kind], people: Vec::new() };
                if let Ok(EntryChange::Reverses(links)) = store.change_entry((place.of, one), &turned, &[], &actor, NOON).await {
                    store
                        .change_entry(
                            (place.of, one),
                            &turned,
                            &links.iter().map(|reversed| reversed.link).collect::<Vec<_>>(),
                            &actor,
                            NOON,
                        )
                        .await
                        .unwrap();
                }
            }
            4 => drop(store.bin_thing(Noun::LogicEntry, one, &actor, NOON).await),
            _ => drop(store.put_back(Subject::Thing(Noun::LogicEntry, one), &actor, NOON).await),
        }
    }
    let bundle = store.export(Some(place.id)).await.unwrap();
    let entries: Vec<_> = bundle.jurisdictions[0].things.iter().filter(|thing| thing.noun() == Some(Noun::LogicEntry)).collect();
    let kind = |id: Uuid| entries.iter().find(|entry| entry.id.0 == id).unwrap().get(Fact::Kind).parse::<EntryKind>().unwrap();
    let links: Vec<(Uuid, Uuid)> =
        entries.iter().flat_map(|entry| ids(entry.get(Fact::LeadsTo)).into_iter().map(|to| (entry.id.0, to))).collect();
    assert!(links.len() > 10, "{}", links.len());
    assert!(links.iter().all(|(from, to)| kind(*from) < kind(*to)));
    place.is_sound().await;
}
