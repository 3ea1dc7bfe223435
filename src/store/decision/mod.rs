//! Decisions, each with the state that it rests on.

use std::collections::BTreeMap;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::{Date, OffsetDateTime};

use crate::domain::decision::{Cadence, Decision, NewDecision, Route, Terms, Texts};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, DecisionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::people::beside::{meant, stored};
use crate::domain::readiness::State;
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::order::{self, Before, Kind};
use crate::store::hands::{FactChange, Result, Scribe, StoreError, read_as};

pub(in crate::store) const COLUMNS: &str =
    "d.id, d.assessment_id, d.route, d.recommended, d.deciders, d.deciders_people, d.decided, d.reason, d.interested, d.fingerprint,
    d.canonical, d.return_on, d.check_ins, d.checked_in, d.goals, d.start_with,
    d.newest = 1 AND (SELECT count(*) FROM decisions e WHERE e.assessment_id = d.assessment_id AND e.newest = 1) > 1 AS contested";

/// The decisions `d` on the rounds of the jurisdiction whose id is bound, in the order of [`Store::decisions`].
const OF_JURISDICTION: &str = "decisions d JOIN assessments a ON a.id = d.assessment_id
     WHERE a.jurisdiction_id = $1 AND a.deleted IS NULL ORDER BY a.newest DESC, a.place DESC, a.id, d.newest DESC, d.place DESC, d.id";

/// The same of those that hold on their round, of which only the marks are read to find the first.
const HOLDING: &str = "decisions d JOIN assessments a ON a.id = d.assessment_id
     WHERE a.jurisdiction_id = $1 AND a.deleted IS NULL AND d.newest = 1 ORDER BY a.newest DESC, a.place DESC, a.id, d.id LIMIT 1";

/// The jurisdiction of the decision `d` whose id is bound, unless it or the round `a` lies in the bin.
const DECIDED_BY: &str = "SELECT a.jurisdiction_id FROM decisions d JOIN assessments a ON a.id = d.assessment_id
     JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE d.id = $1 AND a.deleted IS NULL AND j.deleted IS NULL";

pub(in crate::store) fn decision(row: &SqliteRow) -> Result<Decision> {
    let damaged = |what: &str| StoreError::Damaged(format!("a decision’s {what} cannot be read"));
    let date = |column: &str| -> Result<_> {
        let text: &str = row.try_get(column)?;
        if text.is_empty() { Ok(None) } else { dates::parse_iso(text).map(Some).ok_or_else(|| damaged(column)) }
    };
    let fingerprint = read_as("fingerprint", row.try_get("fingerprint")?)?;
    let state = State::kept(row.try_get("canonical")?, fingerprint);
    let state = state.ok_or_else(|| StoreError::Damaged("a decision does not fit the state that it rests on".to_owned()))?;
    let word = |column: &str| -> Result<Option<&str>> { Ok(Some(row.try_get::<&str, _>(column)?).filter(|text| !text.is_empty())) };
    Ok(Decision {
        is_contested: row.try_get("contested")?,
        id: DecisionId(row.try_get("id")?),
        assessment: AssessmentId(row.try_get("assessment_id")?),
        route: read_as("route", row.try_get("route")?)?,
        recommended: word("recommended")?.map(|text| read_as("recommended", text)).transpose()?,
        deciders: row.try_get("deciders")?,
        deciders_people: meant(row.try_get("deciders_people")?),
        decided: date("decided")?.ok_or_else(|| damaged("date"))?,
        reason: row.try_get("reason")?,
        is_interested: row.try_get::<&str, _>("interested")? == "yes",
        fingerprint,
        state,
        terms: Terms {
            return_on: date("return_on")?,
            check_ins: word("check_ins")?.map(|text| read_as("check_ins", text)).transpose()?,
            checked_in: date("checked_in")?,
            return_goals: row.try_get::<&str, _>("goals")?.lines().map(|key| read_as("goals", key)).collect::<Result<_>>()?,
            start_with: row.try_get::<&str, _>("start_with")?.lines().map(|key| read_as("start_with", key)).collect::<Result<_>>()?,
        },
    })
}

/// The newest decision on a round.
pub(in crate::store) async fn newest_on(connection: &mut SqliteConnection, id: AssessmentId) -> Result<Option<Decision>> {
    let sql = format!("SELECT {COLUMNS} FROM decisions d WHERE d.assessment_id = $1 AND d.newest = 1 ORDER BY d.id LIMIT 1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(decision).transpose()
}

impl Store {
    /// The decisions on the rounds of a jurisdiction, those on the newest round first and of these the
    /// newest, since an older round may be reopened and decided on again. Rounds in the bin are left out.
    ///
    /// # Errors
    /// A failed read, or a decision that does not fit its state.
    pub async fn decisions(&self, id: JurisdictionId) -> Result<Vec<Decision>> {
        let sql = format!("SELECT {COLUMNS} FROM {OF_JURISDICTION}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(decision).collect()
    }

    /// The newest decision of a jurisdiction.
    ///
    /// # Errors
    /// As [`Store::decisions`].
    pub async fn latest_decision(&self, id: JurisdictionId) -> Result<Option<Decision>> {
        let sql = format!("SELECT {COLUMNS} FROM {HOLDING}");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(&mut *self.reader().await?).await?;
        row.as_ref().map(decision).transpose()
    }

    /// The newest decision on a round.
    ///
    /// # Errors
    /// As [`Store::decisions`].
    pub async fn decision_on(&self, id: AssessmentId) -> Result<Option<Decision>> {
        newest_on(&mut *self.reader().await?, id).await
    }

    /// The conditions and steps as they were shown when a decision was made.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn texts_of(&self, id: DecisionId) -> Result<Texts> {
        let texts: String =
            sqlx::query_scalar("SELECT texts FROM decisions WHERE id = $1").bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        Texts::from_canonical(&texts).ok_or_else(|| StoreError::Damaged("a decision’s texts cannot be read".to_owned()))
    }

    /// How many check-ins each decision of a jurisdiction had at once, at most, by all the dates and
    /// rhythms that its history knows.
    ///
    /// # Errors
    /// A failed read.
    pub async fn most_check_ins(&self, id: JurisdictionId) -> Result<BTreeMap<DecisionId, usize>> {
        /// The day of a decision, and each return date and each rhythm that it ever had.
        #[derive(Default)]
        struct Known(Option<Date>, Vec<Date>, Vec<Cadence>);
        let sql = "SELECT d.id, d.decided, h.after FROM history h JOIN decisions d ON d.id = h.subject_id
             WHERE h.jurisdiction_id = $1 AND h.subject = 'decision' AND h.field IN ('return_on', 'check_ins')";
        let mut known: BTreeMap<DecisionId, Known> = BTreeMap::new();
        for row in &sqlx::query(sql).bind(id.0).fetch_all(&mut *self.reader().await?).await? {
            let (decided, after): (&str, &str) = (row.try_get("decided")?, row.try_get("after")?);
            let Known(start, ends, rhythms) = known.entry(DecisionId(row.try_get("id")?)).or_default();
            *start = dates::parse_iso(decided);
            ends.extend(dates::parse_iso(after));
            rhythms.extend(after.parse::<Cadence>().ok());
        }
        let most = |Known(start, ends, rhythms): Known| {
            let (start, end) = (start?, ends.into_iter().max()?);
            rhythms.into_iter().map(|rhythm| rhythm.between(start, end).len()).max()
        };
        Ok(known.into_iter().filter_map(|(id, known)| Some((id, most(known)?))).collect())
    }

    /// Records a decision on a round, if `seen` is still the newest one on it; otherwise nothing is
    /// saved, and there is no id. The state that it rests on is frozen with it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], [`StoreError::Unsettled`] when nobody knows yet which round
    /// or decision holds, or a failed write.
    pub async fn decide(
        &self,
        id: AssessmentId,
        new: &NewDecision,
        seen: Option<DecisionId>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Option<DecisionId>> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, round) = scribe.open_round(id).await?;
        let before = order::before(&mut scribe.tx, Kind::Decisions, id.0).await?;
        if round.is_contested || before.newest.len() > 1 {
            return Err(StoreError::Unsettled);
        }
        if seen.map(|seen| seen.0) != before.newest.first().copied() {
            scribe.commit().await?;
            return Ok(None);
        }
        scribe.all_known(jurisdiction, &new.deciders_people).await?;
        let decision = scribe.decide(jurisdiction, id, new, &before).await?;
        scribe.commit().await?;
        Ok(Some(decision))
    }

    /// Changes what follows from the newest decision of a jurisdiction, whether or not its round still
    /// takes changes: dates move on when the round stands still. Names the facts that somebody else
    /// changed after they were shown; those stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such decision or a newer one exists, or a failed write.
    pub async fn settle_terms(&self, id: DecisionId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.decided_by(id).await?;
        let refused = scribe.set_facts(Some(jurisdiction), Subject::Decision(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// The jurisdiction whose newest decision this is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such decision, or its round or jurisdiction lies in the bin.
    pub async fn decided_by(&self, id: DecisionId) -> Result<JurisdictionId> {
        Ok(JurisdictionId(sqlx::query_scalar(DECIDED_BY).bind(id.0).fetch_one(&mut *self.reader().await?).await?))
    }

    /// Ticks or unticks lines of a round's review checklist. Names the facts that somebody else
    /// changed after they were shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn tick_checklist(&self, id: AssessmentId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.open_round(id).await?;
        let refused = scribe.set_facts(Some(jurisdiction), Subject::Assessment(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }
}

impl Scribe<'_> {
    async fn decide(
        &mut self,
        jurisdiction: JurisdictionId,
        assessment: AssessmentId,
        new: &NewDecision,
        before: &Before,
    ) -> Result<DecisionId> {
        let id = DecisionId(crate::store::hands::fresh_id());
        order::pass_on(&mut self.tx, Kind::Decisions, assessment.0, before).await?;
        let people = stored(&new.deciders_people);
        let recommended = new.recommended.map_or("", Route::as_str);
        let decided = dates::iso(new.decided);
        let interested = if new.is_interested { "yes" } else { "" };
        let fingerprint = new.state.fingerprint().to_string();
        sqlx::query(
            "INSERT INTO decisions (id, assessment_id, route, recommended, deciders, deciders_people, decided, reason, interested, fingerprint, canonical,
                 texts, return_on, check_ins, checked_in, goals, start_with, follows, place, newest)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', '', '', '', $13, $14, 1)",
        )
        .bind(id.0)
        .bind(assessment.0)
        .bind(new.route.as_str())
        .bind(recommended)
        .bind(&new.deciders)
        .bind(&people)
        .bind(&decided)
        .bind(&new.reason)
        .bind(interested)
        .bind(&fingerprint)
        .bind(new.state.canonical())
        .bind(new.texts.canonical())
        .bind(before.follows.to_bytes())
        .bind(before.place + 1)
        .execute(&mut *self.tx)
        .await?;
        let facts = [
            (Fact::Route, new.route.as_str()),
            (Fact::Recommended, recommended),
            (Fact::Deciders, &new.deciders),
            (Fact::DecidersPeople, &people),
            (Fact::Decided, &decided),
            (Fact::Reason, &new.reason),
            (Fact::Interested, interested),
            (Fact::Fingerprint, &fingerprint),
        ];
        self.log_new(jurisdiction, Subject::Decision(id), &facts).await?;
        Ok(id)
    }

    /// The jurisdiction of a decision, if that is the newest of it.
    async fn decided_by(&mut self, id: DecisionId) -> Result<JurisdictionId> {
        let sql = format!(
            "{DECIDED_BY} AND d.newest = 1 AND NOT EXISTS (
                 SELECT 1 FROM decisions e JOIN assessments b ON b.id = e.assessment_id
                 WHERE b.jurisdiction_id = a.jurisdiction_id AND b.deleted IS NULL AND (b.newest, b.place) > (a.newest, a.place))"
        );
        Ok(JurisdictionId(sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.tx).await?))
    }
}
