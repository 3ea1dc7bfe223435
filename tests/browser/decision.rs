//! The decision in a browser: recorded, read, printed, and what follows from it.

use crate::axe::Examiner;
use crate::noon;
use crate::program::Program;
use crate::rounds::CONDITIONS;
use crate::session::{Session, leadership};
use crate::sheets::{LETTER, Sheets};

/// Answers with this many conditions met and the rest under way.
pub fn met(conditions: usize) -> Vec<&'static str> {
    let answer = |index| if index < conditions { "in_place" } else { "under_way" };
    CONDITIONS.iter().enumerate().flat_map(|(index, (_, steps))| std::iter::repeat_n(answer(index), *steps)).collect()
}

/// A day from now on, as forms hold it.
pub fn day(days: i64) -> String {
    milepost::domain::words::dates::iso(noon::today() + time::Duration::days(days))
}

/// The value of an input on a page.
pub fn value(page: &str, input: &str) -> String {
    let (_, rest) = page.split_once(input).unwrap_or_else(|| panic!("no {input} in {page}"));
    let (_, rest) = rest.split_once("value=\"").expect("an input has a value");
    rest.split('"').next().unwrap_or_default().to_owned()
}

impl Program {
    /// Records a decision that rests on today's answers.
    pub async fn decide(&self, round: &str, route: &str, deciders: &str, reason: &str) {
        let path = format!("{round}/decision");
        let page = self.get(&format!("{path}?newer=yes")).await.body;
        let [rests, latest, decided] = ["name=\"rests\"", "name=\"latest\"", "id=\"decided\""].map(|input| value(&page, input));
        let fields = [
            ("route", route),
            ("deciders", deciders),
            ("reason", reason),
            ("interested", "yes"),
            ("rests", &rests),
            ("latest", &latest),
            ("decided", &decided),
        ];
        self.post(&path, &fields).await;
    }

    /// A new jurisdiction with this many conditions met in its first round.
    async fn found_with(&self, name: &str, conditions: usize) -> String {
        let round = self.found(name).await;
        self.answer(&round, met(conditions)).await;
        round
    }
}

const MANAGER: &str = "Ruth Amadi, County Manager";

/// From the verdict to the terms, as a person does it.
async fn records_a_preparedness_plan(session: Session) {
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found_with("Aster County", 4).await;
    session.open(&format!("{round}/verdict")).await;
    browser.click(".verdict a.button[href$='/decision']").await;
    browser.wait_for_path("/decision").await;
    assert_eq!(browser.text(".route-card:has(.tag) .name").await, "Preparedness plan");
    browser.click("#route-preparedness_plan").await;
    browser.click("main button.button").await;
    browser.wait_for_text("#summary", "Enter who decided: at least one name.").await;
    assert_eq!(browser.run("return document.querySelector('#route-preparedness_plan').checked", vec![]).await, true);
    browser.click("#interested").await;
    browser.write("#deciders", MANAGER).await;
    browser.click("main button.button").await;
    browser.wait_for_path("/plan/terms").await;
    browser.run("document.querySelector('#return_on').value = arguments[0]", vec![day(200).into()]).await;
    browser.click("[name=check_ins][value=quarterly]").await;
    browser.click("main form button.button").await;
    browser.wait_for_text("#check-ins", "The next one is due on").await;
    browser.click("#check-ins button").await;
    browser.wait_for_text("#check-ins", "The last was held on").await;
    assert_eq!(program.report(&round).await["decision"]["deciders"][0], MANAGER);
}

#[tokio::test]
async fn a_decision_is_recorded_from_the_verdict_and_leads_to_its_terms() {
    records_a_preparedness_plan(Session::start().await).await;
}

#[tokio::test]
async fn a_decision_is_recorded_without_script_too() {
    records_a_preparedness_plan(Session::start_without_script().await).await;
}

#[tokio::test]
async fn the_checklist_is_ticked_on_the_home_which_says_where_it_stands() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found_with("Aster County", 7).await;
    let home = program.home_of(&round).await;
    session.open(&home).await;
    for line in ["shared", "completed"] {
        browser.click(&format!("#checklist button[name={line}]")).await;
        browser.wait_for_text(&format!("#checklist li:has([name={line}])"), "Ticked by").await;
    }
    browser.wait_for_text(".facts", "Leadership has not chosen a route yet.").await;
    program.decide(&round, "proceed", MANAGER, "").await;
    session.open(&home).await;
    browser.wait_for_text(".facts", "leadership chose to proceed.").await;
    browser.wait_for_text("#checklist li:last-child", "Proceed, ").await;
}

#[tokio::test]
async fn the_record_prints_on_one_page_with_a_line_to_sign_on() {
    let session = Session::start().await;
    let program = &session.program;
    let round = program.found_with("Aster County", 1).await;
    let deciders = ["Maria Delgado, Chair of the Board of County Commissioners"; 8].join("\n");
    program.decide(&round, "proceed", &deciders, &"The grant ends in June. ".repeat(40)).await;
    session.open(&format!("{round}/decision")).await;
    let sheets = Sheets::of(&session.browser).await;
    assert!(sheets.are_on(LETTER) && sheets.texts.len() == 1, "{:?}", sheets.sizes);
    for text in ["Leadership chose to proceed", "Signature", "very unlikely", "Nothing has changed since the decision."] {
        sheets.page_with(text);
    }
    assert!(!sheets.texts[0].contains("Record a newer decision"));
    let note = [("note-1.1", "Not for paper"), ("leave-out-1.1", "yes"), ("note-1.2", "For paper")];
    program.post(&leadership(&round), &note).await;
    session.open(&format!("{round}/decision")).await;
    let sheets = Sheets::of(&session.browser).await;
    sheets.page_with("For paper");
    assert!(!sheets.texts.concat().contains("Not for paper"));
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_a_decision() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let empty = program.found("Empty County").await;
    let few = program.found_with("Few County", 1).await;
    let most = program.found_with("Most County", 8).await;
    let some = program.found_with("Some County", 4).await;
    let home = program.home_of(&some).await;
    let decision = |round: &str| format!("{round}/decision");
    for (state, path) in [
        ("decision, with nothing recommended", decision(&empty)),
        ("decision, with few", decision(&few)),
        ("terms, with no decision", format!("{home}/plan/terms")),
        ("the road, before a decision", format!("{home}/road")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let long = "W".repeat(2_001);
    browser.submit(&decision(&some), &[("decided", "2199-01-01"), ("reason", &long), ("deciders", ","), ("rests", "x")]).await;
    examiner.examine("decision, with problems").await;
    program.get(&format!("{some}/verdict")).await;
    program.judge(&some, "racial-equity", "met", &"Judged ".repeat(40)).await;
    session.open(&decision(&some)).await;
    browser.click("#route-preparedness_plan").await;
    examiner.examine("decision, with an earlier record").await;
    let rests = browser.value("[name=rests]:checked").await;
    let deciders = "W".repeat(240);
    program.decide(&some, "preparedness_plan", &deciders, &"W".repeat(2_000)).await;
    session.open(&decision(&some)).await;
    examiner.examine("record, nothing changed, the longest words").await;
    let late =
        [("route", "postpone"), ("reason", "Late"), ("deciders", MANAGER), ("rests", &rests), ("decided", "2026-01-01"), ("latest", "")];
    browser.submit(&decision(&some), &late).await;
    examiner.examine("decision, overtaken or refused").await;
    program.post(&format!("{some}/checklist"), &[("shared", "yes")]).await;
    let texts = [
        ("step-1.1", "unknown"),
        ("note-1.2", &"N".repeat(3_000)),
        ("need", "A budget line"),
        ("judgment", "met"),
        ("judgment-reason", "Said so"),
    ];
    program.fill(&some, &[("note-2.1".to_owned(), "Two\nlines".to_owned())]).await;
    program.post(&leadership(&some), &texts[1..]).await;
    for (state, path) in [
        ("record, changed since", decision(&some)),
        ("tasks, changed since", some.clone()),
        ("verdict, changed since", format!("{some}/verdict")),
        ("report, decided", format!("{some}/report")),
        ("home, with the checklist", home.clone()),
        ("terms of a preparedness plan", format!("{home}/plan/terms")),
        ("a newer decision", format!("{some}/decision?newer=yes")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    session.open(&decision(&some)).await;
    browser.click(".frozen > summary").await;
    examiner.examine("record, with the frozen answers").await;
    let terms = format!("{home}/plan/terms");
    let id = value(&program.get(&terms).await.body, "name=\"decision\"");
    browser.submit(&terms, &[("decision", &id), ("return_on", "2020-01-01"), ("check_ins", "x")]).await;
    examiner.examine("terms, with problems").await;
    program.post(&terms, &[("decision", &id), ("return_on", &day(200)), ("check_ins", "monthly")]).await;
    session.open(&terms).await;
    browser.click("#check-ins summary").await;
    examiner.examine("terms, with check-ins").await;
    let action = [("what", "Hire a facilitator"), ("owner", "Lee Park"), ("due", &day(40)), ("helpers", &"H".repeat(500))];
    program.post(&format!("{home}/actions"), &action).await;
    session.open(&format!("{home}/plan?view=due")).await;
    assert!(browser.text(".timeline").await.contains("Check-in"));
    examiner.examine("the timeline, with check-ins").await;
    program.decide(&some, "postpone", MANAGER, "No money").await;
    session.open(&terms).await;
    examiner.examine("terms of a postponement").await;
    browser.submit(&terms, &[("decision", &id), ("return_on", &day(100))]).await;
    examiner.examine("terms, overtaken").await;
    session.open(&decision(&some)).await;
    examiner.examine("record, with other decisions").await;
    browser.follow("[aria-labelledby=others] a").await;
    examiner.examine("an earlier decision").await;
    program.decide(&most, "proceed", MANAGER, "").await;
    let home = program.home_of(&most).await;
    for (state, path) in [("terms after proceeding", format!("{home}/plan/terms")), ("the road after proceeding", format!("{home}/road"))] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    examiner.conclude();
}

#[tokio::test]
async fn nothing_is_wrong_once_a_newer_round_has_begun() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let decision = |round: &str| format!("{round}/decision");
    let few = program.found_with("Few County", 1).await;
    let most = program.found_with("Most County", 8).await;
    program.decide(&most, "proceed", MANAGER, "").await;
    let home = program.home_of(&most).await;
    program.post(&format!("{}/assessments", program.home_of(&few).await), &[]).await;
    session.open(&decision(&few)).await;
    examiner.examine("no decision on a read-only round").await;
    browser.submit(&format!("{few}/settings"), &[("title", "Kept"), ("started", "2026-01-01")]).await;
    examiner.examine("settings refused on a read-only round").await;
    program.post(&format!("{home}/assessments"), &[]).await;
    for (state, path) in [("plan, decided in an earlier round", "plan"), ("terms of an earlier round", "plan/terms")] {
        session.open(&format!("{home}/{path}")).await;
        examiner.examine(state).await;
    }
    browser.submit(&decision(&few), &[("route", "postpone"), ("reason", "Kept")]).await;
    examiner.examine("a decision refused on a read-only round").await;
    examiner.conclude();
}
