//! What follows what: the links between things of one kind, and the order that they make. Neither ids nor clocks make it.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use uuid::Uuid;

/// The ids of what something follows: none of a first, one as a rule, several where what went apart was brought
/// together. They stand in their own order, each once, so that the same links are always written the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Follows(Vec<Uuid>);

impl Follows {
    /// It follows nothing.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Vec::new())
    }

    /// It follows these.
    #[must_use]
    pub fn these(ids: impl IntoIterator<Item = Uuid>) -> Self {
        let mut ids: Vec<Uuid> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Self(ids)
    }

    /// The ids.
    #[must_use]
    pub fn ids(&self) -> &[Uuid] {
        &self.0
    }

    /// Whether it follows nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// The stored form: sixteen bytes for each id.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|id| id.into_bytes()).collect()
    }

    /// Reads the stored form. `None` for anything that [`Follows::to_bytes`] would not have written.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (ids, rest) = bytes.as_chunks::<16>();
        let ids: Vec<Uuid> = ids.iter().map(|id| Uuid::from_bytes(*id)).collect();
        (rest.is_empty() && ids.is_sorted_by(|one, next| one < next)).then_some(Self(ids))
    }
}

/// The same links past what lies in the bin: instead of one of `gone` it follows what that one followed.
#[must_use]
pub fn past<S: std::hash::BuildHasher>(follows: &Follows, gone: &HashMap<Uuid, &Follows, S>) -> Follows {
    let (mut left, mut passed) = (Vec::new(), HashSet::new());
    let mut next = follows.ids().to_vec();
    while let Some(id) = next.pop() {
        match gone.get(&id) {
            // Two copies can have said of each other's that their own holds.
            Some(before) if passed.insert(id) => next.extend(before.ids()),
            Some(_) => {}
            None => left.push(id),
        }
    }
    Follows::these(left)
}

/// Something with what it follows.
#[derive(Debug, Clone, Copy)]
pub struct Linked<'a> {
    /// Its id.
    pub id: Uuid,
    /// What it follows.
    pub follows: &'a Follows,
}

/// The places of all these in an order in which each comes after what it follows; where the links leave a choice, the
/// smaller id comes first. What is not among them counts as long gone by. `None` if they follow each other in a ring.
#[must_use]
pub fn in_order(all: &[Linked<'_>]) -> Option<Vec<usize>> {
    let (mut waits, followers) = ways(all);
    let ready = |(at, waits): (usize, &usize)| (*waits == 0).then(|| Reverse((all[at].id, at)));
    let mut next: BinaryHeap<Reverse<(Uuid, usize)>> = waits.iter().enumerate().filter_map(ready).collect();
    let mut order = Vec::with_capacity(all.len());
    while let Some(Reverse((_, at))) = next.pop() {
        order.push(at);
        for follower in &followers[at] {
            waits[*follower] -= 1;
            if waits[*follower] == 0 {
                next.push(Reverse((all[*follower].id, *follower)));
            }
        }
    }
    (order.len() == all.len()).then_some(order)
}

/// For each, how many of the others it follows, and which of them follow it.
fn ways(all: &[Linked<'_>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let places: HashMap<Uuid, usize> = all.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let (mut waits, mut followers) = (vec![0; all.len()], vec![Vec::new(); all.len()]);
    for (at, one) in all.iter().enumerate() {
        for before in one.follows.ids().iter().filter_map(|id| places.get(id)) {
            waits[at] += 1;
            followers[*before].push(at);
        }
    }
    (waits, followers)
}

/// The heads: those that none of them follows, in the order in which they are given.
#[must_use]
pub fn heads(all: &[Linked<'_>]) -> Vec<Uuid> {
    let followed: HashSet<Uuid> = all.iter().flat_map(|one| one.follows.ids()).copied().collect();
    all.iter().map(|one| one.id).filter(|id| !followed.contains(id)).collect()
}

/// How many steps the longest way from each back to a first has, counted from one. `None` as for [`in_order`].
#[must_use]
pub fn places(all: &[Linked<'_>]) -> Option<Vec<i64>> {
    let order = in_order(all)?;
    let (_, followers) = ways(all);
    let mut places = vec![1; all.len()];
    for at in order {
        for follower in &followers[at] {
            places[*follower] = places[*follower].max(places[at] + 1);
        }
    }
    Some(places)
}

/// A round or a decision among the others of its kind.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its id.
    pub id: Uuid,
    /// What it follows.
    pub follows: Follows,
    /// Over which others somebody said that it holds.
    pub holds_over: Vec<Uuid>,
    /// Whether it counts. What lies in the bin or was deleted for good does not, but what follows it still follows
    /// what came before it.
    pub counts: bool,
}

/// Which of these hold: those that count, that nothing which counts follows, not even by way of others, and over
/// which none of the same kind was said to hold. One as a rule; several where copies went on apart. Where people said
/// of each other's choice that it does not hold, nobody has settled it.
#[must_use]
pub fn newest(all: &[Claim]) -> Vec<Uuid> {
    let known: HashMap<Uuid, &Claim> = all.iter().map(|claim| (claim.id, claim)).collect();
    let counting = || all.iter().filter(|claim| claim.counts);
    let mut passed = HashSet::new();
    let mut before: Vec<Uuid> = counting().flat_map(|claim| claim.follows.ids()).copied().collect();
    while let Some(id) = before.pop() {
        if passed.insert(id) {
            before.extend(known.get(&id).into_iter().flat_map(|claim| claim.follows.ids()));
        }
    }
    let heads: Vec<&Claim> = counting().filter(|claim| !passed.contains(&claim.id)).collect();
    let is_over = |one: &Claim, other: &Claim| one.holds_over.contains(&other.id) && !other.holds_over.contains(&one.id);
    let holding = |claim: &&&Claim| !heads.iter().any(|other| is_over(other, claim));
    let left: Vec<Uuid> = heads.iter().filter(holding).map(|claim| claim.id).collect();
    if left.is_empty() { heads.iter().map(|claim| claim.id).collect() } else { left }
}
