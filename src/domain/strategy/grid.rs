//! Impact and feasibility: where each strategic action stands, by the numbers that people set. Nothing is reckoned from them.

use super::{Score, StrategicAction, Strategy};

/// A cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// How much these would change.
    pub impact: Score,
    /// How well they can be done.
    pub feasibility: Score,
    /// The strategic actions of these two numbers, in their order.
    pub actions: Vec<&'a StrategicAction>,
}

/// The grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid<'a> {
    /// Its rows, the highest impact first; within each the lowest feasibility first.
    pub rows: Vec<(Score, Vec<Cell<'a>>)>,
    /// Those of which one or both numbers are not set.
    pub beside: Vec<&'a StrategicAction>,
}

impl Strategy {
    /// The strategic actions that were not dropped, in the grid.
    #[must_use]
    pub fn grid(&self) -> Grid<'_> {
        let in_order = self.in_a_meeting();
        let cell = |impact: Score, feasibility: Score| {
            let stands = |action: &&&StrategicAction| action.impact == Some(impact) && action.feasibility == Some(feasibility);
            Cell { impact, feasibility, actions: in_order.iter().filter(stands).copied().collect() }
        };
        let row = |impact: &Score| (*impact, Score::ALL.iter().map(|feasibility| cell(*impact, *feasibility)).collect());
        Grid {
            rows: Score::ALL.iter().rev().map(row).collect(),
            beside: in_order.iter().filter(|action| !action.is_weighed()).copied().collect(),
        }
    }
}

impl Grid<'_> {
    /// Whether no strategic action stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().flat_map(|(_, cells)| cells).all(|cell| cell.actions.is_empty())
    }
}
