//! The roster, the letters and the *Summary of Findings*: one thing told in every form, and nothing told that is to stay here.

use std::io::{Cursor, Read};

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::person::{Page, Person};
use crate::workbook::Workbook;

const NOON: OffsetDateTime = datetime!(2026-11-27 12:00 UTC);

/// A county with its home.
struct County {
    dana: Person,
    home: String,
}

impl County {
    async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        Self { dana, home }
    }

    fn id(&self) -> JurisdictionId {
        self.home.trim_start_matches("/jurisdictions/").parse().unwrap()
    }

    async fn person(&self, name: &str, title: &str) -> Who {
        let profile = Profile { name: name.to_owned(), title: title.to_owned(), ..Profile::default() };
        Who::Known(self.dana.store.add_person(self.id(), &profile, &Actor::unnamed(), NOON).await.unwrap())
    }

    async fn add(&self, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)], people: &[(Fact, &Who)]) -> Uuid {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let people = people.iter().map(|(fact, who)| (*fact, (*who).clone())).collect();
        let new = NewThing { within, facts, people, ..NewThing::of(noun) };
        self.dana.store.add_thing(self.id(), &new, &Actor::unnamed(), NOON).await.unwrap()
    }

    async fn group(&self, name: &str) -> String {
        self.dana.post(&format!("{}/population-groups", self.home), &[("name", name)]).await.expect(303);
        let groups = self.dana.store.population_groups(self.id()).await.unwrap();
        groups.iter().find(|group| group.name == name).unwrap().id.to_string()
    }

    async fn get(&self, path: &str) -> Page {
        let page = self.dana.get(&format!("{}{path}", self.home)).await;
        page.expect(200);
        page
    }
}

/// The words of a Word file, a paragraph a line.
fn words(file: &Page) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes.as_slice())).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let paragraphs = document.descendants().filter(|node| node.tag_name().name() == "p");
    let text = |node: roxmltree::Node<'_, '_>| match node.tag_name().name() {
        "t" => node.text().unwrap_or_default().to_owned(),
        "br" => "\n".to_owned(),
        _ => String::new(),
    };
    paragraphs.map(|paragraph| paragraph.descendants().map(text).collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// The words of a page, without its tags.
fn told(page: &Page) -> String {
    let main = page.text.split_once("<main").map_or(page.text.as_str(), |(_, main)| main);
    let parts = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    parts.collect::<String>().replace("&#38;", "&").replace("&#39;", "'")
}

#[tokio::test]
async fn the_roster_tells_the_same_in_every_form_and_never_how_to_reach_anybody() {
    let county = County::new().await;
    let lee = county.person("Lee Park", "Director").await;
    let bank = county.add(Noun::Organization, None, &[(Fact::Name, "=Wren Food Bank"), (Fact::Sector, "nonprofit")], &[]).await.to_string();
    let facts = [
        (Fact::BelongsTo, bank.as_str()),
        (Fact::Roles, "champion"),
        (Fact::Standing, "joined"),
        (Fact::Joined, "2026-11-03"),
        (Fact::Contact, "555-0199"),
        (Fact::Notes, "A private remark"),
    ];
    let member = county.add(Noun::Member, None, &facts, &[(Fact::Person, &lee)]).await;
    county.add(Noun::Member, None, &[(Fact::BelongsTo, &bank), (Fact::Standing, "declined")], &[]).await;
    let group = [(Fact::Name, "Housing"), (Fact::Members, &member.to_string()), (Fact::Notes, "Rents")];
    county.add(Noun::WorkingGroup, None, &group, &[(Fact::Owner, &lee)]).await;

    let page = told(&county.get("/coalition/roster").await);
    let word = words(&county.get("/coalition.docx").await);
    let book = Workbook::read(&county.get("/coalition.xlsx").await.bytes);
    let excel: String = ["Members", "Working groups"]
        .iter()
        .flat_map(|name| book.table(name))
        .flat_map(|row| row.into_values().map(|cell| cell.text))
        .collect::<Vec<_>>()
        .join("\n");
    assert!(county.get("/coalition.pdf").await.bytes.starts_with(b"%PDF"));
    for form in [&page, &word, &excel] {
        for fact in ["Lee Park", "Director", "=Wren Food Bank", "Champion", "Joined on November 3, 2026", "Declined", "Housing", "Rents"] {
            assert!(form.contains(fact), "{fact}: {form}");
        }
        assert!(!form.contains("555-0199") && !form.contains("private remark"), "{form}");
    }
    assert!(page.contains("No one yet from") && word.contains("No one yet from"));

    let round = county.dana.store.rounds(county.id()).await.unwrap()[0].id;
    for ending in ["pdf", "docx", "xlsx"] {
        county.dana.get(&format!("/assessments/{round}/roster.{ending}?notes=no")).await.expect(200);
    }

    let empty = County::new().await;
    for form in [told(&empty.get("/coalition/roster").await), words(&empty.get("/coalition.docx").await)] {
        assert!(form.contains("No one is on the list yet."), "{form}");
    }
    Workbook::read(&empty.get("/coalition.xlsx").await.bytes);
    assert!(empty.get("/coalition.pdf").await.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_letter_is_the_draft_until_somebody_writes_their_own() {
    let county = County::new().await;
    let lee = county.person("Lee Park", "").await;
    let facts = [(Fact::WhatAsked, "Host a listening session"), (Fact::Contact, "555-0199")];
    let drafted = county.add(Noun::Member, None, &facts, &[(Fact::Person, &lee)]).await;
    let facts = [(Fact::Letter, "# Come\n\nWe need [one more thing].")];
    let own = county.add(Noun::Member, None, &facts, &[(Fact::Person, &county.person("Ann Wu", "").await)]).await;
    let text = county.get(&format!("/coalition/{drafted}/letter.txt")).await;
    let word = words(&county.get(&format!("/coalition/{drafted}/letter.docx")).await);
    for form in [&text.text, &word] {
        assert!(form.contains("Dear Lee Park,") && form.contains("Host a listening session") && !form.contains("555-0199"), "{form}");
    }
    assert_eq!(text.headers["content-disposition"], "attachment; filename=\"wren-county-letter-to-lee-park.txt\"");
    let word = words(&county.get(&format!("/coalition/{own}/letter.docx")).await);
    assert!(word.contains("Still to fill in: one more thing") && word.contains("We need [one more thing]."), "{word}");
    for ending in ["docx", "txt"] {
        let gone = county.dana.get(&format!("{}/coalition/{}/letter.{ending}", county.home, Uuid::nil())).await;
        gone.expect(404);
    }
    assert!(county.get("/coalition/launch/invitation.txt").await.text.contains("[the day]"));
    county.add(Noun::CoalitionLaunch, None, &[(Fact::Invitation, "Come to the library."), (Fact::Held, "2026-12-12")], &[]).await;
    assert!(words(&county.get("/coalition/launch/invitation.docx").await).contains("Come to the library."));
}

/// Findings of every kind, some of which documents leave out.
async fn found() -> County {
    let county = County::new().await;
    let (many, few) = (county.group("renters").await, county.group("veterans").await);
    let source = county.add(Noun::Source, None, &[(Fact::Name, "the housing survey")], &[]).await.to_string();
    let heard = format!("{many} 12\n{few} 4");
    let session = [
        (Fact::Title, "Rent night"),
        (Fact::Form, "listening_session"),
        (Fact::Stage, "held"),
        (Fact::Held, "2026-10-03"),
        (Fact::Groups, heard.as_str()),
    ];
    let session = county.add(Noun::Engagement, None, &session, &[]).await.to_string();
    let hidden = [(Fact::Title, "Secret talk"), (Fact::Stage, "held"), (Fact::Held, "2026-10-04"), (Fact::LeftOut, "yes")];
    let hidden = county.add(Noun::Engagement, None, &hidden, &[]).await.to_string();
    let facts = [
        (Fact::Statement, "Rents outrun wages."),
        (Fact::Stage, "finding"),
        (Fact::Kind, "challenge"),
        (Fact::Dimensions, "economic-success\npower-and-autonomy"),
        (Fact::Predictors, "housing-affordability"),
        (Fact::Groups, many.as_str()),
    ];
    let finding = county.add(Noun::Finding, None, &facts, &[]).await;
    for facts in [
        &[(Fact::Kind, "figure"), (Fact::Value, "48"), (Fact::Unit, "%"), (Fact::Year, "2024"), (Fact::FromSource, &source)][..],
        &[(Fact::Kind, "engagement"), (Fact::FromEngagement, &session), (Fact::What, "They move every year.")],
        &[(Fact::Kind, "engagement"), (Fact::FromEngagement, &hidden), (Fact::What, "Said in secret.")],
        &[(Fact::Kind, "history"), (Fact::What, "Redlined in 1938."), (Fact::WhereFound, "https://example.org/map")],
    ] {
        county.add(Noun::Support, Some(finding), facts, &[]).await;
    }
    let asset = [(Fact::Statement, "A strong college."), (Fact::Stage, "finding"), (Fact::Kind, "asset")];
    county.add(Noun::Finding, None, &asset, &[]).await;
    let left = [(Fact::Statement, "Left out of all."), (Fact::Stage, "finding"), (Fact::LeftOut, "yes")];
    let left = county.add(Noun::Finding, None, &left, &[]).await;
    let insight = [(Fact::Statement, "Buses may matter."), (Fact::Stage, "insight"), (Fact::Dimensions, "economic-success")];
    county.add(Noun::Finding, None, &insight, &[]).await;
    let review = format!("{finding}\n{left}");
    let facts = [
        (Fact::Held, "2026-11-05"),
        (Fact::Findings, review.as_str()),
        (Fact::Agreed, "with_changes"),
        (Fact::Present, "Jo Doe, a resident"),
    ];
    county.add(Noun::Review, None, &facts, &[]).await;
    county
}

#[tokio::test]
async fn the_summary_tells_the_same_in_every_form_and_nothing_that_is_left_out() {
    let county = found().await;
    let page = told(&county.get("/findings/summary").await);
    let word = words(&county.get("/findings/summary.docx").await);
    let web = told(&county.get("/findings/summary.html").await);
    assert!(county.get("/findings/summary.pdf").await.bytes.starts_with(b"%PDF"));
    for form in [&page, &word, &web] {
        for fact in [
            "Two findings: one challenge and one asset.",
            "Economic success",
            "Power and autonomy",
            "1. Rents outrun wages.",
            "1. See above: Rents outrun wages.",
            "Other findings",
            "Most affected: Renters.",
            "A figure: 48%, 2024, from: the housing survey",
            "Listening session “Rent night”, October 3, 2026, with renters (12). They move every year.",
            "Redlined in 1938. (https://example.org/map)",
            "Reviewed by the coalition on November 5, 2026: agreed, with changes.",
            "November 5, 2026: number 1. Agreed, with changes.",
        ] {
            assert!(form.contains(fact), "{fact}: {form}");
        }
        for secret in ["Left out of all", "Secret talk", "Said in secret", "veterans", "Jo Doe", "Buses may matter", "Being valued"] {
            assert!(!form.contains(secret), "{secret}: {form}");
        }
    }
    for path in ["/findings/summary", "/findings/summary.docx", "/findings/summary.html"] {
        let asked = county.get(&format!("{path}?insights=yes")).await;
        let form = if path.ends_with("docx") { words(&asked) } else { told(&asked) };
        assert!(form.contains("Insights that nobody has agreed to yet") && form.contains("3. Buses may matter."), "{form}");
    }
    county.dana.get(&format!("{}/findings/summary?insights=maybe", county.home)).await.expect(400);
    let empty = County::new().await;
    assert!(words(&empty.get("/findings/summary.docx").await).contains("There are no findings to tell of yet."));
    empty.get("/findings/summary").await.says("There are no findings to tell of yet.");
}

#[tokio::test]
async fn the_plan_tells_the_same_in_every_form_and_nothing_that_is_left_out() {
    let county = found().await;
    let goal = county.add(Noun::Goal, None, &[(Fact::Title, "Renters stay in their homes")], &[]).await.to_string();
    let facts = [(Fact::Title, "Give every renter a lawyer"), (Fact::Goal, goal.as_str()), (Fact::Status, "chosen"), (Fact::Notes, "Hush")];
    let action = county.add(Noun::StrategicAction, None, &facts, &[]).await;
    let dropped = [(Fact::Title, "Buy a hotel"), (Fact::Status, "dropped"), (Fact::Reason, "Sold")];
    let dropped = county.add(Noun::StrategicAction, None, &dropped, &[]).await;
    let entry = [(Fact::Kind, "output"), (Fact::What, "300 families advised"), (Fact::Notes, "Hush")];
    let output = county.add(Noun::LogicEntry, Some(action), &entry, &[]).await.to_string();
    let input = [(Fact::Kind, "input"), (Fact::What, "Two lawyers hired"), (Fact::LeadsTo, output.as_str())];
    county.add(Noun::LogicEntry, Some(action), &input, &[]).await;
    let gone = county.add(Noun::LogicEntry, Some(dropped), &[(Fact::Kind, "output"), (Fact::What, "40 rooms")], &[]).await.to_string();
    let numbers = [
        (Fact::Unit, "families"),
        (Fact::Direction, "up"),
        (Fact::Baseline, "100"),
        (Fact::BaselineAt, "2020-01-01/2020-12-31"),
        (Fact::Target, "300"),
        (Fact::TargetAt, "2199-01-01/2199-12-31"),
    ];
    let seen = [&[(Fact::Name, "Families advised"), (Fact::Sees, output.as_str())][..], &numbers].concat();
    let measure = county.add(Noun::Measure, None, &seen, &[]).await;
    let update = [(Fact::Period, "2025-12-31"), (Fact::Answer, "value"), (Fact::Value, "340"), (Fact::Notes, "Hush")];
    county.add(Noun::Update, Some(measure), &update, &[]).await;
    county.add(Noun::Measure, None, &[(Fact::Name, "Rooms bought"), (Fact::Sees, gone.as_str())], &[]).await;
    county.add(Noun::Strategy, None, &[(Fact::Vision, "By 2035 **every** renter stays.")], &[]).await;
    county.add(Noun::Accountability, None, &[(Fact::ReportTo, "The council"), (Fact::Governance, "weak")], &[]).await;
    let page = told(&county.get("/document").await);
    let word = words(&county.get("/document.docx").await);
    let web = told(&county.get("/document.html").await);
    assert!(county.get("/document.pdf").await.bytes.starts_with(b"%PDF"));
    for form in [&page, &word, &web] {
        for fact in [
            "Mobility Action Plan",
            "Nobody has approved or adopted this plan yet",
            "Executive summary",
            "Contents",
            "Strategic action: What will change, for whom, and by whom.",
            "Two findings: one challenge and one asset.",
            "1. Rents outrun wages.",
            "Listening session, October 3, 2026",
            "Renters (12)",
            "By 2035 every renter stays.",
            "Renters stay in their homes",
            "Give every renter a lawyer",
            "One input and one output.",
            "Two lawyers hired",
            "340 families, December 31, 2025",
            "One measure: one reached.",
            "The council",
            "Weak: it has begun.",
        ] {
            assert!(form.contains(fact), "{fact}: {form}");
        }
        for secret in [
            "Left out of all",
            "Secret talk",
            "Said in secret",
            "veterans",
            "Buses may matter",
            "Hush",
            "Buy a hotel",
            "Rooms bought",
            "Sold",
        ] {
            assert!(!form.contains(secret), "{secret}: {form}");
        }
    }
    // What leads on: from each part of the page there is a way to where it is written.
    county.get("/document").await.says(&format!("href=\"{}/strategy\"", county.home));
    let empty = County::new().await;
    empty.get("/document").await.says("There is nothing to tell of yet").says("Not in the document yet");
    let form = words(&empty.get("/document.docx").await);
    assert!(form.contains("There is nothing to tell of yet") && !form.contains("Who was heard"), "{form}");
}

#[tokio::test]
async fn the_report_of_a_round_tells_nothing_of_the_plan_s_parts() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/coalition"), &[("person", "Ida Fenn"), ("belongs_to", "Wren Health")]).await.expect(303);
    let list = dana.get(&format!("{home}/coalition")).await;
    let member = list
        .text
        .split("href=\"")
        .find(|rest| rest.starts_with(&format!("{home}/coalition/0")))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let page = dana.get(&member).await;
    dana.post(&member, &[("contact", "555 0100"), ("rev-contact", &page.rev("contact"))]).await.expect(303);
    for address in ["report.json", "report.csv", "report"] {
        let told = dana.get(&format!("{round}/{address}")).await;
        told.expect(200);
        assert!(!told.text.contains("555 0100"), "{address}");
    }
    let book = dana.get(&format!("{round}/report.xlsx")).await;
    book.expect(200);
    let book = Workbook::read(&book.bytes);
    let told: String = book.parts("").collect();
    assert!(told.contains("Wren County"));
    assert!(!told.contains("555 0100") && !told.contains("How to reach them") && !told.contains("Wren Health"));
}
