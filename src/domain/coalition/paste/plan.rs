//! What the list would add, row by row.

use std::collections::{BTreeMap, HashMap};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::entry::{Entry, Fault};
use super::here::Here;
use super::sheet::Sheet;
use crate::domain::coalition::coalition::is_same_member;
use crate::domain::ids::PersonId;
use crate::domain::names::{self, identity};
use crate::domain::people::Profile;
use crate::domain::things::Noun;
use crate::domain::words::{capital, number};

/// Whom a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Nobody: the organization itself is the member.
    Nobody,
    /// A person on record.
    Known(PersonId),
    /// The person whom an earlier row adds.
    Row(usize),
    /// Somebody who is not on record yet.
    New,
}

/// Which organization a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// None.
    None,
    /// One that is here.
    Known(Uuid),
    /// The one that an earlier row adds.
    Row(usize),
    /// One that is not here yet.
    New,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// A member.
    Added(Who, Place),
    /// Nothing, since that member is here already.
    Member,
    /// Nothing, since an earlier row is about the same member.
    Twice(usize),
    /// Nothing yet, since one of these may be meant, or somebody new.
    Asked(Vec<(Who, Profile)>),
    /// Nothing, since it cannot be read.
    Faulty(Vec<Fault>),
}

/// A row with what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its number.
    pub row: usize,
    /// What it says, if it can be read.
    pub entry: Option<Entry>,
    /// What becomes of it.
    pub becomes: Becomes,
    /// The other organizations for which the person whom it adds is a member already, by here or by an earlier row.
    pub also: Vec<String>,
}

/// What was chosen for rows that may mean several: "new", a person, or the row that adds them.
pub type Choices = BTreeMap<usize, String>;

/// What the list would add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The rows, in their order.
    pub rows: Vec<Planned>,
    /// Why nothing of it can be added; empty if it can.
    pub too_many: String,
    mark: String,
}

impl Who {
    /// The word for them in the choice of a form.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::Row(row) => format!("row-{row}"),
            Self::Nobody | Self::New => "new".to_owned(),
        }
    }
}

impl Plan {
    /// Holds a list against who is here.
    #[must_use]
    pub fn of(sheet: &Sheet, here: &Here, choices: &Choices) -> Self {
        let unanswered = rows(sheet, here, &Choices::new());
        let mut hash = Sha256::new();
        hash.update(sheet.text.as_bytes());
        for row in &unanswered {
            hash.update(format!("\n{} {:?} {:?}", row.row, row.becomes, row.also));
        }
        let mark = uuid::Builder::from_bytes(first(&hash.finalize())).into_uuid().simple().to_string();
        let rows = if choices.is_empty() { unanswered } else { rows(sheet, here, choices) };
        let mut plan = Self { rows, too_many: String::new(), mark };
        plan.too_many = plan.overflow(here);
        plan
    }

    /// What it is known by: another list, or another state of things here, gives another.
    #[must_use]
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// How many members it would add.
    #[must_use]
    pub fn added(&self) -> usize {
        self.rows.iter().filter(|planned| matches!(planned.becomes, Becomes::Added(..))).count()
    }

    /// How many people who are not on record yet, and how many organizations.
    #[must_use]
    pub fn new_beside(&self) -> (usize, usize) {
        let count = |is_it: fn(&Becomes) -> bool| self.rows.iter().filter(|planned| is_it(&planned.becomes)).count();
        (count(|becomes| matches!(becomes, Becomes::Added(Who::New, _))), count(|becomes| matches!(becomes, Becomes::Added(_, Place::New))))
    }

    /// The numbers of the rows that are left out: they cannot be read, or nobody said yet who is meant.
    #[must_use]
    pub fn left_out(&self) -> Vec<usize> {
        let is_left = |planned: &&Planned| matches!(planned.becomes, Becomes::Asked(_) | Becomes::Faulty(_));
        self.rows.iter().filter(is_left).map(|planned| planned.row).collect()
    }

    fn overflow(&self, here: &Here) -> String {
        let more = [(Noun::Member, here.members.len(), self.added()), (Noun::Organization, here.organizations.len(), self.new_beside().1)];
        let full = more.into_iter().find(|(noun, there, added)| *added > 0 && there + added > noun.most());
        full.map_or_else(String::new, |(noun, there, added)| {
            format!(
                "There is room for {} {}. {} are here, and the list would add {}.",
                number(noun.most()),
                noun.called().1,
                capital(&number(there)),
                number(added)
            )
        })
    }
}

/// The first 16 bytes of a digest, which is long enough to tell two lists apart.
fn first(digest: &[u8]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes
}

fn rows(sheet: &Sheet, here: &Here, choices: &Choices) -> Vec<Planned> {
    let mut known = Known::of(here);
    let plan = |(row, read): &(usize, Result<Entry, Vec<Fault>>)| match read {
        Err(faults) => Planned { row: *row, entry: None, becomes: Becomes::Faulty(faults.clone()), also: Vec::new() },
        Ok(entry) => {
            let (becomes, also) = known.take(*row, entry, choices.get(row).map_or("", String::as_str));
            Planned { row: *row, entry: Some(entry.clone()), becomes, also }
        }
    };
    sheet.rows.iter().map(plan).collect()
}

/// Somebody who may be meant.
struct Someone {
    who: Who,
    profile: Profile,
    /// The organizations that they come from, by the letters of their names.
    organizations: Vec<Vec<u8>>,
}

/// Who is known so far: from here, and from the rows above.
#[derive(Default)]
struct Known {
    people: Vec<Someone>,
    by_name: HashMap<Vec<u8>, Vec<usize>>,
    alike: HashMap<String, Vec<usize>>,
    organizations: HashMap<Vec<u8>, Place>,
    /// The members, by the person.
    members: HashMap<Who, Vec<There>>,
}

/// A member who is known so far.
struct There {
    place: Place,
    /// What the organization is called; empty for none.
    organization: String,
    /// The row that adds them, if one does.
    row: Option<usize>,
}

impl Known {
    fn of(here: &Here) -> Self {
        let mut known = Self::default();
        let name_of: HashMap<Uuid, &str> = here.organizations.iter().map(|(id, name)| (*id, name.as_str())).collect();
        for (id, name) in &here.organizations {
            known.organizations.entry(identity(name)).or_insert(Place::Known(*id));
        }
        let mut comes_from: HashMap<PersonId, Vec<Vec<u8>>> = HashMap::new();
        for member in &here.members {
            let who = member.person.map_or(Who::Nobody, Who::Known);
            let name = member.organization.and_then(|id| name_of.get(&id));
            let place = member.organization.map_or(Place::None, Place::Known);
            let organization = name.map_or_else(String::new, |name| (*name).to_owned());
            known.members.entry(who).or_default().push(There { place, organization, row: None });
            if let (Some(person), Some(name)) = (member.person, name) {
                comes_from.entry(person).or_default().push(identity(name));
            }
        }
        for person in &here.people {
            known.meet(Who::Known(person.id), person.profile.clone(), comes_from.remove(&person.id).unwrap_or_default());
        }
        known
    }

    fn meet(&mut self, who: Who, profile: Profile, mut organizations: Vec<Vec<u8>>) {
        if !profile.organization.is_empty() {
            organizations.push(identity(&profile.organization));
        }
        self.by_name.entry(identity(&profile.name)).or_default().push(self.people.len());
        self.alike.entry(names::fold(&profile.name)).or_default().push(self.people.len());
        self.people.push(Someone { who, profile, organizations });
    }

    /// What becomes of a row, and for which other organizations the person is a member already; whom it adds is known from
    /// then on.
    fn take(&mut self, row: usize, entry: &Entry, choice: &str) -> (Becomes, Vec<String>) {
        let who = match self.meant(&entry.person, choice) {
            Ok(who) => who,
            Err(among) => return (Becomes::Asked(among.into_iter().map(|one| self.placed(one)).collect()), Vec::new()),
        };
        let letters = identity(&entry.person.organization);
        let place = match self.organizations.get(&letters) {
            _ if entry.person.organization.is_empty() => Place::None,
            Some(place) => *place,
            None => Place::New,
        };
        let key = |place: Place| ((who != Who::Nobody).then_some(who), (place != Place::None).then_some(place));
        let is_same = |other: &&There| is_same_member(key(other.place), key(place));
        let of_them = self.members.get(&who).filter(|_| who != Who::New);
        if let Some(same) = of_them.and_then(|all| all.iter().find(is_same)) {
            return (same.row.map_or(Becomes::Member, Becomes::Twice), Vec::new());
        }
        let of_them = of_them.filter(|_| who != Who::Nobody).into_iter().flatten();
        let also = of_them.map(|there| there.organization.clone()).filter(|name| !name.is_empty()).collect();
        let of_row = if place == Place::New { Place::Row(row) } else { place };
        if place == Place::New {
            self.organizations.insert(letters.clone(), of_row);
        }
        let stands = if who == Who::New { Who::Row(row) } else { who };
        let there = There { place: of_row, organization: entry.person.organization.clone(), row: Some(row) };
        self.members.entry(stands).or_default().push(there);
        if who == Who::New {
            self.meet(stands, entry.person.clone(), Vec::new());
        } else if let Some(someone) = self.people.iter_mut().find(|someone| someone.who == who && place != Place::None) {
            someone.organizations.push(letters);
        }
        (Becomes::Added(who, place), also)
    }

    /// Somebody who may be meant, with the organizations for which they are a member, so that a choice can tell.
    fn placed(&self, (who, mut profile): (Who, Profile)) -> (Who, Profile) {
        if profile.organization.is_empty() {
            let of_them = self.members.get(&who).into_iter().flatten().map(|there| there.organization.as_str());
            profile.organization = of_them.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
        }
        (who, profile)
    }

    /// Whom a row means, or who may be meant.
    fn meant(&self, person: &Profile, choice: &str) -> Result<Who, Vec<(Who, Profile)>> {
        if person.name.is_empty() {
            return Ok(Who::Nobody);
        }
        let find = |found: Option<&Vec<usize>>| -> Vec<&Someone> { found.into_iter().flatten().map(|at| &self.people[*at]).collect() };
        let named = find(self.by_name.get(&identity(&person.name)));
        // Written apart from how it stands on record, it may be the same person.
        let (among, is_alike) = if named.is_empty() { (find(self.alike.get(&names::fold(&person.name))), true) } else { (named, false) };
        if among.is_empty() || choice == Who::New.word() {
            return Ok(Who::New);
        }
        if let Some(chosen) = among.iter().find(|someone| someone.who.word() == choice) {
            return Ok(chosen.who);
        }
        let fitting: Vec<&Someone> = among.iter().copied().filter(|someone| someone.fits(person)).collect();
        let exact: Vec<&Someone> = fitting.iter().copied().filter(|someone| someone.is(person)).collect();
        match (fitting.as_slice(), exact.as_slice()) {
            ([one], _) | (_, [one]) if !is_alike => Ok(one.who),
            ([], _) => Err(told(&among)),
            _ => Err(told(&fitting)),
        }
    }
}

fn told(among: &[&Someone]) -> Vec<(Who, Profile)> {
    among.iter().map(|someone| (someone.who, someone.profile.clone())).collect()
}

impl Someone {
    /// Whether what a row says of department and organization does not speak against them.
    fn fits(&self, person: &Profile) -> bool {
        let department = person.department.is_empty() || self.profile.department.is_empty();
        let department = department || names::same(&person.department, &self.profile.department);
        let organization = person.organization.is_empty() || self.organizations.is_empty() || self.comes_from(person);
        // Who is known by a department alone, and comes from an organization in the list, or the other way round, may be another.
        let outside = |of: &Profile, has_none: bool| of.department.is_empty() && !has_none;
        let crosses = (outside(person, person.organization.is_empty())
            && self.organizations.is_empty()
            && !self.profile.department.is_empty())
            || (outside(&self.profile, self.organizations.is_empty()) && person.organization.is_empty() && !person.department.is_empty());
        department && organization && !crosses
    }

    /// Whether the row says something more than the name, and all of it is known of them.
    fn is(&self, person: &Profile) -> bool {
        let details = [(&person.title, &self.profile.title), (&person.department, &self.profile.department)];
        let says_something = details.iter().any(|(said, _)| !said.is_empty()) || !person.organization.is_empty();
        let is_known = |(said, known): &(&String, &String)| said.is_empty() || names::same(said, known);
        says_something && details.iter().all(is_known) && (person.organization.is_empty() || self.comes_from(person))
    }

    fn comes_from(&self, person: &Profile) -> bool {
        self.organizations.contains(&identity(&person.organization))
    }
}
