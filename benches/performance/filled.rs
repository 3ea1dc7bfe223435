//! Data files in which the parts of a plan hold much or little, written by the store itself and kept between runs.

use std::path::{Path, PathBuf};

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::people::choosing::Who;
use milepost::domain::rounds::Heading;
use milepost::domain::things::Noun;
use milepost::store::{MIGRATIONS, NewAction, NewThing, Store};
use time::OffsetDateTime;

use crate::grown::stand_in_for_backup;
use crate::program::{Program, folder};
use crate::template::runtime;

/// To be raised when what is written here changes.
const EDITION: u32 = 2;

/// How many supports each finding has in a file of texts.
const SUPPORTS: usize = 45;

/// Words of which texts are made.
pub const WORDS: [&str; 24] = [
    "rent", "street", "school", "evening", "library", "county", "bus", "clinic", "family", "market", "water", "winter", "office", "street",
    "garden", "bridge", "council", "letter", "number", "survey", "plan", "notice", "repair", "visit",
];

/// A file with one jurisdiction.
#[derive(Debug)]
pub struct Filled {
    pub path: PathBuf,
    pub home: String,
}

impl Filled {
    /// A file whose jurisdiction has so many members, findings and engagements.
    pub fn with_parts(counts: [usize; 3]) -> Self {
        let [members, findings, engagements] = counts;
        Self::of(&format!("parts-{members}-{findings}-{engagements}"), async |store, of| {
            let people = (0..members).map(|at| {
                let (standing, day) = [
                    ("to_ask", (Fact::Due, "2027-03-01")),
                    ("asked", (Fact::Asked, "2026-10-02")),
                    ("joined", (Fact::Asked, "2026-09-14")),
                    ("joined", (Fact::Asked, "2026-09-14")),
                ][at % 4];
                NewThing {
                    people: vec![(Fact::Person, Who::New { name: format!("Member {at}"), is_meant: true })],
                    ..thing(Noun::Member, &[(Fact::Standing, standing), day, (Fact::Notes, &text(at))])
                }
            });
            add(store, of, &people.collect::<Vec<_>>()).await;
            add(store, of, &(0..findings).map(|at| finding(at, "")).collect::<Vec<_>>()).await;
            add(store, of, &(0..engagements).map(|at| engagement(at, "")).collect::<Vec<_>>()).await;
        })
    }

    /// A file of so many hundreds of texts. "Heron" stands in ten of them, "budget" in every tenth.
    pub fn with_texts(hundreds: usize) -> Self {
        Self::of(&format!("texts-{hundreds}00"), async |store, of| {
            let (findings, others) = (hundreds * 2, hundreds * 4);
            let rare = |at: usize, of: usize, count: usize| if (at + 1).is_multiple_of(of / count) { " heron" } else { "" };
            let often = |at: usize| if at.is_multiple_of(10) { " budget" } else { "" };
            let words = |at: usize, of: usize, count: usize| format!("{}{}", often(at), rare(at, of, count));
            add(store, of, &(0..others).map(|at| engagement(at, &words(at, others, 2))).collect::<Vec<_>>()).await;
            add(
                store,
                of,
                &(0..findings)
                    .map(|at| thing(Noun::Source, &[(Fact::Name, &format!("{}{}", text(at), words(at, findings, 2)))]))
                    .collect::<Vec<_>>(),
            )
            .await;
            for at in 0..findings {
                let supports = (0..SUPPORTS).map(|support| {
                    let at = at * SUPPORTS + support;
                    let what = format!("{}{}", text(at), words(at, findings * SUPPORTS, 4));
                    thing(Noun::Support, &[(Fact::Kind, "history"), (Fact::What, &what)])
                });
                let new = finding(at, &words(at, findings, 2));
                let now = OffsetDateTime::now_utc();
                store.add_thing_with(of, &new, (&supports.collect::<Vec<_>>(), &[]), &Actor::unnamed(), now).await.unwrap();
            }
        })
    }

    /// A file with so many strategic actions, each with 22 or 23 entries, of which ten are activities of the work plan, five
    /// measures, and twenty updates of each measure. The first of them is the one that is looked at.
    pub fn with_strategy(actions: usize) -> Self {
        Self::of(&format!("strategy-{actions}"), async |store, of| {
            let goals = (0..4).map(|at| thing(Noun::Goal, &[(Fact::Title, &text(at))]));
            add(store, of, &goals.collect::<Vec<_>>()).await;
            for at in 0..actions {
                let facts = [(Fact::Status, "under_way"), (Fact::Impact, "4"), (Fact::Feasibility, "3"), (Fact::Levels, "policy")];
                let title = format!("Open {}", text(at));
                let new = thing(Noun::StrategicAction, &[&facts[..], &[(Fact::Title, &title), (Fact::Equity, &text(at + 1))]].concat());
                let id = store.add_thing(of, &new, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
                model(store, of, id, at).await;
            }
        })
    }

    fn of(name: &str, fill: impl AsyncFnOnce(&Store, JurisdictionId)) -> Self {
        let level = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
        let path = folder().join(format!("filled-{name}-level-{level}-edition-{EDITION}.db"));
        if !path.exists() {
            let part = path.with_extension("part");
            for left in ["part", "part-wal", "part-shm"] {
                drop(std::fs::remove_file(path.with_extension(left)));
            }
            runtime().block_on(make(&part, fill));
            std::fs::rename(&part, &path).unwrap();
        }
        stand_in_for_backup(&path);
        let program = Program::start(&path);
        let first = program.get("/").text();
        program.quit();
        let home = first.split("href=\"").find(|rest| rest.starts_with("/jurisdictions/")).unwrap();
        Self { home: home.split('"').next().unwrap().to_owned(), path }
    }
}

async fn make(path: &Path, fill: impl AsyncFnOnce(&Store, JurisdictionId)) {
    let store = Store::open(path).await.unwrap();
    let now = OffsetDateTime::now_utc();
    let profile = Profile::named("Wren County".to_owned());
    let round = store.found(&profile, &Heading::on(now.date()), &Actor::unnamed(), now).await.unwrap();
    let of = store.assessment(round).await.unwrap().jurisdiction.id;
    fill(&store, of).await;
    store.close().await;
}

/// The logic model of a strategic action, with its measures and their updates.
async fn model(store: &Store, of: JurisdictionId, within: uuid::Uuid, at: usize) {
    let (actor, now) = (Actor::unnamed(), OffsetDateTime::now_utc());
    let columns = [("long", 1), ("medium", 2), ("short", 3), ("output", 4 + at % 2), ("activity", 10), ("input", 2)];
    let mut later: Vec<uuid::Uuid> = Vec::new();
    let mut outputs = Vec::new();
    for (kind, many) in columns {
        let mut made = Vec::new();
        for entry in 0..many {
            let mut facts = vec![(Fact::Kind, kind.to_owned()), (Fact::What, text(at * 31 + entry))];
            if !later.is_empty() {
                let mut leads = vec![later[entry % later.len()].to_string(), later[(entry + 1) % later.len()].to_string()];
                leads.sort();
                leads.dedup();
                facts.push((Fact::LeadsTo, leads.join("\n")));
            }
            if kind == "activity" {
                let what = vec![(Fact::What, text(at * 17 + entry))];
                let action = store.add_action(of, &NewAction { facts: what, ..NewAction::default() }, &actor, now).await.unwrap();
                facts[1] = (Fact::Action, action.to_string());
            }
            let new = NewThing { within: Some(within), facts, ..NewThing::of(Noun::LogicEntry) };
            made.push(store.add_thing(of, &new, &actor, now).await.unwrap());
        }
        if kind == "output" {
            outputs.clone_from(&made);
        }
        later = made;
    }
    for measure in 0..5 {
        let facts = [
            (Fact::Name, text(at * 5 + measure)),
            (Fact::Sees, outputs[measure % outputs.len()].to_string()),
            (Fact::Direction, "up".to_owned()),
            (Fact::Baseline, "10".to_owned()),
            (Fact::BaselineAt, "2024-12-31".to_owned()),
            (Fact::Target, "100".to_owned()),
            (Fact::TargetAt, "2029-12-31".to_owned()),
            (Fact::Rhythm, "monthly".to_owned()),
        ];
        let new = NewThing { facts: facts.into(), ..NewThing::of(Noun::Measure) };
        let id = store.add_thing(of, &new, &actor, now).await.unwrap();
        let update = |month: usize| {
            let day = format!("{}-{:02}-28", 2025 + month / 12, month % 12 + 1);
            let facts = vec![(Fact::Period, day), (Fact::Answer, "value".to_owned()), (Fact::Value, (12 + month * 2).to_string())];
            NewThing { within: Some(id), facts, ..NewThing::of(Noun::Update) }
        };
        add(store, of, &(0..20).map(update).collect::<Vec<_>>()).await;
    }
}

async fn add(store: &Store, of: JurisdictionId, new: &[NewThing]) {
    store.add_things(of, new, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
}

fn thing(noun: Noun, facts: &[(Fact, &str)]) -> NewThing {
    NewThing { facts: facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect(), ..NewThing::of(noun) }
}

fn finding(at: usize, more: &str) -> NewThing {
    let stage = if at.is_multiple_of(3) { "insight" } else { "finding" };
    thing(Noun::Finding, &[(Fact::Stage, stage), (Fact::Statement, &format!("{}{more}", text(at)))])
}

fn engagement(at: usize, more: &str) -> NewThing {
    let facts = [(Fact::Stage, "held"), (Fact::Held, "2026-03-02"), (Fact::Reported, "2026-04-02")];
    let told = [(Fact::Title, &*format!("Evening {at}")), (Fact::Heard, &*format!("{}{more}", text(at)))];
    thing(Noun::Engagement, &[&facts[..], &told].concat())
}

/// Some words, others at each place.
fn text(at: usize) -> String {
    let word = |number: usize| WORDS[(at * 7 + number * (at % 11 + 1)) % WORDS.len()];
    (0..14).map(word).collect::<Vec<_>>().join(" ")
}
