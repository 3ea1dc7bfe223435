//! Paper: the verdict is one Letter sheet whatever stands on it, and the report prints whole.

use crate::rounds::{CONDITIONS, steps};
use crate::session::Session;
use crate::sheets::{A4, LETTER, Sheets};

/// What people may have typed around the answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Texts {
    /// A name of ordinary length and nothing else.
    Short,
    /// Everything as long as its field allows, with other limits and the reason for them.
    Longest,
    /// The longest, all in one word without a place to break.
    Unbroken,
}

impl Texts {
    fn fill(self, length: usize) -> String {
        let pattern = if self == Self::Unbroken { "W" } else { "Community wellbeing " };
        pattern.chars().cycle().take(length - 1).chain(['w']).collect()
    }
}

/// Answers that bring out every stage, band and warning of the verdict.
fn answers() -> Vec<(&'static str, Vec<&'static str>)> {
    let all = |answer| vec![answer; 31];
    let by_condition = |choose: fn(usize, usize) -> &'static str| {
        CONDITIONS.iter().enumerate().flat_map(|(index, (_, count))| (0..*count).map(move |step| choose(index, step))).collect::<Vec<_>>()
    };
    // Not random, but without a pattern that a person would choose.
    let scattered = |seed: usize| {
        (0..31).map(|step| ["in_place", "under_way", "not_yet", "unknown", ""][(step * step * seed + step * 7 + seed) % 5]).collect()
    };
    vec![
        ("nothing answered", all("")),
        ("all yes", all("in_place")),
        ("all under way", all("under_way")),
        ("all no", all("not_yet")),
        ("all unknown", all("unknown")),
        ("one step open in every condition", by_condition(|_, step| if step == 0 { "unknown" } else { "in_place" })),
        ("one step short in every condition", by_condition(|_, step| if step == 1 { "under_way" } else { "in_place" })),
        ("five met", by_condition(|index, _| if index > 3 { "in_place" } else { "under_way" })),
        ("four met, the first", by_condition(|index, _| if index < 4 { "in_place" } else { "not_yet" })),
        ("settled with blanks left", by_condition(|index, _| if index < 6 { "in_place" } else { "" })),
        ("too early with a few", by_condition(|index, _| if index < 2 { "under_way" } else { "" })),
        ("scattered 1", scattered(1)),
        ("scattered 2", scattered(2)),
        ("scattered 3", scattered(3)),
    ]
}

/// A round with these answers and texts, made in the browser so that the name of the person counts too.
async fn seed(session: &Session, answers: &[&str], texts: Texts, judged: bool) -> String {
    let (browser, program) = (&session.browser, &session.program);
    let round = if texts == Texts::Short {
        program.found("Aster County").await
    } else {
        session.open("/").await;
        browser.submit("/jurisdictions", &[("actor", &texts.fill(120)), ("name", &texts.fill(120))]).await;
        browser.path().await
    };
    program.answer(&round, answers.iter().copied()).await;
    for (index, (key, _)) in CONDITIONS.iter().enumerate() {
        let page = format!("{round}/conditions/{key}");
        if texts != Texts::Short {
            program.post(&page, &[("need", &texts.fill(10_000))]).await;
        }
        if judged {
            let judgment = if index % 2 == 0 { "not_met" } else { "met" };
            program.judge(&round, key, judgment, &texts.fill(2_000)).await;
        }
    }
    settle(session, &round, texts).await;
    round
}

/// Gives a round the title, the limits and the reason for them that these texts ask for.
async fn settle(session: &Session, round: &str, texts: Texts) {
    if texts != Texts::Short {
        let settings = [
            ("title", texts.fill(120)),
            ("started", "2026-11-23".into()),
            ("most", "7".into()),
            ("some", "4".into()),
            ("reason", texts.fill(2_000)),
        ];
        let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        session.open("/").await;
        session.browser.submit(&format!("{round}/settings"), &settings).await;
        assert_eq!(session.browser.path().await, round, "the settings were taken");
    }
}

/// A round carried over from another, with every answer marked.
async fn carry(session: &Session, round: &str, texts: Texts) -> String {
    let program = &session.program;
    let id = round.rsplit('/').next().expect("the id of a round");
    let fields = [("title", "Fall 2027"), ("started", "2027-10-01"), ("with", id)];
    let next = program.post(&format!("{}/assessments", program.home_of(round).await), &fields).await.location;
    settle(session, &next, texts).await;
    next
}

/// The pixels of a millimeter.
const PIXELS: f64 = 96.0 / 25.4;

/// The width and height that the margins leave on Letter paper, in pixels.
const ROOM: &str = r"
const page = document.createElement('div');
for (const sheet of document.styleSheets) {
  for (const rule of sheet.cssRules) if (rule instanceof CSSPageRule && rule.style.margin) page.style.padding = rule.style.margin;
}
const space = (side) => parseFloat(page.style[`padding${side}`]) * (96 / 25.4);
return [816 - space('Left') - space('Right'), 1056 - space('Top') - space('Bottom')];
";

/// What is wrong with the printed verdict of a round: more than one sheet, or too wide for it, which
/// makes the browser print everything smaller.
async fn overflow(session: &Session, state: &str, round: &str) -> Option<String> {
    let browser = &session.browser;
    session.open(&format!("{round}/verdict")).await;
    let sheets = Sheets::of(browser).await;
    assert!(sheets.are_on(LETTER), "{state}: {:?}", sheets.sizes);
    assert!(sheets.texts.iter().any(|page| page.contains("Record ")), "{state}: the last line is missing");
    let room = browser.run(ROOM, vec![]).await;
    let [width, room] = [0, 1].map(|side| room[side].as_f64().expect("a length"));
    browser.look_on_paper(Some(width)).await;
    let number = async |script: &str| browser.run(script, vec![]).await.as_f64().expect("a number");
    let sideways = number("return document.documentElement.scrollWidth - innerWidth").await;
    let height = number("return document.querySelector('.verdict').getBoundingClientRect().height").await;
    browser.look_on_paper(None).await;
    let over = (height - room) / PIXELS;
    let fits = sheets.texts.len() == 1 && sideways <= 0.0;
    (!fits).then(|| format!("{state}: {} sheets, {over:.1} mm too long, {sideways} pixels too wide", sheets.texts.len()))
}

async fn verdicts_fit(texts: Texts) {
    let session = Session::start().await;
    let mut over = Vec::new();
    for (state, answers) in answers() {
        let round = seed(&session, &answers, texts, false).await;
        over.extend(overflow(&session, state, &round).await);
        if ["all under way", "one step open in every condition", "scattered 2"].contains(&state) {
            let next = carry(&session, &round, texts).await;
            over.extend(overflow(&session, &format!("{state}, carried over"), &next).await);
        }
    }
    for (state, answer) in [("all judged, all under way", "under_way"), ("all judged, all yes", "in_place")] {
        let round = seed(&session, &[answer; 31], texts, true).await;
        over.extend(overflow(&session, state, &round).await);
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

#[tokio::test]
async fn the_verdict_is_one_letter_page_in_every_state() {
    verdicts_fit(Texts::Short).await;
}

#[tokio::test]
async fn the_verdict_is_one_letter_page_with_the_longest_texts() {
    verdicts_fit(Texts::Longest).await;
}

#[tokio::test]
async fn the_verdict_is_one_letter_page_with_the_longest_words() {
    verdicts_fit(Texts::Unbroken).await;
}

/// Decides with the longest texts and then changes an answer, so that the verdict says all it can.
async fn decide(session: &Session, round: &str, texts: Texts) {
    let program = &session.program;
    let (deciders, reason) = if texts == Texts::Short {
        ("Ruth Amadi, County Manager".to_owned(), "The board asked for it.".to_owned())
    } else {
        (vec![texts.fill(199); 20].join("\n"), texts.fill(2_000))
    };
    program.decide(round, "preparedness_plan", &deciders, &reason).await;
    program.post(&format!("{round}/conditions/continuous-learning"), &[("note-9.1", "Changed"), ("note-9.2", "since")]).await;
}

#[tokio::test]
async fn a_decided_verdict_is_one_letter_page_too() {
    let session = Session::start().await;
    let mut over = Vec::new();
    for texts in [Texts::Short, Texts::Longest, Texts::Unbroken] {
        for (state, answers) in answers() {
            let round = seed(&session, &answers, texts, false).await;
            decide(&session, &round, texts).await;
            over.extend(overflow(&session, &format!("{state}, {texts:?}, decided"), &round).await);
        }
        let round = seed(&session, &["under_way"; 31], texts, true).await;
        decide(&session, &round, texts).await;
        over.extend(overflow(&session, &format!("all judged, {texts:?}, decided"), &round).await);
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// How many sheets the brief prints on, opened as the file that somebody kept.
async fn sheets_of_brief(session: &Session, round: &str) -> usize {
    let page = session.program.get(&format!("{round}/brief.html")).await.body;
    let file = tempfile::Builder::new().suffix(".html").tempfile().expect("a file can be made");
    std::fs::write(file.path(), page).expect("the page can be written");
    session.browser.open(&format!("file://{}", file.path().display())).await;
    let sheets = Sheets::of(&session.browser).await;
    assert!(sheets.are_on(LETTER), "{:?}", sheets.sizes);
    sheets.texts.len()
}

#[tokio::test]
async fn the_brief_as_a_web_page_is_one_letter_page_too() {
    let session = Session::start().await;
    let example = session.program.example().await;
    assert_eq!(sheets_of_brief(&session, &example).await, 1, "example");
    for texts in [Texts::Short, Texts::Longest, Texts::Unbroken] {
        for (state, answers) in answers().into_iter().filter(|(state, _)| ["nothing answered", "five met", "scattered 1"].contains(state)) {
            let round = seed(&session, &answers, texts, state == "scattered 1").await;
            assert_eq!(sheets_of_brief(&session, &round).await, 1, "{state}, {texts:?}");
            decide(&session, &round, texts).await;
            assert_eq!(sheets_of_brief(&session, &round).await, 1, "{state}, {texts:?}, decided");
        }
    }
}

#[tokio::test]
async fn the_verdict_of_the_worked_example_is_one_letter_page() {
    let session = Session::start().await;
    let round = session.program.example().await;
    assert_eq!(overflow(&session, "example", &round).await, None);
}

#[tokio::test]
async fn the_report_numbers_its_pages_and_splits_no_answer() {
    let session = Session::start().await;
    let round = session.program.found("Aster County").await;
    let mut fields = Vec::new();
    for (index, key) in steps().enumerate() {
        fields.push((format!("step-{key}"), ["in_place", "under_way", "not_yet", "unknown", ""][index % 5].to_owned()));
        let body = "Some words of a note. ".repeat(index * 3);
        fields.push((format!("note-{key}"), format!("Begin {key}. {body}\n\nEnd {key}.")));
        fields.push((format!("evidence-{key}"), format!("Drawer {key}.")));
    }
    session.program.fill(&round, &fields).await;
    for (paper, size) in [("letter", LETTER), ("a4", A4)] {
        session.open(&format!("{round}/report?paper={paper}")).await;
        let sheets = Sheets::of(&session.browser).await;
        assert!(sheets.are_on(size), "{paper}: {:?}", sheets.sizes);
        let count = sheets.texts.len();
        for (index, text) in sheets.texts.iter().enumerate() {
            let number = format!("Page {} of {count}", index + 1);
            assert!(text.contains(&number), "{paper}: “{number}” is not on its page: {text}");
        }
        let split: Vec<String> = steps()
            .filter(|key| {
                let pages = ["Begin", "End", "Drawer"].map(|mark| sheets.page_with(&format!("{mark} {key}.")));
                pages[0] != pages[2]
            })
            .collect();
        assert!(split.is_empty(), "{paper}: split over two pages: {split:?}");
    }
}

#[tokio::test]
async fn the_longest_report_prints_whole() {
    let session = Session::start().await;
    let round = session.program.found("Aster County").await;
    let fields = steps().flat_map(|key| {
        let note = format!("Begin {key}. {} End {key}.", "Words ".repeat(1_660));
        [(format!("note-{key}"), note), (format!("evidence-{key}"), "W".repeat(1_000))]
    });
    session.program.fill(&round, &fields.collect::<Vec<_>>()).await;
    session.open(&format!("{round}/report")).await;
    let sheets = Sheets::of(&session.browser).await;
    for key in steps() {
        assert!(sheets.page_with(&format!("Begin {key}.")) < sheets.page_with(&format!("End {key}.")), "{key}");
    }
}

#[tokio::test]
async fn a_note_left_out_of_reports_stays_off_the_paper_of_a_comparison() {
    let session = Session::start().await;
    let program = &session.program;
    let first = program.found("Aster County").await;
    let home = program.home_of(&first).await;
    let note = [("step-1.1", "not_yet"), ("note-1.1", "Between us only"), ("leave-out-1.1", "yes")];
    program.post(&format!("{first}/conditions/leadership-commitment"), &note).await;
    let second = program.post(&format!("{home}/assessments"), &[("title", "Second look")]).await.location;
    program.answer(&second, ["in_place"]).await;
    let id = |round: &str| round.trim_start_matches("/assessments/").to_owned();
    session.open(&format!("{home}/rounds/{}/{}", id(&first), id(&second))).await;
    assert!(session.browser.text("main").await.contains("Between us only"), "on screen it can be read");
    let paper = Sheets::of(&session.browser).await.texts.concat();
    assert!(paper.contains("This note is left out of reports."), "{paper}");
    assert!(!paper.contains("Between us only"), "{paper}");
}
