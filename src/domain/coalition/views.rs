//! The members in four views: by sector, by pillar, by working group, and whom to ask next.

use super::{Coalition, Member, Sector};
use crate::domain::guide::{Framework, PillarKey};
use crate::domain::things::choice;
use crate::domain::words::capital;

choice! {
    /// A view of the members.
    View {
        /// By the sector that they come from.
        Sector "sector" "By sector",
        /// By the pillars that they work on.
        Pillar "pillar" "By pillar",
        /// By working group.
        Group "group" "By working group",
        /// Those who are to be asked, and those who have not answered.
        Next "next" "Whom to ask next",
    }
}

/// Members under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf<'a> {
    /// The heading.
    pub heading: String,
    /// Whether the heading is a name that somebody gave.
    pub is_named: bool,
    /// Those under it, by name or as the view puts them.
    pub members: Vec<&'a Member>,
}

impl Coalition {
    /// The members in a view; no heading without one. One member may stand under several headings.
    #[must_use]
    pub fn arranged(&self, view: View) -> Vec<Shelf<'_>> {
        let mut shelves = match view {
            View::Sector => {
                let of = |sector: Option<Sector>| self.members.iter().filter(|member| member.sector() == sector).collect();
                let mut shelves: Vec<Shelf<'_>> = Sector::ALL.iter().map(|key| shelf(key.label().to_owned(), of(Some(*key)))).collect();
                shelves.push(shelf("No sector stated".to_owned(), of(None)));
                shelves
            }
            View::Pillar => {
                let of = |key: PillarKey| self.members.iter().filter(|member| member.pillars.contains(&key)).collect();
                let name = |key: PillarKey| capital(&Framework::current().pillar(key).name);
                let mut shelves: Vec<Shelf<'_>> = PillarKey::ALL.into_iter().map(|key| shelf(name(key), of(key))).collect();
                let none = self.members.iter().filter(|member| member.pillars.is_empty()).collect();
                shelves.push(shelf("No pillar stated".to_owned(), none));
                shelves
            }
            View::Group => {
                let mut shelves: Vec<Shelf<'_>> = self
                    .groups
                    .iter()
                    .map(|group| Shelf { heading: group.name.clone(), is_named: true, members: self.among(&group.members) })
                    .collect();
                let is_in_none = |member: &&Member| self.groups.iter().all(|group| !group.members.contains(&member.id));
                shelves.push(shelf("In no working group".to_owned(), self.members.iter().filter(is_in_none).collect()));
                shelves
            }
            View::Next => {
                vec![shelf("To ask".to_owned(), self.to_ask_next()), shelf("Asked, and not answered yet".to_owned(), self.unanswered())]
            }
        };
        shelves.retain(|shelf| !shelf.members.is_empty());
        shelves
    }
}

const fn shelf(heading: String, members: Vec<&Member>) -> Shelf<'_> {
    Shelf { heading, is_named: false, members }
}
