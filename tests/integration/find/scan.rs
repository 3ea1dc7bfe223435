//! Find finds exactly what a plain scan by its definition finds.

use milepost::domain::find::{Kind, Sought, split};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::{FactChange, ThingChange};
use proptest::prelude::*;

use super::{Place, now};

/// Texts as they are typed, and hard ones: accents, apostrophes, scripts without spaces, scripts from the right.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[abAB '’.-]{1,24}",
        "[aàâbçe '’ʼ`´ß]{1,24}",
        "[東京都市データかなｶﾞ a1]{1,12}",
        "[한하국학ㅎ교 a]{1,12}",
        "[שלוםَُمحد \u{200f}a]{1,16}",
        "[ab\"*()^:-]{1,16}( AND| OR| NOT| NEAR)?",
        "\\PC{1,24}",
    ]
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    Note(usize, String),
    Finding(String, String),
    Restate(usize, String),
    Bin(usize),
    PutBack(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..6_usize, texts()).prop_map(|(at, text)| Act::Note(at, text)),
        4 => (texts(), texts()).prop_map(|(statement, notes)| Act::Finding(statement, notes)),
        2 => (0..8_usize, texts()).prop_map(|(at, text)| Act::Restate(at, text)),
        1 => (0..8_usize).prop_map(Act::Bin),
        1 => (0..8_usize).prop_map(Act::PutBack),
    ]
}

const STEPS: [&str; 6] = ["note-1.1", "note-1.2", "note-3.1", "evidence-3.1", "need-racial-equity", "note-9.3"];

/// The definition, once more and plainly: each word of the search begins one of the words of the text.
fn fits(sought: &str, text: &str) -> bool {
    let (sought, text) = (split(sought), split(text));
    sought.iter().all(|word| text.iter().any(|other| other.folded.starts_with(&word.folded)))
}

impl Place {
    async fn perform(&self, act: &Act, findings: &mut Vec<uuid::Uuid>) {
        let (store, actor) = (self.store(), Actor::unnamed());
        let clean = |fact: Fact, text: &str| Noun::Finding.part(fact).unwrap().rule.clean(text);
        match act {
            Act::Note(at, text) => {
                let field: milepost::domain::readiness::Field = STEPS[*at].parse().unwrap();
                if let Ok(text) = field.clean(text) {
                    self.says(self.round, STEPS[*at], &text).await;
                }
            }
            Act::Finding(statement, notes) => {
                if let (Ok(statement), Ok(notes)) = (clean(Fact::Statement, statement), clean(Fact::Notes, notes)) {
                    findings.push(self.adds(Noun::Finding, &[(Fact::Statement, &statement), (Fact::Notes, &notes)], None).await);
                }
            }
            Act::Restate(at, text) => {
                if let (Some(id), Ok(text)) = (findings.get(*at), clean(Fact::Statement, text)) {
                    let change =
                        ThingChange { facts: vec![FactChange { fact: Fact::Statement, value: text, seen: None }], people: Vec::new() };
                    // What lies in the bin is not changed.
                    let _ = store.change_thing(Noun::Finding, *id, &change, &actor, now()).await;
                }
            }
            Act::Bin(at) => {
                if let Some(id) = findings.get(*at) {
                    let _ = store.bin_thing(Noun::Finding, *id, &actor, now()).await;
                }
            }
            Act::PutBack(at) => {
                if let Some(id) = findings.get(*at) {
                    let _ = store.put_back(Subject::Thing(Noun::Finding, *id), &actor, now()).await;
                }
            }
        }
    }

    /// Every text that is there, as a scan reads it.
    async fn everything(&self) -> Vec<(String, String)> {
        let state = self.store().assessment(self.round).await.unwrap().state;
        let said = STEPS.iter().map(|field| ((*field).to_owned(), state.get(field.parse().unwrap())));
        let things = self.store().things(self.id, &[Noun::Finding]).await.unwrap();
        let findings =
            things.iter().map(|thing| (thing.id.to_string(), format!("{}\n{}", thing.get(Fact::Statement), thing.get(Fact::Notes))));
        said.chain(findings).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// What is found, page after page; how many there are of a kind is told on the first.
    async fn found(&self, sought: &Sought) -> Vec<String> {
        let found = self.store().find(self.id, sought, None).await.unwrap();
        let of = |kind: Kind| matches!(kind, Kind::Note | Kind::Evidence | Kind::Need | Kind::Finding);
        let mut hits = Vec::new();
        for group in found.groups.into_iter().filter(|group| of(group.kind)) {
            let (mut of_kind, mut more) = (group.hits, group.more);
            while let Some(below) = more {
                let next = self.store().find(self.id, sought, Some((group.kind, Some(below)))).await.unwrap().groups.remove(0);
                of_kind.extend(next.hits);
                more = next.more;
            }
            assert_eq!(group.all, Some(of_kind.len()));
            hits.extend(of_kind);
        }
        let hits = hits.into_iter();
        let mut found: Vec<String> = hits.map(|hit| if hit.field.is_empty() { hit.record.to_string() } else { hit.field }).collect();
        found.sort();
        found
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn find_finds_exactly_what_a_plain_scan_finds(acts in proptest::collection::vec(act(), 1..24), other in proptest::collection::vec(texts(), 8)) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let place = Place::new().await;
            let mut findings = Vec::new();
            for act in &acts {
                place.perform(act, &mut findings).await;
            }
            let everything = place.everything().await;
            // Words of the texts and beginnings of them, alone and in pairs, and what may stand nowhere.
            let mut searches = other;
            for (_, text) in &everything {
                let words: Vec<String> = split(text).into_iter().map(|word| text[word.at].to_owned()).collect();
                searches.extend(words.iter().take(4).cloned());
                searches.extend(words.iter().take(4).map(|word| word.chars().take(1).collect()));
                searches.extend(words.windows(2).take(2).map(|pair| format!("{} {}", pair[1], pair[0])));
                searches.push(text.chars().take(60).collect());
            }
            for search in searches {
                let Ok(sought) = Sought::read(&search) else { continue };
                let mut expected: Vec<String> =
                    everything.iter().filter(|(_, text)| fits(&search, text)).map(|(name, _)| name.clone()).collect();
                expected.sort();
                assert_eq!(place.found(&sought).await, expected, "{search:?} in {everything:?}");
            }
            place.agrees().await;
        });
    }
}
