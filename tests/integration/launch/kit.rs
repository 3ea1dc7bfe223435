//! The launch kit: facts, the two texts, their versions, the plain text; and the paper of documents.

use milepost::domain::words::dates;
use milepost::store::file::{Reading, check};

use crate::person::{Page, Person};

const DETAILS: [&str; 8] = ["department", "leader", "budget", "pays_for", "published", "length", "related", "earlier"];

pub async fn begin(dana: &Person) -> (String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (round, format!("{home}/launch"))
}

/// Sends the facts as the form does: with every revision that the page shows, and these changes.
pub async fn send(dana: &Person, kit: &str, page: &Page, changes: &[(&str, &str)]) -> Page {
    let mut fields: Vec<(String, String)> = DETAILS.iter().map(|name| (format!("rev-{name}"), page.rev(name))).collect();
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    dana.post(kit, &fields).await
}

/// Sends a text as its form does.
async fn write(dana: &Person, at: &str, text: &str) -> Page {
    let form = dana.get(&format!("{at}?edit=yes")).await;
    let (rev, filled) = (form.rev("text"), form.after("name=\"filled-text\"", "value"));
    dana.post(at, &[("text", text), ("rev-text", &rev), ("filled-text", &filled)]).await
}

/// Records a decision of today, and gives the day in words.
async fn decide(dana: &Person, round: &str, route: &str) -> String {
    let page = dana.get(&format!("{round}/decision?newer=yes")).await;
    let (rests, latest) = (page.after("name=\"rests\"", "value"), page.after("name=\"latest\"", "value"));
    let today = page.after("id=\"decided\"", "value");
    let fields = [
        ("route", route),
        ("deciders", "Marian Teasdale, County executive"),
        ("decided", &today),
        ("reason", "We want to begin."),
        ("interested", "yes"),
        ("rests", &rests),
        ("latest", &latest),
    ];
    dana.post(&format!("{round}/decision"), &fields).await.expect(303);
    dates::long(dates::parse_iso(&today).unwrap())
}

pub async fn is_clean(dana: &Person) {
    let findings = check::check(dana.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn the_kit_begins_with_nothing_chosen_and_every_blank_listed() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    dana.get(kit.trim_end_matches("/launch")).await.says(&kit);
    dana.get(&kit.replace("/launch", "/road")).await.says(&kit);
    let page = dana.get(&kit).await;
    page.expect(200).says("As Milepost fills it. 11 blanks left. One line for review by leadership and counsel.");
    assert!(!page.text.contains("checked"), "no group is preset");
    let announcement = dana.get(&format!("{kit}/announcement")).await;
    announcement.expect(200).says("Not yet to be sent").says("There is no decision on record yet.");
    announcement.says(&format!("<a href=\"{kit}#department\">Name of the lead department</a>"));
    announcement.says("settings#executive\">Title of the executive</a>").says("<mark>[name of the lead department]</mark>");
    announcement.says("<strong class=\"review\">[Review: leadership and counsel]</strong>");
    let points = dana.get(&format!("{kit}/talking-points")).await;
    points.expect(200).says(&format!("<a href=\"{kit}#groups\">Names of the groups most affected</a>"));
    assert!(!points.text.contains("Not yet to be sent"), "the talking points are open from the start");
    for wrong in ["/launch/other", "/launch/announcement?print=yes", "/launch/other.txt"] {
        assert!(dana.get(&kit.replace("/launch", wrong)).await.status.is_client_error(), "{wrong}");
    }
}

#[tokio::test]
async fn facts_are_saved_and_stand_in_both_texts_and_in_the_plain_text() {
    let dana = Person::new().await;
    let (round, kit) = begin(&dana).await;
    let page = dana.get(&kit).await;
    let changes = [
        ("department", "Department of <b>Human</b> Services"),
        ("leader", "Dana Ortiz"),
        ("budget", "$300,000"),
        ("pays_for", "Staff time\r\n\r\nTraining"),
        ("published", "by the end of 2027"),
        ("length", "18 months"),
        ("related", "Wren 2040"),
        ("earlier", "None"),
        ("group-older", "yes"),
        ("groups", "Renters\r\n older adults"),
    ];
    send(&dana, &kit, &page, &changes).await.expect(303);
    let today = decide(&dana, &round, "proceed").await;
    let page = dana.get(&kit).await;
    page.says("<li>older adults</li>").says("<li>Renters</li>").says("value=\"300000\"");
    let announcement = dana.get(&format!("{kit}/announcement")).await;
    announcement.says("Department of &#60;b&#62;Human").says("$300,000").says(&format!("on {today} by Marian Teasdale"));
    assert!(!announcement.text.contains("Not yet to be sent"));
    dana.get(&format!("{kit}/talking-points")).await.says("older adults and Renters").says("leadership chose to proceed");
    let plain = dana.get(&format!("{kit}/announcement.txt")).await;
    plain.expect(200).says("\n\nWhy we do this\n\n").says("- Lead department: Department of <b>Human</b> Services\n");
    assert_eq!(plain.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(plain.headers["content-disposition"], "attachment; filename=\"wren-county-launch-announcement.txt\"");
    dana.get(&format!("{kit}/talking-points.txt")).await.expect(200).says("Who does it");
    // A post of one field alone leaves the others, the groups included.
    dana.post(&kit, &[("leader", "Lee Park"), ("rev-leader", &page.rev("leader"))]).await.expect(303);
    dana.get(&kit).await.says("<li>older adults</li>").says("value=\"Lee Park\"");
    let history = dana.get(&kit.replace("/launch", "/history")).await;
    history.says("Launch: budget").says("$300,000").says("Population group “Renters”: Name");
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_nothing_is_saved() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let page = dana.get(&kit).await;
    let long = "x".repeat(61);
    let changes = [
        ("department", "Budget Office"),
        ("budget", "a lot"),
        ("length", &long),
        ("group-color", "yes"),
        ("groups", &"y".repeat(1_001)),
        ("related", &"z".repeat(1_001)),
    ];
    let refused = send(&dana, &kit, &page, &changes).await;
    refused.expect(422).says("Nothing was saved yet").says("Enter an amount in dollars").says("value=\"a lot\"").says(&long);
    refused.says("value=\"Budget Office\"").says("id=\"problem-groups\"").says("name=\"group-color\" value=\"yes\" checked");
    assert!(!dana.get(&kit).await.text.contains("Budget Office"));
    dana.post(&kit, &[("who", "x")]).await.expect(400);
    dana.post(&kit, &[("group-all", "yes")]).await.expect(400);
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_fact_that_somebody_else_entered_meanwhile_is_not_overwritten() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let lee = dana.colleague();
    lee.post("/you", &[("name", "Lee Park"), ("person", "new")]).await.expect(303);
    let shown = dana.get(&kit).await;
    send(&lee, &kit, &shown, &[("leader", "Theirs")]).await.expect(303);
    let refused = send(&dana, &kit, &shown, &[("leader", "Ours"), ("department", "Budget Office")]).await;
    refused.expect(409).says("Lee Park changed this to “Theirs”").says("value=\"Ours\"").says("Not everything was saved");
    dana.get(&kit).await.says("value=\"Theirs\"").says("value=\"Budget Office\"");
    send(&dana, &kit, &refused, &[("leader", "Ours")]).await.expect(303);
    dana.get(&kit).await.says("value=\"Ours\"");
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_text_is_written_its_versions_are_kept_and_one_is_put_back() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let at = format!("{kit}/announcement");
    // Left as it is filled, it goes on being filled.
    let plain = dana.get(&format!("{at}?edit=yes")).await;
    let filled = plain.text.split_once(">\nTo everyone").unwrap().1.split_once("</textarea>").unwrap().0;
    write(&dana, &at, &format!("To everyone{filled}")).await.expect(303);
    dana.get(&kit).await.says("As Milepost fills it. 11 blanks left.");
    write(&dana, &at, "# First\r\n\r\nWe <i>begin</i> with [one more thing].").await.expect(303);
    dana.get(&at).await.says("<h2>First</h2>").says("We &#60;i&#62;begin").says("<mark>[one more thing]</mark>").says("Earlier versions");
    write(&dana, &at, "# Second").await.expect(303);
    let page = dana.get(&at).await;
    page.says("<h2>Second</h2>").says("Dana Ortiz");
    let first = page.after(&format!("<li><a href=\"{at}/versions"), "href");
    let version = dana.get(&first).await;
    version.expect(200).says("<h2>First</h2>").says("by Dana Ortiz").says("Put this version back");
    let rev = version.rev("text");
    dana.post(&first, &[("rev-text", "0123456789abcdef")]).await.expect(409);
    dana.post(&first, &[]).await.expect(409);
    dana.post(&first, &[("rev-text", &rev)]).await.expect(303);
    dana.get(&at).await.says("<h2>First</h2>");
    assert_eq!(dana.get(&format!("{at}.txt")).await.text, "First\n\nWe <i>begin</i> with [one more thing].\n");
    // Of the talking points it is no version, nor of another jurisdiction.
    dana.get(&first.replace("announcement", "talking-points")).await.expect(404);
    let (_, other) = begin(&dana).await;
    let event = first.rsplit('/').next().unwrap();
    dana.get(&format!("{other}/announcement/versions/{event}")).await.expect(404);
    dana.post(&format!("{other}/announcement/versions/{event}"), &[("rev-text", &rev)]).await.expect(404);
    // Filled again, and the own wording is among the versions still.
    let page = dana.get(&at).await;
    dana.post(&at, &[("text", ""), ("rev-text", &page.rev("text"))]).await.expect(303);
    let page = dana.get(&at).await;
    page.says("To everyone who works for Wren County").says("Earlier versions");
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_text_that_is_too_long_or_changed_meanwhile_is_kept_on_the_page() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let at = format!("{kit}/talking-points");
    let long = "é".repeat(20_001);
    write(&dana, &at, &long).await.expect(422).says("Shorten it by 1 character").says(&long);
    write(&dana, &at, &"é".repeat(20_000)).await.expect(303);
    let shown = dana.get(&format!("{at}?edit=yes")).await;
    let lee = dana.colleague();
    lee.post("/you", &[("name", "Lee Park"), ("person", "new")]).await.expect(303);
    write(&lee, &at, "Theirs").await.expect(303);
    let rev = shown.rev("text");
    let refused = dana.post(&at, &[("text", "Ours"), ("rev-text", &rev)]).await;
    refused.expect(409).says("Lee Park changed this text").says("Ours</textarea>").says("<p class=\"typed\">Theirs</p>");
    dana.get(&at).await.says("<p>Theirs</p>");
    dana.post(&at, &[("text", "Ours"), ("rev-text", &refused.rev("text"))]).await.expect(303);
    dana.get(&at).await.says("<p>Ours</p>");
    // A post that carries no revision saw the text blank.
    dana.post(&at, &[("text", "Blind")]).await.expect(409);
    dana.post(&at, &[]).await.expect(303);
    dana.post(&at, &[("words", "x")]).await.expect(400);
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_blank_in_ones_own_words_says_what_was_entered_since() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let at = format!("{kit}/announcement");
    write(&dana, &at, "Led by [name of the lead department].").await.expect(303);
    send(&dana, &kit, &dana.get(&kit).await, &[("department", "Budget Office")]).await.expect(303);
    dana.get(&at).await.says("?edit=yes\">Name of the lead department</a>: you have entered “Budget Office” by now");
}

#[tokio::test]
async fn the_announcement_waits_after_another_decision() {
    let dana = Person::new().await;
    let (round, kit) = begin(&dana).await;
    let today = decide(&dana, &round, "postpone").await;
    let page = dana.get(&format!("{kit}/announcement")).await;
    page.says(&format!("On {today}, leadership chose to postpone.")).says("Not yet to be sent");
    dana.get(&format!("{kit}/talking-points")).await.says("leadership chose to postpone. We begin with a few things");
}

#[tokio::test]
async fn the_paper_of_documents_is_chosen_in_the_settings() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let settings = kit.replace("/launch", "/settings");
    let profile = [("name", "Wren County"), ("kind", "county"), ("state", ""), ("executive", "")];
    let page = dana.get(&settings).await;
    page.says("<option value=\"\" selected>Letter");
    let with = |paper: &'static str| profile.into_iter().chain([("paper", paper)]).collect::<Vec<_>>();
    dana.post(&settings, &with("a5")).await.expect(422).says("Paper of documents").says("Choose one of the answers shown.");
    let rev = page.rev("paper");
    dana.post(&settings, &with("a4").into_iter().chain([("rev-paper", rev.as_str())]).collect::<Vec<_>>()).await.expect(303);
    dana.get(&settings).await.says("<option value=\"a4\" selected>A4");
    dana.post(&settings, &profile).await.expect(303);
    dana.get(&settings).await.says("<option value=\"a4\" selected>A4");
    let stale = with("").into_iter().chain([("rev-paper", rev.as_str())]).collect::<Vec<_>>();
    dana.post(&settings, &stale).await.expect(303);
    let other = with("").into_iter().chain([("rev-paper", "0123456789abcdef")]).collect::<Vec<_>>();
    dana.post(&settings, &other).await.expect(409).says("changed this to “A4 (210 by 297 millimeters)”");
    dana.get(&kit.replace("/launch", "/history")).await.says("Paper of documents").says("A4 (210");
    is_clean(&dana).await;
}
