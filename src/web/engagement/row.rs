//! One engagement as the list shows it.

use time::Date;
use uuid::Uuid;

use super::room::Room;
use crate::domain::engagement::{Engagement, Form, Lack};
use crate::domain::history::Fact;
use crate::domain::readiness::Revision;
use crate::domain::words::{dates, list};

/// One engagement of the list.
pub struct Row {
    /// Which.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// How it stands, in a sentence.
    pub stands: String,
    /// Whether its day has passed and something is still to be done.
    pub is_late: bool,
    /// Its form; empty while nobody said.
    pub form: &'static str,
    /// The groups, with how many of each; empty for none.
    pub groups: String,
    /// The strategic actions and measures with which it goes back to the community.
    pub about: Vec<String>,
    /// What changed because of it.
    pub changed: String,
    /// Who sees to it; empty for nobody.
    pub owner: String,
    /// What is missing.
    pub lacks: String,
    /// Where it can be said that it was held.
    pub press: Option<Press>,
}

/// One press that says that it was held.
pub struct Press {
    /// The day that is offered.
    pub day: String,
    /// The revision of how far it is.
    pub rev_stage: Revision,
    /// The revision of its day.
    pub rev_held: Revision,
}

impl Press {
    /// For one that is still to come; the day planned is offered once it is there, and else today.
    pub fn of(engagement: Engagement<'_>, today: Date) -> Option<Self> {
        let said = |fact: Fact| Revision::of(engagement.thing.get(fact));
        let day = engagement.day().filter(|day| *day <= today).unwrap_or(today);
        let press = || Self { day: dates::iso(day), rev_stage: said(Fact::Stage), rev_held: said(Fact::Held) };
        engagement.standing(today).is_ahead().then(press)
    }
}

impl Row {
    /// An engagement as it stands today.
    pub fn of(room: &Room, engagement: Engagement<'_>) -> Self {
        let standing = engagement.standing(room.today);
        // How it stands says already that nothing was written down, or reported back.
        let lacks = engagement.lacks(room.today).into_iter().filter(|lack| !matches!(lack, Lack::Heard | Lack::Reported));
        let lacks: Vec<String> = lacks.map(|lack| lack.to_string()).collect();
        Self {
            id: engagement.id(),
            title: engagement.title().to_owned(),
            stands: standing.to_string(),
            is_late: standing.is_late(room.today),
            form: engagement.form().map_or("", Form::label),
            groups: list(&room.groups_of(engagement)),
            about: room.about(engagement),
            changed: engagement.thing.get(Fact::Changed).to_owned(),
            owner: room.owner_of(engagement),
            lacks: lacks.join(". "),
            press: Press::of(engagement, room.today),
        }
    }
}
