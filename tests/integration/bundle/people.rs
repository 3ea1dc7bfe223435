//! People whom one of two copies took off its list, and whom the other names.

use milepost::bundle::{self, Bundle, FundingLine, Id, PopulationGroup, Refusal, What};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::{JurisdictionId, PersonId};
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::store::NewAction;
use milepost::store::bundle::Taken;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use time::Duration;

use super::desk::{Desk, NOON, none, rich};

/// Two copies of one file with Lee Park on the list.
async fn copies() -> (Desk, Desk, JurisdictionId, PersonId) {
    let (desk, _, of) = rich().await;
    let lee = add(&desk, of, "Lee Park").await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    (desk, other, of, lee)
}

async fn add(desk: &Desk, of: JurisdictionId, name: &str) -> PersonId {
    let profile = Profile { name: name.to_owned(), ..Profile::default() };
    desk.store.add_person(of, &profile, &Actor::unnamed(), NOON).await.unwrap()
}

async fn own(desk: &Desk, of: JurisdictionId, owner: PersonId) {
    let facts = vec![(Fact::What, "Write to everybody".to_owned())];
    let action = NewAction { facts, owner: Some(Who::Known(owner)), ..NewAction::default() };
    desk.store.add_action(of, &action, &Actor::unnamed(), NOON).await.unwrap();
}

async fn bin(desk: &Desk, id: PersonId) {
    desk.store.bin_person(id, &Actor::unnamed(), NOON).await.unwrap().unwrap();
}

async fn is_listed(desk: &Desk, of: JurisdictionId, id: PersonId) -> bool {
    desk.store.listed_people(of).await.unwrap().iter().any(|listed| listed.person.id == id)
}

/// The file is whole, and what leaves it can be read.
async fn is_whole(desk: &Desk) {
    desk.is_sound().await;
    bundle::read(&desk.all().await).unwrap();
}

#[tokio::test]
async fn whoever_is_named_comes_out_of_the_bin() {
    let (desk, other, of, lee) = copies().await;
    bin(&desk, lee).await;
    own(&other, of, lee).await;
    desk.brings(&other.all().await, none()).await;
    assert!(is_listed(&desk, of, lee).await);
    let lines = desk.store.history(Subject::Person(lee), milepost::store::FieldFilter::All, None).await.unwrap().events;
    assert_eq!((lines[0].field.as_str(), lines[0].after.as_str()), ("deleted", ""), "with a line of the history");
    is_whole(&desk).await;
    let before = desk.all().await;
    assert!(desk.brings(&other.all().await, none()).await.new.is_empty());
    assert_eq!(desk.all().await, before, "nothing is written twice");
}

#[tokio::test]
async fn whoever_is_gone_comes_back_with_what_names_them() {
    let (desk, other, of, lee) = copies().await;
    bin(&desk, lee).await;
    desk.store.throw_out(Subject::Person(lee), NOON).await.unwrap();
    let kept = desk.brings(&other.all().await, none()).await;
    assert!(matches!(&kept.left[..], [left] if matches!(left.what, What::GoneHere(_))), "{kept:?}");
    assert!(!is_listed(&desk, of, lee).await, "nothing names them");
    own(&other, of, lee).await;
    let came = desk.brings(&other.all().await, none()).await;
    assert!(came.left.is_empty() && came.taken.len() == 1, "{came:?}");
    assert!(is_listed(&desk, of, lee).await);
    is_whole(&desk).await;
}

#[tokio::test]
async fn whoever_is_named_here_stays_whatever_was_done_there() {
    for is_gone in [false, true] {
        let (desk, other, of, lee) = copies().await;
        own(&desk, of, lee).await;
        bin(&other, lee).await;
        if is_gone {
            other.store.throw_out(Subject::Person(lee), NOON).await.unwrap();
        }
        let outcome = desk.brings(&other.all().await, Taken::All).await;
        assert!(outcome.taken.is_empty(), "{outcome:?}");
        assert_eq!(outcome.left.iter().map(|left| left.subject).collect::<Vec<_>>(), [Subject::Person(lee)], "told as kept");
        assert!(is_listed(&desk, of, lee).await);
        is_whole(&desk).await;
    }
}

#[tokio::test]
async fn whoever_becomes_the_same_as_somebody_takes_them_out_of_the_bin() {
    let (desk, other, of, lee) = copies().await;
    let short = add(&other, of, "L. Park").await;
    desk.brings(&other.all().await, none()).await;
    bin(&desk, lee).await;
    other.store.make_one(of, short, lee, &Actor::unnamed(), NOON).await.unwrap().unwrap();
    desk.brings(&other.all().await, Taken::These([short.to_string()].into())).await;
    assert!(is_listed(&desk, of, lee).await);
    is_whole(&desk).await;
}

#[tokio::test]
async fn what_ends_a_tie_is_taken_before_what_makes_one_and_what_is_dropped_is_told() {
    let (desk, other, of, lee) = copies().await;
    let (ann, bo) = (add(&other, of, "Ann").await, add(&other, of, "Bo").await);
    desk.brings(&other.all().await, none()).await;
    // Each of the two directions: one of them has the difference that ends the tie after the one that makes one.
    let one = async |desk: &Desk, who, with| desk.store.make_one(of, who, with, &Actor::unnamed(), NOON).await.unwrap().unwrap();
    for (first, second) in [(ann, bo), (bo, ann)] {
        one(&desk, first, second).await;
        one(&other, second, first).await;
        let outcome = desk.brings(&other.all().await, Taken::All).await;
        assert!(outcome.left.is_empty() && outcome.taken.len() == 2, "{outcome:?}");
        is_whole(&desk).await;
        for desk in [&desk, &other] {
            desk.store.make_two(of, second, &Actor::unnamed(), NOON + Duration::hours(1)).await.unwrap();
        }
        other.brings(&desk.all().await, Taken::All).await;
    }
    // Taken alone it would make a chain of three: it stays, and is told so.
    one(&desk, ann, bo).await;
    one(&other, lee, ann).await;
    let outcome = desk.brings(&other.all().await, Taken::These([lee.to_string()].into())).await;
    assert!(outcome.taken.is_empty(), "{outcome:?}");
    assert!(outcome.left.iter().any(|left| left.subject == Subject::Person(lee)), "{outcome:?}");
    is_whole(&desk).await;
}

#[tokio::test]
async fn the_bin_is_emptied_of_all_but_whoever_is_named() {
    let (desk, _, of, lee) = copies().await;
    let ann = add(&desk, of, "Ann").await;
    bin(&desk, lee).await;
    bin(&desk, ann).await;
    // As an earlier version left it.
    let mut file = SqliteConnectOptions::new().filename(desk.store.path()).connect().await.unwrap();
    let sql = "UPDATE actions SET owner = $1 WHERE id = (SELECT min(id) FROM actions)";
    sqlx::query(sql).bind(lee.0).execute(&mut file).await.unwrap();
    assert!(desk.store.throw_out(Subject::Person(lee), NOON).await.is_err());
    let mut gone = 0;
    for day in 0..40 {
        gone += desk.store.empty_bin(NOON + Duration::days(day)).await.unwrap();
    }
    assert_eq!(gone, 1);
    let left: Vec<Subject> = desk.store.binned().await.unwrap().iter().map(|binned| binned.subject).collect();
    assert_eq!(left, [Subject::Person(lee)]);
}

fn refusal(bundle: &Bundle) -> Refusal {
    bundle::read(&bundle.write()).unwrap_err()
}

#[tokio::test]
async fn more_than_a_form_takes_is_refused_at_the_door() {
    let (desk, _, _) = rich().await;
    let whole = bundle::read(&desk.all().await).unwrap();
    let id = || Id(uuid::Uuid::now_v7());
    let mut lines = whole.clone();
    let line = |amount: &str| FundingLine {
        id: id(),
        source: "Grant".to_owned(),
        amount: amount.to_owned(),
        standing: "needed".to_owned(),
        position: "n".to_owned(),
        ..FundingLine::default()
    };
    lines.jurisdictions[0].actions[0].funding_lines = (0..31).map(|_| line("1")).collect();
    let said = refusal(&lines).to_string();
    assert!(said.contains("An action holds 30 funding lines."), "{said}");
    lines.jurisdictions[0].actions[0].funding_lines = (0..2).map(|_| line("999999999999")).collect();
    let said = refusal(&lines).to_string();
    assert!(said.contains("ten billion dollars"), "{said}");
    let mut groups = whole.clone();
    let group = |n| PopulationGroup { id: id(), name: format!("Group {n}"), position: "n".to_owned(), ..PopulationGroup::default() };
    groups.jurisdictions[0].population_groups = (0..501).map(group).collect();
    let said = refusal(&groups).to_string();
    assert!(said.contains("holds 500 groups"), "{said}");
    let mut twice = whole.clone();
    let actor = bundle::Actor { id: id(), name: "Dana Ortiz".to_owned(), ..bundle::Actor::default() };
    twice.jurisdictions[0].people.iter_mut().take(2).for_each(|person| person.actor = Some(actor.id));
    let second = twice.jurisdictions[0].people[1].name.clone();
    twice.actors.push(actor);
    let said = refusal(&twice).to_string();
    assert!(said.contains(&second) && said.contains("is already who this is at a browser"), "{said}");
    let mut over = whole.clone();
    let mut ids: Vec<String> = (0..109).map(|_| id().to_string()).collect();
    ids.sort_unstable();
    over.jurisdictions[0].rounds[0].holds_over = ids.join("\n");
    let said = refusal(&over).to_string();
    assert!(said.contains("in place of 108 others at most"), "{said}");
    let mut apart = whole;
    let round = apart.jurisdictions[0].rounds[0].clone();
    let beside = (0..109).map(|_| bundle::Round {
        id: id(),
        follows: Vec::new(),
        asks: Vec::new(),
        meetings: Vec::new(),
        decisions: Vec::new(),
        ..round.clone()
    });
    apart.jurisdictions[0].rounds.extend(beside.collect::<Vec<_>>());
    assert!(matches!(refusal(&apart), Refusal::Apart { most: 109, .. }));
}
