use proptest::prelude::*;

use super::*;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn all(links: &[(u128, &[u128])]) -> Vec<(Uuid, Follows)> {
    links.iter().map(|(one, before)| (id(*one), Follows::these(before.iter().copied().map(id)))).collect()
}

fn linked(all: &[(Uuid, Follows)]) -> Vec<Linked<'_>> {
    all.iter().map(|(id, follows)| Linked { id: *id, follows }).collect()
}

fn claim(one: u128, before: &[u128]) -> Claim {
    Claim { id: id(one), follows: Follows::these(before.iter().copied().map(id)), holds_over: Vec::new(), counts: true }
}

#[test]
fn links_are_written_in_one_way() {
    let both = Follows::these([id(7), id(3), id(7)]);
    assert_eq!(both.ids(), [id(3), id(7)]);
    assert_eq!(Follows::from_bytes(&both.to_bytes()), Some(both.clone()));
    assert_eq!(Follows::from_bytes(&[]), Some(Follows::nothing()));
    assert_eq!(Follows::from_bytes(&both.to_bytes()[..20]), None);
    let turned: Vec<u8> = [id(7), id(3)].iter().flat_map(|id| id.into_bytes()).collect();
    assert_eq!(Follows::from_bytes(&turned), None);
}

#[test]
fn what_follows_comes_after_whatever_the_ids_say() {
    let all = all(&[(1, &[9]), (9, &[5]), (5, &[]), (2, &[])]);
    let order = in_order(&linked(&all)).unwrap();
    assert_eq!(order.iter().map(|at| all[*at].0).collect::<Vec<_>>(), [id(2), id(5), id(9), id(1)]);
    assert_eq!(places(&linked(&all)).unwrap(), [3, 2, 1, 1]);
    assert_eq!(heads(&linked(&all)), [id(1), id(2)]);
}

#[test]
fn what_is_not_there_holds_nobody_up_and_a_ring_has_no_order() {
    assert!(in_order(&linked(&all(&[(1, &[77])]))).is_some());
    assert_eq!(in_order(&linked(&all(&[(1, &[2]), (2, &[1])]))), None);
    assert_eq!(places(&linked(&all(&[(1, &[1])]))), None);
}

#[test]
fn the_newest_is_what_nothing_follows_and_the_bin_is_passed_over() {
    let chain = |counts: [bool; 3]| {
        let mut all = [claim(9, &[]), claim(5, &[9]), claim(1, &[5])];
        all.iter_mut().zip(counts).for_each(|(claim, counts)| claim.counts = counts);
        newest(&all)
    };
    assert_eq!(chain([true, true, true]), [id(1)]);
    assert_eq!(chain([true, false, true]), [id(1)], "the one in the middle lies in the bin");
    assert_eq!(chain([true, true, false]), [id(5)]);
    assert_eq!(chain([true, false, false]), [id(9)]);
    assert!(chain([false, false, false]).is_empty());
}

#[test]
fn of_two_that_went_apart_both_stand_until_somebody_says_which_holds() {
    let mut all = [claim(1, &[]), claim(2, &[1]), claim(3, &[1])];
    assert_eq!(newest(&all), [id(2), id(3)]);
    all[1].holds_over = vec![id(3)];
    assert_eq!(newest(&all), [id(2)]);
    all[2].holds_over = vec![id(2)];
    assert_eq!(newest(&all), [id(2), id(3)], "each side chose its own");
    let further = [all.as_slice(), &[claim(4, &[2, 3])]].concat();
    assert_eq!(newest(&further), [id(4)]);
    let ring = [(2, 3), (3, 4), (4, 2)].map(|(one, over)| Claim { holds_over: vec![id(over)], ..claim(one, &[1]) });
    assert_eq!(newest(&ring).len(), 3, "nobody holds, so nothing is settled");
}

/// What happens to rounds in a copy.
#[derive(Debug, Clone)]
enum Act {
    Begin,
    Bin(usize),
    PutBack(usize),
    ThrowOut(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![3 => Just(Act::Begin), 1 => (0..9_usize).prop_map(Act::Bin), 1 => (0..9_usize).prop_map(Act::PutBack),
        1 => (0..9_usize).prop_map(Act::ThrowOut)]
}

/// A copy, with the rounds that it knows; those that were thrown out do not come back.
#[derive(Debug, Clone, Default)]
struct Copy {
    known: Vec<Claim>,
    gone: HashSet<Uuid>,
}

impl Copy {
    fn act(&mut self, act: &Act, next: &mut impl Iterator<Item = Uuid>) {
        let at = |n: &usize| n % self.known.len().max(1);
        match act {
            Act::Begin if newest(&self.known).len() < 2 => {
                let there: Vec<&Claim> = self.known.iter().filter(|claim| !self.gone.contains(&claim.id)).collect();
                let linked: Vec<Linked<'_>> = there.iter().map(|claim| Linked { id: claim.id, follows: &claim.follows }).collect();
                let follows = Follows::these(heads(&linked));
                self.known.push(Claim { id: next.next().unwrap(), follows, holds_over: Vec::new(), counts: true });
            }
            Act::Begin => {}
            Act::Bin(n) | Act::PutBack(n) | Act::ThrowOut(n) => {
                let at = at(n);
                let Some(claim) = self.known.get_mut(at) else { return };
                if matches!(act, Act::ThrowOut(_)) && !claim.counts {
                    self.gone.insert(claim.id);
                }
                claim.counts = matches!(act, Act::PutBack(_)) && !self.gone.contains(&claim.id);
            }
        }
    }

    /// Takes in what the other knows; of one that both know, what lies in either bin lies in the bin.
    fn bring(&mut self, other: &Self) {
        self.gone.extend(&other.gone);
        for claim in &other.known {
            match self.known.iter_mut().find(|known| known.id == claim.id) {
                Some(known) => known.counts &= claim.counts,
                None => self.known.push(claim.clone()),
            }
        }
        for claim in &mut self.known {
            claim.counts &= !self.gone.contains(&claim.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Ids come from clocks, so any order of them can be: whatever it is, in one copy the one begun last that counts is
    /// the newest.
    #[test]
    fn in_one_copy_the_last_one_begun_is_the_newest_whatever_the_clock_says(
        acts in proptest::collection::vec(act(), 0..20),
        ids in proptest::collection::hash_set(any::<u128>(), 20..=20),
    ) {
        let mut ids = ids.into_iter().map(Uuid::from_u128);
        let mut copy = Copy::default();
        for act in &acts {
            copy.act(act, &mut ids);
            let last = copy.known.iter().rev().find(|claim| claim.counts).map(|claim| claim.id);
            prop_assert_eq!(newest(&copy.known), last.into_iter().collect::<Vec<_>>());
        }
    }

    /// Two copies that go on apart and bring each other what they know agree on what is newest, and each place is
    /// behind whatever it follows.
    #[test]
    fn copies_that_know_the_same_agree(
        start in proptest::collection::vec(act(), 0..8),
        here in proptest::collection::vec(act(), 0..8),
        there in proptest::collection::vec(act(), 0..8),
        ids in proptest::collection::hash_set(any::<u128>(), 24..=24),
    ) {
        let mut ids = ids.into_iter().map(Uuid::from_u128);
        let mut one = Copy::default();
        for act in &start {
            one.act(act, &mut ids);
        }
        let mut other = one.clone();
        for act in &here {
            one.act(act, &mut ids);
        }
        for act in &there {
            other.act(act, &mut ids);
        }
        let before = one.clone();
        one.bring(&other);
        other.bring(&before);
        let sorted = |copy: &Copy| { let mut all = newest(&copy.known); all.sort_unstable(); all };
        prop_assert_eq!(sorted(&one), sorted(&other));
        prop_assert_eq!(sorted(&one).is_empty(), one.known.iter().all(|claim| !claim.counts));
        let linked: Vec<Linked<'_>> = one.known.iter().map(|claim| Linked { id: claim.id, follows: &claim.follows }).collect();
        let places = places(&linked).unwrap();
        for (claim, place) in one.known.iter().zip(&places) {
            for before in claim.follows.ids() {
                let at = one.known.iter().position(|known| known.id == *before).unwrap();
                prop_assert!(places[at] < *place);
            }
        }
    }
}
