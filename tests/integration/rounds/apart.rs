//! Two copies that went on apart: both rounds and both decisions stand until somebody says which holds.

use milepost::bundle::{self, Bundle};
use milepost::domain::people::Actor;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use time::OffsetDateTime;

use crate::person::{Page, Person};

async fn bring(from: &Person, to: &Person) {
    let bytes = from.store.export(None).await.unwrap().write();
    let bundle: Bundle = bundle::read(&bytes).unwrap();
    let arrival = Arrival { bundle: &bundle, source: "wren.milepost.json", digest: &"0".repeat(64) };
    let choice = Choice::taking(Taken::All);
    let imported = to.store.import(arrival, &choice, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
    assert!(matches!(imported, Imported::Done(_)), "{imported:?}");
    is_sound(to).await;
}

async fn is_sound(person: &Person) {
    let findings = check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

async fn decide(person: &Person, round: &str, route: &str, reason: &str) -> Page {
    let page = person.get(&format!("{round}/decision?newer=yes")).await;
    let (rests, latest) = (page.after("name=\"rests\"", "value"), page.after("name=\"latest\"", "value"));
    let today = page.after("id=\"decided\"", "value");
    let deciders = "Ruth Amadi, County Manager";
    let fields =
        [("route", route), ("reason", reason), ("deciders", deciders), ("decided", &today), ("rests", &rests), ("latest", &latest)];
    person.post(&format!("{round}/decision"), &fields).await
}

/// A jurisdiction with a decision in two files; its home and its round.
async fn two() -> (Person, Person, String, String) {
    let (dana, lee) = (Person::new().await, Person::new().await);
    let round = dana.start("Dana Ortiz", "Wren County").await;
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("step-1.1", "in_place")]).await.expect(303);
    decide(&dana, &round, "proceed", "The mayor promised it").await.expect(303);
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    bring(&dana, &lee).await;
    (dana, lee, home, round)
}

#[tokio::test]
async fn of_two_decisions_made_apart_both_stand_until_somebody_says_which_holds() {
    let (dana, lee, home, round) = two().await;
    decide(&dana, &round, "postpone", "The budget was cut").await.expect(303);
    decide(&lee, &round, "proceed", "We go on all the same").await.expect(303);
    bring(&lee, &dana).await;

    for page in [&home, &round, &format!("{home}/plan"), &format!("{round}/verdict"), &format!("{round}/decision")] {
        dana.get(page).await.expect(200).says("Two copies of this jurisdiction went on apart.").says("Say which holds");
    }
    dana.get(&format!("{home}/plan")).await.says("Two decisions stand on this round");
    let text = dana.get(&format!("{round}/report.json")).await.text;
    assert!(!text.is_empty());
    dana.get(&format!("{round}/report")).await.expect(200).says("Two decisions stand on this round");
    decide(&dana, &round, "proceed", "A third one").await.expect(409).says("Say so first").says("A third one");
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(422).says("no one has said yet which");

    let page = dana.get(&format!("{home}/which")).await;
    page.expect(200).says("Which decision on").says("Postpone, decided").says("Proceed, decided");
    assert!(!page.text.contains("Say which holds</a>"), "it does not lead to itself: {}", page.text);
    let field = page.after("type=\"radio\"", "name");
    let shown = page.after(&format!("name=\"shown-{field}\""), "value");
    let hidden = format!("shown-{field}");
    let postponed = dana.store.apart(home.trim_start_matches("/jurisdictions/").parse().unwrap()).await.unwrap().decisions;
    assert_eq!(postponed.len(), 2);
    let chosen = postponed.iter().find(|decision| decision.reason == "The budget was cut").unwrap().id.to_string();
    dana.post(&format!("{home}/which"), &[(&hidden, &shown)]).await.expect(422).says("Choose one of them.");
    dana.post(&format!("{home}/which"), &[(&hidden, &chosen), (&field, &chosen)]).await.expect(409).says("Look again");
    dana.post(&format!("{home}/which"), &[(&hidden, &shown), (&field, &chosen)]).await.expect(303);
    is_sound(&dana).await;
    let page = dana.get(&format!("{round}/decision")).await;
    page.says("The budget was cut");
    assert!(!page.text.contains("went on apart"), "{}", page.text);
    dana.get(&format!("{home}/history")).await.says("Said to hold, where two copies went on apart").says("Dana Ortiz");
    dana.get(&format!("{home}/which")).await.expect(200).says("There is nothing to say here.");

    // The other copy hears of it, and both are the same again.
    bring(&dana, &lee).await;
    lee.get(&format!("{round}/decision")).await.says("The budget was cut");
    assert_eq!(lee.store.export(None).await.unwrap().write(), dana.store.export(None).await.unwrap().write());
    decide(&lee, &round, "proceed", "Money came after all").await.expect(303);
    bring(&lee, &dana).await;
    let page = dana.get(&format!("{round}/decision")).await;
    page.says("Money came after all");
    assert!(!page.text.contains("went on apart"), "{}", page.text);
}

#[tokio::test]
async fn of_two_rounds_begun_apart_both_are_open_until_somebody_says_which_is_the_newest() {
    let (dana, lee, home, _) = two().await;
    let new = format!("{home}/assessments");
    let ours = dana.post(&new, &[("title", "Ours")]).await.expect(303).location.clone();
    let theirs = lee.post(&new, &[("title", "Theirs")]).await.expect(303).location.clone();
    bring(&lee, &dana).await;
    for round in [&ours, &theirs] {
        dana.post(&format!("{round}/conditions/data-capacity"), &[("need", "Both are open")]).await.expect(303);
    }
    dana.post(&new, &[("title", "A third one")]).await.expect(409).says("which of their rounds is the newest").says("A third one");
    decide(&dana, &ours, "proceed", "On neither").await.expect(409);
    let page = dana.get(&format!("{home}/which")).await;
    page.says("Which round is the newest?").says("Ours, begun").says("Theirs, begun");
    let shown = page.after("name=\"shown-round\"", "value");
    let chosen = theirs.trim_start_matches("/assessments/");
    dana.post(&format!("{home}/which"), &[("shown-round", &shown), ("round", chosen)]).await.expect(303);
    is_sound(&dana).await;
    dana.get(&ours).await.says("This round is read-only");
    dana.get(&theirs).await.expect(200);
    let third = dana.post(&new, &[("title", "A third one")]).await.expect(303).location.clone();
    dana.post(&format!("{third}/conditions/data-capacity"), &[("need", "It is the newest")]).await.expect(303);
    dana.get(&theirs).await.says("This round is read-only");
    is_sound(&dana).await;
}

#[tokio::test]
async fn of_two_who_begin_a_round_at_once_the_second_is_told() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let new = format!("{}/assessments", dana.get(&round).await.after("class=\"where\"", "href"));
    let latest = dana.get(&new).await.after("name=\"latest\"", "value");
    dana.post(&new, &[("title", "The first"), ("latest", &latest)]).await.expect(303);
    let refused = dana.post(&new, &[("title", "The second"), ("latest", &latest)]).await;
    refused.expect(409).says("somebody else started a round").says("The second");
    let now = refused.after("name=\"latest\"", "value");
    assert_ne!(now, latest);
    dana.post(&new, &[("title", "The second"), ("latest", &now)]).await.expect(303);
    dana.post(&new, &[("title", "x"), ("latest", "nobody")]).await.expect(400);
}

#[tokio::test]
async fn a_round_put_back_from_the_bin_takes_its_place_again() {
    let dana = Person::new().await;
    let first = dana.start("Dana Ortiz", "Wren County").await;
    let new = format!("{}/assessments", dana.get(&first).await.after("class=\"where\"", "href"));
    let second = dana.post(&new, &[("title", "Second")]).await.expect(303).location.clone();
    dana.post(&format!("{second}/delete"), &[("title", "Second")]).await.expect(303);
    assert!(!dana.get(&first).await.text.contains("This round is read-only"));
    let third = dana.post(&new, &[("title", "Third")]).await.expect(303).location.clone();
    let id = second.trim_start_matches("/assessments/").parse().map(milepost::domain::history::Subject::Assessment).unwrap();
    dana.store.put_back(id, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
    dana.get(&second).await.says("This round is read-only");
    assert!(!dana.get(&third).await.text.contains("This round is read-only"), "it follows the one that lay in the bin");
    is_sound(&dana).await;
    // Deleted for good, the one in the middle leaves the order as it is.
    dana.post(&format!("{second}/delete"), &[("title", "Second")]).await.expect(303);
    dana.store.throw_out(id, OffsetDateTime::now_utc()).await.unwrap();
    dana.get(&first).await.says("This round is read-only");
    assert!(!dana.get(&third).await.text.contains("This round is read-only"));
    is_sound(&dana).await;
    // What begins then follows the last one alone: the first has been followed, though by one that is gone.
    dana.post(&new, &[("title", "Fourth")]).await.expect(303);
    let rounds = dana.store.export(None).await.unwrap().jurisdictions.remove(0).rounds;
    let of = |title: &str| rounds.iter().find(|round| round.title == title).unwrap();
    assert_eq!(of("Fourth").follows, [of("Third").id]);
    is_sound(&dana).await;
}

#[tokio::test]
async fn of_two_answers_nothing_is_saved_where_one_is_overtaken() {
    let (dana, lee, home, round) = two().await;
    decide(&dana, &round, "postpone", "The budget was cut").await.expect(303);
    decide(&lee, &round, "proceed", "We go on all the same").await.expect(303);
    let new = format!("{home}/assessments");
    dana.post(&new, &[("title", "Ours")]).await.expect(303);
    let theirs = lee.post(&new, &[("title", "Theirs")]).await.expect(303).location.clone();
    bring(&lee, &dana).await;
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let before = dana.store.export(None).await.unwrap().write();
    let apart = dana.store.apart(id).await.unwrap();
    assert_eq!((apart.rounds.len(), apart.decisions.len()), (2, 2));
    let page = dana.get(&format!("{home}/which")).await;
    let shown = page.after("name=\"shown-round\"", "value");
    let round = round.trim_start_matches("/assessments/");
    let (field, hidden) = (format!("decision-{round}"), format!("shown-decision-{round}"));
    let decisions = page.after(&format!("name=\"{hidden}\""), "value");
    let (chosen, holds) = (theirs.trim_start_matches("/assessments/"), apart.decisions[0].id.to_string());
    let answers =
        |shown_decisions| [("shown-round", shown.as_str()), ("round", chosen), (&hidden, shown_decisions), (&field, holds.as_str())];
    let page = dana.post(&format!("{home}/which"), &answers(&holds)).await;
    page.expect(409).says("Nothing was saved.").says("Which round is the newest?").says("Which decision on");
    assert!(dana.store.export(None).await.unwrap().write() == before, "not the one answer either");
    dana.post(&format!("{home}/which"), &answers(&decisions)).await.expect(303);
    let apart = dana.store.apart(id).await.unwrap();
    assert_eq!((apart.rounds.len(), apart.decisions.len()), (0, 0));
    // A second tab still asks both.
    let before = dana.store.export(None).await.unwrap().write();
    for fields in [&answers(&decisions)[..], &answers(&decisions)[..2], &[("shown-round", shown.as_str())]] {
        dana.post(&format!("{home}/which"), fields).await.expect(409).says("Nothing was saved.").says("There is nothing to say here.");
    }
    assert!(dana.store.export(None).await.unwrap().write() == before);
    is_sound(&dana).await;
}
