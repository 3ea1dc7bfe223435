//! What actions cost and who pays, line by line, by several people.

use milepost::store::file::{Reading, check};

use super::actions::{actions, county, plan};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use uuid::Uuid;

use crate::person::{Page, Person};

async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

/// An action with these lines, each a source, an amount, a year and how it stands.
async fn action(dana: &Person, home: &str, lines: &[[&str; 4]]) -> String {
    let mut fields = vec![("what".to_owned(), "Pay residents".to_owned())];
    for (number, line) in (1..).zip(lines) {
        let named = ["source", "amount", "year", "standing"].into_iter().zip(line);
        fields.extend(named.map(|(part, value)| (format!("{part}-new{number}"), (*value).to_owned())));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    actions(&plan(dana, home).await)[0].clone()
}

/// The slots of the lines on a page, those on record first.
fn slots(page: &Page) -> Vec<String> {
    page.text.split("name=\"source-").skip(1).map(|piece| piece.split('"').next().unwrap().to_owned()).collect()
}

/// A line as a browser sends it back.
fn line(page: &Page, slot: &str, parts: [&str; 4]) -> Vec<(String, String)> {
    let named = ["source", "amount", "year", "standing"].into_iter().zip(parts);
    let mut fields: Vec<(String, String)> = named.map(|(part, value)| (format!("{part}-{slot}"), value.to_owned())).collect();
    fields.push((format!("rev-line-{slot}"), page.rev(&format!("line-{slot}"))));
    fields
}

async fn send(person: &Person, action: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(action, &fields).await
}

#[tokio::test]
async fn an_action_has_several_lines_and_its_cost_is_their_sum() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let lines = [["General fund", "5,000", "2027", "secured"], ["A grant", "$2,500.50", "2027-28", "asked"], ["", "1000", "", "needed"]];
    let action = action(&dana, &home, &lines).await;
    let page = plan(&dana, &home).await;
    page.says("$8,500.50").says("General fund").says("FY 2027").says("FY 2028").says("No year named").says("No source named");
    page.says("Asked for").says("Secured").says("Needed");
    let form = dana.get(&action).await;
    form.says("value=\"2500.50\"").says("value=\"2028\"").says("<option value=\"General fund\">");
    assert_eq!(slots(&form).len(), 4, "and one more line, which is empty");
    assert_eq!(slots(&form)[3], "new1");
    let csv = dana.get(&format!("{home}/plan.csv")).await;
    csv.expect(200)
        .says("8500.50")
        .says("$5,000 from General fund, FY 2027, secured\n$2,500.50 from A grant, FY 2028, asked for\n$1,000, needed");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_line_that_is_cleared_goes_and_one_that_is_left_out_stays() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let action = action(&dana, &home, &[["General fund", "5000", "2027", "secured"], ["A grant", "2500", "", "asked"]]).await;
    let form = dana.get(&action).await;
    let known = slots(&form);
    send(&dana, &action, &line(&form, &known[0], ["", " ", "", "secured"])).await.expect(303);
    let form = dana.get(&action).await;
    assert_eq!(slots(&form), [known[1].as_str(), "new1"]);
    plan(&dana, &home).await.says("$2,500");
    dana.post(&action, &[("what", "Pay residents well"), ("rev-what", &form.rev("what"))]).await.expect(303);
    assert_eq!(slots(&dana.get(&action).await).len(), 2);
    let history = dana.get(&format!("{home}/history")).await;
    history.says("Money for “Pay residents well”: Amount").says("$5,000").says("How the money stands");
    // A source typed in another way is that of the list.
    let mut fields = line(&form, "new1", ["a GRANT", "10", "", "needed"]);
    fields.retain(|(name, _)| !name.starts_with("rev-"));
    send(&dana, &action, &fields).await.expect(303);
    assert_eq!(dana.get(&action).await.text.matches("value=\"A grant\"").count(), 3, "twice in the lines, once in the list");
    is_sound(&dana).await;
}

#[tokio::test]
async fn saving_for_one_more_line_comes_back_to_the_lines() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let first = dana.post(&format!("{home}/actions"), &[("what", "Act"), ("amount-new1", "1"), ("more", "yes")]).await;
    first.expect(303);
    assert!(first.location.starts_with("/actions/") && first.location.ends_with("#funding"), "{}", first.location);
    let action = first.location.trim_end_matches("#funding");
    let again = dana.post(action, &[("amount-new1", "2"), ("more", "yes")]).await;
    again.expect(303);
    assert_eq!(again.location, first.location);
    assert_eq!(slots(&dana.get(action).await).len(), 3);
}

#[tokio::test]
async fn two_people_who_change_one_line_both_see_it_and_other_lines_are_saved() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let action = action(&dana, &home, &[["General fund", "5000", "2027", "asked"], ["A grant", "2500", "", "asked"]]).await;
    let shown = dana.get(&action).await;
    let known = slots(&shown);
    let lee = dana.colleague();
    send(&lee, &action, &line(&shown, &known[0], ["General fund", "6000", "2027", "secured"])).await.expect(303);
    let mut mine = line(&shown, &known[0], ["General fund", "4000", "2028", "asked"]);
    mine.extend(line(&shown, &known[1], ["A grant", "2600", "", "asked"]));
    mine.extend(line(&shown, "new1", ["United Way", "10", "", "needed"]));
    let refused = send(&dana, &action, &mine).await;
    refused.expect(409).says("Not everything was saved").says("changed this line to “$6,000 from General fund, FY 2027, secured”");
    refused.says("value=\"4000\"").says("value=\"2028\"").says("value=\"2600\"");
    plan(&dana, &home).await.says("$8,610");
    // Saving again is a choice.
    send(&dana, &action, &line(&refused, &known[0], ["General fund", "4000", "2028", "asked"])).await.expect(303);
    plan(&dana, &home).await.says("$6,610").says("FY 2028");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_line_that_somebody_cleared_meanwhile_is_told_and_can_be_kept() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let action = action(&dana, &home, &[["General fund", "5000", "", "asked"]]).await;
    let shown = dana.get(&action).await;
    let known = slots(&shown)[0].clone();
    send(&dana.colleague(), &action, &line(&shown, &known, ["", "", "", "asked"])).await.expect(303);
    let refused = send(&dana, &action, &line(&shown, &known, ["General fund", "7000", "", "asked"])).await;
    refused.expect(409).says("cleared this line").says("value=\"7000\"");
    send(&dana, &action, &line(&refused, &known, ["General fund", "7000", "", "asked"])).await.expect(303);
    plan(&dana, &home).await.says("$7,000");
    // Both clear it: there is nothing to settle.
    let shown = dana.get(&action).await;
    for _ in 0..2 {
        send(&dana, &action, &line(&shown, &known, ["", "", "", ""])).await.expect(303);
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_action_deleted_while_its_lines_are_edited_keeps_what_was_typed() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let action = action(&dana, &home, &[["General fund", "5000", "", "asked"]]).await;
    let shown = dana.get(&action).await;
    let known = slots(&shown)[0].clone();
    dana.colleague().post(&format!("{action}/delete"), &[]).await.expect(303);
    let mut mine = line(&shown, &known, ["General fund", "7000", "", "asked"]);
    mine.extend(line(&shown, "new1", ["A grant", "10", "", "needed"]));
    mine.push(("what".to_owned(), "Pay residents".to_owned()));
    let late = send(&dana, &action, &mine).await;
    late.expect(409).says("put into the bin in the meantime").says("value=\"7000\"").says("value=\"A grant\"");
    assert_eq!(slots(&late), ["new1", "new2", "new3"], "they can be saved as lines of a new action");
    let mut anew = line(&late, "new1", ["General fund", "7000", "", "asked"]);
    anew.extend(line(&late, "new2", ["A grant", "10", "", "needed"]));
    anew.push(("what".to_owned(), "Pay residents".to_owned()));
    send(&dana, &format!("{home}/actions"), &anew).await.expect(303);
    plan(&dana, &home).await.says("$7,010");
    is_sound(&dana).await;
}

#[tokio::test]
async fn slips_in_a_line_are_told_beside_its_fields_and_nothing_is_saved() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let long = "x".repeat(301);
    for (name, value, says) in [
        ("amount-new1", "a lot", "Enter an amount in dollars"),
        ("amount-new1", "10000000000", "Enter an amount below ten billion dollars."),
        ("amount-new1", "-5", "Enter an amount in dollars"),
        ("year-new1", "27", "Enter a year between"),
        ("year-new1", "2027", "Enter an amount or a source, or clear the year."),
        ("source-new1", &long, "This is 301 characters, and the field holds 300."),
        ("standing-new1", "perhaps", "Choose one of the answers shown."),
    ] {
        let refused = dana.post(&format!("{home}/actions"), &[("what", "Act"), (name, value)]).await;
        refused.expect(422).says(says).says("Nothing was saved yet").says("aria-invalid=\"true\"");
    }
    for (name, value) in [("amount-x", "1"), ("amount-new0x", "1"), ("rev-line-x", "1"), ("amount-new999", "1")] {
        dana.post(&format!("{home}/actions"), &[("what", "Act"), (name, value)]).await.expect(400);
    }
    let action = action(&dana, &home, &[["A", "9999999999.99", "", ""]]).await;
    let over = dana.post(&action, &[("amount-new1", "0.01")]).await;
    over.expect(422).says("With this line, the action costs ten billion dollars or more.");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_action_holds_thirty_lines_and_says_so() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let lines = [["A", "1", "", ""]; 30];
    let action = action(&dana, &home, &lines).await;
    let full = dana.get(&action).await;
    assert_eq!(slots(&full).len(), 30, "and no empty one, which would be refused");
    assert!(!full.text.contains("Save and add a funding line"), "{}", full.text);
    dana.post(&action, &[("amount-new1", "1")]).await.expect(422).says("An action holds 30 funding lines.");
    plan(&dana, &home).await.says("$30");
    for format in ["pdf", "docx", "html"] {
        let round = dana.get(&home).await.after("href=\"/assessments/", "href");
        dana.get(&format!("{round}/plan.{format}")).await;
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_line_of_another_action_is_not_reached_from_here() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let first = action(&dana, &home, &[["A", "1", "", ""]]).await;
    let form = dana.get(&first).await;
    let foreign = slots(&form)[0].clone();
    dana.post(&format!("{home}/actions"), &[("what", "Another")]).await.expect(303);
    let other = actions(&plan(&dana, &home).await).into_iter().find(|other| *other != first).unwrap();
    let refused = send(&dana, &other, &line(&form, &foreign, ["B", "2", "", ""])).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    assert!(dana.get(&first).await.text.contains("value=\"A\""));
    is_sound(&dana).await;
}

/// What a draft holds in a file, by the form that it is of.
async fn draft_of(path: &std::path::Path, form: &str) -> String {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    sqlx::query_scalar("SELECT fields FROM drafts WHERE form = ?").bind(form).fetch_one(&mut connection).await.unwrap()
}

#[tokio::test]
async fn what_was_typed_as_a_cost_before_there_were_lines_stands_in_a_line_after_the_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/level-6.db"), &path).unwrap();
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let sql = "SELECT id, jurisdiction_id FROM actions WHERE cost <> '' LIMIT 1";
    let (action, of): (Uuid, Uuid) = sqlx::query_as(sql).fetch_one(&mut connection).await.unwrap();
    let (known, new) = (format!("/actions/{action}"), format!("/jurisdictions/{of}/actions"));
    for form in [&known, &new] {
        let sql = "INSERT INTO drafts (id, form, at, fields) VALUES (randomblob(16), ?, 0, '[[\"what\",\"Act\"],[\"cost\",\"7\"],[\"funding\",\"A gift\"]]')";
        sqlx::query(sql).bind(form).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    milepost::store::Store::open(&path).await.unwrap().close().await;
    let line = milepost::domain::work::funding::Funding::id_from_old(milepost::domain::ids::ActionId(action));
    let now = |line: &str| format!("[[\"what\",\"Act\"],[\"amount-{line}\",\"7\"],[\"source-{line}\",\"A gift\"]]");
    assert_eq!(draft_of(&path, &known).await, now(&line.to_string()));
    assert_eq!(draft_of(&path, &new).await, now("new1"));
}
