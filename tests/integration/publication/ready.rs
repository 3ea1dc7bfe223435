//! What a reader of the plan would miss is named, leads to its place, and goes as it is made good.

use super::Place;

#[tokio::test]
async fn what_a_reader_would_miss_is_named_and_goes_as_it_is_made_good() {
    let place = Place::new().await;
    let ready = format!("{}/ready", place.document);
    let page = place.dana.get(&ready).await;
    for words in [
        "The cover does not say which years the plan covers.",
        "Letter from leadership: nobody has written it.",
        "Executive summary: nobody has edited what the program drafted.",
        "No finding yet on economic success.",
        "Vision statement: nobody has written it.",
        "Nothing is measured yet.",
        "To whom you report is not said.",
    ] {
        page.says(words);
    }
    place.wish("A home near WIOA jobs").await;
    place.dana.post(&format!("{}/parts", place.document), &[("covers", "2027 to 2031")]).await.expect(303);
    let text = format!("{}/texts/executive_summary", place.document);
    place.dana.post(&text, &[("executive_summary", "With HUD money, part II.")]).await.expect(303);
    let page = place.dana.get(&ready).await;
    page.says("Two words in capitals are not in the glossary: HUD and WIOA.");
    for gone in ["which years the plan covers", "what the program drafted"] {
        assert!(!page.text.contains(gone), "{gone}");
    }
    let glossary = [("glossary", "- **HUD**: the housing department\n- **WIOA**: the law on training for work")];
    place.dana.post(&format!("{}/texts/glossary", place.document), &glossary).await.expect(303);
    assert!(!place.dana.get(&ready).await.text.contains("in capitals"));
    // Each line leads to a page that is there.
    let page = place.dana.get(&ready).await;
    let list = page.text.split("class=\"ready\"").skip(1).map(|list| list.split("</ul>").next().unwrap()).collect::<String>();
    let links: Vec<&str> = list.split("href=\"").skip(1).map(|link| link.split('"').next().unwrap()).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links {
        place.dana.get(link).await.expect(200);
    }
}
