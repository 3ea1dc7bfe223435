//! All rounds of a jurisdiction: a small chart of conditions met with the bands behind it, and the same numbers as a table.

use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{Band, Limits, Stage, Verdict, telling};
use crate::domain::words::inserted;
use crate::domain::words::{capital, dates, shortened};
use crate::store::Round;

/// Where each count stands, in the units of the drawing, which is 340 wide: the ladder, made small,
/// with room at the left for the titles of the rounds.
fn at(count: u8) -> f32 {
    122.0 + STEP * f32::from(count)
}

/// The distance of one count from the next.
const STEP: f32 = 23.0;

/// The height of the band's words above the first row.
const HEAD: f32 = 34.0;
/// The height of a row, one round each.
const ROW: f32 = 34.0;
/// How far below its middle the foot of a row's letters stands.
const LETTERS: f32 = 4.0;
/// The longest title in the drawing, in characters. The table has it whole.
const TITLE: usize = 17;

/// The rounds of a jurisdiction, drawn and as rows.
#[derive(Debug, Default)]
pub struct Chart {
    /// The rounds, the latest first, as the table shows them.
    pub rounds: Vec<Row>,
    /// The drawing; `None` while there is only one round, which no line can show.
    pub drawing: Option<Drawing>,
    /// Whether the rounds count with different limits.
    pub limits_differ: bool,
}

/// One round.
#[derive(Debug)]
pub struct Row {
    /// Its id.
    pub id: AssessmentId,
    /// Its title.
    pub title: String,
    /// The day it began, in words.
    pub started: String,
    /// Conditions met.
    pub met: u8,
    /// Steps in place, of 31.
    pub in_place: u8,
    /// The result in short.
    pub result: String,
    /// The counts of its bands, for when they differ: "most from 6, some from 3".
    pub limits: String,
    /// Whether it takes changes.
    pub is_open: bool,
}

/// The drawing: time runs down, the count across.
#[derive(Debug)]
pub struct Drawing {
    /// What it says, for those who cannot see it.
    pub label: String,
    /// The whole height.
    pub height: f32,
    /// The words of the bands.
    pub words: Vec<Word>,
    /// The tints, anew wherever the limits change.
    pub tints: Vec<Tint>,
    /// The ten counts along the foot.
    pub counts: Vec<(u8, f32)>,
    /// Where the counts stand.
    pub foot: f32,
    /// The line from mark to mark, as the points of a `polyline`.
    pub line: String,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// The word of a band above the first row.
#[derive(Debug)]
pub struct Word {
    /// The band's word in data.
    pub band: &'static str,
    /// The middle of the band.
    pub x: f32,
    /// Where it stands.
    pub y: f32,
    /// What it says.
    pub text: String,
}

/// A band behind one row or more.
#[derive(Debug)]
pub struct Tint {
    /// The band's word in data.
    pub band: &'static str,
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

/// A round in the drawing.
#[derive(Debug)]
pub struct Mark {
    /// Its title, cut to fit.
    pub title: String,
    /// Where the mark stands.
    pub x: f32,
    /// Where the mark stands.
    pub y: f32,
    /// Where the title beside it and the count in it stand.
    pub text_y: f32,
    /// Conditions met.
    pub met: u8,
    /// Whether it is the latest round.
    pub is_latest: bool,
    /// Whether it is too early to name a band.
    pub is_early: bool,
}

impl Chart {
    /// The chart of rounds with their verdicts, which come as [`crate::store::Store::rounds`] has them: the newest first.
    #[must_use]
    pub fn of(rounds: &[(Round, Verdict)]) -> Self {
        let ordered: Vec<&(Round, Verdict)> = rounds.iter().rev().collect();
        let limits_differ = ordered.windows(2).any(|pair| pair[0].1.limits() != pair[1].1.limits());
        Self {
            rounds: ordered.iter().rev().map(|(round, verdict)| row(round, verdict)).collect(),
            drawing: (ordered.len() > 1).then(|| Drawing::of(&ordered)),
            limits_differ,
        }
    }

    /// Whether a mark stands for a result that it is too early to name.
    #[must_use]
    pub fn has_early(&self) -> bool {
        self.drawing.as_ref().is_some_and(|drawing| drawing.marks.iter().any(|mark| mark.is_early))
    }
}

fn row(round: &Round, verdict: &Verdict) -> Row {
    let limits = verdict.limits();
    Row {
        id: round.id,
        title: round.heading.title.clone(),
        started: dates::long(round.heading.started),
        met: verdict.floor(),
        in_place: verdict.in_place(),
        result: result(verdict),
        limits: format!("most from {}, some from {}", limits.most(), limits.some()),
        is_open: round.access.is_open(),
    }
}

/// The band where one can be named, else how far it is.
fn result(verdict: &Verdict) -> String {
    match verdict.stage() {
        Stage::TooEarly => telling(verdict, "").short,
        Stage::SoFar => format!("So far: {}", verdict.band().word()),
        Stage::Route => capital(verdict.band().word()),
    }
}

impl Drawing {
    fn of(ordered: &[&(Round, Verdict)]) -> Self {
        let tops: Vec<f32> = std::iter::successors(Some(HEAD), |top| Some(top + ROW)).take(ordered.len()).collect();
        let foot = HEAD + tops.iter().map(|_| ROW).sum::<f32>();
        let marks: Vec<Mark> = ordered
            .iter()
            .zip(&tops)
            .enumerate()
            .map(|(index, ((round, verdict), top))| Mark {
                title: shortened(&round.heading.title, TITLE),
                x: at(verdict.floor()),
                y: top + ROW / 2.0,
                text_y: top + ROW / 2.0 + LETTERS,
                met: verdict.floor(),
                is_latest: index + 1 == ordered.len(),
                is_early: verdict.stage() == Stage::TooEarly,
            })
            .collect();
        let told: Vec<String> =
            ordered.iter().map(|(round, verdict)| format!("{}, {}", inserted(&round.heading.title), verdict.floor())).collect();
        Self {
            label: format!("Conditions met, from the first round to the latest: {}.", told.join("; ")),
            height: foot + 18.0,
            words: ordered.first().map_or_else(Vec::new, |(_, verdict)| words(verdict.limits())),
            tints: tints(&ordered.iter().map(|(_, verdict)| verdict.limits()).collect::<Vec<_>>()),
            counts: (0..=9).map(|count| (count, at(count))).collect(),
            foot: foot + 14.0,
            line: marks.iter().map(|mark| format!("{},{}", mark.x, mark.y)).collect::<Vec<_>>().join(" "),
            marks,
        }
    }
}

const BANDS: [Band; 3] = [Band::FewToNone, Band::Some, Band::Most];

/// The edges of a band.
fn edges(limits: Limits, band: Band) -> (f32, f32) {
    let (first, last) = limits.range(band);
    (at(first) - STEP / 2.0, at(last) + STEP / 2.0)
}

/// The tints behind rows with these limits, one for all rows that follow each other with the same.
fn tints(limits: &[Limits]) -> Vec<Tint> {
    let mut tints = Vec::new();
    let mut top = HEAD;
    for same in limits.chunk_by(PartialEq::eq) {
        let height = same.iter().map(|_| ROW).sum::<f32>();
        for band in BANDS {
            let (left, right) = edges(same[0], band);
            tints.push(Tint { band: band.as_str(), x: left, y: top, width: right - left, height });
        }
        top += height;
    }
    tints
}

/// The words above the bands. Where bands are narrower than their words, the middle one moves up.
fn words(limits: Limits) -> Vec<Word> {
    let width = |band| edges(limits, band).1 - edges(limits, band).0;
    let is_tight = width(Band::FewToNone) < 3.0 * STEP || width(Band::Some) < 2.0 * STEP;
    let word = |band: Band| {
        let (left, right) = edges(limits, band);
        let up = if band == Band::Some && is_tight { 14.0 } else { 0.0 };
        Word { band: band.as_str(), x: f32::midpoint(left, right), y: HEAD - 6.0 - up, text: capital(band.word()) }
    };
    BANDS.map(word).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_limits() -> impl Iterator<Item = Limits> {
        (1..9).flat_map(|some| (some + 1..=9).filter_map(move |most| Limits::new(some, most).ok()))
    }

    #[test]
    fn the_bands_lie_side_by_side_within_the_drawing_whatever_the_limits() {
        for limits in all_limits() {
            let tints = tints(&[limits]);
            assert!(tints[0].x > 100.0, "room for the titles");
            assert!(tints.windows(2).all(|pair| (pair[0].x + pair[0].width - pair[1].x).abs() < 0.01), "{limits:?}");
            assert!(tints[2].x + tints[2].width <= 341.0, "{limits:?}");
        }
    }

    #[test]
    fn the_words_of_the_bands_never_overlap() {
        for limits in all_limits() {
            let words = words(limits);
            for (at, one) in words.iter().enumerate() {
                for other in words[at + 1..].iter().filter(|other| (other.y - one.y).abs() < 1.0) {
                    let letters = f32::from(u8::try_from(one.text.len() + other.text.len()).unwrap());
                    assert!(other.x - one.x > letters * 6.3 / 2.0, "{limits:?}: {} and {}", one.text, other.text);
                }
            }
        }
    }

    #[test]
    fn rows_with_the_same_limits_share_their_tints() {
        let [ours, strict] = [Limits::default(), Limits::new(4, 7).unwrap()];
        assert_eq!(tints(&[ours, ours, ours]).len(), 3);
        assert_eq!(tints(&[ours, strict, strict, ours]).len(), 9);
    }
}
