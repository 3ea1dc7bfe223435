use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::{Moved, Said, moved};
use crate::domain::order::Follows;

fn said<'a>(id: u128, follows: &[u128], after: &'a str) -> Said<'a> {
    Said { id: Uuid::from_u128(id), follows: Follows::these(follows.iter().copied().map(Uuid::from_u128)), after }
}

#[test]
fn what_one_copy_changed_alone_is_told_from_what_both_did() {
    let base = said(9, &[], "a");
    let same = [base.clone()];
    let ours = [base.clone(), said(3, &[9], "b")];
    let theirs = [base.clone(), said(5, &[9], "c")];
    assert_eq!(moved(&same, &same), Moved::Neither);
    assert_eq!(moved(&ours, &same), Moved::Ours);
    assert_eq!(moved(&same, &theirs), Moved::Theirs);
    assert_eq!(moved(&ours, &theirs), Moved::Both);
    assert_eq!(moved(&[], &theirs), Moved::Theirs, "nobody here had said anything");
    assert_eq!(moved(&[], &[]), Moved::Neither);
}

#[test]
fn two_that_say_the_same_apart_need_no_choice_and_one_that_goes_back_does() {
    let base = said(9, &[], "a");
    let ours = [base.clone(), said(3, &[9], "b")];
    let same = [base.clone(), said(5, &[9], "b")];
    assert_eq!(moved(&ours, &same), Moved::Neither);
    // Somebody put it back here on purpose: that is a change, though it reads as before.
    let back = [base.clone(), said(3, &[9], "b"), said(4, &[3], "a")];
    let theirs = [base, said(5, &[9], "c")];
    assert_eq!(moved(&back, &theirs), Moved::Both);
}

#[test]
fn what_was_settled_in_one_copy_is_settled_in_the_other() {
    let apart = [said(9, &[], "a"), said(3, &[9], "b")];
    let settled = [said(9, &[], "a"), said(3, &[9], "b"), said(5, &[9], "c"), said(1, &[3, 5], "c")];
    assert_eq!(moved(&apart, &settled), Moved::Theirs);
    assert_eq!(moved(&settled, &apart), Moved::Ours);
}

#[test]
fn what_belongs_together_was_changed_by_both_if_each_changed_a_part() {
    assert_eq!(Moved::Ours.with(Moved::Theirs), Moved::Both);
    assert_eq!(Moved::Neither.with(Moved::Theirs), Moved::Theirs);
    assert_eq!(Moved::Ours.with(Moved::Ours), Moved::Ours);
    assert!(Moved::Both.is_here() && Moved::Both.is_there() && !Moved::Ours.is_there() && !Moved::Theirs.is_here());
}

/// One copy of one field: its lines by id, each with what it follows and what it says.
type Branch = BTreeMap<u128, (Vec<u128>, String)>;

fn lines(copy: &Branch) -> Vec<Said<'_>> {
    copy.iter().map(|(id, (follows, after))| said(*id, follows, after)).collect()
}

fn heads(copy: &Branch) -> Vec<u128> {
    let followed: BTreeSet<u128> = copy.values().flat_map(|(follows, _)| follows).copied().collect();
    copy.keys().copied().filter(|id| !followed.contains(id)).collect()
}

fn value(copy: &Branch) -> String {
    let words: BTreeSet<&String> = heads(copy).iter().map(|id| &copy[id].1).collect();
    assert!(words.len() < 2, "a copy says one thing: {copy:?}");
    words.into_iter().next().cloned().unwrap_or_default()
}

/// Ids come from clocks that go as they please: those of later lines are not the greater ones.
#[derive(Debug, Clone)]
struct Ids(Vec<u32>, u32);

impl Ids {
    fn fresh(&mut self) -> u128 {
        self.1 += 1;
        self.0.rotate_left(1);
        (u128::from(self.0[0]) << 32) | u128::from(self.1)
    }
}

/// What somebody chose: of two texts always the one that was written in a greater round of play.
fn preferred(one: &str, other: &str) -> String {
    let round = |text: &str| text.parse::<usize>().unwrap_or(0);
    if round(one) > round(other) { one.to_owned() } else { other.to_owned() }
}

/// Takes `from` into `to`, as an import does: what one changed alone holds, a choice is written down after all that it
/// settles.
fn merge(to: &mut Branch, from: &Branch, ids: &mut Ids) -> Moved {
    let (here, there, moved) = (value(to), value(from), moved(&lines(to), &lines(from)));
    let before = heads(to);
    for (id, line) in from {
        let known = to.insert(*id, line.clone());
        assert!(known.is_none_or(|known| known == *line));
    }
    match moved {
        Moved::Both => {
            let chosen = preferred(&here, &there);
            let follows = heads(to);
            assert!(follows.len() > 1);
            to.insert(ids.fresh(), (follows, chosen.clone()));
            assert_eq!(value(to), chosen);
        }
        Moved::Theirs => assert_eq!(value(to), there),
        Moved::Ours => {
            assert_eq!(value(to), here);
            assert_eq!(heads(to), before, "what they know of is behind us");
        }
        Moved::Neither => assert_eq!(value(to), here),
    }
    moved
}

/// What is done: somebody writes in a copy, or takes another into it.
#[derive(Debug, Clone, Copy)]
enum Act {
    Write(usize),
    Merge(usize, usize),
}

fn act(copies: usize) -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..copies).prop_map(Act::Write),
        1 => (0..copies, 0..copies).prop_map(|(to, from)| Act::Merge(to, from)),
    ]
}

fn take(copies: &mut [Branch], (to, from): (usize, usize), ids: &mut Ids) -> Moved {
    let came = copies[from].clone();
    merge(&mut copies[to], &came, ids)
}

proptest! {
    #[test]
    fn two_copies_are_seen_alike_from_both_sides(
        acts in proptest::collection::vec(act(2), 0..24),
        clock in proptest::collection::vec(any::<u32>(), 1..9),
    ) {
        let (mut copies, mut ids) = (vec![Branch::new(); 2], Ids(clock, 0));
        for (at, act) in acts.iter().enumerate() {
            match *act {
                Act::Write(to) => {
                    let line = (heads(&copies[to]), (at / 2 + 1).to_string());
                    copies[to].insert(ids.fresh(), line);
                }
                Act::Merge(to, from) => {
                    take(&mut copies, (to, from), &mut ids);
                }
            }
        }
        let one = moved(&lines(&copies[0]), &lines(&copies[1]));
        let turned = match moved(&lines(&copies[1]), &lines(&copies[0])) {
            Moved::Ours => Moved::Theirs,
            Moved::Theirs => Moved::Ours,
            alike => alike,
        };
        prop_assert_eq!(one, turned);
        // Each takes in the other's, and then they are one: line by line.
        take(&mut copies, (0, 1), &mut ids);
        prop_assert!(take(&mut copies, (1, 0), &mut ids) != Moved::Both, "what was settled is not asked again");
        prop_assert_eq!(&copies[0], &copies[1]);
        for (to, from) in [(0, 1), (1, 0)] {
            prop_assert_eq!(take(&mut copies, (to, from), &mut ids), Moved::Neither);
        }
        prop_assert_eq!(&copies[0], &copies[1]);
    }

    #[test]
    fn three_copies_end_with_one_thing_whatever_the_order_in_which_they_meet(
        acts in proptest::collection::vec(act(3), 0..24),
        clock in proptest::collection::vec(any::<u32>(), 1..9),
        meetings in proptest::collection::vec((0..3_usize, 0..3_usize), 0..9),
        others in proptest::collection::vec((0..3_usize, 0..3_usize), 0..9),
    ) {
        let (mut copies, mut ids) = (vec![Branch::new(); 3], Ids(clock, 0));
        let mut written = BTreeSet::from([String::new()]);
        for (at, act) in acts.iter().enumerate() {
            match *act {
                Act::Write(to) => {
                    let (follows, text) = (heads(&copies[to]), (at + 1).to_string());
                    written.insert(text.clone());
                    copies[to].insert(ids.fresh(), (follows, text));
                }
                Act::Merge(to, from) => {
                    take(&mut copies, (to, from), &mut ids);
                }
            }
        }
        let all: BTreeSet<u128> = copies.iter().flat_map(|copy| copy.keys().copied()).collect();
        let mut ends = Vec::new();
        for meetings in [meetings, others] {
            let mut copies = copies.clone();
            // In any order and any number of times, and then until each has heard of all.
            let rest = [(0, 1), (0, 2), (1, 0), (2, 0)];
            for (to, from) in meetings.into_iter().chain(rest) {
                take(&mut copies, (to, from), &mut ids);
            }
            prop_assert_eq!(&copies[0], &copies[1]);
            prop_assert_eq!(&copies[0], &copies[2]);
            prop_assert!(all.iter().all(|id| copies[0].contains_key(id)), "nothing is missing");
            prop_assert!(written.contains(&value(&copies[0])), "nobody wrote {}", value(&copies[0]));
            ends.push(value(&copies[0]));
        }
        prop_assert_eq!(&ends[0], &ends[1]);
    }
}
