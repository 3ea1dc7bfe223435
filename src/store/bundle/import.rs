//! A bundle taken into the data file: previewed, chosen, written in one transaction.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use sqlx::AssertSqlSafe;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use super::before::Before;
use super::gather::{self, Scope};
use super::people::Places;
use super::{insert, place};
use crate::bundle::{Bundle, Counts, Difference, Preview, Refusal, items_of, places_of};
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words;
use crate::store::Store;
use crate::store::hands::order::{self, Kind};
use crate::store::hands::scribe::of_record;
use crate::store::hands::{Result, Scribe, StoreError};
use crate::store::things;

/// A bundle that came, with what the journal keeps of it.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// What it holds.
    pub bundle: &'a Bundle,
    /// The name of its file.
    pub source: &'a str,
    /// The SHA-256 of its bytes, in hex.
    pub digest: &'a str,
}

/// What is taken from a bundle of that which has to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// All of it.
    All,
    /// That with these keys; the rest stays as it is here.
    These(BTreeSet<String>),
}

/// What the person who imports chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is taken.
    pub taken: Taken,
    /// Which of the people who may be one person are, by the keys of the pairs.
    pub ones: BTreeSet<String>,
    /// The mark of the preview over which it was chosen. Without it, any preview will do.
    pub mark: Option<String>,
}

impl Choice {
    /// This is taken, whatever the preview says, and nobody is said to be one.
    #[must_use]
    pub const fn taking(taken: Taken) -> Self {
        Self { taken, ones: BTreeSet::new(), mark: None }
    }
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is in the file.
    Done(Outcome),
    /// It can't be united with what is here. Nothing was changed.
    Refused(Refusal),
    /// What is here was changed after the preview was shown. Nothing was changed now.
    ChangedSince(Preview),
}

/// What was taken, skipped and left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// What came in new.
    pub new: Counts,
    /// How many records were the same.
    pub equal: usize,
    /// What was changed there alone, and came in by itself.
    pub merged: Vec<Difference>,
    /// What was changed here alone, and stayed.
    pub ours: Vec<Difference>,
    /// What was chosen to be as it was there.
    pub taken: Vec<Difference>,
    /// What was chosen to stay as it is here, or could not come in.
    pub left: Vec<Difference>,
}

impl Outcome {
    /// What was taken, skipped and left, in a sentence or two.
    #[must_use]
    pub fn in_words(&self) -> String {
        let new = in_words(&self.new);
        let mut told = vec![if new.is_empty() { "Nothing was new.".to_owned() } else { format!("New: {}.", words::list(&new)) }];
        let rest = [
            ("Changed there alone and taken over", self.merged.len(), ("change", "changes")),
            ("Changed here alone and kept", self.ours.len(), ("change", "changes")),
            ("Chosen as there", self.taken.len(), ("change", "changes")),
            ("Chosen as here", self.left.len(), ("change", "changes")),
            ("Already the same", self.equal, ("record", "records")),
        ];
        let rest = rest.into_iter().filter(|(_, n, _)| *n > 0);
        told.extend(rest.map(|(what, n, (one, many))| format!("{what}: {}.", words::count(n, one, many))));
        told.join(" ")
    }
}

/// How much of everything there is, as parts of a list: "one round", "12 lines of history".
#[must_use]
pub fn in_words(counts: &Counts) -> Vec<String> {
    let parts = [
        (counts.jurisdictions, "jurisdiction", "jurisdictions"),
        (counts.rounds, "round", "rounds"),
        (counts.asks, "request for an answer", "requests for answers"),
        (counts.meetings, "meeting", "meetings"),
        (counts.decisions, "decision", "decisions"),
        (counts.actions, "action", "actions"),
        (counts.funding, "funding line", "funding lines"),
        (counts.groups, "population group", "population groups"),
        (counts.road, "line of the road", "lines of the road"),
        (counts.people, "person", "people"),
        (counts.actors, "name of somebody who wrote", "names of people who wrote"),
        (counts.states, "kept record of a printed page", "kept records of printed pages"),
        (counts.tombstones, "note of something deleted for good", "notes of things deleted for good"),
        (counts.lines, "line of history", "lines of history"),
    ];
    let things = Noun::ALL.into_iter().zip(counts.things).map(|(noun, n)| (n, noun.called().0, noun.called().1));
    parts.into_iter().chain(things).filter(|(n, ..)| *n > 0).map(|(n, one, many)| words::count(n, one, many)).collect()
}

/// What is here of all that a bundle tells of, and what an import of it would do.
pub(super) async fn previewed(connection: &mut SqliteConnection, theirs: &Bundle) -> Result<Result<(Bundle, Preview), Refusal>> {
    if let Err(refusal) = place::hold(connection, theirs).await? {
        return Ok(Err(refusal));
    }
    let ours = ours(connection, theirs).await?;
    let undone = super::journal::undone(connection).await?;
    Ok(Preview::of(&ours, theirs, &undone).map(|preview| (ours, preview)))
}

async fn ours(connection: &mut SqliteConnection, theirs: &Bundle) -> Result<Bundle> {
    let mut ids: BTreeSet<Uuid> = theirs.jurisdictions.iter().map(|jurisdiction| jurisdiction.id.0).collect();
    for tombstone in &theirs.tombstones {
        for (table, column) in [
            ("jurisdictions", "id"),
            ("assessments", "jurisdiction_id"),
            ("actions", "jurisdiction_id"),
            ("population_groups", "jurisdiction_id"),
            ("people", "jurisdiction_id"),
        ] {
            let sql = AssertSqlSafe(of_record(column, table));
            ids.extend(sqlx::query_scalar::<_, Uuid>(sql).bind(tombstone.id.0).fetch_optional(&mut *connection).await?);
        }
        if let Ok(noun) = tombstone.kind.parse::<Noun>() {
            ids.extend(things::owner(connection, noun, tombstone.id.0).await?);
        }
    }
    let actors = theirs.actors.iter().map(|actor| actor.id.0).collect();
    let scope = Scope { jurisdictions: Some(ids.into_iter().collect()), is_strict: false, actors, all_tombstones: true };
    gather::gather(connection, &scope, &|_, _| {}).await
}

impl Store {
    /// What an import would do. Nothing is changed.
    ///
    /// # Errors
    /// A failed read. Why the bundle can't be united with what is here comes within.
    pub async fn preview_import(&self, bundle: &Bundle) -> Result<Result<Preview, Refusal>> {
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        Ok(previewed(&mut tx, bundle).await?.map(|(_, preview)| preview))
    }

    /// Takes a bundle into the file, all of it or nothing.
    ///
    /// # Errors
    /// A failed write. Why the bundle can't be united with what is here comes within.
    pub async fn import(&self, arrival: Arrival<'_>, choice: &Choice, actor: &Actor, now: OffsetDateTime) -> Result<Imported> {
        let scribe = self.scribe(actor, now).await?;
        match scribe.import(arrival, choice).await {
            Err(StoreError::Database(error)) if error.as_database_error().is_some_and(is_refused) => {
                tracing::info!(%error, "a bundle does not fit the file");
                Ok(Imported::Refused(Refusal::DoesNotFit))
            }
            imported => imported,
        }
    }
}

/// Whether the tables refused a value, which rolls the whole import back.
fn is_refused(error: &dyn sqlx::error::DatabaseError) -> bool {
    error.is_unique_violation() || error.is_foreign_key_violation() || error.is_check_violation()
}

impl Scribe<'_> {
    async fn import(mut self, Arrival { bundle, source, digest }: Arrival<'_>, choice: &Choice) -> Result<Imported> {
        let (ours, preview) = match previewed(&mut self.tx, bundle).await? {
            Ok(previewed) => previewed,
            Err(refusal) => return Ok(Imported::Refused(refusal)),
        };
        if choice.mark.as_ref().is_some_and(|mark| *mark != preview.mark()) {
            return Ok(Imported::ChangedSince(preview));
        }
        let chosen = match &choice.taken {
            Taken::All => preview.choices.iter().map(|choice| choice.key.clone()).collect(),
            Taken::These(keys) => keys.clone(),
        };
        let keys = preview.with_named(&ours, bundle, chosen);
        let is_chosen = |difference: &Difference| keys.contains(&difference.key);
        let (taken, mut left): (Vec<Difference>, Vec<Difference>) = preview.choices.iter().cloned().partition(is_chosen);
        let coming: Vec<Difference> = preview.theirs.iter().cloned().chain(taken).collect();
        let left_out = preview.left_out(bundle, &keys);
        let first = gather::last_line(&mut self.tx).await?;
        insert::insert(&mut self.tx, bundle, &left_out).await?;
        let here: HashMap<Uuid, &[crate::bundle::Line]> =
            ours.jurisdictions.iter().map(|here| (here.id.0, here.history.as_slice())).collect();
        let mut histories = vec![(None, ours.actors_history.as_slice(), bundle.actors_history.as_slice())];
        for there in &bundle.jurisdictions {
            histories.push((Some(there.id.0), here.get(&there.id.0).copied().unwrap_or_default(), &there.history));
        }
        let known: HashSet<Uuid> = items_of(&ours).iter().map(|item| item.subject.id()).collect();
        let came = items_of(bundle).into_iter().map(|item| item.subject.id());
        let come_back: HashSet<Uuid> = came.filter(|id| !known.contains(id) && !left_out.contains(id)).collect();
        let mut touched = Vec::new();
        for (of, ours, theirs) in histories {
            match self.unite(of, ours, theirs, (&left_out, &come_back)).await? {
                Ok(fields) => touched.push((of, fields)),
                Err(refusal) => return Ok(Imported::Refused(refusal)),
            }
        }
        let places: Places = places_of(&ours).into_iter().chain(places_of(bundle)).collect();
        let (came, kept) = self.adopt_all(coming, (&ours, bundle), (&places, &left_out), &keys).await?;
        left.extend(kept);
        let (taken, merged): (Vec<Difference>, Vec<Difference>) = came.into_iter().partition(is_chosen);
        for (of, fields) in &touched {
            self.close(*of, fields).await?;
        }
        for double in preview.doubles.iter().filter(|double| choice.ones.contains(&double.key())) {
            let made = self.make_one(JurisdictionId(double.of.0), PersonId(double.other.0), PersonId(double.stays.0)).await?;
            if let Err(problem) = made {
                tracing::info!(%problem, "two records stay two people");
            }
        }
        for of in ours.jurisdictions.iter().chain(&bundle.jurisdictions).map(|it| it.id.0).collect::<BTreeSet<Uuid>>() {
            if let Err(refusal) = self.bounds(of).await? {
                return Ok(Imported::Refused(refusal));
            }
        }
        self.settle_order(&ours, bundle).await?;
        for of in ours.jurisdictions.iter().chain(&bundle.jurisdictions).map(|it| it.id.0).collect::<BTreeSet<Uuid>>() {
            self.touched.note_whole(of);
        }
        let outcome = Outcome { new: preview.new, equal: preview.equal, merged, ours: preview.ours, taken, left };
        let last = gather::last_line(&mut self.tx).await?;
        let before = Before::of(&ours, bundle).filter(|_| last > first);
        self.note_import(source, digest, &outcome.in_words(), before.as_ref(), (first, last)).await?;
        let departed = Arc::clone(&self.departed);
        self.commit().await?;
        // What came in is of other hands, and stands as it came.
        departed.left(last);
        Ok(Imported::Done(outcome))
    }

    /// Marks what is newest now, of the rounds and decisions that came and of those that they meet here.
    async fn settle_order(&mut self, ours: &Bundle, theirs: &Bundle) -> Result<()> {
        let of = |bundle: &Bundle| bundle.jurisdictions.iter().map(|jurisdiction| jurisdiction.id.0).collect::<Vec<Uuid>>();
        for jurisdiction in of(ours).into_iter().chain(of(theirs)).collect::<BTreeSet<_>>() {
            order::settle(&mut self.tx, Kind::Rounds, jurisdiction).await?;
        }
        for round in theirs.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.rounds) {
            if !round.decisions.is_empty() {
                order::settle(&mut self.tx, Kind::Decisions, round.id.0).await?;
            }
        }
        Ok(())
    }
}
