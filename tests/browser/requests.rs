//! Nothing leaves the computer: every request of a whole walk goes to the program itself.

use serde_json::Value;

use crate::session::{Session, leadership};

#[tokio::test]
async fn every_request_of_a_whole_walk_goes_to_the_program_itself() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let example = program.example().await;
    let home = program.home_of(&example).await;
    session.open(&leadership(&example)).await;
    // What the browser's own first page asked for is not ours.
    browser.log("performance").await;
    session.unfold("1.4").await;
    browser.click("[name='step-1.4'][value=unknown]").await;
    session.wait_until_kept(&example, "1.4", "answer", "unknown").await;
    let tails = ["", "/worksheet", "/worksheet/blank", "/verdict", "/what-if", "/report", "/settings", "/history", "/delete"];
    let rounds = tails.map(|tail| format!("{example}{tail}"));
    let others = ["/", "/?search=wren", "/?archived=yes", "/you", "/file", "/bin", "/quit", "/nothing"].map(str::to_owned);
    let homes = ["", "/settings", "/history", "/delete", "/assessments"].map(|tail| format!("{home}{tail}"));
    for path in rounds.iter().chain(&others).chain(&homes) {
        session.open(path).await;
    }
    session.open(&format!("{example}/what-if")).await;
    browser.click("[name='step-9.3']").await;
    browser.wait_for_text("aside", "With one step changed").await;

    let log = browser.log("performance").await;
    let messages = log.iter().filter_map(|entry| entry["message"].as_str()?.parse::<Value>().ok());
    let requests: Vec<String> = messages
        .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|entry| entry["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
        .collect();
    let pages = rounds.len() + others.len() + homes.len();
    assert!(requests.len() > pages, "only {} requests were seen on {pages} pages", requests.len());
    let own = program.url("/");
    // A date field draws its own icon from a data address, which asks nobody.
    let strange: Vec<_> = requests.iter().filter(|url| !url.starts_with(&own) && !url.starts_with("data:")).collect();
    assert!(strange.is_empty(), "{strange:?}");
}
