//! The records of a bundle, each with the columns of its table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Record, record};
use super::{Entries, Id, KeptState, Line, Thing, link, words};

record! {
    /// A city, county or other local government, with all that belongs to it.
    Jurisdiction, "jurisdiction" in "jurisdictions" {
        /// Its name.
        name,
        /// Its kind: city, county, town, village, `city_county`, tribe or other.
        #[schemars(extend("enum" = words::kinds()))]
        kind,
        /// The postal code of its state.
        #[schemars(extend("enum" = words::states()))]
        state,
        /// The title of its executive.
        executive,
        /// Whether it is the worked example: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        example,
        /// Whether it is archived: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        archived,
        /// The case to leadership: what the planning process is.
        case_what,
        /// The case to leadership: why here.
        case_why,
        /// The case to leadership: what is asked.
        case_ask,
        /// The paper of its documents: a4, or empty for Letter.
        #[schemars(extend("enum" = words::papers()))]
        paper,
        /// The launch: the lead department.
        launch_department,
        /// The launch: who leads the work.
        launch_leader,
        /// The launch: the budget in cents.
        #[schemars(extend("pattern" = words::CENTS_OR_NONE))]
        launch_budget,
        /// The launch: what the budget pays for.
        launch_pays_for,
        /// The launch: when the plan is to be published.
        launch_published,
        /// The launch: how long the work takes.
        launch_length,
        /// The launch: related plans.
        launch_related,
        /// The launch: earlier plans.
        launch_earlier,
        /// The launch announcement, once somebody made it their own.
        launch_announcement,
        /// The talking points, once somebody made them their own.
        launch_points,
    } and {
        /// The launch: whom the name of who leads the work means.
        launch_leader_person: Option<Id>,
        /// Its people, in the order of their ids.
        #[serde(default)]
        people: Vec<Person>,
        /// Since when it lies in the bin.
        deleted: Option<i64>,
        /// Its rounds, in the order of their ids.
        rounds: Vec<Round>,
        /// The actions of its plan, in the order of their ids.
        actions: Vec<Action>,
        /// Its population groups, in the order of their ids.
        #[serde(default)]
        population_groups: Vec<PopulationGroup>,
        /// What was said by hand of its road, in the order of the ids.
        #[serde(default)]
        road_lines: Vec<RoadLine>,
        /// The things that the parts of its plan are made of, in the order of the ids.
        #[serde(default)]
        things: Vec<Thing>,
        /// Of the first version: the groups most affected, a line each.
        #[serde(default, skip_serializing)]
        #[schemars(skip)]
        launch_groups: Option<String>,
        /// The history of all that belongs to it, in the order of its links, then of the ids.
        history: Vec<Line>,
    }
    others |it| vec![deleted(it.deleted), ("launch_leader_person", one(it.launch_leader_person))]
}

record! {
    /// Somebody of a jurisdiction, whom its records name.
    Person, "individual" in "people" {
        /// The name.
        name,
        /// The title.
        title,
        /// The department.
        department,
        /// The organization, of whoever does not work for the jurisdiction itself.
        organization,
    } and {
        /// Who this is at a browser, if they wrote here.
        actor: Option<Id>,
        /// The other record that stands for this one too, since they are one person.
        same_as: Option<Id>,
        /// Since when it lies in the bin.
        deleted: Option<i64>,
    }
    others |it| vec![deleted(it.deleted), ("actor", one(it.actor)), ("same_as", one(it.same_as))]
}

record! {
    /// A round: one dated way through the nine conditions.
    Round, "assessment" in "assessments" {
        /// The version of the guide that it is read with.
        guide,
        /// Its title.
        title,
        /// The day it began.
        #[schemars(extend("format" = "date"))]
        started,
        /// The limits of its bands and why, where they are not ours: 4-7: the reason.
        #[schemars(extend("pattern" = words::LIMITS_OR_NONE))]
        limits,
        /// Whether it was reopened: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        reopened,
        /// Whether the conditions were shared with leadership: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        shared,
        /// Whether the assessment was completed with leadership: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        completed,
        /// Where copies went on apart: the ids of the rounds in whose place it was chosen as the newest, a line each.
        #[serde(default)]
        #[schemars(extend("pattern" = words::IDS_OR_NONE))]
        holds_over,
    } and {
        /// The rounds that it follows, in the order of their ids; none for the first.
        #[serde(default = "link::missing")]
        follows: Vec<Id>,
        /// Since when it lies in the bin.
        deleted: Option<i64>,
        /// What was answered, by the name of the field.
        #[serde(deserialize_with = "super::once::entries")]
        #[schemars(schema_with = "words::entries")]
        entries: Entries,
        /// Who takes part, in the order of the ids.
        participants: Vec<Id>,
        /// Who was asked about what, in the order of the ids.
        asks: Vec<Ask>,
        /// The meetings, in the order of the ids.
        meetings: Vec<Meeting>,
        /// The decisions, in the order of the ids.
        decisions: Vec<Decision>,
        /// The states that were shown for print, in the order in which they were kept.
        states: Vec<KeptState>,
    }
    others |it| {
        let people: Vec<String> = it.participants.iter().map(ToString::to_string).collect();
        vec![deleted(it.deleted), ("participants", people.join("\n"))]
    }
}

record! {
    /// Somebody asked about a step or a condition.
    Ask, "ask" in "asks" {
        /// What they were asked about.
        #[schemars(extend("enum" = words::topics()))]
        topic,
        /// The day they were asked.
        #[schemars(extend("format" = "date"))]
        asked,
        /// The day by which they were to answer.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        due,
        /// The day they told us.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        told,
        /// Whether we no longer wait for them: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        withdrawn,
    } and {
        /// Who was asked.
        person: Id,
    }
    others |it| vec![("person", it.person.to_string())]
}

record! {
    /// A meeting in which a round was gone through.
    Meeting, "meeting" in "meetings" {
        /// The day it was held.
        #[schemars(extend("format" = "date"))]
        held,
        /// Who was present, a name on each line.
        present,
        /// Whom these names mean: an id on each line in step with the names, an empty line where only the name is known.
        #[serde(default)]
        present_people,
    } and {}
    others |_| Vec::new()
}

record! {
    /// What leadership decided, with the state that it rests on.
    Decision, "decision" in "decisions" {
        /// The route chosen.
        #[schemars(extend("enum" = words::routes()))]
        route,
        /// The route recommended then.
        #[schemars(extend("enum" = words::routes_or_none()))]
        recommended,
        /// Who decided, a line each.
        deciders,
        /// Whom these lines mean: an id on each in step with them, an empty line where only the name is known.
        #[serde(default)]
        deciders_people,
        /// The day.
        #[schemars(extend("format" = "date"))]
        decided,
        /// Why.
        reason,
        /// Whether the jurisdiction is still strongly interested: yes, or empty.
        #[schemars(extend("enum" = words::flag()))]
        interested,
        /// The SHA-256 of the state, in hex.
        #[schemars(extend("pattern" = words::DIGEST))]
        fingerprint,
        /// The day to come back to the assessment.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        return_on,
        /// How often to check in until then.
        #[schemars(extend("enum" = words::cadences_or_none()))]
        check_ins,
        /// The day of the last check-in.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        checked_in,
        /// The keys of the steps that should be in place by then, a line each.
        #[schemars(extend("pattern" = words::STEPS_OR_NONE))]
        goals,
        /// The keys of the conditions to start with, a line each.
        #[schemars(extend("pattern" = words::conditions_or_none()))]
        start_with,
        /// Where copies went on apart: the ids of the decisions in whose place it was chosen to hold, a line each.
        #[serde(default)]
        #[schemars(extend("pattern" = words::IDS_OR_NONE))]
        holds_over,
    } and {
        /// The decisions on the same round that it follows, in the order of their ids; none for the first.
        #[serde(default = "link::missing")]
        follows: Vec<Id>,
        /// The state that it rests on, as canonical JSON (RFC 8785).
        canonical: String,
        /// Conditions and steps as they were shown, as canonical JSON.
        texts: String,
    }
    others |_| Vec::new()
}

impl Decision {
    /// The facts that never change.
    pub const FROZEN: [&'static str; 7] = ["route", "recommended", "deciders", "decided", "reason", "interested", "fingerprint"];
}

record! {
    /// A line of the plan.
    Action, "action" in "actions" {
        /// The step or condition that it closes.
        #[schemars(extend("enum" = words::topics_or_none()))]
        closes,
        /// The line of the road for which it is.
        #[serde(default)]
        #[schemars(extend("enum" = words::road_lines_or_none()))]
        road_line,
        /// What is to be done.
        what,
        /// Who helps.
        helpers,
        /// The day by which it is due.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        due,
        /// How much effort it takes: small, medium or large.
        #[schemars(extend("enum" = words::efforts_or_none()))]
        effort,
        /// How far it is: `to_do`, doing, done or dropped.
        #[schemars(extend("enum" = words::statuses()))]
        status,
        /// Why it was dropped.
        reason,
        /// Notes.
        notes,
        /// The day on which somebody last said how it stands.
        #[schemars(extend("format" = "date"))]
        updated,
        /// Where it stands among the actions of its jurisdiction: a key that sorts by its letters.
        #[serde(default)]
        #[schemars(extend("pattern" = words::POSITION))]
        position,
    } and {
        /// What it costs and who pays, in the order of the ids.
        #[serde(default)]
        funding_lines: Vec<FundingLine>,
        /// Of the first version: what it costs, in cents.
        #[serde(default, skip_serializing)]
        #[schemars(skip)]
        cost: Option<String>,
        /// Of the first version: who pays for it.
        #[serde(default, skip_serializing)]
        #[schemars(skip)]
        funding: Option<String>,
        /// The round that it sprang from, while that exists.
        assessment: Option<Id>,
        /// Who sees to it.
        owner: Option<Id>,
        /// Since when it lies in the bin.
        deleted: Option<i64>,
    }
    others |it| vec![deleted(it.deleted), ("owner", one(it.owner))]
}

record! {
    /// A funding line of an action. One whose texts but its place are all empty was cleared.
    FundingLine, "funding_line" in "funding_lines" {
        /// Where the money comes from.
        source,
        /// How much it is, in cents.
        #[schemars(extend("pattern" = words::CENTS_OR_NONE))]
        amount,
        /// The calendar year in which the fiscal year ends.
        #[schemars(extend("pattern" = words::YEAR_OR_NONE))]
        fiscal_year,
        /// Whether the money is needed, asked for or secured.
        #[schemars(extend("enum" = words::money_standings_or_none()))]
        standing,
        /// Where it stands among the lines of its action.
        #[schemars(extend("pattern" = words::POSITION))]
        position,
    } and {}
    others |_| Vec::new()
}

record! {
    /// A population group of a jurisdiction.
    PopulationGroup, "population_group" in "population_groups" {
        /// Its name, within a sentence.
        name,
        /// Who they are here.
        note,
        /// Where it stands among the groups of its jurisdiction.
        #[schemars(extend("pattern" = words::POSITION))]
        position,
    } and {
        /// Since when it lies in the bin.
        deleted: Option<i64>,
    }
    others |it| vec![deleted(it.deleted)]
}

record! {
    /// What was said by hand of a line of the road, or of one of its steps as a whole. Its id is made of the jurisdiction
    /// and the place.
    RoadLine, "road_line" in "road_lines" {
        /// How far it is; empty where nobody said.
        #[schemars(extend("enum" = words::marks_or_none()))]
        status,
        /// Why it is not needed.
        reason,
        /// By when.
        #[schemars(extend("pattern" = words::DAY_OR_NONE))]
        due,
    } and {
        /// The line, such as 4.1, or the step, such as 4.
        #[schemars(extend("enum" = words::road_places()))]
        place: String,
        /// Who sees to it.
        owner: Option<Id>,
    }
    others |it| vec![("owner", one(it.owner))]
}

record! {
    /// Somebody at a browser, whom the history names.
    Actor, "person" in "actors" {
        /// The name.
        name,
        /// The title.
        title,
        /// The department.
        department,
    } and {}
    others |_| Vec::new()
}

fn one(id: Option<Id>) -> String {
    id.map_or_else(String::new, |id| id.to_string())
}

fn deleted(since: Option<i64>) -> (&'static str, String) {
    ("deleted", since.map_or_else(String::new, |millis| millis.to_string()))
}
