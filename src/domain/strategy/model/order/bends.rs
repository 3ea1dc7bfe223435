//! Where links pass through the columns that they skip: people put entries in order, and bend points follow.

use super::column::Free;
use super::graph::Graph;
use super::layers::Order;
use super::search::{Found, Search};

/// How much is reckoned for the bend points of one picture.
const WORK: usize = 10_000;
/// One column's height, in which bend points stand at first.
const HEIGHT: usize = 1 << 20;

/// From so many nodes on, less is tried: such a picture fits on no page, and waiting would not make it one.
const LARGE: usize = 400;

/// How a link runs before anything is reckoned.
#[derive(Debug, Clone, Copy)]
enum Lean {
    /// As straight as it can.
    Straight,
    /// Level with where it begins, as long as it can.
    Begins,
    /// Level with where it ends, as soon as it can.
    Ends,
}

/// The order with bend points, for entries in the order that people made: these stay as they are.
#[must_use]
pub fn with_bends(graph: &Graph, entries: &[Vec<usize>]) -> Found {
    let mut search = Search::new(graph, Free::Bends);
    let mut best = begin(&mut search, graph, entries, Lean::Straight);
    if graph.has_bends() && graph.nodes() < LARGE {
        for lean in [Lean::Begins, Lean::Ends] {
            let other = begin(&mut search, graph, entries, lean);
            if other.crossings < best.crossings {
                best = other;
            }
        }
        search.go_far(&mut best, WORK);
    }
    best
}

/// The same, reckoned only once: to hold many orders against each other.
#[must_use]
pub fn with_bends_at_once(graph: &Graph, entries: &[Vec<usize>]) -> Found {
    if graph.nodes() < LARGE {
        begin(&mut Search::new(graph, Free::Bends), graph, entries, Lean::Straight)
    } else {
        Found::counted(graph, leaning(graph, entries, Lean::Straight))
    }
}

fn begin(search: &mut Search<'_>, graph: &Graph, entries: &[Vec<usize>], lean: Lean) -> Found {
    let mut found = Found::counted(graph, leaning(graph, entries, lean));
    if graph.has_bends() {
        search.settle(&mut found);
    }
    found
}

/// Bend points by how far down the ends of their links stand.
fn leaning(graph: &Graph, entries: &[Vec<usize>], lean: Lean) -> Order {
    let mut down = vec![0; graph.nodes()];
    for column in entries {
        for (at, entry) in column.iter().enumerate() {
            down[*entry] = HEIGHT * (2 * at + 1) / (2 * column.len());
        }
    }
    let mut columns = entries.to_vec();
    columns.resize(graph.width(), Vec::new());
    for path in graph.paths() {
        let last = path.len() - 1;
        for (at, bend) in path.iter().enumerate().take(last).skip(1) {
            // Of 50 parts of its way: level links of one entry still stand in the order of their other ends.
            let (done, whole) = match lean {
                Lean::Straight => (at, last),
                Lean::Begins => (at, 50),
                Lean::Ends => (50 + at - last, 50),
            };
            down[*bend] = (down[path[0]] * (whole - done) + down[path[last]] * done) / whole;
            columns[graph.column(*bend)].push(*bend);
        }
    }
    for column in &mut columns {
        column.sort_by_key(|node| down[*node]);
    }
    Order::of(columns, graph.nodes())
}
