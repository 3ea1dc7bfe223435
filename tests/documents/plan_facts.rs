//! Whether the plan says the same in every form: as PDF, as Word, as a page, as a workbook and as CSV.

use std::collections::BTreeMap;

use milepost::export;
use milepost::export::pdf::typeset;
use milepost::report::document::{Block, Document, card, cards, mobility_plan};
use milepost::report::{MobilityPlanPart, dates};

use crate::facts::{PARTS, check};
use crate::sample::clean;
use crate::workbook::Workbook;
use crate::{page, pdf, plans, word};

/// What the tables of the plan say: of strategic actions, their activities, measures, updates and readings.
fn table_facts(part: &MobilityPlanPart) -> Vec<String> {
    let mut facts = Vec::new();
    for goal in &part.strategy.goals {
        facts.push(goal.title.clone());
        for action in &goal.actions {
            facts.push(action.title.clone());
            facts.extend(action.answers.iter().cloned().chain(action.facts.iter().map(|(.., words)| words.clone())));
        }
    }
    for of in &part.activities {
        facts.extend(of.activities.iter().flat_map(|one| [one.what.clone(), one.who.clone(), one.status.to_owned()]));
    }
    for one in &part.measures.measures {
        let measure = &one.part;
        facts.extend([&measure.name, &measure.baseline, &measure.target, &measure.now, &one.who].map(Clone::clone));
    }
    for (_, reading) in &part.data.rows {
        let told = [&reading.what, &reading.value, &reading.year, &reading.quality, &reading.release];
        facts.extend(told.map(Clone::clone));
    }
    facts
}

/// What its document says: the same, and what was found, heard, modeled and promised.
fn facts(part: &MobilityPlanPart) -> Vec<String> {
    let mut facts = table_facts(part);
    facts.extend(part.measures.measures.iter().map(|one| one.part.told_to_all().to_owned()));
    for of in &part.activities {
        let amounts = of.activities.iter().map(|one| one.cost).chain([of.total]).flatten();
        facts.extend(amounts.map(|amount| amount.to_string()));
        facts.extend(of.activities.iter().filter_map(|one| one.due).map(dates::long));
    }
    for finding in part.findings.findings() {
        facts.extend([finding.statement.clone(), finding.more.clone(), finding.reviewed.clone()]);
        facts.extend(finding.supports.iter().flat_map(|support| [support.head.clone(), support.what.clone()]));
    }
    for heard in &part.heard {
        facts.extend([heard.title.clone(), heard.when.clone()].into_iter().chain(heard.groups.iter().cloned()));
        facts.extend(heard.said.iter().map(|(_, words)| words.clone()));
    }
    for model in &part.models {
        facts.extend([model.told.clone(), model.reviewed.clone()].into_iter().chain(model.rows.iter().map(|row| row.what.clone())));
    }
    facts.extend(part.lasting.reporting.iter().chain(&part.lasting.learning).map(|(_, words)| words.clone()));
    facts.extend(part.lasting.footings.iter().map(|footing| footing.next.clone()));
    facts.extend([part.lasting.money.clone(), part.measures.told.clone(), part.jurisdiction.clone(), part.covers.clone()]);
    facts
}

/// The lines of facts as every file holds them.
fn lines(facts: &[String]) -> impl Iterator<Item = String> {
    facts.iter().flat_map(|fact| fact.split(PARTS)).map(clean).filter(|line| !line.is_empty())
}

#[tokio::test]
async fn word_and_the_web_page_hold_the_facts_of_the_plan() {
    for (name, part) in plans::all().await {
        let document = mobility_plan(&part);
        check(&document);
        word::check(&document);
        page::check(&document);
        let said = facts(&part);
        assert!(name == "empty" || said.len() > 200, "{name}: {}", said.len());
        let files = [word::words(&export::docx::write(&document)), page::words(&export::html::write(&document))];
        for line in lines(&said) {
            assert!(files.iter().all(|held| held.contains(line.as_str())), "{name}: {line}");
        }
        for held in &files {
            assert!(!held.contains("SECRET"), "{name}: no notes, and nothing of how to reach somebody");
        }
    }
}

#[tokio::test]
async fn the_pdf_of_the_plan_loses_no_letter() {
    for (name, part) in plans::all().await {
        let set = typeset(&mobility_plan(&part)).unwrap();
        assert_eq!(set.warnings, Vec::<String>::new(), "{name}");
        assert_eq!(set.pages > 500, name == "worst", "{name}: {} pages", set.pages);
        // The words of a figure stand in the table below it, too; a letter that no font has may not fit into its box.
        let mut document = mobility_plan(&part);
        document.blocks.retain(|block| !matches!(block, Block::Figure(_)));
        pdf::loses_no_letter(&document, &typeset(&document).unwrap().pdf);
    }
}

#[tokio::test]
async fn the_plan_and_its_cards_are_accessible() {
    for (name, part) in [("empty", plans::empty()), ("typical", plans::typical().await)] {
        pdf::is_accessible(&format!("{name} Mobility Action Plan"), &mobility_plan(&part));
        pdf::is_accessible(&format!("{name} cards"), &cards(&part));
    }
}

#[tokio::test]
async fn the_workbook_of_the_plan_holds_its_tables_and_no_formula() {
    for (name, part) in plans::all().await {
        let bytes = export::xlsx::mobility_plan(&part, true);
        assert_eq!(bytes, export::xlsx::mobility_plan(&part, true), "{name}: the same plan gives the same bytes");
        let book = Workbook::read(&bytes);
        let names = book.names();
        let all = ["Strategic actions", "Work plan", "Measures", "Updates", "Readings", "About"];
        // A sheet without rows is left out.
        let has = |sheet: &str| name != "empty" && (sheet != "Readings" || !part.data.rows.is_empty()) || sheet == "About";
        let usual: Vec<&String> = names.iter().filter(|sheet| *sheet != "Long texts").collect();
        assert_eq!(usual, all.into_iter().filter(|sheet| has(sheet)).collect::<Vec<_>>(), "{name}");
        assert!(book.parts("worksheets/sheet").all(|sheet| !sheet.contains("<f>") && !sheet.contains("<f ")), "{name}");
        let held = cells(&book);
        let told = part.measures.measures.iter().map(|one| one.part.told.clone());
        for line in lines(&told.chain(table_facts(&part)).collect::<Vec<_>>()) {
            assert!(held.contains(line.as_str()), "{name}: {line}");
        }
        assert!(!held.contains("SECRET"), "{name}");
        let table = |sheet: &str| if names.iter().any(|name| name == sheet) { book.table(sheet) } else { Vec::new() };
        let readings = table("Readings");
        assert_eq!(readings.len(), part.data.rows.len(), "{name}");
        for (row, (number, _)) in readings.iter().zip(&part.data.rows) {
            assert_eq!(row["Finding"].text, clean(&part.finding(*number)), "{name}");
        }
        let updates = table("Updates");
        let all: Vec<_> = part.measures.measures.iter().flat_map(|one| &one.part.updates).collect();
        assert_eq!(updates.len(), all.len(), "{name}");
        for (row, update) in updates.iter().zip(all) {
            let number = row.get("Value as a number").and_then(|cell| cell.number);
            assert_eq!(number, update.number.map(|number| number.to_string().parse().unwrap()), "{name}: {row:?}");
            assert_eq!(row["Day"].date(), Some(update.day), "{name}");
        }
        let plain = Workbook::read(&export::xlsx::mobility_plan(&part, false));
        assert!(
            name == "empty" || plain.table("Updates").iter().all(|row| !row.contains_key("Note")),
            "{name}: without notes there is no column of them"
        );
    }
}

/// All texts of a workbook; those over several rows put together.
fn cells(book: &Workbook) -> String {
    let mut held = String::new();
    let mut long: BTreeMap<String, String> = BTreeMap::new();
    for name in book.names() {
        if name == "Long texts" {
            for row in book.table(&name) {
                let number = format!("{:?}", row["Text"].number);
                long.entry(number).or_default().push_str(&row["Words"].text);
            }
            continue;
        }
        for cell in book.rows(&name).into_iter().flatten() {
            held.push_str(&cell.text);
            held.push('\n');
        }
    }
    for text in long.into_values() {
        held.push_str(&text);
        held.push('\n');
    }
    held
}

#[tokio::test]
async fn the_csv_of_the_plan_has_a_line_for_each_reading_and_each_update() {
    for (name, part) in plans::all().await {
        let bytes = export::csv::appendix(&part);
        let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap());
        assert_eq!(reader.headers().unwrap(), &milepost::report::APPENDIX[..]);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let updates: usize = part.measures.measures.iter().map(|one| one.part.updates.len()).sum();
        assert_eq!(rows.len(), part.data.rows.len() + updates, "{name}");
        for (row, (number, reading)) in rows.iter().zip(&part.data.rows) {
            assert!(row[1].ends_with(clean(&part.finding(*number)).trim_start_matches('\'')), "{name}: {row:?}");
            assert_eq!((&row[5], &row[3], &row[9]), (&*reading.value, &*reading.year, &*reading.quality), "{name}");
        }
    }
}

#[tokio::test]
async fn each_card_is_one_sheet_whatever_somebody_wrote() {
    for (name, part) in plans::all().await {
        let all: Vec<_> = part.strategy.goals.iter().flat_map(|goal| &goal.actions).collect();
        let document = cards(&part);
        let set = typeset(&document).unwrap();
        assert_eq!((set.pages, set.warnings), (1 + all.len(), Vec::new()), "{name}");
        every_form_holds(&document, &all.iter().map(|action| action.title.clone()).collect::<Vec<_>>());
        for action in all.into_iter().step_by(7) {
            let document = card(&part, action.id).unwrap();
            assert_eq!(typeset(&document).unwrap().pages, 1, "{name}: {}", action.title);
            every_form_holds(&document, &[action.title.clone(), action.status.to_owned()]);
        }
    }
}

/// Whether Word and the page hold every word of a document, and these.
fn every_form_holds(document: &Document, said: &[String]) {
    check(document);
    word::check(document);
    page::check(document);
    let files = [word::words(&export::docx::write(document)), page::words(&export::html::write(document))];
    for held in files {
        // A title longer than a line of a card is cut.
        assert!(lines(said).filter(|line| line.chars().count() < 120).all(|line| held.contains(line.as_str())), "{said:?}");
        assert!(!held.contains("SECRET"));
    }
}
