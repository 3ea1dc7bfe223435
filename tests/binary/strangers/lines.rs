//! Odd request lines and headers: what is no request of a browser is refused, and nothing is smuggled or carried on.

use std::io::Write;
use std::net::TcpStream;

use tempfile::tempdir;

use crate::program::Program;
use crate::wire;

fn started() -> (Program, tempfile::TempDir) {
    let folder = tempdir().unwrap();
    (Program::start(&folder.path().join("milepost.db")), folder)
}

#[test]
fn a_name_is_given_once_and_in_the_line_as_in_the_header() {
    let (program, _folder) = started();
    let host = format!("Host: {}", program.address);
    let ask = |line: &str, headers: &[&str]| wire::send(program.address, format!("{line}\r\n{}\r\n\r\n", headers.join("\r\n")).as_bytes());
    let refused = |line: &str, headers: &[&str]| {
        let status = ask(line, headers).map_or(0, |answer| answer.status);
        assert!(matches!(status, 0 | 400 | 404 | 405 | 421), "{line} {headers:?}: {status}");
    };
    refused("GET / HTTP/1.1", &[&host, &host]);
    refused("GET / HTTP/1.1", &[&host, "Host: example.org"]);
    refused("GET / HTTP/1.1", &["Host: example.org", &host]);
    refused("GET / HTTP/1.0", &["Accept: */*"]);
    refused("GET / HTTP/1.1", &["Accept: */*"]);
    refused("GET http://example.org/ HTTP/1.1", &[&host]);
    refused("GET http://example.org/ HTTP/1.1", &["Host: example.org"]);
    refused(&format!("GET http://example.org@{}/ HTTP/1.1", program.address), &[&host]);
    refused(&format!("CONNECT {} HTTP/1.1", program.address), &[&host]);
    refused("CONNECT example.org:80 HTTP/1.1", &[&host]);
    refused("OPTIONS * HTTP/1.1", &[&host]);
    ask(&format!("GET http://{}/ HTTP/1.1", program.address), &[&host]).unwrap().expect(200);
    ask("GET / HTTP/1.0", &[&host]).unwrap().expect(200);
}

#[test]
fn no_other_method_does_anything_and_none_stands_for_another() {
    let (program, _folder) = started();
    let round = program.found("Wren County");
    let before = wire::get(program.address, "/export").body;
    for method in ["TRACE", "PUT", "PATCH", "DELETE", "TRACK", "PROPFIND", "get", "X"] {
        let secret = "Cookie: milepost-person=told-to-nobody";
        let answer = wire::ask(program.address, &format!("{method} {round} HTTP/1.1"), &[secret, "Content-Length: 0"], b"").unwrap();
        assert!(matches!(answer.status, 400 | 405), "{method}: {}", answer.status);
        assert!(!answer.text().contains("told-to-nobody"), "{method} gives back what was sent");
    }
    for header in ["X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: DELETE"] {
        wire::ask(program.address, &format!("GET {round}/reopen HTTP/1.1"), &[header], b"").unwrap().expect(405);
        wire::ask(program.address, &format!("GET {round} HTTP/1.1"), &[header], b"").unwrap().expect(200);
    }
    wire::post(program.address, &format!("{round}/conditions/staff-buy-in"), &[], b"_method=DELETE").expect(400);
    wire::get(program.address, &format!("{round}?_method=DELETE"));
    wire::ask(program.address, &format!("GET {round} HTTP/1.1"), &["X-Original-URL: /quit", "X-Rewrite-URL: /quit"], b"")
        .unwrap()
        .expect(200);
    assert_eq!(wire::get(program.address, "/export").body, before);
}

#[test]
fn where_a_request_ends_is_never_in_doubt() {
    let (program, _folder) = started();
    let host = program.address;
    let smuggled = format!("GET /smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let doubtful = [
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nContent-Length: {}\r\n\r\n{smuggled}", smuggled.len()),
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n{smuggled}"),
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nContent-Length: +1\r\n\r\n{smuggled}"),
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: x, chunked, x\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /example HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx"),
        format!("POST /example HTTP/1.0\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("GET / HTTP/1.1\r\nHost : {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\r\n folded\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n"),
        format!("GET /\0 HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET / HTTP/9.9\r\nHost: {host}\r\n\r\n"),
        format!("GET  / HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        "\u{16}\u{3}\u{1}\u{2}".repeat(40),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
    ];
    for bytes in doubtful {
        let status = wire::send(host, bytes.as_bytes()).map_or(0, |answer| answer.status);
        assert!(matches!(status, 0 | 400 | 413 | 421 | 505), "{status} for {bytes}");
    }
    // Where both are there, the chunks count, and what follows them on the line is a request of its own.
    let both = format!("POST /example HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(both.as_bytes()).unwrap();
    let status = wire::answer(&mut stream).map_or(0, |answer| answer.status);
    assert!(matches!(status, 303 | 400), "{status}");
}

#[test]
fn nothing_sent_becomes_a_header_or_leads_to_another_site() {
    let (program, _folder) = started();
    let form = |back: &str| wire::encoded(&[("person", "new"), ("name", "Dana Ortiz"), ("back", back)]);
    let elsewhere = [
        "//example.org",
        "///example.org",
        "https://example.org",
        "\\\\example.org",
        "/\\example.org",
        "/\t/example.org",
        "/\n/example.org",
        "/\r/example.org",
        "\t//example.org",
        " //example.org",
        "javascript:x",
        "data:x",
        "/ok\r\nSet-Cookie: x=1",
        "/ok\u{85}x",
        "/\u{2028}/x",
        "",
        "example.org",
        "?x",
        "/\0/example.org",
    ];
    for back in elsewhere {
        let answer = wire::post(program.address, "/you", &[], form(back).as_bytes());
        answer.expect(303);
        assert_eq!(answer.header("location"), Some("/"), "{back:?}");
        assert_eq!(answer.head.to_lowercase().matches("set-cookie:").count(), 1, "{back:?}");
    }
    let kept = wire::post(program.address, "/you", &[], form("/bin?x=1#y").as_bytes());
    assert_eq!(kept.header("location"), Some("/bin?x=1#y"));
    for path in ["/%0d%0aSet-Cookie:%20x=1", "/static/%0d%0aX:%20y", "/import/%0d%0aX:%20y", "/?search=%0d%0aX:%20y"] {
        let answer = wire::get(program.address, path);
        assert!(!answer.head.contains("\nX:") && !answer.head.to_lowercase().contains("set-cookie"), "{path}: {}", answer.head);
    }
    let line_ends = wire::encoded(&[("actor", "Dana\r\nX: y"), ("name", "Wren\r\nX: y\"; filename=\"evil.exe")]);
    let founded = wire::post(program.address, "/jurisdictions", &[], line_ends.as_bytes());
    founded.expect(303);
    assert!(!founded.head.contains("\nX:"));
    let round = founded.header("location").unwrap();
    for format in ["docx", "csv", "xlsx", "html"] {
        let answer = wire::get(program.address, &format!("{round}/report.{format}"));
        let name = answer.header("content-disposition").unwrap().to_owned();
        // Between the two stands the season.
        assert!(name.starts_with("attachment; filename=\"wren-x-y-filename-evil-exe-"), "{name}");
        assert!(name.ends_with(&format!("-readiness-report.{format}\"")) && name.matches('"').count() == 2, "{name}");
    }
}

#[test]
fn broken_text_is_refused_with_a_page_and_saves_nothing() {
    let (program, _folder) = started();
    let round = program.found("Wren County");
    let before = wire::get(program.address, "/export").body;
    let page = format!("{round}/conditions/staff-buy-in");
    let broken: [&[u8]; 9] = [
        b"note-5.1=\xff\xfe",
        b"note-5.1=%ff",
        b"note-5.1=%c0%80",
        b"note-5.1=%ed%a0%80",
        b"note-5.1=%",
        b"note-5.1=%4",
        b"%00=x",
        b"note-5.1=a&note-5.1=b",
        b"note-5.1[]=a",
    ];
    for body in broken {
        wire::post(program.address, &page, &[], body).expect(400).says("<h1>");
    }
    for path in ["/%ff", "/static/%ff", "/import/%ff", "/assessments/%ff", "/?search=%ff", "/jurisdictions/%00", "/launch/%e2%82"] {
        let answer = wire::get(program.address, path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        answer.says("<h1>");
    }
    assert_eq!(wire::get(program.address, "/export").body, before);
    wire::post(program.address, &page, &[], b"note-5.1=a%00b%1bc%0dd").expect(303);
    assert!(wire::get(program.address, &format!("{round}/report.json")).text().contains("abc\\nd"), "control characters go");
}
