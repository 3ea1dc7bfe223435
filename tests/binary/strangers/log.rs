//! The log: exact, and without a word of what was sent.

use std::io::Read;
use std::process::Stdio;

use tempfile::tempdir;

use crate::program::{Program, command};
use crate::wire;

#[test]
fn the_log_holds_nothing_that_was_sent() {
    let folder = tempdir().unwrap();
    let mut start = command(&folder.path().join("milepost.db"), &["--listen", "127.0.0.1:0", "--no-open"]);
    start.env("MILEPOST_LOG", "milepost=debug,tower_http=debug,axum=debug").stderr(Stdio::piped());
    let mut program = Program::start_with(start);
    let mut errors = program.child.stderr.take().unwrap();
    let log = std::thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).unwrap();
        text
    });
    let round = program.found("Quetzal County");
    let page = format!("{round}/conditions/staff-buy-in");
    let forged = "Quetzal%0d%0a2026-01-01T00:00:00Z%20ERROR%20forged%1b%5b31m";
    wire::post(program.address, &page, &[], format!("note-5.1={forged}").as_bytes()).expect(303);
    wire::post(program.address, &page, &[], format!("step-5.1={forged}").as_bytes()).expect(422);
    wire::post(program.address, &page, &[], format!("{forged}=x").as_bytes()).expect(400);
    wire::post(program.address, &page, &["Sec-Fetch-Site: cross-site"], format!("note-5.1={forged}").as_bytes()).expect(403);
    wire::get(program.address, &format!("/?search={forged}")).expect(200);
    wire::get(program.address, &format!("/{forged}")).expect(404);
    wire::get(program.address, &format!("/import/{forged}")).expect(422);
    wire::ask(program.address, "GET / HTTP/1.1", &["Host: quetzal.example.org"], b"").unwrap().expect(421);
    let body = "--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"Quetzal.json\"\r\n\r\n{\"format\": \"Quetzal\"}\r\n--cut--\r\n";
    wire::ask(program.address, "POST /import HTTP/1.1", &["Content-Type: multipart/form-data; boundary=cut"], body.as_bytes())
        .unwrap()
        .expect(422);
    program.quit();
    let log = log.join().unwrap();
    assert!(log.contains("refused") && log.contains("OtherSite") && log.contains("OtherHost"), "{log}");
    assert!(!log.to_lowercase().contains("quetzal") && !log.contains("forged") && !log.contains('\u{1b}'), "{log}");
    assert!(log.lines().all(|line| line.starts_with("20")), "a line of the log begins with its moment: {log}");
}
