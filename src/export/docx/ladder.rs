//! The ladder in a Word file: a table of ten counts between the words of their bands and the routes.

use crate::report::document::{LadderPart, Rung};

use super::grid::{Grid, GridCell, GridRow};
use super::paragraph::{Paragraph, Side};

/// The ladder as a table; its words are told to those who cannot see it.
pub fn ladder(part: &LadderPart, width: u32) -> Grid<'_> {
    let widths = vec![width / 10; 10];
    let bands = |words: fn(&Rung) -> &str, style: fn(&Rung) -> &'static str, is_tinted: bool| {
        let cells = spans(&part.rungs).into_iter().map(|(rung, span)| {
            let paragraph = rung.map_or_else(
                || Paragraph::empty("LadderWord"),
                |rung| Paragraph { side: Side::Middle, stays_with_next: true, ..Paragraph::plain(style(rung), words(rung)) },
            );
            let fill = if is_tinted { rung.map_or("", |rung| tint(&rung.key)) } else { "" };
            GridCell { width: widths[0] * span, span: span as usize, fill, ..GridCell::one(0, paragraph) }
        });
        GridRow { is_whole: true, cells: cells.collect(), ..GridRow::default() }
    };
    let counts = GridRow { is_whole: true, cells: (0..10).map(|at| count(part, at, widths[0])).collect(), ..GridRow::default() };
    let rows = vec![
        bands(|rung| &rung.word, |rung| if rung.is_here { "LadderHere" } else { "LadderWord" }, true),
        counts,
        bands(|rung| rung.route.as_str(), |_| "LadderRoute", false),
    ];
    Grid { style: "MilepostLadder", caption: "The ladder", description: &part.alt, has_head: false, names_rows: false, widths, rows }
}

/// A count: today's stands in a dark cell, the highest that it could be between two lines.
fn count(part: &LadderPart, at: u8, width: u32) -> GridCell<'_> {
    const FIGURES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let key = part.rungs.iter().find(|rung| (rung.first..=rung.last).contains(&at)).map_or("", |rung| rung.key.as_str());
    let is_now = at == part.met;
    let style = if is_now { "LadderNow" } else { "LadderCount" };
    let line = if at == part.ceiling && !is_now { "1D1E20" } else { "" };
    let fill = if is_now { dark(key, part) } else { tint(key) };
    let paragraph = Paragraph { side: Side::Middle, stays_with_next: true, ..Paragraph::plain(style, FIGURES[usize::from(at)]) };
    GridCell { width, fill, line_above: line, line_below: line, ..GridCell::one(width, paragraph) }
}

/// The bands with the counts that each spans, and the gaps between them if there are any.
fn spans(rungs: &[Rung]) -> Vec<(Option<&Rung>, u32)> {
    let mut spans: Vec<(Option<&Rung>, u32)> = Vec::new();
    for at in 0..10 {
        let rung = rungs.iter().find(|rung| (rung.first..=rung.last).contains(&at));
        match spans.last_mut() {
            Some((last, span)) if *last == rung => *span += 1,
            _ => spans.push((rung, 1)),
        }
    }
    spans
}

fn tint(key: &str) -> &'static str {
    match key {
        "most" => "E4F1EA",
        "some" => "FAF0D8",
        "few_to_none" => "FAE7E3",
        _ => "",
    }
}

/// The dark of a band, or that of ink while no band may be named.
fn dark(key: &str, part: &LadderPart) -> &'static str {
    match key {
        "most" if part.rungs.iter().any(|rung| rung.is_here) => "22694A",
        "some" if part.rungs.iter().any(|rung| rung.is_here) => "7D5700",
        "few_to_none" if part.rungs.iter().any(|rung| rung.is_here) => "97372B",
        _ => "1D1E20",
    }
}

/// What the dark cell and the lines mean: "4 met today · could reach 6".
pub fn legend(part: &LadderPart) -> String {
    let is_moving = part.ceiling > part.met && !part.reach.is_empty();
    if is_moving { format!("{} met today · {}", part.met, part.reach) } else { format!("{} met today", part.met) }
}
