//! One action as the list shows it.

use super::ledger::Ledger;
use crate::domain::guide::Topic;
use crate::domain::ids::ActionId;
use crate::domain::readiness::{Answer, Field, Revision};
use crate::domain::words::dates;
use crate::domain::work::{Action, Served, Status};
use crate::web::frame::Shifts;

/// One action of the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub what: String,
    /// "3a", "Condition 3", or empty.
    pub label: String,
    /// The same with its name.
    pub closes: String,
    /// The strategic action that it serves, with its address.
    pub serves: Option<Serves>,
    /// Which actions the page shows, as its address says it; empty for all.
    pub only: String,
    /// The line of the road for which it is: "4.1"; empty for none.
    pub road_line: String,
    /// Who sees to it; empty for nobody.
    pub owner: String,
    /// Who helps.
    pub helpers: String,
    /// By when; empty without a date.
    pub due: String,
    /// The effort; empty when not said.
    pub effort: &'static str,
    /// What it costs; empty when not said.
    pub cost: String,
    /// How far it is.
    pub status: Status,
    /// Why it was dropped.
    pub reason: String,
    /// The revision of the status.
    pub rev: Revision,
    /// Whether somebody said today how it stands.
    pub is_fresh: bool,
    /// What needs an eye.
    pub signs: Vec<String>,
    /// What came of a press that was not saved.
    pub trouble: Option<String>,
    /// What a finished action offers.
    pub offer: Option<Offer>,
    /// Where it can be moved, in the view that is put in order by hand.
    pub shifts: Shifts,
}

/// A strategic action that an action serves.
#[derive(Debug, Clone)]
pub struct Serves {
    /// Where its page is.
    pub href: String,
    /// What will change.
    pub title: String,
}

/// The step that a finished action was to close, in the newest round.
#[derive(Debug, Clone)]
pub struct Offer {
    /// "3a"
    pub label: String,
    /// Its answer now, in words.
    pub now: &'static str,
    /// Whether it is in place, so that there is nothing left to offer.
    pub is_in_place: bool,
    /// The revision of the answer.
    pub rev: Revision,
    /// The title of the round.
    pub round: String,
}

impl Row {
    /// Where its buttons to move it go.
    #[must_use]
    pub fn move_address(&self) -> String {
        format!("/actions/{}/move", self.id)
    }

    /// An action as a row.
    #[must_use]
    pub fn of(action: &Action, ledger: &Ledger) -> Self {
        Self {
            id: action.id,
            what: action.what.clone(),
            label: action.closes.map_or_else(String::new, Topic::label),
            closes: action.closes.map_or_else(String::new, |topic| topic.named(ledger.guide)),
            serves: ledger.serving.served_by(action.id).map(|served| Serves {
                href: format!("/jurisdictions/{}/strategy/{}", ledger.jurisdiction.id, served.id),
                title: Served::named(served),
            }),
            only: String::new(),
            road_line: action.road_line.map_or_else(String::new, |line| line.to_string()),
            owner: action.owner.as_ref().map_or_else(String::new, |owner| ledger.owners.name(owner)),
            helpers: action.helpers.clone(),
            due: action.due.map_or_else(String::new, dates::long),
            effort: action.effort.map_or("", |effort| effort.label()),
            cost: action.cost().map_or_else(String::new, |cost| cost.to_string()),
            status: action.status,
            reason: action.reason.clone(),
            rev: Revision::of(action.status.as_str()),
            is_fresh: action.updated == ledger.today,
            signs: action.signs(ledger.today).into_iter().chain(ledger.serving.sign(action)).collect(),
            trouble: None,
            offer: if action.status == Status::Done { Offer::of(action, ledger) } else { None },
            shifts: Shifts::default(),
        }
    }
}

impl Offer {
    fn of(action: &Action, ledger: &Ledger) -> Option<Self> {
        let step = action.closes?.step()?;
        let latest = ledger.latest.as_ref()?;
        let answer = latest.state[step].answer;
        Some(Self {
            label: step.label(),
            now: Answer::label_of(answer),
            is_in_place: answer == Some(Answer::InPlace),
            rev: Revision::of(&latest.state.get(Field::Answer(step))),
            round: latest.heading.title.clone(),
        })
    }
}
