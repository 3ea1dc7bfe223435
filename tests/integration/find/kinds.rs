//! Every kind of text is found, called what it is, marked, and led to.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::domain::things::Noun;
use milepost::domain::work::funding::Funding;
use milepost::store::{FactChange, NewAction, NewThing};

use super::{Place, now};

fn change(fact: Fact, value: &str) -> FactChange {
    FactChange { fact, value: value.to_owned(), seen: None }
}

#[tokio::test]
async fn what_is_said_of_a_step_or_a_condition_is_found_at_its_place() {
    let place = Place::new().await;
    let round = place.round;
    for (field, value) in [
        ("note-3.1", "The heron budget is set"),
        ("evidence-3.2", "https://example.org/heron"),
        ("need-staff-buy-in", "Time for herons"),
        ("judgment-staff-buy-in", "not_met: Herons left"),
    ] {
        place.says(round, field, value).await;
    }
    let page = place.finds("heron").await;
    page.expect(200)
        .says("Notes <span class=\"soft\">(1)")
        .says(&format!("href=\"/assessments/{round}/conditions/organizational-capacity#note-3.1\">Note on 3a"))
        .says("The <mark>heron</mark> budget")
        .says("/conditions/organizational-capacity#evidence-3.2\">Evidence for 3b")
        .says("https://example.org/<mark>heron</mark>")
        .says("What must be addressed <span class=\"soft\">(1)")
        .says("/conditions/staff-buy-in#need\">")
        .says("Time for <mark>herons</mark>")
        .says("/conditions/staff-buy-in#judgment\">")
        .says("<mark>Herons</mark> left");
    let condition = place.dana.get(&format!("/assessments/{round}/conditions/staff-buy-in")).await;
    condition.says("id=\"need\"").says("id=\"judgment\"");
    let condition = place.dana.get(&format!("/assessments/{round}/conditions/organizational-capacity")).await;
    condition.says("id=\"note-3.1\"").says("id=\"evidence-3.2\"");
    place.says(round, "note-3.1", "The budget is set").await;
    place.says(round, "evidence-3.2", "").await;
    assert_eq!(place.count("heron").await, 2, "what was changed is found no more");
    assert_eq!(place.count("budget set").await, 1);
    assert_eq!(place.count("met").await, 0, "the word of a choice is no text");
    place.agrees().await;
}

#[tokio::test]
async fn an_older_round_is_named_and_stands_last() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "A heron of old").await;
    let heading = [("title", "Spring 2027"), ("started", "2027-03-01")];
    let newer = place.dana.post(&format!("{}/assessments", place.home), &heading).await.location;
    place.says(newer.trim_start_matches("/assessments/").parse().unwrap(), "note-1.1", "A heron of today").await;
    let page = place.finds("heron").await;
    page.says("Spring 2027").says("an earlier round");
    let at = |words: &str| page.text.find(words).unwrap();
    assert!(at("of today") < at("of old"));
}

#[tokio::test]
async fn things_people_actions_and_launch_texts_are_found() {
    let place = Place::new().await;
    let (store, id, actor) = (place.store(), place.id, Actor::unnamed());
    let organization =
        place.adds(Noun::Organization, &[(Fact::Name, "Heron Housing Trust"), (Fact::Notes, "An osprey nests there")], None).await;
    let belongs = organization.to_string();
    let member = place
        .adds(
            Noun::Member,
            &[(Fact::BelongsTo, &belongs), (Fact::Brings, "Ospreys and maps"), (Fact::Contact, "kestrel@example.org")],
            None,
        )
        .await;
    let group = place.adds(Noun::WorkingGroup, &[(Fact::Name, "Osprey group")], None).await;
    let finding = place.adds(Noun::Finding, &[(Fact::Statement, "Osprey rents rose")], None).await;
    place.adds(Noun::Support, &[(Fact::Kind, "history"), (Fact::What, "An osprey record")], Some(finding)).await;
    place.adds(Noun::Review, &[(Fact::Held, "2026-11-20"), (Fact::Notes, "Osprey agreed")], None).await;
    let engagement = place.adds(Noun::Engagement, &[(Fact::Title, "Osprey walk")], None).await;
    let source = place.adds(Noun::Source, &[(Fact::Name, "Osprey counts")], None).await;
    place.adds(Noun::CoalitionLaunch, &[(Fact::Commitments, "We all watch ospreys")], None).await;
    let money = Funding { source: "Osprey fund".to_owned(), ..Funding::default() };
    let facts = vec![(Fact::What, "Write to the council".to_owned()), (Fact::Notes, "About the osprey".to_owned())];
    let action = store.add_action(id, &NewAction { facts, funding: vec![money], ..NewAction::default() }, &actor, now()).await.unwrap();
    let profile = Profile { name: "Ruth Amadi".to_owned(), department: "Osprey office".to_owned(), ..Profile::default() };
    let ruth = store.add_person(id, &profile, &actor, now()).await.unwrap();
    store.write_case(id, &[change(Fact::CaseWhy, "The osprey is ours")], &actor, now()).await.unwrap();
    let launch = [change(Fact::LaunchEarlier, "The osprey plan"), change(Fact::LaunchAnnouncement, "# Osprey\n\nWe begin.")];
    store.write_launch(id, &launch, &["Osprey watchers".to_owned()], &actor, now()).await.unwrap();
    store.write_launch(id, &[change(Fact::LaunchPoints, "Osprey points")], &[], &actor, now()).await.unwrap();
    place.dana.post(&format!("{}/road/4.1", place.home), &[("status", "not_needed"), ("reason", "No osprey here")]).await.expect(303);
    let group_of_people = store.population_groups(id).await.unwrap()[0].id;

    let page = place.finds("OSPREY").await;
    let home = &place.home;
    for (heading, address) in [
        ("Actions", format!("/actions/{action}\"")),
        ("Findings and insights", format!("{home}/findings/{finding}\"")),
        ("Support of findings", format!("{home}/findings/{finding}\"")),
        ("Reviews of the findings", format!("{home}/findings/review\"")),
        ("Engagements", format!("{home}/engagement/{engagement}\"")),
        ("Sources", format!("{home}/sources/{source}\"")),
        ("Members of the coalition", format!("{home}/coalition/{member}\"")),
        ("Organizations", format!("{home}/coalition/organizations/{organization}\"")),
        ("Working groups", format!("/working-groups/{group}\"")),
        ("People", format!("{home}/people/{ruth}\"")),
        ("Population groups", format!("/population-groups/{group_of_people}\"")),
        ("Launch texts", format!("{home}/case\"")),
        ("Launch texts", format!("{home}/launch\"")),
        ("Launch texts", format!("{home}/launch/announcement\"")),
        ("Launch texts", format!("{home}/launch/talking-points\"")),
        ("Launch texts", format!("{home}/coalition/launch\"")),
        ("Road", format!("{home}/road/4.1\"")),
    ] {
        page.says(&format!("{heading} <span class=\"soft\">(")).says(&format!("<li><a href=\"{address}"));
    }
    page.says("Launch texts <span class=\"soft\">(5)").says("Notes:</span> About the <mark>osprey</mark>").says("<mark>Osprey</mark> walk");
    assert_eq!(place.count("osprey fund").await, 1, "the money of an action belongs to it");
    for unfound in ["kestrel", "example.org"] {
        assert_eq!(place.count(unfound).await, 0, "how to reach somebody is found by nobody");
    }
    place.agrees().await;
}

#[tokio::test]
async fn a_member_is_found_by_the_name_of_the_person_and_of_the_organization() {
    let place = Place::new().await;
    let (store, id, actor) = (place.store(), place.id, Actor::unnamed());
    let organization = place.adds(Noun::Organization, &[(Fact::Name, "Heron Trust")], None).await;
    let new = NewThing {
        facts: vec![(Fact::BelongsTo, organization.to_string())],
        people: vec![(Fact::Person, Who::New { name: "Ruth Amadi".to_owned(), is_meant: false })],
        ..NewThing::of(Noun::Member)
    };
    let member = store.add_thing(id, &new, &actor, now()).await.unwrap();
    assert_eq!(place.count("ruth").await, 2, "the person, and the member");
    assert_eq!(place.count("ruth heron").await, 1);
    let ruth = store.people_of(id).await.unwrap().into_iter().find(|person| person.profile.name == "Ruth Amadi").unwrap().id;
    store.describe_person(ruth, &[change(Fact::Name, "Ruth Okoro")], &actor, now()).await.unwrap();
    assert_eq!((place.count("amadi").await, place.count("okoro").await), (0, 2));
    let renamed = milepost::store::ThingChange { facts: vec![change(Fact::Name, "Egret Trust")], people: Vec::new() };
    store.change_thing(Noun::Organization, organization, &renamed, &actor, now()).await.unwrap();
    assert_eq!((place.count("heron").await, place.count("okoro egret").await), (0, 1));
    place.finds("okoro").await.says(&format!("/coalition/{member}\">Ruth <mark>Okoro</mark>"));

    // Of two records that are one person, the one that stands for both is found by either name.
    let other = store.add_person(id, &Profile { name: "R. Egretta".to_owned(), ..Profile::default() }, &actor, now()).await.unwrap();
    let path = format!("{}/people/{other}/same-as", place.home);
    place.dana.post(&path, &[("same", &ruth.to_string())]).await;
    place.agrees().await;
    store.bin_thing(Noun::Member, member, &actor, now()).await.unwrap();
    assert_eq!(place.count("okoro").await, 1);
    store.put_back(Subject::Thing(Noun::Member, member), &actor, now()).await.unwrap();
    assert_eq!(place.count("okoro").await, 2);
    place.agrees().await;
}

#[tokio::test]
async fn a_decision_is_found_by_its_reason_and_by_who_decided() {
    let place = Place::new().await;
    place.decides("Mayor Egret", "A new council in osprey season").await;
    let page = place.finds("osprey").await;
    page.says("Decisions <span class=\"soft\">(1)")
        .says("\">Decision of ")
        .says("Reason:</span> A new council in <mark>osprey</mark> season");
    assert_eq!(place.count("mayor egret").await, 1);
    place.agrees().await;
}

#[tokio::test]
async fn of_many_kinds_ten_each_are_shown_with_how_many_there_are_and_the_rest_on_pages_of_fifty() {
    let place = Place::new().await;
    let facts = |n: usize| vec![(Fact::Statement, format!("Heron number {n}"))];
    let new: Vec<NewThing> = (0..120).map(|n| NewThing { facts: facts(n), ..NewThing::of(Noun::Finding) }).collect();
    place.store().add_things(place.id, &new, &Actor::unnamed(), now()).await.unwrap();
    place.says(place.round, "note-1.1", "One more heron").await;
    let mut page = place.finds("heron").await;
    page.says("Notes <span class=\"soft\">(1)").says("Findings and insights <span class=\"soft\">(10 of 120)");
    let mut seen = Vec::new();
    loop {
        let numbers =
            page.text.split("</mark> number ").skip(1).map(|rest| rest.split('<').next().unwrap().trim().parse::<usize>().unwrap());
        seen.extend(numbers);
        let Some(at) = page.text.find("kind=findings&") else { break };
        let start = page.text[..at].rfind('"').unwrap() + 1;
        let address = page.text[start..].split('"').next().unwrap().replace("&#38;", "&");
        let address = address.split('#').next().unwrap().to_owned();
        page = place.dana.get(&address).await;
        page.expect(200).says("All that was found");
    }
    page.says("(the last 10)");
    seen.sort_unstable();
    assert_eq!(seen, (0..120).collect::<Vec<_>>(), "each once");
}

#[tokio::test]
async fn a_text_of_the_plan_is_found_on_the_page_where_it_stands() {
    let place = Place::new().await;
    let texts = [
        (Fact::PublicSummary, "wrenfeather", "document/public-summary"),
        (Fact::PlanAnnouncement, "owlglass", "document/publication-plan"),
        (Fact::PlanPoints, "larkspur", "document/publication-plan"),
        (Fact::EarlyWins, "swiftwing", "progress"),
    ];
    let facts = texts.map(|(fact, word, _)| (fact, word));
    place.adds(Noun::MobilityPlan, &facts, None).await;
    for (_, word, page) in texts {
        let href = format!("href=\"{}/{page}\"", place.home);
        place.finds(word).await.says(&href);
    }
}
