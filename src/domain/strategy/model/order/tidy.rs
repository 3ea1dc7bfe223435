//! *Tidy*: an order of the entries in which fewer links cross.

use super::bends::with_bends;
use super::column::Free;
use super::graph::Graph;
use super::layers::Order;
use super::search::{Found, Search};

/// How much is reckoned, in pairs of nodes looked at.
const WORK: usize = 50_000;
/// How often the columns are swept by the barycenter rule before each is looked at by itself.
const SWEEPS: usize = 8;
/// What places are counted in, so that their mean needs no fraction.
const PARTS: usize = 5_040;

/// The entries in an order in which fewer links cross than in theirs; nothing where none was found.
#[must_use]
pub fn tidy(graph: &Graph, entries: &[Vec<usize>]) -> Option<Vec<Vec<usize>>> {
    let had = with_bends(graph, entries);
    if had.crossings == 0 {
        return None;
    }
    let mut search = Search::new(graph, Free::All);
    let mut best = had.clone();
    search.settle(&mut best);
    let mut swept = swept(graph, &had);
    search.settle(&mut swept);
    if swept.crossings < best.crossings {
        best = swept;
    }
    search.go_far(&mut best, WORK);
    search.calm(&mut best, &had.order);
    let proposed = best.order.entries(graph);
    // What is drawn counts: there the bend points follow from the entries.
    (with_bends(graph, &proposed).crossings < had.crossings).then_some(proposed)
}

/// The best of what sweeping by the barycenter rule comes to: each node stands at the mean of those that lead to it, and
/// on the way back of those that it leads to.
fn swept(graph: &Graph, had: &Found) -> Found {
    let (mut best, mut order) = (had.clone(), had.order.clone());
    for sweep in 0..SWEEPS {
        let is_forth = sweep % 2 == 0;
        for at in 1..graph.width() {
            let column = if is_forth { at } else { graph.width() - 1 - at };
            let mut means: Vec<(usize, usize)> =
                order.column(column).iter().map(|node| (mean(graph, &order, *node, is_forth), *node)).collect();
            means.sort_by_key(|(mean, _)| *mean);
            order.change(column, |nodes| *nodes = means.into_iter().map(|(_, node)| node).collect());
        }
        let crossings = order.crossings(graph);
        if crossings < best.crossings {
            best = Found { order: order.clone(), crossings };
        }
    }
    best
}

fn mean(graph: &Graph, order: &Order, node: usize, is_forth: bool) -> usize {
    let beside = if is_forth { graph.before(node) } else { graph.after(node) };
    let sum: usize = beside.iter().map(|beside| order.at(*beside)).sum();
    if beside.is_empty() { order.at(node) * PARTS } else { sum * PARTS / beside.len() }
}
