//! Drafts that were downloaded: each state kept once, and found again by the record at the foot of a printed page.

use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::publication::packed;
use milepost::domain::readiness::Fingerprint;

use super::Place;
use crate::bundle::desk::{Desk, none};

impl Place {
    fn list(&self) -> String {
        format!("{}/publications", self.home)
    }

    /// The addresses of the downloaded drafts, the newest first.
    async fn drafts(&self) -> Vec<String> {
        let page = self.dana.get(&self.list()).await;
        let (_, drafts) = page.text.split_once("id=\"download\"").unwrap();
        drafts.split("<li><a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    }

    /// Downloads the draft as a web page, and gives back its record.
    async fn download(&self) -> String {
        let file = self.dana.get(&format!("{}.html", self.document)).await;
        file.expect(200).text.split(", record ").nth(1).unwrap()[..9].to_owned()
    }

    async fn things(&self) -> usize {
        self.dana.store.export(None).await.unwrap().jurisdictions[0].things.len()
    }
}

#[tokio::test]
async fn a_downloaded_draft_is_kept_once_and_found_by_its_record_as_it_was() {
    let place = Place::new().await;
    place.dana.get(&place.list()).await.says("No draft was downloaded yet.");
    let record = place.download().await;
    for file in [".pdf", ".docx", ".html", ".html?paper=a4"] {
        place.dana.get(&format!("{}{file}", place.document)).await.expect(200);
    }
    assert_eq!(place.download().await, record);
    let [first] = &place.drafts().await[..] else { panic!("one state is kept once") };

    place.wish("Wages cover the rent").await;
    assert_ne!(place.download().await, record);
    assert_eq!(place.drafts().await.len(), 2);

    for typed in [record.replace(' ', "%20"), format!("Record+{}", record.to_uppercase().replace(' ', ""))] {
        let found = place.dana.get(&format!("{}?record={typed}", place.list())).await;
        assert_eq!(found.expect(303).location, *first);
    }
    place.dana.get(&format!("{}?record=0000+0000", place.list())).await.expect(200).says("Nothing here bears this record.");
    let page = place.dana.get(first).await;
    page.expect(200).says("Downloaded draft").says(", until today: One goal more").says(&record);
    assert!(!page.text.contains("This one holds") && !page.text.contains("Approved by"), "{}", page.text);
    let paper = place.dana.get(&format!("{first}/paper")).await;
    paper.says("Renters stay in their homes").says("Nobody has approved or adopted this plan yet").says(&format!(", record {record}"));
    assert!(!paper.text.contains("Wages cover the rent"), "what was kept stays");
    for file in ["pdf", "docx", "html"] {
        let of = format!("{first}/paper.{file}");
        assert_eq!(place.dana.get(&of).await.expect(200).bytes, place.dana.get(&of).await.bytes, "{file}");
    }
}

#[tokio::test]
async fn looking_keeps_nothing() {
    let place = Place::new().await;
    let before = place.things().await;
    let kept =
        ["", "/ready", "/parts", ".xlsx", ".csv", "/public-summary", "/public-summary.html"].map(|end| format!("{}{end}", place.document));
    let others = ["publications", "publications/new", "progress", "progress.html", "strategy/cards.html"];
    for path in kept.into_iter().chain(others.map(|end| format!("{}/{end}", place.home))) {
        place.dana.get(&path).await.expect(200);
    }
    assert_eq!(place.things().await, before);
}

#[tokio::test]
async fn two_who_download_at_once_keep_it_once_and_it_travels() {
    let place = Place::new().await;
    let other = place.dana.colleague();
    let [pdf, html] = ["pdf", "html"].map(|file| format!("{}.{file}", place.document));
    let (one, two, three) = tokio::join!(place.dana.get(&pdf), other.get(&html), other.get(&pdf));
    for page in [one, two, three] {
        page.expect(200);
    }
    assert_eq!(place.drafts().await.len(), 1);
    let bundle = place.dana.store.export(None).await.unwrap();
    let desk = Desk::new().await;
    desk.brings(&bundle.write(), none()).await;
    desk.is_sound().await;
    let there = desk.store.export(None).await.unwrap();
    let kinds = there.jurisdictions[0].things.iter().filter(|thing| thing.facts.get("kind").is_some_and(|kind| kind == "download"));
    assert_eq!(kinds.count(), 1);
}

#[tokio::test]
async fn what_was_published_needs_no_draft_and_what_lies_in_the_bin_is_kept_anew() {
    let place = Place::new().await;
    let published = place.publish("2027 plan").await;
    let record = place.download().await;
    assert_eq!(place.drafts().await.len(), 0, "the publication keeps the same state");
    let found = place.dana.get(&format!("{}?record={}", place.list(), record.replace(' ', "+"))).await;
    assert_eq!(found.expect(303).location, published);

    place.wish("Wages cover the rent").await;
    place.download().await;
    let [draft] = &place.drafts().await[..] else { panic!("one is kept") };
    place.dana.post(&format!("{draft}/holds"), &[("shown", "")]).await.expect(404);
    place.dana.get(&format!("{draft}/comments")).await.expect(404);
    place.dana.get(&format!("{}/new?kind=download", place.list())).await.expect(404);
    place.dana.post(&format!("{draft}/delete"), &[]).await.expect(303);
    assert_eq!(place.drafts().await.len(), 0);
    place.download().await;
    assert_eq!(place.drafts().await.len(), 1);
    // Neither what was downloaded nor what lies in the bin stands in the line of what was published.
    let next = place.publish("2028 plan").await;
    place.dana.get(&next).await.says("From “2027 plan” to “2028 plan”: One goal more");
}

#[tokio::test]
async fn where_there_is_no_room_a_draft_is_still_downloaded_and_bears_no_record() {
    let place = Place::new().await;
    let id: JurisdictionId = place.home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let now = time::OffsetDateTime::now_utc();
    for number in 0..200 {
        let text = format!("State {number}");
        let kept = (Fingerprint::of(&text), packed(&text));
        place.dana.store.keep_download(id, kept, now.date(), &Actor::unnamed(), now).await.unwrap();
    }
    let file = place.dana.get(&format!("{}.html", place.document)).await;
    file.expect(200).says("Draft of ");
    assert!(!file.text.contains(", record "), "{}", file.text);
    let page = place.dana.get(&place.list()).await;
    page.says("There is no room for more").says("And 185 older ones.");
    assert_eq!(place.drafts().await.len(), 15);
    // What people publish has its own room.
    place.publish("2027 plan").await;
}
