//! Killed again and again in the middle of saving, and a disk that takes no more: nothing acknowledged is lost,
//! and nothing is there by half.

use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use tempfile::tempdir;

use crate::chance::Chance;
use crate::facts::Facts;
use crate::program::{Program, command, plain, run, told};
use crate::saver::{Outcome, Place, Saver};

/// How many kills a jurisdiction sees before the next one is made, so that what is read back stays small.
const KILLS_EACH: usize = 8;
/// After how many kills the whole file is checked, as the kill left it.
const CHECKED_EVERY: usize = 25;

/// 200, or as many as `MILEPOST_KILLS` says.
fn kills() -> usize {
    std::env::var("MILEPOST_KILLS").map_or(200, |kills| kills.parse().expect("MILEPOST_KILLS is a number"))
}

#[test]
fn a_kill_loses_no_acknowledged_change_and_leaves_no_half_change() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let mut chance = Chance::new();
    let mut all: Vec<(Place, Vec<Saver>)> = Vec::new();
    for kill in 0..kills() {
        if chance.one_in(8) {
            // In the middle of a start, or of the mending after the kill before.
            let mut starting = command(&data, &["--listen", "127.0.0.1:0", "--no-open"]).stdout(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_micros(chance.next() % 15_000));
            starting.kill().unwrap();
            starting.wait().unwrap();
        }
        let program = Program::start(&data);
        if let Some((place, savers)) = all.last_mut() {
            hold(&program, place, savers);
        }
        if kill % KILLS_EACH == 0 {
            let place = Place::new(&program, &format!("County {kill}"));
            let savers = place.savers(&mut chance);
            all.push((place, savers));
        }
        let (_, savers) = all.last_mut().unwrap();
        let acknowledged = AtomicUsize::new(0);
        // After some saves, however slow the machine is, and somewhere in the next ones.
        let (wanted, moment) = (1 + chance.below(10), chance.next() % 15_000);
        let address = program.address;
        std::thread::scope(|scope| {
            for saver in savers {
                scope.spawn(|| {
                    loop {
                        match saver.save(address) {
                            Outcome::Acknowledged => acknowledged.fetch_add(1, Ordering::Relaxed),
                            Outcome::Refused(status, body) => panic!("{status}: {}", plain(&body)),
                            Outcome::CutShort => return,
                        };
                    }
                });
            }
            let mut patience = 60_000;
            while acknowledged.load(Ordering::Relaxed) < wanted && patience > 0 {
                std::thread::sleep(Duration::from_millis(1));
                patience -= 1;
            }
            std::thread::sleep(Duration::from_micros(moment));
            program.kill();
            assert!(patience > 0, "nothing was saved for a minute");
        });
        if kill % CHECKED_EVERY == 0 {
            assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
        }
    }
    let program = Program::start(&data);
    for (place, savers) in &mut all {
        hold(&program, place, savers);
    }
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    let sum = |of: fn(&Saver) -> usize| all.iter().flat_map(|(_, savers)| savers).map(of).sum::<usize>();
    println!(
        "{} kills: {} saves acknowledged, all there; of those cut short {} were there in whole and {} not at all",
        kills(),
        sum(|saver| saver.acknowledged),
        sum(|saver| saver.landed),
        sum(|saver| saver.absent)
    );
}

/// Holds the file to all that was saved of a jurisdiction, and to nothing else.
fn hold(program: &Program, place: &Place, savers: &mut [Saver]) {
    let facts = Facts::of(program, &place.jurisdiction);
    for saver in &mut *savers {
        saver.hold(&facts);
    }
    for line in facts.lines.iter().filter(|line| line.after.contains("mark-")) {
        let subject = line.subject_id.to_string();
        assert!(savers.iter().any(|saver| saver.knows(&subject, &line.field)), "nobody saved “{}”", line.after);
    }
}

/// A limit on the size of files stands in for a full disk: every write beyond it fails.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_what_was_saved_stays() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = crate::program::made_file(&data);
    let plain = crate::program::command(&data, &["--listen", "127.0.0.1:0", "--no-open"]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "sh"]).arg(plain.get_program()).args(plain.get_args());
    let program = Program::start_with(limited);
    let note = "x".repeat(9_000);
    // What a page shows to be decided upon is kept, and this is more than a full disk takes.
    let long = format!("note-2.1={note}&note-2.2={note}&note-2.3={note}");
    assert_eq!(program.post(&format!("{round}/conditions/cross-sector-partnerships"), &long).status, 303);
    let full = (0..200).find_map(|n| {
        let founded = program.post("/jurisdictions", &format!("actor=&name=County+{n}"));
        if founded.status != 303 {
            return Some(founded);
        }
        let form = format!("note-1.1={note}&note-1.2={note}&note-1.3={note}");
        let noted = program.post(&format!("{}/conditions/leadership-commitment", founded.location), &form);
        (noted.status != 303).then_some(noted)
    });
    let full = full.expect("the limit is reached");
    assert_eq!(full.status, 507, "{}", full.body);
    assert!(full.body.contains("<h1>The disk did not take it</h1>"), "{}", full.body);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")), "it lives on and still reads");
    for page in ["", "/decision", "/verdict", "/report", "/report.pdf", "/report.xlsx", "/worksheet", "/meeting", "/asks", "/history"] {
        assert_eq!(program.get(&format!("{round}{page}")).status, 200, "{page} reads what is there, and saves nothing that was asked for");
    }
    for page in ["/", "/bin", "/file", "/import", "/export"] {
        assert_eq!(program.get(page).status, 200, "{page}");
    }
    program.kill();
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
    assert_eq!(
        program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.2=in_place").status,
        303,
        "with room, it saves again"
    );
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[cfg(unix)]
#[test]
fn a_first_run_on_a_full_disk_is_one_message_and_leaves_nothing() {
    let folder = tempdir().unwrap();
    let plain = crate::program::command(&folder.path().join("milepost.db"), &["--listen", "127.0.0.1:0", "--no-open"]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$@\"", "sh"]).arg(plain.get_program()).args(plain.get_args());
    let message = crate::program::complaint(&limited.output().unwrap());
    assert!(message.contains("disk is full"), "{message}");
    assert!(!folder.path().join("milepost.db").exists());
}

#[test]
fn a_restore_that_is_killed_leaves_one_whole_file() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = crate::program::made_file(&data);
    assert!(run(&data, &["backup"]).status.success());
    // The day's backup may have been made before the answer.
    let copies = std::fs::read_dir(folder.path().join("milepost-backups")).unwrap().map(|entry| entry.unwrap().file_name());
    let name = copies.into_iter().find(|name| name.to_string_lossy().contains("by hand")).unwrap();
    for kill in 0..20 {
        let mut restore =
            crate::program::command(&data, &["restore", name.to_str().unwrap()]).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(kill * 900));
        restore.kill().unwrap();
        restore.wait().unwrap();
        assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    }
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
}
