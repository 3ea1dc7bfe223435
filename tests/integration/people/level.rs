//! The people of files from before people belonged to a jurisdiction.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use milepost::bundle::{Bundle, Id};
use milepost::domain::ids::{ActorId, JurisdictionId, PersonId};
use milepost::store::file::{Reading, check, opening};
use time::OffsetDateTime;

const LEVELS: [&str; 6] = ["level-1", "level-2", "level-3", "level-4", "level-5", "level-6"];

/// A file of before as a bundle of now.
async fn raised(fixture: &str) -> Bundle {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{fixture}.db")), &path).unwrap();
    let store = opening::open(&path, OffsetDateTime::now_utc()).await.unwrap().store;
    let findings = check::check(&path, Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{fixture}: {findings:?}");
    let bundle = store.export(None).await.unwrap();
    store.close().await;
    bundle
}

#[tokio::test]
async fn everybody_whom_a_jurisdiction_names_is_a_person_of_it_and_two_copies_make_the_same() {
    let (mut named, mut beside) = (0, 0);
    for fixture in LEVELS {
        let bundle = raised(fixture).await;
        assert_eq!(raised(fixture).await.write(), bundle.write(), "{fixture}: raised apart, they are the same");
        milepost::bundle::read(&bundle.write()).unwrap_or_else(|refusal| panic!("{fixture}: {refusal}"));
        let actors: BTreeMap<Id, &str> = bundle.actors.iter().map(|actor| (actor.id, actor.name.as_str())).collect();
        for jurisdiction in &bundle.jurisdictions {
            let of = JurisdictionId(jurisdiction.id.0);
            let people: BTreeSet<Id> = jurisdiction.people.iter().map(|person| person.id).collect();
            for person in &jurisdiction.people {
                let actor = person.actor.unwrap();
                assert_eq!(person.id.0, PersonId::of_actor(ActorId(actor.0), of).0);
                assert_eq!(person.name, actors[&actor]);
            }
            let rounds = jurisdiction.rounds.iter();
            let asked = rounds.flat_map(|round| round.asks.iter().map(|ask| ask.person).chain(round.participants.clone()));
            let all: Vec<Id> = asked.chain(jurisdiction.actions.iter().filter_map(|action| action.owner)).collect();
            assert!(all.iter().all(|id| people.contains(id)), "{fixture}");
            named += all.len();
            beside += jurisdiction.rounds.iter().flat_map(|round| &round.meetings).filter(|it| !it.present_people.is_empty()).count();
            beside += jurisdiction.rounds.iter().flat_map(|round| &round.decisions).filter(|it| !it.deciders_people.is_empty()).count();
        }
    }
    assert!(named > 20 && beside > 0, "the files hold something of it all: {named}, {beside}");
}

#[tokio::test]
async fn a_bundle_of_the_first_version_becomes_what_its_file_becomes() {
    // The program of level 6 wrote it from the file of that level.
    let old = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/level-6.milepost.json")).unwrap();
    let mut came = milepost::bundle::read(&old).unwrap_or_else(|refusal| panic!("{refusal}"));
    let mut raised = raised("level-6").await;
    for bundle in [&mut came, &mut raised] {
        for jurisdiction in &mut bundle.jurisdictions {
            jurisdiction.history.sort_by_key(|line| line.id);
        }
        bundle.actors_history.sort_by_key(|line| line.id);
    }
    for (came, raised) in came.jurisdictions.iter().zip(&raised.jurisdictions) {
        assert_eq!(came.people, raised.people);
        assert_eq!(came.rounds, raised.rounds);
        assert_eq!(came.actions, raised.actions);
        assert_eq!(came.history, raised.history);
    }
    assert!(came == raised, "and all else");
    // What it said is looked at before anything is added: an owner whom its history does not know does not hide there.
    let text = String::from_utf8(old).unwrap();
    let owner = text.split("\"owner\": \"").nth(1).unwrap().split('"').next().unwrap();
    let other = came.actors.iter().map(|actor| actor.id.to_string()).find(|id| id != owner).unwrap();
    let forged = text.replacen(&format!("\"owner\": \"{owner}\""), &format!("\"owner\": \"{other}\""), 1);
    assert!(matches!(milepost::bundle::read(forged.as_bytes()), Err(milepost::bundle::Refusal::Disagrees(_))));
}
