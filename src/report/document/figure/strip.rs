//! The peers' range: a line with a tick for each peer, and a mark for the place.

use super::{Figure, Mark, Role, Scale, Side};
use crate::domain::metrics::{Beside, Fact, telling};
use crate::domain::words::decimal::Decimal;

const WIDTH: u16 = 260;
const HEIGHT: u16 = 46;
const LINE: f64 = 24.0;
const EDGE: f64 = 8.0;

/// The range of peers around a reading; nothing where there is no range to draw.
#[must_use]
pub fn strip(beside: &Beside<'_>, own: &Fact) -> Option<Figure> {
    let number = own.value.number()?.drawn();
    let peers: Vec<f64> = beside.compared.iter().filter_map(|line| line.fact().value.number()).map(Decimal::drawn).collect();
    if peers.len() < 2 {
        return None;
    }
    let typical = beside.typical.map(Decimal::drawn);
    let all = peers.iter().copied().chain(typical).chain([number]);
    let scale = Scale::over(all, EDGE, f64::from(WIDTH) - EDGE);
    let (first, last) = (beside.compared.first()?, beside.compared.last()?);
    let (start, end) = (scale.at(*peers.first()?), scale.at(*peers.last()?));
    let upright = |x: f64, half: f64, role| Mark::Line { from: (x, LINE - half), to: (x, LINE + half), role };
    let mut marks = vec![Mark::Line { from: (start, LINE), to: (end, LINE), role: Role::Axis }];
    marks.extend(peers.iter().map(|peer| upright(scale.at(*peer), 5.0, Role::Peer)));
    marks.extend(typical.map(|value| upright(scale.at(value), 10.0, Role::Typical)));
    let role = if own.decides() { Role::Own } else { Role::Weak };
    marks.push(Mark::Dot { at: (scale.at(number), LINE), role });
    let definition = own.of.definition.get();
    let word = |x: f64, side, fact: &Fact| Mark::Word { at: (x, 44.0), side, text: telling::short(fact.value, definition) };
    // Where the ends lie near each other, only a sentence tells them apart.
    if end - start > 110.0 {
        marks.push(word(start.max(EDGE), Side::Start, first.fact()));
        marks.push(word(end, Side::End, last.fact()));
    }
    Some(Figure { alt: format!("{} {}", beside.range(), beside.against()), width: WIDTH, height: HEIGHT, marks })
}
