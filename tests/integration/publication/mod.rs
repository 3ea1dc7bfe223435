//! The document of the plan: what people write for it, its cover, and which parts stand in it.

mod arranged;
mod comments;
mod contents;
mod downloaded;
mod files;
mod published;
mod ready;
mod seal;
mod texts;
mod told;

use crate::person::{Page, Person};

/// A county with a goal, and with the address of its document.
struct Place {
    dana: Person,
    home: String,
    document: String,
}

impl Place {
    async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        let document = format!("{home}/document");
        let place = Self { dana, home, document };
        place.wish("Renters stay in their homes").await;
        place
    }

    /// Adds a goal.
    async fn wish(&self, goal: &str) {
        self.dana.post(&format!("{}/strategy/goals", self.home), &[("title", goal)]).await.expect(303);
    }

    async fn page(&self) -> Page {
        self.dana.get(&self.document).await
    }
}
