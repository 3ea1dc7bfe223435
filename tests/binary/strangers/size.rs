//! Oversized everything, and bombs of JSON: refused while it comes, kindly, and at a bounded cost.

use std::fmt::Write as _;
use std::io::Write as _;
use std::net::TcpStream;

use tempfile::{TempDir, tempdir};

use crate::program::Program;
use crate::wire::{self, Answer};

const MIB: usize = 1 << 20;

fn started() -> (Program, String, TempDir) {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let round = program.found("Wren County");
    (program, round, folder)
}

/// The most memory that the program ever held, in MiB.
#[cfg(target_os = "linux")]
fn peak(program: &Program) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

/// Sends the start of a request and then the same bytes over and over, until it is refused or all is sent.
fn pour(program: &Program, head: &str, chunk: &[u8], times: usize) -> Option<Answer> {
    let mut stream = TcpStream::connect(program.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    for _ in 0..times {
        if stream.write_all(chunk).is_err() {
            break;
        }
    }
    let _ = stream.write_all(b"0\r\n\r\n");
    wire::answer(&mut stream)
}

#[test]
fn an_endless_line_header_or_cookie_is_refused() {
    let (program, round, _folder) = started();
    let long = "x".repeat(MIB);
    for (line, header) in [
        (format!("GET /{long} HTTP/1.1"), String::new()),
        (format!("GET /?search={long} HTTP/1.1"), String::new()),
        ("GET / HTTP/1.1".to_owned(), format!("X: {long}")),
        ("GET / HTTP/1.1".to_owned(), format!("Cookie: milepost-person={long}")),
        ("GET / HTTP/1.1".to_owned(), format!("{long}: x")),
    ] {
        let headers: Vec<&str> = Some(header.as_str()).into_iter().filter(|header| !header.is_empty()).collect();
        let status = wire::ask(program.address, &line, &headers, b"").map_or(0, |answer| answer.status);
        assert!(matches!(status, 0 | 400 | 414 | 431), "{status}");
    }
    let many: Vec<String> = (0..5_000).map(|n| format!("X-{n}: y")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let status = wire::ask(program.address, "GET / HTTP/1.1", &many, b"").map_or(0, |answer| answer.status);
    assert!(matches!(status, 0 | 400 | 431), "{status}");
    // What just fits is answered.
    let search = "x".repeat(60_000);
    wire::get(program.address, &format!("/?search={search}")).expect(200);
    wire::get(program.address, &round).expect(200);
}

#[test]
fn an_endless_body_is_refused_while_it_comes() {
    let (program, round, _folder) = started();
    let before = wire::get(program.address, "/export").body;
    let page = format!("{round}/conditions/staff-buy-in");
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let told = format!("POST {page} HTTP/1.1\r\nHost: {}\r\n{kind}\r\nContent-Length: 10000000000\r\n\r\n", program.address);
    pour(&program, &told, b"note-5.1=", 1).unwrap().expect(413).says("That is more than a form can hold");
    let chunked = format!("POST {page} HTTP/1.1\r\nHost: {}\r\n{kind}\r\nTransfer-Encoding: chunked\r\n\r\n", program.address);
    let chunk = [b"10000\r\n".as_slice(), &vec![b'x'; 0x10000], b"\r\n"].concat();
    let answer = pour(&program, &chunked, &chunk, 200);
    assert!(answer.is_none_or(|answer| answer.status == 413));
    let upload = format!(
        "POST /import HTTP/1.1\r\nHost: {}\r\nContent-Type: multipart/form-data; boundary=cut\r\nTransfer-Encoding: chunked\r\n\r\n",
        program.address
    );
    let answer = pour(&program, &upload, &chunk, 2_000);
    let status = answer.map_or(0, |answer| answer.status);
    assert!(matches!(status, 0 | 400 | 413 | 422 | 503), "{status}");
    assert_eq!(wire::get(program.address, "/export").body, before);
    #[cfg(target_os = "linux")]
    assert!(peak(&program) < 300, "{} MiB", peak(&program));
}

#[test]
fn endless_fields_and_parts_are_refused_at_a_bounded_cost() {
    let (program, round, _folder) = started();
    let before = wire::get(program.address, "/export").body;
    let page = format!("{round}/conditions/staff-buy-in");
    let mut fields = String::new();
    for n in 0..600_000 {
        write!(fields, "{n:x}&").unwrap();
    }
    wire::post(program.address, &page, &[], fields.as_bytes()).expect(413);
    let name = format!("{}=1", "n".repeat(5 * MIB));
    wire::post(program.address, &page, &[], name.as_bytes()).expect(400);
    let long = format!("note-5.1={}", "x".repeat(5 * MIB));
    wire::post(program.address, &page, &[], long.as_bytes()).expect(422).says("and the field holds 10,000");
    wire::post(program.address, &page, &[], "%".repeat(MIB).as_bytes()).expect(400);
    wire::post(program.address, &page, &[], "&".repeat(5 * MIB).as_bytes()).expect(303);
    let part = "--cut\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nx\r\n";
    let parts = format!("{}--cut--\r\n", part.repeat(200_000));
    let headers = ["Content-Type: multipart/form-data; boundary=cut"];
    let answer = wire::ask(program.address, "POST /import HTTP/1.1", &headers, parts.as_bytes()).unwrap();
    assert!(matches!(answer.status, 400 | 422), "{}", answer.status);
    let header = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"{}\"\r\n\r\n{{}}\r\n--cut--\r\n",
        "x".repeat(20 * MIB)
    );
    let answer = wire::ask(program.address, "POST /import HTTP/1.1", &headers, header.as_bytes()).unwrap();
    assert!(matches!(answer.status, 400 | 422), "{}", answer.status);
    let boundary = format!("Content-Type: multipart/form-data; boundary={}", "b".repeat(10_000));
    let answer = wire::ask(program.address, "POST /import HTTP/1.1", &[&boundary], b"x").unwrap();
    assert!(matches!(answer.status, 400 | 415 | 422), "{}", answer.status);
    assert_eq!(wire::get(program.address, "/export").body, before);
    #[cfg(target_os = "linux")]
    assert!(peak(&program) < 300, "{} MiB", peak(&program));
}

/// Uploads a file as the form does.
fn upload(program: &Program, bytes: &[u8], headers: &[&str]) -> Answer {
    let start = b"--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.json\"\r\n\r\n";
    let body = [start.as_slice(), bytes, b"\r\n--cut--\r\n"].concat();
    let headers = [&["Content-Type: multipart/form-data; boundary=cut"], headers].concat();
    wire::ask(program.address, "POST /import HTTP/1.1", &headers, &body).unwrap()
}

#[test]
fn a_bomb_of_json_is_refused_with_the_reason() {
    let (program, round, _folder) = started();
    program.post(&format!("{round}/conditions/staff-buy-in"), "note-5.1=Ours&step-5.1=in_place");
    let bundle = wire::get(program.address, "/export").text();
    let before = bundle.clone();
    let altered = |from: &str, to: &str| {
        assert!(bundle.contains(from), "{from}");
        bundle.replacen(from, to, 1)
    };
    let start = "{\n  \"format\": \"milepost-bundle/9\",";
    let note = "\"note-5.1\": \"Ours\"";
    let bombs = [
        "[".repeat(10 * MIB),
        "{\"a\":".repeat(2 * MIB),
        format!("{{\"x\": {}1{}, \"format\": \"milepost-bundle/9\"}}", "[".repeat(MIB), "]".repeat(MIB)),
        altered(start, &format!("{start} \"x\": {}1{},", "[".repeat(200), "]".repeat(200))),
        altered(start, &format!("{start} \"x\": \"{}\",", "x".repeat(20 * MIB))),
        altered(start, &format!("{start} \"format\": \"milepost-bundle/9\",")),
        altered(start, "{\"format\": \"milepost-bundle/9\", \"format\": \"milepost-bundle/9\","),
        altered(start, "{\"format\": \"milepost-bundle/99999999999999999999999999\","),
        altered(start, "{\"format\": \"milepost-bundle/9\\u0000\","),
        altered(note, "\"note-5.1\": \"Theirs\", \"note-5.1\": \"Ours\""),
        altered(note, "\"note-5.1\": \"Ours\", \"note-5.1\": \"Theirs\""),
        altered(note, "\"note-5.1\": \"Ours\", \"note-5.1\": \"Ours\""),
        altered(note, &format!("\"note-5.1\": \"{}\"", "x".repeat(MIB))),
        altered(note, "\"note-5.1\": \"\\ud800\""),
        altered(note, "\"note-5.1\": \"\\u0000Ours\""),
        altered(note, "\"note-5.1\": 1e999"),
        altered(note, "\"note-5.1\": null"),
        altered("\"deleted\": null", "\"deleted\": 99999999999999999999999999999999"),
        altered("\"deleted\": null", "\"deleted\": 9223372036854775807"),
        altered("\"deleted\": null", "\"deleted\": -9223372036854775808"),
        altered("\"deleted\": null", "\"deleted\": 1e308"),
        altered("\"deleted\": null", "\"deleted\": NaN"),
        altered("\"deleted\": null", &format!("\"deleted\": {}", "9".repeat(MIB))),
        altered("\"people\": [", &format!("\"people\": [{}", "{},".repeat(MIB))),
        bundle.replace('\n', &"\n".repeat(1_000)) + "x",
        format!("{bundle}{bundle}"),
        bundle[..bundle.len() / 2].to_owned(),
        "\u{feff}\u{feff}".to_owned() + &bundle,
    ];
    for bomb in bombs {
        let answer = upload(&program, bomb.as_bytes(), &[]);
        let told: String = bomb.chars().take(80).collect();
        assert_eq!(answer.status, 422, "{told}: {}", answer.text());
        answer.says("The file was not taken in.");
    }
    upload(&program, &[0xff; 1000], &[]).expect(422);
    upload(&program, &bundle.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), &[]).expect(422);
    assert_eq!(wire::get(program.address, "/export").text(), before);
    upload(&program, bundle.as_bytes(), &[]).expect(303);
    #[cfg(target_os = "linux")]
    assert!(peak(&program) < 400, "{} MiB", peak(&program));
}

/// Nothing that comes in is ever unpacked, so that a bomb is as large as what was sent.
#[test]
fn what_is_packed_is_not_unpacked() {
    let (program, round, _folder) = started();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("milepost.json", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&vec![b' '; 100 * MIB]).unwrap();
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < MIB);
    upload(&program, &bomb, &[]).expect(422).says("It is a file of another kind");
    // An empty member of gzip.
    let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    upload(&program, &packed, &[]).expect(422);
    for coding in ["gzip", "br", "deflate", "zstd"] {
        let header = format!("Content-Encoding: {coding}");
        let page = format!("{round}/conditions/staff-buy-in");
        wire::post(program.address, &page, &[&header], &packed).expect(400);
        // What says that it is packed and is not, is read as it stands.
        wire::post(program.address, &page, &[&header], b"step-5.1=in_place").expect(303);
        let answer =
            wire::ask(program.address, &format!("POST {page} HTTP/1.1"), &[&format!("Transfer-Encoding: {coding}, chunked")], b"0\r\n\r\n");
        assert!(answer.is_none_or(|answer| matches!(answer.status, 303 | 400 | 415 | 501)));
    }
    let huge = format!("GET /export HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip\r\nRange: bytes=0-,0-,0-,0-\r\n\r\n", program.address);
    let mut stream = TcpStream::connect(program.address).unwrap();
    stream.write_all(huge.as_bytes()).unwrap();
    #[cfg(target_os = "linux")]
    assert!(peak(&program) < 200, "{} MiB", peak(&program));
}
