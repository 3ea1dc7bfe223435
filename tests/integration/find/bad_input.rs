//! Whatever is looked for, the page comes, and says what to do.

use super::Place;

#[tokio::test]
async fn every_search_gives_the_page_with_a_clear_sentence() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "Ann O’Neil said: \"AND\" is a word; 100% NEAR it.").await;
    for (words, says) in [
        ("", "The beginning of a word is enough"),
        ("   ", "The beginning of a word is enough"),
        ("a", "<mark>Ann</mark>"),
        ("\"", "Type letters or digits."),
        ("*** --- ((", "Type letters or digits."),
        ("\"and\"", "<mark>AND</mark>"),
        ("AND", "<mark>AND</mark>"),
        ("NEAR(ann, 2)", "Nothing holds all of these words."),
        ("words: ann", "Nothing holds all of these words."),
        ("ann OR", "Nothing holds all of these words."),
        ("-ann ^neil", "Nothing holds all of these words."),
        ("o'neil*", "<mark>O’Neil</mark>"),
        ("<script>alert(1)</script>", "Nothing holds all of these words."),
        ("'; DROP TABLE find_words; --", "Nothing holds all of these words."),
        ("\u{0}ann\u{7}", "<mark>Ann</mark>"),
        ("🏠", "Type letters or digits."),
        ("\u{301}", "Type letters or digits."),
    ] {
        let page = place.finds(words).await;
        page.expect(200).says("<h1>Find</h1>").says(says);
        assert!(!page.text.contains("<script>alert"), "{words}");
    }
    let long = "heron ".repeat(200);
    place.finds(&long[..1_000]).await.expect(200).says("Type 200 characters at most.").says("heron heron");
    place.finds(&"ﷺ".repeat(200)).await.expect(200).says("Nothing holds all of these words.");
    place.finds(&"a b c d e f g h i ".repeat(11)).await.expect(200).says("Nothing holds all of these words.");
}

#[tokio::test]
async fn an_address_that_nobody_made_gives_the_page_or_a_plain_refusal() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "A heron").await;
    for (rest, status) in [
        ("?q=heron&kind=notes&below=1", 200),
        ("?q=heron&kind=notes&below=-5", 200),
        ("?q=heron&kind=notes&below=9223372036854775807", 200),
        ("?q=heron&kind=nothing&below=x", 200),
        ("?q=heron&other=1", 400),
        ("?q=%ff", 400),
        ("?q=a&q=b", 400),
        ("?q=%00", 200),
    ] {
        place.dana.get(&format!("{}/find{rest}", place.home)).await.expect(status);
    }
    // The numbers of a later jurisdiction come after those of this one.
    let later = place.dana.start("", "Otter County").await;
    place.dana.post(&format!("{later}/conditions/leadership-commitment"), &[("note-1.1", "A heron of theirs")]).await;
    let page = place.dana.get(&format!("{}/find?q=heron&kind=notes&below=9223372036854775807", place.home)).await;
    page.expect(200).says("(the last 1)");
    assert!(!page.text.contains("of theirs"), "no text of another jurisdiction is found here");
    place.dana.get("/jurisdictions/0190a0a0-0000-7000-8000-000000000000/find?q=a").await.expect(404);
}

#[tokio::test]
async fn the_search_box_stands_on_every_page_of_a_jurisdiction() {
    let place = Place::new().await;
    for path in
        [place.home.clone(), format!("{}/people", place.home), format!("/assessments/{}", place.round), format!("{}/find", place.home)]
    {
        let page = place.dana.get(&path).await;
        page.says(&format!("<form method=\"get\" action=\"{}/find\" role=\"search\" aria-label=\"Find in everything\"", place.home));
    }
}
