//! The verdict with the shortest way up.

use std::hint::black_box;
use std::time::Instant;

use milepost::domain::guide::{ConditionKey, Guide, StepKey};
use milepost::domain::readiness::{Field, State, Verdict};

use crate::measured::Measured;
use crate::page::Row;

const STATES: usize = 4096;
const TURNS: usize = 30;

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

fn state(dice: &mut Dice) -> State {
    let mut state = State::blank(&Guide::current().version);
    for step in StepKey::all() {
        let answer = ["", "in_place", "under_way", "not_yet", "unknown"][dice.below(5)];
        state.set(Field::Answer(step), answer).unwrap();
    }
    for key in ConditionKey::ALL {
        let judgment = ["", "", "", "met: Because.", "not_met: Because."][dice.below(5)];
        state.set(Field::Judgment(key), judgment).unwrap();
    }
    state
}

/// The row.
pub fn rows() -> Vec<Row> {
    let mut dice = Dice(2026);
    let states: Vec<State> = (0..STATES).map(|_| state(&mut dice)).collect();
    let times = Measured::of((0..TURNS).map(|_| {
        let began = Instant::now();
        for state in &states {
            black_box(Verdict::of(black_box(state)).shortest_way_up());
        }
        began.elapsed().as_secs_f64() / f64::from(u32::try_from(STATES).unwrap())
    }));
    vec![Row {
        work: "verdict with the shortest way up".to_owned(),
        floor: "–".to_owned(),
        measured: times.told(|seconds| format!("{:.0} ns", seconds * 1e9)),
        ratio: "–".to_owned(),
        aim: "< 2 µs".to_owned(),
        is_met: Some(times.median() < 2e-6),
    }]
}
