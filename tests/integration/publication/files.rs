//! The files of the plan: its cards, its workbook and its numbers as CSV.

use crate::workbook::Workbook;

use super::Place;

/// Adds a strategic action and gives its address.
async fn act(place: &Place, facts: &[(&str, &str)]) -> String {
    let strategy = format!("{}/strategy", place.home);
    let made = place.dana.post(&strategy, facts).await.expect(303).location.clone();
    made.split(['?', '#']).next().unwrap().to_owned()
}

#[tokio::test]
async fn a_card_tells_of_one_strategic_action_and_of_nothing_that_documents_leave_out() {
    let place = Place::new().await;
    let facts = [
        ("title", "Run the night bus"),
        ("status", "chosen"),
        ("place", "North Wren"),
        ("shaped", "Nobody gets home after the late shift."),
        ("notes", "Ask the depot first"),
        ("risks", "Too few drivers"),
    ];
    let action = act(&place, &facts).await;
    act(&place, &[("title", "Open a desk")]).await;
    let model = format!("{action}/model");
    place.dana.post(&model, &[("kind", "long"), ("what", "People keep their jobs")]).await.expect(303);
    place.dana.get(&action).await.says("card as PDF").says(&format!("{action}/card.docx"));
    let card = place.dana.get(&format!("{action}/card.html")).await;
    for words in ["Run the night bus", "North Wren", "No one yet", "Chosen", "People keep their jobs", "(long-term outcome)", "late shift."]
    {
        card.says(words);
    }
    for words in ["Ask the depot first", "Too few drivers", "Open a desk"] {
        assert!(!card.text.contains(words), "{words}");
    }
    for (form, start) in [("pdf", &b"%PDF"[..]), ("docx", b"PK")] {
        assert!(place.dana.get(&format!("{action}/card.{form}")).await.bytes.starts_with(start));
        assert!(place.dana.get(&format!("{}/strategy/cards.{form}", place.home)).await.bytes.starts_with(start));
    }
    let all = place.dana.get(&format!("{}/strategy/cards.html", place.home)).await;
    all.says("Run the night bus").says("Open a desk").says("One goal, two strategic actions.").says("As of ");
    place.page().await.says("all cards as PDF").says("document.xlsx").says("document.csv");
}

#[tokio::test]
async fn the_list_of_the_cards_holds_whole_titles_as_long_as_they_have_room() {
    let place = Place::new().await;
    let long = "Give every renter who is asked to leave a lawyer of their own before the first day in court, at no cost";
    for title in [long, "Run the night bus"] {
        act(&place, &[("title", title)]).await;
    }
    let cards = place.dana.get(&format!("{}/strategy/cards.html", place.home)).await;
    assert_eq!(cards.text.matches(long).count(), 2, "in the list, and on the card: {}", cards.text);
}

#[tokio::test]
async fn what_was_dropped_has_no_card_and_a_plan_without_strategic_actions_offers_none() {
    let place = Place::new().await;
    assert!(!place.page().await.text.contains("cards.pdf"));
    place.dana.get(&format!("{}/strategy/cards.pdf", place.home)).await.expect(200);
    let action = act(&place, &[("title", "Buy a hotel"), ("status", "dropped"), ("reason", "Sold")]).await;
    place.dana.get(&format!("{action}/card.pdf")).await.expect(404);
    assert!(!place.dana.get(&action).await.text.contains("card.pdf"));
    assert!(!place.page().await.text.contains("cards.pdf"));
    place.dana.get(&format!("{}/strategy/{}/card.pdf", place.home, uuid::Uuid::nil())).await.expect(404);
}

#[tokio::test]
async fn the_workbook_and_the_csv_hold_what_stands_in_the_document() {
    let place = Place::new().await;
    act(&place, &[("title", "=Run the night bus"), ("status", "chosen")]).await;
    let measures = format!("{}/measures", place.home);
    let made = place.dana.post(&measures, &[("name", "Rides at night"), ("unit", "rides")]).await.expect(303).location.clone();
    let measure = made.split(['?', '#']).next().unwrap().to_owned();
    let updates = format!("{measure}/updates");
    let update = [("period", "2025"), ("answer", "value"), ("value", "1,234.5"), ("notes", "By hand")];
    place.dana.post(&updates, &update).await.expect(303);
    let file = async |query: &str| Workbook::read(&place.dana.get(&format!("{}.xlsx{query}", place.document)).await.bytes);
    let book = file("").await;
    assert_eq!(book.names(), ["Strategic actions", "Measures", "Updates", "About"], "a sheet without rows is left out");
    assert_eq!(book.table("Strategic actions")[0]["Strategic action"].text, "=Run the night bus");
    let row = &book.table("Updates")[0];
    assert_eq!(
        (row["Period"].text.as_str(), row["Value as a number"].number, row["Note"].text.as_str()),
        ("2025", Some(1_234.5), "By hand")
    );
    assert!(!file("?notes=no").await.table("Updates")[0].contains_key("Note"));
    let csv = place.dana.get(&format!("{}.csv", place.document)).await;
    csv.says("Update of a measure,,Rides at night,2025,2025-12-31,\"1,234.5 rides\",1234.5,rides,A new value,,");
    assert!(!csv.text.contains("By hand"));
    let parts = format!("{}/parts", place.document);
    place.dana.post(&parts, &[("parts_left_out-measures", "yes"), ("parts_left_out-activities", "yes")]).await.expect(303);
    assert_eq!(file("").await.names(), ["Strategic actions", "About"]);
    assert!(!place.dana.get(&format!("{}.csv", place.document)).await.text.contains("Rides"));
}
