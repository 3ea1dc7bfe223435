//! Killed in the middle of saving, and a disk that takes no more.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::program::{Program, ask, found, run, told};

const KILLS: u64 = 15;

#[test]
fn a_kill_loses_no_acknowledged_answer_and_leaves_no_half_change() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let (mut acknowledged, mut cut_short) = (Vec::new(), Vec::new());
    for kill in 0..KILLS {
        let program = Program::start(&data);
        let address = program.address;
        let (tell, told) = mpsc::channel();
        let saver = std::thread::spawn(move || {
            for n in 0.. {
                let Ok(round) = found(address, &format!("County {kill} {n}")) else { return };
                tell.send((round.clone(), false)).unwrap();
                let saved =
                    ask(address, &format!("POST {round}/conditions/leadership-commitment HTTP/1.1"), "step-1.1=in_place&note-1.1=both");
                match saved {
                    Ok(reply) if reply.status == 303 => tell.send((round, true)).unwrap(),
                    _ => return,
                }
            }
        });
        // After some saves, however slow the machine, and somewhere in the next one.
        let wanted = 4 + usize::try_from(kill).unwrap() % 5;
        let mut heard: Vec<(String, bool)> = Vec::new();
        while heard.iter().filter(|(_, saved)| *saved).count() < wanted {
            heard.push(told.recv().unwrap());
        }
        std::thread::sleep(Duration::from_micros(kill * 700 % 9_000));
        program.kill();
        saver.join().unwrap();
        heard.extend(told);
        let told = heard;
        acknowledged.extend(told.iter().filter(|(_, saved)| *saved).map(|(round, _)| round.clone()));
        cut_short.extend(told.last().filter(|(_, saved)| !saved).map(|(round, _)| round.clone()));
    }
    let program = Program::start(&data);
    let both = (json!("in_place"), json!("both"));
    for round in &acknowledged {
        assert_eq!(program.first_step(round), both);
    }
    for round in &cut_short {
        let step = program.first_step(round);
        assert!(step == both || step == (Value::Null, Value::Null), "half a change: {step:?}");
    }
    assert!(acknowledged.len() > 50, "too few saves to prove anything: {}", acknowledged.len());
    println!("{} acknowledged, {} cut short", acknowledged.len(), cut_short.len());
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
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
    let name = std::fs::read_dir(folder.path().join("milepost-backups")).unwrap().map(|entry| entry.unwrap().file_name()).max().unwrap();
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
