//! Level 7: every line of the history that is there already follows the one before it, of its subject and field.

use super::Stage;
use super::backfill::Backfill;
use crate::store::hands::Result;

/// How many lines are linked by one statement, so that whoever waits sees it go on.
const AT_ONCE: i64 = 50_000;

/// Links the lines in the order in which they were written. They keep their digests, which cover no links.
pub(super) async fn fill(backfill: &mut Backfill<'_>) -> Result<()> {
    let ends = "SELECT coalesce(min(seq), 0), coalesce(max(seq), -1) FROM history";
    let (first, last): (i64, i64) = sqlx::query_as(ends).fetch_one(&mut *backfill.connection).await?;
    let mut from = first;
    while from <= last {
        let to = from.saturating_add(AT_ONCE - 1).min(last);
        sqlx::query(
            "UPDATE history SET follows = earlier.id
             FROM (SELECT h.seq, (SELECT p.id FROM history p WHERE p.subject_id = h.subject_id AND p.field = h.field AND p.seq < h.seq
                                  ORDER BY p.seq DESC LIMIT 1) AS id
                   FROM history h WHERE h.seq BETWEEN $1 AND $2) earlier
             WHERE earlier.seq = history.seq AND earlier.id IS NOT NULL",
        )
        .bind(from)
        .bind(to)
        .execute(&mut *backfill.connection)
        .await?;
        backfill.tell(Stage::Linking { done: to.abs_diff(first) + 1, all: last.abs_diff(first) + 1 });
        let Some(next) = to.checked_add(1) else { break };
        from = next;
    }
    Ok(())
}
