//! The place for a new entry: where the fewest links cross, with everybody else where they are.

use super::bends::with_bends_at_once;
use super::graph::Graph;

/// Before how many of its column's entries a new one stands best: the last of those places where the fewest links cross.
/// `graph` has the new entry already, and `entries` does not name it.
#[must_use]
pub fn best_place(graph: &Graph, entries: &[Vec<usize>], new: usize) -> usize {
    let column = graph.column(new);
    let mut with_it = entries.to_vec();
    with_it.resize(graph.width(), Vec::new());
    let last = with_it[column].len();
    if graph.before(new).is_empty() && graph.after(new).is_empty() {
        return last;
    }
    with_it[column].push(new);
    let (mut best, mut fewest) = (last, with_bends_at_once(graph, &with_it).crossings);
    for at in (0..last).rev() {
        with_it[column].swap(at, at + 1);
        let crossings = with_bends_at_once(graph, &with_it).crossings;
        if crossings < fewest {
            (best, fewest) = (at, crossings);
        }
    }
    best
}
