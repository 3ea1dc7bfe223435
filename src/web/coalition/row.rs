//! A member in a list.

use time::Date;
use uuid::Uuid;

use crate::domain::coalition::{Asking, Member};
use crate::domain::people::Apart;
use crate::domain::readiness::Revision;
use crate::domain::words::{inserted, shortened};

/// The most characters of a text that a list shows.
const SHOWN: usize = 280;

/// A member in a list.
pub(super) struct Row {
    pub id: Uuid,
    pub name: String,
    /// Title, department and organization, as far as known.
    pub role: String,
    /// Where the asking stands, with its day.
    pub standing: String,
    pub is_late: bool,
    pub roles: String,
    /// Who asks, in words, while that matters.
    pub who_asks: String,
    pub lacks_asker: bool,
    pub what_asked: String,
    pub brings: String,
    pub next_step: String,
    pub rev: Revision,
    pub presses: Vec<Press>,
}

/// A button that says where the asking stands from today on.
pub(super) struct Press {
    pub to: &'static str,
    pub label: &'static str,
}

/// The buttons of a member: what can come next.
pub(super) fn presses(standing: Asking) -> Vec<Press> {
    let press = |to: Asking, label| Press { to: to.as_str(), label };
    let asked = press(Asking::Asked, "Asked today");
    let (joined, declined) = (press(Asking::Joined, "Joined today"), press(Asking::Declined, "Declined today"));
    match standing {
        Asking::ToAsk => vec![asked, joined, declined],
        Asking::Asked => vec![joined, declined],
        Asking::Joined => vec![declined],
        Asking::Declined => vec![asked, joined],
    }
}

/// The revision of where the asking stands; what was not said counts as still to be asked.
pub(super) fn revision(standing: Asking) -> Revision {
    Revision::of(standing.as_str())
}

/// Who asks, or who asked.
fn who_asks(standing: Asking, name: &str) -> String {
    let name = inserted(name);
    if standing == Asking::Asked { format!("Asked by {name}") } else { format!("{name} asks") }
}

impl Row {
    /// Where its buttons go; `home` is the address of the coalition.
    pub fn asking(&self, home: &str) -> String {
        format!("{home}/{}/asking", self.id)
    }

    pub fn of(member: &Member, apart: &Apart, today: Date) -> Self {
        let is_open = matches!(member.standing, Asking::ToAsk | Asking::Asked);
        let text = |text: &str| shortened(text, SHOWN);
        Self {
            id: member.id,
            name: member.name().to_owned(),
            role: member.role(),
            standing: member.when_told(today),
            is_late: member.is_late(today),
            roles: member.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", "),
            who_asks: member
                .who_asks
                .as_ref()
                .filter(|_| is_open)
                .map_or_else(String::new, |person| who_asks(member.standing, &apart.name(person))),
            lacks_asker: member.standing == Asking::ToAsk && member.who_asks.is_none(),
            what_asked: text(&member.what_asked),
            brings: text(&member.brings),
            next_step: text(&member.next_step),
            rev: revision(member.standing),
            presses: presses(member.standing),
        }
    }
}
