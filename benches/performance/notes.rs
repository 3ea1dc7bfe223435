//! Saving a long note, durable: what it costs that Find knows every word of it. Held against the same in an earlier build, where
//! `MILEPOST_BEFORE` names its program (the aims are set for commit 08742b5, which had no Find), or else against saving an answer.

use std::path::Path;

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

/// A program with a round to answer in, and one round for each length of a note.
struct Written {
    program: Program,
    answers: [Vec<String>; 1],
    notes: [[Vec<String>; 1]; 2],
    _folder: tempfile::TempDir,
}

impl Written {
    fn of(start: impl FnOnce(&Path) -> Program) -> Self {
        let folder = fresh();
        let data = folder.path().join("milepost.db");
        let mut program = start(&data);
        let answers = [back_and_forth(&round(&mut program, "Wren County"))];
        let notes = NOTES.map(|(letters, ..)| [notes(&mut program, letters)]);
        runtime().block_on(settle_log(&data));
        Self { program, answers, notes, _folder: folder }
    }

    /// The medians of one turn: of an answer, and of each note.
    fn turn(&self) -> (f64, [f64; 2]) {
        let median = |requests| wrk::cycle(&self.program, requests, &[FRAGMENT]).median;
        (median(&self.answers), [0, 1].map(|at| median(&self.notes[at])))
    }
}

/// The rows: notes of an earlier build beside them where one is given, or else answers.
pub fn rows() -> Vec<Row> {
    if !wrk::is_ready() {
        return NOTES.map(|(_, letters, limit)| Row::missing(&work(letters), &aim(limit), wrk::MISSING)).into();
    }
    let now = Written::of(Program::start);
    let before = std::env::var_os("MILEPOST_BEFORE").map(|_| Written::of(|data| Program::start_before(data).unwrap()));
    let (mut ours, mut floors) = ([const { Vec::new() }; 3], [const { Vec::new() }; 3]);
    for _ in 0..TURNS {
        let (answer, notes) = now.turn();
        let (floor, earlier) = before.as_ref().map_or((answer, [answer; 2]), Written::turn);
        for (times, time) in ours.iter_mut().zip([answer, notes[0], notes[1]]) {
            times.push(time);
        }
        for (times, time) in floors.iter_mut().zip([floor, earlier[0], earlier[1]]) {
            times.push(time);
        }
    }
    let told = |at: usize, work: String, limit: f64| {
        let ratios = Measured::of(ours[at].iter().zip(&floors[at]).map(|(ours, floor)| ours / floor));
        let floor = Measured::of(floors[at].iter().copied()).told(ms);
        Row {
            work,
            floor: if before.is_some() { format!("the same in the earlier build: {floor}") } else { format!("an answer: {floor}") },
            measured: Measured::of(ours[at].iter().copied()).told(ms),
            ratio: format!("{ratios} ×"),
            aim: aim(limit),
            is_met: Some(ratios.median() <= limit),
        }
    };
    let answer = before.is_some().then(|| told(0, "save an answer, durable, 1 client".to_owned(), 1.05));
    let notes = NOTES.iter().enumerate().map(|(at, (_, letters, limit))| told(at + 1, work(letters), *limit));
    answer.into_iter().chain(notes).collect()
}
