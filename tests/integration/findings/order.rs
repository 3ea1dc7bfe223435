use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{begin, found, id, is_sound, items};
use crate::person::{Page, Person};

/// The findings under one heading, in their order.
fn under(page: &Page, heading: &str) -> Vec<String> {
    let end = format!("-{heading}");
    items(page, "finding-").into_iter().filter_map(|item| item.strip_suffix(&end).map(str::to_owned)).collect()
}

/// The revision that a finding's place has on a page.
fn seen(page: &Page, finding: &str) -> String {
    page.after(&format!("/findings/{finding}/move"), "value")
}

#[tokio::test]
async fn buttons_move_a_finding_past_the_one_shown_beside_it_and_keep_the_focus() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings");
    let (economy, power) = ("dimensions-economic-success", "dimensions-power-and-autonomy");
    let one = found(&dana, &home, "One", &[(economy, "yes")]).await;
    let two = found(&dana, &home, "Two", &[(power, "yes")]).await;
    let three = found(&dana, &home, "Three", &[(economy, "yes")]).await;
    let shown = dana.get(&page).await;
    let rev = seen(&shown, id(&three));
    let fields = [("to", "up"), ("view", "dimension"), ("under", "economic-success"), ("rev-position", rev.as_str())];
    let moved = dana.post(&format!("{three}/move"), &fields).await;
    moved.expect(303);
    let shown = dana.get(moved.location.split('#').next().unwrap()).await;
    assert_eq!(under(&shown, "economic-success"), [id(&three), id(&one)]);
    shown.says("value=\"down\" autofocus");
    // In a view where all stand together, it stands before both.
    let together = dana.get(&format!("{page}?view=group")).await;
    assert_eq!(under(&together, "none"), [id(&three), id(&one), id(&two)]);
    let last = [("to", "down"), ("view", "group"), ("under", "none")];
    dana.post(&format!("{two}/move"), &last).await.expect(303);
    assert_eq!(under(&dana.get(&format!("{page}?view=group")).await, "none"), [id(&three), id(&one), id(&two)], "it is the last");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_second_who_moves_a_finding_learns_that_it_stands_elsewhere() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings");
    let mut all = Vec::new();
    for name in ["One", "Two", "Three"] {
        all.push(found(&dana, &home, name, &[]).await);
    }
    let rev = seen(&dana.get(&page).await, id(&all[2]));
    let place = format!("{}/move", all[2]);
    let to = |name: &'static str, value: &str| [(name, value.to_owned()), ("rev-position", rev.clone())];
    let post = async |fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        dana.post(&place, &fields).await
    };
    post(&to("before", id(&all[0]))).await.expect(303);
    let late = post(&to("after", id(&all[0]))).await;
    late.expect(409).says("“Three” was not moved").says("This is where it stands now");
    assert_eq!(under(&late, "none"), [id(&all[2]), id(&all[0]), id(&all[1])]);
    post(&[("before", "00000000-0000-7000-8000-000000000001".to_owned())]).await.expect(409).says("was not moved");
    for odd in [("to", "left"), ("before", "1"), ("color", "blue")] {
        dana.post(&place, &[odd]).await.expect(400);
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_script_gets_the_lists_as_they_are_by_now() {
    let (dana, home) = begin().await;
    let (one, two) = (found(&dana, &home, "One", &[]).await, found(&dana, &home, "Two", &[]).await);
    let rev = seen(&dana.get(&format!("{home}/findings")).await, id(&two));
    let fields = [("before", id(&one)), ("view", "dimension"), ("under", "none"), ("rev-position", rev.as_str())];
    let moved = dana.save(&format!("{two}/move"), &fields).await;
    moved.expect(200).says("data-lists");
    assert_eq!(under(&moved, "none"), [id(&two), id(&one)]);
    dana.save(&format!("{two}/move"), &fields).await.expect(409).says("data-lists");
}

/// One of two people looks at the list, or moves a finding to before another one, as they last saw it.
#[derive(Debug, Clone, Copy)]
enum Step {
    Look { who: usize },
    Move { who: usize, what: usize, before: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        1 => (0..2_usize).prop_map(|who| Step::Look { who }),
        3 => (0..2_usize, 0..5_usize, 0..5_usize).prop_map(|(who, what, before)| Step::Move { who, what, before }),
    ];
    proptest::collection::vec(step, 1..14)
}

/// Lets two people move five findings, and tells how many moves were taken. A move is taken exactly when whoever makes it
/// has looked since that finding was last moved, or it was moved back to where they saw it; then it stands right before the other one, and nobody else changed
/// places. A move that was not taken changed nothing.
async fn survives(dana: &Person, home: &str, all: &[String], steps: Vec<Step>) -> usize {
    let page = format!("{home}/findings");
    let lee = dana.colleague();
    let people = [dana, &lee];
    let mut looked = [dana.get(&page).await, lee.get(&page).await];
    // Whether each of the two has seen where each finding stands.
    let mut knows = [[true; 5]; 2];
    let mut order = under(&looked[0], "none");
    let mut taken = 0;
    for step in steps {
        match step {
            Step::Look { who } => {
                looked[who] = people[who].get(&page).await;
                knows[who] = [true; 5];
            }
            Step::Move { who, what: at, before } => {
                let (what, before) = (id(&all[at]).to_owned(), id(&all[before]).to_owned());
                let rev = seen(&looked[who], &what);
                // Moved there and back, it stands where it was seen.
                knows[who][at] |= rev == seen(&dana.get(&page).await, &what);
                let fields = [("before", before.as_str()), ("rev-position", &rev)];
                let answer = people[who].post(&format!("{page}/{what}/move"), &fields).await;
                if knows[who][at] {
                    answer.expect(303);
                    let was = order.clone();
                    if what != before {
                        order.retain(|one| *one != what);
                        let to = order.iter().position(|one| *one == before).unwrap();
                        order.insert(to, what);
                    }
                    if order != was {
                        taken += 1;
                        for known in &mut knows {
                            known[at] = false;
                        }
                    }
                } else {
                    answer.expect(409).says("was not moved");
                }
            }
        }
        assert_eq!(under(&dana.get(&page).await, "none"), order);
    }
    taken
}

#[tokio::test(flavor = "multi_thread")]
async fn order_by_hand_survives_two_people() {
    let (dana, home) = begin().await;
    let mut all = Vec::new();
    for name in ["One", "Two", "Three", "Four", "Five"] {
        all.push(found(&dana, &home, name, &[]).await);
    }
    let here = tokio::runtime::Handle::current();
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    let taken = std::cell::Cell::new(0);
    let run = |steps| {
        let moved = tokio::task::block_in_place(|| here.block_on(survives(&dana, &home, &all, steps)));
        taken.set(taken.get() + moved);
        Ok(())
    };
    TestRunner::new(config).run(&steps(), run).unwrap();
    assert!(taken.get() >= 24, "moves are taken: {}", taken.get());
    is_sound(&dana).await;
}

#[tokio::test]
async fn moves_made_at_the_same_moment_keep_every_finding() {
    let (dana, home) = begin().await;
    let page = format!("{home}/findings");
    let mut all = Vec::new();
    for name in ["One", "Two", "Three", "Four"] {
        all.push(found(&dana, &home, name, &[]).await);
    }
    let rev = seen(&dana.get(&page).await, id(&all[3]));
    let place = format!("{}/move", all[3]);
    let lee = dana.colleague();
    let [mine, theirs] = [0, 1].map(|before| [("before", id(&all[before])), ("rev-position", rev.as_str())]);
    let (first, second) = tokio::join!(dana.post(&place, &mine), lee.post(&place, &theirs));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let mut now = under(&dana.get(&page).await, "none");
    now.sort();
    let mut wanted: Vec<String> = all.iter().map(|address| id(address).to_owned()).collect();
    wanted.sort();
    assert_eq!(now, wanted);
    is_sound(&dana).await;
}
