//! What it costs that one node of a column stands above another.

use super::graph::Graph;
use super::layers::Order;

/// For the nodes of a column, by where they stand: how many more pairs of links cross where one stands above the other
/// than where it stands below.
#[derive(Debug, Default)]
pub struct Costs {
    n: usize,
    more: Vec<i32>,
    /// Where the links of all nodes end, those of one node in order.
    ends: Vec<usize>,
    /// Which of them are whose.
    starts: Vec<usize>,
}

impl Costs {
    /// Reckons the costs of a column.
    pub fn reckon(&mut self, graph: &Graph, order: &Order, column: usize) {
        let nodes = order.column(column);
        self.n = nodes.len();
        self.more.clear();
        self.more.resize(self.n * self.n, 0);
        for side in [Graph::before, Graph::after] {
            self.ends.clear();
            self.starts.clear();
            for node in nodes {
                let start = self.ends.len();
                self.starts.push(start);
                self.ends.extend(side(graph, *node).iter().map(|next| order.at(*next)));
                self.ends[start..].sort_unstable();
            }
            self.starts.push(self.ends.len());
            self.add();
        }
    }

    fn add(&mut self) {
        for one in 0..self.n {
            let own = &self.ends[self.starts[one]..self.starts[one + 1]];
            if own.is_empty() {
                continue;
            }
            for other in one + 1..self.n {
                let others = &self.ends[self.starts[other]..self.starts[other + 1]];
                let mut more = 0;
                for end in own {
                    for other in others {
                        more += i32::from(end > other) - i32::from(end < other);
                    }
                }
                self.more[one * self.n + other] += more;
                self.more[other * self.n + one] -= more;
            }
        }
    }

    /// How many more pairs cross where `one` stands above `other`.
    pub fn more(&self, one: usize, other: usize) -> i32 {
        self.more[one * self.n + other]
    }

    /// What the column costs beyond the least that each pair of nodes could.
    pub fn as_they_stand(&self) -> i32 {
        let below = |one: usize| (one + 1..self.n).map(move |other| self.more(one, other).max(0)).sum::<i32>();
        (0..self.n).map(below).sum()
    }
}
