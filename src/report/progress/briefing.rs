//! The briefing for a new administration: two pages on what the plan is, who stands behind it, what was promised, where it
//! stands, and what comes first.

use time::{Duration, OffsetDateTime};

use super::ahead::AheadPart;
use super::sources::ProgressSources;
use super::{ahead, behind, goals};
use crate::domain::coalition::{Asking, Coalition, Member, Role};
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::strategy::Strategy;
use crate::domain::things::Noun;
use crate::domain::words::{count, inserted, number, shortened};
use crate::domain::work::Status;
use crate::report::document::Paper;

/// A briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// What the plan is, a sentence each.
    pub what: Vec<String>,
    /// Who stands behind it, a sentence each.
    pub behind_it: Vec<String>,
    /// What was promised: each goal, with how many strategic actions serve it.
    pub promised: Vec<String>,
    /// Where it stands, a sentence each.
    pub stands: Vec<String>,
    /// How the money stands, in a sentence; empty where no amount is named.
    pub money: String,
    /// What is due in the next hundred days, by its day.
    pub due: Vec<AheadPart>,
    /// Whom to talk to: who it is, and about what.
    pub people: Vec<(String, String)>,
}

/// How many days the briefing looks ahead.
const DAYS: i64 = 100;
/// How many lines of one kind it holds, so that it stays within two pages.
const MOST: usize = 8;
/// How much of a name stands in a line, in characters.
const NAMED: usize = 110;

impl BriefingPart {
    /// Makes it.
    #[must_use]
    pub fn of(sources: ProgressSources<'_>) -> Self {
        let (plan, now) = (sources.plan, sources.now);
        let today = plan.as_of.date();
        let strategy = Strategy::of(plan.things.to_vec());
        // What is due today is due.
        let after = today.previous_day().unwrap_or(today);
        Self {
            jurisdiction: now.jurisdiction.clone(),
            as_of: plan.as_of,
            paper: plan.paper,
            what: what(sources, &strategy),
            behind_it: behind_it(sources),
            promised: promised(&strategy),
            stands: stands(sources, &strategy),
            money: now.lasting.money.clone(),
            due: ahead::all(sources, &strategy, (after, today.saturating_add(Duration::days(DAYS)))),
            people: people(sources, &strategy),
        }
    }
}

fn what(sources: ProgressSources<'_>, strategy: &Strategy) -> Vec<String> {
    let now = sources.now;
    let name = if now.title.is_empty() { String::new() } else { format!(", “{}”,", inserted(&now.title)) };
    let years = if now.covers.is_empty() { String::new() } else { format!(" It covers {}.", inserted(&now.covers)) };
    let mut told = vec![format!(
        "The Mobility Action Plan{name} says what {} and its partners do so that more residents can move up from poverty.{years}",
        inserted(&now.jurisdiction)
    )];
    let (goals, live) = (strategy.goals.len(), strategy.live().filter(|action| action.status.counts()).count());
    if goals + live > 0 {
        let actions = count(live, "strategic action that is chosen or under way", "strategic actions that are chosen or under way");
        told.push(format!("It has {} and {actions}.", count(goals, "goal", "goals")));
    }
    told
}

fn behind_it(sources: ProgressSources<'_>) -> Vec<String> {
    let now = sources.now;
    let mut told: Vec<String> = now.made.iter().take(3).cloned().collect();
    if !now.signed_by.is_empty() {
        let names: Vec<String> = now.signed_by.iter().take(MOST).map(|line| inserted(&shortened(line, NAMED))).collect();
        told.push(format!("The letter in it is signed by {}.", names.join("; ")));
    }
    if told.is_empty() {
        told.push("Nobody is on record yet as standing behind it.".to_owned());
    }
    told
}

fn promised(strategy: &Strategy) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for under in strategy.by_goal() {
        let Some(goal) = under.goal else { continue };
        let n = under.actions.len();
        let actions = if n == 0 { "no strategic action yet".to_owned() } else { count(n, "strategic action", "strategic actions") };
        all.push(format!("{} ({actions})", inserted(&shortened(&goal.title, NAMED))));
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("and {}", count(more, "more goal", "more goals")));
    }
    all
}

fn stands(sources: ProgressSources<'_>, strategy: &Strategy) -> Vec<String> {
    let now = sources.now;
    let mut told = Vec::new();
    let own: Vec<_> = strategy.in_a_meeting().into_iter().flat_map(|action| goals::activities(sources, action)).collect();
    if !own.is_empty() {
        let done = own.iter().filter(|action| action.status == Status::Done).count();
        told.push(format!(
            "Of {}, {} {} done.",
            count(own.len(), "activity", "activities"),
            number(done),
            if done < 2 { "is" } else { "are" }
        ));
    }
    if !now.measures.told.is_empty() {
        told.push(now.measures.told.clone());
    }
    // As a progress report up to today counts it.
    let behind = behind::measures(&now.measures.measures, &[]);
    let late = behind::activities(sources, strategy, sources.plan.as_of.date()).len();
    told.extend(Some(behind::counted(behind.len(), late)).filter(|words| !words.is_empty()));
    if !behind.is_empty() {
        let more = behind.len().saturating_sub(5);
        let named: Vec<String> = behind.iter().take(5).map(|one| inserted(&shortened(&one.name, NAMED))).collect();
        let more = if more == 0 { String::new() } else { format!("; and {}", count(more, "more measure", "more measures")) };
        told.push(format!("Not where they should be: {}{more}.", named.join("; ")));
    }
    if told.is_empty() {
        told.push("Nothing is under way or measured yet.".to_owned());
    }
    told
}

/// A member by name and role.
fn named(member: &Member) -> String {
    match (&member.person, &member.organization) {
        (Some(person), None) => inserted(&person.profile.with_role()),
        _ => inserted(&member.told()),
    }
}

/// Who answers for the plan, who manages it, and who leads the strategic actions; by name and role, without how to reach them.
fn people(sources: ProgressSources<'_>, strategy: &Strategy) -> Vec<(String, String)> {
    let plan = sources.plan;
    let mut all: Vec<(String, String)> = Vec::new();
    let accountability = plan.things.iter().find(|thing| thing.noun == Noun::Accountability);
    let owner: Option<PersonId> = accountability.and_then(|thing| thing.read(Fact::Owner));
    if let Some(person) = owner.and_then(|id| plan.people.iter().find(|person| person.id == id)) {
        all.push((inserted(&person.profile.with_role()), "Answers for reporting on the plan".to_owned()));
    }
    let coalition = Coalition::of(plan.things, plan.people);
    let joined = || coalition.standing(Asking::Joined);
    for (role, does) in [(Role::ManagementTeam, "Manages the plan"), (Role::Champion, "Champion of the plan")] {
        all.extend(joined().filter(|member| member.roles.contains(&role)).map(|member| (named(member), does.to_owned())));
    }
    for action in strategy.live().filter(|action| action.status.counts()) {
        let lead = action.lead.and_then(|lead| coalition.member(lead));
        all.extend(lead.map(|member| (named(member), format!("Leads: {}", inserted(&shortened(&action.title, NAMED))))));
    }
    // Whoever does several things stands there once.
    let mut each: Vec<(String, String)> = Vec::new();
    for (who, does) in all {
        match each.iter_mut().find(|(known, _)| *known == who) {
            Some((_, known)) => *known = format!("{known}; {does}"),
            None => each.push((who, does)),
        }
    }
    let mut all = each;
    let more = all.len().saturating_sub(MOST + 4);
    all.truncate(MOST + 4);
    if more > 0 {
        all.push((format!("and {}", count(more, "more person or organization", "more people or organizations")), String::new()));
    }
    all
}
