//! A data file as a planning region would have it: 200 places, people of one name in all of them, and a clock that was
//! three hours behind when the program was started for the second time.

use std::path::Path;

use crate::clock::start_with_clock;
use crate::program::{Program, between, encoded, plain};

/// How many places.
const PLACES: usize = 200;

/// Fills a data file, and leaves it closed.
pub fn fill(data: &Path) {
    let program = Program::start(data);
    let places: Vec<(String, String)> = (0..PLACES).map(|n| place(&program, n)).collect();
    program.quit();
    let program = start_with_clock(data, -3 * 60 * 60);
    for (n, (of, round)) in places.iter().enumerate() {
        if n.is_multiple_of(8) {
            decide(&program, round, "postpone", "Since then the budget was cut");
        }
        if n % 20 == 4 {
            let title = "Begun with the clock behind";
            post(&program, &format!("{of}/assessments"), &[("title", title), ("with", round.trim_start_matches("/assessments/"))]);
        }
    }
    program.quit();
}

/// One place: its address, and that of its round.
pub fn place(program: &Program, n: usize) -> (String, String) {
    let kind = ["County", "City", "St. Mary’s", "Doña"][n % 4];
    let round = program.found(&format!("{kind} {n:03}"));
    let page = program.get(&round).body;
    let of = format!("/jurisdictions/{}", between(&page, "href=\"/jurisdictions/", "\""));
    let answers = [("step-1.1", "in_place"), ("step-1.2", "under_way"), ("note-1.1", "As the council said"), ("need", "A sponsor")];
    post(program, &format!("{round}/conditions/leadership-commitment"), &answers);
    let settings = [
        ("title", "Spring round"),
        ("started", "2026-03-02"),
        ("some", "3"),
        ("most", "6"),
        ("new-name", "Dana O’Neill"),
        ("new-department", kind),
    ];
    post(program, &format!("{round}/settings"), &settings);
    if n.is_multiple_of(4) {
        decide(program, &round, "proceed", "The mayor promised it");
    }
    if n.is_multiple_of(10) {
        let action = [("what", "Find a sponsor"), ("owner", "Dana O’Neill"), ("amount-new1", "$1,200"), ("source-new1", "A grant")];
        post(program, &format!("{of}/actions"), &action);
    }
    (of, round)
}

pub fn decide(program: &Program, round: &str, route: &str, reason: &str) {
    let page = program.get(&format!("{round}/decision?newer=yes")).body;
    let rests = between(&page, "name=\"rests\" id=\"rests-", "\"").to_owned();
    let latest = between(&page, "name=\"latest\" value=\"", "\"").to_owned();
    let fields = [("route", route), ("deciders", "Ruth Amadi, City Manager"), ("decided", "2026-03-10"), ("reason", reason)];
    post(program, &format!("{round}/decision"), &[&fields[..], &[("rests", &rests), ("latest", &latest)]].concat());
}

#[track_caller]
pub fn post(program: &Program, path: &str, form: &[(&str, &str)]) -> String {
    let reply = program.post(path, &encoded(form.iter().copied()));
    assert_eq!(reply.status, 303, "{path}: {}", plain(&reply.body));
    reply.location
}
