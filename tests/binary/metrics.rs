//! `milepost metrics`: files imported from the command line, listed and removed, and an import that is killed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::tempdir;

use crate::program::{Program, command, complaint, run, told};
use crate::upgrade::column;
use crate::wire;

fn cut(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(name).display().to_string()
}

#[test]
fn files_are_imported_listed_and_removed() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    Program::start(&data).quit();
    assert!(told(&run(&data, &["metrics", "list"])).starts_with("No release"));
    let imported = told(&run(&data, &["metrics", "import", &cut("m_income_county.csv"), &cut("p64_place-income.csv")]));
    assert!(imported.contains("Imported m_income_county.csv") && imported.contains("Imported p64_place-income.csv"), "{imported}");
    assert!(told(&run(&data, &["metrics", "import", &cut("p64_place-income.csv")])).contains("is there already"));
    let listed: Value = serde_json::from_str(&told(&run(&data, &["metrics", "list", "--json"]))).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    let id = listed[0]["id"].as_str().unwrap();
    let program = Program::start(&data);
    assert_eq!(serde_json::from_str::<Value>(&told(&run(&data, &["metrics", "list", "--json"]))).unwrap(), listed, "beside one that runs");
    let refused = complaint(&run(&data, &["metrics", "remove", id]));
    assert!(refused.contains("Quit it first") && refused.contains("/metrics"), "{refused}");
    program.quit();
    assert!(told(&run(&data, &["metrics", "remove", id])).starts_with("Removed the release."));
    assert!(complaint(&run(&data, &["metrics", "remove", id])).contains("no release with that id"));
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[test]
fn what_is_no_file_of_metrics_is_told_before_anything_is_done() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let other = folder.path().join("other.csv");
    std::fs::write(&other, "a,b\n1,2\n").unwrap();
    let refused = complaint(&run(&data, &["metrics", "import", &cut("m_income_county.csv"), &other.display().to_string()]));
    assert!(refused.contains("This is no file of places") && refused.contains("Nothing was changed"), "{refused}");
    assert!(!data.exists());
    let refused = complaint(&run(&data, &["metrics", "import", &cut("c00_2024-02_county-recent.csv")]));
    assert!(refused.contains("--offered-years"), "{refused}");
}

#[test]
fn a_changed_copy_of_a_release_that_is_there_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let copy = folder.path().join("copy.csv");
    Program::start(&data).quit();
    told(&run(&data, &["metrics", "import", &cut("m_income_county.csv")]));
    let text = std::fs::read_to_string(cut("m_income_county.csv")).unwrap();
    std::fs::write(&copy, text.replacen("42051.322499999995", "42051.322499999996", 1)).unwrap();
    let refused = complaint(&run(&data, &["metrics", "import", &copy.display().to_string()]));
    assert!(refused.contains("copy.csv was not imported. It is as large as"), "{refused}");
    assert!(refused.contains("one reading is different. One of the two was changed."), "{refused}");
    let listed: Value = serde_json::from_str(&told(&run(&data, &["metrics", "list", "--json"]))).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

/// A file of many places, so that its import takes a while.
fn large(folder: &Path, counties: u32) -> PathBuf {
    let mut text =
        "year,state,county,pctl_income_20,pctl_income_50,pctl_income_80,share_employed,rate_injury_death,share_hs_degree\n".to_owned();
    for year in 2014..2024 {
        for county in 0..counties {
            let number = county * 7_919 + year * 104_729;
            writeln!(
                text,
                "{year},{:02},{:03},{number}.{:06},{number}.5,{number}.25,0.{number:08},{county}.5,0.{county:04}",
                1 + county / 999,
                1 + county % 999,
                number % 999_983
            )
            .unwrap();
        }
    }
    let path = folder.join("large.csv");
    std::fs::write(&path, text).unwrap();
    path
}

/// How many marks, blocks and releases there are.
const LEFT: &str = "SELECT CAST(count(*) AS TEXT) FROM metric_works UNION ALL SELECT CAST(count(*) AS TEXT) FROM metric_blocks
    UNION ALL SELECT CAST(count(*) AS TEXT) FROM metric_releases";

#[test]
fn an_import_that_is_killed_leaves_nothing_behind() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    Program::start(&data).quit();
    let file = large(folder.path(), 3_000);
    let mut halves = 0;
    for kill in 1..30 {
        let mut import = command(&data, &["metrics", "import", &file.display().to_string()]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(kill * 60));
        let is_over = import.try_wait().unwrap().is_some();
        import.kill().unwrap();
        import.wait().unwrap();
        if is_over {
            break;
        }
        halves += usize::from(column(&data, LEFT)[1] != "0");
        Program::start(&data).quit();
        let left = column(&data, LEFT);
        // It may have been done and only not over yet.
        if left[2] == "1" {
            assert_eq!(left[0], "0", "killed after {} ms", kill * 60);
            break;
        }
        assert_eq!(left, ["0", "0", "0"], "killed after {} ms", kill * 60);
    }
    println!("{halves} imports were killed with some of their blocks written");
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_on_a_full_or_broken_disk_leaves_nothing_behind() {
    use crate::witness::{DATA, Fault, LOG, NEAR, Witness};

    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    Program::start(&data).quit();
    let file = large(folder.path(), 300);
    let mut failed = 0;
    for fault in [Fault::Write, Fault::Growth, Fault::Sync] {
        for skip in [0, 1, 2, 5, 13, 34] {
            let mut import = command(&data, &["metrics", "import", &file.display().to_string()]);
            let mut witness = Witness::beside(&mut import, &data);
            witness.order(DATA | LOG | NEAR, fault, skip, 0);
            let output = import.output().unwrap();
            if output.status.success() {
                // It was done before the disk broke.
                let id = column(&data, "SELECT lower(hex(id)) FROM metric_releases").remove(0);
                told(&run(&data, &["metrics", "remove", &id]));
                continue;
            }
            failed += 1;
            let message = complaint(&output);
            assert!(message.contains("disk") || message.contains("could not write"), "{fault:?} {skip}: {message}");
            Program::start(&data).quit();
            assert_eq!(column(&data, LEFT), ["0", "0", "0"], "{fault:?} {skip}");
        }
    }
    assert!(failed >= 10, "too few imports failed: {failed}");
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    told(&run(&data, &["metrics", "import", &file.display().to_string()]));
}

#[test]
fn files_for_which_the_disk_has_no_room_are_refused_with_a_sentence() {
    let folder = tempdir().unwrap();
    let mut start = command(&folder.path().join("milepost.db"), &["--no-open", "--listen", "127.0.0.1:0"]);
    // Where nothing can be written down.
    start.env("TMPDIR", folder.path().join("missing"));
    let program = Program::start_with(start);
    let file = std::fs::read(cut("m_income_county.csv")).unwrap();
    let head = b"--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"income.csv\"\r\n\r\n";
    let body = [&head[..], &file, b"\r\n--cut--\r\n"].concat();
    let headers = ["Content-Type: multipart/form-data; boundary=cut"];
    let answer = wire::ask(program.address, "POST /metrics HTTP/1.1", &headers, &body).unwrap();
    answer.expect(422).says("Nothing was imported").says("Make room on it, then choose them again.");
    program.quit();
}
