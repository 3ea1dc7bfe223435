//! Who made the plan: those who joined, by sector, and the working groups.

use crate::domain::coalition::{Asking, Coalition, Member, Role, Sector};
use crate::domain::guide::Framework;
use crate::domain::words::{capital, count, number};
use crate::report::GroupPart;

/// The coalition, as far as it joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoalitionPart {
    /// How many there are, in a sentence.
    pub told: String,
    /// Who joined, by sector: what the sector is called, and the members.
    pub sectors: Vec<(&'static str, Vec<JoinedPart>)>,
    /// The working groups, in their order.
    pub groups: Vec<GroupPart>,
}

/// A member who joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedPart {
    /// "Dana Ortiz of Wren Health"
    pub name: String,
    /// The roles in the coalition; empty where nobody said.
    pub roles: String,
}

impl CoalitionPart {
    pub(super) fn of(coalition: &Coalition) -> Self {
        let joined: Vec<&Member> = coalition.standing(Asking::Joined).collect();
        let of = |sector: Option<Sector>| {
            let those = joined.iter().filter(|member| member.sector() == sector);
            let roles = |member: &Member| member.roles.iter().map(|role| Role::label(*role)).collect::<Vec<_>>().join(", ");
            those.map(|member| JoinedPart { name: member.told(), roles: roles(member) }).collect()
        };
        let mut sectors: Vec<(&'static str, Vec<JoinedPart>)> =
            Sector::ALL.iter().map(|sector| (sector.label(), of(Some(*sector)))).collect();
        sectors.retain(|(_, members)| !members.is_empty());
        let known = sectors.len();
        sectors.push(("Others", of(None)));
        sectors.retain(|(_, members)| !members.is_empty());
        let told = match (joined.len(), known) {
            (0, _) => "No one has joined the coalition yet.".to_owned(),
            (n, 0 | 1) => format!("{}.", capital(&format!("{} joined the coalition", count(n, "member has", "members have")))),
            (n, sectors) => {
                format!("{} joined the coalition, from {} sectors.", capital(&count(n, "member has", "members have")), number(sectors))
            }
        };
        let group = |group: &crate::domain::coalition::WorkingGroup| GroupPart {
            name: group.name.clone(),
            lead: group.lead.as_ref().map_or_else(String::new, |lead| lead.profile.with_role()),
            work: group.work.clone(),
            predictors: group.predictors.iter().map(|key| capital(&Framework::current().predictor(*key).name)).collect(),
            members: coalition.among(&group.members).into_iter().filter(|one| one.standing == Asking::Joined).map(Member::told).collect(),
        };
        Self { told, sectors, groups: coalition.groups.iter().map(group).collect() }
    }
}
