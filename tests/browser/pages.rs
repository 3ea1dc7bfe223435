//! The pages and states that are examined, by noun.

use crate::axe::Examiner;
use crate::rounds::CONDITIONS;
use crate::session::{Session, leadership};

/// A state, the form that brings it out, and what is posted to it.
type Post<'a> = (&'a str, String, &'a [(&'a str, &'a str)]);

impl Session {
    /// Opens pages one after another and examines each.
    async fn examine(&self, examiner: &mut Examiner<'_>, pages: &[(&str, &str)]) {
        for (state, path) in pages {
            self.open(path).await;
            examiner.examine(state).await;
        }
    }
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_jurisdictions_and_rounds() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    session.examine(&mut examiner, &[("welcome", "/"), ("bin, empty", "/bin"), ("you, with nobody known", "/you")]).await;
    session.open("/").await;
    browser.submit("/jurisdictions", &[("actor", &"x".repeat(121)), ("name", "")]).await;
    examiner.examine("welcome, with problems").await;
    browser.submit("/jurisdictions", &[("actor", "Dana Ortiz"), ("name", "Briar County")]).await;
    let older = browser.path().await;
    let briar = program.home_of(&older).await;
    program.post(&format!("{briar}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01")]).await;
    let example = program.example().await;
    let wren = program.home_of(&example).await;
    let gone = program.home_of(&program.found("Gone County").await).await;
    program.post(&format!("{gone}/archive"), &[]).await;
    program
        .found("A county with a very long name that goes on and on until it reaches one hundred and twenty characters, and no further")
        .await;
    session
        .examine(
            &mut examiner,
            &[
                ("list", "/"),
                ("list, found", "/?search=wren"),
                ("list, none found", "/?search=zzz"),
                ("archive", "/?archived=yes"),
                ("home", &briar),
                ("home of the example", &wren),
                ("home, archived", &gone),
                ("settings", &format!("{briar}/settings")),
                ("settings, archived", &format!("{gone}/settings")),
                ("delete a jurisdiction", &format!("{briar}/delete")),
                ("new round", &format!("{briar}/assessments")),
                ("population groups, none", &format!("{briar}/population-groups")),
                ("the road, empty", &format!("{briar}/road")),
                ("the road of the example", &format!("{wren}/road")),
                ("a line to read", &format!("{briar}/road/1.1")),
                ("a line that is seen", &format!("{wren}/road/3.1")),
                ("a step as a whole", &format!("{briar}/road/4")),
                ("history of a jurisdiction", &format!("{briar}/history")),
                ("round settings", &format!("{example}/settings")),
                ("round settings, read-only", &format!("{older}/settings")),
                ("delete a round", &format!("{older}/delete")),
                ("you", "/you?back=%2F"),
            ],
        )
        .await;
    let groups = format!("{briar}/population-groups");
    for name in ["people who rent their homes", &"Wide".repeat(30)] {
        program.post(&groups, &[("name", name), ("note", &"A note that goes on. ".repeat(20))]).await;
    }
    session.open(&groups).await;
    examiner.examine("population groups").await;
    browser.follow("main a[href^='/population-groups/']").await;
    let group = browser.path().await;
    examiner.examine("a population group").await;
    session.examine(&mut examiner, &[("delete a population group", &format!("{group}/delete"))]).await;
    let problems: [Post; 11] = [
        ("population groups, with problems", groups, &[("name", ""), ("note", &"x".repeat(2_001))]),
        ("a population group, with problems", group, &[("name", ""), ("note", &"x".repeat(2_001))]),
        (
            "a line of the road, with problems",
            format!("{briar}/road/4.1"),
            &[("status", "not_needed"), ("reason", ""), ("owner", &"x".repeat(121)), ("due", "2300-01-01")],
        ),
        ("a step of the road, with problems", format!("{briar}/road/4"), &[("status", "not_needed"), ("reason", "")]),
        ("list, with problems", "/jurisdictions".to_owned(), &[("name", " ")]),
        (
            "settings, with problems",
            format!("{briar}/settings"),
            &[("name", ""), ("kind", "x"), ("state", "XX"), ("executive", &"x".repeat(121))],
        ),
        ("new round, with problems", format!("{briar}/assessments"), &[("title", ""), ("started", "2300-01-01")]),
        (
            "round settings, with problems",
            format!("{example}/settings"),
            &[("title", ""), ("started", ""), ("most", "2"), ("some", "5"), ("reason", ""), ("new-title", "Clerk")],
        ),
        ("delete a jurisdiction, with a problem", format!("{briar}/delete"), &[("name", "Other")]),
        ("delete a round, with a problem", format!("{older}/delete"), &[("title", "Other")]),
        ("you, with a problem", "/you".to_owned(), &[("person", "new"), ("name", ""), ("back", "/")]),
    ];
    for (state, path, fields) in problems {
        session.open("/").await;
        browser.submit(&path, fields).await;
        examiner.examine(state).await;
    }
    let which = format!("{}/which", session.go_apart().await);
    session.examine(&mut examiner, &[("which holds", &which)]).await;
    browser.follow("main form .button").await;
    examiner.examine("which holds, with nothing chosen").await;
    program.post(&format!("{older}/reopen"), &[]).await;
    session.examine(&mut examiner, &[("tasks, reopened", &older), ("round settings, reopened", &format!("{older}/settings"))]).await;
    examiner.conclude();
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_where_answers_are_given() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let empty = program.found("Aster County").await;
    let example = program.example().await;
    let older = program.found("Briar County").await;
    program.answer(&older, ["in_place", "under_way", "not_yet", "unknown"]).await;
    program.post(&format!("{}/assessments", program.home_of(&older).await), &[]).await;
    session
        .examine(
            &mut examiner,
            &[
                ("tasks, empty", &empty),
                ("tasks, filled", &example),
                ("tasks, read-only", &older),
                ("condition, empty", &leadership(&empty)),
                ("condition, read-only", &leadership(&older)),
                ("worksheet, read-only", &format!("{older}/worksheet")),
                ("worksheet, empty", &format!("{empty}/worksheet")),
                ("blank worksheet", &format!("{empty}/worksheet/blank")),
            ],
        )
        .await;
    for (key, _) in CONDITIONS {
        session.examine(&mut examiner, &[("condition, filled", &format!("{example}/conditions/{key}"))]).await;
    }

    let page = leadership(&empty);
    let long = "x".repeat(10_001);
    session.open(&page).await;
    let problems = [
        ("note-1.1", long.as_str()),
        ("evidence-1.2", &long),
        ("need", &long),
        ("judgment", "met"),
        ("judgment-reason", ""),
        ("step-1.3", "in_place"),
    ];
    browser.submit(&page, &problems).await;
    examiner.examine("condition, with problems").await;
    let first = [
        ("step-1.1", "in_place"),
        ("note-1.1", "Theirs\nin two lines"),
        ("evidence-1.1", "https://example.org/minutes"),
        ("leave-out-1.1", "yes"),
        ("need", "Theirs"),
        ("judgment", "met"),
        ("judgment-reason", "The council voted"),
    ];
    program.post(&page, &first).await;
    session.examine(&mut examiner, &[("condition, judged", &page)]).await;
    let second = [
        ("step-1.1", "not_yet"),
        ("note-1.1", "Ours"),
        ("evidence-1.1", "A drawer"),
        ("need", "Ours"),
        ("judgment", "not_met"),
        ("judgment-reason", "No money"),
    ];
    browser.submit(&page, &second).await;
    examiner.examine("condition, in conflict").await;
    let page = format!("{empty}/worksheet");
    browser.submit(&page, &second[..3]).await;
    examiner.examine("worksheet, in conflict").await;
    browser.submit(&page, &problems[..2]).await;
    examiner.examine("worksheet, with problems").await;
    session.open(&leadership(&empty)).await;
    program.post(&leadership(&empty), &[("need", "Changed"), ("rev-need", &browser.value("[name=rev-need]").await)]).await;
    browser.write("#need", " and ours\t").await;
    browser.wait_for_text("[data-slot=need]", "Yours:").await;
    examiner.examine("condition, in conflict by script").await;
    session.open(&format!("{empty}/conditions/staff-buy-in")).await;
    browser.click("[name=judgment][value=met]").await;
    examiner.examine("condition, a judgment begun").await;
    browser.submit(&leadership(&older), &[("step-1.1", "")]).await;
    examiner.examine("a post to a read-only round").await;
    examiner.conclude();
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_that_are_read() {
    let session = Session::start().await;
    let program = &session.program;
    let mut examiner = Examiner::new(&session.browser);
    let empty = program.found("Aster County").await;
    let begun = program.found("Briar County").await;
    program.answer(&begun, std::iter::repeat_n("in_place", 12).chain(std::iter::repeat_n("unknown", 12))).await;
    program.judge(&begun, "racial-equity", "met", "A partner leads this").await;
    let example = program.example().await;
    session
        .examine(
            &mut examiner,
            &[
                ("verdict, too early", &format!("{empty}/verdict")),
                ("verdict, so far", &format!("{begun}/verdict")),
                ("verdict, with a route", &format!("{example}/verdict")),
                ("what if, empty", &format!("{empty}/what-if")),
                ("what if", &format!("{example}/what-if")),
                ("what if, changed", &format!("{example}/what-if?counted=yes&step-1.1=in_place&step-4.1=in_place&step-4.2=in_place")),
                ("report with notes", &format!("{example}/report")),
                ("report without notes", &format!("{example}/report?notes=no&paper=a4")),
                ("report, empty", &format!("{empty}/report")),
                ("history", &format!("{begun}/history")),
                ("history, empty", &format!("{example}/history")),
            ],
        )
        .await;
    examiner.conclude();
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_around_the_data_file() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let round = program.found("Aster County").await;
    let home = program.home_of(&round).await;
    session.examine(&mut examiner, &[("file", "/file")]).await;
    program.post("/file/backup", &[]).await;
    program.post("/file/check", &[]).await;
    session.examine(&mut examiner, &[("file, backed up and checked", "/file")]).await;
    browser.follow("a[href^='/file/restore']").await;
    examiner.examine("restore").await;
    program.post(&format!("{round}/delete"), &[("title", &title(&program.get(&round).await.body))]).await;
    program.post(&format!("{home}/delete"), &[("name", "Aster County")]).await;
    session.examine(&mut examiner, &[("welcome, with something in the bin", "/"), ("bin", "/bin")]).await;
    browser.follow("a[href$='/throw-out']").await;
    examiner.examine("throw out").await;
    session
        .examine(
            &mut examiner,
            &[
                ("nothing here", "/nothing"),
                ("a query that no page has", "/?unknown=1"),
                ("a wrong method", "/file/backup"),
                ("quit", "/quit"),
            ],
        )
        .await;
    browser.follow("main button").await;
    examiner.examine("has quit").await;
    examiner.conclude();
}

/// The title of a round, from the header of its page.
fn title(page: &str) -> String {
    let (_, rest) = page.split_once("<span class=\"where\">· <bdi>").expect("a round's page names it");
    rest.split('<').next().unwrap_or_default().to_owned()
}
