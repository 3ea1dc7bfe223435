//! The nodes of each column from top to bottom, and how often links cross so.

use super::graph::Graph;

/// The nodes of each column from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    columns: Vec<Vec<usize>>,
    /// Where each node stands in its column.
    at: Vec<usize>,
}

impl Order {
    /// The order in which these columns name their nodes.
    #[must_use]
    pub fn of(columns: Vec<Vec<usize>>, nodes: usize) -> Self {
        let mut order = Self { at: vec![0; nodes], columns };
        for column in 0..order.columns.len() {
            order.note(column);
        }
        order
    }

    /// The nodes of a column from top to bottom.
    #[must_use]
    pub fn column(&self, column: usize) -> &[usize] {
        &self.columns[column]
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Vec<usize>] {
        &self.columns
    }

    /// Where a node stands in its column.
    #[must_use]
    pub fn at(&self, node: usize) -> usize {
        self.at[node]
    }

    /// The entries of each column, without the bend points.
    #[must_use]
    pub fn entries(&self, graph: &Graph) -> Vec<Vec<usize>> {
        let entries = |column: &Vec<usize>| column.iter().copied().filter(|node| graph.is_entry(*node)).collect();
        self.columns.iter().map(entries).collect()
    }

    /// Changes a column.
    pub(super) fn change(&mut self, column: usize, change: impl FnOnce(&mut Vec<usize>)) {
        change(&mut self.columns[column]);
        self.note(column);
    }

    fn note(&mut self, column: usize) {
        for (at, node) in self.columns[column].iter().enumerate() {
            self.at[*node] = at;
        }
    }

    /// How many pairs of links cross.
    #[must_use]
    pub fn crossings(&self, graph: &Graph) -> usize {
        let mut ends = Vec::new();
        let mut seen = Vec::new();
        let gaps = self.columns.windows(2);
        gaps.map(|two| self.between(graph, two, &mut ends, &mut seen)).sum()
    }

    /// How many pairs cross between two columns that stand side by side.
    fn between(&self, graph: &Graph, two: &[Vec<usize>], ends: &mut Vec<usize>, seen: &mut Vec<usize>) -> usize {
        seen.clear();
        seen.resize(two[1].len(), 0);
        let mut crossings = 0;
        for node in &two[0] {
            ends.clear();
            ends.extend(graph.after(*node).iter().map(|next| self.at[*next]));
            // Links of one node do not cross each other: all are held against those of the nodes above.
            crossings += ends.iter().map(|end| seen[end + 1..].iter().sum::<usize>()).sum::<usize>();
            for end in ends.iter() {
                seen[*end] += 1;
            }
        }
        crossings
    }
}
