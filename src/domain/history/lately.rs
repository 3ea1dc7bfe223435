//! What changed lately, in a few lines: what one person did to one thing on one day is one of them.

use time::{Date, OffsetDateTime};

use super::{Event, Fact, Names, Subject, Words};
use crate::domain::readiness::Field;
use crate::domain::things::Noun;
use crate::domain::words::{capital, count, inserted, list};

/// How many fields one line names before it counts the rest.
const NAMED: usize = 3;

/// One line of what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Who did it, with the name as it was then.
    pub who: String,
    /// When, or the last of several moments.
    pub at: OffsetDateTime,
    /// What was done: "Action “Hire someone” added", "Round “Fall 2026”: 3b, the answer: Yes".
    pub what: String,
}

/// The newest `most` lines of what changed. `events` are lines of the history, the newest first, and `is_whole` says
/// that there are no older ones; `name` is what an action, a round or a person is called, empty when nobody knows. That
/// somebody became a person of the jurisdiction by what they wrote is not told.
#[must_use]
pub fn lately(
    events: &[Event],
    is_whole: bool,
    local: fn(OffsetDateTime) -> OffsetDateTime,
    name: impl Fn(Subject) -> String,
    most: usize,
) -> Vec<Doing> {
    // What a newer version brought along nobody did.
    let doings = events.iter().filter(|event| !event.is_filled_in() && !is_introduction(event, events));
    let doings: Vec<(&Event, Date)> = doings.map(|event| (event, local(event.at).date())).collect();
    let runs: Vec<&[(&Event, Date)]> = doings.chunk_by(is_one_doing).collect();
    let told = |(at, run): (usize, &&[(&Event, Date)])| {
        // How the oldest of them began may lie beyond what was read.
        let is_cut = !is_whole && at + 1 == runs.len();
        let run: Vec<&Event> = run.iter().map(|(event, _)| *event).collect();
        Doing { who: run[0].actor.name.clone(), at: run[0].at, what: told(&run, is_cut, local, &name) }
    };
    runs.iter().enumerate().take(most).map(told).collect()
}

/// Whether one person did both on one day to one thing.
fn is_one_doing((a, on): &(&Event, Date), (b, then): &(&Event, Date)) -> bool {
    on == then && a.actor == b.actor && belong_together(a.subject, b.subject)
}

/// Whether two changes are told together: those of one thing, and those of several actions, asks, people or lines of the
/// road.
fn belong_together(a: Subject, b: Subject) -> bool {
    a == b
        || matches!(
            (a, b),
            (Subject::Action(_), Subject::Action(_))
                | (Subject::Ask(_), Subject::Ask(_))
                | (Subject::Person(_), Subject::Person(_))
                | (Subject::RoadLine(_), Subject::RoadLine(_))
        )
        || matches!((a, b), (Subject::Thing(one, _), Subject::Thing(other, _)) if one == other)
}

/// Whether this line is one of those by which whoever wrote it became a person of the jurisdiction.
fn is_introduction(event: &Event, events: &[Event]) -> bool {
    let Some(actor) = event.actor.id else { return false };
    let links = |line: &Event| line.subject == event.subject && line.field == Fact::Actor.as_str() && line.after == actor.to_string();
    matches!(event.subject, Subject::Person(_)) && event.before.is_empty() && events.iter().any(links)
}

/// Whether this line began what it is about: the fact that nothing of its kind is without came to it.
fn is_birth(event: &Event) -> bool {
    let fact = match event.subject {
        Subject::Jurisdiction(_) | Subject::Actor(_) | Subject::Person(_) | Subject::PopulationGroup(_) => Fact::Name,
        Subject::Assessment(_) => Fact::Title,
        Subject::Ask(_) => Fact::Topic,
        Subject::Meeting(_) => Fact::Held,
        Subject::Decision(_) => Fact::Route,
        Subject::Action(_) => Fact::What,
        Subject::FundingLine(_) => Fact::Standing,
        Subject::Release(_) => Fact::Digest,
        // The lines of the road are there from the beginning.
        Subject::RoadLine(_) => return false,
        Subject::Thing(noun, _) => return event.before.is_empty() && Some(event.field.as_str()) == begins(noun).map(Fact::as_str),
    };
    event.before.is_empty() && event.field == fact.as_str()
}

/// The fact that nothing of its kind is without, and that is written when it is made.
fn begins(noun: Noun) -> Option<Fact> {
    match noun {
        // A member may be a person or an organization; that it is to be asked stands there from the beginning.
        Noun::Member => Some(Fact::Standing),
        Noun::Support => Some(Fact::Kind),
        Noun::CoalitionLaunch => None,
        noun => noun.title(),
    }
}

fn told(run: &[&Event], is_cut: bool, local: fn(OffsetDateTime) -> OffsetDateTime, name: &impl Fn(Subject) -> String) -> String {
    let mut subjects: Vec<Subject> = Vec::new();
    for event in run {
        if !subjects.contains(&event.subject) {
            subjects.push(event.subject);
        }
    }
    if let [only] = subjects[..] {
        // Whoever was just added may be named nowhere else yet.
        let named = run.iter().find(|event| is_birth(event) && matches!(only, Subject::Person(_)));
        let name = named.map_or_else(|| name(only), |event| event.after.clone());
        return told_of_one(run, &only.about(&name), is_cut, local);
    }
    let (one, many) = match subjects[0] {
        Subject::Ask(_) => ("request for answers", "requests for answers"),
        Subject::Person(_) => ("person", "people"),
        Subject::RoadLine(_) => ("line of the road", "lines of the road"),
        Subject::Thing(noun, _) => noun.called(),
        _ => ("action", "actions"),
    };
    if is_cut {
        return format!("Several {many} added or changed");
    }
    let is_born = |subject: &&Subject| run.iter().any(|event| event.subject == **subject && is_birth(event));
    let added = subjects.iter().filter(is_born).count();
    let counted = [(added, "added"), (subjects.len() - added, "changed")];
    let parts: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, how)| format!("{} {how}", count(*n, one, many))).collect();
    capital(&list(&parts))
}

/// What was done to one thing. The people behind ids are not looked up for a line as short as this, so only
/// values that name nobody stand in it.
fn told_of_one(run: &[&Event], about: &str, is_cut: bool, local: fn(OffsetDateTime) -> OffsetDateTime) -> String {
    // Answers are what a round is for: they are told rather than that it was begun on the same day.
    let answers: Vec<&Event> = run.iter().copied().filter(|event| event.field.parse::<Field>().is_ok()).collect();
    let newest = run[0];
    if newest.field == Fact::Deleted.as_str() && !about.is_empty() {
        return format!("{about} {}", if newest.after.is_empty() { "taken back from the bin" } else { "moved to the bin" });
    }
    if answers.is_empty() && run.iter().any(|event| is_birth(event)) {
        return match run[0].subject {
            Subject::Assessment(_) => format!("{about} started"),
            Subject::Meeting(_) | Subject::Decision(_) => format!("{about} recorded"),
            Subject::Action(_)
            | Subject::FundingLine(_)
            | Subject::Release(_)
            | Subject::PopulationGroup(_)
            | Subject::Person(_)
            | Subject::Thing(..) => {
                format!("{about} added")
            }
            Subject::Ask(_) | Subject::RoadLine(_) => about.to_owned(),
            Subject::Jurisdiction(_) | Subject::Actor(_) => "Name and settings entered".to_owned(),
        };
    }
    let changed = if answers.is_empty() { run.to_vec() } else { answers };
    let mut labels: Vec<String> = Vec::new();
    for label in changed.iter().map(|event| event.label()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let what = if let ([only], Some(value), false) = (&labels[..], short_value(changed[0], local), is_cut) {
        format!("{only}: {}", inserted(&value))
    } else {
        let left = labels.split_off(labels.len().min(NAMED)).len();
        match left {
            _ if is_cut => labels.push("and more".to_owned()),
            0 => {}
            left => labels.push(format!("and {left} more")),
        }
        labels.join("; ")
    };
    if about.is_empty() { what } else { format!("{about}: {what}") }
}

/// What a field holds since, where that is a word or two.
fn short_value(event: &Event, local: fn(OffsetDateTime) -> OffsetDateTime) -> Option<String> {
    let is_answer = matches!(event.field.parse::<Field>(), Ok(Field::Answer(_)));
    (is_answer || event.field == Fact::Status.as_str()).then(|| Words { names: &Names::new(), local }.value(event, &event.after))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;
    use crate::domain::history::Edition;
    use crate::domain::ids::{ActionId, ActorId, AssessmentId, DecisionId, EventId, PersonId, RoadLineId};
    use crate::domain::order::Follows;
    use crate::domain::people::Actor;

    fn line(subject: Subject, field: &str, before: &str, after: &str, who: &str, minute: i64) -> Event {
        let at = datetime!(2026-11-23 10:00 UTC) + time::Duration::minutes(minute);
        Event {
            id: EventId(Uuid::nil()),
            at,
            since: at,
            actor: Actor { id: None, name: who.to_owned() },
            subject,
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            follows: Follows::nothing(),
            edition: Edition::WithLinks,
        }
    }

    fn whats(events: &[Event]) -> Vec<String> {
        let name = |subject| match subject {
            Subject::Action(_) => "Hire someone".to_owned(),
            Subject::Assessment(_) => "Fall 2026".to_owned(),
            _ => String::new(),
        };
        lately(events, true, |at| at, name, 9).into_iter().map(|doing| format!("{}: {}", doing.who, doing.what)).collect()
    }

    fn action(n: u128) -> Subject {
        Subject::Action(ActionId(Uuid::from_u128(n)))
    }

    const ROUND: Subject = Subject::Assessment(AssessmentId(Uuid::from_u128(1)));

    #[test]
    fn people_who_were_added_are_told_and_those_who_came_by_writing_are_not() {
        let person = |n: u128| Subject::Person(PersonId(Uuid::from_u128(n)));
        assert_eq!(
            whats(&[line(person(5), "title", "", "Clerk", "Dana", 1), line(person(5), "name", "", "Lee", "Dana", 0)]),
            ["Dana: Lee added"]
        );
        let two = [line(person(6), "name", "", "Ana", "Dana", 1), line(person(5), "name", "", "Lee", "Dana", 0)];
        assert_eq!(whats(&two), ["Dana: Two people added"]);
        let dana = ActorId(Uuid::from_u128(9));
        let own = [line(person(7), "actor", "", &dana.to_string(), "Dana", 1), line(person(7), "name", "", "Dana", "Dana", 0)];
        let own = own.map(|line| Event { actor: Actor { id: Some(dana), ..line.actor.clone() }, ..line });
        assert!(whats(&own).is_empty());
    }

    #[test]
    fn one_change_is_told_with_its_value_where_that_is_a_word() {
        assert_eq!(whats(&[line(ROUND, "step-3.2", "", "in_place", "Dana", 0)]), ["Dana: Round “Fall 2026”: 3b, the answer: Yes"]);
        assert_eq!(whats(&[line(action(1), "status", "to_do", "done", "Dana", 0)]), ["Dana: Action “Hire someone”: Status: Done"]);
        assert_eq!(whats(&[line(action(1), "owner", "", "0198", "Dana", 0)]), ["Dana: Action “Hire someone”: Owner"]);
    }

    #[test]
    fn lines_of_the_road_are_ticked_and_not_added() {
        let road = |n: u128| Subject::RoadLine(RoadLineId(Uuid::from_u128(n)));
        assert_eq!(whats(&[line(road(1), "status", "", "done", "Dana", 0)]), ["Dana: A line of the road: Status: Done"]);
        let two = [line(road(1), "status", "", "done", "Dana", 1), line(road(2), "due", "", "2026-12-01", "Dana", 0)];
        assert_eq!(whats(&two), ["Dana: Two lines of the road changed"]);
    }

    #[test]
    fn what_one_person_did_to_one_thing_on_one_day_is_one_line() {
        let typed: Vec<Event> = ["step-1.1", "note-1.1", "step-1.2", "step-1.3", "step-1.3"]
            .iter()
            .map(|field| line(ROUND, field, "", "x", "Dana", 0))
            .collect();
        assert_eq!(whats(&typed), ["Dana: Round “Fall 2026”: 1a, the answer; 1a, the note; 1b, the answer; and 1 more"]);
        let by_two = [line(ROUND, "step-1.1", "", "in_place", "Dana", 1), line(ROUND, "step-1.1", "", "not_yet", "Lee", 0)];
        assert_eq!(whats(&by_two).len(), 2, "two people are two lines");
        let on_two_days = [line(ROUND, "need", "a", "b", "Dana", 0), line(ROUND, "need", "", "a", "Dana", -24 * 60)];
        assert_eq!(whats(&on_two_days).len(), 2, "two days are two lines");
    }

    #[test]
    fn what_began_and_what_went_is_told_as_such() {
        let decision = Subject::Decision(DecisionId(Uuid::nil()));
        let decided = [line(decision, "deciders", "", "x", "Dana", 0), line(decision, "route", "", "proceed", "Dana", 0)];
        assert_eq!(whats(&decided), ["Dana: Decision recorded"]);
        let drafted: Vec<Event> = (0..6).flat_map(|n| ["owner", "what"].map(|field| line(action(n), field, "", "x", "Dana", 0))).collect();
        assert_eq!(whats(&drafted), ["Dana: Six actions added"]);
        let mixed = [line(action(7), "due", "", "2026-12-01", "Dana", 0), line(action(8), "what", "", "x", "Dana", 0)];
        assert_eq!(whats(&mixed), ["Dana: One action added and one action changed"]);
        assert_eq!(whats(&[line(action(1), "deleted", "", "1", "Dana", 0)]), ["Dana: Action “Hire someone” moved to the bin"]);
        let gone = [line(action(1), "deleted", "", "1", "Dana", 1), line(action(1), "what", "", "Hire someone", "Dana", 0)];
        assert_eq!(whats(&gone), ["Dana: Action “Hire someone” moved to the bin"], "also where it was added on the same day");
        let begun = [line(ROUND, "step-1.1", "", "in_place", "Dana", 1), line(ROUND, "title", "", "Fall 2026", "Dana", 0)];
        assert_eq!(whats(&begun[1..]), ["Dana: Round “Fall 2026” started"]);
        assert_eq!(whats(&begun), ["Dana: Round “Fall 2026”: 1a, the answer: Yes"]);
    }

    #[test]
    fn what_may_have_begun_beyond_what_was_read_is_not_told_as_a_change() {
        let told = |events: &[Event]| lately(events, false, |at| at, |_| String::new(), 9).pop().expect("a line").what;
        let owners = [line(action(1), "owner", "", "x", "Dana", 0), line(action(2), "owner", "", "x", "Dana", 0)];
        assert_eq!(told(&owners), "Several actions added or changed");
        assert_eq!(told(&[line(ROUND, "step-1.1", "", "in_place", "Dana", 0)]), "A round: 1a, the answer; and more");
    }

    #[test]
    fn only_so_many_lines_are_told() {
        let events: Vec<Event> = (0..9).map(|day| line(ROUND, "step-1.1", "", "in_place", "Dana", -day * 24 * 60)).collect();
        assert_eq!(lately(&events, true, |at| at, |_| String::new(), 5).len(), 5);
    }
}
