//! The engagements of a jurisdiction together: what is promised, what is owed, and who was never heard.

use std::collections::HashMap;
use std::fmt;

use time::Date;
use uuid::Uuid;

use super::{Engagement, Lack, Stage, Standing};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::strategy;
use crate::domain::things::Thing;
use crate::domain::words::{capital, count, dates, inserted};

/// The engagements of a jurisdiction.
#[derive(Debug)]
pub struct Engagements<'a>(Vec<Engagement<'a>>);

/// A population group that nobody heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unheard {
    /// Which.
    pub group: Uuid,
    /// What it is called.
    pub name: String,
    /// How many findings say that it is among those most affected.
    pub findings: usize,
    /// The day on which it is promised to be heard next.
    pub promised: Option<Date>,
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = inserted(&self.name);
        match self.findings {
            0 => write!(f, "{}: not heard yet", capital(&name))?,
            n => write!(f, "{}: most affected by {}, and not heard yet", capital(&name), count(n, "finding", "findings"))?,
        }
        match self.promised {
            Some(day) => write!(f, "; promised for {}.", dates::long(day)),
            None => f.write_str("."),
        }
    }
}

impl<'a> Engagements<'a> {
    /// Reads them. What lies in the bin is none of them.
    #[must_use]
    pub fn of(things: impl IntoIterator<Item = &'a Thing>) -> Self {
        Self(things.into_iter().map(Engagement::of).collect())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those still to come, by their day; those without one last. What is said to be held on a day to come is one of them.
    #[must_use]
    pub fn planned(&self, today: Date) -> Vec<Engagement<'a>> {
        let is_ahead = |one: &Engagement<'a>| one.stage() != Stage::CalledOff && !one.took_place(today);
        let mut planned: Vec<Engagement<'a>> = self.0.iter().copied().filter(is_ahead).collect();
        planned.sort_by_key(|one| (one.day().is_none(), one.day(), one.id()));
        planned
    }

    /// Those that took place, the latest first.
    #[must_use]
    pub fn held(&self, today: Date) -> Vec<Engagement<'a>> {
        let mut held: Vec<Engagement<'a>> = self.0.iter().copied().filter(|one| one.took_place(today)).collect();
        held.sort_by_key(|one| (std::cmp::Reverse(one.day()), one.id()));
        held
    }

    /// Those that will not take place.
    #[must_use]
    pub fn called_off(&self) -> Vec<Engagement<'a>> {
        self.0.iter().copied().filter(|one| one.stage() == Stage::CalledOff).collect()
    }

    /// What is promised: those to come with population groups and a day that has not passed, the earliest first.
    #[must_use]
    pub fn promises(&self, today: Date) -> Vec<Engagement<'a>> {
        self.planned(today).into_iter().filter(|one| one.is_promised(today)).collect()
    }

    /// Promises whose day has passed, the earliest first.
    #[must_use]
    pub fn not_kept(&self, today: Date) -> Vec<Engagement<'a>> {
        self.planned(today).into_iter().filter(|one| matches!(one.standing(today), Standing::NotKept(_))).collect()
    }

    /// Those of which residents do not know yet what was heard, the earliest first.
    #[must_use]
    pub fn unreported(&self, today: Date) -> Vec<Engagement<'a>> {
        let is_owed = |one: &Engagement<'a>| matches!(one.standing(today), Standing::Unreported { .. });
        self.held(today).into_iter().rev().filter(is_owed).collect()
    }

    /// What is missing from those that took place, each with where, the latest first.
    #[must_use]
    pub fn lacks(&self, today: Date) -> Vec<(Lack, Vec<Engagement<'a>>)> {
        let held = self.held(today);
        let lacking = |lack: Lack| (lack, held.iter().copied().filter(|one| one.lacks(today).contains(&lack)).collect::<Vec<_>>());
        Lack::ALL.into_iter().map(lacking).filter(|(_, lacking)| !lacking.is_empty()).collect()
    }

    /// Those that go back to the community with a strategic action or a measure, the latest first; those without a day come
    /// first.
    #[must_use]
    pub fn about(&self, id: Uuid) -> Vec<Engagement<'a>> {
        let mut about: Vec<Engagement<'a>> =
            self.0.iter().copied().filter(|one| one.stage() != Stage::CalledOff && one.is_about(id)).collect();
        about.sort_by_key(|one| (one.day().is_some(), std::cmp::Reverse(one.day()), one.id()));
        about
    }

    /// The strategic actions that are chosen or under way, and with which nobody went back to the community by a day.
    #[must_use]
    pub fn not_taken_back<'b>(&self, strategic_actions: &'b [Thing], today: Date) -> Vec<&'b Thing> {
        let counts = |thing: &&Thing| thing.read(Fact::Status).is_some_and(strategy::Status::counts);
        let is_taken = |thing: &&Thing| self.0.iter().any(|one| one.took_place(today) && one.is_about(thing.id));
        strategic_actions.iter().filter(counts).filter(|thing| !is_taken(thing)).collect()
    }

    /// The population groups that no engagement heard: those most affected by findings first, then in their own order.
    #[must_use]
    pub fn unheard_groups(&self, groups: &[PopulationGroup], findings: &[Thing], today: Date) -> Vec<Unheard> {
        let is_heard = |group: &&PopulationGroup| self.0.iter().any(|one| one.heard(group.id.0, today));
        let mut affected: HashMap<Uuid, usize> = HashMap::new();
        for group in findings.iter().flat_map(|finding| finding.named(Fact::Groups)) {
            *affected.entry(group).or_default() += 1;
        }
        let promises = self.promises(today);
        let next_day = |group: Uuid| promises.iter().find(|one| one.thing.named(Fact::Groups).contains(&group)).and_then(|one| one.day());
        let unheard = groups.iter().filter(|group| !is_heard(group)).map(|group| Unheard {
            group: group.id.0,
            name: group.name.clone(),
            findings: affected.get(&group.id.0).copied().unwrap_or_default(),
            promised: next_day(group.id.0),
        });
        let mut unheard: Vec<Unheard> = unheard.collect();
        // Stable: within one number they stay in their own order.
        unheard.sort_by_key(|group| std::cmp::Reverse(group.findings));
        unheard
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::engagement::given::engagement;
    use crate::domain::ids::PopulationGroupId;
    use crate::domain::things::Noun;
    use crate::domain::words::position::Position;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 23);

    fn group(n: u128, name: &str) -> PopulationGroup {
        let position = Position::after(None);
        PopulationGroup { id: PopulationGroupId(Uuid::from_u128(n)), name: name.to_owned(), note: String::new(), position }
    }

    fn ids(engagements: &[Engagement<'_>]) -> Vec<u128> {
        engagements.iter().map(|one| one.id().as_u128()).collect()
    }

    #[test]
    fn what_is_promised_and_owed_comes_by_its_day() {
        let renters = Uuid::from_u128(70).to_string();
        let all = [
            engagement(1, &[(Fact::Held, "2026-12-05"), (Fact::Groups, &renters)]),
            engagement(2, &[(Fact::Held, "2026-11-30"), (Fact::Groups, &renters), (Fact::Stage, "planned")]),
            engagement(3, &[(Fact::Held, "2026-11-30")]),
            engagement(4, &[(Fact::Held, "2026-11-01"), (Fact::Groups, &renters)]),
            engagement(5, &[(Fact::Groups, &renters)]),
            engagement(6, &[(Fact::Stage, "held"), (Fact::Held, "2026-10-05"), (Fact::Heard, "Rent")]),
            engagement(7, &[(Fact::Stage, "held"), (Fact::Held, "2026-09-05"), (Fact::Heard, "Rent")]),
            engagement(8, &[(Fact::Stage, "held"), (Fact::Held, "2026-09-04"), (Fact::Heard, "Rent"), (Fact::Reported, "2026-10-01")]),
            engagement(10, &[(Fact::Stage, "held"), (Fact::Held, "2026-12-06"), (Fact::Heard, "Rent"), (Fact::Groups, &renters)]),
            engagement(9, &[(Fact::Stage, "called_off"), (Fact::Held, "2026-12-05"), (Fact::Groups, &renters)]),
        ];
        let engagements = Engagements::of(&all);
        assert_eq!(ids(&engagements.promises(TODAY)), [2, 1, 10], "held on a day to come is still to come");
        assert_eq!(ids(&engagements.not_kept(TODAY)), [4]);
        assert_eq!(ids(&engagements.unreported(TODAY)), [7, 6]);
        assert_eq!(ids(&engagements.planned(TODAY)), [4, 2, 3, 1, 10, 5], "those without a day come last");
        assert_eq!(ids(&engagements.held(TODAY)), [6, 7, 8]);
        assert_eq!(ids(&engagements.called_off()), [9]);
        let lacks: Vec<(Lack, Vec<u128>)> = engagements.lacks(TODAY).into_iter().map(|(lack, of)| (lack, ids(&of))).collect();
        assert_eq!(
            lacks,
            [(Lack::Groups, vec![6, 7, 8]), (Lack::Thanks, vec![6, 7, 8]), (Lack::Used, vec![6, 7, 8]), (Lack::Reported, vec![6, 7]),]
        );
    }

    #[test]
    fn what_nobody_went_back_with_is_named() {
        let line = |n: u128| Uuid::from_u128(n).to_string();
        let held = [(Fact::Stage, "held"), (Fact::Held, "2026-10-05")];
        let all = [
            engagement(1, &[held[0], held[1], (Fact::StrategicActions, &line(80)), (Fact::Measures, &line(90))]),
            engagement(2, &[(Fact::Held, "2026-12-05"), (Fact::StrategicActions, &format!("{}\n{}", line(80), line(81)))]),
            engagement(3, &[(Fact::Stage, "called_off"), (Fact::StrategicActions, &line(81))]),
            engagement(4, &[(Fact::StrategicActions, &line(80))]),
        ];
        let engagements = Engagements::of(&all);
        assert_eq!(ids(&engagements.about(Uuid::from_u128(80))), [4, 2, 1]);
        assert_eq!(ids(&engagements.about(Uuid::from_u128(81))), [2]);
        assert_eq!(ids(&engagements.about(Uuid::from_u128(90))), [1]);
        let action = |n: u128, status: &str| {
            let mut thing = Thing::nothing(Noun::StrategicAction, Uuid::from_u128(n));
            thing.values.insert(Fact::Status, status.to_owned());
            thing
        };
        let actions = [action(80, "under_way"), action(81, "chosen"), action(82, "idea"), action(83, "")];
        let open: Vec<u128> = engagements.not_taken_back(&actions, TODAY).iter().map(|thing| thing.id.as_u128()).collect();
        assert_eq!(open, [81]);
    }

    #[test]
    fn a_group_that_nobody_heard_is_named_first_where_findings_say_that_it_is_most_affected() {
        let groups = [group(70, "renters"), group(71, "older adults"), group(72, "young people"), group(73, "veterans")];
        let line = |n: u128| Uuid::from_u128(n).to_string();
        let all = [
            engagement(1, &[(Fact::Stage, "held"), (Fact::Held, "2026-10-05"), (Fact::Groups, &line(70))]),
            engagement(2, &[(Fact::Held, "2026-12-05"), (Fact::Groups, &line(72))]),
        ];
        let mut finding = Thing::nothing(Noun::Finding, Uuid::from_u128(20));
        finding.values.insert(Fact::Groups, format!("{}\n{}", line(70), line(72)));
        let unheard = Engagements::of(&all).unheard_groups(&groups, &[finding], TODAY);
        let told: Vec<String> = unheard.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "Young people: most affected by one finding, and not heard yet; promised for December 5, 2026.",
                "Older adults: not heard yet.",
                "Veterans: not heard yet.",
            ]
        );
    }
}
