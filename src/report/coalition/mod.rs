//! The coalition, as its documents tell of it. How to reach somebody is in none of them.

use time::OffsetDateTime;

use crate::domain::coalition::{Asking, Coalition, Member, Sector};
use crate::domain::guide::Framework;
use crate::domain::words::capital;
use crate::report::document::Paper;

/// The roster of a coalition.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// How many there are, in a sentence.
    pub told: String,
    /// From which sectors and for which pillars there is no one, a sentence each.
    pub missing: Vec<String>,
    /// The members by sector, those who declined last.
    pub sectors: Vec<SectorPart>,
    /// The working groups, in their order.
    pub groups: Vec<GroupPart>,
}

/// The members from one sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectorPart {
    /// What it is called.
    pub heading: &'static str,
    /// Those from there, by name.
    pub members: Vec<MemberPart>,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberPart {
    /// The name.
    pub name: String,
    /// Title and department, as far as known.
    pub title: String,
    /// The organization; empty where the name is that of the organization itself.
    pub organization: String,
    /// The sector; empty when not said.
    pub sector: &'static str,
    /// The roles in the coalition.
    pub roles: String,
    /// Where the asking stands, with its day.
    pub standing: String,
}

/// A working group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPart {
    /// Its name.
    pub name: String,
    /// Who leads it; empty for nobody.
    pub lead: String,
    /// What it works on.
    pub work: String,
    /// The predictors that it works on.
    pub predictors: Vec<String>,
    /// Its members.
    pub members: Vec<String>,
}

impl RosterPart {
    /// Makes the roster.
    #[must_use]
    pub fn of(coalition: &Coalition, jurisdiction: &str, as_of: OffsetDateTime, paper: Paper) -> Self {
        let part = |heading: &'static str, is_in: &dyn Fn(&Member) -> bool| SectorPart {
            heading,
            members: coalition.members.iter().filter(|member| is_in(member)).map(MemberPart::of).collect(),
        };
        let of_sector = |sector: Option<Sector>| move |member: &Member| member.is_in_view() && member.sector() == sector;
        let mut sectors: Vec<SectorPart> = Sector::ALL.iter().map(|sector| part(sector.label(), &of_sector(Some(*sector)))).collect();
        sectors.push(part("No sector stated", &of_sector(None)));
        sectors.push(part("Asked, and declined", &|member| member.standing == Asking::Declined));
        sectors.retain(|sector| !sector.members.is_empty());
        let missing = [
            coalition.empty_sectors_told(),
            coalition.declined_sectors_told(),
            coalition.empty_pillars_told(),
            coalition.declined_pillars_told(),
        ];
        let is_empty = coalition.members.is_empty();
        Self {
            jurisdiction: jurisdiction.to_owned(),
            as_of,
            paper,
            told: coalition.told(),
            missing: missing.into_iter().filter(|sentence| !is_empty && !sentence.is_empty()).collect(),
            sectors,
            groups: coalition
                .groups
                .iter()
                .map(|group| GroupPart {
                    name: group.name.clone(),
                    lead: group.lead.as_ref().map_or_else(String::new, |lead| lead.profile.with_role()),
                    work: group.work.clone(),
                    predictors: group.predictors.iter().map(|key| capital(&Framework::current().predictor(*key).name)).collect(),
                    members: coalition.among(&group.members).into_iter().map(Member::told).collect(),
                })
                .collect(),
        }
    }

    /// All members, in the order of the roster.
    pub fn members(&self) -> impl Iterator<Item = &MemberPart> {
        self.sectors.iter().flat_map(|sector| &sector.members)
    }
}

impl MemberPart {
    fn of(member: &Member) -> Self {
        let profile = member.person.as_ref().map(|person| &person.profile);
        let titles = profile.map(|profile| [profile.title.as_str(), profile.department.as_str()]).unwrap_or_default();
        let stated = profile.map_or("", |profile| &profile.organization);
        Self {
            name: member.name().to_owned(),
            title: titles.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            organization: if member.from().is_empty() { stated } else { member.from() }.to_owned(),
            sector: member.sector().map_or("", Sector::label),
            roles: member.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", "),
            standing: member.standing_told(),
        }
    }
}
