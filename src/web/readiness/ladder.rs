//! The ladder from nought to nine: three bands, where we are, and how far it could go.

use crate::domain::readiness::{Band, Limits, Stage};
use crate::report::VerdictPart;

/// Where each count stands, in the units of the drawing, which is 720 wide.
fn at(count: u8) -> f32 {
    38.0 + 71.555 * f32::from(count)
}

/// The ladder's drawing.
#[derive(Debug)]
pub struct Ladder {
    /// What it says, for those who cannot see it.
    pub label: String,
    /// The bands, from the lowest.
    pub bands: Vec<Rung>,
    /// The ten counts.
    pub counts: Vec<(u8, f32, bool)>,
    /// The middle of the mark of today's count.
    pub here: f32,
    /// Today's count.
    pub met: u8,
    /// How far it could go; `None` when it cannot move.
    pub reach: Option<Reach>,
    /// Whether a band may be named.
    pub is_told: bool,
}

/// One band of the drawing.
#[derive(Debug)]
pub struct Rung {
    /// The band's word in data.
    pub key: &'static str,
    /// Its word.
    pub word: String,
    /// The route that it recommends.
    pub route: &'static str,
    /// Its counts: "6 to 9".
    pub figures: String,
    /// The left edge.
    pub x: f32,
    /// The width.
    pub width: f32,
    /// The middle.
    pub middle: f32,
    /// Whether today's count is in it, and it may be said.
    pub is_here: bool,
}

/// How far the count could go.
#[derive(Debug)]
pub struct Reach {
    /// Where the mark stands.
    pub x: f32,
    /// Where its words begin or end.
    pub text_x: f32,
    /// Whether the words stand at the left of the mark.
    pub is_left: bool,
    /// The words.
    pub words: String,
}

impl Ladder {
    /// Draws the ladder of a verdict.
    #[must_use]
    pub fn of(verdict: &VerdictPart) -> Self {
        let is_told = verdict.stage != Stage::TooEarly;
        let here = at(verdict.floor);
        let reach = (verdict.ceiling > verdict.floor).then(|| {
            let x = at(verdict.ceiling);
            // The words have a row of their own and stay within the drawing.
            let is_left = verdict.ceiling > 4;
            Reach { x, text_x: if is_left { x + 6.0 } else { x - 6.0 }, is_left, words: verdict.told.reach.clone() }
        });
        Self {
            label: verdict.told.ladder.clone(),
            bands: [Band::FewToNone, Band::Some, Band::Most].map(|band| rung(verdict.limits, band, is_told && band == verdict.band)).into(),
            counts: (0..=9).map(|count| (count, at(count), count == verdict.floor)).collect(),
            here,
            met: verdict.floor,
            reach,
            is_told,
        }
    }
}

fn rung(limits: Limits, band: Band, is_here: bool) -> Rung {
    let (first, last) = limits.range(band);
    let (left, right) = (at(first) - 35.0, at(last) + 34.0);
    Rung {
        key: band.as_str(),
        word: crate::domain::words::capital(band.word()),
        route: band.route(),
        figures: limits.figures(band),
        x: left,
        width: right - left,
        middle: f32::midpoint(left, right),
        is_here,
    }
}
