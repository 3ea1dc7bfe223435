//! The people of a handover, each with what names them.

use super::outlook::Known;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::names::{self, SortKey};
use crate::domain::people::{Naming, Person, Profile};
use crate::store::Listed;
use crate::web::frame::{App, Failure};
use crate::web::people::summed;

/// Everybody who took part in a round, was asked, owns an action, sees to a line of the road, or was present at a meeting;
/// each once, by name, with what names them. Where of those present only the name is on record, a name that is there already is that person.
pub(super) async fn people(app: &App, id: JurisdictionId, known: &Known) -> Result<Vec<(Profile, String)>, Failure> {
    let listed = app.store().listed_people(id).await?;
    let deeds = summed(&listed, &app.store().deeds(id).await?);
    let (mut all, mut present, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for round in app.store().rounds(id).await? {
        all.extend(app.store().participants(round.id).await?);
        for meeting in app.store().meetings(round.id).await? {
            let mut meant = meeting.present_people.iter().copied();
            for name in meeting.names() {
                match meant.next().flatten().and_then(|id| shown(&listed, id)) {
                    Some(person) => all.push(person),
                    None => present.push(name.to_owned()),
                }
            }
        }
    }
    all.extend(known.asks.iter().map(|ask| ask.person.clone()));
    all.extend(known.actions.iter().filter_map(|action| action.owner.clone()));
    all.extend(known.road.iter().filter_map(|said| said.owner.clone()));
    // Whoever the parts of the plan name.
    all.extend(listed.iter().filter(|one| deeds.get(&one.person.id).is_some_and(is_in_the_parts)).map(|one| one.person.clone()));
    all.sort_by_key(|person| person.id);
    all.dedup_by_key(|person| person.id);
    for name in present {
        if all.iter().all(|known| !names::same(&known.profile.name, &name))
            && new.iter().all(|known: &Profile| !names::same(&known.name, &name))
        {
            new.push(Profile { name, ..Profile::default() });
        }
    }
    let known = all.into_iter().map(|person| (Some(person.id), person.profile));
    let mut all: Vec<(Option<PersonId>, Profile)> = known.chain(new.into_iter().map(|profile| (None, profile))).collect();
    all.sort_by_cached_key(|(id, profile)| (SortKey::of(&profile.name), *id));
    let does = |id: Option<PersonId>| id.and_then(|id| deeds.get(&id)).map_or_else(String::new, Naming::told);
    Ok(all.into_iter().map(|(id, profile)| (profile, does(id))).collect())
}

/// Whether somebody is named by the coalition, sources, engagement or the publication plan.
const fn is_in_the_parts(naming: &Naming) -> bool {
    naming.memberships + naming.asking + naming.working_groups + naming.sources + naming.engagements + naming.outreaches > 0
}

/// The person whom a record shows: itself, or the one that stands for it.
fn shown(listed: &[Listed], id: PersonId) -> Option<Person> {
    let find = |id: PersonId| listed.iter().find(|listed| listed.person.id == id);
    let found = find(id)?;
    found.same_as.map_or(Some(found), find).map(|listed| listed.person.clone())
}
