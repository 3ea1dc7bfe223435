//! The way back from a damaged file: which backup is offered, what would be lost, and that the damaged file is kept.

use std::path::{Path, PathBuf};

use tempfile::tempdir;

use crate::program::{Program, command, complaint, contents, made_file, run, told};

/// Makes a file with two backups and two changes since, and gives the address of its round.
fn with_backups(data: &Path) -> String {
    let round = made_file(data);
    assert!(run(data, &["backup"]).status.success());
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert!(run(data, &["backup"]).status.success());
    let program = Program::start(data);
    let form = "step-1.2=not_yet&note-1.2=Since+then";
    assert_eq!(program.post(&format!("{round}/conditions/leadership-commitment"), form).status, 303);
    program.quit();
    round
}

/// The backups of a file made by hand, oldest first.
fn backups(data: &Path) -> Vec<PathBuf> {
    contents(&data.parent().unwrap().join("milepost-backups"))
        .into_keys()
        .filter(|path| path.to_string_lossy().contains("by hand"))
        .collect()
}

/// Changes one byte of a note, in the table only.
fn spoil(data: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(data).unwrap();
    let at = bytes.windows(13).position(|window| window == b"Resolution 12").unwrap();
    bytes[at + 12] = b'3';
    std::fs::write(data, &bytes).unwrap();
    bytes
}

#[test]
fn the_newest_good_backup_is_offered_with_its_date_and_what_would_be_lost() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = with_backups(&data);
    // The newest backup is damaged too, in a way that only the whole check sees.
    let made = backups(&data);
    let [good, bad] = &made[..] else { panic!("two backups") };
    spoil(bad);

    // A changed byte: the check finds it, and the rest can still be counted.
    let damaged = spoil(&data);
    let found = run(&data, &["check"]);
    assert_eq!(found.status.code(), Some(1));
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(found.contains("At least two changes saved after it would be lost."), "{found}");
    let name = good.file_name().unwrap().to_str().unwrap();
    assert!(found.contains(&format!("restore \"{name}\"")) && !found.contains(bad.file_name().unwrap().to_str().unwrap()), "{found}");

    // Half the file is gone: the start refuses, and says what it can.
    std::fs::write(&data, &damaged[..damaged.len() / 2]).unwrap();
    let message = complaint(&run(&data, &["--no-open", "--listen", "127.0.0.1:0"]));
    let words = dated(name);
    assert!(message.contains("is damaged") && message.contains(&format!("made on {words}")), "{message}");
    assert!(message.contains("would be lost") && message.contains("the damaged file was last written to on"), "{message}");

    // One command goes back, and keeps the damaged file.
    let restored = told(&run(&data, &["restore", name]));
    assert!(restored.contains("The file that was in use before is kept as"), "{restored}");
    let kept = contents(folder.path()).into_iter().find(|(path, _)| path.to_string_lossy().contains("before restore")).unwrap();
    assert_eq!(kept.1, damaged[..damaged.len() / 2]);
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round), (serde_json::json!("in_place"), serde_json::json!("Resolution 12")));
}

/// The date in a backup's name as people read it.
fn dated(name: &str) -> String {
    let stamp = name.trim_start_matches("milepost ");
    let day = milepost::domain::words::dates::parse_iso(&stamp[..10]).unwrap();
    milepost::domain::words::dates::long(day)
}

#[test]
fn without_a_good_backup_none_is_offered() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    with_backups(&data);
    for path in backups(&data) {
        spoil(&path);
    }
    contents(&folder.path().join("milepost-backups"))
        .into_keys()
        .filter(|path| !path.to_string_lossy().contains("by hand"))
        .for_each(|path| std::fs::remove_file(path).unwrap());
    let damaged = spoil(&data);
    let found = String::from_utf8(run(&data, &["check"]).stdout).unwrap();
    assert!(found.contains("There is no good backup beside it."), "{found}");
    std::fs::write(&data, &damaged[..damaged.len() / 2]).unwrap();
    let message = complaint(&run(&data, &["--no-open", "--listen", "127.0.0.1:0"]));
    assert!(message.contains("There is no good backup beside it. Ask your IT office"), "{message}");
}

#[test]
fn the_page_finds_the_damage_and_one_click_goes_back_and_keeps_the_damaged_file() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = with_backups(&data);
    spoil(&data);
    let program = Program::start_with(command(&data, &["--listen", "127.0.0.1:0", "--no-open"]));
    assert_eq!(program.post("/file/check", "").status, 303);
    let page = program.get("/file").body;
    assert!(page.contains("The check found one problem.") && page.contains("1a, the note"), "{page}");
    assert!(page.contains("At least two changes saved after it would be lost. The file that is in use now is kept beside it."), "{page}");
    let name = crate::program::between(&page, "name=\"backup\" value=\"", "\"");
    assert_eq!(program.post("/file/restore", &format!("backup={}", name.replace(' ', "+"))).status, 303);
    let page = program.get("/file").body;
    assert!(page.contains("The backup was restored. The file that was in use before is kept beside it as"), "{page}");
    assert_eq!(program.first_step(&round), (serde_json::json!("in_place"), serde_json::json!("Resolution 12")));
    let kept = contents(folder.path()).into_keys().find(|path| path.to_string_lossy().contains("before restore")).unwrap();
    program.quit();
    let found = run(&kept, &["check"]);
    assert!(String::from_utf8(found.stdout).unwrap().contains("1a, the note"), "the damaged file is kept with its damage");
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}
