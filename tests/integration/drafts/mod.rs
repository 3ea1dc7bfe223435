//! What is typed into a form that does not save by itself waits for the person's return.

use axum::body::Body;
use axum::http::Request;
use milepost::store::file::Reading;
use milepost::store::file::check::check;

use crate::person::{HOST, Page, Person, encoded};

/// The id that a form came with.
fn id_of(page: &Page, action: &str) -> String {
    page.after(&format!(" action=\"{action}"), "data-draft")
}

/// Keeps a form as the script does.
async fn keep(person: &Person, form: &str, id: &str, fields: &[(&str, &str)]) -> Page {
    let join = if form.contains('?') { '&' } else { '?' };
    let request = Request::post(format!("{form}{join}draft={id}"))
        .header("host", HOST)
        .header("sec-fetch-site", "same-origin")
        .header("milepost-draft", "yes")
        .header("content-type", "application/x-www-form-urlencoded");
    person.send(request.body(Body::from(encoded(fields))).unwrap()).await
}

/// Dana with a county, the address of its announcement, and the revisions of its form.
async fn at_the_announcement() -> (Person, String, [(&'static str, String); 2]) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let text = format!("{}/launch/announcement", dana.get(&round).await.after("class=\"where\"", "href"));
    let page = dana.get(&format!("{text}?edit=yes")).await;
    let revs = [("rev-text", page.rev("text")), ("filled-text", page.after("name=\"filled-text\"", "value"))];
    (dana, text, revs)
}

fn with<'a>(text: &'a str, revs: &'a [(&'static str, String); 2]) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("text", text)).chain(revs.iter().map(|(name, rev)| (*name, rev.as_str()))).collect()
}

#[tokio::test]
async fn what_was_begun_is_offered_on_return_and_ends_with_the_save() {
    let (dana, text, revs) = at_the_announcement().await;
    let edit = format!("{text}?edit=yes");
    let page = dana.get(&edit).await;
    assert!(!page.text.contains("began to write here"));
    page.says("<p class=\"hint scriptless noprint\">What you type here is kept only once you save it.</p>");
    let id = id_of(&page, &text);
    assert_ne!(id, id_of(&dana.get(&edit).await, &text), "each window begins a draft of its own");
    keep(&dana, &text, &id, &with("Words <zebra> & \"kept\"", &revs)).await.expect(200).says("Kept for your return");

    let offered = dana.get(&edit).await;
    offered.expect(200).says("You began to write here on ").says("Discard it");
    offered.says("<q>Words &#60;zebra&#62; ");
    assert!(!offered.text.contains("\nWords "), "the form shows what is saved until somebody chooses");
    let href = format!("{edit}&amp;draft={id}").replace("&amp;", "&#38;");
    offered.says(&href);
    let continued = dana.get(&format!("{edit}&draft={id}")).await;
    continued.expect(200).says("\nWords &#60;zebra&#62; &#38; &#34;kept&#34;</textarea>").says("It is not saved yet.");
    continued.says(&format!("action=\"{text}?draft={id}\""));
    assert_eq!(continued.rev("text"), revs[0].1);
    // It is nobody else's, and no fact.
    let lee = dana.colleague();
    lee.post("/you", &[("person", "new"), ("name", "Lee Park")]).await.expect(303);
    for path in [edit.clone(), format!("{edit}&draft={id}")] {
        let page = lee.get(&path).await;
        assert!(!page.text.contains("began to write here") && !page.text.contains("zebra"), "{}", page.text);
    }
    let home = text.split("/launch").next().unwrap();
    for path in
        [format!("{home}/history"), format!("{home}/export"), "/export".to_owned(), text.clone(), format!("{text}.txt"), home.to_owned()]
    {
        assert!(!dana.get(&path).await.expect(200).text.contains("zebra"), "{path}");
    }
    assert!(check(dana.store.path(), Reading::Beside).await.unwrap().is_clean());

    dana.post(&format!("{text}?draft={id}"), &with("Words, saved", &revs)).await.expect(303);
    let after = dana.get(&edit).await;
    after.says("\nWords, saved</textarea>");
    assert!(!after.text.contains("began to write here"));
    assert!(!dana.get(&format!("{edit}&draft={id}")).await.expect(200).text.contains("It is not saved yet."));
}

#[tokio::test]
async fn what_somebody_else_saved_meanwhile_is_a_conflict_as_ever() {
    let (dana, text, revs) = at_the_announcement().await;
    let edit = format!("{text}?edit=yes");
    let id = id_of(&dana.get(&edit).await, &text);
    keep(&dana, &text, &id, &with("Mine", &revs)).await.expect(200);
    let lee = dana.colleague();
    lee.post(&text, &with("Theirs", &revs)).await.expect(303);
    let continued = dana.get(&format!("{edit}&draft={id}")).await;
    assert_eq!(continued.rev("text"), revs[0].1, "the revision that was shown when it was typed");
    let refused = dana.post(&format!("{text}?draft={id}"), &with("Mine", &revs)).await;
    refused.expect(409).says("\nMine</textarea>").says("Theirs");
    // The draft lives on under its id, and ends with the second try.
    refused.says(&format!("action=\"{text}?draft={id}\"")).says(&format!("data-draft=\"{id}\""));
    dana.get(&edit).await.says("You began to write here on ");
    dana.post(&format!("{text}?draft={id}"), &[("text", "Mine"), ("rev-text", &refused.rev("text")), (revs[1].0, &revs[1].1)])
        .await
        .expect(303);
    assert!(!dana.get(&edit).await.text.contains("began to write here"));
}

#[tokio::test]
async fn a_draft_is_discarded_by_its_button_or_when_the_form_is_as_it_was() {
    let (dana, text, revs) = at_the_announcement().await;
    let edit = format!("{text}?edit=yes");
    let ids = [id_of(&dana.get(&edit).await, &text), id_of(&dana.get(&edit).await, &text)];
    for id in &ids {
        keep(&dana, &text, id, &with("Begun", &revs)).await.expect(200);
    }
    assert_eq!(dana.get(&edit).await.text.matches("You began to write here on ").count(), 2, "two windows, two drafts");
    let discarded = dana.post(&format!("/drafts/{}/discard", ids[0]), &[("back", &edit)]).await;
    assert_eq!((discarded.status.as_u16(), discarded.location.as_str()), (303, edit.as_str()));
    assert_eq!(dana.get(&edit).await.text.matches("You began to write here on ").count(), 1);
    keep(&dana, &text, &ids[1], &[]).await.expect(200);
    assert!(!dana.get(&edit).await.text.contains("began to write here"));
}

#[tokio::test]
async fn a_draft_that_says_what_is_saved_is_not_offered_and_of_several_the_newest_stands_in_front() {
    let (dana, text, revs) = at_the_announcement().await;
    let edit = format!("{text}?edit=yes");
    let page = dana.get(&edit).await;
    let (_, shown) = page.text.split_once("<textarea").unwrap();
    let shown = shown.split_once(">\n").unwrap().1.split("</textarea>").next().unwrap().replace("&#39;", "'");
    let id = id_of(&page, &text);
    keep(&dana, &text, &id, &with(&shown, &revs)).await.expect(200);
    assert!(!dana.get(&edit).await.text.contains("began to write here"), "nothing in it is new");
    for words in ["Older words", "Newer words"] {
        let id = id_of(&dana.get(&edit).await, &text);
        keep(&dana, &text, &id, &with(words, &revs)).await.expect(200);
    }
    let offered = dana.get(&edit).await;
    let (newest, older) = offered.text.split_once("<summary>One older draft</summary>").unwrap();
    assert!(newest.contains("Newer words") && !newest.contains("Older words") && older.contains("Older words"), "{}", offered.text);
}

#[tokio::test]
async fn who_gave_no_name_has_drafts_too_and_takes_them_along_to_a_name() {
    let nobody = Person::new().await;
    let page = nobody.get("/").await;
    let id = id_of(&page, "/jurisdictions");
    keep(&nobody, "/jurisdictions", &id, &[("actor", ""), ("name", "Heron Bay")]).await.expect(200);
    nobody.get("/").await.says("Someone on this computer began to write here on ");
    let dana = nobody.colleague();
    dana.post("/you", &[("person", "new"), ("name", "Dana Ortiz")]).await.expect(303);
    dana.get("/").await.says("You began to write here on ");
    assert!(!nobody.get("/").await.text.contains("began to write here"));
    dana.get(&format!("/?draft={id}")).await.says("value=\"Heron Bay\"");
}

#[tokio::test]
async fn drafts_are_bounded_in_size_and_number() {
    let (dana, text, revs) = at_the_announcement().await;
    let edit = format!("{text}?edit=yes");
    for number in 0..5 {
        let id = id_of(&dana.get(&edit).await, &text);
        keep(&dana, &text, &id, &with(&format!("Begun {number}"), &revs)).await.expect(200);
    }
    let offers = dana.get(&edit).await;
    assert_eq!(offers.text.matches("You began to write here on ").count(), 3, "the newest of one form");
    let newest = offers.after("class=\"button small\"", "href").replace("&#38;", "&");
    dana.get(&newest).await.says("\nBegun 4</textarea>");
    // The longest text of any form fits, whatever its letters; more than any form holds does not.
    let id = id_of(&offers, &text);
    keep(&dana, &text, &id, &with(&"\u{1f33b}".repeat(25_000), &revs)).await.expect(200);
    keep(&dana, &text, &id, &with(&"x".repeat(200_001), &revs)).await.expect(413);
    dana.get(&format!("{edit}&draft={id}")).await.says("\u{1f33b}");
    // Of other forms, the oldest go.
    let home = text.split("/launch").next().unwrap();
    for number in 0..100 {
        let id = dana.store.fresh_draft().to_string();
        keep(&dana, &format!("{home}/somewhere?n={number}"), &id, &[("a", "b")]).await.expect(404);
        let form = format!("{home}/case?n={number}");
        keep(&dana, &form, &id, &[("a", "b")]).await.expect(200);
    }
    assert!(!dana.get(&edit).await.text.contains("began to write here"), "a hundred newer ones came");
}

#[tokio::test]
async fn what_is_no_draft_is_refused_and_changes_nothing() {
    let (dana, text, _) = at_the_announcement().await;
    for query in ["draft=", "draft=x", "draft=1&draft=2", "a=b&draft=%00"] {
        dana.get(&format!("{text}?{query}")).await.expect(400);
        dana.post(&format!("{text}?{query}"), &[("text", "Words")]).await.expect(400);
    }
    let id = dana.store.fresh_draft().to_string();
    keep(&dana, &text, &id, &[("text", "a"), ("text", "b")]).await.expect(400);
    dana.get(&format!("{text}?draft={id}")).await.expect(200);
    dana.post(&format!("/drafts/{id}/discard"), &[("back", "//example.org")]).await.expect(303);
}

#[tokio::test]
async fn a_draft_goes_for_good_with_what_it_was_written_for() {
    let (dana, text, revs) = at_the_announcement().await;
    let id = id_of(&dana.get(&format!("{text}?edit=yes")).await, &text);
    keep(&dana, &text, &id, &with("Begun", &revs)).await.expect(200);
    let home = text.split("/launch").next().unwrap();
    let key = home.trim_start_matches("/jurisdictions/");
    dana.post(&format!("{home}/delete"), &[("name", "Wren County")]).await.expect(303);
    let person = dana.store.actors().await.unwrap()[0].id;
    assert_eq!(dana.store.drafts(&text, Some(person)).await.unwrap().len(), 1, "what lies in the bin can come back");
    dana.post(&format!("/bin/jurisdiction/{key}/throw-out"), &[]).await.expect(303);
    assert!(dana.store.drafts(&text, Some(person)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_meeting_that_is_corrected_and_one_that_begins_keep_their_drafts_apart() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let path = format!("{round}/meeting");
    let held = dana.get(&path).await.after("id=\"held\"", "value");
    dana.post(&path, &[("held", &held), ("more", "Lee Park")]).await.expect(303);
    let correct = dana.get(&path).await.after(&format!("<li><a href=\"{path}"), "href");
    let page = dana.get(&correct).await;
    let id = id_of(&page, &correct);
    keep(&dana, &correct, &id, &[("more", "Ana Silva")]).await.expect(200);
    assert!(!dana.get(&path).await.text.contains("began to write here"));
    dana.get(&correct).await.says("You began to write here on ");
    dana.get(&format!("{correct}&draft={id}")).await.says("\nAna Silva</textarea>");
}

/// Forms that take text and keep no draft, and why.
const WITHOUT: [(&str, &str); 9] = [
    ("templates/jurisdiction/delete.html", "the name is typed once more, to be sure"),
    ("templates/rounds/delete.html", "the title is typed once more, to be sure"),
    ("templates/coalition/preview.html", "it holds what the page before keeps as a draft"),
    ("templates/engagement/pieces.html", "one press with a day that stands there already"),
    ("templates/outreach/pieces.html", "one press with a day that stands there already"),
    ("templates/metrics/review.html", "the files wait here for an hour only, and their years are filled in already"),
    ("templates/strategy/model/page.html", "one line for each column, added by Enter; the form with all fields keeps drafts"),
    ("templates/publication/seal.html", "a picture goes with it, which no draft holds"),
    ("templates/people/asked.html", "the page itself keeps what was sent"),
];

#[test]
fn every_form_that_takes_text_saves_by_itself_or_keeps_drafts() {
    fn look(folder: &std::path::Path, seen: &mut Vec<(String, bool)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, seen);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for form in text.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next()) {
                let controls = ["<input type=\"text\"", "<textarea", "type=\"date\"", "::details(", "plan::line(", "plan::area("];
                if form.contains("method=\"post\"") && controls.iter().any(|control| form.contains(control)) {
                    let tag = form.split('\n').next().unwrap();
                    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
                    seen.push((name, tag.contains(" data-draft") || tag.contains(" data-autosave")));
                }
            }
        }
    }
    let mut seen = Vec::new();
    look(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut seen);
    assert!(seen.len() >= 15, "the templates were read: {seen:?}");
    for (file, is_kept) in &seen {
        let is_excused = WITHOUT.iter().any(|(name, _)| name == file);
        assert_ne!(*is_kept, is_excused, "{file}: a form that takes text needs data-draft or data-autosave, or a reason here");
    }
}
