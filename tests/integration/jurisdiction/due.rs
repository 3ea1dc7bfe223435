//! What is due in the parts of the plan: on the home, in the calendar, in the handover, and on the road.

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::people::choosing::Who;
use milepost::domain::things::Noun;
use milepost::store::{FactChange, NewThing, ThingChange};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::person::Person;

/// A county: its address and its id.
async fn county(dana: &Person) -> (String, JurisdictionId) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let id = home.rsplit('/').next().unwrap().parse().unwrap();
    (home, id)
}

async fn add(dana: &Person, of: JurisdictionId, noun: Noun, facts: &[(Fact, &str)], owner: &str) -> Uuid {
    let who = (!owner.is_empty()).then(|| (Fact::Owner, Who::New { name: owner.to_owned(), is_meant: false }));
    let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
    let new = NewThing { facts, people: who.into_iter().collect(), ..NewThing::of(noun) };
    dana.store.add_thing(of, &new, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap()
}

async fn member(dana: &Person, of: JurisdictionId, name: &str, facts: &[(Fact, &str)]) -> Uuid {
    let organization = add(dana, of, Noun::Organization, &[(Fact::Name, name), (Fact::Sector, "business")], "").await.to_string();
    let all: Vec<(Fact, &str)> = facts.iter().copied().chain([(Fact::BelongsTo, organization.as_str())]).collect();
    add(dana, of, Noun::Member, &all, "Lee Park").await
}

#[tokio::test]
async fn what_is_late_owed_and_next_leads_to_its_page_with_its_person() {
    let dana = Person::new().await;
    let (home, of) = county(&dana).await;
    let group = dana.post(&format!("{home}/population-groups"), &[("name", "renters")]).await.expect(303).location.clone();
    let group = group.rsplit("group-").next().unwrap();
    let late = member(&dana, of, "First Bank", &[(Fact::Standing, "to_ask"), (Fact::Due, "2020-12-01")]).await;
    let silent = member(&dana, of, "Mill Works", &[(Fact::Standing, "asked"), (Fact::Asked, "2020-12-01")]).await;
    let source = add(&dana, of, Noun::Source, &[(Fact::Name, "Evictions"), (Fact::Due, "2199-12-01")], "Ana Ruiz").await;
    let promise = [(Fact::Title, "Renters speak"), (Fact::Held, "2020-12-05"), (Fact::Groups, group)];
    let promise = add(&dana, of, Noun::Engagement, &promise, "").await;
    let heard = [(Fact::Title, "Partners meet"), (Fact::Stage, "held"), (Fact::Held, "2020-12-05"), (Fact::Heard, "Much")];
    let heard = add(&dana, of, Noun::Engagement, &heard, "").await;
    add(&dana, of, Noun::CoalitionLaunch, &[(Fact::Held, "2199-12-24")], "").await;
    let page = dana.get(&home).await;
    for (line, href) in [
        ("The day to ask First Bank (Lee Park) to join has passed: December 1, 2020", format!("{home}/coalition/{late}")),
        ("Mill Works (Lee Park) was asked to join three weeks ago or more, without an answer", format!("{home}/coalition/{silent}")),
        ("Expected by December 1, 2199: Evictions (Ana Ruiz)", format!("{home}/sources/{source}")),
        ("A promise was not kept on December 5, 2020: Renters speak", format!("{home}/engagement/{promise}")),
        ("Report back to those who spoke: Partners meet", format!("{home}/engagement/{heard}")),
        ("Launch the coalition on December 24, 2199", format!("{home}/coalition/launch")),
    ] {
        page.says(&format!("<a href=\"{href}\">{line}</a>"));
    }
    page.says("Two members on the list: one asked and not answered yet and one still to ask.");
    page.says("One planned and one held; one is not reported back yet.");
    dana.get("/").await.says("The day to ask First Bank (Lee Park) to join has passed");
    // What lies in the bin is not due.
    dana.store.bin_thing(Noun::Engagement, promise, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
    assert!(!dana.get(&home).await.text.contains("A promise was not kept"));
}

#[tokio::test]
async fn of_many_that_stand_alike_the_first_are_named_and_the_rest_counted() {
    let dana = Person::new().await;
    let (home, of) = county(&dana).await;
    for at in 1..=5 {
        let [name, late, asked, ahead] =
            [format!("Firm {at}"), format!("2020-12-0{at}"), format!("2020-11-0{at}"), format!("2199-12-0{at}")];
        let person = if at == 2 { "Ana Ruiz" } else { "Lee Park" };
        add(&dana, of, Noun::Source, &[(Fact::Name, &name), (Fact::Due, &late)], person).await;
        add(&dana, of, Noun::Source, &[(Fact::Name, &format!("Later {at}")), (Fact::Due, &ahead)], "").await;
        member(&dana, of, &name, &[(Fact::Standing, "asked"), (Fact::Asked, &asked)]).await;
    }
    let page = dana.get(&home).await;
    let names = "Firm 1 (Lee Park), Firm 2 (Ana Ruiz), and three others";
    page.says(&format!("<a href=\"{home}/sources\">Five sources are past the day they were expected: {names}</a>"));
    page.says("Expected by December 1, 2199: Later 1 (four more sources after it)");
    page.says("Firm 1 (Lee Park), Firm 2 (Lee Park), and three others were asked to join three weeks ago or more");
    // The list of days in the handover has the next ones.
    dana.get(&format!("{home}/handover")).await.says("Later 1 is expected").says("Later 3 is expected");
}

#[tokio::test]
async fn the_calendar_holds_each_day_and_calls_off_what_is_gone() {
    let dana = Person::new().await;
    let (home, of) = county(&dana).await;
    let contact = (Fact::Contact, "555-0100");
    let asked = member(&dana, of, "First Bank", &[(Fact::Standing, "to_ask"), (Fact::Due, "2199-12-01"), contact]).await;
    let source = add(&dana, of, Noun::Source, &[(Fact::Name, "Evictions"), (Fact::Due, "2199-12-02")], "Ana Ruiz").await;
    let engagement = [(Fact::Title, "Renters speak"), (Fact::Held, "2199-12-03"), (Fact::Due, "2199-12-20")];
    let engagement = add(&dana, of, Noun::Engagement, &engagement, "").await;
    let launch = add(&dana, of, Noun::CoalitionLaunch, &[(Fact::Held, "2199-12-24")], "").await;
    dana.get(&format!("{home}/plan")).await.says("Dates for your calendar");
    let file = dana.get(&format!("{home}/plan.ics")).await.text.replace("\r\n ", "");
    let event = |file: &str, uid: &str| {
        let event = file.split("BEGIN:VEVENT").find(|event| event.contains(&format!("UID:{uid}@milepost"))).map(str::to_owned);
        event.unwrap_or_else(|| panic!("{uid} in {file}"))
    };
    for (uid, day, summary) in [
        (format!("ask-{asked}"), "21991201", "Ask First Bank to join the coalition (Wren County)"),
        (format!("source-{source}"), "21991202", "Data expected: Evictions (Wren County)"),
        (format!("engagement-{engagement}"), "21991203", "Renters speak (Wren County)"),
        (format!("report-{engagement}"), "21991220", "Report back on Renters speak (Wren County)"),
        (format!("coalition-launch-{launch}"), "21991224", "Launch of the coalition (Wren County)"),
    ] {
        let event = event(&file, &uid);
        assert!(event.contains(&format!("DTSTART;VALUE=DATE:{day}")) && event.contains(summary), "{event}");
        assert!(event.contains("STATUS:CONFIRMED"), "{event}");
    }
    assert!(!file.contains("555-0100"));
    let (actor, now) = (Actor::unnamed(), OffsetDateTime::now_utc());
    let undated = ThingChange { facts: vec![FactChange { fact: Fact::Due, value: String::new(), seen: None }], ..ThingChange::default() };
    dana.store.change_thing(Noun::Source, source, &undated, &actor, now).await.unwrap();
    dana.store.bin_thing(Noun::Engagement, engagement, &actor, now).await.unwrap();
    let file = dana.get(&format!("{home}/plan.ics")).await.text.replace("\r\n ", "");
    for uid in [format!("source-{source}"), format!("engagement-{engagement}"), format!("report-{engagement}")] {
        assert!(event(&file, &uid).contains("STATUS:CANCELLED"), "{file}");
    }
}

#[tokio::test]
async fn the_handover_tells_of_the_parts_without_a_way_to_reach_anyone() {
    let dana = Person::new().await;
    let (home, of) = county(&dana).await;
    dana.get(&format!("{home}/handover")).await.says("No one is on the list yet.").says("There is no finding yet.");
    let contact = (Fact::Contact, "555-0100");
    member(&dana, of, "First Bank", &[(Fact::Standing, "joined"), (Fact::Joined, "2020-12-01"), contact]).await;
    add(&dana, of, Noun::WorkingGroup, &[(Fact::Name, "Housing")], "Ana Ruiz").await;
    add(&dana, of, Noun::Finding, &[(Fact::Statement, "Rent takes half"), (Fact::Stage, "finding")], "").await;
    add(&dana, of, Noun::Source, &[(Fact::Name, "Evictions"), (Fact::Holder, "County court"), (Fact::Due, "2199-12-01")], "").await;
    add(&dana, of, Noun::Source, &[(Fact::Name, "Attendance"), (Fact::Received, "2020-12-01")], "").await;
    add(&dana, of, Noun::Engagement, &[(Fact::Title, "Renters speak"), (Fact::Held, "2199-12-05")], "Bo Lind").await;
    let page = dana.get(&format!("{home}/handover")).await;
    page.says("First Bank").says("Joined on December 1, 2020.");
    page.says("Housing").says("Ana Ruiz leads it. No members.").says("Rent takes half");
    page.says("From County court. Expected by December 1, 2199.").says("Renters speak").says("Bo Lind sees to it.");
    page.says("Leads one working group.").says("Sees to one engagement.").says("Asks one member of the coalition.");
    assert!(!page.text.contains("555-0100") && !page.text.contains("Attendance"));
}

#[tokio::test]
async fn the_road_sees_what_is_on_record_and_says_why() {
    let dana = Person::new().await;
    let (home, of) = county(&dana).await;
    member(&dana, of, "First Bank", &[(Fact::Standing, "joined"), (Fact::Roles, "champion\nmanagement_team")]).await;
    for name in ["Housing", "Schools"] {
        add(&dana, of, Noun::WorkingGroup, &[(Fact::Name, name), (Fact::Predictors, "housing-stability")], "Ana Ruiz").await;
    }
    let is_finding = (Fact::Stage, "finding");
    let facts = [(Fact::Statement, "Rent takes half"), (Fact::Dimensions, "economic-success"), is_finding];
    let finding = add(&dana, of, Noun::Finding, &facts, "").await;
    let support = [(Fact::Kind, "history".to_owned()), (Fact::What, "Redlining".to_owned())];
    let support = NewThing { within: Some(finding), facts: support.into(), ..NewThing::of(Noun::Support) };
    dana.store.add_thing(of, &support, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
    let review = [(Fact::Held, "2020-12-05"), (Fact::Agreed, "yes"), (Fact::Findings, &*finding.to_string())];
    add(&dana, of, Noun::Review, &review, "").await;
    let road = dana.get(&format!("{home}/road")).await;
    for why in [
        "Milepost sees: One member of the management team is on record.",
        "Milepost sees: One champion is on record.",
        "Milepost sees: One joined. Everyone on the list has answered. Tick the line if that was all.",
        "Ticks itself: Two working groups are on record. Each has a lead, and predictors to look into.",
        "Milepost sees: One piece of history or policy supports findings.",
        "Milepost sees: One finding is on record. It speaks of one of the three dimensions.",
        "Ticks itself: On December 5, 2020 the coalition agreed to the findings.",
    ] {
        road.says(why);
    }
    // A finding that came after the review was not part of it.
    add(&dana, of, Noun::Finding, &[(Fact::Statement, "Buses end at six"), is_finding], "").await;
    dana.get(&format!("{home}/road")).await.says("One finding on record was not part of it.").says("One of them rests on nothing yet.");
}
