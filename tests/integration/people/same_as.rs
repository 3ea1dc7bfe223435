//! Two records made one person, and the way back.

use milepost::domain::history::Subject;
use milepost::domain::people::Actor;
use milepost::domain::people::choosing::Who;
use milepost::domain::readiness::Revision;
use milepost::store::{ActionChange, StoreError};

use super::list::{is_sound, known, now, own, place};
use crate::person::Person;

#[tokio::test]
async fn what_names_the_one_shows_the_other_until_it_is_undone() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let today = milepost::domain::words::dates::iso(now().date());
    for name in ["Lee Park", "L. Park"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let (lee, short) = (known(&dana, of, "Lee Park").await[0], known(&dana, of, "L. Park").await[0]);
    own(&dana, of, "Before", short).await;
    dana.post(&format!("{round}/asks"), &[("topic-3.1", "yes"), ("person", "L. Park"), ("asked", &today)]).await.expect(303);
    let ticked = format!("person-{short}");
    let form = [("title", "First"), ("started", &today), ("some", "3"), ("most", "6"), (ticked.as_str(), "yes")];
    dana.post(&format!("{round}/settings"), &form).await.expect(303);
    let before = dana.store.export(None).await.unwrap();

    dana.post(&format!("{home}/people/{short}/same-as"), &[("other", &lee.to_string())]).await.expect(303);
    dana.get(&format!("{home}/people/{lee}")).await.says("Also on record as").says("L. Park").says("owns one action");
    dana.get(&format!("{home}/people")).await.says("Also on record as L. Park.");
    for page in [format!("{home}/plan"), format!("{round}/asks"), format!("{round}/report")] {
        let page = dana.get(&page).await;
        page.says("Lee Park");
        assert!(!page.text.contains("L. Park"), "{}", page.text);
    }
    // The e-mail's old address leads to the one who stands for both.
    dana.get(&format!("{round}/asks/{short}")).await.expect(200).says("Lee Park");
    dana.get(&format!("{home}/people/{short}")).await.expect(303);
    // Nothing was rewritten but the one fact.
    let after = dana.store.export(None).await.unwrap();
    assert_eq!(after.jurisdictions[0].actions, before.jurisdictions[0].actions);
    let named = |bundle: &milepost::bundle::Bundle| {
        let round = &bundle.jurisdictions[0].rounds[0];
        (round.participants.clone(), round.asks.clone())
    };
    assert_eq!(named(&after), named(&before));
    let lines = after.jurisdictions[0].history.len() - before.jurisdictions[0].history.len();
    assert_eq!(lines, 1, "one line of the history");
    is_sound(&dana).await;

    // The form saved again changes no owner; asked again is asked twice.
    let action = dana.store.actions(of).await.unwrap()[0].id;
    let page = dana.get(&format!("/actions/{action}")).await;
    page.says("value=\"Lee Park\"");
    dana.post(&format!("/actions/{action}"), &[("owner", "Lee Park"), ("rev-owner", &page.rev("owner"))]).await.expect(303);
    assert_eq!(dana.store.export(None).await.unwrap().jurisdictions[0].actions, before.jurisdictions[0].actions);
    let again = dana.post(&format!("{round}/asks"), &[("topic-3.1", "yes"), ("person", "Lee Park"), ("asked", &today)]).await;
    again.expect(422).says("Lee Park was asked about 3a already");
    // A new action goes to the one that stands for both.
    own(&dana, of, "Between", lee).await;
    dana.post(&format!("{home}/people/{short}/undo"), &[]).await.expect(303);
    let owners: Vec<_> = dana.store.actions(of).await.unwrap().into_iter().map(|action| (action.what, action.owner.unwrap().id)).collect();
    assert_eq!(owners, [("Before".to_owned(), short), ("Between".to_owned(), lee)], "each keeps what it was given");
    dana.get(&format!("{home}/history")).await.says("L. Park: The same person as");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_owner_chosen_while_two_were_made_one_is_asked_about() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    for name in ["Lee Park", "L. Park"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let (lee, short) = (known(&dana, of, "Lee Park").await[0], known(&dana, of, "L. Park").await[0]);
    own(&dana, of, "Ask", lee).await;
    let action = dana.store.actions(of).await.unwrap()[0].id;
    dana.store.make_one(of, short, lee, &Actor::unnamed(), now()).await.unwrap().unwrap();
    let owner = Some((Who::Known(short), None));
    let gone =
        dana.store.change_action(action, &ActionChange { owner, ..ActionChange::default() }, &Actor::unnamed(), now()).await.unwrap_err();
    let StoreError::PersonGone(gone) = gone else { panic!("{gone}") };
    assert_eq!(gone.to_string(), "L. Park and Lee Park were made one person in the meantime. Choose Lee Park.");
    let ticked = format!("person-{short}");
    let form = [("title", "Typed"), ("started", "2026-11-20"), ("some", "3"), ("most", "6"), (ticked.as_str(), "yes")];
    dana.post(&format!("{round}/settings"), &form).await.expect(409).says("Choose Lee Park.").says("value=\"Typed\"");
    is_sound(&dana).await;
}

#[tokio::test]
async fn chains_loops_and_strangers_are_refused() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let other = dana.start("", "Heron City").await;
    let (_, heron) = place(&dana, &other).await;
    for name in ["Ann", "Bo", "Cy"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let [ann, bo, cy] = [known(&dana, of, "Ann").await[0], known(&dana, of, "Bo").await[0], known(&dana, of, "Cy").await[0]];
    let stranger = known(&dana, heron, "Dana Ortiz").await[0];
    let same = async |one, other: String| dana.post(&format!("{home}/people/{one}/same-as"), &[("other", &other)]).await;
    same(ann, bo.to_string()).await.expect(303);
    same(ann, bo.to_string()).await.expect(303);
    same(bo, ann.to_string()).await.expect(409).says("Ann is the same person as Bo. Choose Bo instead.");
    same(cy, ann.to_string()).await.expect(409).says("Choose Bo instead.");
    same(bo, cy.to_string()).await.expect(409).says("Bo stands for Ann too.");
    same(cy, cy.to_string()).await.expect(409).says("this is the same record");
    same(cy, stranger.to_string()).await.expect(409).says("no longer on the list");
    same(cy, "x".to_owned()).await.expect(409).says("Choose the record that stands for both.");
    same(stranger, cy.to_string()).await.expect(404);
    dana.post(&format!("{home}/people/{bo}/delete"), &[]).await.expect(409).says("stands for one other record");
    same(cy, bo.to_string()).await.expect(303);
    dana.post(&format!("{home}/people/{stranger}/undo"), &[]).await.expect(404);
    is_sound(&dana).await;
    dana.post(&format!("{home}/delete"), &[("name", "Wren County")]).await.expect(303);
    dana.store.throw_out(Subject::Jurisdiction(of), now()).await.unwrap();
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_owner_whom_nobody_touched_refuses_nothing() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    for name in ["Lee Park", "L. Park", "Ana Silva"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let id = async |name| known(&dana, of, name).await[0];
    let (lee, short, ana) = (id("Lee Park").await, id("L. Park").await, id("Ana Silva").await);
    for (at, was) in [lee, short].into_iter().enumerate() {
        own(&dana, of, "Ask", was).await;
        let action = dana.store.actions(of).await.unwrap().into_iter().find(|action| action.owner.as_ref().unwrap().id == was).unwrap().id;
        let path = format!("/actions/{action}");
        let page = dana.get(&path).await;
        let (owner, owner_id) = (page.after("id=\"owner\"", "value"), page.after("id=\"owner-id\"", "value"));
        let (rev, notes) = (page.rev("owner"), page.rev("notes"));
        dana.post(&path, &[("owner", "Ana Silva"), ("rev-owner", &rev)]).await.expect(303);
        if at == 0 {
            dana.post(&format!("{home}/people/{lee}/delete"), &[]).await.expect(303);
        } else {
            dana.store.make_one(of, short, ana, &Actor::unnamed(), now()).await.unwrap().unwrap();
        }
        let change = ActionChange { owner: Some((Who::Known(was), Some(Revision::of(&was.to_string())))), ..ActionChange::default() };
        assert!(dana.store.change_action(action, &change, &Actor::unnamed(), now()).await.unwrap().is_empty());
        let stale = [("owner", owner.as_str()), ("owner-id", &owner_id), ("rev-owner", &rev), ("notes", "Noted"), ("rev-notes", &notes)];
        dana.post(&path, &stale).await.expect(303);
        let (_, now) = dana.store.action(action).await.unwrap();
        assert_eq!((now.owner.unwrap().id, now.notes.as_str()), (ana, "Noted"));
        // Who touched it is told.
        let change = ActionChange { owner: Some((Who::Known(was), Some(Revision::of("")))), ..ActionChange::default() };
        let gone = dana.store.change_action(action, &change, &Actor::unnamed(), self::now()).await.unwrap_err();
        assert!(matches!(gone, StoreError::PersonGone(_)), "{gone}");
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_record_for_which_another_stands_takes_no_changes_from_an_old_tab() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    for name in ["Lee Park", "L. Park", "Ann Wu"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let (lee, short, ann) =
        (known(&dana, of, "Lee Park").await[0], known(&dana, of, "L. Park").await[0], known(&dana, of, "Ann Wu").await[0]);
    let old = format!("{home}/people/{short}");
    let page = dana.get(&old).await;
    let revs = ["name", "title", "department", "organization"].map(|field| page.rev(field));
    dana.post(&format!("{old}/same-as"), &[("other", &lee.to_string())]).await.expect(303);

    let before = dana.store.export(None).await.unwrap().write();
    let typed = [("name", "L. Park"), ("title", "Planner"), ("rev-name", &revs[0]), ("rev-title", &revs[1])];
    let refused = dana.post(&old, &typed).await;
    refused.expect(409).says("L. Park and Lee Park were made one person in the meantime, so nothing was saved.").says("value=\"Planner\"");
    refused.says(&format!("action=\"{home}/people/{lee}\""));
    dana.post(&old, &[("name", " ")]).await.expect(422).says("Enter a name");
    dana.post(&format!("{old}/delete"), &[]).await.expect(409).says("nothing was put into the bin");
    dana.post(&format!("{old}/same-as"), &[("other", &ann.to_string())]).await.expect(409).says("is the same person as Lee Park already");
    assert_eq!(dana.store.export(None).await.unwrap().write(), before);
    is_sound(&dana).await;
}
