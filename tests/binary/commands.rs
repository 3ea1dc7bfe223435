//! `check`, `backup`, `restore` and the help.

use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::tempdir;

use crate::program::{Program, complaint, contents, made_file, run, told};

#[test]
fn the_check_finds_one_changed_byte_of_an_answer() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let before = contents(folder.path());
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    assert_eq!(contents(folder.path()), before, "a check changes nothing");

    // Bytes, not SQL: the note stands once in its table and once in the history.
    let mut bytes = std::fs::read(&data).unwrap();
    let at = bytes.windows(13).position(|window| window == b"Resolution 12").unwrap();
    bytes[at + 12] = b'3';
    std::fs::write(&data, bytes).unwrap();
    let found = run(&data, &["check"]);
    assert_eq!(found.status.code(), Some(1));
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(found.contains("1a, the note"), "{found}");
    assert!(!found.contains("Resolution"), "no value is told: {found}");
}

#[test]
fn a_backup_comes_back_and_the_file_in_use_is_kept() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    let made = told(&run(&data, &["backup"]));
    assert!(made.starts_with("Made and checked the backup"), "while it runs, too: {made}");
    program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.2=not_yet");
    let listed = told(&run(&data, &["restore"]));
    let name = listed
        .lines()
        .find_map(|line| line.split("by hand").next().zip(line.split_once("  milepost ")).map(|(_, (_, rest))| format!("milepost {rest}")));
    let name = name.unwrap();
    let refused = complaint(&run(&data, &["restore", &name]));
    assert!(refused.contains("Quit it first"), "{refused}");
    program.quit();

    std::fs::write(&data, "damaged").unwrap();
    let restored = told(&run(&data, &["restore", &name]));
    assert!(restored.starts_with("Restored "), "{restored}");
    let kept = contents(folder.path()).into_iter().find(|(path, _)| path.to_string_lossy().contains("before restore")).unwrap();
    assert_eq!(kept.1, b"damaged");
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
}

#[test]
fn a_backup_goes_where_a_person_wants_it() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let to = folder.path().join("copy.db");
    let to = to.to_str().unwrap();
    assert!(told(&run(&data, &["backup", to])).contains("copy.db"));
    assert!(told(&run(to.as_ref(), &["check"])).starts_with("The file is sound."));
    assert!(complaint(&run(&data, &["backup", to])).contains("already"), "nothing is ever written over");
}

#[test]
fn commands_without_a_file_say_so_and_make_none() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    assert!(complaint(&run(&data, &["check"])).starts_with("There is no data file"));
    assert!(complaint(&run(&data, &["backup"])).starts_with("There is no data file"));
    assert!(complaint(&run(&data, &["restore", "none"])).starts_with("There is no backup"));
    assert!(told(&run(&data, &["restore"])).starts_with("There are no backups"));
    assert!(contents(folder.path()).is_empty());
}

#[test]
fn a_restore_by_the_page_goes_on_at_the_same_address() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    assert_eq!(program.post("/file/backup", "").location, "/file");
    let page = program.get("/file").body;
    assert!(page.contains("The backup was made and checked."), "{page}");
    // The daily one may have been made in the same second.
    let mut names = page.split("/file/restore?backup=").skip(1).map(|rest| rest.split('"').next().unwrap());
    let name = names.find(|name| name.contains("hand")).unwrap();
    program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.2=not_yet");
    let asked = program.get(&format!("/file/restore?backup={name}")).body;
    assert!(asked.contains("One change was saved since then."), "{asked}");
    assert_eq!(program.post("/file/restore", &format!("backup={name}")).status, 303);
    let page = program.get("/file").body;
    assert!(page.contains("The backup was restored. The file that was in use before is kept beside it"), "{page}");
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
    assert_eq!(program.post("/file/check", "").status, 303);
    assert!(program.get("/file").body.contains("The file is sound."));
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[test]
fn a_restore_of_a_bad_backup_by_the_page_changes_nothing() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    program.post("/file/backup", "");
    let path = contents(folder.path()).into_keys().find(|path| path.to_string_lossy().contains("by hand")).unwrap();
    std::fs::write(&path, "no backup").unwrap();
    let name = path.file_name().unwrap().to_str().unwrap().replace(' ', "+");
    assert_eq!(program.post("/file/restore", &format!("backup={name}")).status, 303);
    let page = program.get("/file").body;
    assert!(page.contains("was not used, because it did not pass its check"), "{page}");
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
}

#[test]
fn the_help_tells_every_command_and_the_usual_place() {
    let folder = tempdir().unwrap();
    let help = told(&run(&folder.path().join("milepost.db"), &["--help"]));
    for word in
        ["serve", "check", "backup", "restore", "--data", "--listen", "--no-open", "127.0.0.1:7878", "MILEPOST_DATA", "MILEPOST_LISTEN"]
    {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert!(help.contains("milepost.db]"), "{help}");
    for command in ["serve", "check", "backup", "restore"] {
        assert!(told(&run(&folder.path().join("milepost.db"), &[command, "--help"])).contains("--data"));
    }
    assert_eq!(run(&folder.path().join("milepost.db"), &["--nonsense"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_file_in_a_synced_folder_moves_to_this_computer() {
    let home = tempdir().unwrap();
    let synced = home.path().join("Dropbox");
    std::fs::create_dir(&synced).unwrap();
    let data = synced.join("milepost.db");
    let round = made_file(&data);
    let at_home = |arguments: &[&str]| {
        let mut command = crate::program::command(&data, arguments);
        command.env("HOME", home.path()).env_remove("XDG_DATA_HOME");
        command
    };
    let program = Program::start_with(at_home(&["--listen", "127.0.0.1:0", "--no-open"]));
    let page = program.get("/file").body;
    assert!(page.contains("a folder that Dropbox keeps in sync"), "{page}");
    assert_eq!(program.post("/file/move", "").status, 303);
    let page = program.get("/file").body;
    assert!(page.contains("The data file is now on this computer") && !page.contains("keeps in sync"), "{page}");
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
    program.post("/file/backup", "");
    assert!(program.get("/file").body.contains("and copied to"));
    program.quit();
    assert!(contents(&synced).keys().any(|path| path.to_string_lossy().contains("milepost moved")) && !data.exists());
    let program = Program::start_with(at_home(&["--listen", "127.0.0.1:0", "--no-open"]));
    assert!(program.said[0].starts_with("The data file was moved to"), "a start with the old name follows: {:?}", program.said);
    assert_eq!(program.first_step(&round), (json!("in_place"), json!("Resolution 12")));
}

#[test]
fn the_check_makes_what_find_looks_through_anew_and_says_so() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&data).connect().await.unwrap();
        sqlx::raw_sql("DELETE FROM find_texts").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    let said = told(&run(&data, &["check"]));
    assert!(said.starts_with("The file is sound.") && said.contains("What Find looks through did not agree with"), "{said}");
    assert!(said.contains("It was made anew."), "{said}");
    let again = told(&run(&data, &["check"]));
    assert!(again.starts_with("The file is sound.") && !again.contains("Find"), "{again}");
    let program = Program::start(&data);
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&data).connect().await.unwrap();
        sqlx::raw_sql("DELETE FROM find_texts").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    assert!(told(&run(&data, &["check"])).contains("It was made anew."), "while it runs, too");
    drop(program);
}
