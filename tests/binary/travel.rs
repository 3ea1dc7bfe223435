//! `list`, `export`, `import` and `completions`: what scripts use.

use serde_json::Value;
use tempfile::tempdir;

use crate::program::{Program, complaint, made_file, run, told};

#[test]
fn what_is_in_the_file_is_listed_for_people_and_programs() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    assert!(told(&run(&data, &["list"])).contains("Wren County"));
    let listed: Value = serde_json::from_str(&told(&run(&data, &["list", "--json"]))).unwrap();
    assert!(round.ends_with(listed[0]["rounds"][0]["id"].as_str().unwrap()));
    assert!(complaint(&run(&folder.path().join("none.db"), &["list"])).starts_with("There is no data file"));
}

#[test]
fn a_jurisdiction_goes_from_file_to_file_and_back() {
    let folder = tempdir().unwrap();
    let (data, other) = (folder.path().join("milepost.db"), folder.path().join("other.db"));
    let round = made_file(&data);
    let listed: Value = serde_json::from_str(&told(&run(&data, &["list", "--json"]))).unwrap();
    let id = listed[0]["id"].as_str().unwrap();
    let bundle = folder.path().join("wren.milepost.json");
    let bundle = bundle.to_str().unwrap();
    assert!(told(&run(&data, &["export", id, "--output", bundle])).starts_with("Exported one jurisdiction"));
    assert!(complaint(&run(&data, &["export", "--all", "--output", bundle])).contains("already"), "nothing is written over");
    let program = Program::start(&data);
    let printed = told(&run(&data, &["export", "--all"]));
    assert_eq!(printed, std::fs::read_to_string(bundle).unwrap(), "to the standard output, and while it runs");
    let refused = complaint(&run(&data, &["import", bundle]));
    assert!(refused.contains("Quit it first") && refused.contains("/import"), "{refused}");
    program.quit();

    let dry: Value = serde_json::from_str(&told(&run(&other, &["import", bundle, "--dry-run", "--json"]))).unwrap();
    assert_eq!((&dry["imported"], &dry["new"]["jurisdictions"]), (&false.into(), &1.into()));
    assert!(!other.exists(), "a dry run makes nothing");
    assert!(told(&run(&other, &["import", bundle])).starts_with("New: one jurisdiction"));
    assert!(told(&run(&other, &["check"])).starts_with("The file is sound."));
    assert_eq!(told(&run(&other, &["export", "--all"])), printed);

    let program = Program::start(&other);
    program.post(&format!("{round}/conditions/leadership-commitment"), "need=Money");
    program.quit();
    let kept = told(&run(&other, &["import", bundle]));
    assert!(kept.contains("Changed here alone and kept: one change."), "{kept}");

    let program = Program::start(&data);
    program.post(&format!("{round}/conditions/leadership-commitment"), "need=Time&note-1.1=Theirs");
    program.quit();
    let newer = folder.path().join("newer.milepost.json");
    let newer = newer.to_str().unwrap();
    told(&run(&data, &["export", "--all", "--output", newer]));
    let before = told(&run(&other, &["export", "--all"]));
    for dry in [&["import", newer][..], &["import", newer, "--dry-run"]] {
        let left = run(&other, dry);
        assert_eq!(left.status.code(), Some(3), "{left:?}");
        let said = String::from_utf8(left.stdout).unwrap();
        assert!(said.starts_with("Nothing was imported.") && said.contains("--take-theirs") && said.contains("--keep-ours"), "{said}");
    }
    assert_eq!(told(&run(&other, &["export", "--all"])), before, "nothing is chosen by itself, and nothing half taken");
    assert_eq!(run(&other, &["import", newer, "--take-theirs", "--keep-ours"]).status.code(), Some(2));
    let wished: Value = serde_json::from_str(&told(&run(&other, &["import", newer, "--keep-ours", "--dry-run", "--json"]))).unwrap();
    assert_eq!((wished["merged"].as_array().unwrap().len(), wished["left"].as_array().unwrap().len()), (1, 1), "{wished}");
    let taken = told(&run(&other, &["import", newer, "--take-theirs"]));
    assert!(taken.contains("Replaced") && taken.contains("Changed there"), "{taken}");
    assert!(told(&run(&other, &["check"])).starts_with("The file is sound."));
}

#[test]
fn what_cannot_be_done_is_said_with_its_exit_code() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, r#"{"format": "milepost-bundle/99"}"#).unwrap();
    assert!(complaint(&run(&data, &["import", bad.to_str().unwrap()])).contains("newer Milepost"));
    assert!(complaint(&run(&data, &["import", "no-such.json"])).contains("it does not exist"));
    let unknown = complaint(&run(&data, &["export", "00000000-0000-7000-8000-000000000000"]));
    assert!(unknown.contains("milepost list"), "{unknown}");
    for wrong in [&["export"][..], &["export", "wren"], &["export", "--all", "00000000-0000-7000-8000-000000000000"], &["import"]] {
        assert_eq!(run(&data, wrong).status.code(), Some(2), "{wrong:?}");
    }
    let refused = complaint(&run(&data, &["import", "-"]));
    assert!(refused.starts_with("The standard input was not imported."), "{refused}");
    assert!(told(&run(&data, &["--help"])).contains("Exit codes:"));
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(told(&run(&data, &["completions", shell])).contains("milepost"), "{shell}");
    }
}
