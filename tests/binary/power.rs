//! What a power cut, a broken disk and a full disk can do. A kill shows nothing of this, since what was
//! written but not synced survives the program; so a witness watches the calls themselves.

use std::collections::BTreeMap;
use std::path::Path;

use milepost::domain::guide::StepKey;
use tempfile::tempdir;

use crate::chance::Chance;
use crate::facts::Facts;
use crate::program::{Program, ask, command, complaint, contents, encoded, made_file, plain, run, told};
use crate::saver::{Outcome, Place, Saver};
use crate::witness::{DATA, Event, Fault, LOG, NEAR, Witness};
use milepost::domain::readiness::Revision;

fn start_watched(data: &Path) -> (Program, Witness) {
    let mut start = command(data, &["--listen", "127.0.0.1:0", "--no-open"]);
    let witness = Witness::beside(&mut start, data);
    (Program::start_with(start), witness)
}

/// The marks of the saves that were answered although their log was not safe on the disk, and how many
/// acknowledged saves were looked at. A save is safe once a sync of the log has returned that began after
/// the frame that ends its transaction was written.
fn answered_too_soon(events: &[Event]) -> (Vec<String>, usize) {
    /// How far a save is.
    #[derive(Clone, Copy, PartialEq, PartialOrd)]
    enum Stage {
        Written,
        Committed,
        Syncing,
        Safe,
    }
    let mut stages: BTreeMap<&str, Stage> = BTreeMap::new();
    let mut asked: BTreeMap<u32, &str> = BTreeMap::new();
    // The head of a frame is written before its page: what ends a transaction is the write after it.
    let mut ends_with_next = false;
    let (mut too_soon, mut looked_at) = (Vec::new(), 0);
    let step = |stages: &mut BTreeMap<&str, Stage>, from: Stage, to: Stage| {
        stages.values_mut().filter(|stage| **stage == from).for_each(|stage| *stage = to);
    };
    for event in events {
        match event {
            Event::Wrote { commits, marks } => {
                for mark in marks {
                    stages.entry(mark).or_insert(Stage::Written);
                }
                if ends_with_next {
                    step(&mut stages, Stage::Written, Stage::Committed);
                }
                ends_with_next = *commits;
            }
            Event::Syncs => step(&mut stages, Stage::Committed, Stage::Syncing),
            Event::Synced { well } => step(&mut stages, Stage::Syncing, if *well { Stage::Safe } else { Stage::Committed }),
            Event::Asked { connection, marks } => {
                asked.insert(*connection, &marks[0]);
            }
            Event::Answers { connection, status } => {
                if let Some(mark) = asked.remove(connection)
                    && *status == 303
                {
                    looked_at += 1;
                    if stages.get(mark) != Some(&Stage::Safe) {
                        too_soon.push(mark.to_owned());
                    }
                }
            }
        }
    }
    (too_soon, looked_at)
}

#[test]
fn no_save_is_answered_before_a_sync_of_its_log_has_returned() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let (program, witness) = start_watched(&data);
    let mut savers = Place::new(&program, "Wren County").savers(&mut Chance::new());
    let address = program.address;
    std::thread::scope(|scope| {
        for saver in &mut savers {
            scope.spawn(|| {
                for _ in 0..25 {
                    if let Outcome::Refused(status, body) = saver.save(address) {
                        panic!("{status}: {}", plain(&body));
                    }
                }
            });
        }
    });
    program.quit();
    let (too_soon, looked_at) = answered_too_soon(&witness.events());
    // A press in the list bears no mark.
    assert!(looked_at >= 75, "the witness saw only {looked_at} saves");
    assert!(too_soon.is_empty(), "answered before they were safe: {} of {looked_at}: {too_soon:?}", too_soon.len());
    println!("{looked_at} saves were each synced before their answer");
}

/// A form sent twice at once: the second one finds its text there, which is no reason to be told so too early.
#[test]
fn a_save_that_finds_its_text_there_waits_for_the_sync_of_the_other() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let (program, witness) = start_watched(&data);
    let round = program.found("Wren County");
    let address = program.address;
    let mut seen = String::new();
    for n in 0..40 {
        let text = format!("mark-0000{n:04x} sent by four at once");
        let form = encoded([("note-1.1", text.as_str()), ("rev-note-1.1", &Revision::of(&seen).to_string())]);
        let line = format!("POST {round}/conditions/leadership-commitment HTTP/1.1");
        let together = std::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    together.wait();
                    assert_eq!(ask(address, &line, &form).unwrap().status, 303);
                });
            }
        });
        seen = text;
    }
    program.quit();
    let (too_soon, looked_at) = answered_too_soon(&witness.events());
    assert_eq!(looked_at, 160);
    assert!(too_soon.is_empty(), "answered before they were safe: {} of {looked_at}: {too_soon:?}", too_soon.len());
}

#[test]
fn the_witness_knows_a_save_that_is_not_safe() {
    let wrote = |commits, mark: &str| Event::Wrote { commits, marks: mark.split_whitespace().map(str::to_owned).collect() };
    let asked = Event::Asked { connection: 7, marks: vec!["mark-1".to_owned()] };
    let answers = Event::Answers { connection: 7, status: 303 };
    let (syncs, synced) = (Event::Syncs, Event::Synced { well: true });
    let whole = vec![asked, wrote(false, ""), wrote(false, "mark-1"), wrote(true, ""), wrote(false, ""), syncs, synced, answers];
    assert_eq!(answered_too_soon(&whole), (vec![], 1));
    let too_soon = (vec!["mark-1".to_owned()], 1);
    for (missing, why) in [(6, "the sync did not return"), (5, "the sync began before"), (3, "nothing ends the transaction")] {
        let mut events = whole.clone();
        events.remove(missing);
        assert_eq!(answered_too_soon(&events), too_soon, "{why}");
    }
    let mut failed = whole.clone();
    failed[6] = Event::Synced { well: false };
    assert_eq!(answered_too_soon(&failed), too_soon, "the sync failed");
    let mut early = whole;
    early.swap(6, 7);
    assert_eq!(answered_too_soon(&early), too_soon, "the answer went first");
}

/// Holds the file to all that they saved.
fn hold(savers: &mut [Saver], facts: &Facts) {
    for saver in savers {
        saver.hold(facts);
    }
}

/// Saves until something is refused, at most `most` times.
fn save_until_refused(savers: &mut [Saver], program: &Program, most: usize) -> Option<(u16, String)> {
    for n in 0..most {
        let turn = n % savers.len();
        match savers[turn].save(program.address) {
            Outcome::Acknowledged => {}
            Outcome::Refused(status, body) => return Some((status, body)),
            Outcome::CutShort => panic!("the program ended"),
        }
    }
    None
}

/// Saves so much that SQLite folds its log into the file, and tells whether it was refused.
fn save_much(program: &Program) -> Option<(u16, String)> {
    let note = "x".repeat(9_000);
    for n in 0..9 {
        let founded = program.post("/jurisdictions", &format!("actor=&name=Large+{n}"));
        if founded.status != 303 {
            return Some((founded.status, founded.body));
        }
        let worksheet = StepKey::all().map(|step| format!("note-{step}={note}")).collect::<Vec<_>>().join("&");
        let noted = program.post(&format!("{}/worksheet", founded.location), &worksheet);
        if noted.status != 303 {
            return Some((noted.status, noted.body));
        }
    }
    None
}

/// The disk fails in every way, at the first such call and at later ones: what was acknowledged stays,
/// what failed is said plainly, and work goes on when the disk does.
#[test]
fn a_failing_disk_is_told_and_costs_nothing_that_was_acknowledged() {
    let mut chance = Chance::new();
    let (mut refused, mut unhurt) = (0, 0);
    for (place, fault) in [
        (LOG, Fault::Write),
        (LOG, Fault::Sync),
        (LOG, Fault::Growth),
        (DATA, Fault::Write),
        (DATA, Fault::Sync),
        (DATA, Fault::Growth),
        (DATA | LOG | NEAR, Fault::Growth),
        (DATA | LOG | NEAR, Fault::Write),
        (DATA | LOG | NEAR, Fault::Sync),
    ] {
        for times in [1, 0] {
            let folder = tempdir().unwrap();
            let data = folder.path().join("milepost.db");
            let case = format!("{place} {fault:?} {times}");
            let (program, mut witness) = start_watched(&data);
            let county = Place::new(&program, &format!("County {case}"));
            let mut savers = county.savers(&mut chance);
            assert!(save_until_refused(&mut savers, &program, 8).is_none(), "{case}: the disk is still well");
            let skip = i32::try_from(chance.below(6)).unwrap();
            witness.order(place, fault, skip, times);
            let much = if place & DATA == 0 { None } else { save_much(&program) };
            match much.or_else(|| save_until_refused(&mut savers, &program, 24)) {
                None => unhurt += 1,
                Some((status, body)) => {
                    refused += 1;
                    assert_eq!(status, 507, "{case}: {}", plain(&body));
                    assert!(body.contains("<h1>The disk did not take it</h1>"), "{case}: {}", plain(&body));
                }
            }
            // What is there can be read all the same, and what was refused is not there.
            let before: usize = savers.iter().map(|saver| saver.absent + saver.landed).sum();
            let facts = Facts::of(&program, &county.jurisdiction);
            hold(&mut savers, &facts);
            assert_eq!(savers.iter().map(|saver| saver.landed).sum::<usize>(), 0, "{case}: refused, and there all the same");
            let after: usize = savers.iter().map(|saver| saver.absent + saver.landed).sum();
            assert!(after - before <= 1, "{case}");
            // The disk is well again, or has room.
            witness.order(0, Fault::None, 0, 0);
            if let Some((status, body)) = save_until_refused(&mut savers, &program, 12) {
                panic!("{case}: with a disk that is well again it does not go on: {status} {}", plain(&body));
            }
            program.kill();
            let program = Program::start(&data);
            let facts = Facts::of(&program, &county.jurisdiction);
            hold(&mut savers, &facts);
            program.quit();
            let found = run(&data, &["check"]);
            assert!(told(&found).starts_with("The file is sound."), "{case}: {found:?}");
        }
    }
    println!("{refused} faults refused a save, {unhurt} hurt none");
    assert!(refused >= 8, "too few faults reached a save: {refused}");
}

/// A sync that failed may have lost what it was to keep, and the next one would not tell. So the program is
/// killed right after the refusal: what is there then is whole, and everything acknowledged is.
#[test]
fn a_failed_sync_is_never_acknowledged_and_a_kill_after_it_leaves_nothing_by_half() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let mut chance = Chance::new();
    for round in 0..10 {
        let (program, mut witness) = start_watched(&data);
        let county = Place::new(&program, &format!("County {round}"));
        let mut savers = county.savers(&mut chance);
        assert!(save_until_refused(&mut savers, &program, 6).is_none());
        witness.order(LOG, Fault::Sync, i32::try_from(chance.below(3)).unwrap(), 1);
        let (status, _) = save_until_refused(&mut savers, &program, 20).expect("a sync of the log fails soon");
        assert_eq!(status, 507);
        program.kill();
        let program = Program::start(&data);
        let facts = Facts::of(&program, &county.jurisdiction);
        hold(&mut savers, &facts);
        program.quit();
        assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
        let (too_soon, _) = answered_too_soon(&witness.events());
        assert!(too_soon.is_empty(), "{too_soon:?}");
    }
}

#[test]
fn a_start_on_a_full_or_broken_disk_is_one_message_or_goes_well() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let before = Facts::of_file(&data);
    let mut said = 0;
    for fault in [Fault::Write, Fault::Growth, Fault::Sync] {
        for skip in 0..4 {
            let mut start = command(&data, &["--listen", "127.0.0.1:0", "--no-open"]);
            let mut witness = Witness::beside(&mut start, &data);
            witness.order(DATA | LOG | NEAR, fault, skip, 0);
            start.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
            let mut child = start.spawn().unwrap();
            let mut line = String::new();
            std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line).unwrap();
            if line.is_empty() {
                let message = complaint(&child.wait_with_output().unwrap());
                assert!(message.contains("disk") || message.contains("could not write"), "{fault:?} {skip}: {message}");
                said += 1;
            } else {
                child.kill().unwrap();
                child.wait().unwrap();
            }
            let _ = std::fs::remove_dir_all(folder.path().join("milepost-backups"));
            let after = Facts::of_file(&data);
            assert!(after.values == before.values && after.lines == before.lines, "{fault:?} {skip}");
            assert!(told(&run(&data, &["check"])).starts_with("The file is sound."), "{fault:?} {skip}");
        }
    }
    println!("{said} starts ended with a message; {} files lie in the folder", contents(folder.path()).len());
}
