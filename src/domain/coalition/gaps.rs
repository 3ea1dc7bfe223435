//! What the coalition lacks, in words.

use super::{Asking, Coalition, Sector, WorkingGroup};
use crate::domain::guide::{Framework, PillarKey, PredictorKey};
use crate::domain::words::{agree, capital, inserted, list, number};

impl Coalition {
    /// The sectors from which there is no one, whoever declined left aside.
    #[must_use]
    pub fn empty_sectors(&self) -> Vec<Sector> {
        let is_there = |sector: Sector| self.members.iter().any(|member| member.is_in_view() && member.sector() == Some(sector));
        Sector::ALL.iter().copied().filter(|sector| !is_there(*sector)).collect()
    }

    /// The sectors from which somebody is on the list, and no one has joined yet.
    #[must_use]
    pub fn waiting_sectors(&self) -> Vec<Sector> {
        let empty = self.empty_sectors();
        let has_joined = |sector: Sector| self.standing(Asking::Joined).any(|member| member.sector() == Some(sector));
        Sector::ALL.iter().copied().filter(|sector| !empty.contains(sector) && !has_joined(*sector)).collect()
    }

    /// The pillars on which no one works, whoever declined left aside.
    #[must_use]
    pub fn empty_pillars(&self) -> Vec<PillarKey> {
        let is_there = |pillar: PillarKey| self.members.iter().any(|member| member.is_in_view() && member.pillars.contains(&pillar));
        PillarKey::ALL.into_iter().filter(|pillar| !is_there(*pillar)).collect()
    }

    /// The empty sectors in a sentence: "No one yet from: school district and residents." Nothing if there is none.
    #[must_use]
    pub fn empty_sectors_told(&self) -> String {
        let nobody = self.empty_sectors().into_iter().filter(|sector| self.declined_from(*sector) == 0);
        sentence("No one yet from", nobody.map(Sector::within))
    }

    /// The sectors of which all who were asked declined, in a sentence: "One from philanthropy was asked and declined."
    #[must_use]
    pub fn declined_sectors_told(&self) -> String {
        let told = |sector: Sector| (self.declined_from(sector), format!("from {}", sector.within()));
        declined(self.empty_sectors().into_iter().map(told))
    }

    /// The pillars of which all who were asked declined, in a sentence.
    #[must_use]
    pub fn declined_pillars_told(&self) -> String {
        let told = |pillar: PillarKey| (self.declined_for(pillar), format!("for {}", Framework::current().pillar(pillar).name));
        declined(self.empty_pillars().into_iter().map(told))
    }

    fn declined_from(&self, sector: Sector) -> usize {
        self.standing(Asking::Declined).filter(|member| member.sector() == Some(sector)).count()
    }

    fn declined_for(&self, pillar: PillarKey) -> usize {
        self.standing(Asking::Declined).filter(|member| member.pillars.contains(&pillar)).count()
    }

    /// The sectors from which no one has joined yet, in a sentence.
    #[must_use]
    pub fn waiting_sectors_told(&self) -> String {
        sentence("On the list, but no one has joined yet from", self.waiting_sectors().into_iter().map(Sector::within))
    }

    /// The empty pillars in a sentence.
    #[must_use]
    pub fn empty_pillars_told(&self) -> String {
        let nobody = self.empty_pillars().into_iter().filter(|pillar| self.declined_for(*pillar) == 0);
        sentence("No one yet for", nobody.map(|pillar| Framework::current().pillar(pillar).name.as_str()))
    }

    /// The predictors of interest that no working group works on: `of_interest` are those that findings speak of.
    #[must_use]
    pub fn without_group(&self, of_interest: &[PredictorKey]) -> Vec<PredictorKey> {
        let is_worked_on = |key: &PredictorKey| self.groups.iter().any(|group| group.predictors.contains(key));
        PredictorKey::all().filter(|key| of_interest.contains(key) && !is_worked_on(key)).collect()
    }

    /// What the working groups lack, a sentence for each: "“Housing” has no lead and no members."
    #[must_use]
    pub fn groups_lack(&self) -> Vec<String> {
        let told = |group: &WorkingGroup| {
            let lacks = group.lacks(self.among(&group.members).len())?;
            Some(format!("“{}” {lacks}.", inserted(&group.name)))
        };
        self.groups.iter().filter_map(told).collect()
    }

    /// How many members are in no working group, of those who joined: "Two who joined are in no working group."
    #[must_use]
    pub fn in_no_group_told(&self) -> String {
        let n = self.standing(Asking::Joined).filter(|member| self.groups.iter().all(|group| !group.members.contains(&member.id))).count();
        if n == 0 || self.groups.is_empty() {
            return String::new();
        }
        let number = capital(&crate::domain::words::number(n));
        format!("{number} who joined {} in no working group.", agree(n, "is", "are"))
    }
}

/// "No one yet from: a, b, and c."; nothing if there is none.
fn sentence<'a>(lead: &str, items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<&str> = items.collect();
    if items.is_empty() { String::new() } else { format!("{lead}: {}.", apart(&items)) }
}

/// "One from philanthropy was asked and declined." Those of whom no one declined are left out; nothing if there is none.
fn declined(those: impl Iterator<Item = (usize, String)>) -> String {
    let those: Vec<(usize, String)> = those.filter(|(n, _)| *n > 0).collect();
    if those.is_empty() {
        return String::new();
    }
    let all: usize = those.iter().map(|(n, _)| n).sum();
    let told: Vec<String> = those.iter().map(|(n, whence)| format!("{} {whence}", number(*n))).collect();
    format!("{} {} asked and declined.", capital(&apart(&told)), agree(all, "was", "were"))
}

/// Several in a row, parted by semicolons where one has a comma or an "and" of its own.
fn apart<T: AsRef<str>>(items: &[T]) -> String {
    let is_long = items.len() > 1 && items.iter().any(|item| item.as_ref().contains(',') || item.as_ref().contains(" and "));
    if is_long { items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ") } else { list(items) }
}
