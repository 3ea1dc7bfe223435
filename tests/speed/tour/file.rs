//! The data file as a whole, and a damaged one.

use std::path::Path;

use milepost::store::file::{Reading, backup, check, contents, header};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use time::{Duration, OffsetDateTime};

use crate::person::Person;
pub async fn look_after(dana: &Person) {
    dana.post("/file/backup", &[]).await.expect(303);
    dana.post("/file/check", &[]).await.expect(303);
    let page = dana.get("/file").await;
    page.expect(200);
    let restore = page.text.split("href=\"/file/restore?backup=").nth(1).unwrap().split('"').next().unwrap();
    dana.get(&format!("/file/restore?backup={restore}")).await.expect(200);
    let (path, now) = (dana.store.path(), OffsetDateTime::now_utc());
    dana.store.empty_bin(now + Duration::days(60)).await.unwrap();
    // What the command line and a start ask.
    header::inspect(path).await.unwrap();
    check::glance(path).await.unwrap();
    contents::list(path, Reading::Beside).await.unwrap();
    backup::make_daily(path, now + Duration::days(1), Reading::Beside).await.unwrap();
    damage(path).await;
    assert!(!check::check(path, Reading::Beside).await.unwrap().is_clean());
}

pub async fn meddle(path: &Path, sql: &'static str) {
    let mut connection = SqliteConnectOptions::new().filename(path).disable_statement_logging().connect().await.unwrap();
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Changes something of every kind behind the program's back, so that a check has to say what it is.
async fn damage(path: &Path) {
    let mut connection = SqliteConnectOptions::new().filename(path).disable_statement_logging().connect().await.unwrap();
    for change in [
        "jurisdictions SET executive = executive || 'x'",
        "assessments SET title = title || 'x'",
        "actors SET title = title || 'x'",
        "people SET title = title || 'x'",
        "asks SET asked = '2020-01-01'",
        "meetings SET present = present || 'x'",
        "decisions SET return_on = '2199-01-01'",
        "actions SET notes = notes || 'x'",
        "funding_lines SET source = source || 'x'",
        "population_groups SET note = note || 'x'",
        "road_lines SET reason = reason || 'x'",
        "organizations SET notes = notes || 'x'",
        "members SET notes = notes || 'x'",
        "working_groups SET notes = notes || 'x'",
        "coalition_launches SET place = place || 'x'",
        "sources SET notes = notes || 'x'",
        "engagements SET place = place || 'x'",
        "findings SET notes = notes || 'x'",
        "supports SET what = what || 'x'",
        "reviews SET notes = notes || 'x'",
        "places SET reason = reason || 'x'",
        "peers SET reason = reason || 'x'",
        "officials SET notes = notes || 'x'",
        "metric_releases SET name = name || 'x'",
    ] {
        sqlx::query(AssertSqlSafe(format!("UPDATE {change}"))).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}
