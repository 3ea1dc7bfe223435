//! One engagement, read from what is stored.

use time::Date;
use uuid::Uuid;

use super::{Form, Lack, Stage, Standing};
use crate::domain::history::Fact;
use crate::domain::things::{Thing, counted};
use crate::domain::words::dates;

/// The fewest people of a population group that a document tells of: of fewer, a reader could guess who they are.
const FEWEST: u32 = 5;

/// An engagement as the pages and documents look at it.
#[derive(Debug, Clone, Copy)]
pub struct Engagement<'a> {
    /// What is stored of it.
    pub thing: &'a Thing,
}

impl<'a> Engagement<'a> {
    /// Reads a thing of that kind.
    #[must_use]
    pub const fn of(thing: &'a Thing) -> Self {
        Self { thing }
    }

    /// Which it is.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.thing.id
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.thing.get(Fact::Title)
    }

    /// Its form, if somebody said.
    #[must_use]
    pub fn form(self) -> Option<Form> {
        self.thing.read(Fact::Form)
    }

    /// How far it is. While nobody said, it is still to come.
    #[must_use]
    pub fn stage(self) -> Stage {
        self.thing.read(Fact::Stage).unwrap_or(Stage::Planned)
    }

    /// The day on which it is to be held, or was.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        self.date(Fact::Held)
    }

    /// The day by which to report back.
    #[must_use]
    pub fn report_by(self) -> Option<Date> {
        self.date(Fact::Due)
    }

    /// The day on which it was reported back.
    #[must_use]
    pub fn reported(self) -> Option<Date> {
        self.date(Fact::Reported)
    }

    fn date(self, fact: Fact) -> Option<Date> {
        dates::parse_iso(self.thing.get(fact))
    }

    /// The population groups, each with how many of it, if that is known.
    #[must_use]
    pub fn groups(self) -> Vec<(Uuid, Option<u32>)> {
        counted(self.thing.get(Fact::Groups))
    }

    /// The population groups as a document may tell of them. Of one that took place, those of which fewer than five people
    /// came are left out, and those of which nobody said how many: they may have been few.
    #[must_use]
    pub fn groups_to_print(self) -> Vec<(Uuid, Option<u32>)> {
        let may_be_told = |number: Option<u32>| number.map_or(!self.is_held(), |number| number >= FEWEST);
        self.groups().into_iter().filter(|(_, number)| may_be_told(*number)).collect()
    }

    /// Whether it goes back to the community with a strategic action or a measure.
    #[must_use]
    pub fn is_about(self, id: Uuid) -> bool {
        [Fact::StrategicActions, Fact::Measures].into_iter().any(|fact| self.thing.named(fact).contains(&id))
    }

    /// Whether it names a population group.
    #[must_use]
    pub fn names_a_group(self) -> bool {
        !self.thing.get(Fact::Groups).is_empty()
    }

    /// Whether somebody said that it took place.
    #[must_use]
    pub fn is_held(self) -> bool {
        self.stage() == Stage::Held
    }

    /// Whether it took place by a day. What is said to be held on a day to come counts from that day on.
    #[must_use]
    pub fn took_place(self, today: Date) -> bool {
        self.is_held() && self.day().is_none_or(|day| day <= today)
    }

    /// Whether it is promised to people of a group, for a day that has not passed.
    #[must_use]
    pub fn is_promised(self, today: Date) -> bool {
        match self.standing(today) {
            Standing::Promised(_) => true,
            Standing::Ahead(_) => self.names_a_group(),
            _ => false,
        }
    }

    /// Whether it took place with people of a group. A group of which none came was not heard.
    #[must_use]
    pub fn heard(self, group: Uuid, today: Date) -> bool {
        self.took_place(today) && self.groups().iter().any(|(id, number)| *id == group && *number != Some(0))
    }

    /// Whether those who spoke were told by a day what became of it.
    #[must_use]
    pub fn is_reported(self, today: Date) -> bool {
        !self.thing.get(Fact::Reported).is_empty() && self.reported().is_none_or(|day| day <= today)
    }

    /// How it stands on a day.
    #[must_use]
    pub fn standing(self, today: Date) -> Standing {
        let said = |fact: Fact| !self.thing.get(fact).is_empty();
        match (self.stage(), self.day()) {
            (Stage::CalledOff, _) => Standing::CalledOff,
            (Stage::Planned, None) => Standing::Undated,
            (Stage::Planned, Some(day)) => match (self.names_a_group(), day < today) {
                (true, false) => Standing::Promised(day),
                (true, true) => Standing::NotKept(day),
                (false, false) => Standing::Planned(day),
                (false, true) => Standing::Passed(day),
            },
            (Stage::Held, Some(day)) if day > today => Standing::Ahead(day),
            (Stage::Held, _) if self.is_reported(today) => Standing::Reported(self.reported()),
            (Stage::Held, day) if said(Fact::Heard) => Standing::Unreported { held: day, by: self.report_by() },
            (Stage::Held, day) => Standing::Unheard { held: day, by: self.report_by() },
        }
    }

    /// What is missing: of one that took place only. What was never written down cannot be used or reported back.
    #[must_use]
    pub fn lacks(self, today: Date) -> Vec<Lack> {
        if !self.took_place(today) {
            return Vec::new();
        }
        let says = |lack: Lack| match lack {
            Lack::Reported => self.is_reported(today),
            _ => !self.thing.get(lack.fact()).is_empty(),
        };
        let is_missing = |lack: &Lack| !says(*lack) && (says(Lack::Heard) || !matches!(lack, Lack::Used | Lack::Reported));
        Lack::ALL.into_iter().filter(is_missing).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::engagement::given::engagement;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 23);

    #[test]
    fn how_it_stands_follows_from_its_day_its_groups_and_what_was_written() {
        let group = format!("{} 4", Uuid::from_u128(9));
        for (facts, stands) in [
            (&[(Fact::Held, "")][..], Standing::Undated),
            (&[(Fact::Held, "2026-11-23")], Standing::Planned(TODAY)),
            (&[(Fact::Held, "2026-11-23"), (Fact::Groups, &group)], Standing::Promised(TODAY)),
            (&[(Fact::Held, "2026-11-22")], Standing::Passed(date!(2026 - 11 - 22))),
            (&[(Fact::Held, "2026-11-22"), (Fact::Groups, &group)], Standing::NotKept(date!(2026 - 11 - 22))),
            (&[(Fact::Stage, "called_off"), (Fact::Held, "2026-11-22"), (Fact::Groups, &group)], Standing::CalledOff),
            (&[(Fact::Stage, "held"), (Fact::Held, "2026-11-22")], Standing::Unheard { held: Some(date!(2026 - 11 - 22)), by: None }),
            (
                &[(Fact::Stage, "held"), (Fact::Held, "2026-11-22"), (Fact::Heard, "Rent"), (Fact::Due, "2026-12-01")],
                Standing::Unreported { held: Some(date!(2026 - 11 - 22)), by: Some(date!(2026 - 12 - 01)) },
            ),
            (&[(Fact::Stage, "held"), (Fact::Reported, "2026-11-23")], Standing::Reported(Some(TODAY))),
            (
                &[(Fact::Stage, "held"), (Fact::Heard, "Rent"), (Fact::Reported, "2026-11-24")],
                Standing::Unreported { held: None, by: None },
            ),
            (&[(Fact::Stage, "held"), (Fact::Held, "2026-11-24"), (Fact::Heard, "Rent")], Standing::Ahead(date!(2026 - 11 - 24))),
        ] {
            let thing = engagement(1, facts);
            assert_eq!(Engagement::of(&thing).standing(TODAY), stands, "{facts:?}");
        }
    }

    #[test]
    fn only_what_took_place_lacks_anything() {
        assert_eq!(Engagement::of(&engagement(1, &[(Fact::Held, "2026-11-22")])).lacks(TODAY), []);
        let ahead = engagement(1, &[(Fact::Stage, "held"), (Fact::Held, "2026-11-24")]);
        assert_eq!(Engagement::of(&ahead).lacks(TODAY), []);
        let held = engagement(1, &[(Fact::Stage, "held"), (Fact::Held, "2026-11-22"), (Fact::Thanked, "A meal")]);
        assert_eq!(Engagement::of(&held).lacks(TODAY), [Lack::Groups, Lack::Heard]);
        let heard = engagement(1, &[(Fact::Stage, "held"), (Fact::Held, "2026-11-22"), (Fact::Heard, "Rent")]);
        assert_eq!(Engagement::of(&heard).lacks(TODAY), [Lack::Groups, Lack::Thanks, Lack::Used, Lack::Reported]);
    }

    #[test]
    fn a_group_is_heard_once_the_day_has_come_and_somebody_of_it_came() {
        let [none, some, untold] = [1, 2, 3].map(Uuid::from_u128);
        let groups = format!("{none} 0\n{some} 1\n{untold}");
        let held = engagement(1, &[(Fact::Stage, "held"), (Fact::Held, "2026-11-23"), (Fact::Groups, &groups)]);
        let heard = |today: Date| [none, some, untold].map(|group| Engagement::of(&held).heard(group, today));
        assert_eq!(heard(TODAY), [false, true, true]);
        assert_eq!(heard(date!(2026 - 11 - 22)), [false, false, false]);
    }

    #[test]
    fn a_document_leaves_out_a_group_of_fewer_than_five_or_of_nobody_knows_how_many() {
        let [few, some, untold] = [1, 2, 3].map(Uuid::from_u128);
        let groups = format!("{few} 4\n{some} 5\n{untold}");
        let (held, ahead) = (engagement(1, &[(Fact::Stage, "held"), (Fact::Groups, &groups)]), engagement(2, &[(Fact::Groups, &groups)]));
        assert_eq!(Engagement::of(&held).groups().len(), 3);
        assert_eq!(Engagement::of(&held).groups_to_print(), [(some, Some(5))]);
        assert_eq!(Engagement::of(&ahead).groups_to_print(), [(some, Some(5)), (untold, None)], "how many come is not known yet");
    }
}
