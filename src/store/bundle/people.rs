//! People in an import: with whom they are made one, who they are at a browser, and who stays on the list because
//! something names them.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::bundle::{Bundle, Change, Difference, Id, Person, What};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::Naming;
use crate::store::hands::{Result, Scribe, Turn};
use crate::store::people::all_named;

/// Where the records of a bundle lie.
pub(super) type Places = HashMap<Uuid, JurisdictionId>;

/// Differences that were taken, in the order in which they can be: what ends a tie between records before what makes
/// one, so that it does not matter in which order they came; and last whoever leaves the list, when all is in that may
/// name them.
#[derive(Default)]
pub(super) struct InTurn {
    first: Vec<Difference>,
    ties: Vec<Difference>,
    leaving: Vec<Difference>,
}

fn is_tie(change: &Change) -> bool {
    [Fact::SameAs, Fact::Actor].iter().any(|fact| change.field == fact.as_str())
}

impl InTurn {
    pub fn of(taken: &[Difference]) -> Self {
        let mut turns = Self::default();
        let mut later = Vec::new();
        for difference in taken {
            let What::Facts(changes) = &difference.what else {
                let leaves = matches!((&difference.what, difference.subject), (What::GoneThere(_), Subject::Person(_)));
                let turn = if leaves { &mut turns.leaving } else { &mut later };
                turn.push(difference.clone());
                continue;
            };
            if !matches!(difference.subject, Subject::Person(_)) {
                later.push(difference.clone());
                continue;
            }
            let part = |changes: Vec<Change>| Difference { what: What::Facts(changes), ..difference.clone() };
            let (mut ends, mut rest) = (Vec::new(), Vec::new());
            for change in changes {
                match change {
                    change if is_tie(change) && change.theirs.is_empty() => ends.push(change.clone()),
                    change if is_tie(change) => turns.ties.push(part(vec![change.clone()])),
                    change if change.field == Fact::Deleted.as_str() && !change.theirs.is_empty() => {
                        turns.leaving.push(part(vec![change.clone()]));
                    }
                    change => rest.push(change.clone()),
                }
            }
            turns.first.push(part(ends));
            later.push(part(rest));
        }
        turns.first.append(&mut later);
        turns
    }

    /// All of them, in turn.
    pub fn all(self) -> impl Iterator<Item = Difference> {
        self.first.into_iter().chain(self.ties).chain(self.leaving)
    }
}

/// The differences that were taken, without what could not be; and that.
fn parted(taken: Vec<Difference>, kept: Vec<Difference>) -> (Vec<Difference>, Vec<Difference>) {
    let mut by_key: HashMap<String, Vec<Difference>> = HashMap::new();
    for part in kept {
        by_key.entry(part.key.clone()).or_default().push(part);
    }
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for difference in taken {
        let Some(parts) = by_key.remove(&difference.key) else {
            done.push(difference);
            continue;
        };
        let What::Facts(changes) = &difference.what else {
            left.push(difference);
            continue;
        };
        let stays = |change: &Change| parts.iter().any(|part| matches!(&part.what, What::Facts(kept) if kept.contains(change)));
        let (kept, changes): (Vec<Change>, Vec<Change>) = changes.iter().cloned().partition(stays);
        if !changes.is_empty() {
            done.push(Difference { what: What::Facts(changes), ..difference.clone() });
        }
        left.push(Difference { what: What::Facts(kept), ..difference });
    }
    (done, left)
}

/// Whether a person may be made one with another, in one step and no more, or be somebody at a browser who is nobody
/// else in the jurisdiction.
pub(super) async fn may_be_tied(tx: &mut Turn, of: Uuid, id: Uuid, (field, to): (&str, Uuid)) -> Result<bool> {
    let sql = if field == Fact::SameAs.as_str() {
        "SELECT EXISTS (SELECT 1 FROM people WHERE id = $2 AND id <> $3 AND jurisdiction_id = $1 AND same_as IS NULL)
            AND NOT EXISTS (SELECT 1 FROM people WHERE same_as = $3)"
    } else {
        "SELECT NOT EXISTS (SELECT 1 FROM people WHERE jurisdiction_id = $1 AND actor = $2 AND id <> $3)"
    };
    Ok(sqlx::query_scalar(sql).bind(of).bind(to).bind(id).fetch_one(&mut **tx).await?)
}

/// The people who are new here.
fn newcomers<'a>(ours: &Bundle, theirs: &'a Bundle, left_out: &HashSet<Uuid>) -> Vec<(Uuid, &'a Person)> {
    let here: HashSet<Id> = ours.jurisdictions.iter().flat_map(|it| &it.people).map(|person| person.id).collect();
    let all = theirs.jurisdictions.iter().flat_map(|it| it.people.iter().map(|person| (it.id.0, person)));
    all.filter(|(_, person)| !here.contains(&person.id) && !left_out.contains(&person.id.0)).collect()
}

impl Scribe<'_> {
    /// Takes what the bundle says of records; those with the keys that are `chosen` are changes by whoever imports. What
    /// could not be taken, since it would make a chain of people made one, two people of one, or take somebody off the list
    /// who is named, comes back apart: it stays as it is here.
    pub(super) async fn adopt_all(
        &mut self,
        taken: Vec<Difference>,
        (ours, theirs): (&Bundle, &Bundle),
        (places, left_out): (&Places, &HashSet<Uuid>),
        chosen: &BTreeSet<String>,
    ) -> Result<(Vec<Difference>, Vec<Difference>)> {
        let place = |difference: &Difference| places.get(&difference.subject.id()).copied();
        let InTurn { first, mut ties, leaving } = InTurn::of(&taken);
        for difference in &first {
            self.adopt(place(difference), difference, chosen.contains(&difference.key)).await?;
        }
        for (of, person) in newcomers(ours, theirs, left_out) {
            self.tie(of, person).await?;
        }
        // What one of them points away from may be what another waits for.
        loop {
            let waiting = ties.len();
            let mut still = Vec::new();
            for difference in ties {
                if !self.adopt_tie(place(&difference), &difference, chosen.contains(&difference.key)).await? {
                    still.push(difference);
                }
            }
            ties = still;
            if ties.is_empty() || ties.len() == waiting {
                break;
            }
        }
        let mut kept = ties;
        let of = |bundle: &Bundle| bundle.jurisdictions.iter().map(|it| it.id.0).collect::<Vec<Uuid>>();
        let mut named: HashMap<JurisdictionId, HashMap<PersonId, Naming>> = HashMap::new();
        for id in of(ours).into_iter().chain(of(theirs)).collect::<BTreeSet<_>>() {
            named.insert(JurisdictionId(id), all_named(&mut self.tx, JurisdictionId(id)).await?);
        }
        for difference in leaving {
            let of = place(&difference);
            let naming = of.and_then(|of| named.get(&of)?.get(&PersonId(difference.subject.id())));
            if naming.is_some_and(|naming| !naming.is_nothing()) {
                kept.push(difference);
            } else {
                self.adopt(of, &difference, chosen.contains(&difference.key)).await?;
            }
        }
        for (of, named) in &named {
            self.call_back(*of, named).await?;
        }
        Ok(parted(taken, kept))
    }

    /// Ties somebody new as they came, where what stood in the way is gone now.
    async fn tie(&mut self, of: Uuid, person: &Person) -> Result<()> {
        for (field, to) in [(Fact::SameAs, person.same_as), (Fact::Actor, person.actor)] {
            let Some(to) = to else { continue };
            if may_be_tied(&mut self.tx, of, person.id.0, (field.as_str(), to.0)).await? {
                let sql = format!("UPDATE people SET {field} = $1 WHERE id = $2");
                sqlx::query(AssertSqlSafe(sql)).bind(to.0).bind(person.id.0).execute(&mut *self.tx).await?;
            }
        }
        Ok(())
    }

    async fn adopt_tie(&mut self, of: Option<JurisdictionId>, difference: &Difference, is_chosen: bool) -> Result<bool> {
        let What::Facts(changes) = &difference.what else { return Ok(false) };
        let (Some(of), [change]) = (of, &changes[..]) else { return Ok(false) };
        let Ok(to) = change.theirs.parse::<Uuid>() else { return Ok(false) };
        let may_be = may_be_tied(&mut self.tx, of.0, difference.subject.id(), (&change.field, to)).await?;
        if may_be {
            self.adopt(Some(of), difference, is_chosen).await?;
        }
        Ok(may_be)
    }

    /// Takes everybody of a jurisdiction out of the bin who is named.
    async fn call_back(&mut self, of: JurisdictionId, named: &HashMap<PersonId, Naming>) -> Result<()> {
        let sql = "SELECT id, deleted FROM people WHERE jurisdiction_id = $1 AND deleted IS NOT NULL ORDER BY id";
        let rows = sqlx::query(sql).bind(of.0).fetch_all(&mut *self.tx).await?;
        for row in &rows {
            let id = PersonId(row.try_get("id")?);
            if named.get(&id).is_some_and(|naming| !naming.is_nothing()) {
                self.put_on_list(of, id, row.try_get("deleted")?).await?;
            }
        }
        Ok(())
    }
}
