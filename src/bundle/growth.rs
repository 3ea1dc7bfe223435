//! Ten times as much of a bundle takes about ten times as long: no record is looked for by going through all of them.

use std::time::Instant;

use uuid::Uuid;

use super::{Action, Bundle, Id, Jurisdiction, Line, Preview, old};
use crate::domain::history::Fact;

/// How many times as long ten times as much may take. Where every record is held against every other, it takes a hundred
/// times; this lies where no busy machine makes one of the other.
pub const AT_MOST: f64 = 30.0;

/// How many times as long ten times as much takes: the quickest of three of each, made by `make` before the clock runs.
pub fn growth<T>(few: usize, make: impl Fn(usize) -> T, run: impl Fn(T)) -> f64 {
    let once = |count| {
        let given = make(count);
        let start = Instant::now();
        run(given);
        start.elapsed().as_secs_f64()
    };
    let quickest = |count| (0..3).map(|_| once(count)).fold(f64::INFINITY, f64::min);
    let (few, many) = (quickest(few), quickest(10 * few));
    many / few
}

fn id(of: usize, kind: u128) -> Id {
    Id(Uuid::from_u128((kind << 64) + of as u128 + 1))
}

/// A bundle of one jurisdiction with so many actions, of which each has a line of the history.
fn with_actions(count: usize, what: &str) -> Bundle {
    let action = |of| Action { id: id(of, 1), what: format!("{what} {of}"), cost: Some("100".to_owned()), ..Action::default() };
    let line = |of| Line {
        id: id(of, 2),
        subject: "action".to_owned(),
        subject_id: id(of, 1),
        field: Fact::Cost.as_str().to_owned(),
        after: "100".to_owned(),
        ..Line::default()
    };
    let actions = (0..count).map(action).collect();
    let history = (0..count).map(line).collect();
    Bundle { jurisdictions: vec![Jurisdiction { id: id(0, 3), actions, history, ..Jurisdiction::default() }], ..Bundle::default() }
}

#[test]
fn a_preview_grows_with_its_bundle() {
    let pair = |count| (with_actions(count, "Ask"), with_actions(count, "Write to"), count);
    let times = growth(1_000, pair, |(ours, theirs, count)| {
        assert_eq!(Preview::of(&ours, &theirs).unwrap().differences.len(), count);
    });
    assert!(times < AT_MOST, "{times}");
}

#[test]
fn what_is_renewed_grows_with_its_bundle() {
    let times = growth(1_000, |count| with_actions(count, "Ask"), |mut bundle| old::renew(&mut bundle).unwrap());
    assert!(times < AT_MOST, "{times}");
}
