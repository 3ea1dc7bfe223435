//! Excel, CSV and JSON of the same report: the same facts, and nothing that a person typed does harm.

use std::collections::BTreeMap;

use milepost::domain::guide::StepKey;
use milepost::domain::readiness::Answer;
use milepost::domain::words::dates;
use milepost::domain::work::{Status, funding};
use milepost::export;
use serde_json::Value;

use crate::person::{Page, Person};
use crate::workbook::{Cell, Workbook};
use crate::worst::worst;

/// The lines of a CSV, by heading. The mark at its start is there, and every line ends with CRLF.
fn read_csv(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("the mark of UTF-8");
    assert!(bytes.ends_with(b"\r\n"));
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}

/// A text of the JSON; empty for null.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Whether a cell of a CSV holds a text: as it is, or led by an apostrophe.
#[track_caller]
fn holds(cell: &str, text: &str) {
    assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{cell:?} is not {text:?}");
}

/// The answers, actions and rounds of the three formats are the same.
fn agree(json: &Value, answers: &[u8], actions: &[u8], workbook: &[u8]) {
    let book = Workbook::read(workbook);
    let names = book.names();
    assert_eq!(names[..7], ["Summary", "Answers", "Work plan", "Funding", "Costs", "Changes", "Rounds"]);
    assert!(names[7..].iter().all(|name| name == "Long texts"), "{names:?}");
    answers_agree(json, &read_csv(answers), &book);
    actions_agree(json, &read_csv(actions), &book);
    costs_agree(&json["plan"]["costs"], &book);
    let rounds = book.table("Rounds");
    let told = json["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), told.len());
    for (round, sheet) in told.iter().zip(&rounds) {
        assert_eq!(sheet["Round"].text, text(&round["title"]));
        assert_eq!(dates::iso(sheet["Began"].date().unwrap()), text(&round["started"]));
        for (heading, name) in
            [("Conditions met", "met"), ("Steps in place", "steps_in_place"), ("Steps not looked at", "steps_not_looked_at")]
        {
            assert_eq!(sheet[heading].number, round[name].as_f64(), "{name}");
        }
        assert_eq!(sheet["This report"].text, if round["this"] == true { "Yes" } else { "No" });
    }
}

fn answers_agree(json: &Value, csv: &[BTreeMap<String, String>], book: &Workbook) {
    let sheet = book.table("Answers");
    let conditions = json["conditions"].as_array().unwrap();
    let steps = conditions.iter().flat_map(|condition| condition["steps"].as_array().unwrap().iter().map(move |step| (condition, step)));
    let steps: Vec<_> = steps.collect();
    assert_eq!((steps.len(), csv.len(), sheet.len()), (31, 31, 31));
    for (((condition, step), line), row) in steps.into_iter().zip(csv).zip(&sheet) {
        let answer = Answer::label_of(step["answer"].as_str().map(|answer| answer.parse().unwrap()));
        let key: StepKey = text(&step["key"]).parse().unwrap();
        assert_eq!((line["Answer"].as_str(), row["Answer"].text.as_str()), (answer, answer));
        assert_eq!((&line["Step"], &row["Step"].text), (&key.label(), &key.label()));
        assert_eq!(row["Condition"].text, line["Condition"]);
        assert!(row["Condition"].text.ends_with(&text(&condition["name"])));
        assert_eq!(row["Standing"].text, line["Standing"]);
        for (heading, value) in [("Note", &step["note"]), ("Evidence", &step["evidence"]), ("What must be addressed", &condition["need"])] {
            let said = text(value);
            holds(&line[heading], &said);
            assert_eq!(row[heading].text.trim_end(), said.trim_end(), "{heading} of {key}");
        }
        assert_eq!(line["Carried over from"], text(&step["carried"]));
        assert_eq!(row["Carried over from"].date().map_or_else(String::new, dates::iso), text(&step["carried"]));
        holds(&line["Why it was judged so"], &text(&condition["judgment_reason"]));
        assert!(row["Judgment"].text.ends_with(&text(&condition["judgment_reason"])));
    }
}

fn actions_agree(json: &Value, csv: &[BTreeMap<String, String>], book: &Workbook) {
    let sheet = book.table("Work plan");
    let actions = json["plan"]["actions"].as_array().unwrap();
    assert_eq!((csv.len(), sheet.len()), (actions.len(), actions.len()));
    for ((action, line), row) in actions.iter().zip(csv).zip(&sheet) {
        for (heading, name) in [
            ("What is to be done", "what"),
            ("Owner", "owner"),
            ("Helpers", "helpers"),
            ("Why it was dropped", "reason"),
            ("Notes", "notes"),
        ] {
            holds(&line[heading], &text(&action[name]));
            assert_eq!(row[heading].text.trim_end(), text(&action[name]).trim_end(), "{heading}");
        }
        let status = text(&action["status"]).parse::<Status>().unwrap().label();
        assert_eq!((line["Status"].as_str(), row["Status"].text.as_str()), (status, status));
        assert_eq!(line["Due"], text(&action["due"]));
        assert_eq!(row["Due"].date().map_or_else(String::new, dates::iso), text(&action["due"]));
        let cents = action["cost_cents"].as_f64();
        assert_eq!(line["Cost"].parse::<f64>().ok().map(|dollars| (dollars * 100.0).round()), cents);
        assert_eq!(row["Cost"].number.map(|dollars| (dollars * 100.0).round()), cents);
        assert!(cents.is_none() || row["Cost"].format.contains('$'));
        holds(&line["Funding lines"], &row["Funding lines"].text);
    }
    lines_agree(actions, &book.table("Funding"));
}

/// Each funding line stands on a sheet of its own.
fn lines_agree(actions: &[Value], sheet: &[BTreeMap<String, Cell>]) {
    let lines: Vec<(&Value, &Value)> =
        actions.iter().flat_map(|action| action["funding"].as_array().unwrap().iter().map(move |line| (action, line))).collect();
    assert_eq!(lines.len(), sheet.len());
    for ((action, line), row) in lines.into_iter().zip(sheet) {
        assert_eq!(row["What is to be done"].text.trim_end(), text(&action["what"]).trim_end());
        assert_eq!(row["Source of money"].text.trim_end(), text(&line["source"]).trim_end());
        assert_eq!(row["Amount"].number.map(|dollars| (dollars * 100.0).round()), line["cents"].as_f64());
        assert!(row["Fiscal year"].text.ends_with(&text(&line["fiscal_year"])));
        let standing = text(&line["standing"]).parse::<funding::Standing>().unwrap();
        assert_eq!(row["How it stands"].text, standing.label());
    }
}

/// The sums stand on a sheet of their own.
fn costs_agree(json: &Value, book: &Workbook) {
    let share = |kind: &str, nameless: &str, share: &Value| {
        let name = share["name"].as_str().unwrap_or(nameless).to_owned();
        (kind.to_owned(), name, share["cents"].as_f64())
    };
    let shares = |name: &str| json[name].as_array().unwrap().clone();
    let told: Vec<_> = (shares("by_condition").iter().map(|part| share("By condition", "", part)))
        .chain(shares("by_source").iter().map(|part| share("By source of money", "No source yet", part)))
        .chain(shares("by_fiscal_year").iter().map(|part| {
            let (kind, name, cents) = share("By fiscal year", "No year yet", part);
            (kind, if name.len() == 4 { format!("FY {name}") } else { name }, cents)
        }))
        .chain(shares("by_standing").iter().map(|part| {
            let (kind, name, cents) = share("By how it stands", "", part);
            (kind, name.parse::<funding::Standing>().unwrap().label().to_owned(), cents)
        }))
        .chain([("Total".to_owned(), "All actions but those that were dropped".to_owned(), json["total_cents"].as_f64())])
        .collect();
    let cents = |dollars: f64| (dollars * 100.0).round();
    let sheet = book.table("Costs");
    let found: Vec<_> = sheet.iter().map(|row| (row["Costs"].text.clone(), row["Of"].text.clone(), row["Sum"].number.map(cents))).collect();
    assert_eq!(found, told);
    assert!(sheet.iter().all(|row| row["Sum"].format.contains('$')));
}

/// The bytes of a download.
async fn bytes(person: &Person, path: &str) -> Vec<u8> {
    let page = person.get(path).await;
    page.expect(200);
    page.bytes
}

/// A round's formats, through the router.
async fn all_agree(person: &Person, round: &str) {
    let json = person.report(round).await;
    let (answers, actions) = (bytes(person, &format!("{round}/report.csv")).await, bytes(person, &format!("{round}/plan.csv")).await);
    agree(&json, &answers, &actions, &bytes(person, &format!("{round}/report.xlsx")).await);
}

pub async fn example(person: &Person) -> String {
    person.post("/example", &[]).await.expect(303).location.clone()
}

#[tokio::test]
async fn an_empty_round_says_the_same_in_every_format() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    all_agree(&dana, &round).await;
}

#[tokio::test]
async fn the_example_says_the_same_in_every_format() {
    let dana = Person::new().await;
    let round = example(&dana).await;
    all_agree(&dana, &round).await;
    let json = dana.report(&round).await;
    assert_eq!(json["rounds"].as_array().unwrap().len(), 2);
    assert!(!json["plan"]["actions"].as_array().unwrap().is_empty());
}

#[test]
fn the_worst_report_says_the_same_in_every_format() {
    for with_notes in [true, false] {
        let report = worst(with_notes);
        let json = serde_json::from_slice(&export::json::write(&report)).unwrap();
        agree(&json, &export::csv::answers(&report), &export::csv::actions(&report.work), &export::xlsx::write(&report));
    }
}

#[test]
fn nothing_typed_starts_a_formula_in_a_workbook() {
    let book = Workbook::read(&export::xlsx::write(&worst(true)));
    // `Workbook::rows` refuses every cell with a formula.
    for name in book.names() {
        assert!(!book.rows(&name).is_empty(), "{name}");
    }
    let addresses: Vec<&str> = book.parts("_rels/sheet").collect();
    assert!(addresses.iter().all(|links| !links.contains("evil")), "{addresses:?}");
}

#[test]
fn only_web_addresses_that_excel_follows_become_links() {
    let mut report = worst(false);
    let long = format!("https://example.org/{}", "x".repeat(300));
    for (step, evidence) in report.conditions[0].steps.iter_mut().zip(["https://example.org/a?b=c&d", "javascript:alert(1)", &long]) {
        evidence.clone_into(&mut step.evidence);
    }
    let book = Workbook::read(&export::xlsx::write(&report));
    let links: String = book.parts("_rels/sheet").collect();
    assert!(links.contains("Target=\"https://example.org/a?b=c&amp;d\""), "{links}");
    assert!(!links.contains("javascript") && !links.contains("xxx"), "{links}");
    assert_eq!(book.table("Answers")[2]["Evidence"].text, long);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let made = || {
        let report = worst(true);
        let plan = export::xlsx::work_plan(&export::xlsx::Cover::of(&report), &report.work);
        (export::xlsx::write(&report), plan, export::csv::answers(&report), export::json::write(&report))
    };
    let first = made();
    // The clock of a zip file ticks every two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(first == made());
}

#[test]
fn a_workbook_can_be_filtered_and_printed() {
    let mut report = worst(true);
    report.is_history_cut = true;
    let book = Workbook::read(&export::xlsx::write(&report));
    for name in ["Answers", "Work plan", "Costs", "Rounds"] {
        let sheet = book.xml(name);
        for part in ["<autoFilter ", "state=\"frozen\"", "orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"", "<oddHeader>"]
        {
            assert!(sheet.contains(part), "{part} in {name}");
        }
    }
    assert!(book.part("xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(book.part("docProps/core.xml").contains("2026-11-23T15:42:00Z"), "{}", book.part("docProps/core.xml"));
    assert!(book.part("docProps/core.xml").contains("Readiness report"));
    assert!(book.rows("Summary").iter().flatten().any(|cell| cell.text.starts_with("Only the newest")));
}

/// A page across is 10 inches wide beside its margins; a letter of the usual font takes 7 of 96 parts of an inch.
#[test]
fn a_table_prints_in_type_that_can_be_read() {
    let book = Workbook::read(&export::xlsx::write(&worst(true)));
    for name in ["Answers", "Work plan", "Costs", "Changes", "Rounds"] {
        let across: f64 =
            book.xml(name).split_once("fitToWidth=\"").map_or(1.0, |(_, rest)| rest.split('"').next().unwrap().parse().unwrap());
        let widths = book.widths(name);
        let inches = (widths.iter().sum::<f64>() + (across - 1.0) * widths[0]) * 7.0 / 96.0;
        let size = 11.0 * (10.0 * across / inches).min(1.0);
        assert!(size >= 7.0, "{name}: {size:.1} points on {across} pages");
    }
}

#[test]
fn a_text_of_a_workbook_begins_on_its_own_side_and_a_long_title_shows_whole() {
    let mut report = worst(false);
    report.jurisdiction = "W".repeat(120);
    report.conditions[0].need = "שלום".to_owned();
    let book = Workbook::read(&export::xlsx::write(&report));
    let summary = book.xml("Summary");
    let head = summary.split("<row r=\"1\"").nth(1).unwrap().split('>').next().unwrap();
    let height: f64 = head.split_once("ht=\"").unwrap().1.split('"').next().unwrap().parse().unwrap();
    assert!(height > 60.0, "{head}");
    let styles = book.part("xl/styles.xml");
    assert!(styles.contains("readingOrder=\"2\"") && styles.contains("readingOrder=\"1\""), "{styles}");
}

#[tokio::test]
async fn the_history_names_who_changed_what_and_shows_no_note_that_is_left_out() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let fields = [("step-1.1", "in_place"), ("note-1.1", "candid words"), ("note-1.2", "open words")];
    dana.post(&format!("{round}/conditions/leadership-commitment"), &fields).await.expect(303);
    let shown = dana.get(&format!("{round}/conditions/leadership-commitment")).await;
    let fields = [("leave-out-1.1", "yes"), ("rev-leave-out-1.1", &shown.rev("leave-out-1.1"))];
    dana.post(&format!("{round}/conditions/leadership-commitment"), &fields).await.expect(303);
    for (query, open) in [("", true), ("?notes=no", false)] {
        let book = Workbook::read(&bytes(&dana, &format!("{round}/report.xlsx{query}")).await);
        let strings = book.part("xl/sharedStrings.xml");
        assert!(!strings.contains("candid words"));
        assert_eq!(strings.contains("open words"), open);
        let history = book.table("Changes");
        let line = history.iter().find(|line| line["What changed"].text == "1a, the note").unwrap();
        assert_eq!(line["After"].text, "Not shown");
        assert_eq!(line["Who"].text, "Dana Ortiz");
        assert!(line["About"].text.starts_with("Round “"), "{}", line["About"].text);
        assert!(line["When"].number.unwrap() > 46_000.0 && line["When"].format.contains("h:mm"));
    }
    for path in ["report.csv", "report.csv?notes=no"] {
        let page = dana.get(&format!("{round}/{path}")).await;
        assert!(!page.text.contains("candid words"));
        assert_eq!(page.text.contains("open words"), path == "report.csv");
    }
}

#[tokio::test]
async fn files_have_names_and_kinds() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren \"County\"; x\u{301}").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let header = |page: &Page, name: &str| page.headers[name].to_str().unwrap().to_owned();
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    for (path, kind, name) in [
        (format!("{round}/report.xlsx"), sheet, "wren-county-x-fall-2026-readiness-report.xlsx"),
        (format!("{round}/report.csv?notes=no"), "text/csv", "wren-county-x-fall-2026-readiness-report.csv"),
        (format!("{home}/plan.xlsx"), sheet, "wren-county-x-plan.xlsx"),
        (format!("{home}/plan.csv?notes=yes"), "text/csv", "wren-county-x-plan.csv"),
    ] {
        let page = dana.get(&path).await;
        page.expect(200);
        assert!(header(&page, "content-type").starts_with(kind));
        let real = "; filename*=UTF-8''Wren%20%27County%27%3B%20x%CC%81%20";
        assert!(header(&page, "content-disposition").starts_with(&format!("attachment; filename=\"{name}\"{real}")), "{path}");
    }
    for path in [format!("{round}/report.xlsx?notes=maybe"), format!("{home}/plan.csv?x=1")] {
        dana.get(&path).await.expect(400);
    }
    let book = Workbook::read(&bytes(&dana, &format!("{home}/plan.xlsx")).await);
    assert_eq!(book.names(), ["Work plan", "Funding", "Costs", "About"]);
}
