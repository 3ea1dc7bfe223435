//! Paths: no address and no name leads out of the folder that it is for.

use tempfile::tempdir;

use crate::program::{Program, complaint, contents, made_file, run};
use crate::wire;

#[test]
fn no_address_leads_to_a_file_of_the_computer() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    std::fs::write(folder.path().join("secret.txt"), "told to nobody").unwrap();
    let program = Program::start(&data);
    let ways = [
        "/static/../milepost.db",
        "/static/..%2fmilepost.db",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%5c..%5cmilepost.db",
        "/../../etc/passwd",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/.",
        "/static/",
        "/static",
        "//etc/passwd",
        "/etc/passwd",
        "/.git/config",
        "/static/fonts/SourceSans3-Regular.otf",
        "/static/milepost.css/..",
        "/static/milepost.css%00.js",
        "/Cargo.toml",
        "/import/..%2f..%2fmilepost.db",
        "/assessments/..%2f..%2fetc%2fpasswd",
        "/static/....//....//etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/file://etc/passwd",
    ];
    for way in ways {
        let answer = wire::get(program.address, way);
        assert!(matches!(answer.status, 400 | 404 | 422), "{way}: {}", answer.status);
        assert!(!answer.text().contains("root:") && !answer.text().contains("SQLite format"), "{way}");
    }
    program.quit();
}

#[test]
fn only_a_backup_of_the_list_is_gone_back_to() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let outside = folder.path().join("milepost outside.db");
    std::fs::copy(&data, &outside).unwrap();
    let program = Program::start(&data);
    program.post("/file/backup", "");
    let before = std::fs::read(&outside).unwrap();
    let whole = outside.to_str().unwrap().to_owned();
    for name in
        ["../milepost outside.db", "../milepost.db", whole.as_str(), "/etc/passwd", "..\\milepost.db", ".", "..", "", "milepost.db\0", "*"]
    {
        let name = wire::encoded(&[("backup", name)]);
        wire::get(program.address, &format!("/file/restore?{name}")).expect(404);
        wire::post(program.address, "/file/restore", &[], name.as_bytes()).expect(404);
    }
    assert_eq!(std::fs::read(&outside).unwrap(), before);
    program.quit();
}

#[test]
fn the_name_of_an_upload_names_no_file() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let program = Program::start(&data);
    let bundle = wire::get(program.address, "/export").body;
    // The day's backup is made meanwhile.
    let files = || contents(folder.path()).into_keys().filter(|path| !path.to_string_lossy().contains("backups")).collect::<Vec<_>>();
    let before = files();
    for name in ["../../evil.json", "/tmp/evil.json", "..\\..\\evil.json", "C:\\evil.json", "evil.json\0.txt", &"x".repeat(5_000)] {
        let mut body = format!("--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"{name}\"\r\n\r\n").into_bytes();
        body.extend_from_slice(&bundle);
        body.extend_from_slice(b"\r\n--cut--\r\n");
        let sent =
            wire::ask(program.address, "POST /import HTTP/1.1", &["Content-Type: multipart/form-data; boundary=cut"], &body).unwrap();
        assert!(matches!(sent.status, 303 | 400), "{name:?}: {}", sent.text());
        if sent.status == 303 {
            assert!(sent.header("location").unwrap().starts_with("/import/"), "{name}");
            assert!(!wire::get(program.address, sent.header("location").unwrap()).text().contains(".."), "{name}");
        }
    }
    assert_eq!(files(), before);
    program.quit();
}

#[test]
fn a_command_writes_where_it_was_told_and_over_nothing() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    let there = folder.path().join("there.txt");
    std::fs::write(&there, "mine").unwrap();
    for output in [there.clone(), folder.path().to_owned(), folder.path().join("none").join("a.pdf"), data.clone()] {
        let output = output.to_str().unwrap();
        complaint(&run(&data, &["report", id, "-f", "csv", "--output", output]));
        complaint(&run(&data, &["export", "--all", "--output", output]));
    }
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "mine");
    #[cfg(unix)]
    {
        let link = folder.path().join("link.txt");
        std::os::unix::fs::symlink(folder.path().join("nowhere.txt"), &link).unwrap();
        complaint(&run(&data, &["export", "--all", "--output", link.to_str().unwrap()]));
        assert!(!folder.path().join("nowhere.txt").exists(), "a link is not followed");
    }
}
