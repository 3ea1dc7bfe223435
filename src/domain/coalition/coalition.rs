//! The coalition as a whole: all that is stored of it, in the order of its lists.

use std::collections::HashSet;

use uuid::Uuid;

use super::member::Known;
use super::{Asking, Launch, Member, Organization, WorkingGroup};
use crate::domain::ids::PersonId;
use crate::domain::people::Person;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, count, number};

/// The coalition as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coalition {
    /// The organizations, by name.
    pub organizations: Vec<Organization>,
    /// The members, by name.
    pub members: Vec<Member>,
    /// The working groups, in the order made by hand.
    pub groups: Vec<WorkingGroup>,
    /// The launch, once something is known of it.
    pub launch: Option<Launch>,
}

impl Coalition {
    /// What it is made of.
    pub const NOUNS: [Noun; 4] = [Noun::Organization, Noun::Member, Noun::WorkingGroup, Noun::CoalitionLaunch];

    /// The coalition from the things of a jurisdiction, of whatever kinds, and from its people.
    #[must_use]
    pub fn of(things: &[Thing], people: &[Person]) -> Self {
        let all = |noun: Noun| things.iter().filter(move |thing| thing.noun == noun);
        let mut organizations: Vec<Organization> = all(Noun::Organization).map(Organization::of).collect();
        organizations.sort_by_cached_key(Organization::place);
        let known = Known::new(people, &organizations);
        let mut members: Vec<Member> = all(Noun::Member).map(|thing| Member::of(thing, &known)).collect();
        members.sort_by_cached_key(Member::place);
        let mut in_order: Vec<&Thing> = all(Noun::WorkingGroup).collect();
        in_order.sort_by_cached_key(|thing| thing.place());
        let groups = in_order.into_iter().map(|thing| WorkingGroup::of(thing, &known)).collect();
        Self { members, groups, launch: all(Noun::CoalitionLaunch).next().map(Launch::of), organizations }
    }

    /// A member by the id.
    #[must_use]
    pub fn member(&self, id: Uuid) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// Those of some ids who are members, by name.
    #[must_use]
    pub fn among(&self, ids: &[Uuid]) -> Vec<&Member> {
        let ids: HashSet<&Uuid> = ids.iter().collect();
        self.members.iter().filter(|member| ids.contains(&member.id)).collect()
    }

    /// Those of some ids, parted by where the asking stands with each: who joined, who has not answered, who was not asked
    /// yet, who declined. Nothing for an answer that no one gave.
    #[must_use]
    pub fn answers(&self, ids: &[Uuid]) -> Vec<(Asking, Vec<&Member>)> {
        let among = self.among(ids);
        let of = |standing: Asking| (standing, among.iter().copied().filter(|member| member.standing == standing).collect::<Vec<_>>());
        let answers = [Asking::Joined, Asking::Asked, Asking::ToAsk, Asking::Declined].map(of);
        answers.into_iter().filter(|(_, members)| !members.is_empty()).collect()
    }

    /// Those for whom the asking stands so, by name.
    pub fn standing(&self, standing: Asking) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.standing == standing)
    }

    /// The member that a person in an organization is already, as a list that is pasted means it. `but` is whoever is looked at.
    #[must_use]
    pub fn there(&self, person: Option<PersonId>, organization: Option<Uuid>, but: Option<Uuid>) -> Option<&Member> {
        if person.is_none() && organization.is_none() {
            return None;
        }
        let of = |member: &Member| (member.person.as_ref().map(|person| person.id), member.organization.as_ref().map(|one| one.id));
        self.members.iter().find(|member| Some(member.id) != but && is_same_member(of(member), (person, organization)))
    }

    /// The member that a person is for another organization than this one. `but` is whoever is looked at.
    #[must_use]
    pub fn elsewhere(&self, person: Option<PersonId>, organization: Option<Uuid>, but: Option<Uuid>) -> Option<&Member> {
        let (person, organization) = (person?, organization?);
        let is_they = |member: &Member| member.person.as_ref().is_some_and(|one| one.id == person);
        let is_for_another = |member: &Member| member.organization.as_ref().is_some_and(|one| one.id != organization);
        self.members.iter().find(|member| Some(member.id) != but && is_they(member) && is_for_another(member))
    }

    /// The members that come from an organization.
    pub fn from(&self, organization: Uuid) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.organization.as_ref().is_some_and(|one| one.id == organization))
    }

    /// How many there are, and where the asking stands: "11 members: two joined, four asked, five to ask."
    #[must_use]
    pub fn told(&self) -> String {
        if self.members.is_empty() {
            return "No one is on the list yet.".to_owned();
        }
        let standings = [(Asking::Joined, "joined"), (Asking::Asked, "asked"), (Asking::ToAsk, "to ask"), (Asking::Declined, "declined")];
        let parts: Vec<String> = standings
            .into_iter()
            .map(|(standing, word)| (self.standing(standing).count(), word))
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{} {word}", number(n)))
            .collect();
        format!("{} on the list: {}.", capital(&count(self.members.len(), "member", "members")), parts.join(", "))
    }
}

/// Whether two are one member: the same person in the same organization, the same organization without a person, or the
/// same person where one of both names no organization. A person can be there for two organizations.
pub(super) fn is_same_member<P: Eq + Copy, O: Eq + Copy>(one: (Option<P>, Option<O>), other: (Option<P>, Option<O>)) -> bool {
    let may_be_left_open = one.0.is_some() && (one.1.is_none() || other.1.is_none());
    one.0 == other.0 && (one.1 == other.1 || may_be_left_open)
}
