//! Every task from its first page to its last, with nothing but Tab, Enter, the space bar and arrows, with script and
//! without. Tab only ever goes on: what a task asks for comes in the order in which it is asked.

use std::time::{Duration, Instant};

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::decision::{day, met};
use crate::session::{Session, leadership};

const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';
const SPACE: char = ' ';

/// A day as somebody types it into a date field.
fn typed(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    [parts[1], parts[2], parts[0]].concat()
}

impl Session {
    /// One with script, then one without.
    async fn each(mut task: impl AsyncFnMut(&Self)) {
        for session in [Self::start().await, Self::start_without_script().await] {
            task(&session).await;
        }
    }

    /// Opens the home of a round's jurisdiction.
    async fn at_home(&self, round: &str) {
        let home = self.program.home_of(round).await;
        self.open(&home).await;
    }
}

impl Browser {
    /// Goes on to a field and types.
    async fn fill_in(&self, selector: &str, text: &str) {
        self.go_on_to(selector).await;
        self.press(text.chars()).await;
    }

    /// Goes on to a box and ticks it.
    async fn tick(&self, selector: &str) {
        self.go_on_to(selector).await;
        self.press([SPACE]).await;
    }

    /// Goes on to a link or a button, presses Enter, and waits for the page that this leads to.
    async fn enter(&self, selector: &str) {
        self.go_on_to(selector).await;
        self.run("window.isOld = true", vec![]).await;
        self.press([ENTER]).await;
        self.wait_for_another_page(selector).await;
    }

    /// Waits until a file came down whose name ends like this, and gives its path.
    async fn file_that_came(&self, ending: &str) -> std::path::PathBuf {
        let until = Instant::now() + Duration::from_secs(15);
        loop {
            let mut files = std::fs::read_dir(self.downloads()).into_iter().flatten().filter_map(|file| Some(file.ok()?.path()));
            if let Some(file) = files.find(|file| file.to_string_lossy().ends_with(ending)) {
                return file;
            }
            assert!(Instant::now() < until, "no file that ends with {ending} comes down");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

#[tokio::test]
async fn an_assessment_is_begun_and_a_condition_answered() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        session.open("/").await;
        browser.fill_in("#actor", "Dana Ortiz").await;
        browser.fill_in("#name", "Aster County").await;
        browser.enter(".founding button").await;
        let round = browser.path().await;
        browser.enter(".tasks a").await;
        browser.go_on_to("[name='step-1.1']").await;
        browser.press([DOWN]).await;
        browser.go_on_to("#step-1\\.1 summary").await;
        browser.press([ENTER]).await;
        browser.fill_in("#note-1\\.1", "Said in the budget speech").await;
        browser.tick("[name='leave-out-1.1']").await;
        browser.fill_in("#need", "A resolution").await;
        browser.go_on_to("[name=judgment]").await;
        browser.press([DOWN]).await;
        browser.fill_in("#judgment-reason", "The board voted").await;
        browser.enter("form .onward button").await;
        browser.wait_for_path("/conditions/cross-sector-partnerships").await;
        let condition = program.report(&round).await["conditions"][0].clone();
        assert_eq!(condition["steps"][0]["answer"], "in_place");
        assert_eq!((condition["need"].as_str(), condition["judgment"].as_str()), (Some("A resolution"), Some("met")));
        browser.enter("a.name").await;
        browser.wait_for_text(".cards", "Aster County").await;
    })
    .await;
}

#[tokio::test]
async fn the_worksheet_is_filled_in_and_what_if_tried_out() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("a[href$='/worksheet']").await;
        for step in ["1.1", "2.3", "9.3"] {
            browser.go_on_to(&format!("[name='step-{step}']")).await;
            browser.press([DOWN, DOWN]).await;
        }
        browser.enter("form .onward button").await;
        browser.wait_for_path("/verdict").await;
        for step in ["1.1", "2.3", "9.3"] {
            assert_eq!(program.step(&round, step, "answer").await, "under_way");
        }
        browser.enter("a[href$='/what-if']").await;
        for step in ["4.1", "4.2"] {
            browser.tick(&format!("[name='step-{step}']")).await;
        }
        browser.enter("main form .button").await;
        browser.wait_for_text("aside", "one of nine conditions would be met").await;
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_held() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("a[href$='/meeting']").await;
        browser.fill_in("#more", "Ana Silva").await;
        browser.enter("main form .button").await;
        browser.wait_for_text(".crumb", "Condition 1 of 9").await;
        browser.go_on_to("[name='step-1.1']").await;
        browser.press([DOWN]).await;
        browser.fill_in("#need", "Time").await;
        browser.enter("form .onward .button").await;
        browser.wait_for_text(".crumb", "Condition 2 of 9").await;
        browser.enter("a[href$='condition=end']").await;
        browser.wait_for_text("main", "Present: Ana Silva.").await;
        assert_eq!(program.step(&round, "1.1", "answer").await, "in_place");
    })
    .await;
}

#[tokio::test]
async fn someone_is_asked_and_told_us() {
    Session::each(async |session| {
        let browser = &session.browser;
        let round = session.program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("a[href$='/asks']").await;
        browser.fill_in("#role", "Hum").await;
        browser.enter(".by-role button").await;
        browser.fill_in("#person", "Lee Park").await;
        browser.enter(".asking form[method=post] .button").await;
        browser.wait_for_text("h1", "Waiting on one person").await;
        browser.enter(".asked a[href*='/asks/']").await;
        browser.wait_for_text("h1", "Text for an e-mail to Lee Park").await;
        browser.enter(".crumb a").await;
        browser.enter("form[action$='/told'] button").await;
        browser.wait_for_path("/conditions/organizational-capacity").await;
    })
    .await;
}

#[tokio::test]
async fn a_decision_is_recorded_with_its_terms() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        program.answer(&round, met(4)).await;
        session.open(&format!("{round}/verdict")).await;
        browser.enter(".verdict a.button[href$='/decision']").await;
        browser.go_on_to("[name=route]").await;
        browser.press([SPACE, DOWN]).await;
        browser.tick("#interested").await;
        browser.fill_in("#deciders", "Ruth Amadi, County Manager").await;
        browser.enter("main button.button").await;
        browser.wait_for_path("/plan/terms").await;
        browser.fill_in("#return_on", &typed(&day(200))).await;
        browser.go_on_to("[name=check_ins]").await;
        browser.press([DOWN]).await;
        browser.enter("main form button.button").await;
        browser.enter("#check-ins button").await;
        browser.wait_for_text("#check-ins", "The last was held on").await;
        assert_eq!(program.report(&round).await["decision"]["route"], "preparedness_plan");
        let home = program.home_of(&round).await;
        session.open(&home).await;
        browser.enter("#checklist button[name=shared]").await;
        browser.wait_for_text("#checklist li:has([name=shared])", "Ticked by").await;
    })
    .await;
}

#[tokio::test]
async fn the_plan_is_drafted_and_an_action_updated() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        program.answer(&round, ["not_yet", "under_way", "in_place"]).await;
        session.at_home(&round).await;
        browser.enter(".parts a[href$='/plan']").await;
        browser.enter(".drafting button").await;
        browser.wait_for_text(".notice", "neither an owner nor a date").await;
        browser.go_on_to("[data-action] [value=doing]").await;
        browser.press([ENTER]).await;
        browser.wait_for_text("[data-action] [aria-pressed=true]", "Doing").await;
        session.open(&format!("{}/plan", program.home_of(&round).await)).await;
        browser.enter("[data-action] .what a").await;
        browser.fill_in("#owner", "Lee Park").await;
        browser.fill_in("#due", &typed(&day(200))).await;
        browser.fill_in("#effort", "Sma").await;
        browser.fill_in("#amount-new1", "1200").await;
        browser.enter("main form .button").await;
        browser.wait_for_text(".plan", "Lee Park").await;
        assert!(browser.text(".plan").await.contains("Due "));
    })
    .await;
}

#[tokio::test]
async fn the_launch_kit_and_the_case_are_written() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.at_home(&round).await;
        browser.enter("a[href$='/launch']").await;
        browser.fill_in("#department", "Human Services").await;
        browser.tick("[name=group-older]").await;
        browser.enter("form.launch .button").await;
        browser.enter(".cards a").await;
        browser.enter("a[href$='edit=yes']").await;
        browser.fill_in("#text", "Our own words. ").await;
        browser.enter("form.letter .button").await;
        browser.wait_for_text(".handout", "Our own words.").await;
        session.at_home(&round).await;
        browser.enter("a[href$='/case']").await;
        browser.enter("a[href$='edit=yes']").await;
        browser.fill_in("#why", "Rents have grown. ").await;
        browser.enter("main form .button").await;
        browser.wait_for_text(".case", "Rents have grown.").await;
    })
    .await;
}

#[tokio::test]
async fn documents_come_down_and_a_jurisdiction_travels() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("a[href$='/documents']").await;
        for ending in ["brief.pdf", "report.docx"] {
            browser.go_on_to(&format!("a[href$='/{ending}']")).await;
            browser.press([ENTER]).await;
            browser.file_that_came(&format!(".{}", ending.rsplit('.').next().expect("an ending"))).await;
        }
        session.at_home(&round).await;
        browser.go_on_to("a[href$='/export']").await;
        browser.press([ENTER]).await;
        let bundle = browser.file_that_came(".milepost.json").await;
        session.open("/").await;
        browser.enter("a[href='/import']").await;
        browser.go_on_to("#bundle").await;
        // The system's own window for choosing a file is not ours; what it gives is put in place here.
        browser.choose_file("#bundle", &bundle).await;
        browser.enter("main button.button").await;
        browser.wait_for_text("h1", "What the import would do").await;
        browser.enter("main button.button").await;
        browser.wait_for_text(".banner [role=status]", "is imported").await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_made_checked_and_gone_back_to() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("footer a[href='/file']").await;
        browser.enter("main form[action='/file/backup'] button").await;
        browser.wait_for_text("main", "Go back").await;
        browser.enter("main form[action='/file/check'] button").await;
        program.answer(&round, ["in_place"]).await;
        session.open("/file").await;
        browser.enter("a[href^='/file/restore']").await;
        browser.go_on_to("main form .button").await;
        browser.press([ENTER]).await;
        let until = Instant::now() + Duration::from_secs(15);
        loop {
            let page = program.try_get(&format!("{round}/report.json")).await;
            if page.is_some_and(|page| page.json()["conditions"][0]["steps"][0]["answer"].is_null()) {
                break;
            }
            assert!(Instant::now() < until, "the backup never takes the file's place");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn settings_are_changed_and_somebody_says_who_they_are() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let round = program.found("Aster County").await;
        session.open(&round).await;
        browser.enter("footer a[href^='/you']").await;
        browser.fill_in("#name", "Dana Ortiz").await;
        browser.fill_in("#title", "Policy analyst").await;
        browser.enter("main form .button").await;
        browser.wait_for_text("footer", "You are Dana Ortiz").await;
        browser.enter("aside a[href$='/settings']").await;
        browser.fill_in("#most", "7").await;
        browser.fill_in("#reason", "The board set it so").await;
        browser.enter("main form .button").await;
        session.at_home(&round).await;
        browser.enter("a[href$='/settings']").await;
        browser.fill_in("#state", "Ohio").await;
        browser.fill_in("#executive", "Mayor").await;
        browser.enter("main form .button").await;
        browser.wait_for_text("main", "Ohio").await;
    })
    .await;
}

#[tokio::test]
async fn a_second_round_is_begun_compared_and_thrown_away() {
    Session::each(async |session| {
        let (browser, program) = (&session.browser, &session.program);
        let first = program.found("Aster County").await;
        program.answer(&first, ["in_place", "not_yet"]).await;
        session.at_home(&first).await;
        browser.enter("a[href$='/assessments']").await;
        browser.fill_in("#title", "Second").await;
        browser.enter("main form .row .button").await;
        let second = browser.path().await;
        session.open(&leadership(&second)).await;
        browser.tick("[name='carried-1.1'][type=checkbox]").await;
        browser.enter("form .onward button").await;
        session.wait_until_kept(&second, "1.1", "carried", serde_json::Value::Null).await;
        session.at_home(&second).await;
        browser.enter(".pairing button").await;
        browser.wait_for_text("h1", "Since ").await;
        session.open(&format!("{second}/settings")).await;
        browser.enter("a[href$='/delete']").await;
        let title = program.report(&second).await["round"]["title"].as_str().unwrap_or("Second").to_owned();
        browser.fill_in("#title", &title).await;
        browser.enter("main form .button").await;
        session.open("/bin").await;
        browser.enter("main form button").await;
        browser.wait_for_text("h1", "How ready").await;
        session.open(&format!("{second}/history")).await;
        browser.enter("form[action*='/history/'] button").await;
    })
    .await;
}

#[tokio::test]
async fn the_skip_link_leads_past_the_head_of_the_page() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.open(&round).await;
    browser.press([Key::Tab.into()]).await;
    assert_eq!(browser.focus().await, "link Skip to the page");
    browser.press([ENTER]).await;
    assert_eq!(browser.run("return document.activeElement.id", vec![]).await, "main");
    browser.press([Key::Tab.into()]).await;
    assert_eq!(
        browser.run("return document.querySelector('main a').textContent", vec![]).await,
        browser.focus().await.trim_start_matches("link ")
    );
}

#[tokio::test]
async fn after_a_refused_form_the_focus_is_on_what_is_wrong_and_its_links_lead_to_the_fields() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.open(&format!("{round}/decision")).await;
    browser.enter("main form .button").await;
    assert_eq!(browser.run("return document.activeElement.id", vec![]).await, "summary");
    browser.go_on_to("#summary a[href='#deciders']").await;
    browser.press([ENTER]).await;
    assert_eq!(browser.run("return document.activeElement.id", vec![]).await, "deciders");
    browser.press("Ruth Amadi".chars()).await;
    assert_eq!(browser.value("#deciders").await, "Ruth Amadi");
}
