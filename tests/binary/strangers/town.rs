//! A town in which every text field of the program holds what a stranger wrote.

use std::collections::BTreeSet;

use milepost::domain::guide::RoadPlace;
use milepost::domain::words::dates;
use time::{Duration, OffsetDateTime};

use crate::forms::{self, Field, Form};
use crate::program::Program;
use crate::wire::{self, Answer};

/// A running program with the town in it.
pub struct Town {
    pub program: Program,
    pub home: String,
    /// The first round, and the one that was carried over from it.
    pub rounds: [String; 2],
    /// The text fields that were filled, each by the address of its form and its name.
    pub filled: BTreeSet<String>,
    /// Addresses to which no link leads.
    pub ways: Vec<String>,
    /// Pages that came back to a form, each by its address.
    pub answers: Vec<(String, Answer)>,
    pub cookie: String,
}

/// What is written into a field, by its name.
pub type Writing<'a> = &'a dyn Fn(&str) -> String;

/// The conditions, by their keys.
pub const CONDITIONS: [&str; 9] = [
    "leadership-commitment",
    "cross-sector-partnerships",
    "organizational-capacity",
    "organizational-culture",
    "staff-buy-in",
    "racial-equity",
    "data-capacity",
    "community-engagement",
    "continuous-learning",
];

/// A day, so many days from now.
pub fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

/// Whether a person types freely into a field.
pub fn is_text(field: &Field) -> bool {
    matches!(field.kind.as_str(), "text" | "search" | "textarea")
}

/// An address with its ids, and its places on the road, taken out.
pub fn pattern(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let part = |part: &str| match part {
        id if id.len() == 36 && id.matches('-').count() == 4 => "{id}".to_owned(),
        place if place.parse::<RoadPlace>().is_ok() => "{place}".to_owned(),
        other => other.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A field without the numbers of steps and the ids in its name.
pub fn field(form: &Form, name: &str) -> String {
    // A line that is stored bears its id, and one that is not a number.
    let cut = name.len().checked_sub(37).and_then(|cut| name.split_at_checked(cut));
    let name = match cut {
        Some((start, id)) if id.starts_with('-') && pattern(&id[1..]) == "{id}" => format!("{start}-new"),
        _ => name.to_owned(),
    };
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let action = CONDITIONS.iter().fold(pattern(&form.action), |action, key| action.replace(key, "{key}"));
    let name = CONDITIONS.iter().fold(name.to_owned(), |name, key| name.replace(key, "{key}"));
    format!("{action} {name}")
}

impl Town {
    /// Founds the town and writes into every field.
    pub fn found(program: Program, writing: Writing) -> Self {
        let address = program.address;
        let founded = wire::post(
            address,
            "/jurisdictions",
            &[],
            wire::encoded(&[("actor", &writing("actor")), ("name", &writing("name"))]).as_bytes(),
        );
        founded.expect(303);
        let cookie = founded.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let first = founded.header("location").unwrap().to_owned();
        let page = wire::get(address, &first).text();
        let (_, rest) = page.split_once("class=\"where\"").unwrap();
        let home = rest.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let filled = ["/jurisdictions actor", "/jurisdictions name"].map(str::to_owned).into();
        let mut town = Self { program, home, rounds: [first.clone(), first], filled, ways: Vec::new(), answers: Vec::new(), cookie };
        town.describe(writing);
        town.assess(writing);
        town.decide(writing);
        town.plan(writing);
        town.begin_again(writing);
        town.furnish(writing);
        town.measure(writing);
        town.strategize(writing);
        town.throw_away(writing);
        town
    }

    fn describe(&mut self, writing: Writing) {
        let home = self.home.clone();
        self.write(&format!("{home}/settings"), "/settings", &[("kind", "county"), ("state", "OH")], writing);
        self.write("/you", "/you/details", &[], writing);
        self.write("/you", "/you", &[("person", "new"), ("back", "/")], writing);
    }

    fn assess(&mut self, writing: Writing) {
        let round = self.rounds[0].clone();
        for (number, key) in CONDITIONS.iter().enumerate() {
            let steps: Vec<String> = (1..=5).map(|step| format!("step-{}.{step}", number + 1)).collect();
            let mut fields: Vec<(&str, &str)> = steps.iter().map(|step| (step.as_str(), "not_yet")).collect();
            fields.push(("judgment", if number == 0 { "met" } else { "not_met" }));
            self.write(&format!("{round}/conditions/{key}"), &format!("/conditions/{key}"), &fields, writing);
        }
        self.write(&format!("{round}/settings"), "/settings", &[("most", "7"), ("some", "3"), ("new-name-id", "new")], writing);
        self.write(&format!("{round}/asks"), "/asks", &[("topic-1.1", "yes"), ("topic-1.2", "yes"), ("due", &day(9))], writing);
        self.write(&format!("{round}/meeting"), "/meeting", &[], writing);
        self.write(&format!("{}/case?edit=yes", self.home), "/case", &[], writing);
    }

    fn decide(&mut self, writing: Writing) {
        let (round, home) = (self.rounds[0].clone(), self.home.clone());
        self.write(&format!("{home}/launch"), "/launch", &[("budget", "12,500")], writing);
        self.write(&format!("{home}/launch/announcement?edit=yes"), "/announcement", &[], writing);
        self.write(&format!("{home}/launch/talking-points?edit=yes"), "/talking-points", &[], writing);
        self.write(&format!("{home}/launch/talking-points?edit=yes"), "/talking-points", &[], &|name| writing(name).repeat(2));
        let groups = self.get(&format!("{home}/population-groups")).text();
        let group = groups.split("href=\"/population-groups/").nth(1).expect("the launch kit added one")[..36].to_owned();
        let group = format!("/population-groups/{group}");
        self.write(&group, &group, &[], &|name| format!("{} ", writing(name)).repeat(if name == "name" { 1 } else { 2 }));
        self.write(&format!("{home}/population-groups"), "/population-groups", &[], &|name| {
            writing(name).repeat(if name == "name" { 2 } else { 1 })
        });
        let list = format!("{home}/people");
        self.write(&list, "/people", &[], &|name| writing(name).repeat(if name == "name" { 2 } else { 1 }));
        let start = format!("href=\"{list}/");
        let person = self.get(&list).text().split(&start).nth(1).expect("somebody was added")[..36].to_owned();
        let person = format!("{list}/{person}");
        self.write(&person, &person, &[], writing);
        let page = self.get(&format!("{round}/decision")).text();
        let offered = forms::forms(&page);
        let rests = offered.iter().flat_map(|form| &form.fields).find(|field| field.name == "rests").unwrap().value.clone();
        let fields = [("route", "preparedness_plan"), ("interested", "yes"), ("rests", rests.as_str())];
        self.write(&format!("{round}/decision"), "/decision", &fields, writing);
        self.write(&format!("{home}/plan/terms"), "/plan/terms", &[("return_on", &day(200)), ("check_ins", "monthly")], writing);
    }

    fn plan(&mut self, writing: Writing) {
        let home = self.home.clone();
        self.send(&format!("{home}/plan/draft"), &[]).expect(303);
        let (due, cost) = (day(30), "1,000");
        for status in ["to_do", "dropped", "doing"] {
            let fields = [("due", due.as_str()), ("amount-new1", cost), ("status", status), ("closes", "1.1")];
            self.write(&format!("{home}/actions"), "/actions", &fields, writing);
        }
        let plan = self.get(&format!("{home}/plan")).text();
        let action = plan.split("href=\"/actions/").nth(1).unwrap()[..36].to_owned();
        self.write(&format!("/actions/{action}"), &format!("/actions/{action}"), &[("due", &due), ("amount-new1", cost)], writing);
        for (place, status) in [("4.1", "under_way"), ("4.2", "not_needed"), ("9", "not_needed")] {
            let page = format!("{home}/road/{place}");
            self.write(&page, &format!("/road/{place}"), &[("status", status), ("due", &due)], writing);
        }
    }

    fn begin_again(&mut self, writing: Writing) {
        let (home, round) = (self.home.clone(), self.rounds[0].clone());
        let id = round.trim_start_matches("/assessments/").to_owned();
        let begun = self.write(&format!("{home}/assessments"), "/assessments", &[("with", &id)], writing);
        let next = begun.header("location").unwrap().split(['?', '#']).next().unwrap().to_owned();
        self.rounds[1].clone_from(&next);
        // A screen of a meeting and the worksheet have the same fields in forms of their own.
        let again = |name: &str| format!("{} ", writing(name)).repeat(2);
        let judged: Vec<String> = CONDITIONS.iter().map(|key| format!("judgment-{key}")).collect();
        let judged: Vec<(&str, &str)> = judged.iter().map(|name| (name.as_str(), "not_met")).collect();
        self.write(&format!("{next}/worksheet"), "/worksheet", &judged, &again);
        let meeting = self.write(&format!("{next}/meeting"), "/meeting", &[], writing);
        let screen = meeting.header("location").unwrap().to_owned();
        self.write(&screen, "/conditions/leadership-commitment", &[("judgment", "met")], writing);
        self.send(&format!("{round}/reopen"), &[]).expect(303);
    }

    /// What lies in the bin has a name, too; and a bundle waits that says something else.
    fn throw_away(&mut self, writing: Writing) {
        let home = self.home.clone();
        let before = self.get("/export").body;
        let plan = self.get(&format!("{home}/plan")).text();
        let action = plan.split("href=\"/actions/").nth(2).unwrap()[..36].to_owned();
        let other = format!("{} ", writing("what")).repeat(2);
        self.write(&format!("/actions/{action}"), &format!("/actions/{action}"), &[("due", ""), ("amount-new1", "5")], &|_| other.clone());
        let founded = self.send("/jurisdictions", &[("actor", &writing("actor")), ("name", &writing("name"))]);
        let page = self.get(founded.header("location").unwrap()).text();
        let (_, rest) = page.split_once("class=\"where\"").unwrap();
        let there = rest.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        self.write(&format!("{there}/delete"), "/delete", &[("name", &writing("name"))], writing);
        let third = self.write(&format!("{home}/assessments"), "/assessments", &[("with", "blank")], writing);
        let third = third.header("location").unwrap().split(['?', '#']).next().unwrap().to_owned();
        let title = forms::forms(&self.get(&format!("{third}/settings")).text());
        let title = title.iter().flat_map(|form| &form.fields).find(|field| field.name == "title").unwrap().value.clone();
        self.write(&format!("{third}/delete"), "/delete", &[("title", &title)], writing);
        let name = writing("bundle").replace(|c: char| c.is_control() || c == '"', "_");
        let sent = self.upload(&name, &before);
        sent.expect(303);
        self.upload(&name, &self.get("/export").body.clone()).expect(303);
        let review = self.get(sent.header("location").unwrap()).text();
        let mark = forms::forms(&review).iter().flat_map(|form| &form.fields).find(|field| field.name == "mark").unwrap().value.clone();
        self.send(sent.header("location").unwrap(), &[("mark", &mark), ("all", "ours")]).expect(303);
        self.reword(writing);
        let waits = self.upload(&name, &before);
        waits.expect(303);
        let [a, b] = self.rounds.clone().map(|round| round.trim_start_matches("/assessments/").to_owned());
        self.send("/file/backup", &[]).expect(303);
        self.ways.extend([
            waits.header("location").unwrap().to_owned(),
            format!("{home}/rounds/{a}/{b}"),
            format!("{home}/map"),
            // It is led to only where two copies went on apart.
            format!("{home}/which"),
            format!("{}/meeting?at=end", self.rounds[1]),
            format!("{}/report.css", self.rounds[1]),
        ]);
        // The pages lead to the plan beside a round; scripts know it by its jurisdiction, too.
        self.ways.extend(["pdf", "docx", "xlsx", "csv"].map(|kind| format!("{home}/plan.{kind}")));
    }
}
