//! The search for an order in which few links cross.

use super::column::{Desk, Free};
use super::graph::Graph;
use super::layers::Order;

/// An order, with how many pairs of links cross in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The order.
    pub order: Order,
    /// How many pairs of links cross.
    pub crossings: usize,
}

impl Found {
    /// An order with its crossings counted.
    #[must_use]
    pub fn counted(graph: &Graph, order: Order) -> Self {
        Self { crossings: order.crossings(graph), order }
    }
}

/// A search under way.
#[derive(Debug)]
pub struct Search<'a> {
    graph: &'a Graph,
    free: Free,
    desk: Desk,
    chance: Chance,
    /// Which columns wait to be looked at.
    waits: Vec<bool>,
}

impl<'a> Search<'a> {
    /// A search that may move so much.
    pub fn new(graph: &'a Graph, free: Free) -> Self {
        Self { graph, free, desk: Desk::default(), chance: Chance(0x9e37_79b9_7f4a_7c15), waits: vec![false; graph.width()] }
    }

    /// Betters each column in turn until none gets better.
    pub fn settle(&mut self, found: &mut Found) {
        self.waits.fill(true);
        self.go_on(found, true);
    }

    /// Betters the columns that wait; those beside a changed one wait again.
    fn go_on(&mut self, found: &mut Found, mut is_forth: bool) {
        let width = self.graph.width();
        while self.waits.contains(&true) {
            for at in 0..width {
                let column = if is_forth { at } else { width - 1 - at };
                if !std::mem::take(&mut self.waits[column]) {
                    continue;
                }
                let fewer = self.desk.better(self.graph, &mut found.order, column, self.free);
                if fewer > 0 {
                    found.crossings -= fewer;
                    self.wake_beside(column);
                }
            }
            is_forth = !is_forth;
        }
    }

    fn wake_beside(&mut self, column: usize) {
        for beside in column.checked_sub(1).into_iter().chain([column + 1]) {
            if let Some(waits) = self.waits.get_mut(beside) {
                *waits = true;
            }
        }
    }

    /// Disturbs one column and settles again, over and over, and keeps what is no worse, until so much was reckoned.
    pub fn go_far(&mut self, best: &mut Found, work: usize) {
        // A column that cannot be disturbed costs nothing; so the tries are counted too.
        for _ in 0..work {
            if best.crossings == 0 || self.desk.work() >= work {
                return;
            }
            let mut next = best.clone();
            self.disturb(&mut next);
            if next.crossings <= best.crossings {
                *best = next;
            }
        }
    }

    fn disturb(&mut self, found: &mut Found) {
        let (graph, free) = (self.graph, self.free);
        let column = self.chance.below(graph.width());
        let n = found.order.column(column).len();
        if n < 2 {
            return;
        }
        for _ in 0..(n / 4).max(1) {
            let (from, to) = (self.chance.below(n), self.chance.below(n));
            found.order.change(column, |nodes| match free {
                Free::All => nodes.swap(from, to),
                Free::Bends if graph.is_entry(nodes[from]) => {}
                Free::Bends => {
                    let bend = nodes.remove(from);
                    nodes.insert(to, bend);
                }
            });
        }
        found.crossings = found.order.crossings(graph);
        // Those beside it follow before it can go back.
        let is_forth = self.chance.below(2) == 0;
        self.wake_beside(column);
        self.go_on(found, is_forth);
        self.waits[column] = true;
        self.go_on(found, is_forth);
    }

    /// Gives entries and bend points the order that they had, wherever as many links cross so.
    pub fn calm(&mut self, found: &mut Found, had: &Order) {
        for column in 0..self.graph.width() {
            self.desk.calm(self.graph, &mut found.order, column, had);
        }
    }
}

/// Numbers that fall by chance, and the same ones each time.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    /// A number below `n`, which is not zero.
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % n
    }
}
