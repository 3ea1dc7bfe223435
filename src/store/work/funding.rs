//! The funding lines of actions: read with their actions, and saved line by line.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, FundingLineId, JurisdictionId};
use crate::domain::words::position::Position;
use crate::domain::work::funding::{Funding, FundingLine, PostedLine, PostedLines, Slot};
use crate::store::hands::{Result, Scribe, StoreError, fresh_id};

/// A line from its columns.
pub(super) fn line(id: FundingLineId, source: String, [amount, year, standing]: [&str; 3]) -> Result<FundingLine> {
    let says = Funding::from_stored(source, amount, year, standing);
    Ok(FundingLine { id, says: says.ok_or_else(|| StoreError::Damaged("a funding line cannot be read".to_owned()))? })
}

fn read(row: &SqliteRow) -> Result<FundingLine> {
    let rest = [row.try_get("amount")?, row.try_get("fiscal_year")?, row.try_get("standing")?];
    line(FundingLineId(row.try_get("id")?), row.try_get("source")?, rest)
}

/// The lines of an action, the cleared ones as well, with where they stand.
async fn all(connection: &mut SqliteConnection, action: ActionId) -> Result<Vec<(FundingLine, String)>> {
    let sql = "SELECT id, source, amount, fiscal_year, standing, position FROM funding_lines WHERE action_id = $1 ORDER BY position, id";
    let rows = sqlx::query(sql).bind(action.0).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((read(row)?, row.try_get("position")?))).collect()
}

/// Puts a new line into its table.
pub(in crate::store) async fn insert(
    connection: &mut SqliteConnection,
    (id, action): (FundingLineId, ActionId),
    says: &Funding,
    position: &Position,
) -> Result<()> {
    let [source, amount, year, standing] = Funding::FACTS.map(|fact| says.stored(fact));
    sqlx::query(
        "INSERT INTO funding_lines (id, action_id, source, amount, fiscal_year, standing, position) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.0)
    .bind(action.0)
    .bind(source)
    .bind(amount)
    .bind(year)
    .bind(standing)
    .bind(position.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

impl Scribe<'_> {
    /// Saves the lines of an action as a form has them, each whole or not at all, and names those that were not: others
    /// changed them after they were shown, or left no room for them.
    pub(super) async fn save_lines(
        &mut self,
        jurisdiction: JurisdictionId,
        action: ActionId,
        lines: &[PostedLine],
    ) -> Result<(bool, Vec<Slot>)> {
        let is_untouched = |line: &PostedLine| line.says.revision() == line.seen;
        if lines.iter().all(is_untouched) {
            return Ok((false, Vec::new()));
        }
        let known = all(&mut self.tx, action).await?;
        let stored: Vec<FundingLine> = known.iter().map(|(line, _)| line.clone()).collect();
        let settled = PostedLines::settle(lines, &stored);
        let mut last = known.last().and_then(|(_, position)| position.parse::<Position>().ok());
        for line in &settled.saved {
            match line.slot {
                Slot::New(_) => {
                    let position = Position::after(last.as_ref());
                    self.make_line(jurisdiction, action, &line.says, &position).await?;
                    last = Some(position);
                }
                Slot::Stored(id) => {
                    let before = stored.iter().find(|stored| stored.id == id).ok_or(StoreError::NotFound)?;
                    self.change_line(jurisdiction, before, &line.says).await?;
                }
            }
        }
        Ok((!settled.saved.is_empty(), settled.refused))
    }

    /// Makes the lines of a new action.
    pub(super) async fn make_lines(&mut self, jurisdiction: JurisdictionId, action: ActionId, lines: &[Funding]) -> Result<()> {
        let lines = lines.iter().filter(|says| !says.is_blank());
        let positions = Position::spread(lines.clone().count());
        for (says, position) in lines.zip(&positions) {
            self.make_line(jurisdiction, action, says, position).await?;
        }
        Ok(())
    }

    async fn make_line(&mut self, jurisdiction: JurisdictionId, action: ActionId, says: &Funding, position: &Position) -> Result<()> {
        let id = FundingLineId(fresh_id());
        insert(&mut self.tx, (id, action), says, position).await?;
        let said = Funding::FACTS.map(|fact| says.stored(fact));
        let mut facts: Vec<_> = Funding::FACTS.into_iter().zip(said.iter().map(String::as_str)).collect();
        facts.push((Fact::Position, position.as_str()));
        self.log_new(jurisdiction, Subject::FundingLine(id), &facts).await
    }

    async fn change_line(&mut self, jurisdiction: JurisdictionId, before: &FundingLine, says: &Funding) -> Result<()> {
        let [source, amount, year, standing] = Funding::FACTS.map(|fact| says.stored(fact));
        sqlx::query("UPDATE funding_lines SET source = $1, amount = $2, fiscal_year = $3, standing = $4 WHERE id = $5")
            .bind(source)
            .bind(amount)
            .bind(year)
            .bind(standing)
            .bind(before.id.0)
            .execute(&mut *self.tx)
            .await?;
        for fact in Funding::FACTS {
            let (was, is) = (before.says.stored(fact), says.stored(fact));
            if was != is {
                self.log(Some(jurisdiction), Subject::FundingLine(before.id), fact.as_str(), false, (&was, &is)).await?;
            }
        }
        Ok(())
    }
}
