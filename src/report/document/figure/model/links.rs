//! The links of a picture: each runs level into its box, and level past the columns that it skips.

use std::collections::HashMap;

use super::super::{Mark, scale::tenth};
use super::{Plan, heights};
use crate::domain::strategy::model::Model;

impl Plan {
    /// Draws the links, `head` lower than they are planned.
    pub(super) fn links(&self, model: &Model, head: f64, marks: &mut Vec<Mark>) {
        let (out, into) = (self.touches(true), self.touches(false));
        for path in self.graph.paths() {
            let is_past = [path[0], path[path.len() - 1]].iter().any(|at| model.entries[*at].is_dropped());
            for two in path.windows(2) {
                let (from, to) = (two[0], two[1]);
                let start = (self.left[self.graph.column(from)] + self.wide, tenth(head + out[&(from, to)]));
                let end = (self.left[self.graph.column(to)], tenth(head + into[&(from, to)]));
                marks.push(Mark::Way { from: start, to: end, is_past });
                if self.graph.is_entry(to) {
                    marks.push(Mark::Tip { at: end });
                } else {
                    marks.push(Mark::Way { from: end, to: (end.0 + self.wide, end.1), is_past });
                }
            }
        }
    }

    /// Where each stretch of a link touches the node that it leaves, or else the one that it comes to.
    fn touches(&self, is_out: bool) -> HashMap<(usize, usize), f64> {
        let mut touches = HashMap::new();
        for node in 0..self.graph.nodes() {
            let mut beside = if is_out { self.graph.after(node) } else { self.graph.before(node) }.to_vec();
            beside.sort_by_key(|other| self.order.at(*other));
            let places = heights::touching(self.middle[node], self.high[node], beside.len());
            touches
                .extend(beside.into_iter().zip(places).map(|(other, place)| (if is_out { (node, other) } else { (other, node) }, place)));
        }
        touches
    }
}
