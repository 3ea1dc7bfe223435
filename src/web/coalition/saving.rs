//! What becomes of the form of a member: the organization that it names is found or made, and no one becomes a member twice.

use uuid::Uuid;

use super::basis::Basis;
use super::organization_field::{Meant, OrganizationField};
use crate::domain::coalition::Member;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::store::{NewThing, StoreError};
use crate::web::frame::{App, Failure, Form};
use crate::web::things::{self, Added, Came, Saved};

/// What became of a form.
pub(super) enum Outcome {
    /// All of it is saved.
    Saved(Uuid),
    /// Nothing was saved.
    Refused(Posted, Option<Twin>),
    /// Others changed these fields meanwhile; all else is saved.
    Contested(Vec<Fact>),
    /// Somebody put the member into the bin meanwhile.
    Gone,
}

/// A member who is one already.
pub(super) struct Twin {
    pub id: Uuid,
    pub told: String,
    /// Whether somebody else may have the name.
    pub may_be_another: bool,
    /// Whether they are one for another organization, and can be one for this organization too.
    pub is_elsewhere: bool,
}

/// What a form says of a person who is a member already.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    /// Somebody else of the same name is meant.
    pub is_another: bool,
    /// The same person is meant, for this organization too.
    pub is_also: bool,
}

impl Said {
    /// Takes it out of a form.
    pub fn take(form: &mut Form) -> Self {
        Self { is_another: form.take("someone_else").is_some(), is_also: form.take("also").is_some() }
    }
}

/// What stands for an organization that is yet to be made.
const TO_BE_MADE: Uuid = Uuid::nil();

/// The form with the id of the organization in place of its name.
fn with_organization(came: &Came, meant: &Meant) -> Came {
    let mut whole = came.clone();
    match meant {
        Meant::Nothing => {}
        Meant::None => whole.set(Fact::BelongsTo, ""),
        Meant::Known(id) => whole.set(Fact::BelongsTo, &id.to_string()),
        Meant::New(_) => whole.set(Fact::BelongsTo, &TO_BE_MADE.to_string()),
    }
    whole
}

/// The person and the organization that a form means; nothing where the person is somebody new, who is no member yet.
fn meant_by(posted: &Posted, stored: &Thing) -> Option<(Option<PersonId>, Option<Uuid>)> {
    let person = match posted.people.iter().find(|(fact, _)| *fact == Fact::Person) {
        Some((_, Who::New { .. })) => return None,
        Some((_, Who::Known(id))) => Some(*id),
        Some((_, Who::Nobody)) => None,
        None => stored.read(Fact::Person),
    };
    let typed = posted.values.iter().find(|(fact, _)| *fact == Fact::BelongsTo).map(|(_, value)| value.as_str());
    Some((person, typed.unwrap_or_else(|| stored.get(Fact::BelongsTo)).parse().ok()))
}

/// Says that somebody is a member already.
fn is_there(mut posted: Posted, basis: &Basis, id: Uuid, may_be_another: bool) -> Result<Outcome, Failure> {
    let member = basis.member(id)?;
    let beside = if member.person.is_some() { Fact::Person } else { Fact::BelongsTo };
    let told = member.told();
    posted.problems.push((beside, Problem::Other(format!("{told} is a member already."))));
    let twin = Twin { id, told, may_be_another: may_be_another && beside == Fact::Person, is_elsewhere: false };
    Ok(Outcome::Refused(posted, Some(twin)))
}

/// Asks whether a person who is a member for another organization is meant for this one too.
fn is_elsewhere(mut posted: Posted, member: &Member, may_be_another: bool) -> Outcome {
    let told = member.told();
    let words = format!("{told} is a member already. Say below whether they are to be a member for this organization too.");
    posted.problems.push((Fact::Person, Problem::Other(words)));
    Outcome::Refused(posted, Some(Twin { id: member.id, told, may_be_another, is_elsewhere: true }))
}

/// Makes the organization that a form names, if it is not there yet, and puts its id into the form.
async fn make(app: &App, actor: &Actor, basis: &Basis, meant: &Meant, whole: &mut Came) -> Result<Option<Problem>, Failure> {
    let Meant::New(name) = meant else { return Ok(None) };
    let mut facts = vec![(Fact::Name, name.clone())];
    let sector = whole.typed(Fact::Sector).unwrap_or_default().trim().to_owned();
    facts.extend((!sector.is_empty()).then_some((Fact::Sector, sector)));
    let new = NewThing { facts, once: whole.once, ..NewThing::of(Noun::Organization) };
    match app.store().add_thing(basis.jurisdiction.id, &new, actor, app.now()).await {
        // Somebody else may have made it at the same moment.
        Ok(id) | Err(StoreError::Twin(id)) => {
            whole.set(Fact::BelongsTo, &id.to_string());
            Ok(None)
        }
        Err(StoreError::Full) => {
            Ok(Some(Problem::Other("There are 2,000 organizations already, and there is no room for more. Delete one first.".to_owned())))
        }
        Err(error) => Err(error.into()),
    }
}

/// Adds a member.
pub(super) async fn add(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    (came, field): (&Came, &OrganizationField),
    said: Said,
) -> Result<Outcome, Failure> {
    let is_another = said.is_another;
    let of = basis.jurisdiction.id;
    let nothing = Thing::nothing(Noun::Member, Uuid::nil());
    let meant = match field.meant(came, &basis.coalition) {
        Ok(meant) => meant,
        Err(problem) => {
            let mut posted = with_organization(came, &Meant::New(String::new())).read_new(&basis.people);
            posted.problems.push((Fact::BelongsTo, problem));
            return Ok(Outcome::Refused(posted, None));
        }
    };
    let mut whole = with_organization(came, &meant);
    let mut posted = whole.read_new(&basis.people);
    if !posted.problems.is_empty() {
        return Ok(Outcome::Refused(posted, None));
    }
    let who = meant_by(&posted, &nothing);
    let there = who.and_then(|(person, from)| basis.coalition.there(person, from, None));
    if let Some(member) = there.filter(|member| !is_another || member.person.is_none()) {
        // A form that was only sent twice adds no one, and is no slip.
        let is_sent_twice = came.once.is_some_and(|once| member.id == NewThing::id_of_form(Noun::Member, of, once));
        return if is_sent_twice { Ok(Outcome::Saved(member.id)) } else { is_there(posted, basis, member.id, true) };
    }
    let elsewhere = who.and_then(|(person, from)| basis.coalition.elsewhere(person, from, None));
    if let Some(member) = elsewhere.filter(|_| !is_another && !said.is_also) {
        return Ok(is_elsewhere(posted, member, true));
    }
    if let Some(problem) = make(app, actor, basis, &meant, &mut whole).await? {
        posted.problems.push((Fact::BelongsTo, problem));
        return Ok(Outcome::Refused(posted, None));
    }
    let someone_else = |mut new: NewThing| {
        for (fact, who) in &mut new.people {
            if is_another
                && *fact == Fact::Person
                && let Who::Known(id) = who
                && let Some(known) = basis.people.iter().find(|person| person.id == *id)
            {
                *who = Who::New { name: known.profile.name.clone(), is_meant: true };
            }
        }
        new
    };
    Ok(match things::add(app, actor, of, &whole, someone_else).await? {
        Added::There(id) => Outcome::Saved(id),
        Added::Refused(posted) => Outcome::Refused(posted, None),
    })
}

/// Saves the form of a member who is stored.
pub(super) async fn change(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    (came, field): (&Came, &OrganizationField),
    (stored, said): (&Thing, Said),
) -> Result<Outcome, Failure> {
    let of = basis.jurisdiction.id;
    let people = things::meant(app, of, came, stored).await?;
    let meant = match field.meant(came, &basis.coalition) {
        Ok(meant) => meant,
        Err(problem) => {
            let mut posted = with_organization(came, &Meant::New(String::new())).read(stored, &people);
            posted.problems.push((Fact::BelongsTo, problem));
            return Ok(Outcome::Refused(posted, None));
        }
    };
    let mut whole = with_organization(came, &meant);
    let mut posted = whole.read(stored, &people);
    if !posted.problems.is_empty() {
        return Ok(Outcome::Refused(posted, None));
    }
    let before = (stored.read::<PersonId>(Fact::Person), stored.get(Fact::BelongsTo).parse::<Uuid>().ok());
    let after = meant_by(&posted, stored);
    let after = after.filter(|after| *after != before);
    let there = after.and_then(|(person, from)| basis.coalition.there(person, from, Some(stored.id)));
    if let Some(member) = there {
        return is_there(posted, basis, member.id, false);
    }
    // Who was a member for two organizations before stays one.
    let was_so = basis.coalition.elsewhere(before.0, before.1, Some(stored.id)).is_some() && after.is_some_and(|after| after.0 == before.0);
    let elsewhere = after.and_then(|(person, from)| basis.coalition.elsewhere(person, from, Some(stored.id)));
    if let Some(member) = elsewhere.filter(|_| !said.is_also && !was_so) {
        return Ok(is_elsewhere(posted, member, false));
    }
    if let Some(problem) = make(app, actor, basis, &meant, &mut whole).await? {
        posted.problems.push((Fact::BelongsTo, problem));
        return Ok(Outcome::Refused(posted, None));
    }
    Ok(match things::save(app, actor, of, &whole, stored).await? {
        Saved::All => Outcome::Saved(stored.id),
        Saved::Gone => Outcome::Gone,
        Saved::Refused(posted) => Outcome::Refused(posted, None),
        Saved::Contested(refused) => Outcome::Contested(refused),
    })
}
