//! First run, restart, second start, and the end.

use std::net::TcpListener;

use serde_json::json;
use tempfile::tempdir;

use crate::program::{Program, command, contents, made_file, run, told};

#[test]
fn a_first_run_makes_the_file_and_answers() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    assert_eq!(program.said.len(), 2, "{:?}", program.said);
    assert_eq!(program.said[0], format!("Milepost is running at http://{}/ (Ctrl+C to quit)", program.address));
    assert!(program.said[1].contains("milepost.db"));
    let page = program.get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<h1"));
    assert!(data.exists());
}

#[test]
fn a_first_run_without_flags_makes_its_folder() {
    let home = tempdir().unwrap();
    let mut start = std::process::Command::new(env!("CARGO_BIN_EXE_milepost"));
    start.args(["--listen", "127.0.0.1:0", "--no-open"]).env("HOME", home.path()).env_remove("XDG_DATA_HOME").env_remove("MILEPOST_DATA");
    start.env("LOCALAPPDATA", home.path()).env("APPDATA", home.path());
    let program = Program::start_with(start);
    assert_eq!(program.get("/").status, 200);
    if cfg!(unix) {
        assert!(contents(home.path()).keys().any(|path| path.ends_with("milepost.db")));
    }
}

#[test]
fn a_restart_keeps_what_was_saved() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
}

#[test]
fn a_second_start_points_to_the_first() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let second = told(&run(&data, &["--no-open", "--listen", "127.0.0.1:0"]));
    assert_eq!(second, format!("Milepost is already running with this data file at http://{}/\n", program.address));
    assert_eq!(program.get("/").status, 200);
    program.kill();
    assert_eq!(Program::start(&data).get("/").status, 200, "a lock left by a killed program is no obstacle");
}

#[cfg(unix)]
#[test]
fn a_second_start_by_another_name_of_the_file_points_to_the_first() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let other = folder.path().join("other.db");
    std::os::unix::fs::symlink(&data, &other).unwrap();
    assert!(told(&run(&other, &["--no-open"])).contains(&program.address.to_string()));
}

#[test]
fn a_taken_port_leads_to_the_next_and_is_said_aloud() {
    let folder = tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let program = Program::start_with(command(&folder.path().join("milepost.db"), &["--no-open", "--listen", &port.to_string()]));
    assert_ne!(program.address.port(), port);
    assert_eq!(program.said[0], format!("Port {port} is taken by another program; using {}.", program.address.port()));
    assert_eq!(program.get("/").status, 200);
}

#[test]
fn it_listens_on_this_computer_only() {
    let folder = tempdir().unwrap();
    let refused = run(&folder.path().join("milepost.db"), &["--no-open", "--listen", "0.0.0.0:0"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(String::from_utf8(refused.stderr).unwrap().lines().count(), 1);
    assert!(contents(folder.path()).is_empty());
}

#[test]
fn quitting_by_the_page_folds_everything_into_the_one_file() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let names: Vec<_> = contents(folder.path()).into_keys().filter(|path| !path.to_string_lossy().contains("backups")).collect();
    assert_eq!(names, [data, folder.path().join("milepost.db.lock")]);
}

/// Linux takes 255 bytes in a name: enough for this file, and not for its backups.
#[cfg(target_os = "linux")]
#[test]
fn a_path_too_long_for_backups_is_told_at_the_start() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join(format!("{}.db", "m".repeat(217))));
    assert!(program.get("/").body.contains("The data file lies in a risky place"));
    let page = program.get("/file").body;
    assert!(page.contains("The path of the data file is too long."), "{page}");
    let short = Program::start(&folder.path().join("milepost.db"));
    assert!(!short.get("/").body.contains("risky"));
}

#[cfg(unix)]
#[test]
fn the_signal_to_end_is_obeyed_and_leaves_no_log() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    for signal in ["TERM", "INT", "HUP"] {
        let mut program = Program::start(&data);
        program.found("Wren County");
        // A browser's connection that stays open must not hold up the end.
        let _idle = std::net::TcpStream::connect(program.address).unwrap();
        let since = std::time::Instant::now();
        let sent = std::process::Command::new("sh").args(["-c", &format!("kill -{signal} {}", program.child.id())]).status().unwrap();
        assert!(sent.success());
        assert_eq!(program.child.wait().unwrap().code(), Some(0), "{signal}");
        assert!(since.elapsed().as_secs() < 3, "{:?}", since.elapsed());
        assert!(!folder.path().join("milepost.db-wal").exists());
    }
}
