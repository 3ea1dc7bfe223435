//! Ten times as much of a bundle takes about ten times as long: no record is looked for by going through all of them.

use std::time::Instant;

use uuid::Uuid;

use super::{Action, Bundle, Id, Jurisdiction, Line, Preview, old};
use crate::domain::history::Fact;

/// How many times as long ten times as much may take as ten of the small. Where every record is held against every other,
/// it is ten times; caches and a busy machine make less of it than this.
pub const AT_MOST: f64 = 3.0;

/// How many times as long ten times as much takes as ten of the small. Of all rounds the quickest of each counts, and
/// there are more of them as long as it is too much: what a busy machine does is over at some time, the work stays.
pub fn growth<T>(few: usize, make: impl Fn(usize) -> T, run: impl Fn(T)) -> f64 {
    let timed = |times: usize, count| {
        let given: Vec<T> = (0..times).map(|_| make(count)).collect();
        let start = Instant::now();
        given.into_iter().for_each(&run);
        start.elapsed().as_secs_f64()
    };
    let (mut ten, mut one) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..6 {
        ten = ten.min(timed(10, few));
        one = one.min(timed(1, 10 * few));
        if one / ten < AT_MOST {
            break;
        }
    }
    one / ten
}

fn id(of: usize, kind: u128) -> Id {
    Id(Uuid::from_u128((kind << 64) + of as u128 + 1))
}

/// A bundle of one jurisdiction with so many actions, of which each has some lines of the history.
fn with_actions(count: usize, what: &str) -> Bundle {
    let action = |of| Action { id: id(of, 1), what: format!("{what} {of}"), cost: Some("100".to_owned()), ..Action::default() };
    let line = |of, (kind, fact): (u128, Fact)| Line {
        id: id(of, kind),
        subject: "action".to_owned(),
        subject_id: id(of, 1),
        field: fact.as_str().to_owned(),
        after: "100".to_owned(),
        ..Line::default()
    };
    let facts = [Fact::Cost, Fact::What, Fact::Due, Fact::Effort, Fact::Status, Fact::Owner, Fact::Closes, Fact::Updated];
    let lines = |of| (4..).zip(facts).map(move |fact| line(of, fact));
    let (actions, history) = ((0..count).map(action).collect(), (0..count).flat_map(lines).collect());
    Bundle { jurisdictions: vec![Jurisdiction { id: id(0, 3), actions, history, ..Jurisdiction::default() }], ..Bundle::default() }
}

#[test]
fn a_preview_grows_with_its_bundle() {
    let pair = |count| (with_actions(count, "Ask"), with_actions(count, "Write to"), count);
    let times = growth(3_000, pair, |(ours, theirs, count)| {
        assert_eq!(Preview::of(&ours, &theirs).unwrap().differences.len(), count);
    });
    assert!(times < AT_MOST, "{times}");
}

#[test]
fn what_is_renewed_grows_with_its_bundle() {
    let times = growth(1_000, |count| with_actions(count, "Ask"), |mut bundle| old::renew(&mut bundle).unwrap());
    assert!(times < AT_MOST, "{times}");
}
