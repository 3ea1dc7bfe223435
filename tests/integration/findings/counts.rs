//! What counts: what took place by today, what is still here, and what the coalition said with one voice.

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::domain::words::dates;
use milepost::store::NewThing;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{begin, id};
use crate::person::{Page, Person};

const ALL: &str = "economic-success\npower-and-autonomy\nbeing-valued-in-community";

fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

fn long(days: i64) -> String {
    dates::long((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

async fn add(dana: &Person, home: &str, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Uuid {
    let of: JurisdictionId = id(home).parse().unwrap();
    let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
    let new = NewThing { within, facts, ..NewThing::of(noun) };
    dana.store.add_thing(of, &new, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap()
}

async fn group(dana: &Person, home: &str) -> String {
    let made = dana.post(&format!("{home}/population-groups"), &[("name", "Renters")]).await.expect(303).location.clone();
    made.rsplit("group-").next().unwrap().to_owned()
}

/// What the road says of one line.
async fn line(dana: &Person, home: &str, key: &str) -> String {
    let page = dana.get(&format!("{home}/road")).await;
    let (_, rest) = page.expect(200).text.split_once(&format!("<li id=\"line-{key}\"")).unwrap();
    rest.split("<li id=\"line-").next().unwrap().split("</section>").next().unwrap().to_owned()
}

fn silent(page: &Page, words: &str) {
    assert!(!page.text.contains(words), "{words}: {}", page.text);
}

#[tokio::test]
async fn a_promise_is_the_same_whether_or_not_somebody_said_that_it_is_planned() {
    let (dana, home) = begin().await;
    let renters = group(&dana, &home).await;
    let facts = [(Fact::Title, "Rent night"), (Fact::Held, "2020-10-03"), (Fact::Groups, renters.as_str())];
    add(&dana, &home, Noun::Engagement, None, &facts).await;
    dana.get(&format!("{home}/engagement")).await.says("A promise not kept so far");
    dana.get(&format!("{home}/findings")).await.says("“Rent night” was planned for October 3, 2020 and is not held yet.");
}

#[tokio::test]
async fn what_is_said_of_a_day_to_come_counts_from_that_day_on() {
    let (dana, home) = begin().await;
    let renters = group(&dana, &home).await;
    let facts = [(Fact::Statement, "Rents rise"), (Fact::Stage, "finding"), (Fact::Dimensions, ALL), (Fact::Groups, &renters)];
    let finding = add(&dana, &home, Noun::Finding, None, &facts).await.to_string();
    let (tomorrow, came) = (day(2), format!("{renters} 12"));
    let ahead = [(Fact::Title, "Rent night"), (Fact::Stage, "held"), (Fact::Held, &tomorrow), (Fact::Heard, "Rent"), (Fact::Groups, &came)];
    add(&dana, &home, Noun::Engagement, None, &ahead).await;
    let nobody = format!("{renters} 0");
    let empty = [(Fact::Title, "Empty hall"), (Fact::Stage, "held"), (Fact::Held, "2020-01-02"), (Fact::Groups, &nobody)];
    add(&dana, &home, Noun::Engagement, None, &empty).await;
    let early =
        [(Fact::Title, "Bus talk"), (Fact::Stage, "held"), (Fact::Held, "2020-02-02"), (Fact::Heard, "Buses"), (Fact::Reported, &tomorrow)];
    add(&dana, &home, Noun::Engagement, None, &early).await;
    let review = [(Fact::Held, tomorrow.as_str()), (Fact::Findings, &finding), (Fact::Agreed, "yes")];
    add(&dana, &home, Noun::Review, None, &review).await;
    dana.get(&format!("{home}/findings")).await.says("No engagement has heard Renters yet");
    let page = dana.get(&format!("{home}/engagement")).await;
    page.says(&format!("Renters: most affected by one finding, and not heard yet; promised for {}.", long(2)));
    // It is still to come, and what is said to be told on a day to come is still owed: in What is due and the handover, too.
    let due = dana.get(&home).await;
    due.says("Bus talk").says("Rent night");
    silent(&due, "Report back on “Rent night”");
    dana.get(&format!("{home}/handover")).await.says("Bus talk").says("Rent night");
    page.says(&format!("Said to be held on {}, which is still to come.", long(2)));
    page.says("Held on February 2, 2020, and not reported back yet.");
    silent(&dana.get(&format!("{home}/findings/review")).await, "left these out");
    let summary = dana.get(&format!("{home}/findings/summary")).await;
    silent(&summary, "Reviewed by the coalition");
    silent(&summary, &format!("{}: number 1", long(2)));
    for (key, words) in [("7.1", "agreed"), ("6.6", "reported back"), ("6.3", "with population groups")] {
        let told = line(&dana, &home, key).await;
        assert!(!told.contains(words), "{key}: {told}");
    }
}

#[tokio::test]
async fn a_finding_that_rests_on_what_is_gone_rests_on_nothing() {
    let (dana, home) = begin().await;
    let facts = [(Fact::Statement, "Rents rise"), (Fact::Stage, "finding"), (Fact::Dimensions, ALL)];
    let finding = add(&dana, &home, Noun::Finding, None, &facts).await;
    let source = add(&dana, &home, Noun::Source, None, &[(Fact::Name, "Court filings")]).await;
    let from = source.to_string();
    let figure = [(Fact::Kind, "figure"), (Fact::Value, "29"), (Fact::Unit, "%"), (Fact::FromSource, from.as_str())];
    add(&dana, &home, Noun::Support, Some(finding), &figure).await;
    silent(&dana.get(&format!("{home}/findings")).await, "rests on nothing yet");
    let summary = dana.get(&format!("{home}/findings/summary")).await;
    silent(summary.says("29%").says("No predictor chosen yet"), "rests on nothing");
    assert!(line(&dana, &home, "6.5").await.contains("each rests on something"));
    assert!(line(&dana, &home, "5.3").await.contains("One figure supports findings."));
    dana.post(&format!("{home}/sources/{source}/delete"), &[]).await.expect(303);
    let page = dana.get(&format!("{home}/findings")).await;
    page.says("One finding rests on nothing yet.").says("Rests only on what is no longer here");
    assert!(line(&dana, &home, "6.5").await.contains("It rests on nothing yet."));
    assert!(!line(&dana, &home, "5.3").await.contains("figure supports"));
    // Who reads the document alone must not take it for proven.
    silent(dana.get(&format!("{home}/findings/summary")).await.says("It rests on nothing that is on record yet."), "29%");
}

#[tokio::test]
async fn a_finding_that_rests_on_weak_readings_alone_says_so() {
    let (dana, home) = begin().await;
    let facts = [(Fact::Statement, "Rents rise"), (Fact::Stage, "finding"), (Fact::Dimensions, ALL)];
    let finding = add(&dana, &home, Noun::Finding, None, &facts).await;
    let key = format!("income-50/city-2915670/2023/whole/{}", "0a".repeat(32));
    let weak = [(Fact::Kind, "reading"), (Fact::Value, "$64,841"), (Fact::Quality, "weak"), (Fact::Reading, key.as_str())];
    add(&dana, &home, Noun::Support, Some(finding), &weak).await;
    let pages = [format!("{home}/findings"), format!("{home}/findings/{finding}"), format!("{home}/findings/summary")];
    for page in &pages {
        dana.get(page).await.expect(200).says("on weak readings alone");
    }
    let other = [(Fact::Kind, "document"), (Fact::What, "A study of rents")];
    add(&dana, &home, Noun::Support, Some(finding), &other).await;
    for page in &pages {
        silent(dana.get(page).await.expect(200), "on weak readings alone");
    }
}

#[tokio::test]
async fn two_reviews_of_one_day_that_differ_settle_nothing() {
    let (dana, home) = begin().await;
    let facts = [(Fact::Statement, "Rents rise"), (Fact::Stage, "finding"), (Fact::Dimensions, ALL)];
    let finding = add(&dana, &home, Noun::Finding, None, &facts).await.to_string();
    for agreed in ["yes", "no", "yes"] {
        let facts = [(Fact::Held, "2026-11-20"), (Fact::Findings, finding.as_str()), (Fact::Agreed, agreed)];
        let review = add(&dana, &home, Noun::Review, None, &facts).await;
        if agreed == "yes" && line(&dana, &home, "7.1").await.contains("came to different ends") {
            dana.post(&format!("{home}/findings/review/{review}/delete"), &[]).await.expect(303);
        }
    }
    let words = "Two reviews of November 20, 2026 came to different ends.";
    let told = line(&dana, &home, "7.1").await;
    assert!(told.contains(words) && !told.contains("agreed to the findings"), "{told}");
    dana.get(&format!("{home}/findings/review")).await.says(words);
    dana.get(&format!("{home}/findings/summary")).await.says(words);
}

#[tokio::test]
async fn who_declined_and_what_is_only_an_insight_is_not_counted_on_the_road() {
    let (dana, home) = begin().await;
    for standing in ["joined", "declined"] {
        let facts = [(Fact::Standing, standing), (Fact::Roles, "management_team\nstakeholder_partner\nchampion")];
        let maker = add(&dana, &home, Noun::Organization, None, &[(Fact::Name, standing)]).await.to_string();
        let facts: Vec<(Fact, &str)> = facts.into_iter().chain([(Fact::BelongsTo, maker.as_str())]).collect();
        add(&dana, &home, Noun::Member, None, &facts).await;
    }
    let insight = add(&dana, &home, Noun::Finding, None, &[(Fact::Statement, "Buses stop"), (Fact::Stage, "insight")]).await;
    add(&dana, &home, Noun::Support, Some(insight), &[(Fact::Kind, "figure"), (Fact::Value, "29")]).await;
    assert!(line(&dana, &home, "4.2").await.contains("One stakeholder partner is on record."));
    assert!(line(&dana, &home, "4.3").await.contains("One champion is on record."));
    assert!(line(&dana, &home, "4.1").await.contains("One member of the management team is on record."));
    assert!(!line(&dana, &home, "5.3").await.contains("supports findings"));
}

#[tokio::test]
async fn documents_leave_out_a_group_of_which_nobody_said_how_many_came() {
    let (dana, home) = begin().await;
    let renters = group(&dana, &home).await;
    let finding = add(&dana, &home, Noun::Finding, None, &[(Fact::Statement, "Rents rise"), (Fact::Stage, "finding")]).await;
    let facts = [(Fact::Title, "Rent night"), (Fact::Stage, "held"), (Fact::Held, "2020-01-02"), (Fact::Groups, renters.as_str())];
    let night = add(&dana, &home, Noun::Engagement, None, &facts).await.to_string();
    add(&dana, &home, Noun::Support, Some(finding), &[(Fact::Kind, "engagement"), (Fact::FromEngagement, &night)]).await;
    let page = dana.get(&format!("{home}/findings/summary")).await;
    page.says("Rent night");
    silent(&page, "with Renters");
    dana.get(&format!("{home}/engagement")).await.says("or of which no number is given");
}
