//! The documents of a round, and a jurisdiction that travels: every page examined, every file fetched.

use crate::axe::Examiner;
use crate::program::Program;
use crate::session::Session;

#[tokio::test]
async fn every_file_that_is_offered_can_be_had() {
    let session = Session::start().await;
    let program = &session.program;
    let round = program.found(&"Community wellbeing ".repeat(5)).await;
    program.answer(&round, std::iter::repeat_n("in_place", 12)).await;
    program.post(&format!("{}/actions", program.home_of(&round).await), &[("what", "Hire"), ("due", "2099-12-31")]).await;
    session.open(&format!("{round}/documents")).await;
    let addresses = session.browser.run("return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))", vec![]).await;
    let addresses: Vec<&str> = addresses.as_array().expect("addresses").iter().filter_map(|address| address.as_str()).collect();
    assert!(addresses.len() > 20, "{addresses:?}");
    for address in addresses {
        let reply = program.get(address).await;
        assert!(reply.status.is_success(), "{address}: {} {}", reply.status, reply.body);
        let start = match address.split('?').next().and_then(|path| path.rsplit_once('.')).map(|(_, ending)| ending) {
            Some("pdf") => "%PDF-",
            Some("docx" | "xlsx" | "zip") => "PK",
            Some("json") => "{",
            Some("html") => "<!",
            Some("csv") => "\u{feff}",
            Some("ics") => "BEGIN:VCALENDAR",
            _ => "<!doctype html>",
        };
        assert!(reply.body.trim_start_matches('\n').starts_with(start), "{address}: {}", reply.body.chars().take(40).collect::<String>());
    }
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_documents_and_bundles() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let round = program.found(&"Community wellbeing ".repeat(5)).await;
    program.answer(&round, std::iter::repeat_n("under_way", 31)).await;
    for (state, path) in [("documents", format!("{round}/documents")), ("import", "/import".to_owned())] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let home = program.home_of(&round).await;
    let file = tempfile::Builder::new().suffix(".milepost.json").tempfile().expect("a file can be made");
    let other = Program::start();
    program.send_to(&other, &home).await;
    let said = format!("{round}/conditions/leadership-commitment");
    other.post(&said, &[("note-1.1", "Theirs"), ("note-1.2", "Theirs alone")]).await;
    std::fs::write(file.path(), other.get(&format!("{home}/export")).await.body).expect("the bundle can be written");
    program.post(&said, &[("note-1.1", "Ours"), ("note-1.3", "Ours alone")]).await;
    session.open("/import").await;
    browser.choose_file("#bundle", file.path()).await;
    browser.click("main button.button").await;
    browser.wait_for_text("h1", "What the import would do").await;
    assert!(browser.text("main").await.contains("Take theirs"));
    examiner.examine("import, with differences").await;
    browser.click("main button.button").await;
    browser.wait_for_text("#summary", "choose one of the two").await;
    examiner.examine("import, with a choice missing").await;
    browser.click("input[value='theirs']").await;
    browser.click("main button.button").await;
    browser.wait_for_text("h1", "Import a jurisdiction").await;
    examiner.examine("import, done").await;
    std::fs::write(file.path(), "{ no bundle").expect("the file can be written");
    browser.choose_file("#bundle", file.path()).await;
    browser.click("main button.button").await;
    browser.wait_for_text("#summary", "Nothing was imported").await;
    examiner.examine("import, refused").await;
    examiner.conclude();
}
