//! The peers' range: a line with a tick for each peer, and a mark for the place.

use super::{Figure, Mark, Role, Scale, drawn, room, upright};
use crate::domain::metrics::{Beside, Fact, telling};
use crate::domain::words::decimal::Decimal;

const WIDTH: u16 = 220;
const HEIGHT: u16 = 38;
const LINE: f64 = 12.0;
const FOOT: f64 = 34.0;
const EDGE: f64 = 8.0;

/// The range of peers around a reading; nothing where there is no range to draw.
#[must_use]
pub fn strip(beside: &Beside<'_>, own: &Fact) -> Option<Figure> {
    let (number, None) = drawn(own)? else { return None };
    let peers: Vec<f64> = beside.compared.iter().filter_map(|line| line.fact().value.number()).map(Decimal::drawn).collect();
    if peers.len() < 2 {
        return None;
    }
    let typical = beside.typical.map(Decimal::drawn);
    let all = peers.iter().copied().chain(typical).chain([number]);
    let scale = Scale::over(all, EDGE, f64::from(WIDTH) - EDGE);
    let (first, last) = (beside.compared.first()?.fact(), beside.compared.last()?.fact());
    let (start, end) = (scale.at(*peers.first()?), scale.at(*peers.last()?));
    let mut marks = vec![Mark::Line { from: (start, LINE), to: (end, LINE), role: Role::Axis }];
    marks.extend(peers.iter().map(|peer| upright((scale.at(*peer), LINE), 7.0, Role::Peer)));
    marks.extend(typical.map(|value| upright((scale.at(value), LINE), 10.0, Role::Typical)));
    marks.push(Mark::Dot { at: (scale.at(number), LINE), role: Role::of(own) });
    let definition = own.of.definition.get();
    let ends = [first, last].map(|fact| telling::short(fact.value, definition));
    marks.extend(room::at_ends((start, &ends[0]), (end, &ends[1]), f64::from(WIDTH), FOOT));
    Some(Figure { alt: format!("{} {}", beside.range(), beside.against()), width: WIDTH, height: HEIGHT, marks })
}
