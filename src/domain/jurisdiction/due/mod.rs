//! What comes next for a jurisdiction, and what is late.

mod item;
mod items;
mod line;
mod open;
mod several;
mod stands;
mod telling;
#[cfg(test)]
mod tests;

use time::Date;

use crate::domain::conversation::{Ask, asked};
use crate::domain::decision::{Decision, Route};
use crate::domain::guide::{Framework, RoadPlace, STEPS};
use crate::domain::people::{Apart, Person};
use crate::domain::readiness::{Stage, State, Verdict};
use crate::domain::road::{Ground, Known, Road, Said};
use crate::domain::words::{inserted, shortened};
use crate::domain::work::Action;
pub use item::Item;
pub use line::Due;
use line::TOLD;
pub use open::{Matter, Open};
pub use several::Several;
pub use stands::Stand;

/// What is known of a jurisdiction on a day.
#[derive(Debug)]
pub struct Outlook<'a> {
    /// The day.
    pub today: Date,
    /// What the newest round says, if there is a round.
    pub state: Option<&'a State>,
    /// Who was asked in that round.
    pub asks: &'a [Ask],
    /// The newest decision.
    pub decision: Option<&'a Decision>,
    /// Whether that decision was made on the newest round.
    pub is_decided: bool,
    /// The actions.
    pub actions: &'a [Action],
    /// What was said of the road.
    pub road: &'a [Said],
    /// What stands on record beside it.
    pub ground: &'a Ground,
    /// What is open in the parts of the plan.
    pub open: &'a [Open],
}

impl Outlook<'_> {
    /// What is due: what is late first, then what comes next, then the dates ahead.
    #[must_use]
    pub fn due(&self) -> Vec<Due> {
        let mut due = self.late();
        if let (Some(state), Some(decision)) = (self.state, self.decision)
            && self.is_decided
            && !state.says_the_same_as(&decision.state)
        {
            due.push(Due::ChangedSince(decision.decided));
        }
        due.extend(self.of_the_round());
        due.extend(self.of_the_work());
        due.extend(items::undated(self.open, self.ground.coalition.to_ask, self.today));
        due.extend(self.ahead());
        due
    }

    fn late(&self) -> Vec<Due> {
        let mut due = Vec::new();
        let late = self.actions.iter().filter(|action| action.is_late(self.today)).count();
        if late > 0 {
            due.push(Due::LateActions(late));
        }
        let late: Vec<RoadPlace> = self.lines().iter().filter(|(date, _)| *date < self.today).map(|(_, said)| said.place).collect();
        if !late.is_empty() {
            due.push(Due::LateLines(late));
        }
        let people = self.named(|ask| ask.is_late(self.today));
        if !people.is_empty() {
            due.push(Due::LateAnswers(people));
        }
        due.extend(items::late(self.open, self.today));
        if let Some(decision) = self.current() {
            due.extend(decision.next_check_in(self.today).filter(|date| *date < self.today).map(Due::LateCheckIn));
            due.extend(decision.terms.return_on.filter(|date| *date < self.today).map(|date| Due::LateReturn(decision.route, date)));
        }
        due
    }

    /// What is known on the road.
    fn known(&self) -> Known<'_> {
        Known::of(self.state, self.current(), self.actions, self.ground)
    }

    /// What was said of the lines of the road that are still to be done by a day, the earliest first.
    fn lines(&self) -> Vec<(Date, &Said)> {
        if self.road.iter().all(|said| said.due.is_none()) {
            return Vec::new();
        }
        Road::of(self.road, &self.known()).due()
    }

    /// The decision while it holds: a newer round is the return that it named.
    fn current(&self) -> Option<&Decision> {
        self.decision.filter(|_| self.is_decided)
    }

    fn of_the_round(&self) -> Vec<Due> {
        let mut due = Vec::new();
        let Some(state) = self.state else { return due };
        let verdict = Verdict::of(state);
        let (blank, unknown, carried) = (usize::from(verdict.blank()), usize::from(verdict.unknown()), state.carried().count());
        if blank > 0 {
            due.push(Due::NotLookedAt(blank));
        }
        if carried > 0 {
            due.push(Due::Unconfirmed(carried));
        }
        if unknown > 0 {
            due.push(Due::Unknown(unknown));
        }
        let people = self.named(|ask| ask.is_waiting() && !ask.is_late(self.today));
        if !people.is_empty() {
            due.push(Due::Waiting(people));
        }
        if !self.is_decided && blank < STEPS {
            due.push(if verdict.stage() == Stage::Route && blank == 0 { Due::Decide } else { Due::Read });
        }
        due
    }

    fn of_the_work(&self) -> Vec<Due> {
        let mut due = Vec::new();
        if let Some(decision) = self.current() {
            if decision.terms.return_on.is_none() && decision.route != Route::Proceed {
                due.push(Due::SetReturn(decision.route));
            }
            // Nothing can be drafted from a round that nobody has looked at.
            if self.actions.is_empty() && self.state.is_some_and(|state| Verdict::of(state).looked_at() > 0) {
                due.push(Due::Draft);
            }
        }
        let open = || self.actions.iter().filter(|action| action.status.is_open());
        let (ownerless, undated) =
            (open().filter(|action| action.owner.is_none()).count(), open().filter(|action| action.due.is_none()).count());
        if ownerless + undated > 0 {
            due.push(Due::Unassigned { ownerless, undated });
        }
        let stale = open().filter(|action| action.is_stale(self.today)).count();
        if stale > 0 {
            due.push(Due::Stale(stale));
        }
        due
    }

    fn ahead(&self) -> Vec<Due> {
        let mut dated = Vec::new();
        let ahead = |date: &Date| *date >= self.today;
        let next = self.actions.iter().filter(|action| action.status.is_open()).filter_map(|action| Some((action.due?, action)));
        let mut next: Vec<_> = next.filter(|(date, _)| ahead(date)).collect();
        next.sort_unstable_by_key(|(date, action)| (*date, action.id));
        if let [(date, action), rest @ ..] = &next[..] {
            dated.push((*date, Due::NextAction(*date, action.what.clone(), rest.len())));
        }
        let lines: Vec<_> = self.lines().into_iter().filter(|(date, _)| ahead(date)).collect();
        if let [(date, said), rest @ ..] = &lines[..] {
            dated.push((*date, Due::NextLine(*date, said.place, rest.len())));
        }
        dated.extend(items::next(self.open, self.today));
        if let Some(decision) = self.current() {
            dated.extend(decision.next_check_in(self.today).filter(ahead).map(|date| (date, Due::NextCheckIn(date))));
            dated.extend(decision.terms.return_on.filter(ahead).map(|date| (date, Due::Return(decision.route, date))));
        }
        dated.sort_by_key(|(date, _)| *date);
        let mut due: Vec<Due> = dated.into_iter().map(|(_, due)| due).collect();
        if self.current().is_some_and(|decision| decision.route == Route::Proceed) {
            due.push(Due::OnToThePlan);
        }
        due
    }

    /// The dates that lie ahead, earliest first, each with what it is. Those that have passed are late,
    /// and stand in [`Outlook::due`].
    #[must_use]
    pub fn dates(&self) -> Vec<(Date, String)> {
        let of_parts = self.open.iter().filter_map(|open| open.who.as_ref());
        let owners = self.actions.iter().filter_map(|action| action.owner.as_ref());
        let owners = owners.chain(self.road.iter().filter_map(|said| said.owner.as_ref())).chain(of_parts);
        let (owners, people) = (Apart::among(owners), asked(self.asks));
        let mut all: Vec<(Date, String)> = self
            .actions
            .iter()
            .filter(|action| action.status.is_open())
            .filter_map(|action| {
                let owner = action.owner.as_ref().map_or_else(String::new, |owner| format!(" ({})", inserted(&owners.name(owner))));
                Some((action.due?, format!("{}{owner}", inserted(&shortened(&action.what, TOLD)))))
            })
            .collect();
        all.extend(self.lines().into_iter().map(|(date, said)| {
            let owner = said.owner.as_ref().map_or_else(String::new, |owner| format!(" ({})", inserted(&owners.name(owner))));
            (date, format!("{}{owner}", Framework::current().named(said.place)))
        }));
        all.extend(items::dates(self.open, &owners, self.today));
        for ask in self.asks.iter().filter(|ask| ask.is_waiting()) {
            all.extend(ask.due.map(|date| (date, format!("{} answers about {}", inserted(&people.name(&ask.person)), ask.topic.label()))));
        }
        if let Some(decision) = self.current() {
            // Of the check-ins only the next: three dates are soon full.
            let next = decision.next_check_in(self.today);
            all.extend(
                decision
                    .milestones(self.today)
                    .into_iter()
                    .filter(|(date, _)| Some(*date) == next || Some(*date) == decision.terms.return_on),
            );
        }
        all.retain(|(date, _)| *date >= self.today);
        all.sort();
        all
    }
}

impl Outlook<'_> {
    /// The names in some of the asks, each person once, in the order in which they come.
    fn named(&self, is_one: impl Fn(&Ask) -> bool) -> Vec<String> {
        let apart = asked(self.asks);
        let mut people: Vec<&Person> = Vec::new();
        for ask in self.asks.iter().filter(|ask| is_one(ask)) {
            if people.iter().all(|person| person.id != ask.person.id) {
                people.push(&ask.person);
            }
        }
        people.into_iter().map(|person| apart.name(person)).collect()
    }
}
