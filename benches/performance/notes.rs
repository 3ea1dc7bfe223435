//! Saving a long note, durable, against saving an answer: what it costs that Find knows every word of it.

use milepost::domain::readiness::Revision;

use crate::filled::WORDS;
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::parts::aim;
use crate::program::{Program, fresh, settle_log};
use crate::saves::{FRAGMENT, back_and_forth, round};
use crate::template::runtime;
use crate::wrk;

const TURNS: usize = 5;
/// How many letters, as they are told, and how many times as long as an answer that may take.
const NOTES: [(usize, &str, f64); 2] = [(1_000, "1,000", 1.3), (10_000, "10,000", 2.0)];

/// What makes further words of those.
const ENDINGS: [&str; 19] =
    ["", "s", "ed", "ing", "er", "ers", "less", "ful", "ness", "able", "like", "ish", "ward", "wise", "hood", "ship", "ery", "ette", "let"];

fn work(letters: &str) -> String {
    format!("save a note of {letters} letters, durable, 1 client")
}

/// A note of so many letters, others at each place, with as many different words as people write: of 10,000 letters some
/// hundreds.
fn note(at: usize, letters: usize) -> String {
    let word = |n: usize| format!("{}{} ", WORDS[n * 7 % WORDS.len()], ENDINGS[(n / 3 + at) % ENDINGS.len()]);
    let mut note = String::new();
    for n in at.. {
        note += &word(n);
        if note.len() > letters {
            break;
        }
    }
    note.truncate(letters);
    note.trim_end().to_owned()
}

/// The two saves by which a note of so many letters goes back and forth.
fn notes(program: &mut Program, letters: usize) -> Vec<String> {
    let page = format!("{}/conditions/leadership-commitment", round(program, &format!("County of {letters} letters")));
    let both = [0, 1].map(|at| note(at, letters));
    assert_eq!(program.post(&page, &wrk::form(&[("note-1.1", &both[1])])).status, 303);
    let save = |seen: &str, value: &str| {
        let rev = Revision::of(seen).to_string();
        format!("POST {page} {}", wrk::form(&[("note-1.1", value), ("rev-note-1.1", &rev)]))
    };
    vec![save(&both[1], &both[0]), save(&both[0], &both[1])]
}

/// The rows.
pub fn rows() -> Vec<Row> {
    if !wrk::is_ready() {
        return NOTES.map(|(_, letters, limit)| Row::missing(&work(letters), &aim(limit), wrk::MISSING)).into();
    }
    let folder = fresh();
    let data = folder.path().join("milepost.db");
    let mut program = Program::start(&data);
    let answers = [back_and_forth(&round(&mut program, "Wren County"))];
    let notes = NOTES.map(|(letters, ..)| [notes(&mut program, letters)]);
    runtime().block_on(settle_log(&data));
    let (mut floors, mut times) = (Vec::new(), [Vec::new(), Vec::new()]);
    for _ in 0..TURNS {
        floors.push(wrk::cycle(&program, &answers, &[FRAGMENT]).median);
        for (times, notes) in times.iter_mut().zip(&notes) {
            times.push(wrk::cycle(&program, notes, &[FRAGMENT]).median);
        }
    }
    let told = |((_, letters, limit), times): ((usize, &str, f64), Vec<f64>)| {
        let ratios = Measured::of(times.iter().zip(&floors).map(|(ours, floor)| ours / floor));
        Row {
            work: work(letters),
            floor: format!("an answer: {}", Measured::of(floors.iter().copied()).told(ms)),
            measured: Measured::of(times).told(ms),
            ratio: format!("{ratios} ×"),
            aim: aim(limit),
            is_met: Some(ratios.median() <= limit),
        }
    };
    NOTES.into_iter().zip(times).map(told).collect()
}
