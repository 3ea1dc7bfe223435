//! What the page of one condition shows, read in one statement, so that all of it is of one moment.

use std::sync::{Arc, LazyLock};

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::ConditionFacts;
use crate::domain::guide::ConditionKey;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::Field;
use crate::store::Store;
use crate::store::conversation::asks;
use crate::store::hands::Result;
use crate::store::rounds::{assessment, carried, round};
use crate::store::work::actions;

static SQL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {} AS judged_before, {} AS asks, {} AS actions FROM {}",
        *assessment::WHOLE,
        *carried::JUDGED_BEFORE,
        *asks::OF_ROUND,
        actions::of("j.id"),
        round::ROUND
    )
});

/// The length in the file of what such a row holds.
fn length(row: &SqliteRow) -> Result<usize> {
    let texts = ["entries", "asks", "actions"].map(|column| row.try_get::<&str, _>(column).map(str::len));
    texts.into_iter().try_fold(0, |sum, length| Ok(sum + length?))
}

impl Store {
    /// What is known around a condition of a round.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], or a failed read.
    pub async fn condition(&self, id: AssessmentId, key: ConditionKey) -> Result<Arc<ConditionFacts>> {
        if let Some(known) = self.conditions.get(&(id, key)) {
            return Ok(known);
        }
        let as_of = self.conditions.now();
        let (facts, length) = self.condition_in_file(id, key).await?;
        let facts = Arc::new(facts);
        self.conditions.keep(as_of, (id, key), &facts, length);
        Ok(facts)
    }

    /// The same, from the file, with its length there.
    async fn condition_in_file(&self, id: AssessmentId, key: ConditionKey) -> Result<(ConditionFacts, usize)> {
        let query = sqlx::query(SQL.as_str()).bind(id.0).bind(Field::Judgment(key).to_string());
        let row = query.fetch_one(&mut *self.reader().await?).await?;
        let earlier = row.try_get::<Option<&str>, _>("judged_before")?.map(carried::judged_before).transpose()?;
        let facts = ConditionFacts {
            assessment: assessment::assessment(&row)?,
            earlier: earlier.flatten(),
            asks: asks::read(row.try_get("asks")?)?,
            actions: actions::read(row.try_get("actions")?)?,
        };
        Ok((facts, length(&row)?))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use time::OffsetDateTime;
    use time::macros::{date, datetime};

    use super::*;
    use crate::domain::jurisdiction::Profile;
    use crate::domain::people::Actor;
    use crate::domain::readiness::{Change, Revision};
    use crate::domain::rounds::Heading;

    const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);
    const PEOPLE: usize = 8;
    const SAVES: usize = 30;

    async fn store() -> (tempfile::TempDir, Store, [AssessmentId; 2]) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
        let heading = Heading { title: "Fall 2026".to_owned(), started: date!(2026 - 11 - 01) };
        let found = async |name: &str| store.found(&Profile::named(name.to_owned()), &heading, &Actor::program(), NOW).await.unwrap();
        let rounds = [found("Wren County").await, found("Otter County").await];
        (folder, store, rounds)
    }

    /// What its page and the home get, held against the file. A read may see a commit a moment before its number is told:
    /// then it is told soon.
    async fn hold_against_the_file(store: &Store, id: AssessmentId, key: ConditionKey) {
        let mut commits = store.writer.commits();
        loop {
            commits.mark_unchanged();
            let shown = store.condition(id, key).await.unwrap();
            let (stored, _) = store.condition_in_file(id, key).await.unwrap();
            let jurisdiction = stored.assessment.jurisdiction.id;
            let newest = store.lately(jurisdiction).await.unwrap();
            let (newest_stored, _) = store.lately_in_file(jurisdiction).await.unwrap();
            if *shown == stored && *newest == newest_stored {
                return;
            }
            let told = tokio::time::timeout(Duration::from_secs(20), commits.changed()).await;
            assert!(
                told.is_ok(),
                "a page is shown something else than the file holds:\n{shown:?}\n{stored:?}\n{newest:?}\n{newest_stored:?}"
            );
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn after_every_turn_of_a_crowd_a_page_is_shown_what_the_file_holds() {
        let (_folder, store, rounds) = store().await;
        let mut people = Vec::new();
        for person in 0..PEOPLE {
            let store = store.clone();
            people.push(tokio::spawn(async move {
                let actor = Actor { id: None, name: format!("Member {person}") };
                for save in 0..SAVES {
                    let id = rounds[save % 2];
                    let key = ConditionKey::ALL[save % 3];
                    let field = Field::Need(key);
                    let value = format!("{person}, {save}");
                    let shown = store.condition(id, key).await.unwrap().assessment.state.get(field);
                    let change = Change { field, value: value.clone(), seen: Revision::of(&shown) };
                    let recorded = store.record(id, &[change], &actor, NOW).await.unwrap();
                    if recorded.saved.contains(&field) {
                        assert_eq!(recorded.after.state.get(field), value);
                    }
                    hold_against_the_file(&store, id, key).await;
                }
            }));
        }
        for person in people {
            person.await.unwrap();
        }
    }

    #[tokio::test]
    async fn who_saved_is_shown_it_at_once_though_the_page_was_kept() {
        let (_folder, store, [id, _]) = store().await;
        let key = ConditionKey::ALL[0];
        let field = Field::Need(key);
        assert_eq!(store.condition(id, key).await.unwrap().assessment.state.get(field), "");
        let kept = store.condition(id, key).await.unwrap();
        assert!(Arc::ptr_eq(&kept, &store.condition(id, key).await.unwrap()), "nothing is read twice");
        let change = Change { field, value: "A sponsor".to_owned(), seen: Revision::of("") };
        store.record(id, &[change], &Actor::program(), NOW).await.unwrap();
        assert_eq!(store.condition(id, key).await.unwrap().assessment.state.get(field), "A sponsor");
    }
}
