//! How far down each box stands: near what it is linked to, in its order, and with room around it.

use crate::domain::strategy::model::order::{Graph, Order};

/// The room between two boxes, between a box and a link that passes it, and between two such links.
const APART: [f64; 3] = [12.0, 9.0, 6.0];
/// How often the columns are gone through, there and back.
const ROUNDS: usize = 12;
/// How much more a link that passes wants to run straight than a box wants to stand near its links.
const STRAIGHT: f64 = 4.0;

/// The middle of each node, and how high all columns are.
pub fn settled(graph: &Graph, order: &Order, high: &[f64]) -> (Vec<f64>, f64) {
    let columns: Vec<Stack> = order.columns().iter().map(|nodes| Stack::of(graph, nodes, high)).collect();
    let height = columns.iter().map(|stack| stack.height).fold(0.0, f64::max);
    let mut middle = vec![0.0; graph.nodes()];
    for stack in &columns {
        for (node, below) in stack.nodes.iter().zip(&stack.below) {
            middle[*node] = (height - stack.height) / 2.0 + stack.head + below;
        }
    }
    for round in 0..ROUNDS {
        for at in 0..columns.len() {
            let stack = &columns[if round % 2 == 0 { at } else { columns.len() - 1 - at }];
            let wanted: Vec<(f64, f64)> = stack.nodes.iter().map(|node| wanted(graph, &middle, *node)).collect();
            stack.place(&wanted, height, &mut middle);
        }
    }
    (middle, height)
}

/// Where a node would stand by its links alone, and how much it matters.
fn wanted(graph: &Graph, middle: &[f64], node: usize) -> (f64, f64) {
    let beside = || graph.before(node).iter().chain(graph.after(node));
    let weight = |other: &usize| if graph.is_entry(node) && graph.is_entry(*other) { 1.0 } else { STRAIGHT / 2.0 };
    let all: f64 = beside().map(weight).sum();
    if all > 0.0 {
        let sum: f64 = beside().map(|other| middle[*other] * weight(other)).sum();
        (sum / all, if graph.is_entry(node) { 1.0 } else { STRAIGHT })
    } else {
        (middle[node], 1.0)
    }
}

/// The nodes of a column with the room that they need.
struct Stack<'a> {
    nodes: &'a [usize],
    /// How far below the middle of the first one the middle of each stands at least.
    below: Vec<f64>,
    /// What stands above the middle of the first one.
    head: f64,
    /// How high all of them are, as close together as they may stand.
    height: f64,
}

impl<'a> Stack<'a> {
    fn of(graph: &Graph, nodes: &'a [usize], high: &[f64]) -> Self {
        let half = |node: Option<&usize>| node.map_or(0.0, |node| high[*node] / 2.0);
        let mut below = vec![0.0; nodes.len()];
        for at in 1..nodes.len() {
            let boxes = usize::from(graph.is_entry(nodes[at - 1])) + usize::from(graph.is_entry(nodes[at]));
            below[at] = below[at - 1] + half(nodes.get(at - 1)) + APART[2 - boxes] + half(nodes.get(at));
        }
        let (head, foot) = (half(nodes.first()), half(nodes.last()));
        Self { height: head + below.last().unwrap_or(&0.0) + foot, nodes, below, head }
    }

    /// Places the nodes as near as they can come to where they would stand: those that would stand too close together make
    /// a group that stands at the mean of what they want.
    fn place(&self, wanted: &[(f64, f64)], height: f64, middle: &mut [f64]) {
        let mut groups: Vec<(f64, f64, usize)> = Vec::new();
        for ((want, weight), below) in wanted.iter().zip(&self.below) {
            let mut group = ((want - below) * weight, *weight, 1);
            while let Some((sum, all, n)) = groups.last().copied().filter(|(sum, all, _)| sum / all > group.0 / group.1) {
                group = (group.0 + sum, group.1 + all, group.2 + n);
                groups.pop();
            }
            groups.push(group);
        }
        let (first, last) = (self.head, height - self.height + self.head);
        let stands = groups.into_iter().flat_map(|(sum, all, n)| std::iter::repeat_n((sum / all).clamp(first, last.max(first)), n));
        for ((node, below), stands) in self.nodes.iter().zip(&self.below).zip(stands) {
            middle[*node] = stands + below;
        }
    }
}

/// Where the links of a side of a box touch it, from top to bottom: spread around its middle.
pub fn touching(middle: f64, high: f64, n: usize) -> Vec<f64> {
    let step = (high - 12.0).max(0.0) / drawn(n);
    let step = step.min(9.0);
    (0..n).map(|at| middle + (drawn(at) - (drawn(n) - 1.0) / 2.0) * step).collect()
}

/// A count as a length.
pub fn drawn(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
