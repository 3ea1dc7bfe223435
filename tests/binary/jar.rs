//! Two data files open side by side, and one browser in front of both: it holds all ports of a machine for one site.

use std::collections::BTreeMap;

use tempfile::tempdir;

use crate::program::{Program, between};
use crate::wire::{self, Answer};

/// The cookies of one browser.
#[derive(Default)]
struct Jar(BTreeMap<String, String>);

impl Jar {
    fn header(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("Cookie: {}", pairs.join("; "))
    }

    fn take(&mut self, answer: Answer) -> Answer {
        for line in answer.head.lines().filter(|line| line.to_lowercase().starts_with("set-cookie: ")) {
            let (name, value) = line["set-cookie: ".len()..].split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0;") {
                self.0.remove(name)
            } else {
                self.0.insert(name.to_owned(), value.to_owned())
            };
        }
        answer
    }

    fn get(&mut self, program: &Program, path: &str) -> Answer {
        let answer = wire::ask(program.address, &format!("GET {path} HTTP/1.1"), &[&self.header()], b"").unwrap();
        self.take(answer)
    }

    fn post(&mut self, program: &Program, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = wire::post(program.address, path, &[&self.header()], wire::encoded(fields).as_bytes());
        self.take(answer)
    }
}

#[test]
fn two_files_open_side_by_side_keep_their_own_person() {
    let folder = tempdir().unwrap();
    let mut jar = Jar::default();
    let mut sides = Vec::new();
    for (file, person, place) in [("wren.db", "Dana Ortiz", "Wren County"), ("otter.db", "Lee Park", "Otter City")] {
        let program = Program::start(&folder.path().join(file));
        let round = jar.post(&program, "/jurisdictions", &[("actor", person), ("name", place)]).header("location").unwrap().to_owned();
        sides.push((program, round, person));
    }
    // Back and forth, as somebody does who compares the two.
    for turn in 1..=2 {
        for (program, round, person) in &sides {
            jar.get(program, round).expect(200).says(&format!("You are <bdi>{person}</bdi>"));
            let page = format!("{round}/conditions/staff-buy-in");
            jar.post(program, &page, &[(&format!("note-5.{turn}"), "Said so")]).expect(303);
        }
    }
    for (program, round, person) in sides {
        let history = jar.get(&program, &format!("{round}/history")).text();
        assert!(history.contains(person) && !history.contains("someone on this computer"), "{history}");
        program.quit();
    }
    assert_eq!(jar.0.len(), 2, "a cookie for each file");
}

/// The one who was known here came after the backup that came back.
#[test]
fn after_the_return_to_an_older_copy_nothing_is_written_under_nobodys_name_unasked() {
    let folder = tempdir().unwrap();
    let (data, copy) = (folder.path().join("milepost.db"), folder.path().join("copy.db"));
    let mut jar = Jar::default();
    let program = Program::start(&data);
    let round =
        jar.post(&program, "/jurisdictions", &[("actor", "Dana Ortiz"), ("name", "Wren County")]).header("location").unwrap().to_owned();
    program.quit();
    std::fs::copy(&data, &copy).unwrap();
    let program = Program::start(&data);
    jar.post(&program, "/you", &[("person", "new"), ("name", "Lee Park")]).expect(303);
    jar.get(&program, &round).says("You are <bdi>Lee Park</bdi>");
    program.quit();
    std::fs::copy(&copy, &data).unwrap();
    let program = Program::start(&data);
    let page = format!("{round}/conditions/staff-buy-in");
    let asked = jar.post(&program, &page, &[("note-5.1", "What Lee typed")]);
    asked.expect(428).says("What Lee typed").says("Dana Ortiz");
    assert!(between(&asked.text(), "<h1>", "</h1>").contains("Who are you?"));
    jar.post(&program, &page, &[("note-5.1", "What Lee typed"), ("who-person", "new"), ("who-name", "Lee Park")]).expect(303);
    let history = jar.get(&program, &format!("{round}/history")).text();
    assert!(
        history.contains("Lee Park") && history.contains("What Lee typed") && !history.contains("someone on this computer"),
        "{history}"
    );
    program.quit();
}
