//! The grid of impact and feasibility as its pages show it: a picture of numbers, and a table of names.

use super::basis::Basis;
use super::view::{Link, unweighed};
use crate::domain::strategy::{Cell, Score, StrategicAction};
use crate::domain::words::{capital, count};

/// The width and the height of a cell of the picture.
const CELL: (usize, usize) = (72, 60);
/// Where the first cell begins.
const FROM: (usize, usize) = (44, 8);
/// How many numbers stand beside one another in a cell, and how many in all.
const MARKS: (usize, usize) = (3, 9);

/// The grid.
pub(super) struct GridView {
    pub rows: Vec<RowView>,
    /// The numbers of the picture, each where it stands.
    pub marks: Vec<Mark>,
    /// The lines between the cells: where each begins and ends.
    pub lines: Vec<[usize; 4]>,
    /// The numbers along the two sides.
    pub sides: Vec<Mark>,
    pub width: usize,
    pub height: usize,
    /// The middles of the two sides, where their names stand.
    pub middle: (usize, usize),
    /// Those that do not stand in it, with what is not set.
    pub beside: Vec<(Numbered, &'static str)>,
    /// The same in few words.
    pub alt: String,
    pub is_empty: bool,
}

/// A row of the table.
pub(super) struct RowView {
    pub impact: Score,
    pub cells: Vec<Vec<Numbered>>,
}

/// A strategic action with its number in the picture.
pub(super) struct Numbered {
    pub number: usize,
    pub link: Link,
}

/// A number of the picture.
pub(super) struct Mark {
    pub x: usize,
    pub y: usize,
    pub text: String,
    pub is_more: bool,
}

impl GridView {
    /// The grid of a strategy. The numbers go by the order in which the page lists the strategic actions.
    pub fn of(basis: &Basis) -> Self {
        let in_order = basis.strategy.in_a_meeting();
        let number = |action: &StrategicAction| in_order.iter().position(|one| one.id == action.id).map_or(0, |at| at + 1);
        let numbered = |action: &&StrategicAction| Numbered { number: number(action), link: Link::to_action(basis, action) };
        let grid = basis.strategy.grid();
        let mut marks = Vec::new();
        for (row, (_, cells)) in grid.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let numbers: Vec<usize> = cell.actions.iter().map(|action| number(action)).collect();
                marks.extend(marked(column, row, &numbers));
            }
        }
        let row = |(impact, cells): &(Score, Vec<Cell<'_>>)| RowView {
            impact: *impact,
            cells: cells.iter().map(|cell| cell.actions.iter().map(numbered).collect()).collect(),
        };
        let (right, bottom) = (FROM.0 + 5 * CELL.0, FROM.1 + 5 * CELL.1);
        let across = (0..=5).map(|at| [FROM.0, FROM.1 + at * CELL.1, right, FROM.1 + at * CELL.1]);
        let down = (0..=5).map(|at| [FROM.0 + at * CELL.0, FROM.1, FROM.0 + at * CELL.0, bottom]);
        let side = |at: usize| {
            let impact = Mark { x: FROM.0 - 12, y: FROM.1 + at * CELL.1 + CELL.1 / 2 + 5, text: (5 - at).to_string(), is_more: false };
            let feasibility = Mark { x: FROM.0 + at * CELL.0 + CELL.0 / 2, y: bottom + 18, text: (at + 1).to_string(), is_more: false };
            [impact, feasibility]
        };
        let standing = grid.rows.iter().flat_map(|(_, cells)| cells).map(|cell| cell.actions.len()).sum();
        Self {
            rows: grid.rows.iter().map(row).collect(),
            lines: across.chain(down).collect(),
            sides: (0..5).flat_map(side).collect(),
            width: right + 4,
            height: bottom + 42,
            middle: (FROM.0 + 5 * CELL.0 / 2, FROM.1 + 5 * CELL.1 / 2),
            beside: grid.beside.iter().map(|action| (numbered(action), unweighed(action))).collect(),
            alt: format!(
                "{} by impact, from low below to high above, and feasibility, from low on the left to high on the right. The table after it holds their names.",
                capital(&count(standing, "strategic action", "strategic actions"))
            ),
            is_empty: grid.is_empty(),
            marks,
        }
    }
}

/// The numbers of one cell, where they stand; the last says how many more there are than have room.
fn marked(column: usize, row: usize, numbers: &[usize]) -> Vec<Mark> {
    let shown = if numbers.len() > MARKS.1 { MARKS.1 - 1 } else { numbers.len() };
    let mut texts: Vec<(String, bool)> = numbers[..shown].iter().map(|number| (number.to_string(), false)).collect();
    if shown < numbers.len() {
        texts.push((format!("+{}", numbers.len() - shown), true));
    }
    let (wide, high) = (CELL.0 / MARKS.0, CELL.1 / MARKS.0);
    // Few stand in the middle of their cell.
    let lines = texts.len().div_ceil(MARKS.0);
    let top = FROM.1 + row * CELL.1 + (CELL.1 - lines * high) / 2;
    let place = |(at, (text, is_more)): (usize, (String, bool))| {
        let (line, in_line) = (at / MARKS.0, at % MARKS.0);
        let width = (texts_in(line, shown + usize::from(shown < numbers.len()))) * wide;
        let left = FROM.0 + column * CELL.0 + (CELL.0 - width) / 2;
        Mark { x: left + in_line * wide + wide / 2, y: top + line * high + high / 2 + 5, text, is_more }
    };
    texts.into_iter().enumerate().map(place).collect()
}

/// How many of so many numbers stand in a line.
fn texts_in(line: usize, of: usize) -> usize {
    of.saturating_sub(line * MARKS.0).min(MARKS.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_within_their_cell_and_never_on_one_another() {
        for count in 0..=12 {
            let numbers: Vec<usize> = (1..=count).collect();
            let marks = marked(2, 3, &numbers);
            assert_eq!(marks.len(), count.min(MARKS.1));
            let (left, top) = (FROM.0 + 2 * CELL.0, FROM.1 + 3 * CELL.1);
            for mark in &marks {
                assert!((left..left + CELL.0).contains(&mark.x) && (top..=top + CELL.1).contains(&mark.y), "{count}");
            }
            let mut places: Vec<(usize, usize)> = marks.iter().map(|mark| (mark.x, mark.y)).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), marks.len());
        }
        assert_eq!(marked(0, 0, &(1..=12).collect::<Vec<_>>()).last().map(|mark| mark.text.clone()).as_deref(), Some("+4"));
    }
}
