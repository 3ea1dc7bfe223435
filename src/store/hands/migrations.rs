//! The migrations, embedded from their folder: numbered SQL, each run once on a file.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

#[derive(RustEmbed)]
#[folder = "migrations"]
struct Folder;

/// All migrations, in order. The number of the last one is the level of the data file (`user_version`).
///
/// They are read when the first file is opened rather than by `sqlx::migrate!`, since that macro brings a second
/// SQLite and a second sqlx into the build, for the compiler alone.
pub static MIGRATIONS: LazyLock<Migrator> =
    LazyLock::new(|| Migrator::with_migrations(Folder::iter().map(|name| migration(&name)).collect()));

/// A migration of the folder; its number and what it is for stand in its name: `0001_foundation.sql`.
fn migration(name: &str) -> Migration {
    let (number, rest) = name.split_once('_').expect("a migration's name is a number, a line and words");
    let number = number.parse().expect("a migration's name begins with its number");
    let description = rest.trim_end_matches(".sql").replace('_', " ");
    let file = Folder::get(name).expect("the folder names what it holds");
    let sql = String::from_utf8(file.data.into_owned()).expect("a migration is text");
    Migration::new(number, description.into(), MigrationType::Simple, AssertSqlSafe(sql).into_sql_str(), false)
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn the_migrations_are_numbered_from_one_without_a_gap() {
        let numbers: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        assert!(!numbers.is_empty());
        assert_eq!(numbers, (1..).take(numbers.len()).collect::<Vec<i64>>());
    }

    #[test]
    fn a_migration_is_known_by_the_sum_that_sqlx_gave_it() {
        // As files of level 1 hold it in `_sqlx_migrations`, written by `sqlx::migrate!`.
        let first = MIGRATIONS.iter().next().expect("there is one");
        assert_eq!(&*first.description, "foundation");
        assert_eq!(first.checksum[..8], [0x50, 0xe4, 0x00, 0xc7, 0xc7, 0xe3, 0x03, 0x3d]);
    }
}
