//! The best order of one column between two others that stay as they are.

use super::costs::Costs;
use super::graph::Graph;
use super::layers::Order;

/// Up to so many nodes of a column are put into the best of all orders; more into one that no single move betters.
const EXACT: usize = 7;

/// What a column costs beside its pairs, in the same measure.
const COLUMN: usize = 20;

/// What may be moved in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Free {
    /// Everything.
    All,
    /// The bend points; entries keep their order.
    Bends,
}

/// Room to reckon in, kept from one column to the next.
#[derive(Debug, Default)]
pub struct Desk {
    costs: Costs,
    /// Where each node stood before, from top to bottom.
    sorted: Vec<usize>,
    /// Which of them keep their order.
    fixed: Vec<bool>,
    /// For each set of nodes that can stand above: what it costs at least, and which node is its last.
    best: Vec<(i32, usize)>,
    /// What must stand above each node.
    needs: Vec<usize>,
    /// How much was reckoned so far, in pairs of nodes looked at.
    work: usize,
}

impl Desk {
    /// How much was reckoned so far, in pairs of nodes looked at: a search ends by this, and never by a clock, so that it
    /// comes to the same end everywhere.
    pub const fn work(&self) -> usize {
        self.work
    }

    /// Gives nodes that stand side by side back the order that they had, where as many links cross either way.
    pub fn calm(&mut self, graph: &Graph, order: &mut Order, column: usize, had: &Order) {
        self.costs.reckon(graph, order, column);
        self.sorted.clear();
        self.sorted.extend(0..order.column(column).len());
        let stood: Vec<usize> = order.column(column).iter().map(|node| had.at(*node)).collect();
        // Each swap undoes one turn of a pair, so that this ends.
        let mut is_calm = false;
        while !is_calm {
            is_calm = true;
            for at in 1..self.sorted.len() {
                let (above, below) = (self.sorted[at - 1], self.sorted[at]);
                if stood[above] > stood[below] && self.costs.more(above, below) == 0 {
                    self.sorted.swap(at - 1, at);
                    is_calm = false;
                }
            }
        }
        let sorted = &self.sorted;
        order.change(column, |nodes| *nodes = sorted.iter().map(|at| nodes[*at]).collect());
    }

    /// Puts a column into a better order, if there is one; by how many pairs fewer cross then.
    pub fn better(&mut self, graph: &Graph, order: &mut Order, column: usize, free: Free) -> usize {
        let nodes = order.column(column);
        let n = nodes.len();
        if n < 2 {
            return 0;
        }
        self.costs.reckon(graph, order, column);
        self.work += n * n + COLUMN;
        self.sorted.clear();
        self.sorted.extend(0..n);
        self.fixed.clear();
        self.fixed.extend(nodes.iter().map(|node| free == Free::Bends && graph.is_entry(*node)));
        let won = if n <= EXACT { self.exact() } else { self.sift() };
        if won > 0 {
            let sorted = &self.sorted;
            order.change(column, |nodes| *nodes = sorted.iter().map(|at| nodes[*at]).collect());
        }
        usize::try_from(won).unwrap_or_default()
    }

    /// The best of all orders, built up from the sets of nodes that can stand above.
    fn exact(&mut self) -> i32 {
        let n = self.sorted.len();
        self.needs.clear();
        let mut fixed = 0;
        for at in 0..n {
            self.needs.push(if self.fixed[at] { fixed } else { 0 });
            fixed |= usize::from(self.fixed[at]) << at;
        }
        self.best.clear();
        self.best.resize(1 << n, (i32::MAX, 0));
        self.best[0] = (0, 0);
        for set in 0..1_usize << n {
            let cost = self.best[set].0;
            if cost == i32::MAX {
                continue;
            }
            for next in 0..n {
                if set & (1 << next) != 0 || self.needs[next] & !set != 0 {
                    continue;
                }
                let mut with = cost;
                let mut above = set;
                while above != 0 {
                    with += self.costs.more(above.trailing_zeros() as usize, next).max(0);
                    above &= above - 1;
                }
                let known = &mut self.best[set | (1 << next)];
                if with < known.0 {
                    *known = (with, next);
                }
            }
        }
        let mut set = (1 << n) - 1;
        let won = self.costs.as_they_stand() - self.best[set].0;
        if won > 0 {
            for at in (0..n).rev() {
                self.sorted[at] = self.best[set].1;
                set &= !(1 << self.best[set].1);
            }
        }
        won
    }

    /// Moves each node in turn to its best place, until no move is better.
    fn sift(&mut self) -> i32 {
        let n = self.sorted.len();
        let mut won = 0;
        loop {
            let before = won;
            for node in 0..n {
                let from = self.sorted.iter().position(|one| *one == node).unwrap_or_default();
                let (change, to) = self.best_place(node, from);
                if change < 0 {
                    won -= change;
                    if to < from {
                        self.sorted[to..=from].rotate_right(1);
                    } else {
                        self.sorted[from..=to].rotate_left(1);
                    }
                }
            }
            self.work += n * n / 2;
            if won == before {
                return won;
            }
        }
    }

    /// Where a node of a column stands best while all others stay, and by how many pairs more cross then.
    fn best_place(&self, node: usize, from: usize) -> (i32, usize) {
        let (mut best, mut to) = (0, from);
        let may_pass = |other: usize| !(self.fixed[node] && self.fixed[other]);
        let mut change = 0;
        for at in (0..from).rev() {
            let other = self.sorted[at];
            if !may_pass(other) {
                break;
            }
            change += self.costs.more(node, other);
            if change < best {
                (best, to) = (change, at);
            }
        }
        change = 0;
        for at in from + 1..self.sorted.len() {
            let other = self.sorted[at];
            if !may_pass(other) {
                break;
            }
            change -= self.costs.more(node, other);
            if change < best {
                (best, to) = (change, at);
            }
        }
        (best, to)
    }
}
