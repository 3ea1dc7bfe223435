//! What is told of files that come in lots, twice, cut off, under odd names, or that cannot be imported; and where it leads on.

use milepost::bundle;
use milepost::domain::people::Actor;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::macros::datetime;

use super::cut;
use super::expected::COLUMBIA;
use super::pages::{import, upload};
use super::reading::looking;
use crate::person::Person;

const P61: &str = "p61_2025-03_place-overall.csv";

#[tokio::test]
async fn what_rests_on_a_file_with_an_odd_name_can_be_taken_in_elsewhere() {
    for (sent, kept) in [("  61  copy.csv", "“61 copy.csv”"), ("cafe\u{301}.csv", "“caf\u{e9}.csv”")] {
        let dana = Person::new().await;
        let arrived = upload(&dana, &[(sent, &cut(P61))]).await;
        arrived.expect(303);
        let done = dana.post(&arrived.location, &[("import-0", "yes")]).await;
        dana.get(&done.location).await.expect(200).says(kept);
        let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
        let page = dana.get(&format!("{home}/income")).await;
        let key = page.after("<optgroup label=\"Household income, median\">", "value");
        dana.post(&format!("{home}/income"), &[("reading", &key), ("statement", "Half live on less")]).await.expect(303);
        let bytes = dana.store.export(None).await.unwrap().write();
        let other = Person::new().await;
        let bundle = bundle::read(&bytes).unwrap_or_else(|refusal| panic!("{sent:?}: {refusal}"));
        let arrival = Arrival { bundle: &bundle, source: "columbia.milepost.json", digest: &"0".repeat(64) };
        let choice = Choice::taking(Taken::All);
        let came = other.store.import(arrival, &choice, &Actor::unnamed(), datetime!(2026-11-28 12:00 UTC)).await.unwrap();
        assert!(matches!(came, Imported::Done(_)), "{came:?}");
    }
}

#[tokio::test]
async fn files_beyond_fifty_are_counted_and_told() {
    let dana = Person::new().await;
    let names: Vec<String> = (0..53).map(|number| format!("{number}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"a,b\n1,2\n"[..])).collect();
    let page = upload(&dana, &files).await;
    page.expect(422).says("“49.csv”").says("50 files are read at once, and three more files came with them.");
    assert!(!page.text.contains("“50.csv”"), "{}", page.text);
    let page = upload(&dana, &files[..50]).await;
    assert!(!page.expect(422).text.contains("came with them"), "{}", page.text);
}

#[tokio::test]
async fn a_file_that_came_twice_or_is_not_whole_is_imported_only_where_somebody_wants_it() {
    let dana = Person::new().await;
    let whole = cut("m_income_county.csv");
    let broken = &whole[..whole.len() - 40];
    let sent = upload(&dana, &[("one.csv", &whole), ("two.csv", &whole), ("three.csv", broken)]).await;
    let page = dana.get(&sent.location).await;
    page.expect(200).says("This file was chosen twice.").says("This file may not be whole.").says("ends in the middle of a row");
    for (number, is_ticked) in [(0, true), (1, false), (2, false)] {
        let mark = format!("name=\"import-{number}\" value=\"yes\"{}>", if is_ticked { " checked" } else { "" });
        page.says(&mark);
    }
    let warned = page.text.find("This file may not be whole.").unwrap();
    assert!(warned < page.text.find("name=\"import-2\"").unwrap(), "the warning stands after the box");
}

#[tokio::test]
async fn what_is_not_imported_goes_on_waiting_and_is_told() {
    let dana = Person::new().await;
    let sent = upload(&dana, &[("recent.csv", &cut("c00_2024-02_county-recent.csv"))]).await;
    let page = dana.get(&sent.location).await;
    let names = page.text.split("name=\"year-").skip(1).map(|rest| format!("year-{}", rest.split('"').next().unwrap()));
    let mut fields: Vec<(String, &str)> = names.map(|name| (name, "")).collect();
    assert!(!fields.is_empty());
    fields.push(("import-0".to_owned(), "yes"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let done = dana.post(&sent.location, &fields).await;
    done.expect(303);
    dana.get(&done.location).await.says("“recent.csv” was not imported.").says("Go back to the files that were not imported");
    dana.get(&sent.location).await.expect(200).says("Which year is each column of?");
}

#[tokio::test]
async fn an_import_that_fails_is_told_and_nothing_is_lost() {
    let dana = Person::new().await;
    let sent = upload(&dana, &[("income.csv", &cut("m_income_county.csv"))]).await;
    let mut aside = SqliteConnectOptions::new().filename(dana.store.path()).connect().await.unwrap();
    sqlx::query("ALTER TABLE metric_blocks RENAME TO lost").execute(&mut aside).await.unwrap();
    let done = dana.post(&sent.location, &[("import-0", "yes")]).await;
    done.expect(303);
    dana.get(&done.location).await.says("“income.csv” was not imported, and nothing of it was kept").says(&sent.location);
    sqlx::query("ALTER TABLE lost RENAME TO metric_blocks").execute(&mut aside).await.unwrap();
    aside.close().await.unwrap();
    let done = dana.post(&sent.location, &[("import-0", "yes")]).await;
    let list = dana.get(&done.location).await;
    list.says("“income.csv” is imported.");
    assert!(!list.text.contains("Go back to the files"), "{}", list.text);
}

#[tokio::test]
async fn after_an_import_and_a_removal_the_page_leads_on() {
    let dana = Person::new().await;
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let list = import(&dana, P61).await;
    list.says(&format!("<a href=\"{home}\">")).says("Read the numbers of");
    let release = list.after("<a class=\"strong\"", "href");
    dana.get(&release).await.says(&format!("<a href=\"{home}\">"));
    let done = dana.post(&format!("{release}/remove"), &[]).await;
    dana.get(&done.location).await.expect(200).says("The release was removed.");
}

#[tokio::test]
async fn a_release_that_is_known_by_its_size_is_told_as_that() {
    let dana = Person::new().await;
    let sent = upload(&dana, &[("boone.csv", &cut("gates_boone-2022_00.csv"))]).await;
    let page = dana.get(&sent.location).await;
    page.expect(200).says("It has the size, the rows and the columns of this release, published April 1, 2022.");
    assert!(!page.text.contains("to the byte"));
}
