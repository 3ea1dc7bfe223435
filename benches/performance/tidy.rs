//! *Tidy* of a logic model: how long it takes, and how few crossings it leaves. The least number of crossings is reckoned
//! in the tests, where it is held as a bound.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use milepost::domain::strategy::model::order::{Graph, tidy, with_bends};

use crate::measured::{Measured, ms};
use crate::page::Row;

const MODELS: usize = 200;
/// At most so long, in seconds.
const AIM: f64 = 0.002;

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

type Made = (Vec<usize>, Vec<(usize, usize)>);

/// Six columns of two to six entries, with so many links that none holds more than six entries and bend points.
fn small(dice: &mut Dice) -> Made {
    let sizes: Vec<usize> = (0..6).map(|_| 2 + dice.below(5)).collect();
    let columns: Vec<usize> = sizes.iter().enumerate().flat_map(|(column, n)| std::iter::repeat_n(column, *n)).collect();
    let n = columns.len();
    let (most, mut load, mut links) = (n + dice.below(n), sizes, BTreeSet::new());
    for _ in 0..2_000 {
        let (from, to) = (dice.below(n), dice.below(n));
        let (start, end) = (columns[from], columns[to]);
        if links.len() < most && start < end && !links.contains(&(from, to)) && load[start + 1..end].iter().all(|load| *load < 6) {
            load[start + 1..end].iter_mut().for_each(|load| *load += 1);
            links.insert((from, to));
        }
    }
    (columns, links.into_iter().collect())
}

/// Sixty entries and 120 links.
fn large(dice: &mut Dice) -> Made {
    let mut columns: Vec<usize> = (0..60).map(|at| if at < 6 { at } else { dice.below(6) }).collect();
    columns.sort_unstable();
    let mut links = BTreeSet::new();
    while links.len() < 120 {
        let (from, to) = (dice.below(60), dice.below(60));
        if columns[from] < columns[to] && (columns[to] - columns[from] == 1 || dice.below(4) == 0) {
            links.insert((from, to));
        }
    }
    (columns, links.into_iter().collect())
}

fn row(work: &str, make: fn(&mut Dice) -> Made) -> Row {
    let mut dice = Dice(7);
    let (mut before, mut after) = (0, 0);
    let mut times = Vec::new();
    for _ in 0..MODELS {
        let (columns, links) = make(&mut dice);
        let graph = Graph::of(&columns, &links);
        let mut entries = vec![Vec::new(); 6];
        for (entry, column) in columns.iter().enumerate() {
            entries[*column].push(entry);
        }
        let began = Instant::now();
        let tidied = black_box(tidy(black_box(&graph), black_box(&entries)));
        times.push(began.elapsed().as_secs_f64());
        before += with_bends(&graph, &entries).crossings;
        after += with_bends(&graph, tidied.as_ref().unwrap_or(&entries)).crossings;
    }
    let times = Measured::of(times);
    Row {
        work: format!("{work}: {before} crossings become {after} in {MODELS} models"),
        floor: "–".to_owned(),
        measured: times.told(ms),
        ratio: "–".to_owned(),
        aim: "< 2 ms".to_owned(),
        is_met: Some(times.median() < AIM),
    }
}

/// The rows.
pub fn rows() -> Vec<Row> {
    vec![row("*Tidy*, up to six entries and bend points a column", small), row("*Tidy*, 60 entries and 120 links", large)]
}
