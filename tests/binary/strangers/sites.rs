//! Other sites in the same browser: they may not write, not read, not frame, not guess, not keep.

use tempfile::tempdir;

use super::town::{Town, pattern};
use super::walk::Walk;
use crate::program::Program;
use crate::{routes, wire};

/// An address of the table with ids that nothing has.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{kind}" => "action",
        "{key}" => "staff-buy-in",
        "{text}" => "announcement",
        "{digest}" | "{name}" => "0000",
        part if part.starts_with('{') => "01a20a13-99d0-7159-9d41-7857b7765809",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn no_other_site_writes_anything_at_any_address() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let round = program.found("Wren County");
    let before = wire::get(program.address, "/export").body;
    let stranger = format!("Origin: http://localhost:{}", program.address.port().wrapping_add(1));
    let marks: [&[&str]; 7] = [
        &["Sec-Fetch-Site: cross-site"],
        &["Sec-Fetch-Site: same-site"],
        &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"],
        &["Origin: http://example.org"],
        &["Origin: null"],
        &[&stranger],
        &["Sec-Fetch-Site: nonsense"],
    ];
    for route in routes::all().iter().filter(|route| route.is_written) {
        for mark in marks {
            let answer = wire::post(program.address, &filled(&route.path), mark, b"name=Wren");
            assert_eq!(answer.status, 403, "{} {mark:?}", route.path);
            answer.says("This came from another website");
        }
    }
    for form in ["text/plain", "multipart/form-data; boundary=x", "application/json"] {
        let headers = ["Sec-Fetch-Site: cross-site", &format!("Content-Type: {form}")];
        wire::ask(program.address, &format!("POST {round}/reopen HTTP/1.1"), &headers, b"x").unwrap().expect(403);
    }
    assert_eq!(wire::get(program.address, "/export").body, before);
    let own = ["Sec-Fetch-Site: same-origin", &format!("Origin: http://{}", program.address)];
    wire::post(program.address, &format!("{round}/conditions/staff-buy-in"), &own, b"step-5.1=in_place").expect(303);
    program.quit();
}

#[test]
fn no_other_site_reads_or_embeds_any_page() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    program.found("Wren County");
    let get = |path: &str, headers: &[&str]| wire::ask(program.address, &format!("GET {path} HTTP/1.1"), headers, b"").unwrap();
    for path in ["/", "/export", "/file", "/static/milepost.css"] {
        for (mode, dest) in [("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "script"), ("navigate", "object")]
        {
            for site in ["cross-site", "same-site"] {
                let headers = [format!("Sec-Fetch-Site: {site}"), format!("Sec-Fetch-Mode: {mode}"), format!("Sec-Fetch-Dest: {dest}")];
                get(path, &headers.each_ref().map(String::as_str)).expect(403);
            }
        }
    }
    let link = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
    get("/", &link).expect(200);
    get("/", &["Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]).expect(200);
    let asked = ["Origin: http://example.org", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: x"];
    let answer = wire::ask(program.address, "OPTIONS /jurisdictions HTTP/1.1", &asked, b"").unwrap();
    assert!(answer.status >= 400 && !answer.head.to_lowercase().contains("access-control-allow"), "{}", answer.head);
}

#[test]
fn no_other_name_leads_here() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let port = program.address.port();
    let names = [
        "example.org".to_owned(),
        format!("example.org:{port}"),
        format!("localhost.example.org:{port}"),
        format!("127.0.0.1.example.org:{port}"),
        format!("127.0.0.1:{port}.example.org"),
        format!("127.0.0.1:{port}@example.org"),
        format!("example.org@127.0.0.1:{port}"),
        format!("127.0.0.1:0{port}"),
        format!("127.0.0.2:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("2130706433:{port}"),
        "127.0.0.1".to_owned(),
        "localhost:80".to_owned(),
        String::new(),
    ];
    for name in names {
        let answer = wire::ask(program.address, "GET / HTTP/1.1", &[&format!("Host: {name}")], b"");
        let status = answer.map_or(0, |answer| answer.status);
        assert!(matches!(status, 400 | 421), "{name}: {status}");
        let written =
            wire::ask(program.address, "POST /example HTTP/1.1", &[&format!("Host: {name}"), &format!("Origin: http://{name}")], b"");
        assert!(matches!(written.map_or(0, |answer| answer.status), 400 | 421), "{name}");
    }
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        wire::ask(program.address, "GET / HTTP/1.1", &[&format!("Host: {name}:{port}")], b"").unwrap().expect(200);
    }
    assert!(wire::get(program.address, "/export").text().contains("\"jurisdictions\": []"));
}

#[test]
fn every_answer_says_how_to_treat_it() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let town = Town::found(program, &|name| if matches!(name, "name" | "title") { format!("The {name}") } else { "Text".to_owned() });
    let queries = [format!("{}/conditions/none", town.rounds[0]), "/nothing".to_owned(), "/?a=%ff".to_owned(), "/static/none".to_owned()];
    let walk = Walk::through(&town, &queries);
    for (address, answer) in &walk.0 {
        let is = |name: &str, value: &str| assert_eq!(answer.header(name), Some(value), "{name} of {address}");
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("no policy for {address}"));
        for part in ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|there| there == part), "{part} of {address}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:"), "{policy}");
        is("x-content-type-options", "nosniff");
        is("x-frame-options", "DENY");
        is("referrer-policy", "same-origin");
        is("cross-origin-opener-policy", "same-origin");
        is("cross-origin-resource-policy", "same-origin");
        let is_hashed = answer.status == 200 && pattern(address).starts_with("/static/");
        is("cache-control", if is_hashed { "public, max-age=31536000, immutable" } else { "no-store" });
        for name in ["access-control-allow-origin", "server", "x-powered-by", "refresh"] {
            assert_eq!(answer.header(name), None, "{name} of {address}");
        }
        if answer.status != 303 {
            let kind = answer.header("content-type").unwrap_or_else(|| panic!("no type for {address}"));
            assert!(!kind.starts_with("text/") || kind.contains("charset=utf-8"), "{kind} of {address}");
        }
        if answer.header("content-type").is_some_and(|kind| !kind.starts_with("text/html")) && !is_hashed && answer.status == 200 {
            let is_shown = ["/schema/", "/report.json", "/report.css", "/seal.png"].iter().any(|part| address.contains(part));
            assert!(
                is_shown || answer.header("content-disposition").is_some_and(|how| how.starts_with("attachment; filename=\"")),
                "{address}"
            );
        }
    }
}

#[test]
fn the_cookie_stays_here_and_tells_no_secret() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let founded = wire::post(program.address, "/jurisdictions", &[], b"actor=Dana&name=Wren");
    let cookie = founded.header("set-cookie").unwrap();
    let parts: Vec<&str> = cookie.split("; ").collect();
    for part in ["Path=/", "HttpOnly", "SameSite=Lax"] {
        assert!(parts.contains(&part), "{cookie}");
    }
    assert!(!cookie.contains("Domain") && cookie.len() < 4096);
    let id = parts[0].split_once('=').unwrap().1;
    assert!(wire::get(program.address, "/you").text().contains(id), "it is the id that the page of people offers to everybody");
    // What is not an id of ours is nobody, however long or odd.
    let people = || wire::get(program.address, "/you").text().matches("name=\"person\"").count();
    let before = people();
    for odd in ["x".repeat(9_000), "\u{e9}".to_owned(), "01a20a13-99d0-7159-9d41-7857b7765809".to_owned(), String::new()] {
        wire::ask(program.address, "GET /you HTTP/1.1", &[&format!("Cookie: milepost-person={odd}")], b"").unwrap().expect(200);
    }
    assert_eq!((before, people()), (2, 2), "Dana, and someone new");
}
