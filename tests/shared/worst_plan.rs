//! The largest plan that anybody could write: 40 strategic actions, 900 entries of logic models, 120 findings, 200 measures
//! with their updates, in scripts that run from the right and in those of the East, with tables in what people wrote.

use std::collections::HashMap;

use milepost::domain::history::Fact;
use milepost::domain::ids::{ActionId, FundingLineId, PersonId, PopulationGroupId};
use milepost::domain::jurisdiction::Profile;
use milepost::domain::jurisdiction::population_group::PopulationGroup;
use milepost::domain::people::choosing::People;
use milepost::domain::people::{Person, person};
use milepost::domain::strategy;
use milepost::domain::things::{Noun, Thing};
use milepost::domain::words::position::Position;
use milepost::domain::work::funding::{Funding, FundingLine};
use milepost::domain::work::{Action, Activity, Served, Serving, Status};
use milepost::report::document::Paper;
use milepost::report::{MobilityPlanPart, MobilityPlanSources};
use time::macros::{date, datetime};
use uuid::Uuid;

const GOALS: usize = 8;
const STRATEGIC_ACTIONS: usize = 40;
const ENTRIES: usize = 900;
const FINDINGS: usize = 120;
const MEASURES: usize = 200;
const UPDATES: usize = 6;
const ENGAGEMENTS: usize = 30;
const MEMBERS: usize = 60;

/// What people write, in turn.
const SAID: [&str; 8] = [
    "Give every renter in eviction court a lawyer, and tell them so in the language that they speak at home",
    "צרו תוכנית עבודה עם תושבי השכונה, 12 פגישות בשנה, ובדקו מה השתנה",
    "توسيع خدمة الحافلات إلى 40 رحلة يومياً حتى يصل الناس إلى أعمالهم",
    "為每個家庭提供負擔得起的住房、托兒服務和醫療保健、並每年報告進展情況",
    "Train 1,200 workers for jobs that pay a living wage; keep “help desks” open on Saturdays & Sundays",
    "すべての子どもが小学校に入る前に一年間の就学前教育を受けられるようにする",
    "=SUM(A1) is no formula here, nor is <b>this</b> a tag; both are what somebody typed",
    "모든 주민이 병원과 약국에 갈 수 있도록 교통편을 마련한다",
];

/// What people write in Markdown: headings, lists, a table.
const MARKED: &str = "### What we mean\n\nEvery *child* and **every** family, שלום, 漢字.\n\n- learns\n  1. early\n  2. well\n\n| Who | Amount | By |\n|:--|--:|---|\n| **City** | $3,000,000 | 2031 |\n| עיר | $12 | 2030 |\n| 市 | $7 | 2029 |\n\nSee [the county](https://wren.example/a?b=c).\n\n";

/// All that the plan is made of.
pub struct WorstPlan {
    profile: Profile,
    things: Vec<Thing>,
    people: People,
    groups: Vec<PopulationGroup>,
    called: HashMap<Uuid, String>,
    actions: Vec<Action>,
    serving: Serving,
}

/// The id of the nth of a kind.
fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (n as u128 + 1))
}

/// What somebody wrote, told apart by its number; one of eleven is as long as a line may be.
fn said(n: usize) -> String {
    let words = SAID[n % SAID.len()];
    if n % 11 == 3 { format!("{n}. {words}. ").chars().cycle().take(299).chain(['.']).collect() } else { format!("{words} ({n})") }
}

/// Paragraphs of so many letters.
fn long(n: usize, letters: usize) -> String {
    let all: String = (n..).flat_map(|at| format!("{}.\n", SAID[at % SAID.len()]).chars().collect::<Vec<_>>()).take(letters).collect();
    all.trim().to_owned()
}

/// Several ids as a thing keeps them.
fn names(ids: impl IntoIterator<Item = Uuid>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join("\n")
}

fn thing(noun: Noun, id: Uuid, within: Option<Uuid>, facts: impl IntoIterator<Item = (Fact, String)>) -> Thing {
    Thing { within, values: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(), ..Thing::nothing(noun, id) }
}

const GOAL: u128 = 1;
const STRATEGIC: u128 = 2;
const ENTRY: u128 = 3;
const FINDING: u128 = 4;
const MEASURE: u128 = 5;
const ENGAGEMENT: u128 = 6;
const MEMBER: u128 = 7;
const ORGANIZATION: u128 = 8;
const PERSON: u128 = 9;
const GROUP: u128 = 10;
const ACTION: u128 = 11;
const OTHER: u128 = 12;

impl WorstPlan {
    /// Makes it. It is the same each time.
    pub fn new() -> Self {
        let mut things = vec![texts(), strategy_texts(), accountability()];
        things.extend((0..MEMBERS).flat_map(member));
        things.extend((0..FINDINGS).flat_map(finding));
        things.extend((0..ENGAGEMENTS).map(engagement));
        things.extend((0..GOALS).map(goal));
        things.extend((0..STRATEGIC_ACTIONS).map(strategic_action));
        things.extend((0..ENTRIES).map(entry));
        things.extend((0..MEASURES).flat_map(measure));
        let is_activity = |n: &usize| kind(*n) == "activity";
        let served =
            |n: usize| Served { id: id(STRATEGIC, n), title: said(n), goal: Some(id(GOAL, n % GOALS)), status: strategy::Status::Chosen };
        let activity = |n: usize| (ActionId(id(ACTION, n)), Activity { entry: id(ENTRY, n), of: id(STRATEGIC, n % STRATEGIC_ACTIONS) });
        Self {
            profile: Profile { name: "漢字 County, מחוז".to_owned(), ..Profile::default() },
            people: People::new((0..MEMBERS).map(somebody).collect(), Vec::new()),
            groups: (0..12).map(group).collect(),
            called: (0..MEMBERS).map(|n| (id(MEMBER, n), format!("Member {n}"))).collect(),
            actions: (0..ENTRIES).filter(is_activity).map(action).collect(),
            serving: Serving::of(
                (0..GOALS).map(|n| (id(GOAL, n), said(n))).collect(),
                (0..STRATEGIC_ACTIONS).map(served).collect(),
                (0..ENTRIES).filter(is_activity).map(activity),
            ),
            things,
        }
    }

    /// What its documents tell.
    pub fn part(&self) -> MobilityPlanPart {
        MobilityPlanPart::of(&MobilityPlanSources {
            jurisdiction: &self.profile,
            decision: None,
            things: &self.things,
            people: &self.people,
            groups: &self.groups,
            called: &self.called,
            kept: None,
            actions: &self.actions,
            serving: &self.serving,
            as_of: datetime!(2026-11-28 10:42 -5),
            paper: Paper::Letter,
        })
    }
}

fn texts() -> Thing {
    let marked = MARKED.repeat(12);
    let facts = [
        (Fact::PlanTitle, "A plan for everybody, תוכנית לכולם".to_owned()),
        (Fact::Covers, "2027 to 2031".to_owned()),
        (Fact::SignedBy, "Ana Ruiz, County Executive\nדנה כהן, Chair".to_owned()),
        (Fact::LeadershipLetter, marked.clone()),
        (Fact::ExecutiveSummary, marked.clone()),
        (Fact::DataNotes, marked.clone()),
        (Fact::Glossary, marked),
    ];
    thing(Noun::MobilityPlan, id(OTHER, 0), None, facts)
}

fn strategy_texts() -> Thing {
    thing(Noun::Strategy, id(OTHER, 1), None, [(Fact::Vision, MARKED.repeat(20)), (Fact::Theory, MARKED.repeat(20))])
}

fn accountability() -> Thing {
    let facts = [
        (Fact::ReportTo, long(0, 1_900)),
        (Fact::ReportHow, long(1, 1_900)),
        (Fact::Governance, "weak".to_owned()),
        (Fact::GovernanceNext, long(2, 1_900)),
        (Fact::Capacity, "fair".to_owned()),
        (Fact::Questions, long(3, 9_900)),
        (Fact::Learning, long(4, 9_900)),
    ];
    thing(Noun::Accountability, id(OTHER, 2), None, facts)
}

fn somebody(n: usize) -> Person {
    let profile =
        person::Profile { name: format!("Person {n} דנה"), title: "Director, 部長".to_owned(), ..person::Profile::default() };
    Person { id: PersonId(id(PERSON, n)), profile }
}

fn group(n: usize) -> PopulationGroup {
    let name = format!("{} of kind {n}", ["renters", "דיירים", "租客"][n % 3]);
    PopulationGroup { id: PopulationGroupId(id(GROUP, n)), name, note: String::new(), position: Position::after(None) }
}

fn member(n: usize) -> [Thing; 2] {
    let sector = ["nonprofit", "business", "research", "residents", "school_district"][n % 5].to_owned();
    let organization = [(Fact::Name, format!("Organization {n} ארגון")), (Fact::Sector, sector)];
    let facts = [
        (Fact::Person, id(PERSON, n).to_string()),
        (Fact::BelongsTo, id(ORGANIZATION, n).to_string()),
        (Fact::Standing, "joined".to_owned()),
        (Fact::Roles, "champion\nmanagement_team".to_owned()),
        (Fact::Contact, "SECRET 555-0100".to_owned()),
    ];
    [thing(Noun::Organization, id(ORGANIZATION, n), None, organization), thing(Noun::Member, id(MEMBER, n), None, facts)]
}

/// A finding with a figure and a reading that it rests on.
fn finding(n: usize) -> [Thing; 3] {
    let dimension = ["economic-success", "power-and-autonomy", "being-valued-in-community"][n % 3];
    let facts = [
        (Fact::Statement, said(n)),
        (Fact::Stage, "finding".to_owned()),
        (Fact::Kind, ["challenge", "cause", "asset"][n % 3].to_owned()),
        (Fact::Dimensions, dimension.to_owned()),
        (Fact::Predictors, ["housing-affordability", "economic-inclusion"][n % 2].to_owned()),
        (Fact::Groups, names([id(GROUP, n % 12), id(GROUP, (n + 5) % 12)])),
        (Fact::Notes, long(n, 500)),
    ];
    let figure = [
        (Fact::Kind, "figure".to_owned()),
        (Fact::Value, format!("{n}.5")),
        (Fact::Unit, "אחוז".to_owned()),
        (Fact::Year, "2024".to_owned()),
        (Fact::What, said(n + 1)),
    ];
    let reading = [
        (Fact::Kind, "reading".to_owned()),
        (Fact::Reading, format!("income-50/city-2915670/2023/whole/{}", "0a".repeat(32))),
        (Fact::Value, format!("$64,{n:03}")),
        (Fact::Year, "2023".to_owned()),
        (Fact::Quality, ["strong", "weak", "marginal"][n % 3].to_owned()),
        (Fact::Release, "Cities, overall, March 2025".to_owned()),
    ];
    let of = id(FINDING, n);
    [
        thing(Noun::Finding, of, None, facts),
        thing(Noun::Support, id(OTHER, 1_000 + n), Some(of), figure),
        thing(Noun::Support, id(OTHER, 2_000 + n), Some(of), reading),
    ]
}

fn engagement(n: usize) -> Thing {
    let facts = [
        (Fact::Title, said(n)),
        (Fact::Form, "focus_group".to_owned()),
        (Fact::Stage, "held".to_owned()),
        (Fact::Held, "2026-03-01".to_owned()),
        (Fact::Groups, format!("{} 12", id(GROUP, n % 12))),
        (Fact::Heard, long(n, 1_500)),
        (Fact::Used, long(n + 1, 700)),
    ];
    thing(Noun::Engagement, id(ENGAGEMENT, n), None, facts)
}

fn goal(n: usize) -> Thing {
    thing(Noun::Goal, id(GOAL, n), None, [(Fact::Title, said(n)), (Fact::Notes, long(n, 600)), (Fact::Groups, names([id(GROUP, n)]))])
}

fn strategic_action(n: usize) -> Thing {
    let partners = (0..6).map(|at| id(MEMBER, (n * 7 + at) % MEMBERS));
    let facts = [
        (Fact::Title, said(n)),
        (Fact::Goal, id(GOAL, n % GOALS).to_string()),
        (Fact::Findings, names((0..3).map(|at| id(FINDING, n * 3 + at)))),
        (Fact::Groups, names([id(GROUP, n % 12)])),
        (Fact::Place, long(n, 200)),
        (Fact::BuildsOn, long(n + 1, 600)),
        (Fact::Proof, long(n + 2, 600)),
        (Fact::Equity, long(n + 3, 1_900)),
        (Fact::Lead, id(MEMBER, n % MEMBERS).to_string()),
        (Fact::Members, names(partners)),
        (Fact::Risks, long(n + 4, 600)),
        (Fact::Shaped, long(n + 5, 1_900)),
        (Fact::Status, ["chosen", "under_way", "done"][n % 3].to_owned()),
        (Fact::Notes, "SECRET note".to_owned()),
    ];
    thing(Noun::StrategicAction, id(STRATEGIC, n), None, facts)
}

/// The kind of an entry: each strategic action has some of every kind.
fn kind(n: usize) -> &'static str {
    ["input", "activity", "output", "short", "medium", "long"][n / STRATEGIC_ACTIONS % 6]
}

/// An entry, which leads to one of the kind after it, and to another of a later kind.
fn entry(n: usize) -> Thing {
    let later = [STRATEGIC_ACTIONS, 2 * STRATEGIC_ACTIONS].map(|step| n + step);
    let order = ["input", "activity", "output", "short", "medium", "long"];
    let at = |n: usize| order.iter().position(|known| *known == kind(n));
    let leads_to = later.into_iter().filter(|to| *to < ENTRIES && at(*to) > at(n)).map(|to| id(ENTRY, to));
    let action = if kind(n) == "activity" { id(ACTION, n).to_string() } else { String::new() };
    let facts = [
        (Fact::Kind, kind(n).to_owned()),
        (Fact::What, said(n)),
        (Fact::Action, action),
        (Fact::LeadsTo, names(leads_to)),
        (Fact::Notes, "SECRET note".to_owned()),
    ];
    thing(Noun::LogicEntry, id(ENTRY, n), Some(id(STRATEGIC, n % STRATEGIC_ACTIONS)), facts)
}

fn action(n: usize) -> Action {
    let says = Funding::from_stored(format!("Fund {n}"), "1234567", "2028", "asked").expect("a line");
    Action {
        id: ActionId(id(ACTION, n)),
        sprang_from: None,
        road_line: None,
        closes: None,
        what: said(n),
        owner: None,
        helpers: String::new(),
        due: Some(date!(2028 - 06 - 30)),
        effort: None,
        status: Status::ALL[n % 3],
        reason: String::new(),
        notes: "SECRET note".to_owned(),
        funding: vec![FundingLine { id: FundingLineId(id(OTHER, 10_000 + n)), says }],
        updated: date!(2026 - 11 - 01),
        position: Position::after(None),
    }
}

/// A measure with its updates.
fn measure(n: usize) -> Vec<Thing> {
    let of = id(MEASURE, n);
    let facts = [
        (Fact::Name, said(n)),
        (Fact::Sees, names([id(ENTRY, 2 * STRATEGIC_ACTIONS + n)])),
        (Fact::Unit, ["families", "%", "$", "משפחות"][n % 4].to_owned()),
        (Fact::Direction, "up".to_owned()),
        (Fact::Baseline, format!("{n}.25")),
        (Fact::BaselineAt, "2019-01-01/2019-12-31".to_owned()),
        (Fact::Target, format!("{}", 2 * n + 100)),
        (Fact::TargetAt, "2031-01-01/2031-12-31".to_owned()),
        (Fact::WhereFound, said(n + 2)),
        (Fact::Owner, id(PERSON, n % MEMBERS).to_string()),
        (Fact::Rhythm, "yearly".to_owned()),
    ];
    let update = |at: usize| {
        let facts = [
            (Fact::Period, format!("{}-12-31", 2020 + at)),
            (Fact::Answer, "value".to_owned()),
            (Fact::Value, format!("{}.{at}", n + at)),
            (Fact::Notes, said(n + at)),
        ];
        thing(Noun::Update, id(OTHER, 100_000 + n * UPDATES + at), Some(of), facts)
    };
    [thing(Noun::Measure, of, None, facts)].into_iter().chain((0..UPDATES).map(update)).collect()
}
