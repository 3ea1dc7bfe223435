//! The program on a stick, with the data in a folder beside it.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::{TempDir, tempdir, tempdir_in};

use crate::program::{Program, contents};

/// A folder with the program, and in it the folder for the data. The program is linked, not copied,
/// since a program that was just written may not be started while another test starts one.
fn stick() -> (TempDir, PathBuf, PathBuf) {
    let built = Path::new(env!("CARGO_BIN_EXE_milepost"));
    let stick = tempdir_in(built.parent().unwrap()).unwrap();
    let program = stick.path().join(format!("milepost on a stick{}", std::env::consts::EXE_SUFFIX));
    std::fs::hard_link(built, &program).unwrap();
    let folder = stick.path().join("Milepost data");
    std::fs::create_dir(&folder).unwrap();
    (stick, program, folder)
}

/// A start as by double-click: no flags for the data, and a home of its own.
fn start(program: &Path, home: &Path) -> Command {
    let mut start = Command::new(program);
    start.args(["--listen", "127.0.0.1:0", "--no-open"]).env("HOME", home).env_remove("XDG_DATA_HOME").env_remove("MILEPOST_DATA");
    start
}

#[test]
fn with_a_folder_for_it_beside_the_program_the_data_stays_there() {
    let (_stick, program, folder) = stick();
    let home = tempdir().unwrap();
    let running = Program::start_with(start(&program, home.path()));
    running.found("Wren County");
    running.quit();
    assert!(folder.join("milepost.db").is_file());
    assert_eq!(home.path().read_dir().unwrap().count(), 0, "nothing is left on the computer that the stick was in");
}

#[test]
fn a_file_named_by_a_person_wins_over_the_folder_beside_the_program() {
    let (_stick, program, folder) = stick();
    let home = tempdir().unwrap();
    for by_flag in [true, false] {
        let data = home.path().join(format!("by flag {by_flag}.db"));
        let mut start = start(&program, home.path());
        if by_flag {
            start.arg("--data").arg(&data)
        } else {
            start.env("MILEPOST_DATA", &data)
        };
        Program::start_with(start).quit();
        assert!(data.is_file());
    }
    assert!(contents(&folder).is_empty());
}
