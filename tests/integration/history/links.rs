//! What the check says of links that cannot be.

use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Revision};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use time::{Duration, OffsetDateTime};

use crate::person::Person;

/// A file with three lines of one field, two rounds, and lines of other fields.
async fn filled() -> Person {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let id = round.trim_start_matches("/assessments/").parse().unwrap();
    for (hour, value) in ["in_place", "not_yet", "unknown"].into_iter().enumerate() {
        let field = "step-1.1".parse().unwrap();
        let seen = Revision::of(&dana.store.assessment(id).await.unwrap().state.get(field));
        let at = OffsetDateTime::now_utc() + Duration::hours(i64::try_from(hour).unwrap());
        let change = Change { field, value: value.to_owned(), seen };
        dana.store.record(id, &[change], &Actor::unnamed(), at).await.unwrap();
    }
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/assessments"), &[("title", "Next")]).await.expect(303);
    dana.store.close().await;
    dana
}

/// What the check finds after these statements.
async fn found(statements: &str) -> Vec<String> {
    let dana = filled().await;
    let path = dana.store.path();
    let before = check(path, Reading::Alone).await.unwrap();
    assert!(before.is_clean(), "{before:?}");
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    // Lines of the first edition, whose digests do not cover the links, are held to them by the check alone.
    sqlx::raw_sql(AssertSqlSafe(statements)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    check(path, Reading::Alone).await.unwrap().problems
}

#[track_caller]
fn tell(problems: &[String], words: &str) {
    assert!(problems.iter().any(|problem| problem.contains(words)), "“{words}” is not among {problems:?}");
}

const OF_STEP: &str = "(SELECT id FROM history WHERE field = 'step-1.1' ORDER BY seq";

#[tokio::test]
async fn a_line_that_follows_what_is_not_there_or_of_another_field_is_found() {
    let last = "WHERE seq = (SELECT max(seq) FROM history WHERE field = 'step-1.1')";
    for follows in ["randomblob(16)", "(SELECT id FROM history WHERE field = 'title' ORDER BY seq LIMIT 1)", "id"] {
        tell(&found(&format!("UPDATE history SET follows = {follows} {last}")).await, "follows one that is not there before it");
    }
    tell(&found(&format!("UPDATE history SET follows = x'' {last}")).await, "stand where only one can");
    tell(
        &found("DELETE FROM history WHERE seq = (SELECT max(seq) - 1 FROM history WHERE field = 'step-1.1')").await,
        "not there before it",
    );
}

#[tokio::test]
async fn two_lines_of_which_only_one_can_hold_are_found() {
    // The third line follows the first one, as the second does.
    let apart = format!("UPDATE history SET follows = {OF_STEP} LIMIT 1) WHERE id = {OF_STEP} DESC LIMIT 1)");
    tell(&found(&apart).await, "stand where only one can");
    let noted = format!("{apart}; UPDATE history SET beside = {OF_STEP} LIMIT 1 OFFSET 1) WHERE id = {OF_STEP} DESC LIMIT 1)");
    tell(&found(&noted).await, "say different things");
}

#[tokio::test]
async fn lines_that_follow_each_other_in_a_ring_are_found() {
    let ring = format!("UPDATE history SET follows = {OF_STEP} DESC LIMIT 1) WHERE id = {OF_STEP} LIMIT 1)");
    tell(&found(&ring).await, "follows one that is not there before it");
}

#[tokio::test]
async fn a_changed_link_of_a_new_line_does_not_fit_its_digest() {
    let changed = format!("UPDATE history SET follows = x'' WHERE id = {OF_STEP} DESC LIMIT 1)");
    tell(&found(&changed).await, "was changed after it was written");
    tell(&found("UPDATE history SET edition = 1 WHERE field = 'title'").await, "was changed after it was written");
}

#[tokio::test]
async fn rounds_whose_marks_are_not_what_their_links_say_are_found() {
    tell(&found("UPDATE assessments SET newest = 1").await, "marked as the newest");
    tell(&found("UPDATE assessments SET place = 7").await, "marked as the newest");
    tell(&found("UPDATE assessments SET follows = randomblob(16)").await, "follows what is not there");
    tell(&found("UPDATE assessments SET follows = id").await, "in a ring");
}
