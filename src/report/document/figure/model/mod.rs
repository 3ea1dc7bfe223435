//! The picture of a logic model: a column of boxes for each kind of entry, and links that run between them from left to right.

mod heights;
mod links;
#[cfg(test)]
mod tests;

use super::{Figure, Look, Mark, room, scale::tenth};
use crate::domain::strategy::model::order::{Graph, Order};
use crate::domain::strategy::model::{Column, Model};
use heights::drawn;

/// How wide a box is, by how many columns there are.
const WIDTHS: [f64; 6] = [260.0, 240.0, 220.0, 185.0, 155.0, 132.0];
/// The room between two columns: more where more links run through it.
const GAP: (f64, f64) = (34.0, 70.0);
/// The room around the text of a box.
const PAD: (f64, f64) = (8.0, 6.0);
/// One line of text, and where its foot is.
const LINE: (f64, f64) = (16.0, 12.5);
/// How much of the room that words may take in the widest of faces they take in the usual ones. A box has room to spare.
const USUAL: f64 = 0.88;
/// The room beneath the headings.
const BELOW: f64 = 8.0;
/// What is left around all of it, so that no stroke is cut.
const EDGE: f64 = 1.0;

/// Where everything stands.
struct Plan {
    graph: Graph,
    order: Order,
    /// How wide a box is.
    wide: f64,
    /// Where each column begins.
    left: Vec<f64>,
    /// The lines of each entry.
    lines: Vec<Vec<String>>,
    /// How high each node is: nothing for a bend point.
    high: Vec<f64>,
    /// The middle of each node.
    middle: Vec<f64>,
    /// How high all columns are.
    height: f64,
}

/// The picture of a model; nothing while it holds nothing.
#[must_use]
pub fn model(model: &Model) -> Option<Figure> {
    let columns = model.columns();
    let plan = Plan::of(model, &columns)?;
    let heads: Vec<Vec<String>> = columns.iter().map(|column| room::wrapped(column.kind.heading(), plan.wide / USUAL)).collect();
    let head = heads.iter().map(Vec::len).max().map_or(0.0, drawn) * LINE.0 + BELOW;
    let mut marks = Vec::new();
    for (left, lines) in plan.left.iter().zip(&heads) {
        said(&mut marks, (*left, 0.0), lines, Look::Strong);
    }
    plan.links(model, head, &mut marks);
    for (at, entry) in model.entries.iter().enumerate() {
        let (left, top) = (plan.left[plan.graph.column(at)], tenth(head + plan.middle[at] - plan.high[at] / 2.0));
        marks.push(Mark::Box { at: (left, top), size: (plan.wide, plan.high[at]), is_past: entry.is_dropped() });
        let look = if entry.is_dropped() { Look::Struck } else { Look::Plain };
        said(&mut marks, (left + PAD.0, top + PAD.1), &plan.lines[at], look);
    }
    let right = plan.left.last().map_or(0.0, |left| left + plan.wide + EDGE);
    Some(Figure { alt: model.told(), width: whole(right), height: whole(head + plan.height + EDGE), marks })
}

/// Lines of text, one beneath the other.
fn said(marks: &mut Vec<Mark>, (x, top): (f64, f64), lines: &[String], look: Look) {
    let mut foot = top + LINE.1;
    for line in lines {
        marks.push(Mark::Said { at: (x, tenth(foot)), text: line.clone(), look });
        foot += LINE.0;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a length that is too large is the largest")]
fn whole(length: f64) -> u16 {
    length.ceil() as u16
}

impl Plan {
    fn of(model: &Model, columns: &[Column]) -> Option<Self> {
        let wide = *WIDTHS.get(columns.len().checked_sub(1)?)?;
        let (graph, found) = model.drawn();
        let mut left = vec![EDGE];
        for column in 1..columns.len() {
            let through = drawn(found.order.column(column).iter().map(|node| graph.before(*node).len()).sum());
            left.push(left[column - 1] + wide + (GAP.0 + through).min(GAP.1));
        }
        let lines: Vec<Vec<String>> = model.entries.iter().map(|entry| room::wrapped(&entry.what, (wide - 2.0 * PAD.0) / USUAL)).collect();
        let mut high: Vec<f64> = lines.iter().map(|lines| drawn(lines.len()) * LINE.0 + 2.0 * PAD.1).collect();
        high.resize(graph.nodes(), 0.0);
        let (middle, height) = heights::settled(&graph, &found.order, &high);
        Some(Self { graph, order: found.order, wide, left, lines, high, middle, height })
    }
}
