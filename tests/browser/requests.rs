//! Nothing leaves the computer: a browser goes over every page and takes down every file, and all that it asks goes
//! to the program itself. Held three ways: by what the browser says it asked for, by what the pages name, and by a
//! proxy that would take in any other request, whoever in the browser made it.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::browser::{Browser, Script};
use crate::program::Program;
use crate::session::{Session, leadership};
use crate::tour::Form;

/// A proxy that writes down what it is asked for, and gives nothing.
struct Outside {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let book = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let mut line = String::new();
                let _ = BufReader::new(&stream).read_line(&mut line);
                book.lock().expect("nobody fails with the book in hand").push(line.trim().to_owned());
                let _ = (&stream).write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        });
        Self { address, asked }
    }

    /// What came, but for what the browser asks those who made it about itself, and its first page.
    fn asked(&self) -> Vec<String> {
        let own = [".google", "gstatic.com", "gvt1.com", "googleapis.com", "start.duckduckgo.com"];
        let asked = self.asked.lock().expect("nobody fails with the book in hand");
        asked.iter().filter(|line| !line.is_empty() && !own.iter().any(|name| line.contains(name))).cloned().collect()
    }
}

/// The addresses on the open page that a browser may go to by itself, and where its forms and links lead.
const NAMED: &str = r#"
const all = [...document.querySelectorAll("[src], [srcset], [href], [action], [formaction], [poster], [data], [ping], [background]")];
return all.flatMap((part) => ["src", "srcset", "href", "action", "formaction", "poster", "data", "ping", "background"]
  .filter((name) => part.hasAttribute(name) && !(part.localName === "a" && name === "href"))
  .map((name) => new URL(part.getAttribute(name), document.baseURI).href));
"#;

/// What the browser says it has asked for since this was last read.
async fn requests(browser: &Browser) -> Vec<String> {
    let log = browser.log("performance").await;
    let messages = log.iter().filter_map(|entry| entry["message"].as_str()?.parse::<Value>().ok());
    messages
        .filter(|entry| {
            let method = entry["message"]["method"].as_str().unwrap_or_default();
            method == "Network.requestWillBeSent" || method == "Network.webSocketCreated"
        })
        .filter_map(|entry| {
            let params = &entry["message"]["params"];
            params["request"]["url"].as_str().or(params["url"].as_str()).map(str::to_owned)
        })
        .collect()
}

#[tokio::test]
async fn every_request_of_a_session_over_every_page_and_file_goes_to_the_program_itself() {
    let outside = Outside::listen();
    let session = Session { browser: Browser::start_behind(Script::On, Some(outside.address)).await, program: Program::start() };
    let (browser, program) = (&session.browser, &session.program);
    session.open("/").await;
    // What the browser's own first page asked for is not ours.
    browser.log("performance").await;
    let own = program.url("/");
    let mut seen = 0;
    let mut stops = 0;
    let mut strange = Vec::new();
    session
        .tour_of_everything(async |stop| {
            stops += 1;
            if stop.form == Form::Page {
                session.open(&stop.path).await;
                let named = browser.run(NAMED, vec![]).await;
                let named = named.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
                strange.extend(named.filter(|url| !url.starts_with(&own)).map(|url| format!("{} names {url}", stop.name)));
            } else {
                // A file comes down: the page stays.
                let script = "const link = document.createElement('a'); link.href = arguments[0]; link.download = ''; document.body.append(link); link.click()";
                browser.run(script, vec![stop.path.clone().into()]).await;
            }
            let requests = requests(browser).await;
            seen += requests.len();
            // A date field draws its own icon from a data address, which asks nobody.
            let others = requests.into_iter().filter(|url| !url.starts_with(&own) && !url.starts_with("data:"));
            strange.extend(others.map(|url| format!("{} asks for {url}", stop.name)));
        })
        .await;
    // What the script asks for by itself.
    let round = program.found("Elm County").await;
    session.open(&leadership(&round)).await;
    browser.click("[name='step-1.4'][value=unknown]").await;
    session.wait_until_kept(&round, "1.4", "answer", "unknown").await;
    session.open(&format!("{round}/what-if")).await;
    browser.click("[name='step-9.3']").await;
    browser.wait_for_text("aside", "With one step changed").await;
    let saves = requests(browser).await;
    assert!(saves.iter().any(|url| url.contains("/what-if?")), "the script's own requests are seen: {saves:?}");
    strange.extend(saves.into_iter().filter(|url| !url.starts_with(&own) && !url.starts_with("data:")));

    assert!(seen > stops, "only {seen} requests were seen at {stops} addresses");
    assert!(strange.is_empty(), "{}", strange.join("\n"));
    assert_eq!(outside.asked(), Vec::<String>::new(), "what came to the proxy");
}

#[tokio::test]
async fn a_request_to_elsewhere_would_be_seen() {
    let outside = Outside::listen();
    let session = Session { browser: Browser::start_behind(Script::On, Some(outside.address)).await, program: Program::start() };
    session.browser.open("data:text/html,<img src='http://elsewhere.example/pixel'>").await;
    assert!(outside.asked().iter().any(|line| line.contains("elsewhere.example/pixel")), "{:?}", outside.asked());
    let seen = requests(&session.browser).await;
    assert!(seen.iter().any(|url| url.contains("elsewhere.example")), "{seen:?}");
}
