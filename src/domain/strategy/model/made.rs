//! Models for tests.

use uuid::Uuid;

use super::Model;
use crate::domain::history::Fact;
use crate::domain::ids::ActionId;
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::Position;
use crate::domain::work::{Action, Status};

/// The id of the entry of this number.
pub fn id(n: usize) -> Uuid {
    Uuid::from_u128(n as u128 + 1)
}

/// Entries in the order in which they are given, with links by their numbers.
pub fn things(entries: &[(EntryKind, &str)], links: &[(usize, usize)]) -> Vec<Thing> {
    let places = Position::spread(entries.len());
    let thing = |(at, (kind, what)): (usize, &(EntryKind, &str))| {
        let mut thing = Thing::nothing(Noun::LogicEntry, id(at));
        let mut ends: Vec<String> = links.iter().filter(|(from, _)| *from == at).map(|(_, to)| id(*to).to_string()).collect();
        ends.sort_unstable();
        for (fact, value) in [
            (Fact::Kind, kind.to_string()),
            (Fact::What, (*what).to_owned()),
            (Fact::LeadsTo, ends.join("\n")),
            (Fact::Position, places[at].to_string()),
        ] {
            if !value.is_empty() {
                thing.values.insert(fact, value);
            }
        }
        thing
    };
    entries.iter().enumerate().map(thing).collect()
}

/// A model of text drafts.
pub fn model(entries: &[(EntryKind, &str)], links: &[(usize, usize)]) -> Model {
    Model::of(&things(entries, links), &[])
}

/// An action of the work plan.
pub fn action(n: usize, what: &str, status: Status) -> Action {
    Action {
        id: ActionId(id(1_000 + n)),
        sprang_from: None,
        closes: None,
        road_line: None,
        what: what.to_owned(),
        owner: None,
        helpers: String::new(),
        due: None,
        effort: None,
        status,
        reason: String::new(),
        notes: String::new(),
        funding: Vec::new(),
        updated: time::macros::date!(2026 - 11 - 23),
        position: Position::after(None),
    }
}

/// A model of so many entries in six columns, each but the first linked to some before it.
pub fn of_size(n: usize) -> Model {
    const WORDS: [&str; 6] = [
        "Two navigators hired",
        "Advise families who look for a home",
        "300 families advised and told what help there is",
        "Families know which help they can have, and ask for it",
        "Fewer evictions",
        "Renters stay in homes that they can afford, in the neighborhoods where they want to live",
    ];
    let kind = |at: usize| EntryKind::ALL[if n < 6 { at } else { at * 6 / n }];
    let entries: Vec<(EntryKind, &str)> = (0..n).map(|at| (kind(at), WORDS[(at * 7 + at / 5) % 6])).collect();
    let mut links = std::collections::BTreeSet::new();
    let mut seed = 7_usize;
    for to in 0..n {
        for _ in 0..2 {
            seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            let from = (seed >> 8) % n;
            if kind(from) < kind(to) && (kind(to) as usize - kind(from) as usize) < 3 {
                links.insert((from, to));
            }
        }
        if let Some(from) = (0..to).rev().find(|from| kind(*from) < kind(to)) {
            links.insert((from.saturating_sub(to % 3), to));
        }
    }
    links.retain(|(from, to)| kind(*from) < kind(*to));
    model(&entries, &links.into_iter().collect::<Vec<_>>())
}
