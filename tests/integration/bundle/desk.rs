//! A data file of its own, and what is done with bundles on it.

use milepost::bundle;
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Field, Revision};
use milepost::store::Store;
use milepost::store::bundle::{Arrival, Choice, Imported, Outcome, Taken};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use time::OffsetDateTime;
use time::macros::datetime;

pub const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// A data file of its own.
pub struct Desk {
    pub store: Store,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { store: Store::open(&folder.path().join("milepost.db")).await.unwrap(), _folder: folder }
    }

    pub async fn all(&self) -> Vec<u8> {
        self.store.export(None).await.unwrap().write()
    }

    pub async fn take_in(&self, bytes: &[u8], taken: Taken) -> Imported {
        let bundle = bundle::read(bytes).unwrap();
        let arrival = Arrival { bundle: &bundle, source: "wren.milepost.json", digest: &"0".repeat(64) };
        let choice = Choice::taking(taken);
        self.store.import(arrival, &choice, &Actor::unnamed(), NOON + time::Duration::days(1)).await.unwrap()
    }

    pub async fn brings(&self, bytes: &[u8], taken: Taken) -> Outcome {
        match self.take_in(bytes, taken).await {
            Imported::Done(outcome) => outcome,
            other => panic!("{other:?}"),
        }
    }

    pub async fn is_sound(&self) {
        let findings = check(self.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
    }

    pub async fn answer(&self, round: AssessmentId, field: &str, value: &str, at: OffsetDateTime) {
        let field: Field = field.parse().unwrap();
        let seen = Revision::of(&self.says(round, field).await);
        let change = Change { field, value: value.to_owned(), seen };
        self.store.record(round, &[change], &Actor::unnamed(), at).await.unwrap();
    }

    pub async fn says(&self, round: AssessmentId, field: Field) -> String {
        self.store.assessment(round).await.unwrap().state.get(field)
    }
}

pub fn none() -> Taken {
    Taken::These(std::collections::BTreeSet::new())
}

/// The worked example, with a decision, a meeting and a kept state made through the pages.
pub async fn rich() -> (Desk, AssessmentId, JurisdictionId) {
    let desk = Desk::new().await;
    let round = desk.store.found_example(NOON).await.unwrap();
    let known = desk.store.assessment(round).await.unwrap();
    desk.store.keep_state(round, &known.state, NOON).await.unwrap();
    (desk, round, known.jurisdiction.id)
}

/// The bundle with one part of its text changed.
pub fn altered(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}
