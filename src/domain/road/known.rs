//! What the program knows of a line of the road by itself, and says why: derived on every read, never stored.

use super::ground::Ground;
use super::seen::Seen;
use super::{Mark, parts};
use crate::domain::decision::Decision;
use crate::domain::guide::{ConditionKey, LineKey, STEPS};
use crate::domain::readiness::{State, Verdict};
use crate::domain::words::{agree, capital, count, dates, inserted, number};
use crate::domain::work::{Action, Status};

/// All that the program knows of a jurisdiction, as far as it counts on the road.
#[derive(Debug)]
pub struct Known<'a> {
    verdict: Option<Verdict>,
    decision: Option<&'a Decision>,
    actions: &'a [Action],
    ground: &'a Ground,
}

impl<'a> Known<'a> {
    /// What is known by the newest round, the decision that holds on it, the actions, and what else is on record.
    #[must_use]
    pub fn of(state: Option<&State>, decision: Option<&'a Decision>, actions: &'a [Action], ground: &'a Ground) -> Self {
        Self { verdict: state.map(Verdict::of), decision, actions, ground }
    }

    /// What the program sees of a line; nothing where only a person can tell.
    #[must_use]
    pub fn sees(&self, line: LineKey) -> Option<Seen> {
        let seen = match line.condition() {
            Some(condition) => self.condition(condition),
            None => self.by_itself(line),
        };
        match (seen, self.work(line)) {
            (Some(seen), Some(work)) if seen.mark != Mark::Done => Some(Seen::under_way(format!("{} {}", seen.why, work.why))),
            (seen, work) => seen.or(work),
        }
    }

    fn by_itself(&self, line: LineKey) -> Option<Seen> {
        match (line.step().number(), line.number()) {
            (3, 10) => self.assessment(),
            (4, 1) => self.team(),
            (4, 5) => self.launch(),
            (6, 3) => self.groups(),
            _ => parts::sees(line, self.ground),
        }
    }

    /// A condition of the newest round, and what the work plan has for it.
    fn condition(&self, key: ConditionKey) -> Option<Seen> {
        let mut told = Vec::new();
        if let Some(verdict) = &self.verdict {
            let result = verdict.result(key);
            if result.counts() {
                return Some(Seen::done(format!("Condition {} counts as met in the newest round.", key.number())));
            }
            let (total, in_place, under_way) =
                (usize::from(result.tally.total()), usize::from(result.tally.in_place), usize::from(result.tally.under_way));
            if in_place > 0 {
                let is = agree(in_place, "is", "are");
                told.push(format!("{} of its {} steps {is} in place in the newest round.", capital(&number(in_place)), number(total)));
            } else if under_way > 0 {
                let is = agree(under_way, "is", "are");
                told.push(format!("None of its {} steps is in place yet; {} {is} under way.", number(total), number(under_way)));
            }
        }
        let closes = |action: &&Action| action.closes.is_some_and(|topic| topic.condition() == key) && action.status.is_open();
        let open = self.actions.iter().filter(closes).count();
        if open > 0 {
            let (actions, is) = (capital(&count(open, "action", "actions")), agree(open, "is", "are"));
            told.push(format!("{actions} in the work plan {is} to close its gaps."));
        }
        if told.is_empty() { None } else { Some(Seen::under_way(told.join(" "))) }
    }

    fn assessment(&self) -> Option<Seen> {
        if let Some(decision) = self.decision {
            let chose = decision.route.infinitive();
            return Some(Seen::done(format!("On {} leadership chose {chose}.", dates::long(decision.decided))));
        }
        let looked = STEPS - self.verdict.as_ref().map_or(STEPS, |verdict| usize::from(verdict.blank()));
        let mut told = Vec::new();
        match looked {
            0 => {}
            STEPS => told.push(format!("All {STEPS} steps have been looked at, and leadership has not chosen a route yet.")),
            some => {
                told.push(format!("{} of the {STEPS} steps {} been looked at.", capital(&number(some)), agree(some, "has", "have")));
            }
        }
        told.extend(self.participants());
        if told.is_empty() { None } else { Some(Seen::under_way(told.join(" "))) }
    }

    fn team(&self) -> Option<Seen> {
        let leader = Some(&self.ground.leader).filter(|leader| !leader.is_empty());
        let leader = leader.map(|leader| format!("The launch kit says who leads the work: {}.", inserted(leader)));
        let told: Vec<String> = leader.into_iter().chain(parts::managers(&self.ground.coalition)).chain(self.participants()).collect();
        if told.is_empty() { None } else { Some(Seen::under_way(told.join(" "))) }
    }

    /// That people take part, once there are more than the one who began.
    fn participants(&self) -> Option<String> {
        let people = self.ground.participants;
        (people > 1).then(|| format!("{} people take part in the newest round.", capital(&number(people))))
    }

    fn launch(&self) -> Option<Seen> {
        let announced = self.ground.has_announcement.then(|| "The launch announcement is written in your own words.".to_owned());
        let told: Vec<String> = parts::launch(&self.ground.coalition).into_iter().chain(announced).collect();
        if told.is_empty() { None } else { Some(Seen::under_way(told.join(" "))) }
    }

    fn groups(&self) -> Option<Seen> {
        let groups = self.ground.groups;
        let (what, is) = (capital(&count(groups, "population group", "population groups")), agree(groups, "is", "are"));
        let groups = (groups > 0).then(|| format!("{what} {is} on record to reach first."));
        let told: Vec<String> = groups.into_iter().chain(parts::residents(&self.ground.engagement)).collect();
        if told.is_empty() { None } else { Some(Seen::under_way(told.join(" "))) }
    }

    /// What the work plan has for a line.
    fn work(&self, line: LineKey) -> Option<Seen> {
        let actions = || self.actions.iter().filter(|action| action.road_line == Some(line));
        // What is only meant to be done has not begun.
        let begun = actions().filter(|action| action.status == Status::Doing).count();
        let is_left = actions().any(|action| action.status.is_open());
        let done = actions().filter(|action| action.status == Status::Done).count();
        if begun > 0 {
            let (what, is) = (capital(&count(begun, "action", "actions")), agree(begun, "is", "are"));
            return Some(Seen::under_way(format!("{what} in the work plan {is} under way for it.")));
        }
        if done > 0 && is_left {
            let (what, is) = (capital(&count(done, "action", "actions")), agree(done, "is", "are"));
            return Some(Seen::under_way(format!("{what} for it in the work plan {is} done, and there is more to do.")));
        }
        let told = "What the work plan has for it is done. Tick the line if that was all.";
        (done > 0).then(|| Seen::under_way(told.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use uuid::Uuid;

    use super::*;
    use crate::domain::decision::{Route, Terms};
    use crate::domain::ids::{ActionId, AssessmentId, DecisionId};
    use crate::domain::readiness::Field;
    use crate::domain::words::position::Position;

    fn line(key: &str) -> LineKey {
        key.parse().unwrap()
    }

    fn action(closes: &str, road: &str, status: Status) -> Action {
        Action {
            id: ActionId(Uuid::from_u128(1)),
            sprang_from: None,
            closes: closes.parse().ok(),
            road_line: road.parse().ok(),
            what: "Act".to_owned(),
            owner: None,
            helpers: String::new(),
            due: None,
            effort: None,
            status,
            reason: String::new(),
            notes: String::new(),
            funding: Vec::new(),
            position: Position::after(None),
            updated: date!(2026 - 11 - 23),
        }
    }

    fn state(answers: &[(&str, &str)]) -> State {
        let mut state = State::blank("g");
        for (step, answer) in answers {
            state.set(Field::Answer(step.parse().unwrap()), answer).unwrap();
        }
        state
    }

    fn sees(known: &Known<'_>, key: &str) -> (Option<Mark>, String) {
        known.sees(line(key)).map_or((None, String::new()), |seen| (Some(seen.mark), seen.why))
    }

    #[test]
    fn of_most_lines_only_a_person_can_tell() {
        let ground = Ground { participants: 3, leader: "Dana Ortiz".to_owned(), has_announcement: true, groups: 2, ..Ground::default() };
        let state = state(&[("1.1", "in_place")]);
        let known = Known::of(Some(&state), None, &[], &ground);
        let seen: Vec<String> = LineKey::all().filter(|key| known.sees(*key).is_some()).map(|key| key.to_string()).collect();
        assert_eq!(seen, ["3.1", "3.10", "4.1", "4.5", "6.3"]);
        let nothing = Ground::default();
        let known = Known::of(None, None, &[], &nothing);
        assert!(LineKey::all().all(|key| known.sees(key).is_none()));
    }

    #[test]
    fn the_lines_of_step_3_follow_the_newest_round_and_the_work_plan() {
        let ground = Ground::default();
        let state = state(&[("4.1", "in_place"), ("4.2", "in_place"), ("1.1", "in_place"), ("2.1", "under_way"), ("5.1", "not_yet")]);
        let actions = [action("2.2", "", Status::ToDo), action("staff-buy-in", "", Status::Doing), action("6.1", "", Status::Done)];
        let known = Known::of(Some(&state), None, &actions, &ground);
        assert_eq!(sees(&known, "3.4"), (Some(Mark::Done), "Condition 4 counts as met in the newest round.".to_owned()));
        assert_eq!(sees(&known, "3.1"), (Some(Mark::UnderWay), "One of its four steps is in place in the newest round.".to_owned()));
        let second = "None of its three steps is in place yet; one is under way. One action in the work plan is to close its gaps.";
        assert_eq!(sees(&known, "3.2"), (Some(Mark::UnderWay), second.to_owned()));
        assert_eq!(sees(&known, "3.5").1, "One action in the work plan is to close its gaps.");
        assert_eq!(sees(&known, "3.6").0, None, "what is done in the plan says nothing of the condition");
        assert_eq!(sees(&known, "3.10").1, "Five of the 31 steps have been looked at.");
    }

    #[test]
    fn the_assessment_is_done_once_leadership_has_chosen() {
        let ground = Ground { participants: 4, ..Ground::default() };
        let all: Vec<Field> = Field::all().filter(|field| matches!(field, Field::Answer(_))).collect();
        let mut state = State::blank("g");
        for field in all {
            state.set(field, "not_yet").unwrap();
        }
        let known = Known::of(Some(&state), None, &[], &ground);
        let told =
            "All 31 steps have been looked at, and leadership has not chosen a route yet. Four people take part in the newest round.";
        assert_eq!(sees(&known, "3.10"), (Some(Mark::UnderWay), told.to_owned()));
        assert_eq!(sees(&known, "4.1"), (Some(Mark::UnderWay), "Four people take part in the newest round.".to_owned()));
        let ground = Ground { participants: 1, ..Ground::default() };
        let alone = Known::of(Some(&State::blank("g")), None, &[], &ground);
        assert_eq!(["3.10", "4.1"].map(|key| sees(&alone, key).0), [None, None], "whoever began a round is not yet a team");
        let decision = Decision {
            is_contested: false,
            id: DecisionId(Uuid::from_u128(2)),
            assessment: AssessmentId(Uuid::from_u128(3)),
            route: Route::Postpone,
            recommended: None,
            deciders: "Marian Teasdale".to_owned(),
            deciders_people: Vec::new(),
            decided: date!(2026 - 10 - 20),
            reason: String::new(),
            is_interested: false,
            fingerprint: state.fingerprint(),
            state: state.clone(),
            terms: Terms::default(),
        };
        let known = Known::of(Some(&state), Some(&decision), &[], &ground);
        assert_eq!(sees(&known, "3.10"), (Some(Mark::Done), "On October 20, 2026 leadership chose to postpone.".to_owned()));
    }

    #[test]
    fn an_action_of_a_line_shows_that_somebody_is_at_it() {
        let ground = Ground { groups: 1, ..Ground::default() };
        let told = |actions: &[Action], key: &str| sees(&Known::of(None, None, actions, &ground), key);
        let open = [action("", "8.1", Status::ToDo), action("", "8.1", Status::Doing), action("", "8.2", Status::Dropped)];
        assert_eq!(told(&open, "8.1"), (Some(Mark::UnderWay), "One action in the work plan is under way for it.".to_owned()));
        assert_eq!(told(&open[..1], "8.1").0, None, "what is only to be done has not begun");
        let half = [action("", "8.1", Status::Done), action("", "8.1", Status::ToDo)];
        assert_eq!(told(&half, "8.1").1, "One action for it in the work plan is done, and there is more to do.");
        assert_eq!(told(&open, "8.2").0, None);
        let done = [action("", "8.1", Status::Done)];
        assert_eq!(told(&done, "8.1").1, "What the work plan has for it is done. Tick the line if that was all.");
        let both = [action("", "6.3", Status::Doing)];
        let why = "One population group is on record to reach first. One action in the work plan is under way for it.";
        assert_eq!(told(&both, "6.3").1, why);
    }
}
