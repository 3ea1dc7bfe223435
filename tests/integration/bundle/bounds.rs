//! How much there may be of what a form bounds, in a bundle and in what becomes of two.

use milepost::bundle::{self, Bundle, FundingLine, Id, Line, PopulationGroup, Refusal};
use milepost::domain::people::Actor;
use milepost::store::bundle::Imported;

use super::desk::{Desk, NOON, none, rich};

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

#[tokio::test]
async fn two_copies_that_are_too_much_together_are_not_made_one() {
    let (desk, _, of) = rich().await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    for (desk, word) in [(&desk, "here"), (&other, "there")] {
        for n in 0..260 {
            let name = format!("Group {n} {word}");
            desk.store.add_population_group(of, &name, "", &Actor::unnamed(), NOON).await.unwrap().unwrap();
        }
    }
    let before = desk.all().await;
    let came = desk.take_in(&other.all().await, none()).await;
    let Imported::Refused(refusal) = came else { panic!("{came:?}") };
    let said = refusal.to_string();
    assert!(said.contains("Wren County") && said.contains("holds 500 groups"), "{said}");
    assert_eq!(desk.all().await, before, "nothing was changed");
}

/// The bundle, in which this many copies wrote the name of a jurisdiction for the first time, each beside the others.
fn apart(whole: &Bundle, copies: usize) -> Bundle {
    let mut bundle = whole.clone();
    let history = &mut bundle.jurisdictions[0].history;
    let line = history.iter().find(|line| line.subject == "jurisdiction" && line.field == "name").unwrap().clone();
    history.extend((0..copies).map(|_| {
        let mut line = Line { id: Id(uuid::Uuid::now_v7()), ..line.clone() };
        line.digest = bundle::hex(&line.event().unwrap().digest());
        line
    }));
    bundle
}

#[tokio::test]
async fn a_field_that_went_on_apart_in_very_many_copies_is_refused_or_brought_together() {
    let (desk, _, _) = rich().await;
    let whole = bundle::read(&desk.all().await).unwrap();
    let said = refusal(&apart(&whole, 40_000)).to_string();
    assert!(said.starts_with("Wren County, ") && said.contains("went on apart in more than 1000 copies"), "{said}");
    // Each of these may come; both together are more than may go out again, unless they are brought together.
    for _ in 0..2 {
        desk.brings(&apart(&whole, 700).write(), none()).await;
    }
    desk.is_sound().await;
    bundle::read(&desk.all().await).unwrap();
}
