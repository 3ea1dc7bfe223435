//! Somebody who saves one thing after another, and knows what the file owes them for it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use milepost::domain::guide::ConditionKey;
use milepost::domain::readiness::Revision;

use crate::chance::Chance;
use crate::facts::Facts;
use crate::program::{Program, ask, between, encoded};

/// Every save bears a mark that no other one of this run has.
static MARKS: AtomicU32 = AtomicU32::new(0);

/// A jurisdiction with two open rounds.
#[derive(Clone)]
pub struct Place {
    pub jurisdiction: String,
    pub rounds: [String; 2],
}

impl Place {
    pub fn new(program: &Program, name: &str) -> Self {
        let first = program.found(name);
        let page = program.get(&first).body;
        let jurisdiction = between(&page, "href=\"/jurisdictions/", "\"").to_owned();
        let second = program.post(&format!("/jurisdictions/{jurisdiction}/assessments"), "title=Another");
        assert_eq!(second.status, 303, "{}", second.body);
        assert_eq!(program.post(&format!("{first}/reopen"), "").status, 303);
        let id = |address: &str| address.trim_start_matches("/assessments/").to_owned();
        Self { jurisdiction, rounds: [id(&first), id(&second.location)] }
    }

    /// Four people at work on it: three with answers, each with conditions of their own, and one with
    /// the plan and the decisions.
    pub fn savers(&self, chance: &mut Chance) -> Vec<Saver> {
        let of = |n: usize| ConditionKey::ALL.into_iter().skip(n).step_by(3).collect::<Vec<_>>();
        let works = [Work::Answers(of(0)), Work::Answers(of(1)), Work::Answers(of(2)), Work::Plan];
        works.into_iter().map(|work| Saver::new(self.clone(), work, chance.fork())).collect()
    }
}

/// What somebody works at.
enum Work {
    Answers(Vec<ConditionKey>),
    Plan,
}

/// Whose facts a save sets.
#[derive(Clone)]
enum Subject {
    Known(String),
    /// Made by the save, and found again by this mark in this field.
    New(&'static str, String),
}

/// What a save sets of one subject.
#[derive(Clone)]
struct Part {
    subject: Subject,
    facts: Vec<(String, String)>,
}

/// One save, of one subject or of several at once.
#[derive(Clone)]
pub struct Deed {
    pub mark: String,
    path: String,
    form: String,
    parts: Vec<Part>,
}

/// What came of a save.
pub enum Outcome {
    Acknowledged,
    Refused(u16, String),
    /// The program ended before it answered.
    CutShort,
}

pub struct Saver {
    place: Place,
    work: Work,
    chance: Chance,
    /// What each field held one after another, the last value being the present one.
    told: BTreeMap<(String, String), Vec<String>>,
    actions: Vec<String>,
    /// Acknowledged, but under an id not known yet.
    made: Vec<Part>,
    /// Sent, but not acknowledged.
    open: Vec<Deed>,
    pub acknowledged: usize,
    /// How many saves were there though nobody was told.
    pub landed: usize,
    /// How many saves were not acknowledged and are not there.
    pub absent: usize,
}

impl Saver {
    fn new(place: Place, work: Work, chance: Chance) -> Self {
        let (told, actions, made, open) = (BTreeMap::new(), Vec::new(), Vec::new(), Vec::new());
        Self { place, work, chance, told, actions, made, open, acknowledged: 0, landed: 0, absent: 0 }
    }

    /// Saves one thing.
    pub fn save(&mut self, address: SocketAddr) -> Outcome {
        assert!(self.open.is_empty(), "what became of the last save must be found out first");
        let deed = match self.next(address) {
            Ok(deed) => deed,
            Err(outcome) => return outcome,
        };
        self.open.push(deed.clone());
        let Ok(reply) = ask(address, &format!("POST {} HTTP/1.1", deed.path), &deed.form) else { return Outcome::CutShort };
        if reply.status != 303 {
            return Outcome::Refused(reply.status, reply.body);
        }
        self.open.clear();
        self.acknowledged += 1;
        for part in deed.parts {
            match (&part.subject, reply.location.split_once("#action-")) {
                (Subject::Known(id), _) => self.remember(&id.clone(), &part),
                (Subject::New("what", _), Some((_, id))) => {
                    self.remember(id, &part);
                    self.actions.push(id.to_owned());
                }
                (Subject::New(..), _) => self.made.push(part),
            }
        }
        Outcome::Acknowledged
    }

    fn remember(&mut self, id: &str, part: &Part) {
        for (field, value) in &part.facts {
            self.told.entry((id.to_owned(), field.clone())).or_default().push(value.clone());
        }
    }

    fn now(&self, subject: &str, field: &str) -> &str {
        self.told.get(&(subject.to_owned(), field.to_owned())).and_then(|told| told.last()).map_or("", String::as_str)
    }

    /// Holds the file to every acknowledged save, in the values and in the history, and finds out what
    /// became of those without an answer: all of each, or nothing.
    pub fn hold(&mut self, facts: &Facts) {
        for part in std::mem::take(&mut self.made) {
            let id = self.found(&part, facts).unwrap_or_else(|| panic!("{:?} was acknowledged and is gone", part.facts));
            self.remember(&id, &part);
        }
        for deed in std::mem::take(&mut self.open) {
            let found: Vec<Option<String>> = deed.parts.iter().map(|part| self.found(part, facts)).collect();
            let there = found.iter().flatten().count();
            assert!(there == 0 || there == deed.parts.len(), "half of {} is there", deed.mark);
            if there == 0 {
                self.absent += 1;
                continue;
            }
            self.landed += 1;
            for (id, part) in found.into_iter().flatten().zip(&deed.parts) {
                self.remember(&id, part);
                if matches!(part.subject, Subject::New("what", _)) {
                    self.actions.push(id);
                }
            }
        }
        for ((subject, field), told) in &self.told {
            assert_eq!(&facts.story(subject, field), told, "the history of {field} of {subject}");
            assert_eq!(facts.value(subject, field), told.last().unwrap(), "{field} of {subject}");
        }
    }

    /// Whether this save accounts for a line of the history.
    pub fn knows(&self, subject: &str, field: &str) -> bool {
        self.told.contains_key(&(subject.to_owned(), field.to_owned()))
    }

    /// The id of the subject of a part that is there in whole; none if nothing of it is.
    fn found(&self, part: &Part, facts: &Facts) -> Option<String> {
        let id = match part.subject {
            Subject::Known(ref id) => id.clone(),
            Subject::New(field, ref mark) => {
                let found = facts.values.iter().find(|((_, name), value)| name == field && value.contains(mark));
                let Some(((id, _), _)) = found else {
                    let line = facts.lines.iter().find(|line| line.field == field && line.after.contains(mark));
                    assert!(line.is_none(), "the history knows of {mark}, which is nowhere else");
                    return None;
                };
                id.clone()
            }
        };
        let there = part.facts.iter().filter(|(field, value)| facts.value(&id, field) == value).count();
        if there == 0 {
            let stands = part.facts.iter().all(|(field, _)| facts.value(&id, field) == self.now(&id, field));
            assert!(stands, "{:?} are not there, nor what stood there before", part.facts);
            return None;
        }
        assert_eq!(there, part.facts.len(), "half of it is there: {:?}", part.facts);
        Some(id)
    }

    fn next(&mut self, address: SocketAddr) -> Result<Deed, Outcome> {
        let mark = format!("mark-{:08x}", MARKS.fetch_add(1, Ordering::Relaxed));
        if let Work::Answers(conditions) = &self.work {
            let key = *self.chance.of(conditions);
            return Ok(self.answers(key, mark));
        }
        match self.chance.below(8) {
            0 => self.decision(address, mark),
            1 | 2 if !self.actions.is_empty() => Ok(self.change(mark)),
            3 if !self.actions.is_empty() => self.pay(address, mark),
            4 | 5 if !self.actions.is_empty() => Ok(self.press(mark)),
            _ => Ok(self.action(mark)),
        }
    }

    /// A text that the history must not take for the earlier one typed on: it begins and ends otherwise.
    fn text(&mut self, before: &str, mark: &str, room: usize) -> String {
        let around = if before.ends_with('A') { 'B' } else { 'A' };
        let more = if room > 0 && self.chance.one_in(6) { self.chance.below(room) } else { 3 };
        format!("{around} {mark} says {}{around}", "much ".repeat(more / 5))
    }

    /// Every field of a condition at once.
    fn answers(&mut self, key: ConditionKey, mark: String) -> Deed {
        let round = self.chance.of(&self.place.rounds.clone()).clone();
        let mut facts = Vec::new();
        let mut form = Vec::new();
        for step in key.steps() {
            let name = format!("step-{step}");
            let before = self.now(&round, &name).to_owned();
            let others: Vec<&str> = ["in_place", "under_way", "not_yet", "unknown"].into_iter().filter(|word| *word != before).collect();
            let value = (*self.chance.of(&others)).to_owned();
            form.push((name.clone(), value.clone()));
            form.push((format!("rev-{name}"), Revision::of(&before).to_string()));
            facts.push((name, value));
        }
        let first = key.steps().next().unwrap();
        for (field, name, room) in [
            (format!("note-{first}"), format!("note-{first}"), 6_000),
            (format!("evidence-{first}"), format!("evidence-{first}"), 0),
            (format!("need-{key}"), "need".to_owned(), 3_000),
            (format!("judgment-{key}"), "judgment".to_owned(), 0),
        ] {
            let before = self.now(&round, &field).to_owned();
            let text = self.text(&before, &mark, room);
            form.push((format!("rev-{name}"), Revision::of(&before).to_string()));
            if name == "judgment" {
                form.push((name, "met".to_owned()));
                form.push(("judgment-reason".to_owned(), text.clone()));
                facts.push((field, format!("met: {text}")));
            } else {
                form.push((name, text.clone()));
                facts.push((field, text));
            }
        }
        let path = format!("/assessments/{round}/conditions/{key}");
        Deed { mark, path, form: in_form(&form), parts: vec![Part { subject: Subject::Known(round), facts }] }
    }

    fn action(&mut self, mark: String) -> Deed {
        let notes = self.text("", &mark, 6_000);
        let values = [
            ("what", format!("Do {mark}")),
            ("closes", (*self.chance.of(&["1.1", "4.2", "9.3", "staff-buy-in"])).to_owned()),
            ("helpers", self.text("", &mark, 0)),
            ("due", "2199-12-31".to_owned()),
            ("effort", "large".to_owned()),
            ("status", "to_do".to_owned()),
            ("notes", notes),
        ];
        let facts: Vec<_> = values.map(|(name, value)| (name.to_owned(), value)).into();
        let path = format!("/jurisdictions/{}/actions", self.place.jurisdiction);
        let line = self.line(&mark, "", ["", "needed"]);
        let form: Vec<_> = facts.iter().cloned().chain(in_slot("new1", &line)).collect();
        let parts = vec![
            Part { subject: Subject::New("what", mark.clone()), facts },
            Part { subject: Subject::New("source", mark.clone()), facts: line },
        ];
        Deed { mark, path, form: in_form(&form), parts }
    }

    /// A funding line that differs in each of its facts from the one before.
    fn line(&mut self, mark: &str, source: &str, [year, standing]: [&str; 2]) -> Vec<(String, String)> {
        // Whole dollars, as many as the mark counts.
        let dollars = u32::from_str_radix(mark.trim_start_matches("mark-").trim_end_matches("-more"), 16).unwrap() + 1;
        let year = if year == "2027" { "2028" } else { "2027" };
        let standing = if standing == "asked" { "secured" } else { "asked" };
        let facts = [
            ("source", self.text(source, mark, 200)),
            ("amount", format!("{dollars}00")),
            ("fiscal_year", year.to_owned()),
            ("standing", standing.to_owned()),
        ];
        facts.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// Changes the first line of an action, and adds another one to those that have few. The form must be fetched first,
    /// since it alone tells the line's id.
    fn pay(&mut self, address: SocketAddr, mark: String) -> Result<Deed, Outcome> {
        let id = self.chance.of(&self.actions.clone()).clone();
        let page = ask(address, &format!("GET /actions/{id} HTTP/1.1"), "").map_err(|_| Outcome::CutShort)?;
        if !page.body.contains("</html>") {
            return Err(Outcome::CutShort);
        }
        if page.status != 200 {
            return Err(Outcome::Refused(page.status, page.body));
        }
        let slot = between(&page.body, "name=\"source-", "\"").to_owned();
        // The save that made the line did not say its id.
        let made = |part: &Part| {
            let (_, source) = &part.facts[0];
            matches!(part.subject, Subject::New("source", _)) && page.body.contains(&format!("name=\"source-{slot}\" value=\"{source}\""))
        };
        if let Some(at) = self.made.iter().position(made) {
            let part = self.made.remove(at);
            self.remember(&slot, &part);
        }
        let source = self.now(&slot, "source").to_owned();
        assert!(!source.is_empty(), "the line {slot} of {id} is nobody’s");
        let held = ["fiscal_year", "standing"].map(|field| self.now(&slot, field).to_owned());
        let line = self.line(&mark, &source, held.each_ref().map(String::as_str));
        let mut form = in_slot(&slot, &line);
        let rev = format!("rev-line-{slot}");
        form.push((rev.clone(), between(&page.body, &format!("name=\"{rev}\" value=\""), "\"").to_owned()));
        let mut parts = vec![Part { subject: Subject::Known(slot), facts: line }];
        if page.body.matches("name=\"source-").count() < 5 {
            let another = format!("{mark}-more");
            let more = self.line(&another, "A", ["", ""]);
            form.extend(in_slot("new1", &more));
            parts.push(Part { subject: Subject::New("source", another), facts: more });
        }
        Ok(Deed { mark, path: format!("/actions/{id}"), form: in_form(&form), parts })
    }

    fn change(&mut self, mark: String) -> Deed {
        let id = self.chance.of(&self.actions.clone()).clone();
        let mut facts = Vec::new();
        let mut form = Vec::new();
        for (name, room) in [("helpers", 0), ("notes", 6_000)] {
            let before = self.now(&id, name).to_owned();
            let text = self.text(&before, &mark, room);
            form.push((name.to_owned(), text.clone()));
            form.push((format!("rev-{name}"), Revision::of(&before).to_string()));
            facts.push((name.to_owned(), text));
        }
        Deed { mark, path: format!("/actions/{id}"), form: in_form(&form), parts: vec![Part { subject: Subject::Known(id), facts }] }
    }

    fn press(&mut self, mark: String) -> Deed {
        let id = self.chance.of(&self.actions.clone()).clone();
        let before = self.now(&id, "status").to_owned();
        let value = if before == "doing" { "to_do" } else { "doing" }.to_owned();
        let form = [("status".to_owned(), value.clone()), ("rev-status".to_owned(), Revision::of(&before).to_string())];
        let facts = vec![("status".to_owned(), value)];
        Deed { mark, path: format!("/actions/{id}/status"), form: in_form(&form), parts: vec![Part { subject: Subject::Known(id), facts }] }
    }

    /// The form must be fetched first, which keeps the state that it shows: a write of its own.
    fn decision(&mut self, address: SocketAddr, mark: String) -> Result<Deed, Outcome> {
        let round = self.chance.of(&self.place.rounds.clone()).clone();
        let page = ask(address, &format!("GET /assessments/{round}/decision?newer=yes HTTP/1.1"), "").map_err(|_| Outcome::CutShort)?;
        if !page.body.contains("</html>") {
            return Err(Outcome::CutShort);
        }
        if page.status != 200 {
            return Err(Outcome::Refused(page.status, page.body));
        }
        let hidden = |name: &str| between(&page.body, &format!("name=\"{name}\" value=\""), "\"").to_owned();
        let rests = between(&page.body, "name=\"rests\" id=\"rests-", "\"").to_owned();
        let values = [
            ("route", "postpone".to_owned()),
            ("deciders", format!("Ruth {mark}, Mayor")),
            ("decided", hidden("decided")),
            ("reason", self.text("", &mark, 0)),
        ];
        let mut facts: Vec<_> = values.map(|(name, value)| (name.to_owned(), value)).into();
        let more = [("rests".to_owned(), rests.clone()), ("latest".to_owned(), hidden("latest"))];
        let form: Vec<_> = facts.iter().cloned().chain(more).collect();
        facts.push(("fingerprint".to_owned(), rests));
        let path = format!("/assessments/{round}/decision");
        let parts = vec![Part { subject: Subject::New("reason", mark.clone()), facts }];
        Ok(Deed { mark, path, form: in_form(&form), parts })
    }
}

/// A funding line as the form of an action names its parts; the stored amount counts cents.
fn in_slot(slot: &str, line: &[(String, String)]) -> Vec<(String, String)> {
    let typed = |name: &str, value: &str| match name {
        "amount" => value[..value.len() - 2].to_owned(),
        _ => value.to_owned(),
    };
    line.iter().map(|(name, value)| (format!("{}-{slot}", name.trim_start_matches("fiscal_")), typed(name, value))).collect()
}

fn in_form(fields: &[(String, String)]) -> String {
    encoded(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}
