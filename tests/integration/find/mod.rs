//! Find, through the router and as it stands in the data file.

mod bad_input;
mod file;
mod gone;
mod kinds;
mod scan;

use milepost::domain::find::Sought;
use milepost::domain::history::Fact;
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Revision};
use milepost::domain::things::Noun;
use milepost::store::file::{Reading, check};
use milepost::store::{NewThing, Store};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::person::Person;

fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// Somebody with a county, the address of its home, and its id and that of its round.
struct Place {
    dana: Person,
    home: String,
    id: JurisdictionId,
    round: AssessmentId,
}

impl Place {
    async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
        let round = round.trim_start_matches("/assessments/").parse().unwrap();
        Self { dana, home, id, round }
    }

    fn store(&self) -> &Store {
        &self.dana.store
    }

    async fn says(&self, round: AssessmentId, field: &str, value: &str) {
        let field = field.parse().unwrap();
        let stored = self.store().assessment(round).await.unwrap().state.get(field);
        let change = Change { field, seen: Revision::of(&stored), value: value.to_owned() };
        let recorded = self.store().record(round, &[change], &Actor::unnamed(), now()).await.unwrap();
        assert!(recorded.conflicts.is_empty());
    }

    async fn adds(&self, noun: Noun, facts: &[(Fact, &str)], within: Option<Uuid>) -> Uuid {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let new = NewThing { within, facts, ..NewThing::of(noun) };
        self.store().add_thing(self.id, &new, &Actor::unnamed(), now()).await.unwrap()
    }

    async fn decides(&self, deciders: &str, reason: &str) {
        let path = format!("/assessments/{}/decision", self.round);
        let page = self.dana.get(&path).await;
        let [rests, latest] = ["rests", "latest"].map(|name| page.after(&format!("name=\"{name}\""), "value"));
        let decided = page.after("id=\"decided\"", "value");
        let form = [
            ("route", "postpone"),
            ("reason", reason),
            ("deciders", deciders),
            ("decided", &decided),
            ("rests", &rests),
            ("latest", &latest),
        ];
        self.dana.post(&path, &form).await.expect(303);
    }

    async fn finds(&self, words: &str) -> crate::person::Page {
        self.dana.get(&format!("{}/find?{}", self.home, crate::person::encoded(&[("q", words)]))).await
    }

    /// How many texts hold these words.
    async fn count(&self, words: &str) -> usize {
        count(self.store(), self.id, words).await
    }

    async fn agrees(&self) {
        let findings = check::check(self.store().path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
    }
}

async fn count(store: &Store, of: JurisdictionId, words: &str) -> usize {
    let found = store.find(of, &Sought::read(words).unwrap(), None).await.unwrap();
    found.groups.iter().map(|group| group.hits.len()).sum()
}
